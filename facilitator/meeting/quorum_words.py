"""The quorum in words: read as a body writes it, and told the same everywhere."""

from __future__ import annotations

import re

from facilitator.meeting.agenda import Quorum
from facilitator.meeting.phrase import Phrase, joined, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import fold


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
