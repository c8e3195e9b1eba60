"""What motions become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.consent import ConsentBlock
from facilitator.meeting.evolve.change import with_item
from facilitator.meeting.motions import Motion, MotionStatus, Until
from facilitator.meeting.stack import adhering, moved_about
from facilitator.meeting.state import Meeting


def with_motion(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    """Return the meeting with a motion changed."""
    if changes.get("status") in {MotionStatus.DEBATED, MotionStatus.VOTING}:
        changes["debated"] = True
    motion = replace(meeting.motions[number - 1], **changes)
    return replace(meeting, motions=meeting.motions.replace(number - 1, motion))


def _moved(meeting: Meeting, event: e.MotionMoved, at: Instant) -> Meeting:
    whole = meeting.motions[event.part_of - 1] if event.part_of is not None else None
    motion = Motion(
        number=event.number,
        text=event.text,
        mover=event.mover,
        seconder=event.seconder,
        requirement=event.requirement,
        method=event.method,
        status=MotionStatus.SECONDED if event.seconder else MotionStatus.MOVED,
        item=event.item,
        amends=event.amends,
        wording=event.wording,
        procedure=event.procedure,
        in_block=event.in_block,
        moved_at=at,
        place=event.place,
        part_of=event.part_of,
        debate_closed=whole is not None and whole.debate_closed,
    )
    return replace(meeting, motions=meeting.motions.append(motion))


def _seconded(meeting: Meeting, event: e.MotionSeconded, _at: Instant) -> Meeting:
    status = meeting.motions[event.motion - 1].status
    if status is MotionStatus.MOVED:
        status = MotionStatus.SECONDED
    return with_motion(meeting, event.motion, seconder=event.seconder, status=status)


def _set_aside(
    meeting: Meeting, number: int, status: MotionStatus, **changes: str | bool | Until | None
) -> Meeting:
    """What hangs on a motion goes its way with it, and what was moved about it falls."""
    motion = meeting.motions[number - 1]
    for part in adhering(meeting, motion):
        meeting = with_motion(meeting, part.number, status=status)
    for procedural in moved_about(meeting, motion):
        for part in (procedural, *adhering(meeting, procedural)):
            meeting = with_motion(meeting, part.number, status=MotionStatus.WITHDRAWN)
    return with_motion(meeting, number, status=status, **changes)


def _withdrawn(meeting: Meeting, event: e.MotionWithdrawn, _at: Instant) -> Meeting:
    return _set_aside(meeting, event.motion, MotionStatus.WITHDRAWN)


def _tabled(meeting: Meeting, event: e.MotionTabled, _at: Instant) -> Meeting:
    return _set_aside(meeting, event.motion, MotionStatus.TABLED)


def _referred(meeting: Meeting, event: e.MotionReferred, _at: Instant) -> Meeting:
    return _set_aside(meeting, event.motion, MotionStatus.REFERRED, to=event.to)


def _postponed(meeting: Meeting, event: e.MotionPostponed, _at: Instant) -> Meeting:
    status = MotionStatus.LOST if event.indefinitely else MotionStatus.DEFERRED
    return _set_aside(
        meeting,
        event.motion,
        status,
        to=event.to,
        until=event.until,
        dropped=event.indefinitely,
    )


def _division_ordered(meeting: Meeting, event: e.DivisionOrdered, _at: Instant) -> Meeting:
    return with_motion(meeting, event.motion, to_divide=True)


def _divided(meeting: Meeting, event: e.MotionDivided, _at: Instant) -> Meeting:
    return with_motion(meeting, event.motion, status=MotionStatus.DIVIDED, to_divide=False)


def _taken(meeting: Meeting, event: e.MotionTaken, _at: Instant) -> Meeting:
    """A motion comes back with its amendments, as far as it had come."""
    motion = meeting.motions[event.motion - 1]
    for part in (motion, *adhering(meeting, motion)):
        status = MotionStatus.SECONDED if part.seconder else MotionStatus.MOVED
        if part.debated:
            status = MotionStatus.DEBATED
        meeting = with_motion(meeting, part.number, status=status, item=event.item)
    return with_motion(meeting, event.motion, to=None, until=None)


def _reconsidered(meeting: Meeting, event: e.MotionReconsidered, _at: Instant) -> Meeting:
    return with_motion(
        meeting,
        event.motion,
        status=MotionStatus.DEBATED,
        debated=True,
        item=event.item,
        debate_closed=False,
        in_block=False,
        to=None,
        until=None,
        dropped=False,
        decided_as=meeting.motions[event.motion - 1].status,
    )


def _restored(meeting: Meeting, event: e.MotionsRestored, _at: Instant) -> Meeting:
    for number in event.motions:
        meeting = with_motion(
            meeting,
            number,
            status=event.status,
            to=None,
            until=None,
            dropped=False,
            to_divide=False,
        )
    return meeting


def _wording_set(meeting: Meeting, event: e.WordingSet, _at: Instant) -> Meeting:
    return with_motion(meeting, event.motion, wording=event.wording)


def _reworded(meeting: Meeting, event: e.MotionReworded, _at: Instant) -> Meeting:
    motion = meeting.motions[event.motion - 1]
    restores = event.by is None and motion.versions
    versions = motion.versions[:-1] if restores else (*motion.versions, motion.text)
    return with_motion(
        meeting, event.motion, text=event.text, versions=versions, wording=event.wording
    )


def _debate(meeting: Meeting, numbers: tuple[int, ...], *, closed: bool) -> Meeting:
    for number in numbers:
        meeting = with_motion(meeting, number, debate_closed=closed)
    return meeting


def _method_set(meeting: Meeting, event: e.VoteMethodSet, _at: Instant) -> Meeting:
    for number in event.motions:
        meeting = with_motion(meeting, number, method=event.method)
    return meeting


def _limited(meeting: Meeting, event: e.SpeechesLimited, _at: Instant) -> Meeting:
    return with_item(meeting, event.item, turn_limit=event.seconds, limited_until=event.until)


def _put_next(meeting: Meeting, event: e.ItemPutNext, _at: Instant) -> Meeting:
    return replace(meeting, next_up=event.item)


def _consent_asked(meeting: Meeting, event: e.ConsentAsked, _at: Instant) -> Meeting:
    return replace(meeting, consent=ConsentBlock(item=event.item, places=event.places))


def _consent_objected(meeting: Meeting, event: e.ConsentObjected, _at: Instant) -> Meeting:
    block = meeting.consent
    if block is None:
        return meeting
    left = tuple(place for place in block.places if place != event.place)
    out = (*block.out, (event.place, event.person))
    return replace(meeting, consent=replace(block, places=left, out=out))


def _consent_adopted(meeting: Meeting, _event: e.ConsentAdopted, _at: Instant) -> Meeting:
    done = (meeting.consent,) if meeting.consent else ()
    return replace(meeting, consent=None, consents=(*meeting.consents, *done))


def _consent_dropped(meeting: Meeting, _event: e.ConsentDropped, _at: Instant) -> Meeting:
    return replace(meeting, consent=None)


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.MotionMoved: _moved,
    e.MotionSeconded: _seconded,
    e.MotionWithdrawn: _withdrawn,
    e.MotionTabled: _tabled,
    e.MotionReferred: _referred,
    e.MotionPostponed: _postponed,
    e.DivisionOrdered: _division_ordered,
    e.MotionDivided: _divided,
    e.MotionTaken: _taken,
    e.MotionReconsidered: _reconsidered,
    e.MotionsRestored: _restored,
    e.WordingSet: _wording_set,
    e.MotionReworded: _reworded,
    e.DebateClosed: lambda meeting, event, _: _debate(meeting, event.motions, closed=True),
    e.DebateReopened: lambda meeting, event, _: _debate(meeting, event.motions, closed=False),
    e.VoteMethodSet: _method_set,
    e.SpeechesLimited: _limited,
    e.ItemPutNext: _put_next,
    e.ConsentAsked: _consent_asked,
    e.ConsentObjected: _consent_objected,
    e.ConsentAdopted: _consent_adopted,
    e.ConsentDropped: _consent_dropped,
}
