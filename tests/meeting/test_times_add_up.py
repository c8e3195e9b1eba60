"""Speeches, pauses, questions and corrections fill the time of their item, and never more."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting import commands as c
from facilitator.meeting.body import BodyRules
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.phrase import Refused
from facilitator.meeting.pools import pools
from facilitator.meeting.spans import Span, within, without
from facilitator.meeting.state import Meeting

from .room import START, Room, agenda

RULES = BodyRules(pools={"east": 600, "west": 0})
NAMES = ("Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Guy", "Hal")

steps = st.lists(
    st.tuples(
        st.sampled_from(["call", "interpose", "answer", "finish", "pause", "correct", "split"]),
        st.integers(0, 90),
        st.sampled_from(NAMES),
        st.integers(-40, 40),
    ),
    max_size=25,
)


def step(room: Room, act: str, name: str, shift: int) -> None:
    who, by = room.id(name), dt.timedelta(seconds=shift)
    match act:
        case "call":
            room.do(c.CallPerson(person=who))
        case "interpose":
            room.do(c.AskFloor(person=who, speech_class=SpeechClass.INTERPOSED))
            room.do(c.CallNext())
        case "answer":
            room.do(c.AskFloor(person=who, answers=f"e{room.meeting.entries}"))
            room.do(c.CallNext())
        case "finish":
            if room.meeting.interrupted:
                room.finish()
        case "pause":
            room.pause()
            room.wait(seconds=abs(shift))
            room.resume()
        case "correct":
            turn = room.meeting.turns[shift % max(1, len(room.meeting.turns))]
            room.do(c.CorrectTurn(turn=turn.id, began_at=turn.began_at + by))
        case "split":
            turn = room.meeting.turns[shift % max(1, len(room.meeting.turns))]
            room.do(c.SplitTurn(turn=turn.id, at=turn.began_at + by, person=who))


def play(room: Room, acts: list[tuple[str, int, str, int]], *, corrections: bool) -> None:
    for act, seconds, name, shift in acts:
        if act == "correct" and not corrections:
            continue
        with contextlib.suppress(Refused, IndexError):
            step(room, act, name, shift)
        room.wait(seconds=seconds)


def spoken(meeting: Meeting, now: dt.datetime) -> int:
    return sum(turn.net(now) for turn in (*meeting.turns, *meeting.live))


@settings(max_examples=120, deadline=None)
@given(steps)
def test_when_somebody_always_speaks_the_speeches_are_the_item(acts: list) -> None:
    room = Room(agenda(body_rules=RULES))
    room.do(c.CallPerson(person=room.id("Ann")))
    play(room, acts, corrections=False)
    assert spoken(room.meeting, room.now) == room.meeting.elapsed("i1", room.now)


@settings(max_examples=120, deadline=None)
@given(steps)
def test_speeches_never_overlap_and_pools_are_what_was_spoken(acts: list) -> None:
    room = Room(agenda(body_rules=RULES))
    room.do(c.CallPerson(person=room.id("Ann")))
    play(room, acts, corrections=True)
    check_no_overlap(room.meeting, room.now)
    check_pools(room.meeting, room.now)
    assert room.read_again() == room.meeting


def check_no_overlap(meeting: Meeting, now: dt.datetime) -> None:
    """Count each second that anybody spoke: none is counted twice, none lies outside."""
    seconds: Counter[dt.datetime] = Counter()
    for turn in (*meeting.turns, *meeting.live):
        for span in turn.spans:
            at = span.began
            while at < (span.ended or now):
                seconds[at] += 1
                at += dt.timedelta(seconds=1)
    assert set(seconds.values()) <= {1}
    assert len(seconds) == spoken(meeting, now) <= meeting.elapsed("i1", now)


def check_pools(meeting: Meeting, now: dt.datetime) -> None:
    used: Counter[str] = Counter()
    for turn in (*meeting.turns, *meeting.live):
        if turn.speech_class.value in {"for", "against", "plain"} and turn.person:
            used[meeting.people[turn.person].group or ""] += turn.net(now)
    for pool in pools(meeting, now):
        assert pool.left == RULES.pools[pool.group] - used[pool.group]


instants = st.integers(0, 30)


@given(
    st.lists(st.tuples(instants, instants), max_size=4),
    st.lists(st.tuples(instants, instants), max_size=4),
)
def test_the_parts_of_spans_inside_and_outside_of_others(one: list, other: list) -> None:
    def spans(pairs: list) -> tuple[Span, ...]:
        edges = sorted({edge for pair in pairs for edge in pair})
        pairs = list(zip(edges[::2], edges[1::2], strict=False))
        return tuple(Span(at(a), at(b)) for a, b in pairs)

    def at(second: int) -> dt.datetime:
        return START + dt.timedelta(seconds=second)

    def seconds(of: tuple[Span, ...]) -> set[int]:
        return {
            n for n in range(31) for s in of if s.ended is not None and s.began <= at(n) < s.ended
        }

    mine, theirs = spans(one), spans(other)
    assert seconds(within(mine, theirs)) == seconds(mine) & seconds(theirs)
    assert seconds(without(mine, theirs)) == seconds(mine) - seconds(theirs)
