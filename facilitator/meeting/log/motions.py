"""Sentences about motions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting


def _moved(meeting: Meeting, event: e.MotionMoved, _at: Instant) -> Phrase:
    if event.mover is None:
        return say("motion {number}: {text}", number=event.number, text=event.text)
    name = meeting.name_of(event.mover)
    return say("motion {number} by {name}: {text}", number=event.number, name=name, text=event.text)


def _seconded(meeting: Meeting, event: e.MotionSeconded, _at: Instant) -> Phrase:
    name = meeting.name_of(event.seconder)
    return say("motion {number} seconded by {name}", number=event.motion, name=name)


def _withdrawn(_meeting: Meeting, event: e.MotionWithdrawn, _at: Instant) -> Phrase:
    return say("motion {number} withdrawn", number=event.motion)


def _tabled(_meeting: Meeting, event: e.MotionTabled, _at: Instant) -> Phrase:
    return say("motion {number} laid on the table", number=event.motion)


def _referred(_meeting: Meeting, event: e.MotionReferred, _at: Instant) -> Phrase:
    return say("motion {number} referred", number=event.motion)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.MotionMoved: _moved,
    e.MotionSeconded: _seconded,
    e.MotionWithdrawn: _withdrawn,
    e.MotionTabled: _tabled,
    e.MotionReferred: _referred,
}
