"""Times before commands: the script's clock."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import say
from facilitator.meeting.zone import Zone, zone_of
from facilitator.plain.grammar import read_line
from facilitator.typed.line import Misunderstood

_TIME = re.compile(
    r"(?:(?P<date>\d{4}-\d\d-\d\d)[T ])?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?"
)
_HALF_A_DAY = dt.timedelta(hours=12)
_DAY = dt.timedelta(days=1)


class Stamp(NamedTuple):
    """A time as it was typed."""

    text: str
    date: dt.date | None
    time: dt.time
    offset: dt.tzinfo | None

    def on(self, date: dt.date, zone: Zone) -> tuple[Instant, ...]:
        """Return the instants that it means on a date, the earlier first; none for no such time."""
        wall = dt.datetime.combine(date, self.time)
        if self.offset is None:
            return zone.instants(wall)
        return (zone.local(wall.replace(tzinfo=self.offset)),)


def read_time(text: str, last: Instant, zone: Zone) -> Instant:
    """Return the instant that a time in brackets means, whole seconds, told in a zone.

    A date that it leaves out is that of `last`; a time of day more than 12 hours smaller than the
    last lies past midnight. Of a time that comes twice, because the clocks were set back, the
    first that is not before `last` is meant.

    Raises:
        Misunderstood: when it is no time, or earlier than the last: times never run backwards.
    """
    stamp = _stamp(text)
    seen = (last.astimezone(stamp.offset) if stamp.offset else zone.local(last)).replace(
        tzinfo=None
    )
    date = stamp.date or seen.date()
    found: tuple[Instant, ...] = ()
    try:
        if stamp.date is None and seen - dt.datetime.combine(date, stamp.time) > _HALF_A_DAY:
            date += _DAY
        found = stamp.on(date, zone)
    except OverflowError:
        raise _no_time(text) from None
    if not found:
        raise _no_such_time(stamp, date)
    instant = next((one for one in found if one >= last), found[-1])
    if instant < last:
        raise Misunderstood(
            say(
                "the time runs backwards: {time} is before {last}",
                time=stamp.text,
                last=f"{zone.local(last):%Y-%m-%d %H:%M:%S}",
            )
        )
    return instant


def _stamp(text: str) -> Stamp:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise _no_time(text)
    try:
        date = dt.date.fromisoformat(found["date"]) if found["date"] else None
        time = dt.time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        offset = dt.datetime.strptime(found["offset"], "%z").tzinfo if found["offset"] else None
    except (ValueError, OverflowError):
        raise _no_time(text) from None
    return Stamp(text.strip(), date, time, offset)


def _no_time(text: str) -> Misunderstood:
    return Misunderstood(
        say(
            "“{time}” is no time; write [19:42:10] or [2026-11-23T19:42:10+07:00]",
            time=text.strip(),
        )
    )


def _no_such_time(stamp: Stamp, date: dt.date) -> Misunderstood:
    return Misunderstood(
        say(
            "there was no {time} on {date}: the clocks were set forward over it",
            time=f"{stamp.time:%H:%M}",
            date=date.isoformat(),
        )
    )


def first_time(
    lines: Iterable[str],
    date: str | None,
    now: Instant,
    zone_on: Callable[[Instant], Zone] | None = None,
) -> tuple[Instant | None, Iterator[str]]:
    """Return the first time of a script (None without one), and all lines again.

    In a file it may stand before any command: those ahead of it happen at that time too. Lines
    that somebody still has to write are read no further than the first command. A time without a
    date is of `date` (ISO, the agenda's), else of the day of `now`.

    Args:
        lines: The script.
        date: The day of the meeting.
        now: The present time; its offset is taken for a time that has none, without `zone_on`.
        zone_on: Returns the zone in which such a time is read, for instants from a day before on.
    """
    seen: list[str] = []
    rest = iter(lines)
    is_file = _is_file(lines)
    for line in rest:
        seen.append(line)
        found, is_command = _time_of(line, date, now, zone_on)
        if found is not None or (is_command and not is_file):
            return found, itertools.chain(seen, rest)
    return None, itertools.chain(seen, rest)


def _is_file(lines: Iterable[str]) -> bool:
    seekable = getattr(lines, "seekable", None)
    return seekable is not None and bool(seekable())


def _time_of(
    line: str, date: str | None, now: Instant, zone_on: Callable[[Instant], Zone] | None
) -> tuple[Instant | None, bool]:
    """Return the time of a line, if it has one, and whether anything is on it."""
    try:
        time, command = read_line(line)
        if time is None:
            return None, not command.is_empty
        stamp = _stamp(time)
        day = stamp.date or (dt.date.fromisoformat(date) if date else now.date())
        if stamp.offset is not None:
            return dt.datetime.combine(day, stamp.time, stamp.offset), True
        noon = dt.datetime.combine(day, dt.time(), dt.UTC)
        found = stamp.on(day, zone_on(noon) if zone_on else zone_of(now))
    except (Misunderstood, ValueError, OverflowError):
        return None, True
    return (found[0] if found else None), True


def time_near(
    text: str, near: Instant, zone: Zone, *, not_before: Instant | None = None
) -> Instant:
    """Return the instant that a time means; without a date, the nearest to `near`.

    A time that comes twice is the one nearest to `near`, of those not before `not_before`; an
    offset says which (`02:30+01:00`).

    Raises:
        Misunderstood: when it is no time, or when the clocks were set forward over it.
    """
    stamp = _stamp(text)
    found: tuple[Instant, ...] = ()
    try:
        if stamp.date is None and stamp.offset is None:
            instant = zone.nearest(stamp.time, near, not_before=not_before)
            if instant is not None:
                found = (instant,)
        else:
            dates = [stamp.date] if stamp.date else [near.date() + n * _DAY for n in (-1, 0, 1)]
            found = tuple(one for date in dates for one in stamp.on(date, zone))
    except OverflowError:
        raise _no_time(text) from None
    if not found:
        raise _no_such_time(stamp, stamp.date or near.date())
    return min(found, key=lambda candidate: abs(candidate - near))
