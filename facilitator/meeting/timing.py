"""Clocks, warnings, projections and re-planning; everything follows from instants (spec 1)."""

from __future__ import annotations

import datetime as dt
import statistics

import msgspec

from facilitator.meeting.agenda import Agenda, Instant, Item, Plan, Seconds, budget_items
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.spans import length
from facilitator.meeting.state import ItemStatus, Meeting, Phase

SMALLEST_DEVIATION: Seconds = 15
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
    """Return when the meeting was to begin: the agenda's date and time, else when it opened."""
    opened = meeting.opened_at
    if meeting.agenda.time is None:
        return opened
    hour, minute = (int(part) for part in meeting.agenda.time.split(":")[:2])
    if opened is None:
        return None
    # the agenda's date may be a template's: only the day of the opening has a live clock
    return opened.replace(hour=hour, minute=minute, second=0)


def projection(meeting: Meeting, now: Instant) -> Projection | None:
    """Return the projected end; None before the opening, after the close or without any plan."""
    start = planned_start(meeting)
    if start is None or meeting.phase is Phase.CLOSED:
        return None
    plans = [item.plan.middle for item in budget_items(meeting.agenda.items)]
    if not any(plans):
        return None
    left = left_of_item(meeting, now)
    rest = sum(p.middle for p in _waiting_plans(meeting, now))
    longest = sum(p.max_seconds or 0 for p in _waiting_plans(meeting, now))
    queue = len(meeting.waiting) * median_turn(meeting)
    return Projection(
        planned=start + dt.timedelta(seconds=sum(plans)),
        likely=now + dt.timedelta(seconds=left + rest),
        worst=now + dt.timedelta(seconds=max(left, queue) + longest),
    )


def left_of_item(meeting: Meeting, now: Instant) -> Seconds:
    """Return what is left of the open item's upper end, never negative."""
    if meeting.current is None:
        return 0
    return max(0, item_clock(meeting, meeting.current, now).remaining or 0)


def median_turn(meeting: Meeting) -> Seconds:
    """Return the median of the finished turns; the body's turn length before there are any."""
    if not meeting.turns:
        return meeting.agenda.turn
    return int(statistics.median(turn.net() for turn in meeting.turns))


def _waiting_plans(meeting: Meeting, now: Instant) -> list[Plan]:
    """Return the plans still ahead, each minute once.

    A parent that states its own length stands for its children; what it has left, once it or a
    child of it has been open, is shared out to the children that still wait.
    """
    ahead: list[Plan] = []
    items = meeting.agenda.items
    for item in budget_items(items):
        state = meeting.items[item.id]
        if state.status is ItemStatus.WAITING and not state.spans:
            ahead.append(state.plan)
        elif family := [i for i in descendants(items, item) if _waits(meeting, i)]:
            ahead.append(_left_for(meeting, item, family, now))
    return ahead


def _left_for(meeting: Meeting, parent: Item, family: list[Item], now: Instant) -> Plan:
    wanted = sum(meeting.items[i.id].plan.max_seconds or 0 for i in family)
    used = sum(
        length(meeting.items[i.id].spans, now)
        for i in (parent, *descendants(meeting.agenda.items, parent))
    )
    if meeting.current is not None:
        used += left_of_item(meeting, now)
    left = max(0, (meeting.items[parent.id].plan.max_seconds or 0) - used)
    share = min(wanted, left) if wanted else left
    return Plan(min_seconds=share, max_seconds=share)


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


def deviation(meeting: Meeting) -> Seconds:
    """Return how late (or, negative, early) the open item was taken up against the plan."""
    start = planned_start(meeting)
    state = meeting.item_state
    if start is None or state is None or not state.spans:
        return 0
    due = start + dt.timedelta(seconds=_before(meeting.agenda, meeting.current))
    return int((state.spans[0].began - due).total_seconds())


def _before(agenda: Agenda, item_id: str | None) -> Seconds:
    total = 0
    for item in budget_items(agenda.items):
        if int(item.id[1:]) >= int((item_id or "i0")[1:]):
            break
        total += item.plan.middle
    return total


def replan(meeting: Meeting, now: Instant) -> dict[str, Plan]:
    """Return the proposal of new plans for the open and the waiting items.

    Each adaptable (not hard) remaining item gets planned - d x planned / sum of the planned of
    the adaptable remaining ones, d being how late it is (the adaptive rule of OnlyT, A. Corbett).
    An open item that is over its plan is no longer adaptable, and its overrun adds to d.

    Raises:
        Refused: when there is nothing to adapt, or d is too small or too large for a proposal.
    """
    late = deviation(meeting)
    clock = item_clock(meeting, meeting.current, now) if meeting.current else None
    over = -(clock.remaining or 0) if clock and clock.is_over else 0
    late += over
    _check_deviation(late)
    adaptable = [
        item
        for item in budget_items(meeting.agenda.items)
        if not item.hard and (_waits(meeting, item) or (item.id == meeting.current and not over))
    ]
    planned = sum(meeting.items[item.id].plan.middle for item in adaptable)
    if planned <= max(late, 0):
        raise Refused(say("What is left of the plan cannot make up for it."))
    families = [i for item in adaptable for i in (item, *descendants(meeting.agenda.items, item))]
    return {
        item.id: _scaled(meeting.items[item.id].plan, planned - late, planned)
        for item in families
        if meeting.items[item.id].plan.max_seconds is not None and not item.hard
    }


def _check_deviation(late: Seconds) -> None:
    if abs(late) <= SMALLEST_DEVIATION:
        raise Refused(say("The meeting is on time; there is nothing to re-plan."))
    if abs(late) > LARGEST_DEVIATION:
        raise _abandoned(late)


def _abandoned(late: Seconds) -> Refused:
    minutes = abs(late) // 60
    if late > 0:
        sentence: Phrase = say(
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
