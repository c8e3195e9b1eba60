"""Groups in turn and sides in turn, against schedules worked out in another way (spec 3)."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting.agenda import Order, RosterEntry

from .room import Room, agenda

GROUPS = ("red", "green", "blue", None)
CROWD = tuple(RosterEntry(name=f"P{n}", group=GROUPS[n % 4]) for n in range(16))
GROUP_OF = {entry.name: entry.group for entry in CROWD}

people = st.lists(st.sampled_from([entry.name for entry in CROWD]), unique=True, max_size=10)


def hall(order: Order) -> Room:
    room = Room(agenda(people=CROWD))
    room.order(order)
    return room


def taking_turns(spoke: list[str], asked: list[str]) -> list[str]:
    """A wheel of groups: whoever's turn it is serves its first, then goes to the end."""
    wheel = deque(dict.fromkeys(GROUP_OF[name] for name in asked))
    silent = [group for group in wheel if group not in {GROUP_OF[name] for name in spoke}]
    heard = [g for g in dict.fromkeys(GROUP_OF[n] for n in reversed(spoke)) if g in wheel]
    wheel = deque([*silent, *reversed(heard)])
    queues = {group: [n for n in asked if GROUP_OF[n] == group] for group in wheel}
    served = []
    while wheel:
        group = wheel.popleft()
        served.append(queues[group].pop(0))
        if queues[group]:
            wheel.append(group)
    return served


@settings(max_examples=80, deadline=None)
@given(people, people)
def test_groups_take_turns_as_on_a_wheel(spoke: list[str], asked: list[str]) -> None:
    room = hall(Order.GROUPS)
    for name in spoke:
        room.speaks(name, 10)
    room.ask(*asked)
    shown = room.waiting
    assert shown == taking_turns(spoke, asked)
    called = [room.call() for _ in shown]
    assert called == shown, "who is called is who was shown"


def test_a_group_that_was_silent_long_does_not_speak_many_times_in_a_row() -> None:
    room = hall(Order.GROUPS)
    for name in ("P0", "P4", "P8"):
        room.speaks(name, 10)
    room.ask("P0", "P1", "P5", "P9")
    assert room.waiting == ["P1", "P0", "P5", "P9"]


def test_a_point_of_order_is_no_turn_of_the_group_and_another_item_begins_anew() -> None:
    room = hall(Order.GROUPS)
    room.speaks("P1", 10)
    room.speaks("P0", 10, to="order")
    room.ask("P1", "P0")
    assert room.waiting == ["P0", "P1"]
    room.next(really=True)
    room.ask("P1", "P0")
    assert room.waiting == ["P1", "P0"]


sides = st.lists(st.sampled_from(["for", "against", "plain"]), max_size=9)


@settings(max_examples=80, deadline=None)
@given(sides, st.integers(0, 60), st.integers(0, 60))
def test_sides_alternate_from_the_one_that_spoke_less(
    asked: list[str], spoke_for: int, spoke_against: int
) -> None:
    room = hall(Order.ALTERNATE)
    room.speaks("P14", spoke_for, to="for")
    room.speaks("P15", spoke_against, to="against")
    for number, side in enumerate(asked):
        room.ask(f"P{number}", to=side)
    both = [side for _, side in room.classes if side != "plain"]
    fewer = min(both.count("for"), both.count("against"))
    mixed = both[: 2 * fewer]
    assert all(one != other for one, other in pairwise(mixed))
    assert len(set(both[2 * fewer + 1 :])) <= 1, "only then does one side go on alone"
    assert [side for _, side in room.classes][len(both) :] == ["plain"] * asked.count("plain")
    if fewer and spoke_for != spoke_against:
        assert both[0] == ("for" if spoke_for < spoke_against else "against")
    for side in ("for", "against", "plain"):
        names = [name for name, of in room.classes if of == side]
        assert names == sorted(names), "within a side, as they came"
