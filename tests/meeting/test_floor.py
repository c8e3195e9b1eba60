"""Who waits, who is called, who goes on (spec 3)."""

from __future__ import annotations

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.order import why
from facilitator.meeting.people import Presence

from .room import MINUTE, Room, agenda, english, lasting


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


# put back


def test_put_back_stands_at_the_head_and_the_turn_stays() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.speaks("Cat", 60)
    room.do(c.PutBack())
    assert room.waiting == ["Cat", "Ann", "Bob"]
    assert room.turns == [("Cat", 60)]
    assert "put at the head" in english(why(room.meeting, room.entry("Cat")))
    room.refused(c.PutBack())


def test_a_point_of_order_comes_before_who_was_put_back_and_behind_its_like() -> None:
    room = Room()
    room.speaks("Cat", 60)
    room.ask("Ann", to="order")
    room.ask("Bob")
    room.do(c.PutBack())
    assert room.waiting == ["Cat", "Ann", "Bob"]
    room.ask("Dan")
    assert room.waiting == ["Cat", "Ann", "Bob", "Dan"]
    room.ask("Eve", to="question")
    assert room.waiting == ["Ann", "Eve", "Cat", "Bob", "Dan"]


def test_who_is_gone_or_spoke_on_another_item_is_not_put_back() -> None:
    room = Room()
    room.speaks("Cat", 60)
    room.leaves("Cat")
    assert "not present" in room.refused(c.PutBack())
    room.next()
    assert "on this item" in room.refused(c.PutBack())


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_move_lands_where_it_was_asked_with_somebody_at_the_head(place: int) -> None:
    room = Room()
    room.speaks("Cat", 60)
    room.ask("Ann", to="order")
    room.ask("Bob", "Dan")
    room.do(c.PutBack())
    if room.waiting[place - 1] != "Dan":
        room.move("Dan", place)
    assert room.waiting[place - 1] == "Dan"


# moves


def test_moving_across_a_class_border_changes_the_class() -> None:
    room = Room()
    room.ask("Ann", to="order")
    room.ask("Bob", to="question")
    room.ask("Cat", "Dan")
    room.move("Dan", 1)
    assert room.classes[0] == ("Dan", "order")
    room.move("Dan", 4)
    assert room.classes == [
        ("Ann", "order"),
        ("Bob", "question"),
        ("Cat", "plain"),
        ("Dan", "plain"),
    ]
    room.move("Ann", 2)
    assert room.classes[:2] == [("Bob", "question"), ("Ann", "question")]


def test_moving_within_what_fits_keeps_the_class() -> None:
    room = Room()
    room.ask("Ann", to="order")
    room.ask("Bob", to="reply")
    room.ask("Cat")
    room.ask("Dan", to="question")
    assert room.waiting == ["Ann", "Dan", "Bob", "Cat"]
    room.move("Dan", 3)
    assert room.classes[2] == ("Dan", "reply")
    room.move("Cat", 2)
    assert room.classes[1] == ("Cat", "reply")
    room.move("Cat", 1)
    assert room.classes[0] == ("Cat", "order")


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("place", [1, 2, 3, 4, 5])
def test_a_move_is_kept_through_calls_and_undone(order: Order, place: int) -> None:
    room = Room()
    room.speaks("Ann", 100)
    room.speaks("Bob", 50)
    room.ask("Ann", to="for")
    room.ask("Bob", to="against")
    room.ask("Cat", to="for")
    room.ask("Dan")
    room.ask("Eve", to="against")
    room.order(order)
    before = room.waiting
    moved = next(name for name in before if name != before[place - 1])
    room.move(moved, place)
    after = room.waiting
    assert after.index(moved) == place - 1
    if order not in {Order.ALTERNATE, Order.GROUPS}:  # these two arrange the rest among themselves
        assert [n for n in after if n != moved] == [n for n in before if n != moved]
    assert "put in this place" in english(why(room.meeting, room.entry(moved)))
    room.undo()
    assert room.waiting == before
    room.redo()
    assert room.waiting == after
    room.ask("Fay", to="order")
    assert room.waiting == ["Fay", *after]
    room.call()
    for left in range(place):
        assert room.waiting.index(moved) == place - 1 - left, (
            "called one by one, it comes when shown"
        )
        room.call()
    assert room.speaker == moved


