"""The quorum in words, the same wherever it is told."""

from __future__ import annotations

from facilitator.meeting.phrase import Phrase, joined, say
from facilitator.meeting.state import Meeting


def quorum_phrase(meeting: Meeting) -> Phrase:
    """Return whether there is a quorum now, with its figures."""
    quorum = meeting.quorum
    figures = {"present": quorum.present, "entitled": quorum.entitled, "needed": quorum.needed}
    if not meeting.attendance_taken:
        return say("attendance not taken; a quorum needs {needed} of {entitled}", **figures)
    if quorum.is_met:
        return say("quorum met: {present} of {entitled} entitled, {needed} needed", **figures)
    return say("no quorum: {present} of {entitled} entitled, {needed} needed", **figures)


def warned(meeting: Meeting, told: Phrase) -> Phrase:
    """Return `told`, the sentence of an act, with a warning if it happens without a quorum.

    Nothing is added while the attendance was not taken: nobody knows then.
    """
    quorum = meeting.quorum
    if not meeting.attendance_taken or quorum.is_met or not quorum.entitled:
        return told
    return joined((told, quorum_phrase(meeting)))
