"""One sentence for each thing that happens: the log line, line mode's answers, what undo took back.

`tell` is given the meeting before the event, so that what the event removes can still be named.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.log import effects, elections, floor, motions, sitting, votes, writing
from facilitator.meeting.phrase import Phrase
from facilitator.meeting.state import Meeting


def tell(before: Meeting, event: e.Event, at: Instant) -> Phrase | None:
    """Return what happened, in one sentence without a full stop; None for what needs no telling."""
    teller = TELLERS.get(type(event))
    return teller(before, event, at) if teller else None


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase | None]] = {
    **sitting.TELLERS,
    **floor.TELLERS,
    **motions.TELLERS,
    **effects.TELLERS,
    **votes.TELLERS,
    **elections.TELLERS,
    **writing.TELLERS,
}
