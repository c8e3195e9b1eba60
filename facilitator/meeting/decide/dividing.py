"""Dividing the question: a main motion is decided part by part.

    motion 1   Buy paint and hire a painter     divided
    motion 3     Buy paint                      decided first
    motion 4     hire a painter                 decided when motion 3 is

The chair words the parts. Each is a motion of its own, with the mover, the seconder, the rule and
the method of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import open_item
from facilitator.meeting.decide.motions import check_no_consent, pending, worded
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.stack import division_out_of_order
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method

Events = tuple[e.Event, ...]

BETWEEN_PARTS = ";"
"""What is written between two parts."""


def parts_in(text: str) -> tuple[str, ...]:
    """Return the parts that are written in one line; a single one when it names none."""
    return tuple(part.strip() for part in text.split(BETWEEN_PARTS) if part.strip())


def dividing(meeting: Meeting, whole: Motion, parts: Sequence[str]) -> Events:
    """Return the events that divide a motion; refuse parts that are no motions of their own."""
    texts = [worded(meeting, part) for part in parts]
    if len(texts) < 2:
        raise Refused(
            say("Word at least two parts, with a semicolon between them (divide PART; PART).")
        )
    if len(set(texts)) < len(texts):
        raise Refused(say("Two parts are the same: word each part differently."))
    if whole.text in texts:
        raise Refused(say("A part cannot be the whole motion."))
    first = len(meeting.motions) + 1
    moved = [
        e.MotionMoved(
            number=number,
            text=text,
            mover=whole.mover,
            seconder=whole.seconder,
            requirement=whole.requirement,
            method=Method(whole.method) if whole.method else None,
            item=whole.item,
            part_of=whole.number,
        )
        for number, text in enumerate(texts, first)
    ]
    numbers = tuple(part.number for part in moved)
    return (e.MotionDivided(motion=whole.number, parts=numbers), *moved)


def _divide(meeting: Meeting, command: c.DivideMotion, _now: Instant) -> Events:
    open_item(meeting)
    check_no_consent(meeting)
    if (reason := division_out_of_order(meeting)) is not None:
        raise Refused(reason)
    return dividing(meeting, pending(meeting), command.parts)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {c.DivideMotion: _divide}
