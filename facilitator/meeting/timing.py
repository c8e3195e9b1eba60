"""Clocks, warnings, projections and re-planning; everything follows from instants (spec 1)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from facilitator.meeting.agenda import Instant, Item, Plan, Seconds, budget_items
from facilitator.meeting.duration import in_minutes
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.spans import length
from facilitator.meeting.state import ItemStatus, Meeting, Phase

SMALLEST_DEVIATION: Seconds = 15
_DAY: Seconds = 86_400
LARGEST_DEVIATION: Seconds = 15 * 60
"""Beyond it the plan has been abandoned and the chair plans anew (OnlyT's adaptive rule)."""


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """A length that runs against a plan."""

    elapsed: Seconds
    plan: Plan
    level: int = 0
    """The highest warning reached, in percent of the plan; 0 before the first."""

    @property
    def remaining(self) -> Seconds | None:
        """What is left of the upper end, negative when over; None without a plan."""
        return None if self.plan.max_seconds is None else self.plan.max_seconds - self.elapsed

    @property
    def is_early(self) -> bool:
        """The lower end of a window has not been reached."""
        low, high = self.plan.min_seconds, self.plan.max_seconds
        return low is not None and high is not None and low < high and self.elapsed < low

    @property
    def is_over(self) -> bool:
        """More than the plan has passed."""
        return self.remaining is not None and self.remaining < 0


def warning_level(elapsed: Seconds, limit: Seconds | None, thresholds: tuple[int, ...]) -> int:
    """Return the highest warning reached: the thresholds, then every further 10 % of the plan."""
    if not limit:
        return 0
    percent = elapsed * 100 // limit
    reached = max((t for t in thresholds if t <= percent), default=0)
    last = max(thresholds, default=0)
    if thresholds and percent > last:
        reached = max(reached, last + (percent - last) // 10 * 10)
    return reached


def item_clock(meeting: Meeting, item: str, now: Instant) -> Clock:
    """Return the clock of an item."""
    state = meeting.items[item]
    elapsed = length(state.spans, now)
    level = warning_level(elapsed, state.plan.max_seconds, meeting.agenda.warnings)
    return Clock(elapsed=elapsed, plan=state.plan, level=level)


def speech_clock(meeting: Meeting, now: Instant) -> Clock | None:
    """Return the clock of the running speech, None when nobody speaks."""
    if meeting.speech is None:
        return None
    elapsed = meeting.speech.net(now)
    limit = meeting.speech.limit
    level = warning_level(elapsed, limit, meeting.agenda.warnings)
    return Clock(elapsed=elapsed, plan=Plan(min_seconds=limit, max_seconds=limit), level=level)


class Projection(msgspec.Struct, frozen=True, kw_only=True):
    """When the meeting will end."""

    planned: Instant
    """Planned start and the plans as they were written (middle of a window)."""
    likely: Instant
    worst: Instant
    """When everybody waiting speaks for the median turn, and windows are used up."""

    @property
    def late(self) -> Seconds:
        """Likely less planned end."""
        return int((self.likely - self.planned).total_seconds())


def planned_start(meeting: Meeting) -> Instant | None:
    """Return when the meeting was to begin: the agenda's time nearest to the opening, else that.

    The agenda's date may be a template's, so only the opening tells the day; it may lie on the
    other side of midnight.
    """
    opened = meeting.opened_at
    time = _CLOCK_TIME.fullmatch(meeting.agenda.time or "")
    if opened is None or time is None:
        return opened
    start = meeting.zone.nearest(dt.time(int(time[1]), int(time[2])), opened)
    return opened if start is None else start


_CLOCK_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?")


def projection(meeting: Meeting, now: Instant) -> Projection | None:
    """Return the projected end; None before the opening, after the close or without any plan."""
    start = planned_start(meeting)
    if start is None or meeting.phase is Phase.CLOSED:
        return None
    planned = _planned_length(meeting)
    if not planned:
        return None
    left = left_of_item(meeting, now)
    rest = sum(p.middle for p in _waiting_plans(meeting, now))
    longest = sum(p.max_seconds or 0 for p in _waiting_plans(meeting, now))
    queue = len(meeting.waiting) * median_turn(meeting)
    zone = meeting.zone
    return Projection(
        planned=zone.after(start, planned),
        likely=zone.after(now, left + rest),
        worst=zone.after(now, max(left, queue) + longest),
    )


def _planned_length(meeting: Meeting) -> Seconds:
    """Return the plans as they were written; what was done before the meeting takes no time."""
    items = budget_items(meeting.agenda.items)
    return sum(item.plan.middle for item in items if not item.done)


def left_of_item(meeting: Meeting, now: Instant) -> Seconds:
    """Return what is left of the open item's upper end, never negative."""
    if meeting.current is None:
        return 0
    return max(0, item_clock(meeting, meeting.current, now).remaining or 0)


def median_turn(meeting: Meeting) -> Seconds:
    """Return the median of the finished turns; the body's turn length before there are any."""
    if not meeting.turns:
        return meeting.agenda.turn
    nets = sorted(turn.net() for turn in meeting.turns)
    middle = len(nets) // 2
    return (nets[middle] + nets[-middle - 1]) // 2


def _waiting_plans(meeting: Meeting, now: Instant) -> list[Plan]:
    """Return the plans still ahead, each minute once.

    A parent that states its own length stands for its children; what it has left, once it or a
    child of it has been open, is shared out to the children that still wait.
    """
    ahead: list[Plan] = []
    items = meeting.agenda.items
    for item in budget_items(items):
        family = (item, *descendants(items, item))
        waiting = [i for i in family if _waits(meeting, i)]
        if waiting == [item, *waiting[1:]] and not _has_begun(meeting, family):
            ahead.append(meeting.items[item.id].plan)
        elif waiting:
            ahead.append(_left_for(meeting, family, waiting, now))
    return ahead


def _left_for(
    meeting: Meeting, family: tuple[Item, ...], waiting: list[Item], now: Instant
) -> Plan:
    parent, *_ = family
    wanted = sum(meeting.items[i.id].plan.max_seconds or 0 for i in waiting)
    used = sum(length(meeting.items[i.id].spans, now) for i in family)
    if meeting.item in family:
        used += left_of_item(meeting, now)
    left = max(0, (meeting.items[parent.id].plan.max_seconds or 0) - used)
    share = min(wanted, left) if wanted else left
    return Plan(min_seconds=share, max_seconds=share)


def _has_begun(meeting: Meeting, family: tuple[Item, ...]) -> bool:
    return any(meeting.items[item.id].spans for item in family)


def _waits(meeting: Meeting, item: Item) -> bool:
    return meeting.items[item.id].status is ItemStatus.WAITING


def descendants(items: tuple[Item, ...], parent: Item) -> list[Item]:
    """Return the items below one, in document order."""
    below: list[Item] = []
    for item in items[items.index(parent) + 1 :]:
        if item.level <= parent.level:
            break
        below.append(item)
    return below


def deviation(meeting: Meeting, now: Instant) -> Seconds:
    """Return how late (or, negative, early) the meeting runs against the plan as it was written.

    For the next item in order this is now less its planned start (spec 1); recesses, items out
    of order and items that fell away count by what they add to the end or take from it.
    """
    start = planned_start(meeting)
    if start is None or meeting.current is None:
        return 0
    open_ones = [item for item in _remaining(meeting) if _holds_the_floor(meeting, item)]
    begun = _adaptable(meeting, open_ones, now)
    ahead = [item for item in _remaining(meeting) if item not in open_ones]
    ends = now - dt.timedelta(seconds=sum(_elapsed(meeting, item, now) for item in begun))
    if not begun and open_ones:
        ends += dt.timedelta(seconds=_left_by_the_middle(meeting, open_ones[0], now))
    ends += dt.timedelta(seconds=sum(item.plan.middle for item in (*begun, *ahead)))
    return int((ends - start).total_seconds()) - _planned_length(meeting)


def _left_by_the_middle(meeting: Meeting, item: Item, now: Instant) -> Seconds:
    return max(0, meeting.items[item.id].plan.middle - _elapsed(meeting, item, now))


def _remaining(meeting: Meeting) -> list[Item]:
    """Return the items with plans that are open or wait, each minute once."""
    return list(_units(meeting, meeting.agenda.items))


def _units(meeting: Meeting, items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield what is planned as one: a parent until its planned children have been taken up."""
    for item in budget_items(items):
        below = tuple(descendants(items, item))
        children = list(_units(meeting, below))
        is_ahead = _waits(meeting, item) or item.id == meeting.current
        if children and (not is_ahead or _has_begun(meeting, below)):
            yield from children
        elif is_ahead or any(_waits(meeting, i) or i.id == meeting.current for i in below):
            yield item


def _holds_the_floor(meeting: Meeting, item: Item) -> bool:
    return meeting.item in (item, *descendants(meeting.agenda.items, item))


def _elapsed(meeting: Meeting, item: Item, now: Instant) -> Seconds:
    family = (item, *descendants(meeting.agenda.items, item))
    return sum(length(meeting.items[i.id].spans, now) for i in family)


def _adaptable(meeting: Meeting, items: list[Item], now: Instant) -> list[Item]:
    """Return the items whose plans may change.

    Not the hard ones; of those that are open not one that is over its plan, and not one to which
    the chair has just given more time.
    """
    return [
        item
        for item in items
        if not item.hard
        and not (
            _holds_the_floor(meeting, item)
            and (
                meeting.items[item.id].extended
                or _elapsed(meeting, item, now) > (meeting.items[item.id].plan.max_seconds or 0)
            )
        )
    ]


def replan(meeting: Meeting, now: Instant) -> dict[str, Plan]:
    """Return the proposal of new plans for the open and the waiting items.

    Each adaptable (not hard) remaining item gets planned - d x planned / sum of the planned of
    the adaptable remaining ones, d being how late it is (the adaptive rule of OnlyT, A. Corbett).
    Planned means as it was written: taking the proposal twice changes nothing more.

    Raises:
        Refused: when there is nothing to adapt, or d is too small or too large for a proposal.
    """
    late = deviation(meeting, now)
    adaptable = _adaptable(meeting, _remaining(meeting), now)
    is_as_written = all(meeting.items[item.id].plan == item.plan for item in adaptable)
    if abs(late) <= SMALLEST_DEVIATION and is_as_written:
        raise Refused(say("The meeting is on time; there is nothing to re-plan."))
    if abs(late) > LARGEST_DEVIATION:
        raise _abandoned(late)
    planned = sum(item.plan.middle for item in adaptable)
    if planned <= max(late, 0):
        raise Refused(say("What is left of the plan cannot make up for it."))
    below = [i for item in adaptable for i in descendants(meeting.agenda.items, item)]
    moved = (*adaptable, *(i for i in below if _waits(meeting, i) and not i.hard))
    return {
        item.id: _scaled(item.plan, planned - late, planned)
        for item in moved
        if item.plan.max_seconds is not None
    }


def _abandoned(late: Seconds) -> Refused:
    minutes = in_minutes(abs(late))
    if late >= _DAY:
        sentence: Phrase = say(
            "The meeting is more than a day late: too much for a proposal. "
            "Extend, defer or skip items by hand.",
        )
    elif late > 0:
        sentence = say(
            "The meeting is {minutes} minutes late: too much for a proposal. "
            "Extend, defer or skip items by hand.",
            minutes=minutes,
        )
    else:
        sentence = say(
            "The meeting is {minutes} minutes early: too much for a proposal. "
            "Extend items by hand.",
            minutes=minutes,
        )
    return Refused(sentence)


def _scaled(plan: Plan, num: Seconds, den: Seconds) -> Plan:
    def scaled(seconds: Seconds | None) -> Seconds | None:
        return None if seconds is None else seconds * num // den

    return Plan(min_seconds=scaled(plan.min_seconds), max_seconds=scaled(plan.max_seconds))
