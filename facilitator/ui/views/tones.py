"""What a colour means on the screen; a mark or a word beside it always says the same."""

from __future__ import annotations

from enum import StrEnum

from facilitator.meeting.timing import Clock


class Tone(StrEnum):
    """Meanings; the widgets know the colours."""

    PLAIN = "plain"
    QUIET = "quiet"
    GOOD = "good"
    LATE = "late"
    """Late or special."""
    ALARM = "alarm"
    """Over time, or a point of order."""


def tone_of(clock: Clock) -> Tone:
    """Return the tone of a running clock."""
    if clock.is_over:
        return Tone.ALARM
    return Tone.LATE if clock.level else Tone.GOOD
