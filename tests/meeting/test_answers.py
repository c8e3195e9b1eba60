"""Questions put in between, places kept for nobody yet, and the answers to them (spec 3)."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence
from facilitator.meeting.reasons import why

from .room import Room, english


def answer(room: Room, name: str, entry: str) -> None:
    room.do(c.AskFloor(person=room.id(name), answers=entry))


def keep_a_place(room: Room, speech_class: str) -> str:
    room.do(c.AskFloor(person=None, speech_class=SpeechClass(speech_class)))
    return f"e{room.meeting.entries}"


# answers


def test_an_answer_stands_right_behind_what_it_answers() -> None:
    room = Room()
    room.ask("Ann", "Bob", to="intervention")
    room.ask("Cat")
    answer(room, "Dan", "e1")
    assert room.waiting == ["Ann", "Dan", "Bob", "Cat"]
    answer(room, "Eve", "e1")
    answer(room, "Fay", "e2")
    assert room.waiting == ["Ann", "Dan", "Eve", "Bob", "Fay", "Cat"]
    assert room.entry("Dan").speech_class is SpeechClass.INTERVENTION
    assert "answer to an intervention, right behind" in english(
        why(room.meeting, room.entry("Dan"))
    )
    room.ask("Guy", to="intervention")
    assert room.waiting == ["Ann", "Dan", "Eve", "Bob", "Fay", "Guy", "Cat"]


def test_an_answer_to_what_runs_stands_at_the_head_of_its_class() -> None:
    room = Room()
    room.ask("Ann", "Bob", to="intervention")
    room.ask("Cat", to="interposed")
    room.call("Ann")
    answer(room, "Dan", "e1")
    assert room.waiting == ["Cat", "Dan", "Bob"]


def test_question_answer_and_the_speech_goes_on_and_the_times_add_up() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.call()
    room.wait(seconds=60)
    room.ask("Cat", "Dan", to="interposed")
    answer(room, "Ann", "e3")
    assert room.waiting == ["Cat", "Ann", "Dan", "Bob"]
    assert room.call() == "Cat"
    room.wait(seconds=15)
    assert room.call() == "Ann"
    assert room.speech.answers == "e3"
    room.wait(seconds=25)
    room.finish()
    assert room.speaker == "Ann"
    room.wait(seconds=40)
    room.finish()
    assert room.turns == [("Cat", 15), ("Ann", 25), ("Ann", 100)]
    assert sum(net for _, net in room.turns) == room.meeting.elapsed("i1", room.now)


def test_the_answers_of_a_question_called_out_of_turn_come_next() -> None:
    room = Room()
    room.ask("Ann", "Bob", to="interposed")
    answer(room, "Cat", "e2")
    assert room.waiting == ["Ann", "Bob", "Cat"]
    room.call("Bob")
    assert room.waiting == ["Cat", "Ann"]


def test_with_the_question_its_answers_move_and_go() -> None:
    room = Room()
    room.ask("Ann", "Bob", to="interposed")
    answer(room, "Cat", "e1")
    answer(room, "Dan", "e1")
    room.move("Ann", 2)
    assert room.waiting == ["Bob", "Ann", "Cat", "Dan"]
    assert {kind for _, kind in room.classes} == {"interposed"}
    room.undo()
    assert room.waiting == ["Ann", "Cat", "Dan", "Bob"]
    room.do(c.WithdrawEntry(entry="e1"))
    assert room.waiting == ["Bob"]


def test_a_question_before_who_was_put_back_keeps_its_answer_behind_it() -> None:
    room = Room()
    room.speaks("Ann", 10)
    room.ask("Bob", to="intervention")
    room.do(c.PutBack())
    assert room.waiting == ["Ann", "Bob"]
    room.move("Bob", 1)
    answer(room, "Cat", room.entry("Bob").id)
    assert room.waiting == ["Bob", "Cat", "Ann"]
    assert room.call() == "Bob"
    assert room.waiting == ["Cat", "Ann"]


def test_only_questions_and_interventions_of_this_item_are_answered() -> None:
    room = Room()
    room.ask("Ann")
    room.ask("Bob", to="interposed")
    for entry in ("e1", "e9"):
        refusal = room.refused(c.AskFloor(person=room.id("Cat"), answers=entry))
        assert "no question or intervention" in refusal
    room.call("Bob")
    room.next(really=True)
    assert "no question" in room.refused(c.AskFloor(person=room.id("Cat"), answers="e2"))


def test_who_asks_may_answer_another_question_too() -> None:
    room = Room()
    room.ask("Ann", "Bob", to="interposed")
    answer(room, "Ann", "e2")
    assert room.waiting == ["Ann", "Bob", "Ann"]


# nobody yet


def test_a_place_is_kept_called_and_named_while_they_speak() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=20)
    keep_a_place(room, "interposed")
    assert room.call() == "…"
    room.wait(seconds=10)
    assert room.told(c.NameSpeaker(person=room.id("Bob"))) == "the turn of … was Bob's"
    assert room.speaker == "Bob"
    room.finish()
    assert room.person("Bob").seconds == 10


def test_a_place_is_named_while_it_waits_and_keeps_its_place() -> None:
    room = Room()
    room.ask("Ann", to="intervention")
    keep_a_place(room, "intervention")
    room.ask("Bob", to="intervention")
    assert room.told(c.NameSpeaker(person=room.id("Cat"))) == "it is Cat who waits"
    assert room.waiting == ["Ann", "Cat", "Bob"]
    assert "has a name" in room.refused(c.NameSpeaker(person=room.id("Dan")))


def test_a_nameless_speech_is_named_after_its_end() -> None:
    room = Room()
    keep_a_place(room, "interposed")
    room.call()
    room.wait(seconds=30)
    room.finish()
    assert room.turns == [("…", 30)]
    assert sum(p.seconds for p in room.meeting.people.values()) == 0
    room.do(c.NameSpeaker(person=room.id("Eve")))
    assert (room.person("Eve").turns, room.person("Eve").seconds) == (1, 30)
    room.undo()
    assert room.person("Eve").turns == 0


def test_who_speaks_is_named_before_who_waits() -> None:
    room = Room()
    first, second = keep_a_place(room, "interposed"), keep_a_place(room, "interposed")
    room.call()
    room.do(c.NameSpeaker(person=room.id("Ann")))
    assert room.speaker == "Ann"
    room.do(c.NameSpeaker(person=room.id("Bob")))
    assert room.waiting == ["Bob"]
    assert "Ann already" in room.refused(c.CorrectSpeaker(person=room.id("Ann"), turn="t1"))
    assert "Bob already" in room.refused(c.CorrectSpeaker(person=room.id("Bob"), entry=second))
    assert "not on the speakers' list" in room.refused(
        c.CorrectSpeaker(person=room.id("Cat"), entry=first)
    )


def test_a_wrong_name_on_the_list_is_put_right_in_its_place() -> None:
    room = Room()
    room.ask("Ann", "Bob", "Cat")
    told = room.told(c.CorrectSpeaker(person=room.id("Dan"), entry="e2"))
    assert told == "it is Dan who waits, not Bob"
    assert room.waiting == ["Ann", "Dan", "Cat"]
    assert "waiting already" in room.refused(c.CorrectSpeaker(person=room.id("Ann"), entry="e2"))


def test_who_is_gone_is_not_named_for_what_is_still_to_come() -> None:
    room = Room()
    keep_a_place(room, "interposed")
    room.leaves("Ann")
    assert "not present" in room.refused(c.NameSpeaker(person=room.id("Ann")))
    room.call()
    room.wait(seconds=5)
    room.finish()
    room.do(c.NameSpeaker(person=room.id("Ann")))
    assert room.person("Ann").seconds == 5
    assert room.person("Ann").presence is Presence.LEFT


def test_a_nameless_plain_entry_is_served_by_every_order() -> None:
    for order in Order:
        room = Room()
        room.order(order)
        keep_a_place(room, "plain")
        room.ask("Ann")
        assert room.waiting == ["…", "Ann"]
        assert "…: not spoken yet" in english(why(room.meeting, room.entry_of_nobody))
        assert room.call() == "…"
