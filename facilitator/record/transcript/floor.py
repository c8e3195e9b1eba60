"""The speeches, and how evenly speaking time was shared."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from facilitator.meeting.floor import SpeechClass, Turn
from facilitator.meeting.pools import Pool, pools
from facilitator.meeting.reasons import category
from facilitator.meeting.statistics import SharedFloor, gini, shared_floor, shares
from facilitator.record.transcript.agenda import PlanStatisticsPart, plan_statistics
from facilitator.record.transcript.part import (
    Length,
    Natural,
    Past,
    Share,
    Time,
    TranscriptPart,
    stamp,
)


class TurnPart(TranscriptPart, frozen=True, kw_only=True):
    """A speech. `seconds` is net, without recesses and interposed questions."""

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


class SpeakingPart(TranscriptPart, frozen=True, kw_only=True):
    """How much a person spoke."""

    name: str
    turns: Natural
    seconds: Length
    share: Annotated[float, Meta(ge=0, le=1, description="of the time of all that are named")]
    person: str
    median_seconds: Annotated[int, Meta(description="of an even number the mean of the middle two")]
    longest_seconds: Length


class GroupSpeakingPart(TranscriptPart, frozen=True, kw_only=True):
    """A group's share of speaking time, compared with its share of the people present."""

    group: Annotated[str | None, Meta(description="null: those in no group")]
    people: Annotated[Natural, Meta(description="the members that gini is over")]
    spoke: Annotated[Natural, Meta(description="of them")]
    turns: Natural
    seconds: Length
    share: Annotated[float, Meta(ge=0, le=1, description="of the time of all that are named")]
    room_share: Annotated[float, Meta(ge=0, le=1, description="people of this group, of all")]
    median_seconds: Length
    longest_seconds: Length


class PoolPart(TranscriptPart, frozen=True, kw_only=True):
    """The speaking time of a group. Speeches for, against and plain ones use it up."""

    group: str
    item: Annotated[str | None, Meta(description="null: one pool for the whole meeting")]
    initial_seconds: Length
    extra_seconds: Annotated[int, Meta(description="given by the chair")]
    used_seconds: Length
    left_seconds: Annotated[int, Meta(description="negative when overdrawn")]


class StatisticsPart(TranscriptPart, frozen=True, kw_only=True):
    """Figures that can be calculated from the rest."""

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
    turns: Annotated[Natural, Meta(description="of all that are named")]
    seconds: Length
    median_seconds: Length
    longest_seconds: Length
    groups: Annotated[
        list[GroupSpeakingPart], Meta(description="most time first; empty if no one is in a group")
    ]
    pools: Annotated[list[PoolPart], Meta(description="of each item that was taken up")]


def turns(past: Past) -> list[TurnPart]:
    """Return the speeches in the order in which they began."""
    spoken = past.turns
    places: dict[str | None, int] = {
        turn.entry: place for place, turn in enumerate(spoken, start=1) if turn.entry
    }
    return [_turn(past, turn, places) for turn in spoken]


def _turn(past: Past, turn: Turn, places: dict[str | None, int]) -> TurnPart:
    is_order = turn.speech_class is SpeechClass.ORDER
    return TurnPart(
        name=past.name(turn.person),
        item=past.number(turn.item) or "",
        speech_class=turn.speech_class,
        note=turn.note,
        asked_at=stamp(turn.asked_at) if turn.asked_at else None,
        began_at=stamp(turn.began_at),
        ended_at=stamp(turn.ended_at) if turn.ended_at and _is_over(past, turn) else None,
        seconds=turn.net(past.last),
        limit_seconds=turn.limit,
        invited=turn.invited,
        person=turn.person,
        category=category(past.meeting, turn.rank) if is_order else None,
        answers=places.get(turn.answers) if turn.answers else None,
    )


def _is_over(past: Past, turn: Turn) -> bool:
    """Return whether `turn` has ended. One that a recess or a question interrupts has not."""
    return turn not in past.meeting.live


def statistics(past: Past) -> StatisticsPart:
    """Return the figures that can be calculated from the rest."""
    meeting, floor = past.meeting, shared_floor(past.meeting, past.last)
    of_time = _shares([heard.seconds for heard in floor.people.values()])
    speaking = [
        SpeakingPart(
            name=meeting.people[person].name,
            turns=heard.turns,
            seconds=heard.seconds,
            share=share,
            person=person,
            median_seconds=heard.median,
            longest_seconds=heard.longest,
        )
        for (person, heard), share in zip(floor.people.items(), of_time, strict=True)
    ]
    return StatisticsPart(
        speaking=speaking,
        gini=gini(floor.even),
        never_spoke=[meeting.people[person].name for person in floor.silent],
        plan=plan_statistics(past),
        turns=floor.whole.turns,
        seconds=floor.whole.seconds,
        median_seconds=floor.whole.median,
        longest_seconds=floor.whole.longest,
        groups=_groups(floor),
        pools=_pools(past),
    )


def _shares(amounts: list[int]) -> list[float]:
    """Return the share of each of `amounts` in their sum, to four decimals."""
    return [share / 10_000 for share in shares(amounts, 10_000)]


def _groups(floor: SharedFloor) -> list[GroupSpeakingPart]:
    of_time = _shares([group.heard.seconds for group in floor.groups])
    of_room = _shares([group.people for group in floor.groups])
    return [
        GroupSpeakingPart(
            group=group.group,
            people=group.people,
            spoke=group.spoke,
            turns=group.heard.turns,
            seconds=group.heard.seconds,
            share=share,
            room_share=room_share,
            median_seconds=group.heard.median,
            longest_seconds=group.heard.longest,
        )
        for group, share, room_share in zip(floor.groups, of_time, of_room, strict=True)
    ]


def _pools(past: Past) -> list[PoolPart]:
    meeting = past.meeting
    if meeting.agenda.body_rules.pools_of_meeting:
        return [_pool(pool, None) for pool in pools(meeting, past.last)]
    return [
        _pool(pool, past.number(item))
        for item, state in meeting.items.items()
        if state.spans
        for pool in pools(meeting, past.last, item)
    ]


def _pool(pool: Pool, item: str | None) -> PoolPart:
    return PoolPart(
        group=pool.group,
        item=item,
        initial_seconds=pool.initial,
        extra_seconds=pool.extra,
        used_seconds=pool.used,
        left_seconds=pool.left,
    )
