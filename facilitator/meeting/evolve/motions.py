"""What motions become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.state import Meeting


def with_motion(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    """Return the meeting with a motion changed."""
    motion = replace(meeting.motions[number - 1], **changes)
    return replace(meeting, motions=meeting.motions.replace(number - 1, motion))


def _moved(meeting: Meeting, event: e.MotionMoved, _at: Instant) -> Meeting:
    motion = Motion(
        number=event.number,
        text=event.text,
        mover=event.mover,
        seconder=event.seconder,
        requirement=event.requirement,
        method=event.method,
        status=MotionStatus.SECONDED if event.seconder else MotionStatus.MOVED,
        item=event.item,
    )
    return replace(meeting, motions=meeting.motions.append(motion))


def _seconded(meeting: Meeting, event: e.MotionSeconded, _at: Instant) -> Meeting:
    status = meeting.motions[event.motion - 1].status
    if status is MotionStatus.MOVED:
        status = MotionStatus.SECONDED
    return with_motion(meeting, event.motion, seconder=event.seconder, status=status)


def _withdrawn(meeting: Meeting, event: e.MotionWithdrawn, _at: Instant) -> Meeting:
    return with_motion(meeting, event.motion, status=MotionStatus.WITHDRAWN)


def _tabled(meeting: Meeting, event: e.MotionTabled, _at: Instant) -> Meeting:
    return with_motion(meeting, event.motion, status=MotionStatus.TABLED)


def _referred(meeting: Meeting, event: e.MotionReferred, _at: Instant) -> Meeting:
    return with_motion(meeting, event.motion, status=MotionStatus.REFERRED)


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.MotionMoved: _moved,
    e.MotionSeconded: _seconded,
    e.MotionWithdrawn: _withdrawn,
    e.MotionTabled: _tabled,
    e.MotionReferred: _referred,
}
