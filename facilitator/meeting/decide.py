"""Which acts are in order: a command and the meeting give events, or a sentence that refuses."""

from __future__ import annotations

from facilitator.meeting import consequences
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.base import Command
from facilitator.meeting.events.base import Event
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting, Phase


def closed(meeting: Meeting) -> Phrase:
    """Return why nothing can be done in a closed meeting, and what would help."""
    if meeting.adopted_at is not None:
        return say("The meeting is closed and its minutes are adopted: the record is final.")
    return say("The meeting is closed. Take the close back first: undo.")


def check_in_order(meeting: Meeting, kind: type[Command], now: Instant) -> None:
    """Refuse commands of a kind, whatever their fields say, while none of them can be in order."""
    _check_phase(meeting, kind)
    kind.in_order(meeting, now)


def _check_phase(meeting: Meeting, kind: type[Command]) -> None:
    if meeting.phase is Phase.CLOSED:
        raise Refused(closed(meeting))
    if meeting.phase is Phase.PREPARED and not kind.before_opening:
        raise Refused(say("The meeting is not open yet: open it first."))
    if meeting.phase is Phase.PAUSED and not kind.in_recess:
        raise Refused(say("The meeting is in recess: resume it first."))


def decide(meeting: Meeting, command: Command, now: Instant) -> tuple[Event, ...]:
    """Return the events that a command leads to, at least one.

    Raises:
        Refused: when the act is out of order, with the sentence that says why.
        NeedsConfirmation: when it would leave something unfinished and was not confirmed.
    """
    _check_phase(meeting, type(command))
    return consequences.with_consequences(meeting, command.decide(meeting, now), now)
