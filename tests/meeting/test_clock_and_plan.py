"""Clocks, warnings, the projected end and re-planning (spec 1)."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from facilitator.clock import HandClock, SystemClock
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Plan
from facilitator.meeting.duration import clock
from facilitator.meeting.timing import (
    item_clock,
    median_turn,
    planned_start,
    projection,
    speech_clock,
    warning_level,
)
from facilitator.zones import named_zone

from .room import HANOI, MINUTE, START, Room, agenda, lasting

THRESHOLDS = (70, 90, 100)


@pytest.mark.parametrize(
    ("elapsed", "level"),
    [(0, 0), (69, 0), (70, 70), (89, 70), (90, 90), (99, 90), (100, 100), (109, 100), (110, 110),
     (119, 110), (120, 120), (199, 190), (200, 200)],
)  # fmt: skip
def test_warnings_at_70_90_100_and_every_further_tenth(elapsed: int, level: int) -> None:
    assert warning_level(elapsed, 100, THRESHOLDS) == level


def test_no_warning_without_a_plan_or_when_turned_off() -> None:
    assert warning_level(500, None, THRESHOLDS) == 0
    assert warning_level(500, 0, THRESHOLDS) == 0
    assert warning_level(500, 100, ()) == 0


def test_remaining_is_against_the_upper_end_and_early_is_said_before_the_lower() -> None:
    room = Room(agenda(lasting(15, 30)))
    room.wait(minutes=14, seconds=59)
    timing = item_clock(room.meeting, "i1", room.now)
    assert (timing.remaining, timing.is_early, timing.is_over) == (15 * MINUTE + 1, True, False)
    room.wait(seconds=1)
    assert not item_clock(room.meeting, "i1", room.now).is_early
    room.wait(minutes=15, seconds=1)
    timing = item_clock(room.meeting, "i1", room.now)
    assert (timing.remaining, timing.is_over, timing.level) == (-1, True, 100)


def test_elapsed_is_the_open_time_less_recesses_and_adds_up_over_a_reopening() -> None:
    room = Room()
    room.wait(minutes=5)
    room.pause()
    room.wait(minutes=20)
    room.resume()
    room.wait(minutes=2)
    room.next()
    room.wait(minutes=9)
    room.do(c.ReopenItem(item="i1"))
    room.wait(minutes=1)
    assert room.meeting.elapsed("i1", room.now) == 8 * MINUTE
    assert room.meeting.elapsed("i2", room.now) == 9 * MINUTE


def test_more_time_moves_the_upper_end_only_of_a_window() -> None:
    room = Room(agenda(lasting(15, 30), lasting(10), lasting()))
    room.do(c.ExtendItem(seconds=300))
    assert room.meeting.items["i1"].plan == lasting(15, 35)
    room.next()
    room.do(c.ExtendItem(seconds=300))
    assert room.meeting.items["i2"].plan == lasting(15)
    room.next()
    room.wait(minutes=4)
    room.do(c.ExtendItem(seconds=300))
    assert room.meeting.items["i3"].plan == lasting(9)
    assert "more than nothing" in room.refused(c.ExtendItem(seconds=0))


def test_the_projected_end_is_now_and_what_is_left_and_the_middles_of_the_waiting() -> None:
    room = Room(agenda(lasting(10), lasting(20, 30), lasting(), lasting(5)))
    room.wait(minutes=4)
    ends = projection(room.meeting, room.now)
    assert ends is not None
    assert ends.planned == START + dt.timedelta(minutes=40)
    assert ends.likely == START + dt.timedelta(minutes=40)
    assert ends.worst == START + dt.timedelta(minutes=45)
    room.wait(minutes=9)
    late = projection(room.meeting, room.now)
    assert late is not None
    assert late.late == 3 * MINUTE, "an overrun is never taken as negative time"


def test_the_worst_end_hears_everybody_waiting_for_the_median_turn() -> None:
    room = Room(agenda(lasting(10), turn=120))
    room.ask("Ann", "Bob", "Cat", "Dan", "Eve", "Fay")
    assert median_turn(room.meeting) == 120
    room.call()
    room.wait(seconds=100)
    room.call()
    room.wait(seconds=300)
    room.call()
    room.wait(seconds=180)
    room.finish()
    assert median_turn(room.meeting) == 180
    ends = projection(room.meeting, room.now)
    assert ends is not None
    assert (ends.worst - room.now).total_seconds() == 3 * 180


def test_there_is_no_projection_before_the_opening_after_the_close_or_without_plans() -> None:
    assert projection(Room(opened=False).meeting, START) is None
    bare = Room(agenda(lasting(), lasting()))
    assert projection(bare.meeting, bare.now) is None
    room = Room()
    room.do(c.Adjourn(confirmed=True))
    assert projection(room.meeting, room.now) is None


def test_skipped_deferred_and_reopened_items_move_the_projected_end() -> None:
    room = Room()
    room.do(c.SkipItem(item="i2"))
    assert ends_in(room) == 18
    room.do(c.DeferItem(item="i3"))
    assert ends_in(room) == 15
    room.wait(minutes=15)
    room.do(c.ReopenItem(item="i2"))
    assert ends_in(room) == 30


def ends_in(room: Room) -> int:
    ends = projection(room.meeting, room.now)
    assert ends is not None
    return int((ends.likely - room.now).total_seconds()) // MINUTE


def test_a_parents_own_length_stands_for_its_children() -> None:
    room = Room(
        agenda(
            ("1", lasting(10)),
            ("2", lasting(30)),
            ("2.1", lasting(10)),
            ("2.2", lasting(15)),
            ("3", lasting(5)),
        )
    )
    assert ends_in(room) == 45
    room.wait(minutes=10)
    room.take_up("2.1")
    assert ends_in(room) == 10 + 20 + 5, "the parent still waits with what is left of it"
    room.wait(minutes=10)
    room.take_up("2")
    assert ends_in(room) == 30 + 5
    room.next()
    assert room.open_item == "2.2"
    assert ends_in(room) == 15 + 5
    room.wait(minutes=2)
    room.next()
    assert ends_in(room) == 5


def test_children_share_out_what_is_left_of_the_parent() -> None:
    room = Room(
        agenda(("1", lasting(30)), ("1.1", lasting(20)), ("1.2", lasting(20)), ("2", lasting(7)))
    )
    room.next()
    assert room.open_item == "1.1"
    assert ends_in(room) == 20 + 10 + 7
    room.take_up("2")
    assert ends_in(room) == 7 + 20, "item 2 takes nothing from the part left for 1.2"


def test_what_was_done_before_the_meeting_takes_no_time() -> None:
    room = Room(agenda(lasting(10), ("2", lasting(20), {"done": True}), ("3", lasting(5))))
    ends = projection(room.meeting, room.now)
    assert ends is not None
    assert ends.planned == ends.likely == START + dt.timedelta(minutes=15)
    assert room.next() == "3"


@pytest.mark.parametrize(
    ("time", "opened", "late"),
    [("19:30", "23T19:40", 10), ("19:30", "23T19:25", -5), ("23:50", "24T00:10", 20),
     ("00:10", "23T23:55", -15), ("7:05", "23T07:05", 0)],
)  # fmt: skip
def test_the_planned_start_is_the_nearest_one_also_past_midnight(
    time: str, opened: str, late: int
) -> None:
    start = dt.datetime.fromisoformat(f"2026-11-{opened}:00").replace(tzinfo=HANOI)
    room = Room(agenda(lasting(10), time=time), start=start)
    planned = planned_start(room.meeting)
    assert planned is not None
    assert (start - planned).total_seconds() == late * MINUTE


@pytest.mark.parametrize("time", ["", "evening", "25:00", "19h30", "9:75"])
def test_a_start_that_is_no_clock_time_is_the_opening(time: str) -> None:
    room = Room(agenda(lasting(10), time=time))
    assert planned_start(room.meeting) == START


# re-planning


def replanned(room: Room) -> list[str]:
    room.do(c.Replan())
    states = room.meeting.items.values()
    return [clock(s.plan.max_seconds) for s in states if s.plan.max_seconds is not None]


def late_room(minutes: int, *plans: Plan, seconds: int = 0) -> Room:
    at = START + dt.timedelta(minutes=minutes, seconds=seconds)
    return Room(agenda(*plans, time="19:30"), start=at)


def test_ten_minutes_late_the_first_of_15_30_and_3_gets_11_52() -> None:
    room = late_room(10)
    assert replanned(room) == ["11:52", "23:45", "2:22"]
    (line,) = [x for x in room.journal.lines if type(x.event).__name__ == "PlansAdjusted"]
    assert line.event.before["i1"] == lasting(15), "the event keeps the old plan"
    assert line.event.after["i1"].max_seconds == 712


def test_a_proposal_taken_twice_changes_nothing_more() -> None:
    room = late_room(10)
    first = replanned(room)
    assert "stays as it is" in room.refused(c.Replan())
    room.wait(minutes=11, seconds=52)
    room.next()
    assert "stays as it is" in room.refused(c.Replan()), "the second begins on the new plan"
    ends = projection(room.meeting, room.now)
    assert ends is not None
    assert abs(ends.late) <= len(first)


def test_early_the_items_get_longer() -> None:
    room = late_room(-8)
    assert replanned(room) == ["17:30", "35:00", "3:30"]


@pytest.mark.parametrize("seconds", [0, 15, -15])
def test_fifteen_seconds_are_on_time(seconds: int) -> None:
    assert "on time" in late_room(0, seconds=seconds).refused(c.Replan())


def test_sixteen_seconds_and_fifteen_minutes_get_a_proposal_more_does_not() -> None:
    assert replanned(late_room(0, seconds=16))
    assert replanned(late_room(15))
    assert "15 minutes late: too much" in late_room(15, seconds=1).refused(c.Replan())
    assert "15 minutes early: too much" in late_room(-15, seconds=-1).refused(c.Replan())


def test_a_hard_item_keeps_its_plan() -> None:
    room = late_room(10, lasting(15), ("2", lasting(30), {"hard": True}), ("3", lasting(25)))
    assert replanned(room) == ["11:15", "30:00", "18:45"]


def test_a_window_keeps_its_shape() -> None:
    room = late_room(9, lasting(15, 30), lasting(7, 8))
    room.do(c.Replan())
    assert room.meeting.items["i1"].plan == Plan(min_seconds=630, max_seconds=1260)


def test_what_is_left_must_be_able_to_make_up_for_it() -> None:
    assert "cannot make up" in late_room(10, lasting(4), lasting(6)).refused(c.Replan())


def test_an_item_over_its_plan_is_not_cut_and_the_others_make_up_for_it() -> None:
    room = late_room(0)
    room.wait(minutes=21)
    assert replanned(room) == ["15:00", "24:32", "2:27"]


def test_time_given_by_the_chair_is_not_taken_back() -> None:
    room = late_room(0)
    room.do(c.ExtendItem(seconds=6 * MINUTE))
    assert replanned(room) == ["21:00", "24:32", "2:27"]


def test_a_recess_and_a_deferred_item_count() -> None:
    room = late_room(0)
    room.wait(minutes=5)
    room.pause()
    room.wait(minutes=3)
    room.resume()
    room.do(c.DeferItem(item="i3"))
    assert "on time" in room.refused(c.Replan())


def test_children_are_replanned_with_their_parent_and_alone_once_it_began() -> None:
    nested = [("1", lasting(20)), ("1.1", lasting(10)), ("1.2", lasting(10)), ("2", lasting(20))]
    assert replanned(late_room(10, *nested)) == ["15:00", "7:30", "7:30", "15:00"]
    room = late_room(10, *nested)
    room.next()
    assert replanned(room) == ["20:00", "7:30", "7:30", "15:00"]


def test_replan_and_undo_restores_the_plans() -> None:
    room = late_room(10)
    before = room.meeting
    room.do(c.Replan())
    room.undo()
    assert room.meeting == before


# what the clock does


def test_the_hand_clock_never_runs_backwards() -> None:
    hand = HandClock(START)
    hand.set(START - dt.timedelta(hours=1))
    hand.advance(-60)
    assert hand.now() == START


def test_a_wall_clock_behind_the_journal_stands_at_the_last_event() -> None:
    room = Room()
    room.wait(minutes=10)
    room.next()
    room.clock._now = START
    assert room.now == START + dt.timedelta(minutes=10)
    room.ask("Ann")
    assert [line.at for line in room.journal.lines] == sorted(x.at for x in room.journal.lines)


def test_the_system_clock_gives_whole_seconds_with_an_offset() -> None:
    now = SystemClock().now()
    assert now.microsecond == 0
    assert now.utcoffset() is not None


@pytest.mark.parametrize(
    ("before", "wall"),
    [("2026-10-25T02:30", "02:10"), ("2026-03-29T01:30", "03:10")],
    ids=["back", "forward"],
)
def test_forty_minutes_are_forty_minutes_when_the_clocks_change(before: str, wall: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = dt.datetime.fromisoformat(before).replace(tzinfo=berlin)
    zone = named_zone("Europe/Berlin", start)
    assert zone is not None
    room = Room(agenda(lasting(60)), start=start, zone=zone)
    room.ask("Ann")
    room.call()
    room.wait(minutes=40)
    timing = speech_clock(room.meeting, room.now)
    assert timing is not None
    assert timing.elapsed == 40 * MINUTE
    assert f"{room.now:%H:%M}" == wall
    assert room.meeting.elapsed("i1", room.now) == 40 * MINUTE
    assert room.read_again().elapsed("i1", room.now) == 40 * MINUTE


def test_fractions_of_a_second_do_not_enter_the_record() -> None:
    room = Room(start=START.replace(microsecond=999_999))
    room.ask("Ann")
    assert all(line.at.microsecond == 0 for line in room.journal.lines)
