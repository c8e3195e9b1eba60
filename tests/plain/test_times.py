"""Times before commands."""

from __future__ import annotations

import datetime as dt
import io
import itertools

import pytest

from facilitator.clock import HandClock, SystemClock
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.events import MeetingPrepared
from facilitator.plain import first_time, run
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words
from facilitator.zones import named_zone

from .conftest import HANOI, ITEMS, ROSTER, START


def now(sitting) -> str:
    return f"{sitting.session.now():%Y-%m-%d %H:%M:%S %z}"


def test_the_clock_stands_at_the_last_time_given(sitting):
    sitting("[19:42:10] next", "note a", "note b")
    assert {note.at for note in sitting.meeting.notes} == {START.replace(minute=42, second=10)}


@pytest.mark.parametrize(
    ("time", "instant"),
    [
        ("19:42", "2026-11-23 19:42:00 +0700"),
        ("19:42:10", "2026-11-23 19:42:10 +0700"),
        ("2026-11-23T19:42:10+07:00", "2026-11-23 19:42:10 +0700"),
        ("2026-11-24 08:00", "2026-11-24 08:00:00 +0700"),
        ("2026-11-23T12:42:10Z", "2026-11-23 19:42:10 +0700"),
        ("19:42:10.750", "2026-11-23 19:42:10 +0700"),
        ("00:10", "2026-11-24 00:10:00 +0700"),
        ("07:00", "2026-11-24 07:00:00 +0700"),
    ],
)
def test_a_time_leaves_out_what_the_last_one_said(sitting, time, instant):
    sitting.ok(f"[{time}] note x")
    assert now(sitting) == instant


def test_times_never_run_backwards(sitting):
    sitting.ok("[19:42:10] next")
    assert "runs backwards" in sitting.error("[19:42:09] next")
    assert "runs backwards" in sitting.error("[08:00] next")
    assert "runs backwards" in sitting.error("[2026-11-22T20:00] next")
    assert now(sitting) == "2026-11-23 19:42:10 +0700"


@pytest.mark.parametrize(
    "time", ["25:00", "19:60", "7", "", "19h42", "2026-02-30T10:00", "10:00+99"]
)
def test_what_is_no_time_is_an_error(sitting, time):
    assert "no time" in sitting.error(f"[{time}] next")


def test_a_line_that_is_not_understood_does_not_move_the_clock(sitting):
    sitting.error("[19:50] blah")
    assert now(sitting) == "2026-11-23 19:30:00 +0700"


def test_time_passes_over_a_refusal(sitting):
    sitting("[19:50] call", "note x")
    assert now(sitting) == "2026-11-23 19:50:00 +0700"


def test_a_time_alone_moves_the_clock_and_is_not_answered(sitting):
    assert sitting("[19:50] # nothing happened") == ""
    assert now(sitting) == "2026-11-23 19:50:00 +0700"


def test_a_meeting_by_the_real_clock_takes_no_times(convene):
    agenda = convene().meeting.agenda
    clock = SystemClock()
    session = Session.prepare(
        MeetingPrepared.of(meeting="m", agenda=agenda, program="0"), MemoryJournal(), clock
    )
    out = io.StringIO()
    status = run(session, ["[19:30] open"], out, Words("en"), clock=clock)
    assert status == 2
    assert "real clock" in out.getvalue()


@pytest.mark.parametrize(
    ("lines", "date", "first"),
    [
        (["# a script", "", "[19:30] open"], "2026-12-03", "2026-12-03 19:30:00 +0700"),
        (["[19:30:05] open"], None, "2026-11-23 19:30:05 +0700"),
        (["[2026-12-03T19:30+01:00]"], None, "2026-12-03 19:30:00 +0100"),
        (["open", "[19:30] next"], None, None),
        (["[soon] open"], None, None),
        ([], None, None),
    ],
)
def test_the_first_command_says_when_a_script_begins(lines, date, first):
    found, again = first_time(iter(lines), date, START)
    assert (found and f"{found:%Y-%m-%d %H:%M:%S %z}") == first
    assert list(again) == lines