def test_a_place_that_is_not_there_or_is_theirs_already_is_refused() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    entry = room.entry("Ann").id
    assert "places 1 to 2" in room.refused(c.MoveEntry(entry=entry, place=3))
    room.refused(c.MoveEntry(entry=entry, place=0))
    assert "already" in room.refused(c.MoveEntry(entry=entry, place=1))
    room.refused(c.MoveEntry(entry="e99", place=1))


def test_withdrawing_a_waiting_one_leaves_the_running_clock_alone() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.call()
    room.wait(seconds=33)
    room.do(c.WithdrawEntry(entry=room.entry("Bob").id))
    assert room.speech.net(room.now) == 33
    room.refused(c.WithdrawEntry(entry="e2"))


# go-around and inviting


def test_a_go_around_calls_each_member_present_once_with_its_own_turn_length() -> None:
    room = Room(agenda(("1", lasting(10), {"go_around": 45}), lasting(5)), opened=False)
    room.mark(Presence.PRESENT, "Ann", "Cat", "Guy", "Hal")
    room.do(c.OpenMeeting())
    assert room.waiting == ["Ann", "Cat", "Guy"], "a guest is no member"
    room.call()
    assert room.speech.limit == 45
    room.next(really=True)
    room.ask("Ann")
    room.call()
    assert room.speech.limit == 3 * MINUTE
    room.do(c.ReopenItem(item="i1", confirmed=True))
    assert room.waiting == ["Cat", "Guy"], "nobody is asked a second time"


def test_a_go_around_without_attendance_asks_the_whole_roster() -> None:
    room = Room(agenda(("1", lasting(10), {"go_around": 0})), opened=False)
    room.do(c.OpenMeeting())
    assert room.waiting == ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Guy"]
    room.call()
    assert room.speech.limit == 3 * MINUTE


def test_inviting_begins_with_the_least_heard_group_and_the_declining_come_last() -> None:
    room = Room()
    room.speaks("Ann", 60)
    room.do(c.InviteNext())
    first = room.person(room.speaker or "")
    assert first.group != "east", "the east has been heard"
    assert room.speech.invited
    room.do(c.DeclineInvitation())
    assert room.speaker is None
    assert room.person(first.name).declined == 1
    assert room.person(first.name).turns == 0
    asked = []
    for _ in range(6):
        room.do(c.InviteNext())
        asked.append(room.speaker)
        room.finish()
    assert first.name not in asked
    room.do(c.InviteNext())
    assert room.speaker == first.name, "asked again, last"
    room.finish()
    assert "has spoken" in room.refused(c.InviteNext())


def test_only_who_was_or_could_be_invited_declines() -> None:
    room = Room()
    room.speaks("Ann", 60)
    assert "not been invited" in room.refused(c.DeclineInvitation(person=room.id("Ann")))
    room.leaves("Bob")
    room.refused(c.DeclineInvitation(person=room.id("Bob")))
    room.do(c.DeclineInvitation(person=room.id("Cat")))


def test_who_was_interrupted_is_not_invited_to_speak() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.ask("Bob", to="interposed")
    room.call()
    room.leaves("Cat", "Dan", "Eve", "Fay", "Guy", "Hal")
    assert "has spoken" in room.refused(c.InviteNext())


def test_inviting_needs_to_know_who_is_here() -> None:
    room = Room(opened=False)
    room.do(c.OpenMeeting())
    assert "attendance" in room.refused(c.InviteNext())
    room.ask("Ann")
    assert room.person("Ann").presence is Presence.EXPECTED


def test_who_acts_unmarked_is_present_once_attendance_was_taken() -> None:
    room = Room(opened=False)
    room.mark(Presence.PRESENT, "Ann")
    room.do(c.OpenMeeting())
    room.ask("Bob")
    assert room.person("Bob").is_present


def test_who_asked_before_the_attendance_is_present_when_called_after_it() -> None:
    room = Room(opened=False)
    room.do(c.OpenMeeting())
    room.ask("Bob")
    room.mark(Presence.PRESENT, "Ann")
    assert not room.person("Bob").is_present
    room.call()
    assert room.person("Bob").is_present
