"""How a motion would read with an amendment, and why some words cannot be amended now."""

from __future__ import annotations

from facilitator.meeting.amending import amended, occurs, taken_hold_of
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting


def would_read(meeting: Meeting, target: Motion, text: str) -> str | None:
    """Return how `target` would read with the amendment `text`; None when that has to be said.

    Raises:
        Refused: when the amendment does not fit the text, or changes nothing. Words that are in the
            motion but not in its pending amendment are refused with that reason.
    """
    try:
        return amended(target.text, text)
    except Refused:
        if (reason := _belongs_below(meeting, target, text)) is not None:
            raise Refused(reason) from None
        raise


def _belongs_below(meeting: Meeting, target: Motion, text: str) -> Phrase | None:
    words = taken_hold_of(text)
    below = target
    while words is not None and not occurs(words, target.text) and below.amends is not None:
        below = meeting.motions[below.amends - 1]
        if occurs(words, below.text):
            return say(
                "“{words}” is in motion {number}, not in the pending amendment {amendment}: decide "
                "the amendment first.",
                words=words,
                number=below.number,
                amendment=target.number,
            )
    return None