def test_looking_for_the_first_time_reads_no_further_than_the_first_command():
    def lines():
        yield "# comment\n"
        yield "open\n"
        pytest.fail("the other end waits for an answer before it writes more")

    _, again = first_time(lines(), None, START)
    assert list(itertools.islice(again, 2)) == ["# comment\n", "open\n"]


def test_in_a_file_the_first_time_may_come_late(tmp_path):
    path = tmp_path / "script.txt"
    path.write_text("# a script\npresent all\n[19:30] open\n[19:40] next\n")
    with path.open(encoding="utf-8") as script:
        found, again = first_time(script, "2026-12-03", START)
        assert found == dt.datetime(2026, 12, 3, 19, 30, tzinfo=HANOI)
        assert len(list(again)) == 4


def test_a_meeting_past_midnight(sitting):
    sitting("[23:59] queue An", "[23:59:30] call", "[00:01] finish")
    assert sitting.meeting.turns[-1].net() == 90
    assert sitting.meeting.turns[-1].ended_at == dt.datetime(2026, 11, 24, 0, 1, tzinfo=HANOI)


def in_berlin(date: str, *lines: str) -> tuple[Session, list[str]]:
    """Type up a night in Berlin; times have no offset but that of their own day."""
    around = dt.datetime.fromisoformat(f"{date}T00:00+00:00")
    zone = named_zone("Europe/Berlin", around)
    if zone is None:
        pytest.skip("this computer has no table of zones")
    first, again = first_time(iter(lines), date, around, lambda _: zone)
    assert first is not None
    agenda = Agenda(title="A long night", items=ITEMS, people=ROSTER)
    clock = HandClock(first)
    prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0", zone=zone)
    session = Session.prepare(prepared, MemoryJournal(), clock)
    out = io.StringIO()
    run(session, again, out, Words("en"), clock=clock)
    return session, out.getvalue().splitlines()


def test_a_night_in_which_the_clocks_go_forward():
    session, answers = in_berlin(
        "2026-03-29",
        "[01:50] present all",
        "open",
        "call An",
        "[03:05] finish",
        "[03:10] correct t1 ended 03:04",
        "correct t1 began 01:55",
    )
    assert answers[3].startswith("ok Nguyễn Vạn An spoke 15:00")
    assert all(answer.startswith("ok ") for answer in answers), answers
    (turn,) = session.meeting.turns
    assert (turn.net(), f"{turn.began_at:%H:%M %z}", f"{turn.ended_at:%H:%M %z}") == (
        9 * 60,
        "01:55 +0100",
        "03:04 +0200",
    )


def test_a_time_that_the_clocks_passed_over_is_an_error():
    _, answers = in_berlin("2026-03-29", "[01:50] open", "[02:30] note x", "[03:00] note y")
    assert "there was no 02:30 on 2026-03-29" in answers[1]
    assert answers[2].startswith("ok ")


def test_a_night_in_which_the_clocks_go_back():
    session, answers = in_berlin(
        "2026-10-25",
        "[02:10] present all",
        "open",
        "call An",
        "[02:30] finish",
        "call Em",
        "[02:20] finish",
        "[02:19] note backwards",
        "[2026-10-25T02:25+02:00] note backwards",
        "[2026-10-25T02:25+01:00] note on",
    )
    one, two = session.meeting.turns
    assert (one.net(), two.net()) == (20 * 60, 50 * 60), answers
    assert ["runs backwards" in answer for answer in answers[-3:]] == [True, True, False]


def test_a_corrected_time_that_comes_twice_lies_within_the_turn():
    session, answers = in_berlin(
        "2026-10-25",
        "[02:50] present all",
        "open",
        "call An",
        "[02:30] finish",
        "correct t1 ended 02:20",
        "correct t1 ended 02:55",
        "correct t1 ended 02:20+01:00",
        "correct t1 ended 02:20+02:00",
    )
    assert [answer.split()[0] for answer in answers[-4:]] == ["ok", "ok", "ok", "refused:"]
    assert session.meeting.turns[-1].net() == 30 * 60


def test_a_script_that_states_its_offset_once_goes_on_with_it(sitting):
    sitting.ok("[2026-11-23T12:45:00Z] note x")
    sitting.ok("[19:50] note y")
    assert [f"{n.at:%H:%M %z}" for n in sitting.meeting.notes] == ["19:45 +0700", "19:50 +0700"]
