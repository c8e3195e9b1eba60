"""Who waits, who is called, who goes on (spec 3)."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence

from .room import Room, agenda


def test_a_new_entry_goes_behind_its_class_and_before_the_lower_ones() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.ask("Cat", to="reply")
    room.ask("Dan", to="question")
    room.ask("Eve", to="order")
    room.ask("Fay", to="intervention")
    room.ask("Guy", to="interposed")
    room.ask("Hal", to="question")
    assert room.waiting == ["Guy", "Fay", "Eve", "Dan", "Hal", "Cat", "Ann", "Bob"]


def test_for_against_and_plain_are_one_class() -> None:
    room = Room()
    room.ask("Ann")
    room.ask("Bob", to="for")
    room.ask("Cat", to="against")
    room.ask("Dan")
    assert room.waiting == ["Ann", "Bob", "Cat", "Dan"]
    assert "waiting already" in room.refused(
        c.AskFloor(person=room.id("Ann"), speech_class=SpeechClass.AGAINST)
    )


def test_points_of_order_stand_by_rank_scanned_from_the_tail() -> None:
    room = Room()
    room.ask("Ann", to="order", rank=5)
    room.ask("Bob", to="order", rank=2)
    room.ask("Cat", to="order", rank=5)
    room.ask("Dan", to="order", rank=3)
    assert room.waiting == ["Bob", "Dan", "Ann", "Cat"]
    room.move("Ann", 1)
    room.ask("Eve", to="order", rank=3)
    assert room.waiting == ["Ann", "Bob", "Dan", "Eve", "Cat"]


def test_one_plain_entry_and_one_point_of_order_a_person() -> None:
    room = Room()
    room.ask("Ann")
    room.ask("Ann", to="order")
    room.refused(c.AskFloor(person=room.id("Ann")))
    room.refused(c.AskFloor(person=room.id("Ann"), speech_class=SpeechClass.ORDER))
    room.do(c.AskFloor(person=None))
    room.do(c.AskFloor(person=None))
    assert room.waiting == ["Ann", "Ann", "…", "…"]


def test_calling_gives_the_floor_and_ends_the_running_speech() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    assert room.call() == "Ann"
    room.wait(seconds=100)
    assert room.call() == "Bob"
    assert room.turns == [("Ann", 100)]
    assert room.waiting == []
    assert "Nobody is waiting" in room.refused(c.CallNext())


def test_a_double_press_skips_nobody() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.call()
    shown = room.speech.id
    room.do(c.CallNext(believed=shown))
    assert "just changed" in room.refused(c.CallNext(believed=shown))
    assert "just changed" in room.refused(c.FinishSpeech(believed=shown))
    assert "just changed" in room.refused(c.CallNext(believed=""))
    room.finish()
    room.ask("Cat")
    room.do(c.CallNext(believed=""))
    assert room.speaker == "Cat"


def test_an_interposed_question_pauses_the_speech_and_gives_the_floor_back() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.ask("Bob", to="interposed")
    assert room.call() == "Bob"
    room.wait(seconds=30)
    room.finish()
    assert room.speaker == "Ann"
    room.wait(seconds=20)
    room.finish()
    assert room.turns == [("Bob", 30), ("Ann", 80)]


def test_a_second_interposed_question_follows_the_first() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.ask("Bob", "Cat", to="interposed")
    room.call()
    room.wait(seconds=10)
    assert room.call() == "Cat"
    room.wait(seconds=10)
    room.finish()
    assert room.speaker == "Ann"


def test_who_was_interrupted_goes_on_when_called_by_name() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.ask("Bob", to="interposed")
    room.call()
    room.do(c.CallPerson(person=room.id("Ann")))
    room.wait(seconds=5)
    room.finish()
    assert room.turns == [("Bob", 0), ("Ann", 65)]


def test_a_recess_pauses_the_speech_and_what_interrupted_it() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.ask("Bob", to="interposed")
    room.call()
    room.wait(seconds=10)
    room.pause()
    room.wait(minutes=30)
    assert "in recess" in room.refused(c.FinishSpeech())
    room.ask("Cat")
    room.resume()
    room.wait(seconds=5)
    room.finish()
    room.wait(seconds=7)
    room.finish()
    assert room.turns == [("Bob", 15), ("Ann", 67)]


def test_who_leaves_neither_speaks_nor_waits_on_any_list() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.next(really=True)
    room.ask("Ann", "Cat")
    room.call("Ann")
    room.wait(seconds=40)
    room.leaves("Ann")
    assert (room.speaker, room.waiting) == (None, ["Cat"])
    assert room.turns == [("Ann", 40)]
    room.take_up("1", really=True)
    assert room.waiting == ["Bob"]
    assert "not present" in room.refused(c.AskFloor(person=room.id("Ann")))
    assert "not present" in room.refused(c.CallPerson(person=room.id("Ann")))


def test_when_who_interposed_leaves_the_speech_goes_on_but_not_in_a_recess() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.ask("Bob", to="interposed")
    room.call()
    room.pause()
    room.leaves("Bob")
    assert room.speaker == "Ann"
    room.wait(minutes=10)
    room.resume()
    room.wait(seconds=5)
    room.finish()
    assert room.turns == [("Bob", 0), ("Ann", 65)]


def test_when_both_leave_nobody_goes_on() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.ask("Bob", to="interposed")
    room.call()
    told = room.told(
        c.MarkPresence(people=(room.id("Bob"), room.id("Ann")), presence=Presence.LEFT)
    )
    assert "goes on" not in told
    assert room.meeting.speech is room.meeting.interrupted is None


def test_speaking_time_counts_up_over_the_limit_and_can_be_extended() -> None:
    room = Room(agenda(turn=120))
    room.ask("Ann")
    room.call()
    room.do(c.ExtendSpeech(seconds=60))
    assert room.speech.limit == 180
    room.wait(seconds=200)
    room.finish()
    assert room.turns == [("Ann", 200)]
    room.ask("Bob")
    room.call()
    assert room.speech.limit == 120, "more time for one is not more time for the next"


def test_what_is_left_of_a_speech_is_yielded_and_added() -> None:
    room = Room(agenda(turn=180))
    room.ask("Ann", "Bob", "Cat")
    room.call()
    room.wait(seconds=50)
    room.do(c.YieldTime(entry=room.entry("Cat").id))
    assert room.speaker is None
    assert room.call("Cat") == "Cat"
    assert room.speech.limit == 310
    room.wait(seconds=310)
    assert "no time left" in room.refused(c.YieldTime(entry=room.entry("Bob").id))


def test_an_invited_one_who_waited_keeps_what_was_yielded_to_them() -> None:
    room = Room(agenda(turn=180))
    room.ask("Ann", "Bob")
    room.call()
    room.wait(seconds=60)
    room.do(c.YieldTime(entry=room.entry("Bob").id))
    room.do(c.CallPerson(person=room.id("Bob"), invited=True))
    assert (room.speech.limit, room.speech.invited, room.waiting) == (300, True, [])


def test_closing_the_list_still_admits_points_of_order() -> None:
    room = Room()
    room.ask("Ann")
    room.do(c.CloseList())
    assert "closed" in room.refused(c.AskFloor(person=room.id("Bob")))
    room.refused(c.AskFloor(person=room.id("Bob"), speech_class=SpeechClass.FOR))
    room.ask("Bob", to="order")
    room.refused(c.CloseList())
    room.next(really=True)
    room.ask("Cat")
    room.refused(c.OpenList())


def test_the_last_word_closes_and_clears() -> None:
    room = Room()
    room.ask("Ann", "Bob", "Cat")
    room.do(c.LastWord(entry=room.entry("Bob").id))
    assert (room.speaker, room.waiting) == ("Bob", [])
    room.refused(c.AskFloor(person=room.id("Dan")))


def test_each_item_has_its_own_list_and_keeps_it() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    assert "2 people are waiting" in room.asks_first(c.NextItem())
    room.next(really=True)
    assert room.waiting == []
    room.ask("Cat")
    room.do(c.OpenItem(item="i1", confirmed=True))
    assert room.waiting == ["Ann", "Bob"]
    room.call()
    assert "Ann is speaking" in room.asks_first(c.NextItem())
