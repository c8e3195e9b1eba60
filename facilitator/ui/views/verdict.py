"""The verdict of the last act, for the answer line when the card no longer shows it."""

from __future__ import annotations

from facilitator.meeting.events import CastingVoteGiven, EffectReversed, Recorded, VoteClosed
from facilitator.meeting.log.votes import verdict_phrase
from facilitator.meeting.phrase import Phrase
from facilitator.meeting.state import Meeting
from facilitator.ui.views.question import RESULT_TONES
from facilitator.ui.views.tones import Tone


def told_elsewhere(meeting: Meeting, lines: tuple[Recorded, ...]) -> tuple[Phrase, Tone] | None:
    """Return the verdict that an act gave, where the card goes on at once to what comes next."""
    decided = any(isinstance(line.event, VoteClosed | CastingVoteGiven) for line in lines)
    if not decided or meeting.pending_motion is None or not meeting.votes:
        return None
    vote = meeting.votes[-1]
    if vote.result is None or vote.motion == meeting.pending_motion.number:
        return None
    return verdict_phrase(vote), RESULT_TONES[vote.result]


def is_reversal(line: Recorded) -> bool:
    """Return whether an event says what a reversed vote takes back, and what of it stays."""
    return isinstance(line.event, EffectReversed) and bool(line.event.parts or line.event.kept)
