"""Speeches, and the figures that follow from them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from facilitator.meeting.floor import SpeechClass
from facilitator.record.form.base import Count, Length, Part, Share, Time


class TurnPart(Part, frozen=True, kw_only=True):
    """A speech. `seconds` is net: pauses and interposed questions are taken out."""

    name: str | None
    item: str
    speech_class: SpeechClass = msgspec.field(name="class")
    note: Annotated[str | None, Meta(description="what they asked the floor for")]
    asked_at: Time | None
    began_at: Time
    ended_at: Time | None
    seconds: Length
    limit_seconds: Length
    invited: bool
    person: str | None


class SpeakingPart(Part, frozen=True, kw_only=True):
    """How much somebody spoke."""

    name: str
    turns: Count
    seconds: Length
    share: Annotated[float, Meta(ge=0, le=1, description="of the time of all that are named")]
    person: str


class PlannedItemPart(Part, frozen=True, kw_only=True):
    """An item with a plan, its parts included, and how it went."""

    number: str
    min_seconds: Length
    max_seconds: Length
    seconds: Length
    deviation_seconds: Annotated[
        int | None,
        Meta(description="above the upper end; below the lower one (negative); null: not taken up"),
    ]


class PlanStatisticsPart(Part, frozen=True, kw_only=True):
    """The plan against what happened."""

    min_seconds: Length
    max_seconds: Length
    actual_seconds: Annotated[int, Meta(description="all items, recesses taken out")]
    start_deviation_seconds: Annotated[
        int | None, Meta(description="opened later than planned; null: no time was planned")
    ]
    items_done: Count
    items: list[PlannedItemPart]


class StatisticsPart(Part, frozen=True, kw_only=True):
    """Figures that follow from the rest."""

    speaking: list[SpeakingPart]
    gini: Annotated[
        Share | None,
        Meta(
            description="of net speaking time over all members (roles chair, secretary, member, "
            "probationary) who were present at any time - all on the roster when attendance was "
            "not taken - silent ones with 0: sum over all pairs |x_i - x_j| / (2 n sum x); 0 is "
            "even, (n-1)/n one speaker; null when nobody spoke",
        ),
    ]
    never_spoke: Annotated[list[str], Meta(description="of the same members")]
    plan: PlanStatisticsPart
