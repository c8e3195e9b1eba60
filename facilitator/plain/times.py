"""Times before commands: the script's clock."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Iterator

from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import say
from facilitator.plain.grammar import Misunderstood, read_line

_TIME = re.compile(
    r"(?:(?P<date>\d{4}-\d\d-\d\d)[T ])?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?"
)
_HALF_A_DAY = dt.timedelta(hours=12)


def read_time(text: str, last: Instant) -> Instant:
    """Return the instant that a time in brackets means, whole seconds.

    What it leaves out (date, offset) is the last one's; a time of day more than 12 hours smaller
    than the last lies past midnight.

    Raises:
        Misunderstood: when it is no time, or earlier than the last: times never run backwards.
    """
    instant, dated = _parsed(text, last.date(), last.tzinfo)
    if not dated and last - instant > _HALF_A_DAY:
        instant += dt.timedelta(days=1)
    if instant < last:
        raise Misunderstood(
            say(
                "the time runs backwards: {time} is before {last}",
                time=text.strip(),
                last=f"{last:%Y-%m-%d %H:%M:%S}",
            )
        )
    return instant


def _parsed(text: str, date: dt.date, zone: dt.tzinfo | None) -> tuple[Instant, bool]:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise _no_time(text)
    try:
        if found["date"]:
            date = dt.date.fromisoformat(found["date"])
        time = dt.time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
        if found["offset"]:
            zone = dt.datetime.strptime(found["offset"], "%z").tzinfo
        return dt.datetime.combine(date, time, zone), bool(found["date"])
    except (ValueError, OverflowError):
        raise _no_time(text) from None


def _no_time(text: str) -> Misunderstood:
    return Misunderstood(
        say(
            "“{time}” is no time; write [19:42:10] or [2026-11-23T19:42:10+07:00]",
            time=text.strip(),
        )
    )


def first_time(
    lines: Iterable[str], date: str | None, now: Instant
) -> tuple[Instant | None, Iterator[str]]:
    """Return the first time of a script (None without one), and all lines again.

    In a file it may stand before any command: those ahead of it happen at that time too. Lines
    that somebody still has to write are read no further than the first command. A time without a
    date is of `date` (ISO, the agenda's), else of today; without an offset it has that of `now`.
    """
    seen: list[str] = []
    rest = iter(lines)
    is_file = _is_file(lines)
    for line in rest:
        seen.append(line)
        found, is_command = _time_of(line, date, now)
        if found is not None or (is_command and not is_file):
            return found, itertools.chain(seen, rest)
    return None, itertools.chain(seen, rest)


def _is_file(lines: Iterable[str]) -> bool:
    seekable = getattr(lines, "seekable", None)
    return seekable is not None and bool(seekable())


def _time_of(line: str, date: str | None, now: Instant) -> tuple[Instant | None, bool]:
    """Return the time of a line, if it has one, and whether anything is on it."""
    try:
        time, command = read_line(line)
        if time is None:
            return None, not command.is_empty
        day = dt.date.fromisoformat(date) if date else now.date()
        return _parsed(time, day, now.tzinfo)[0], True
    except (Misunderstood, ValueError):
        return None, True


def time_near(text: str, near: Instant) -> Instant:
    """Return the instant that a time means; without a date, the nearest to `near`.

    Raises:
        Misunderstood: when it is no time.
    """
    instant, dated = _parsed(text, near.date(), near.tzinfo)
    if dated:
        return instant
    days = (dt.timedelta(days=n) for n in (0, -1, 1))
    return min((instant + day for day in days), key=lambda candidate: abs(candidate - near))
