"""The shipped Vietnamese branch meeting, held from a script in its own words."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest

from facilitator.agenda_file import read_agenda
from facilitator.clock import HandClock
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.rules import Result
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.plain import first_time, run
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words

ROOT = Path(__file__).parents[2]
SCRIPT = Path(__file__).with_name("branch-meeting.txt")


@pytest.fixture(scope="module")
def held():
    """The meeting after its script, the answers, and the exit status."""
    agenda = read_agenda(ROOT / "agendas" / "branch-meeting.md").agenda
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    first, again = first_time(lines, agenda.date, dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    clock = HandClock(first)
    prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0")
    session = Session.prepare(prepared, MemoryJournal(), clock)
    out = io.StringIO()
    status = run(session, again, out, Words("vi"), clock=clock)
    return session, out.getvalue().splitlines(), status


def test_only_the_slips_are_refused_or_not_understood(held):
    _, answers, status = held
    slips = [a for a in answers if a.startswith(("refused", "error"))]
    assert [slip.split(":")[0] for slip in slips] == ["error", "refused", "refused"]
    assert status == 2


def test_the_meeting_is_closed_after_its_two_hours(held):
    session, answers, _ = held
    meeting = session.meeting
    assert meeting.phase is Phase.CLOSED
    assert (meeting.closed_at - meeting.opened_at).total_seconds() == 105 * 60
    assert meeting.next_date == "2027-01-03"
    assert answers[-1].startswith("ok ")


def test_the_items_have_the_times_of_the_script(held):
    meeting = held[0].meeting
    seconds = [meeting.elapsed(item.id, meeting.closed_at) for item in meeting.agenda.items]
    assert seconds[:6] == [300, 550, 530, 660, 1020, 1260]
    assert sum(seconds) == (105 - 8) * 60  # eight minutes were a recess
    assert meeting.items["i10"].status is ItemStatus.DEFERRED


def test_the_votes_ended_as_they_were_counted(held):
    meeting = held[0].meeting
    assert [vote.result for vote in meeting.votes] == [Result.CARRIED] * 4
    assert meeting.votes[1].tally.for_ == 15
    assert meeting.votes[2].tally.for_ == 17
    assert {motion.seconder for motion in meeting.motions} == {"p3", "p12", None}


def test_tasks_are_due_when_it_was_said(held):
    meeting = held[0].meeting
    assert [(meeting.name_of(t.owner), t.due) for t in meeting.tasks] == [
        ("Vũ Đình Khoát", "2026-12-11"),
        ("Nguyễn Thị Mơ", "2026-12-25"),
        ("Nguyễn Huy Chước", "2026-12-17"),
    ]


def test_who_was_put_back_by_mistake_has_one_turn(held):
    meeting = held[0].meeting
    asked = [turn for turn in meeting.turns if turn.person == "p21"]
    assert len(asked) == 1


def test_a_speech_is_paused_with_the_meeting(held):
    meeting = held[0].meeting
    speech = next(t for t in meeting.turns if meeting.name_of(t.person) == "Lương Văn Điềm")
    assert speech.net() == 150
