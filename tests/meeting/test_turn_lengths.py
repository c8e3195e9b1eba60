"""How long a turn may last: the body's way, the item's, the class's, and a second turn."""

from __future__ import annotations

import io

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.floor import SpeechClass
from facilitator.plain import run
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words
from tests.meeting.room import START

AGENDA = """\
---
title: Lengths
members: [Ann Lee, Bo Ek]
turn: {plain: 3m, order: 1m, second: 90s}
---
## 1. Anything (20m)
## 2. Short words (20m) {turn 2m}
## 3. Round (20m) {go-around 45s}
"""


@pytest.fixture
def session() -> Session:
    reading = parse_agenda(AGENDA, name="lengths.md", folder=None)
    assert reading.warnings == ()
    prepared = MeetingPrepared.of(meeting="m", agenda=reading.agenda, program="0")
    session = Session.prepare(prepared, MemoryJournal(), HandClock(START))
    session.do(c.OpenMeeting())
    return session


def limit(session: Session, person: str, speech_class: SpeechClass = SpeechClass.PLAIN) -> int:
    session.do(c.AskFloor(person=person, speech_class=speech_class))
    session.do(c.CallNext())
    assert session.meeting.speech
    return session.meeting.speech.limit


def test_the_usual_turn_a_point_of_order_and_a_second_turn_differ(session: Session) -> None:
    assert limit(session, "p1") == 180
    assert limit(session, "p2", SpeechClass.ORDER) == 60
    assert limit(session, "p1") == 90


def test_a_special_speech_does_not_change_the_next_ones_length(session: Session) -> None:
    assert limit(session, "p2", SpeechClass.ORDER) == 60
    assert limit(session, "p1") == 180


def test_a_point_of_order_makes_no_contribution_a_second_one(session: Session) -> None:
    assert limit(session, "p1", SpeechClass.ORDER) == 60
    assert limit(session, "p1") == 180
    assert limit(session, "p1", SpeechClass.QUESTION) == 180
    assert limit(session, "p1", SpeechClass.FOR) == 90


def test_in_a_go_around_a_point_of_order_has_its_own_length(session: Session) -> None:
    session.do(c.OpenItem(item="i3", confirmed=True))
    assert limit(session, "p2", SpeechClass.ORDER) == 60
    assert limit(session, "p2", SpeechClass.INTERPOSED) == 180
    session.do(c.CallNext())
    assert session.meeting.speech
    assert session.meeting.speech.limit == 45


def test_an_item_has_its_own_length_but_not_for_points_of_order(session: Session) -> None:
    session.do(c.NextItem(confirmed=True))
    assert limit(session, "p1") == 120
    assert limit(session, "p2", SpeechClass.ORDER) == 60


def test_a_turn_on_another_item_is_no_second_turn(session: Session) -> None:
    assert limit(session, "p1") == 180
    session.do(c.NextItem(confirmed=True))
    session.do(c.OpenItem(item="i1", confirmed=True))
    assert limit(session, "p2") == 180


def test_in_a_go_around_everybody_has_the_same(session: Session) -> None:
    session.do(c.OpenItem(item="i3", confirmed=True))
    for _ in range(2):
        session.do(c.CallNext())
        assert session.meeting.speech
        assert session.meeting.speech.limit == 45


@pytest.mark.parametrize(
    ("turn", "complaint"),
    [("{ordre: 1m}", "ordre"), ("{order: soon}", "soon"), ("[3m]", "turn")],
)
def test_a_length_that_cannot_be_is_said_with_its_line(turn: str, complaint: str) -> None:
    text = f"---\ntitle: T\nturn: {turn}\n---\n## 1. A (5m)\n"
    (found,) = parse_agenda(text, name="t.md", folder=None).warnings
    assert found.line == 3
    assert complaint in str(found.message.args.values()) + found.message.text


def test_what_the_meeting_decides_holds_in_a_go_around_too(session: Session) -> None:
    session.do(c.OpenItem(item="i3", confirmed=True))
    lines = [
        "procedural limit 20s",
        "vote by hands",
        "count for 2 against 0 abstain 0",
        "close vote",
    ]
    clock = HandClock(START)
    assert run(session, lines, io.StringIO(), Words("en"), clock=clock, strict=True) == 0
    session.do(c.CallNext())
    assert session.meeting.speech
    assert session.meeting.speech.limit == 20
