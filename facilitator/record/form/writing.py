"""What was written down, and what this was made from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from facilitator.record.form.base import Count, Date, Part, Time


class DecisionPart(Part, frozen=True, kw_only=True):
    """A decision as it was written down."""

    text: str
    item: str | None
    at: Time


class TaskPart(Part, frozen=True, kw_only=True):
    """A task."""

    text: str
    owner: str | None
    due: Date | None
    item: str | None
    status: Literal["open", "done"]
    number: int
    at: Time


class ConcernPart(Part, frozen=True, kw_only=True):
    """Something that somebody raised and that wants an answer."""

    name: str | None
    text: str
    answer: str | None
    item: str | None
    status: Literal["open", "answered"]
    number: int
    at: Time


class NotePart(Part, frozen=True, kw_only=True):
    """A note or a conclusion; a private one is in no minutes."""

    kind: Literal["note", "private", "conclusion"]
    text: str
    name: Annotated[str | None, Meta(description="who was speaking: the gist of that speech")]
    item: str | None
    at: Time
    private: bool


class CarriedPart(Part, frozen=True, kw_only=True):
    """Something for the next meeting to take up."""

    kind: Literal["item", "motion", "task", "concern"]
    reason: Literal[
        "deferred", "not reached", "pending", "on the table", "postponed", "open", "unanswered"
    ]
    text: str
    item: str | None
    name: str | None
    due: Date | None


class UndonePart(Part, frozen=True, kw_only=True):
    """An event that was taken back, and does not count anywhere else."""

    seq: int
    at: Time
    by: str
    event: str
    fields: dict[str, Any]


class RecordPart(Part, frozen=True, kw_only=True):
    """What this transcript was made from."""

    version: int
    adopted_at: Time | None
    amendments: list[dict[str, Any]]
    events: Count
    undone: Annotated[int, Meta(ge=0, description="events that were taken back")]
    head: Annotated[str, Meta(description="hash of the journal's last line", pattern="^sha256:")]
    program: Annotated[str, Meta(description="version that began the journal")]
