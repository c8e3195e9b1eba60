"""The items of the agenda, and the plan compared with what happened."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from facilitator.meeting.agenda import Item, Plan, Seconds, budget_items
from facilitator.meeting.spans import length
from facilitator.meeting.state import ItemStatus
from facilitator.meeting.timing import descendants, planned_start
from facilitator.record.transcript.part import (
    Interval,
    Length,
    Natural,
    Past,
    TranscriptPart,
    intervals,
)


class PlanPart(TranscriptPart, frozen=True, kw_only=True):
    """A planned length (both ends equal), a range, or neither."""

    min_seconds: Length | None
    max_seconds: Length | None


class ItemPart(TranscriptPart, frozen=True, kw_only=True):
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


class PlannedItemPart(TranscriptPart, frozen=True, kw_only=True):
    """An item with a plan, and the time it took together with the items below it."""

    number: str
    min_seconds: Length
    max_seconds: Length
    seconds: Length
    deviation_seconds: Annotated[
        int | None,
        Meta(description="above the upper end; below the lower one (negative); null: not taken up"),
    ]


class PlanStatisticsPart(TranscriptPart, frozen=True, kw_only=True):
    """The plan compared with what happened."""

    min_seconds: Length
    max_seconds: Length
    actual_seconds: Annotated[int, Meta(description="all items, recesses taken out")]
    start_deviation_seconds: Annotated[
        int | None, Meta(description="opened later than planned; null: no time was planned")
    ]
    items_done: Natural
    items: list[PlannedItemPart]


def agenda(past: Past) -> list[ItemPart]:
    """Return the items in the order of the agenda."""
    return [_item(past, item) for item in past.meeting.agenda.items]


def _item(past: Past, item: Item) -> ItemPart:
    state = past.meeting.items[item.id]
    return ItemPart(
        number=item.number,
        title=item.title,
        plan=_plan(item.plan),
        status=state.status,
        seconds=length(state.spans, past.last),
        intervals=intervals(state.spans),
        presenter=item.presenter,
        conclusion=state.conclusion,
        level=item.level,
        plan_at_end=_plan(state.plan),
        extensions=list(state.extensions),
        private=item.private,
    )


def _plan(plan: Plan) -> PlanPart:
    return PlanPart(min_seconds=plan.min_seconds, max_seconds=plan.max_seconds)


def plan_statistics(past: Past) -> PlanStatisticsPart:
    """Return the plan compared with what happened. Each planned minute counts once."""
    meeting = past.meeting
    planned = [_planned(past, item) for item in budget_items(meeting.agenda.items)]
    states = list(meeting.items.values())
    start, opened = planned_start(meeting), meeting.opened_at
    late = int((opened - start).total_seconds()) if opened and start else None
    return PlanStatisticsPart(
        min_seconds=sum(item.min_seconds for item in planned),
        max_seconds=sum(item.max_seconds for item in planned),
        actual_seconds=sum(length(state.spans, past.last) for state in states),
        start_deviation_seconds=late if meeting.agenda.time else None,
        items_done=sum(state.status is ItemStatus.DONE for state in states),
        items=planned,
    )


def _planned(past: Past, item: Item) -> PlannedItemPart:
    family = (item, *descendants(past.meeting.agenda.items, item))
    spans = [past.meeting.items[member.id].spans for member in family]
    seconds = sum(length(s, past.last) for s in spans)
    high = item.plan.max_seconds or 0
    low = high if item.plan.min_seconds is None else item.plan.min_seconds
    return PlannedItemPart(
        number=item.number,
        min_seconds=low,
        max_seconds=high,
        seconds=seconds,
        deviation_seconds=_deviation(seconds, low, high) if any(spans) else None,
    )


def _deviation(seconds: Seconds, low: Seconds, high: Seconds) -> Seconds:
    return max(seconds - high, 0) + min(seconds - low, 0)
