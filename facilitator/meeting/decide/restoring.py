"""A procedural motion that does not carry after all: what it moved goes back to its place."""

from __future__ import annotations

from facilitator.meeting import events as e
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.stack import stack
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]

_SET_ASIDE = {
    Effect.TABLE: MotionStatus.TABLED,
    Effect.REFER: MotionStatus.REFERRED,
    Effect.POSTPONE: MotionStatus.DEFERRED,
    Effect.DROP: MotionStatus.LOST,
}


def restoring(meeting: Meeting, fallen: Motion, procedure: Procedure) -> Events:
    """Return what puts a motion back that was set aside or reconsidered.

    Nothing where the meeting has gone on to something else: that is not undone behind its back.
    """
    pending = [motion for motion in stack(meeting) if motion.number != fallen.number]
    if fallen.item != meeting.current:
        return ()
    if procedure.effect is Effect.RECONSIDER:
        return _decided_as_before(pending)
    if procedure.effect is Effect.DIVIDE:
        return _whole_again(meeting, fallen)
    status = _SET_ASIDE.get(procedure.effect)
    return () if pending or status is None else _before_the_meeting(meeting, fallen, status)


def _whole_again(meeting: Meeting, fallen: Motion) -> Events:
    """Return what makes a divided motion whole again, as long as no part has been voted on."""
    for whole in reversed(meeting.motions[: fallen.number - 1]):
        if not whole.is_main or whole.item != fallen.item:
            continue
        if whole.to_divide:
            return (e.MotionsRestored(motions=(whole.number,), status=MotionStatus.DEBATED),)
        parts = [motion for motion in meeting.motions if motion.part_of == whole.number]
        voted_on = {vote.motion for vote in meeting.votes}
        if whole.status is not MotionStatus.DIVIDED or any(
            part.number in voted_on or not part.status.is_pending for part in parts
        ):
            return ()
        gone = tuple(e.MotionWithdrawn(motion=part.number) for part in reversed(parts))
        restored = e.MotionsRestored(motions=(whole.number,), status=MotionStatus.DEBATED)
        return (*gone, restored)
    return ()


def _decided_as_before(pending: list[Motion]) -> Events:
    status = pending[0].decided_as if len(pending) == 1 else None
    return (e.MotionsRestored(motions=(pending[0].number,), status=status),) if status else ()


def _before_the_meeting(meeting: Meeting, fallen: Motion, status: MotionStatus) -> Events:
    is_dropped = status is MotionStatus.LOST
    gone = [
        motion
        for motion in meeting.motions[: fallen.number - 1]
        if motion.item == fallen.item and motion.procedure is None and motion.status is status
    ]
    mains = [motion for motion in gone if motion.is_main and motion.dropped is is_dropped]
    if len(mains) != 1:  # which of them it was cannot be told
        return ()
    voted_on = {vote.motion for vote in meeting.votes if vote.annulled is None}
    family = [mains[0].number]
    for motion in gone:
        if motion.amends in family and motion.number not in voted_on:
            family.append(motion.number)
    return (e.MotionsRestored(motions=tuple(family), status=MotionStatus.DEBATED),)
