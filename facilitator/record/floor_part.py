"""The speeches, and how evenly the floor was shared."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.meeting.agenda import Seconds
from facilitator.meeting.floor import Turn
from facilitator.record.agenda_part import plan_statistics
from facilitator.record.form import SpeakingPart, StatisticsPart, TurnPart
from facilitator.record.past import Past, stamp


def turns(past: Past) -> list[TurnPart]:
    """Return the speeches in the order in which they began."""
    return [_turn(past, turn) for turn in past.turns]


def _turn(past: Past, turn: Turn) -> TurnPart:
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
    )


def _is_over(past: Past, turn: Turn) -> bool:
    """A speech that a recess or a question has stopped may still go on."""
    return turn not in (past.meeting.speech, past.meeting.interrupted)


def statistics(past: Past) -> StatisticsPart:
    """Return the figures that follow from the rest."""
    spoken = _spoken(past)
    total = sum(seconds for _, seconds in spoken.values())
    silent = [person for person in past.members if person.id not in spoken]
    heard = [spoken[p.id][1] if p.id in spoken else 0 for p in past.members]
    speaking = [
        SpeakingPart(
            name=past.meeting.people[person].name,
            turns=count,
            seconds=seconds,
            share=fraction(seconds, total),
            person=person,
        )
        for person, (count, seconds) in spoken.items()
    ]
    # stable: equals stay in the order of the roster
    speaking.sort(key=lambda part: (-part.seconds, -part.turns))
    return StatisticsPart(
        speaking=speaking,
        gini=gini(heard),
        never_spoke=[person.name for person in silent],
        plan=plan_statistics(past),
    )


def _spoken(past: Past) -> dict[str, tuple[int, Seconds]]:
    """Return turns and net seconds of those who spoke, in the order of the roster."""
    sums = dict.fromkeys(past.meeting.people, (0, 0))
    for turn in past.turns:
        if turn.person:
            count, seconds = sums[turn.person]
            sums[turn.person] = (count + 1, seconds + turn.net(past.last))
    return {person: sums[person] for person in sums if sums[person][0]}


def fraction(part: int, whole: int) -> float:
    """Return part / whole, rounded half up to four decimals; 0 of an empty whole."""
    return (20_000 * part + whole) // (2 * whole) / 10_000 if whole else 0.0


def gini(lengths: Sequence[int]) -> float | None:
    """Return the Gini coefficient, to four decimals; None when there is nothing to share.

    Sum over all pairs |x_i - x_j| / (2 n sum x), computed over the sorted values (Sen 1973).
    """
    n, total = len(lengths), sum(lengths)
    if not total:
        return None
    weighted = sum((2 * i - n - 1) * x for i, x in enumerate(sorted(lengths), start=1))
    return fraction(weighted, n * total)
