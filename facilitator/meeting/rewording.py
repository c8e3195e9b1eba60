"""The texts of motions, as carried amendments change them."""

from __future__ import annotations

from facilitator.meeting import events as e
from facilitator.meeting.amending import amended
from facilitator.meeting.events.base import Events
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Refused
from facilitator.meeting.stack import adhering
from facilitator.meeting.state import Meeting


def amending(meeting: Meeting, amendment: Motion) -> Events:
    """Return what a carried amendment makes of the motion that it amends."""
    target = meeting.motions[(amendment.amends or 0) - 1]
    if not target.status.is_open or amendment.wording is None:
        return ()
    new = e.MotionReworded(
        motion=target.number,
        text=amendment.wording,
        by=amendment.number,
        wording=_reading(meeting, target, amendment.wording),
    )
    return (new, *read_again(meeting, target, amendment.wording))


def read_again(meeting: Meeting, target: Motion, text: str) -> tuple[e.WordingSet, ...]:
    """Return how `target` would read with each of its other amendments once it has `text`."""
    events: list[e.WordingSet] = []
    for other in adhering(meeting, target):
        if other.amends != target.number or other.wording is None:
            continue
        wording = None
        if other.wording != other.text:
            try:
                wording = amended(text, other.text)
            except Refused:  # its words do not fit any more: the chair is asked
                wording = None
        events.append(e.WordingSet(motion=other.number, wording=wording))
    return tuple(events)


def _reading(meeting: Meeting, amendment: Motion, text: str) -> str | None:
    """Return how what an amendment amends would read after the amendment got another text."""
    if amendment.amends is None:
        return None
    try:
        return amended(meeting.motions[amendment.amends - 1].text, text)
    except Refused:  # the words do not fit the text any more: the chair is asked for a wording
        return None
