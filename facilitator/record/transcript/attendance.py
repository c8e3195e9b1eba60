"""Who attended, and whether there was a quorum."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from facilitator.meeting.agenda import Instant, Quorum, Role
from facilitator.meeting.people import Person, Presence, QuorumState, minutes_late
from facilitator.meeting.spans import Spans
from facilitator.meeting.state import Meeting
from facilitator.record.transcript.part import (
    Figure,
    Interval,
    Natural,
    Past,
    Time,
    TranscriptPart,
    intervals,
    stamp,
)


class Attendee(TranscriptPart, frozen=True, kw_only=True):
    """A person on the roster, or one who joined."""

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


class QuorumChange(TranscriptPart, frozen=True, kw_only=True):
    """The number of voting members present from an instant on."""

    at: Time
    present: Natural
    met: bool


class QuorumPart(TranscriptPart, frozen=True, kw_only=True):
    """The quorum over the meeting; `met` is null if attendance was not taken."""

    rule: str
    entitled: Natural
    present_max: Natural
    met: Annotated[
        bool | None, Meta(description="there was a quorum at some time of the session; see changes")
    ]
    changes: list[QuorumChange]


_HERE = frozenset({Presence.PRESENT, Presence.LATE})


def attendance(past: Past) -> list[Attendee]:
    """Return all people, in the order of the roster and then of joining."""
    return [_attendee(past, person) for person in past.meeting.people.values()]


def _attendee(past: Past, person: Person) -> Attendee:
    return Attendee(
        name=person.name,
        role=person.role,
        group=person.group,
        voting=person.voting,
        weight=person.weight,
        status=person.presence,
        reason=person.reason,
        intervals=intervals(person.spans),
        id=person.id,
        late_minutes=minutes_late(person, past.meeting.opened_at),
        represented_by=past.name(person.represented_by),
        held=person.held,
        veto=person.veto,
    )


def quorum(past: Past) -> QuorumPart:
    """Return the quorum over the meeting, from the times at which voting members were present."""
    meeting = past.meeting
    states = quorum_states(meeting)
    most = max((state.present for _, state in states), default=0)
    taken = meeting.attendance_taken and meeting.opened_at is not None
    return QuorumPart(
        rule=_rule(meeting.agenda.quorum),
        entitled=meeting.quorum.entitled,
        present_max=most,
        met=any(state.is_met for _, state in states) if taken else None,
        changes=[
            QuorumChange(at=stamp(at), present=state.present, met=state.is_met)
            for at, state in states
        ]
        if taken
        else [],
    )


def quorum_states(meeting: Meeting) -> list[tuple[Instant, QuorumState]]:
    """Return the quorum at the opening and at each instant at which the number present changed.

    Members who were marked within the second of the opening were present at it. So were those who
    stayed to the close of a meeting that was typed up without times, all within one second.
    """
    opened = meeting.opened_at
    if opened is None:
        return []
    voters = [person for person in meeting.people.values() if person.voting]
    voting = [person.spans for person in voters]
    edges = {edge for spans in voting for span in spans for edge in (span.began, span.ended)}
    later = sorted(edge for edge in edges if edge and edge > opened and edge != meeting.closed_at)
    states: list[tuple[Instant, QuorumState]] = []
    for at in (opened, *later):
        if at == meeting.closed_at:
            present = sum(person.presence in _HERE for person in voters)
        else:
            present = sum(_was_there(spans, at) for spans in voting)
        if not states or states[-1][1].present != present:
            needed = meeting.agenda.quorum.needed(len(voting))
            state = QuorumState(present=present, entitled=len(voting), needed=needed)
            states.append((at, state))
    return states


def _was_there(spans: Spans, at: Instant) -> bool:
    return any(s.began <= at and (s.ended is None or s.ended > at) for s in spans)


def _rule(rule: Quorum) -> str:
    if rule.number is not None:
        return f"at least {rule.number}"
    return f"{'more than' if rule.strict else 'at least'} {rule.num}/{rule.den}"
