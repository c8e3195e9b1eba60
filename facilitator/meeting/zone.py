"""The zone of a meeting: what the clocks of its place show, as a table that the record carries.

An instant has its offset as a number. It never has a named zone: Python subtracts two instants of
one named zone by what the clocks showed, an hour off across a change of the clocks. Berlin in 2026:

    offset  +1 h            | +2 h from 29 March 01:00 UTC | +1 h from 25 October 01:00 UTC
    clocks  01:59 -> 03:00: there is no 02:30              | 02:59 -> 02:00: 02:30 comes twice

The table is written when the meeting is prepared, so that its times read the same on a computer
that has another zone, other tables of zones, or none.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import Seconds
from facilitator.meeting.spans import Span

_DAY = dt.timedelta(days=1)
_FARTHEST = dt.timedelta(hours=13)
"""How far the nearest time of day can be: half a day, and an hour that the clocks are moved by."""


class ZoneChange(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """The clocks of the place are moved: from `at` on they show UTC and `offset` seconds."""

    at: Instant
    offset: Seconds


class Zone(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What the clocks of a place show, east of UTC in seconds, and when they are moved."""

    name: str = ""
    """The IANA name, empty where none is known."""
    offset: Seconds = 0
    """Before the first change."""
    changes: tuple[ZoneChange, ...] = ()
    """In the order of time."""

    def offset_at(self, instant: Instant) -> Seconds:
        """Return the offset of the place at an instant, in seconds east of UTC."""
        for change in reversed(self.changes):
            if instant >= change.at:
                return change.offset
        return self.offset

    def local(self, instant: Instant) -> Instant:
        """Return the same instant with the offset of the place."""
        return instant.astimezone(dt.timezone(dt.timedelta(seconds=self.offset_at(instant))))

    def after(self, instant: Instant, seconds: Seconds) -> Instant:
        """Return the instant `seconds` later (earlier, if negative), with the place's offset."""
        return self.local(instant + dt.timedelta(seconds=seconds))

    def instants(self, wall: dt.datetime) -> tuple[Instant, ...]:
        """Return the instants at which the clocks of the place show `wall`, the earlier first.

        `wall` has no offset. Two instants when the clocks were set back over it, none when they
        were set forward over it.
        """
        found = []
        for offset in {self.offset, *(change.offset for change in self.changes)}:
            instant = wall.replace(tzinfo=dt.timezone(dt.timedelta(seconds=offset)))
            if self.offset_at(instant) == offset:
                found.append(instant)
        return tuple(sorted(found))

    def nearest(
        self, time: dt.time, near: Instant, *, not_before: Instant | None = None
    ) -> Instant | None:
        """Return the instant nearest to `near` at which the clocks show a time of day.

        None when they were set forward over that time. Of a time that comes twice in a night, the
        one before `not_before` is passed over.
        """
        found: list[Instant] = []
        for days in (-1, 0, 1):
            both = self.instants(dt.datetime.combine(self.local(near).date() + days * _DAY, time))
            later = [one for one in both if not_before is None or one >= not_before]
            found += later or both
        best = min(found, key=lambda instant: abs(instant - near), default=None)
        return None if best is None or abs(best - near) > _FARTHEST else best


def zone_of(instant: Instant) -> Zone:
    """Return a zone that has the offset of an instant at all times."""
    return Zone(offset=int((instant.utcoffset() or dt.timedelta()).total_seconds()))


def located(fact: msgspec.Struct, zone: Zone) -> msgspec.Struct:
    """Return an event with all instants in its fields, and in their spans, told in a zone."""
    changed: dict[str, object] = {}
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if isinstance(value, dt.datetime):
            changed[name] = zone.local(value)
        elif isinstance(value, tuple) and value and isinstance(value[0], Span):
            changed[name] = tuple(
                Span(zone.local(s.began), zone.local(s.ended) if s.ended else None) for s in value
            )
    return msgspec.structs.replace(fact, **changed) if changed else fact
