"""Who is put back or moved, and the classes and orders that hold all the same (spec 3)."""

from __future__ import annotations

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.reasons import why

from .room import Room, english


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


def test_a_point_of_order_that_is_put_back_keeps_its_category() -> None:
    room = Room()
    room.ask("Ann", to="order", rank=2)
    room.call()
    room.wait(seconds=20)
    room.finish()
    room.do(c.PutBack())
    room.call()
    assert room.speech.rank == 2


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
