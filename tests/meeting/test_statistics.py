"""How the floor was shared, against figures worked out in another way (spec 3)."""

from __future__ import annotations

import statistics as figures
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting import commands as c
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.statistics import gini, shared_floor

from .room import PEOPLE, Room

NAMES = [entry.name for entry in PEOPLE]
GROUPS = {entry.name: entry.group for entry in PEOPLE}
MEMBERS = [name for name in NAMES if name != "Hal"]

speeches = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 400), st.sampled_from(["plain", "order"])),
    max_size=14,
)


@settings(max_examples=60, deadline=None)
@given(speeches, st.booleans())
def test_the_figures_are_those_of_another_reckoning(
    spoken: list[tuple[str, int, str]], still_speaking: bool
) -> None:
    room = Room()
    for number, (name, seconds, kind) in enumerate(spoken, 1):
        room.ask(name, to=kind)
        room.call(name)
        room.wait(seconds=seconds)
        if number < len(spoken) or not still_speaking:
            room.finish()
    floor = shared_floor(room.meeting, room.now)
    lengths = {name: [s for n, s, _ in spoken if n == name] for name in NAMES}
    heard = {room.meeting.name_of(person): of for person, of in floor.people.items()}
    assert set(heard) == {name for name in NAMES if lengths[name]}
    for name, of in heard.items():
        assert (of.turns, of.seconds) == (len(lengths[name]), sum(lengths[name]))
        assert (of.longest, of.median) == (max(lengths[name]), int(figures.median(lengths[name])))
    totals = [of.seconds for of in heard.values()]
    assert totals == sorted(totals, reverse=True)
    assert floor.whole.seconds == sum(seconds for _, seconds, _ in spoken)
    silent = [room.meeting.name_of(person) for person in floor.silent]
    assert silent == [name for name in MEMBERS if not lengths[name]]
    check_groups(floor, lengths)
    check_gini(gini(floor.even), [sum(lengths[name]) for name in MEMBERS])


def check_groups(floor, lengths: dict[str, list[int]]) -> None:
    for group in floor.groups:
        own = [name for name in NAMES if GROUPS[name] == group.group]
        turns = [seconds for name in own for seconds in lengths[name]]
        assert (group.heard.turns, group.heard.seconds) == (len(turns), sum(turns))
        assert group.people == sum(name in MEMBERS for name in own)
        assert group.spoke == sum(bool(lengths[name]) for name in own if name in MEMBERS)
        if turns:
            assert group.heard.median == int(figures.median(turns))
    assert sum(group.people for group in floor.groups) == floor.members == len(MEMBERS)
    assert sum(group.heard.seconds for group in floor.groups) == floor.whole.seconds


def check_gini(found: float | None, amounts: list[int]) -> None:
    if not sum(amounts):
        assert found is None
        return
    pairs = sum(abs(x - y) for x in amounts for y in amounts)
    exact = Fraction(pairs, 2 * len(amounts) * sum(amounts))
    assert found is not None
    assert abs(Fraction(found) - exact) <= Fraction(1, 19_999)


def test_who_came_and_left_in_silence_was_there_and_who_never_came_was_not() -> None:
    room = Room()
    room.leaves("Bob")
    floor = shared_floor(room.meeting, room.now)
    assert room.id("Bob") in floor.silent
    empty = Room(opened=False)
    empty.do(c.MarkPresence(people=(empty.id("Ann"),), presence="present"))  # type: ignore[arg-type]
    empty.do(c.OpenMeeting())
    assert shared_floor(empty.meeting, empty.now).silent == (empty.id("Ann"),)


def test_a_nameless_speech_counts_for_nobody_until_it_is_named() -> None:
    room = Room()
    room.do(c.AskFloor(person=None, speech_class=SpeechClass.INTERPOSED))
    room.call()
    room.wait(seconds=20)
    room.finish()
    assert shared_floor(room.meeting, room.now).whole.turns == 0
    room.do(c.NameSpeaker(person=room.id("Bob")))
    assert shared_floor(room.meeting, room.now).people[room.id("Bob")].seconds == 20
