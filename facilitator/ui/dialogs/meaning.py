"""What typed numbers mean: the verdict, its arithmetic, and the colour of the result."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Result
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Vote
from facilitator.typed.counts import TypedCount
from facilitator.ui.dialogs.shown import BAD, MUTED
from facilitator.ui.dialogs.tally import margin, turnout, verdict_line
from facilitator.words import Words

WRONG = "✗ "
"""Before what cannot be."""


class Meaning(NamedTuple):
    """The verdict as a sentence, its arithmetic, and the result as a colour."""

    verdict: Content
    arithmetic: Content = Content("")
    result: Result | None = None


def wrong(reason: Phrase, words: Words) -> Meaning:
    """Return that the numbers, or the vote itself, cannot be."""
    return Meaning(Content(""), Content.styled(f"{WRONG}{words(reason)}", BAD))


def judged_meaning(vote: Vote, stated: TypedCount, meeting: Meeting, words: Words) -> Meaning:
    """Return what numbers mean that can be, from the vote as they would leave it."""
    told = say("judged by eye, without numbers")
    if stated.by_eye is None:
        told = turnout(vote, stated.counts)
    parts = [words(part) for part in (margin(vote), told) if part]
    arithmetic = Content.styled("  ·  ".join(parts), MUTED)
    return Meaning(verdict_line(vote, words, meeting), arithmetic, vote.result)


def not_vetoed(vote: Vote) -> tuple[str, ...]:
    """Return ids of those who have a veto and have not declared it."""
    return tuple(p for p in vote.electorate.vetoes if p not in vote.vetoes)
