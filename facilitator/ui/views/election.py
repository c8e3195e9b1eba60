"""The card of an election: how many papers are in, or who was elected."""

from __future__ import annotations

from facilitator.meeting.elections import Election, ElectionResult
from facilitator.meeting.elections.terms import METHODS
from facilitator.meeting.elections.words import outcome_phrase
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import quorum_while_voting
from facilitator.meeting.rules import describe
from facilitator.ui.views.tones import Tone
from facilitator.words import Words

RESULTS: dict[ElectionResult, tuple[Phrase, Tone]] = {
    ElectionResult.ELECTED: (say("✓ elected"), Tone.GOOD),
    ElectionResult.TIED: (say("= tied"), Tone.LATE),
    ElectionResult.RUN_OFF: (say("» run-off"), Tone.LATE),
    ElectionResult.INCOMPLETE: (say("↓ seats stay empty"), Tone.LATE),
    ElectionResult.ANNULLED: (say("∅ annulled"), Tone.QUIET),
    ElectionResult.UNDECIDED: (say("… undecided"), Tone.LATE),
}


def result_word(election: Election) -> tuple[Phrase, Tone]:
    """Return in a word how an election stands, and the tone of it."""
    result = election.result
    return RESULTS[result] if result is not None else (say("election open"), Tone.LATE)


def how_it_is_held(election: Election, room: Words) -> str:
    """Return seats, method and what is asked of the elected."""
    terms = election.terms
    parts = [
        room(
            nsay(
                "{count} seat; {method}",
                "{count} seats; {method}",
                terms.seats,
                method=METHODS[terms.method],
            )
        )
    ]
    if terms.floor:
        parts.append(room(say("needs {rule}", rule=describe(terms.floor))))
    return " · ".join(parts)


def how_it_stands(election: Election, room: Words) -> str:
    """Return the papers so far, or the outcome."""
    at_close = election.quorum_met_at_close
    lacking = quorum_while_voting(opened=election.quorum_met, closed=at_close)
    if not election.is_open:
        outcome = outcome_phrase(election)
        return room(joined((outcome, lacking)) if lacking else outcome)
    told = say("{papers} of {limit} papers", papers=election.entered, limit=election.ceiling or 0)
    if election.ceiling is None:
        told = nsay("{count} paper", "{count} papers", election.entered)
    return room(joined((told, lacking)) if lacking else told)
