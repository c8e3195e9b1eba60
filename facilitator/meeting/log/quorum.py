"""Sentences about the quorum, the same in line mode, on the screen and in the minutes."""

from __future__ import annotations

from facilitator.meeting.people import QuorumState
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting


def quorum_phrase(meeting: Meeting) -> Phrase:
    """Return whether there is a quorum, with its figures."""
    quorum = meeting.quorum
    if not quorum.needed:
        return say("no quorum is needed")
    if not meeting.attendance_taken:
        return say("attendance not taken; a quorum needs {needed} of {entitled}",
                   needed=quorum.needed, entitled=quorum.entitled)  # fmt: skip
    if quorum.is_met:
        return say("there is a quorum: {figures}", figures=_figures(quorum))
    return say("no quorum: {figures}", figures=_figures(quorum))


def without_quorum(meeting: Meeting) -> Phrase | None:
    """Return that there is no quorum, or that nobody knows; None where there is one.

    A body that needs none, or that names no voting member, is not told about it.
    """
    quorum = meeting.quorum
    if not quorum.needed or (not quorum.entitled and meeting.agenda.quorum.number is None):
        return None
    is_lacking = not meeting.attendance_taken or not quorum.is_met
    return quorum_phrase(meeting) if is_lacking else None


def quorum_changed(before: Meeting, after: Meeting) -> Phrase | None:
    """Return that the quorum was lost, or is there, since `before`; None if nothing changed."""
    was_met = before.attendance_taken and before.quorum.is_met
    quorum = after.quorum
    if quorum.is_met and not was_met:
        return say("there is a quorum: {figures}", figures=_figures(quorum))
    if was_met and not quorum.is_met:
        return say("the quorum is lost: {figures}", figures=_figures(quorum))
    return None


def quorum_while_voting(*, opened: bool | None, closed: bool | None) -> Phrase | None:
    """Return what the record says of the quorum of a vote or an election.

    Args:
        opened: Whether there was one at the opening; None if attendance was not taken.
        closed: Whether there was one at the close; None also while it is open.

    Returns:
        None where there was one all the time, or where nobody knows.
    """
    if opened is False and closed is False:
        return say("there was no quorum when voting began, nor when it ended")
    if opened is False and closed:
        return say("there was no quorum when voting began; there was one when it ended")
    if opened is False:
        return say("there was no quorum when voting began")
    if opened and closed is False:
        return say("the quorum was lost before voting ended")
    return say("there was no quorum when voting ended") if closed is False else None


def _figures(quorum: QuorumState) -> Phrase:
    return say("{present} of {entitled} present, {needed} needed",
               present=quorum.present, entitled=quorum.entitled,
               needed=quorum.needed)  # fmt: skip
