"""The speeches, and how evenly the floor was shared."""

from __future__ import annotations

from facilitator.meeting.floor import SpeechClass, Turn
from facilitator.meeting.pools import Pool, pools
from facilitator.meeting.reasons import category
from facilitator.meeting.statistics import GroupHeard, SharedFloor, fraction, gini, shared_floor
from facilitator.record.agenda_part import plan_statistics
from facilitator.record.form import (
    GroupSpeakingPart,
    PoolPart,
    SpeakingPart,
    StatisticsPart,
    TurnPart,
)
from facilitator.record.past import Past, stamp


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
    """A speech that a recess or a question has stopped may still go on."""
    return turn not in past.meeting.live


def statistics(past: Past) -> StatisticsPart:
    """Return the figures that follow from the rest."""
    meeting, floor = past.meeting, shared_floor(past.meeting, past.last)
    speaking = [
        SpeakingPart(
            name=meeting.people[person].name,
            turns=heard.turns,
            seconds=heard.seconds,
            share=fraction(heard.seconds, floor.whole.seconds),
            person=person,
            median_seconds=heard.median,
            longest_seconds=heard.longest,
        )
        for person, heard in floor.people.items()
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
        groups=[_group(group, floor) for group in floor.groups],
        pools=_pools(past),
    )


def _group(group: GroupHeard, floor: SharedFloor) -> GroupSpeakingPart:
    return GroupSpeakingPart(
        group=group.group,
        people=group.people,
        spoke=group.spoke,
        turns=group.heard.turns,
        seconds=group.heard.seconds,
        share=fraction(group.heard.seconds, floor.whole.seconds),
        room_share=fraction(group.people, floor.members),
        median_seconds=group.heard.median,
        longest_seconds=group.heard.longest,
    )


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
