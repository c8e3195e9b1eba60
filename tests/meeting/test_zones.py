"""A record is told in the zone of its meeting, also in a night in which the clocks are moved."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.timing import planned_start, projection
from facilitator.meeting.zone import Zone
from facilitator.record.codec import encode_line, open_frame, read_frame
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words
from facilitator.zones import meeting_zone, named_zone, system_zone

from .room import HANOI, Room, agenda, lasting

UTC = dt.UTC
FORWARD = dt.datetime(2026, 3, 29, 1, 50, tzinfo=dt.timezone(dt.timedelta(hours=1)))
"""Ten minutes before the clocks of Berlin go from 02:00 to 03:00."""
BACK = dt.datetime(2026, 10, 25, 1, 50, tzinfo=dt.timezone(dt.timedelta(hours=2)))
"""An hour and ten minutes before they go from 03:00 back to 02:00."""


def berlin() -> Zone:
    zone = named_zone("Europe/Berlin", dt.datetime(2026, 1, 1, tzinfo=UTC))
    if zone is None:
        pytest.skip("this computer has no table of zones")
    return zone


def wall(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def test_a_time_of_day_is_an_instant_twice_once_or_never() -> None:
    zone = berlin()
    assert zone.instants(wall("2026-03-29 02:30")) == ()
    one, two = zone.instants(wall("2026-10-25 02:30"))
    assert [f"{instant:%H:%M %z}" for instant in (one, two)] == ["02:30 +0200", "02:30 +0100"]
    assert two - one == dt.timedelta(hours=1)
    (summer,) = zone.instants(wall("2026-07-01 19:00"))
    assert summer == dt.datetime(2026, 7, 1, 17, 0, tzinfo=UTC)


def test_every_instant_is_found_again_by_what_the_clocks_show() -> None:
    zone = berlin()
    for day in (FORWARD, BACK):
        for quarter in range(-12, 24):
            instant = zone.after(day, quarter * 900)
            assert instant in zone.instants(instant.replace(tzinfo=None))
            assert zone.local(instant.astimezone(UTC)) == instant


def test_what_is_written_on_one_computer_is_told_on_all() -> None:
    """Opened in Hanoi, gone on with where the clocks show UTC."""
    room = Room(agenda(lasting(30)))
    room.ask("Ann")
    room.call()
    room.clock.set(room.clock.now().astimezone(UTC) + dt.timedelta(minutes=30))
    room.do(c.FinishSpeech())
    room.do(c.Adjourn(confirmed=True))
    told = minutes(room.session.timeline, Words("en"))
    assert "from 19:30 to 20:00 (30 minutes)" in told
    assert "19:30–20:00, 30 minutes" in told
    assert "12:" not in told
    assert b"+07:00" in as_json(room.session.timeline)
    assert b"+00:00" not in as_json(room.session.timeline)
    assert b'Z"' not in as_json(room.session.timeline)


def test_a_record_of_before_is_told_with_its_first_offset() -> None:
    """Its events have the offset of whichever computer wrote them, and no zone."""
    room = Room(agenda(lasting(30)))
    lines = [*room.journal.lines]
    moved = [lines[0], *(replace(line, at=line.at.astimezone(UTC)) for line in lines[1:])]
    again = [read_frame(open_frame(encode_line(line, "0" * 64, 0))) for line in moved]
    timeline = Timeline(again)
    assert f"{timeline.meeting.opened_at:%H:%M %z}" == "19:30 +0700"
    assert [line.at for line in timeline.recorded] == [line.at for line in again]


def test_the_zone_of_a_record_is_read_as_it_was_written() -> None:
    zone = berlin()
    room = Room(start=FORWARD, zone=zone)
    line = encode_line(room.journal.lines[0], "0" * 64, 0)
    assert read_frame(open_frame(line)) == room.journal.lines[0]
    event = room.journal.lines[0].event
    assert isinstance(event, MeetingPrepared)
    assert event.zone == zone


def test_a_meeting_is_told_where_it_was_opened_not_where_it_was_prepared() -> None:
    room = Room(opened=False)
    room.session.place = Zone(name="Europe/Lisbon", offset=0)
    room.wait(minutes=5)
    room.do(c.OpenMeeting())
    assert f"{room.meeting.opened_at:%H:%M %z}" == "12:35 +0000"
    assert {f"{p.spans[0].began:%H:%M}" for p in room.meeting.people.values() if p.spans} <= {
        "12:30",
        "12:35",
    }
    assert room.read_again().opened_at == room.meeting.opened_at
    assert f"{room.read_again().opened_at:%H:%M}" == "12:35"


def test_the_planned_end_has_the_offset_of_its_own_hour() -> None:
    zone = berlin()
    given = replace(agenda(lasting(60)), time="01:50")
    room = Room(given, start=FORWARD, zone=zone)
    start, ends = planned_start(room.meeting), projection(room.meeting, room.now)
    assert start == FORWARD
    assert ends is not None
    assert (f"{ends.planned:%H:%M}", f"{ends.likely:%H:%M}") == ("03:50", "03:50")
    room.wait(minutes=20)
    ends = projection(room.meeting, room.now)
    assert ends is not None
    assert (f"{room.now:%H:%M}", ends.late) == ("03:10", 0)


def test_a_meeting_planned_before_the_change_and_opened_after_it_is_not_an_hour_later() -> None:
    given = replace(agenda(lasting(60)), time="01:50")
    room = Room(given, start=FORWARD + dt.timedelta(minutes=15), zone=berlin())
    assert f"{room.now:%H:%M}" == "03:05"
    ends = projection(room.meeting, room.now)
    assert ends is not None
    assert ends.late == 15 * 60


def test_a_script_that_states_another_offset_has_that_zone() -> None:
    start = dt.datetime(2026, 11, 23, 19, 30, tzinfo=HANOI)
    assert meeting_zone("+09:30", start).offset == 34_200
    here = system_zone(start).offset_at(start)
    other = dt.timezone(dt.timedelta(seconds=here + 5 * 3600))
    zone = meeting_zone(None, start.replace(tzinfo=other))
    assert (zone.offset, zone.changes) == (here + 5 * 3600, ())
    same = dt.timezone(dt.timedelta(seconds=here))
    assert meeting_zone(None, start.replace(tzinfo=same)) == system_zone(start.replace(tzinfo=same))


@pytest.mark.parametrize("name", ["Mars/Base", "../../etc/passwd", "25:00", "+7:77", "", "x" * 300])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert named_zone(name, FORWARD) is None


def test_a_session_prepared_in_a_zone_tells_its_first_event_in_it() -> None:
    prepared = MeetingPrepared.of(
        meeting="m", agenda=agenda(lasting(5)), program="0", zone=Zone(offset=25_200)
    )
    clock = HandClock(dt.datetime(2026, 5, 4, 12, 0, tzinfo=UTC))
    session = Session.prepare(prepared, MemoryJournal(), clock)
    assert f"{session.timeline.recorded[0].at:%H:%M %z}" == "19:00 +0700"
