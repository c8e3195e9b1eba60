"""What the parts of a transcript share: their base class and types, and what fills them."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from facilitator.meeting.agenda import Instant
from facilitator.meeting.floor import Turn
from facilitator.meeting.people import Person
from facilitator.meeting.spans import Spans
from facilitator.meeting.state import Meeting
from facilitator.meeting.statistics import members
from facilitator.meeting.timeline import Timeline

Time: TypeAlias = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
Date: TypeAlias = Annotated[str, Meta(extra_json_schema={"format": "date"})]
Length: TypeAlias = Annotated[int, Meta(description="whole seconds")]
Natural: TypeAlias = Annotated[int, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1, description="0 to 1, four decimals")]
Figure: TypeAlias = int | Decimal
"""A number of heads, or a weight as an exact decimal; a JSON number in either case."""
Interval: TypeAlias = tuple[Time, Time | None]
"""Begin and end; the end is null while it runs."""


class TranscriptPart(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all parts. All fields are always written, and no others are allowed."""


class Past(msgspec.Struct, frozen=True):
    """A meeting up to its last event.

    Whatever is still running is measured up to `last`, so that the result does not depend on the
    clock.
    """

    meeting: Meeting
    last: Instant

    def name(self, person: str | None) -> str | None:
        """Return the name of a person, after any corrections."""
        return self.meeting.people[person].name if person else None

    def number(self, item: str | None) -> str | None:
        """Return the number of an item."""
        return self.meeting.item_by_id(item).number if item else None

    @property
    def turns(self) -> list[Turn]:
        """All speeches in the order in which they began, including those still running."""
        live = [t for t in (self.meeting.interrupted, self.meeting.speech) if t is not None]
        return sorted([*self.meeting.turns, *live], key=lambda turn: turn.began_at)

    @property
    def members(self) -> list[Person]:
        """The members who were present at any time, whose share in the debate matters."""
        return members(self.meeting)


def past_of(timeline: Timeline) -> Past:
    """Return the meeting at the end of `timeline`, with its last instant in local time."""
    return Past(timeline.meeting, timeline.meeting.zone.local(timeline.recorded[-1].at))


def stamp(at: Instant) -> str:
    """Return `at` as `2026-11-23T19:30:00+07:00`."""
    return at.isoformat(timespec="seconds")


def intervals(spans: Spans) -> list[Interval]:
    """Return `spans` as pairs of instants."""
    return [(stamp(s.began), stamp(s.ended) if s.ended else None) for s in spans]
