"""The quorum in words: read as a body writes it, and told the same everywhere."""

from __future__ import annotations

import re

from facilitator.meeting.agenda import Quorum
from facilitator.meeting.people import QuorumState
from facilitator.meeting.phrase import Phrase, joined, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import fold


def quorum_phrase(meeting: Meeting) -> Phrase:
    """Return whether there is a quorum now, with its figures."""
    quorum = meeting.quorum
    if not quorum.needed:
        return say("no quorum is needed")
    if not meeting.attendance_taken:
        return say("attendance not taken; a quorum needs {needed} of {entitled}",
                   needed=quorum.needed, entitled=quorum.entitled)  # fmt: skip
    if quorum.is_met:
        return say("quorum met: {figures}", figures=_figures(quorum))
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


def warned(meeting: Meeting, told: Phrase) -> Phrase:
    """Return `told`, the sentence of an act, with a warning if it happens without a quorum.

    Nothing is added while the attendance was not taken: nobody knows then.
    """
    lacking = without_quorum(meeting) if meeting.attendance_taken else None
    return told if lacking is None else joined((told, lacking))


def quorum_changed(before: Meeting, after: Meeting) -> Phrase | None:
    """Return that the quorum was lost, or is there, since `before`; None if nothing changed."""
    was_met = before.attendance_taken and before.quorum.is_met
    quorum = after.quorum
    if quorum.is_met and not was_met:
        return quorum_phrase(after)
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
    return say("{present} of {entitled} entitled, {needed} needed",
               present=quorum.present, entitled=quorum.entitled,
               needed=quorum.needed)  # fmt: skip


_QUORUM = re.compile(
    r"(?:(?P<how>more than|over|at least|hon|tren|it nhat|"
    r"tu)\s+)?(?:(?P<num>\d{1,4})\s*/\s*(?P<den>\d{1,4})|(?P<percent>\d{1,3})\s*%|"
    r"(?P<number>\d{1,6})|"
    r"(?P<half>half|mot nua|nua))(?:\s+(?:of\s+)?(?:the\s+|those\s+)?(?:members|"
    r"voting members|entitled|people|dang vien|thanh vien|dai bieu|"
    r"so dang vien).*)?(?:\s+tro len)?"
)


def read_quorum(words: str) -> Quorum | None:
    """Read `more than 1/2`, `at least 9`, `2/3`, `50 %`, `9`, `majority`; None for others."""
    text = fold(words)
    if text in {"majority", "simple majority", "qua ban", "da so"}:
        return Quorum()
    if text in {"none", "no", "0", "khong"}:
        return Quorum(number=0)
    match = _QUORUM.fullmatch(text)
    if match is None:
        return None
    strict = match["how"] in {"more than", "over", "hon", "tren"}
    if match["number"]:
        return Quorum(number=int(match["number"]) + strict)
    num, den = (
        (1, 2)
        if match["half"]
        else (int(match["percent"]), 100)
        if match["percent"]
        else (int(match["num"]), int(match["den"]))
    )
    if not 0 < num <= den or (strict and num == den):
        return None
    return Quorum(num=num, den=den, strict=strict)
