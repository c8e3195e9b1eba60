"""Facts of motions."""

from __future__ import annotations

from facilitator.meeting.events.base import Fact
from facilitator.meeting.rules import Requirement
from facilitator.meeting.votes import Method


class MotionMoved(Fact, frozen=True, kw_only=True):
    """A motion was made."""

    number: int
    text: str
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement
    method: Method | None = None
    item: str


class MotionSeconded(Fact, frozen=True, kw_only=True):
    """A motion was seconded."""

    motion: int
    seconder: str


class MotionWithdrawn(Fact, frozen=True, kw_only=True):
    """The mover withdrew the motion."""

    motion: int


class MotionTabled(Fact, frozen=True, kw_only=True):
    """The motion was laid on the table."""

    motion: int


class MotionReferred(Fact, frozen=True, kw_only=True):
    """The motion was referred elsewhere."""

    motion: int


MotionEvent = MotionMoved | MotionSeconded | MotionWithdrawn | MotionTabled | MotionReferred
"""Facts of motions."""
