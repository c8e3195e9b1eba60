"""A clock that was set back, a record left open, a computer that slept: said, and never guessed."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from facilitator.lost_time import keep_time
from facilitator.meeting.events import ClockSet
from facilitator.meeting.timeline import Timeline
from facilitator.plain import run
from facilitator.record.minutes import minutes
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words

from .conftest import HANOI, START, Sitting


class LiveClock:
    """The clock of a computer: it goes where the test puts it, backwards too."""

    def __init__(self, now: dt.datetime) -> None:
        self.instant = now
        self.asleep = 0

    def now(self) -> dt.datetime:
        return self.instant

    def go_on(self, **length: int) -> None:
        self.instant += dt.timedelta(**length)

    def sleep(self, seconds: int) -> None:
        self.go_on(seconds=seconds)
        self.asleep += seconds


class Resumed:
    """A meeting that goes on by the real clock, in a new program."""

    def __init__(self, before: Sitting, now: dt.datetime, language: str = "en") -> None:
        journal = MemoryJournal()
        journal.lines = [*before.session.timeline.recorded]
        self.clock = LiveClock(now)
        self.words = Words(language)
        self.session = Session(Timeline(journal.lines), journal, self.clock)
        keep_time(self.session)

    def __call__(self, *lines: str) -> str:
        out = io.StringIO()
        run(self.session, lines, out, self.words, clock=self.clock)  # type: ignore[arg-type]
        return out.getvalue()

    @property
    def time(self) -> str:
        return f"{self.session.now():%Y-%m-%d %H:%M}"

    @property
    def elapsed(self) -> int:
        return self.session.meeting.elapsed("i1", self.session.now())


@pytest.fixture
def left(sitting: Sitting) -> Sitting:
    """A meeting that was opened at 19:30 and whose last act was at 19:40."""
    sitting("[19:35] call An", "[19:40] note we stop here")
    return sitting


def test_a_clock_that_was_set_back_is_said_and_does_not_stand(left: Sitting) -> None:
    going = Resumed(left, START - dt.timedelta(minutes=28))
    said = going("status")
    assert "The computer's clock says 19:02, but the last act was at 19:40." in said
    assert "\n  The time goes on from the last act. To set it: clock DATE TIME\n" in said
    assert going.time == "2026-11-23 19:40"
    going.clock.go_on(minutes=5)
    assert going.time == "2026-11-23 19:45"
    assert going.elapsed == 15 * 60


def test_the_record_explains_a_clock_that_was_set_back(left: Sitting) -> None:
    going = Resumed(left, START - dt.timedelta(minutes=28))
    going("note on we go")
    (fact,) = [e.event for e in going.session.timeline.recorded if isinstance(e.event, ClockSet)]
    assert f"{fact.computer:%H:%M}" == "19:02"
    log = minutes(going.session.timeline, Words("en")).split("log")[-1]
    told = "the time of the meeting goes on from 19:40:00; the computer's clock says 19:02:00"
    assert f"19:40:00 {told}" in log.replace("’", "'")


def test_undo_passes_over_the_clock(left: Sitting) -> None:
    going = Resumed(left, START - dt.timedelta(minutes=28))
    assert "we stop here" in going("undo")
    assert not going.session.meeting.notes
    assert "we stop here" in going("redo")
    assert [note.text for note in going.session.meeting.notes] == ["we stop here"]
    again = Timeline(going.session.timeline.recorded)
    assert again.meeting == going.session.meeting


def test_the_clock_can_be_set_and_never_backwards(left: Sitting) -> None:
    going = Resumed(left, START - dt.timedelta(minutes=28))
    assert "ok the time of the meeting is 2026-11-23 20:15:00" in going("clock 20:15")
    going.clock.go_on(minutes=1)
    assert going.time == "2026-11-23 20:16"
    assert "refused: The last act was at 2026-11-23 20:15:00" in going("clock 19:59")
    assert "ok the time of the meeting is 2026-11-24 08:00:00" in going("clock 2026-11-24 08:00")
    assert "ok the time of the meeting is 2026-11-25 08:00:00" in going("clock tomorrow 08:00")
    assert going("clock").startswith("error: line 1: not understood; write: clock [DATE] TIME")
    assert going("clock soon").startswith("error: line 1")
    assert going.time == "2026-11-25 08:00"


def test_a_crash_and_a_start_at_once_are_silent_and_the_time_counts(left: Sitting) -> None:
    going = Resumed(left, START + dt.timedelta(minutes=14))
    assert going("status").startswith("ok status")
    assert going.elapsed == 14 * 60


def test_half_an_hour_without_the_program_counts_unless_it_was_a_recess(left: Sitting) -> None:
    going = Resumed(left, START + dt.timedelta(minutes=45))
    said = going("status")
    assert "The last act was at 19:40; it is 20:15 by the computer's clock." in said
    assert "\n  That time counts. To make it a recess: slept as recess\n" in said
    assert going.elapsed == 45 * 60
    going.clock.go_on(minutes=5)
    assert "ok the time from 19:40:00 to 20:15:00 counts as a recess" in going("slept as recess")
    assert going.elapsed == 15 * 60
    assert going.session.meeting.speech.net(going.session.now()) == 10 * 60
    assert "**Recess:** 19:40–20:15" in minutes(going.session.timeline, Words("en"))
    assert "refused: The meeting was in recess then already." in going("slept as recess")
    assert "taken back" in going("undo")
    assert going.elapsed == 50 * 60
    assert "restored" in going("redo")
    assert going.elapsed == 15 * 60
    assert Timeline(going.session.timeline.recorded).meeting == going.session.meeting


def test_a_recess_found_later_is_taken_out_of_what_has_ended_since(left: Sitting) -> None:
    going = Resumed(left, START + dt.timedelta(minutes=45))
    going("finish", "next")
    going.clock.go_on(minutes=5)
    going("slept as recess")
    turn = going.session.meeting.turns[-1]
    assert turn.net() == 5 * 60
    assert going.session.meeting.people[turn.person].seconds == 5 * 60
    assert going.session.meeting.elapsed("i1", going.session.now()) == 10 * 60
    assert going.session.meeting.elapsed("i2", going.session.now()) == 5 * 60


def test_a_record_of_twelve_years_ago_goes_on_from_its_last_act(left: Sitting) -> None:
    going = Resumed(left, START + dt.timedelta(days=4506))
    said = going("status")
    assert "The last act was at 2026-11-23 19:40; it is 2039-03-26 19:30" in said
    assert "goes on from the last act" in said
    assert "slept as recess" in said
    assert "item 1, News: 10:00 of 10 to 15 min" in said
    assert "planned end 20:07, likely 20:10 (3 min late)" in said
    assert going.time == "2026-11-23 19:40"


def test_a_sitting_of_the_next_day_is_a_recess_and_its_days_are_told(left: Sitting) -> None:
    going = Resumed(left, START + dt.timedelta(days=1))
    going("status")
    going.clock.go_on(minutes=3)
    said = going("slept as recess")
    assert "ok the time from 2026-11-23 19:43:00 to 2026-11-24 19:33:00 counts as a recess" in said
    assert going.time == "2026-11-24 19:33"
    assert going.elapsed == 13 * 60
    told = minutes(going.session.timeline, Words("en"))
    assert "**Recess:** 19:43–24 November 2026 19:33" in told
    assert "(1 day late)" in going("status")


def test_a_meeting_in_recess_or_not_yet_open_is_asked_nothing(
    left: Sitting, prepared: Sitting
) -> None:
    left("pause")
    for before in (left, prepared):
        going = Resumed(before, START + dt.timedelta(hours=20))
        assert going("status").startswith("ok status")
        assert "refused: No time was lost" in going("slept as recess")


def test_a_computer_that_slept_is_said_once(left: Sitting) -> None:
    going = Resumed(left, START + dt.timedelta(minutes=12))
    assert going("status").startswith("ok status")
    going.clock.sleep(20 * 60)
    said = going("note awake", "note again")
    assert said.count("The computer slept from 19:42 to 20:02.") == 1
    assert "That time counts" in said
    assert "ok the time from 19:42:00 to 20:02:00 counts as a recess" in going("slept as recess")
    going.clock.sleep(30)
    assert "slept" not in going("status"), "a nod is no recess"


def test_a_script_types_up_a_meeting_undisturbed(left: Sitting) -> None:
    assert left("[2026-12-24 20:00] note much later").startswith("ok ")
    assert left("clock 2026-12-24 20:30").startswith("ok the time of the meeting is")
    assert left("clock 20:10").startswith("refused: ")
    assert f"{left.session.now():%Y-%m-%d %H:%M}" == "2026-12-24 20:30"
    assert left("slept as recess").startswith("refused: No time was lost")


def test_all_of_it_is_said_in_vietnamese(left: Sitting) -> None:
    going = Resumed(left, START - dt.timedelta(minutes=28), "vi")
    said = going("clock 19:00", "slept as recess")
    assert "Đồng hồ của máy chỉ 19:02, nhưng việc cuối cùng được ghi lúc 19:40." in said
    assert "refused: Việc cuối cùng được ghi lúc 2026-11-23 19:40:00" in said
    assert "refused: Không có khoảng trống nào" in said


def test_the_last_act_is_never_later_than_now(left: Sitting) -> None:
    going = Resumed(left, dt.datetime(1970, 1, 1, 7, 0, tzinfo=HANOI))
    assert going.session.now() == going.session.timeline.recorded[-1].at
    going("note a", "clock 19:50", "note b")
    instants = [line.at for line in going.session.timeline.recorded]
    assert instants == sorted(instants)
