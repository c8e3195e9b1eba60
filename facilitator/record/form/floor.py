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
    category: Annotated[str | None, Meta(description="of a point of order, as the rules name it")]
    answers: Annotated[
        int | None,
        Meta(description="place in this list, from 1, of the question or intervention it answers"),
    ]


class SpeakingPart(Part, frozen=True, kw_only=True):
    """How much somebody spoke."""

    name: str
    turns: Count
    seconds: Length
    share: Annotated[float, Meta(ge=0, le=1, description="of the time of all that are named")]
    person: str
    median_seconds: Annotated[int, Meta(description="of an even number the mean of the middle two")]
    longest_seconds: Length


class GroupSpeakingPart(Part, frozen=True, kw_only=True):
    """A group's share of the floor, against its share of the room."""

    group: Annotated[str | None, Meta(description="null: those in no group")]
    people: Annotated[Count, Meta(description="the members that gini is over")]
    spoke: Annotated[Count, Meta(description="of them")]
    turns: Count
    seconds: Length
    share: Annotated[float, Meta(ge=0, le=1, description="of the time of all that are named")]
    room_share: Annotated[float, Meta(ge=0, le=1, description="people of this group, of all")]
    median_seconds: Length
    longest_seconds: Length


class PoolPart(Part, frozen=True, kw_only=True):
    """Speaking time of a group: charged by the net time of speeches for, against and plain."""

    group: str
    item: Annotated[str | None, Meta(description="null: one pool for the whole meeting")]
    initial_seconds: Length
    extra_seconds: Annotated[int, Meta(description="given by the chair")]
    used_seconds: Length
    left_seconds: Annotated[int, Meta(description="negative when overdrawn")]


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
    turns: Annotated[Count, Meta(description="of all that are named")]
    seconds: Length
    median_seconds: Length
    longest_seconds: Length
    groups: Annotated[
        list[GroupSpeakingPart], Meta(description="most time first; empty when nobody is in one")
    ]
    pools: Annotated[list[PoolPart], Meta(description="of each item that was taken up")]
