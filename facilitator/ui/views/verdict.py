"""What the answer line says of a vote: a verdict that the card no longer shows, a reversal."""

from __future__ import annotations

from facilitator.meeting.events import CastingVoteGiven, EffectReversed, Recorded, VoteClosed
from facilitator.meeting.phrase import Phrase
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdict_words import verdict_phrase
from facilitator.session import Session
from facilitator.ui.views.question import RESULT_TONES
from facilitator.ui.views.tones import Tone


def told_of(session: Session, lines: tuple[Recorded, ...]) -> tuple[Phrase, Tone] | None:
    """Return what the answer line says of an act: its verdict, or what a reversal takes back."""
    if (verdict := _told_elsewhere(session.meeting, lines)) is not None:
        return verdict
    reversal = tuple(line for line in lines if _is_reversal(line))
    return (session.told(reversal), Tone.LATE) if reversal else None


def _told_elsewhere(meeting: Meeting, lines: tuple[Recorded, ...]) -> tuple[Phrase, Tone] | None:
    """Return the verdict that an act gave, where the card goes on at once to what comes next."""
    decided = any(isinstance(line.event, VoteClosed | CastingVoteGiven) for line in lines)
    if not decided or meeting.pending_motion is None or not meeting.votes:
        return None
    vote = meeting.votes[-1]
    if vote.result is None or vote.motion == meeting.pending_motion.number:
        return None
    return verdict_phrase(vote), RESULT_TONES[vote.result]


def _is_reversal(line: Recorded) -> bool:
    """Return whether an event says what a reversed vote takes back, and what of it stays."""
    return isinstance(line.event, EffectReversed) and bool(line.event.parts or line.event.kept)
