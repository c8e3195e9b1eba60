"""The zones that this computer knows: its own, and those with a name."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable
from pathlib import Path

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.zone import Zone, ZoneChange, zone_of

AHEAD = dt.timedelta(days=5 * 366)
"""How long a record may stay open and still be told with the right offset."""
_STEP = dt.timedelta(days=7)
_SECOND = dt.timedelta(seconds=1)
_OFFSET = re.compile(r"(?:UTC|GMT)?(?P<sign>[+-])(?P<hours>[01]?\d)(?::?(?P<minutes>[0-5]\d))?")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*")


def system_zone(start: Instant) -> Zone:
    """Return the zone of this computer, with its changes from a day before `start` on."""
    return _table(lambda instant: _seconds(instant.astimezone()), start, system_name())


def named_zone(name: str, start: Instant) -> Zone | None:
    """Return a zone by its IANA name or offset (`Europe/Berlin`, `+07:00`).

    None when there is none of that name, or when this computer has no table of zones.
    """
    if (found := _OFFSET.fullmatch(name)) is not None:
        minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
        return Zone(name=name, offset=minutes * (60 if found["sign"] == "+" else -60))
    if _NAME.fullmatch(name) is None:
        return None
    import zoneinfo

    try:
        place = zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None
    return _table(lambda instant: _seconds(instant.astimezone(place)), start, name)


def meeting_zone(named: str | None, start: Instant) -> Zone:
    """Return the zone of a meeting that begins at `start`.

    The one that its agenda names comes first. Else it is this computer's, unless `start` has
    another offset, which was then written down in a script and is the zone's at all times.
    """
    if named and (zone := named_zone(named, start)) is not None:
        return zone
    zone = system_zone(start)
    if zone.offset_at(start) != _seconds(start):
        return zone_of(start)
    return zone


def system_name() -> str:
    """Return the IANA name of this computer's zone, empty when it does not say."""
    name = os.environ.get("TZ", "").removeprefix(":")
    if not name:
        try:
            name = str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2]
        except OSError:  # no link: a copy, or another system
            return ""
    return name if _NAME.fullmatch(name) else ""


def _seconds(instant: Instant) -> Seconds:
    """Return the offset in seconds, of whole minutes: JSON has no others."""
    offset = instant.utcoffset() or dt.timedelta()
    return round(offset.total_seconds() / 60) * 60


def _table(offset_at: Callable[[Instant], Seconds], start: Instant, name: str) -> Zone:
    at = start.astimezone(dt.UTC).replace(microsecond=0) - dt.timedelta(days=1)
    end = at + AHEAD
    first = offset = offset_at(at)
    changes = []
    while at < end:
        following = at + _STEP
        if offset_at(following) != offset:
            changed = _change(offset_at, at, following)
            offset = offset_at(changed)
            changes.append(ZoneChange(changed, offset))
            at = changed
        else:
            at = following
    return Zone(name=name, offset=first, changes=tuple(changes))


def _change(offset_at: Callable[[Instant], Seconds], before: Instant, after: Instant) -> Instant:
    """Return the first instant after `before` that has another offset."""
    offset = offset_at(before)
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if offset_at(middle) == offset:
            before = middle
        else:
            after = middle
    return after
