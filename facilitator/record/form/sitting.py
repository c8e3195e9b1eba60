"""The meeting, its agenda and who was there."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from facilitator.meeting.agenda import Role
from facilitator.meeting.people import Presence
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.record.form.base import Count, Date, Figure, Interval, Length, Part, Time


class MeetingPart(Part, frozen=True, kw_only=True):
    """The meeting as a whole."""

    id: str
    title: str
    body: str | None
    place: str | None
    language: str
    opened_at: Time | None
    closed_at: Time | None
    seconds: Annotated[
        int, Meta(ge=0, description="from the opening to the close, or to the last event")
    ]
    chair: str | None
    secretary: str | None
    status: Phase
    date: Annotated[str | None, Meta(description="as the agenda gives it, ISO")]
    time: Annotated[str | None, Meta(description="planned start as the agenda gives it, HH:MM")]
    recesses: list[Interval]
    next_date: Date | None


class Attendee(Part, frozen=True, kw_only=True):
    """Somebody on the roster, or who joined."""

    name: str
    role: Role
    group: str | None
    voting: bool
    weight: Figure
    status: Presence
    reason: str | None
    intervals: Annotated[list[Interval], Meta(description="when they were in the room")]
    id: Annotated[str, Meta(description="tells people of the same name apart")]
    late_minutes: Annotated[
        int | None,
        Meta(description="whole minutes after the opening at which a late one came, else null"),
    ]
    represented_by: Annotated[str | None, Meta(description="who votes for them when away")]
    held: Annotated[int, Meta(ge=0, description="votes of others that they cast in bulk")]
    veto: bool


class QuorumChange(Part, frozen=True, kw_only=True):
    """How many voting members were present from an instant on."""

    at: Time
    present: Count
    met: bool


class QuorumPart(Part, frozen=True, kw_only=True):
    """The quorum over the meeting; `met` is null when attendance was not taken."""

    rule: str
    entitled: Count
    present_max: Count
    met: Annotated[
        bool | None, Meta(description="there was a quorum at some time of the session; see changes")
    ]
    changes: list[QuorumChange]


class PlanPart(Part, frozen=True, kw_only=True):
    """A length (both ends equal), a window, or nothing."""

    min_seconds: Length | None
    max_seconds: Length | None


class ItemPart(Part, frozen=True, kw_only=True):
    """An item of the agenda."""

    number: str
    title: str
    plan: Annotated[PlanPart, Meta(description="as the agenda gave it")]
    status: ItemStatus
    seconds: Length
    intervals: list[Interval]
    presenter: str | None
    conclusion: str | None
    level: Annotated[int, Meta(ge=1)]
    plan_at_end: Annotated[PlanPart, Meta(description="after extensions and re-planning")]
    extensions: Annotated[list[str], Meta(description="reasons given for more time")]
    private: bool
