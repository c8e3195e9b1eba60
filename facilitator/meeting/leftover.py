"""Motions that a meeting leaves without a result, for the next one."""

from __future__ import annotations

from typing import Literal, TypeAlias

from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.state import Meeting, Phase

WhyLeft: TypeAlias = Literal["pending", "on the table", "postponed"]


def unsettled(meeting: Meeting) -> list[tuple[Motion, WhyLeft]]:
    """Return main motions and amendments without a result, each with why it has none.

    Those that are pending count from the close on: until then they can still be decided.
    Procedural motions fall with the meeting.
    """
    found: list[tuple[Motion, WhyLeft]] = []
    for motion in meeting.motions:
        if motion.procedure is not None or _is_about_procedure(meeting, motion):
            continue
        if motion.status is MotionStatus.TABLED:
            found.append((motion, "on the table"))
        elif motion.status is MotionStatus.DEFERRED:
            found.append((motion, "postponed"))
        elif motion.status.is_pending and meeting.phase is Phase.CLOSED:
            found.append((motion, "pending"))
    return found


def _is_about_procedure(meeting: Meeting, motion: Motion) -> bool:
    while motion.amends is not None:
        motion = meeting.motions[motion.amends - 1]
    return motion.procedure is not None
