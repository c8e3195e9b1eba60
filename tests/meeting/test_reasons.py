"""Each order says why somebody stands where they stand, and says it rightly (spec 3)."""

from __future__ import annotations

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.body import BodyRules
from facilitator.meeting.order import arranged
from facilitator.meeting.reasons import why

from .room import Room, agenda, english


def reasons(room: Room) -> list[str]:
    return [english(why(room.meeting, entry)) for entry in arranged(room.meeting)]


def debated(order: Order) -> Room:
    """Ann has spoken 200 seconds at once, Bob 30 twice, Cat 60 once."""
    room = Room()
    room.speaks("Ann", 200)
    room.speaks("Bob", 30)
    room.speaks("Bob", 30)
    room.speaks("Cat", 60)
    room.order(order)
    return room


def test_first_come() -> None:
    room = debated(Order.FIFO)
    room.ask("Ann", "Dan", "Bob")
    assert reasons(room) == [
        "Ann: 1 turn, 3:20, asked at 19:35:20; first come: nobody asked earlier",
        "Dan: not spoken yet, asked at 19:35:20; first come: 1 person asked earlier",
        "Bob: 2 turns, 1:00, asked at 19:35:20; first come: 2 people asked earlier",
    ]


def test_fewest_turns() -> None:
    room = debated(Order.FEWEST)
    room.ask("Bob", "Ann", "Cat", "Dan", "Eve")
    assert [said.partition("fewest turns first: ")[2] for said in reasons(room)] == [
        "nobody who waits has fewer turns",
        "1 person has as many turns and asked earlier",
        "2 people who wait have fewer turns",
        "2 people who wait have fewer turns; 1 person has as many turns and asked earlier",
        "4 people who wait have fewer turns",
    ]


def test_least_time() -> None:
    room = debated(Order.LEAST_TIME)
    room.speaks("Dan", 60)
    room.ask("Ann", "Bob", "Dan", "Cat", "Eve")
    assert room.waiting == ["Eve", "Dan", "Cat", "Bob", "Ann"]
    assert [said.partition("least time first: ")[2] for said in reasons(room)] == [
        "nobody who waits has spoken less",
        "1 person who waits has spoken less",
        "1 person who waits has spoken less; 1 person has spoken as long and asked earlier",
        "1 person who waits has spoken less; 2 people have spoken as long in fewer turns",
        "4 people who wait have spoken less",
    ]


def test_first_timers() -> None:
    room = debated(Order.FIRST_TIMERS)
    room.ask("Ann", "Dan", "Bob", "Eve")
    assert [said.partition("first-timers first: ")[2] for said in reasons(room)] == [
        "the first of those who have not spoken",
        "1 other first-timer asked earlier",
        "2 first-timers go before",
        "2 first-timers go before; 1 person asked earlier",
    ]


def test_for_and_against_in_turn() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.speaks("Ann", 60, to="for")
    room.ask("Bob", "Cat", to="for")
    room.ask("Dan", to="against")
    room.ask("Eve", "Fay")
    assert room.waiting == ["Dan", "Bob", "Cat", "Eve", "Fay"]
    assert [said.partition("for and against in turn: ")[2] for said in reasons(room)] == [
        "the side that has spoken less: for 1:00, against 0:00",
        "one of the other side goes before",
        "nobody of the other side waits in between",
        "whoever speaks for or against goes before",
        "whoever speaks for or against goes before",
    ]
    room.call("Dan")
    assert "the other side is speaking" in reasons(room)[0]


def test_a_side_that_is_alone_says_so() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.ask("Bob", to="for")
    assert "both sides have spoken alike" in reasons(room)[0]
    room.speaks("Ann", 60, to="for")
    assert "nobody of the other side waits" in reasons(room)[0]


def test_groups_in_turn() -> None:
    room = Room()
    room.order(Order.GROUPS)
    room.speaks("Ann", 60)
    room.speaks("Bob", 60)
    room.ask("Cat", "Eve", "Dan", "Hal")
    assert room.waiting == ["Hal", "Cat", "Dan", "Eve"]
    assert [said.partition("groups in turn: ")[2] for said in reasons(room)] == [
        "(no group) has not spoken on this item",
        "1 group has been silent for longer than east",
        "2 groups have been silent for longer than west",
        "1 of east asked earlier, and the groups take turns",
    ]
    room.do(c.WithdrawEntry(entry=room.entry("Hal").id))
    assert "no other group that waits has been silent for longer than east" in reasons(room)[0]


