"""The orders of the plain class, and why somebody stands where they stand (spec 3)."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order, RosterEntry
from facilitator.meeting.order import arranged, unheard
from facilitator.meeting.reasons import why

from .room import Room, agenda, english


def asked(order: Order, *names: str) -> Room:
    room = Room()
    room.speaks("Ann", 200)
    room.speaks("Bob", 30)
    room.speaks("Bob", 30)
    room.speaks("Cat", 60)
    room.order(order)
    room.ask(*names)
    return room


def test_first_come() -> None:
    assert asked(Order.FIFO, "Ann", "Bob", "Cat", "Dan").waiting == ["Ann", "Bob", "Cat", "Dan"]


def test_fewest_turns_then_first_come() -> None:
    room = asked(Order.FEWEST, "Bob", "Ann", "Cat", "Eve", "Dan")
    assert room.waiting == ["Eve", "Dan", "Ann", "Cat", "Bob"]


def test_least_time_then_fewer_turns_then_first_come() -> None:
    room = asked(Order.LEAST_TIME, "Ann", "Bob", "Cat", "Eve", "Dan")
    assert room.waiting == ["Eve", "Dan", "Cat", "Bob", "Ann"]


def test_first_timers_then_first_come() -> None:
    room = asked(Order.FIRST_TIMERS, "Bob", "Ann", "Eve", "Dan")
    assert room.waiting == ["Eve", "Dan", "Bob", "Ann"]


def test_switching_the_order_live_and_back_loses_nothing() -> None:
    room = asked(Order.FEWEST, "Bob", "Ann", "Cat", "Dan")
    room.order(Order.FIFO)
    assert room.waiting == ["Bob", "Ann", "Cat", "Dan"]
    assert "already" in room.refused(c.SetOrder(order=Order.FIFO))
    room.undo()
    assert room.waiting == ["Dan", "Ann", "Cat", "Bob"]


def test_for_and_against_alternate_from_the_side_that_spoke_less() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.speaks("Ann", 60, to="for")
    room.ask("Bob", "Cat", to="for")
    room.ask("Dan", "Eve", "Fay", to="against")
    room.ask("Guy")
    assert room.waiting == ["Dan", "Bob", "Eve", "Cat", "Fay", "Guy"]


def test_alternation_holds_while_one_calls_the_next_in_the_midst_of_a_speech() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.ask("Ann", "Bob", "Cat", to="for")
    room.ask("Dan", "Eve", to="against")
    shown = room.waiting
    assert shown == ["Ann", "Dan", "Bob", "Eve", "Cat"]
    called = []
    for seconds in (60, 10, 90, 20, 5):
        called.append(room.call())
        assert room.waiting == shown[len(called) :], "the list shows who comes next"
        room.wait(seconds=seconds)
    assert called == shown


def test_alternation_without_any_time_goes_by_turns_then_by_who_asked_first() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.ask("Dan", to="against")
    room.ask("Ann", "Bob", to="for")
    assert room.waiting == ["Dan", "Ann", "Bob"]
    room.speaks("Cat", 0, to="for")
    assert room.waiting == ["Dan", "Ann", "Bob"]
    room.speaks("Eve", 0, to="against")
    room.speaks("Fay", 0, to="against")
    assert room.waiting == ["Ann", "Dan", "Bob"]


def test_groups_take_turns_and_the_running_speech_counts() -> None:
    room = Room()
    room.order(Order.GROUPS)
    room.ask("Ann", "Cat", "Eve", "Bob", "Dan", "Hal")
    assert room.waiting == ["Ann", "Bob", "Hal", "Cat", "Dan", "Eve"]
    shown = room.waiting
    called = []
    for _ in shown:
        called.append(room.call())
        room.wait(seconds=30)
    assert called == shown


def test_who_speaks_and_asks_again_does_not_come_before_the_silent() -> None:
    for order in (Order.FEWEST, Order.LEAST_TIME, Order.FIRST_TIMERS):
        room = Room()
        room.order(order)
        room.ask("Ann")
        room.call()
        room.ask("Ann", "Bob")
        room.wait(seconds=90)
        assert room.waiting == ["Bob", "Ann"], order
        assert room.call() == "Bob"


def test_the_orders_touch_only_the_plain_class() -> None:
    room = Room()
    room.speaks("Ann", 60)
    room.ask("Ann", "Bob", to="question")
    room.order(Order.FEWEST)
    assert room.waiting == ["Ann", "Bob"]


def test_every_entry_says_why_it_stands_there() -> None:
    room = asked(Order.FEWEST, "Bob", "Dan")
    room.ask("Eve", to="order")
    reasons = [english(why(room.meeting, entry)) for entry in arranged(room.meeting)]
    assert "point of order" in reasons[0]
    assert "not spoken yet" in reasons[1]
    assert "2 turns, 1:00" in reasons[2]
    assert all("19:3" in reason for reason in reasons)


def test_a_renamed_speaker_loses_no_turns() -> None:
    room = asked(Order.FEWEST, "Ann", "Dan")
    room.do(c.RenamePerson(person=room.id("Ann"), name="Anna"))
    assert room.person("Anna").turns == 1
    assert room.waiting == ["Dan", "Anna"]


def test_the_unheard_are_shuffled_the_same_way_each_time() -> None:
    people = tuple(RosterEntry(name=f"Member {n}") for n in range(30))
    one, two = Room(agenda(people=people)), Room(agenda(people=people))
    assert unheard(one.meeting) == unheard(two.meeting)
    assert unheard(one.meeting) != tuple(f"p{n}" for n in range(1, 31))
    assert sorted(unheard(one.meeting)) == sorted(one.meeting.people)