def test_groups_that_have_not_spoken_stand_as_their_first_asked() -> None:
    room = Room()
    room.order(Order.GROUPS)
    room.ask("Bob", "Hal", "Ann")
    assert [said.partition("groups in turn: ")[2] for said in reasons(room)] == [
        "west has not spoken on this item",
        "(no group) has not spoken on this item; 1 person asked earlier",
        "east has not spoken on this item; 2 people asked earlier",
    ]


def test_sides_of_equal_time_go_by_turns_and_say_so() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.speaks("Ann", 60, to="for")
    room.speaks("Ann", 60, to="for")
    room.speaks("Bob", 120, to="against")
    room.ask("Cat", to="for")
    room.ask("Dan", to="against")
    assert room.waiting == ["Dan", "Cat"]
    assert reasons(room)[0].endswith("both sides have spoken as long, this one in fewer turns")


def test_who_asked_earlier_for_neither_side_is_not_denied() -> None:
    room = Room()
    room.order(Order.ALTERNATE)
    room.ask("Ann")
    room.ask("Bob", to="for")
    assert room.waiting == ["Bob", "Ann"]
    assert reasons(room)[0].endswith("spoken alike, and nobody of either asked earlier")


@pytest.mark.parametrize("order", list(Order))
def test_a_reason_says_that_it_leaves_out_whom_the_chair_put_in_place(order: Order) -> None:
    room = Room()
    room.order(order)
    room.ask("Ann", "Bob", "Cat")
    room.move("Ann", 3)
    assert room.waiting == ["Bob", "Cat", "Ann"]
    first, second, third = reasons(room)
    for said in (first, second):
        assert said.endswith("; not counting 1 whom the chair put in place")
    assert third == "Ann was put in this place by the chair"


def test_two_requests_of_one_person_are_one_person() -> None:
    room = Room(agenda(body_rules=BodyRules(entries={"plain": 2})))
    room.ask("Ann", "Bob", "Ann", "Cat", "Bob")
    assert [said.partition("first come: ")[2] for said in reasons(room)] == [
        "nobody asked earlier",
        "1 person asked earlier",
        "2 people asked earlier",
        "2 people asked earlier",
        "3 people asked earlier",
    ]
    room.order(Order.FIRST_TIMERS)
    assert reasons(room)[2].endswith("1 other first-timer asked earlier"), "Bob, not Ann herself"


def test_who_stands_behind_a_higher_class_is_told_so() -> None:
    room = Room()
    room.ask("Ann")
    room.ask("Bob", "Cat", to="order")
    assert reasons(room)[2].endswith("nobody asked earlier; 2 of a higher class go before")


def test_a_point_of_order_does_not_pass_for_first_behind_who_was_put_back() -> None:
    room = Room()
    room.ask("Ann", to="order")
    room.speaks("Cat", 60)
    room.do(c.PutBack())
    assert room.waiting == ["Cat", "Ann"]
    assert reasons(room)[1].endswith("; not counting 1 whom the chair put in place")


def test_who_speaks_and_asks_again_is_told_so() -> None:
    room = debated(Order.FEWEST)
    room.call_out("Eve")
    room.ask("Eve", "Fay")
    assert "Eve: not spoken yet, speaking now, asked at" in reasons(room)[1]
    assert "1 person who waits has fewer turns" in reasons(room)[1]


@pytest.mark.parametrize("order", list(Order))
def test_who_was_moved_or_put_back_is_there_by_the_chair_in_every_order(order: Order) -> None:
    room = debated(order)
    room.ask("Ann", "Dan", "Eve")
    room.move(room.waiting[2], 1)
    assert "put in this place by the chair" in reasons(room)[0]
    room.do(c.PutBack())
    assert "put at the head of the list by the chair" in reasons(room)[0]


def test_points_of_order_name_their_category_and_rank() -> None:
    room = Room(agenda(body_rules=BodyRules(ranks={"recess": 2})))
    room.ask("Ann", to="order", rank=2)
    room.ask("Bob", to="order", rank=3)
    one, two = reasons(room)
    assert one.startswith("Ann: point of order: recess, ahead of all lower classes and behind")
    assert two.startswith(
        "Bob: point of order, ahead of all lower classes and behind ranks up to 3"
    )
