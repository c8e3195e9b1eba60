"""Mistakes of an agenda, a roster or rules that decide who votes or how.

A mistake is settled in the files, or the meeting is opened by force: then whoever it concerns has
no vote, and a rule that cannot be read is asked for before the first vote.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.phrase import Phrase, Refused, joined, nsay, say

_MOST_TOLD = 12


class MistakeAbout(StrEnum):
    """What a mistake leaves undecided."""

    PEOPLE = "people"
    QUORUM = "quorum"
    VOTE = "vote"
    """The rule by which votes are judged."""


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake, in the words of `check`."""

    line: int
    """Of the agenda; 0 for none."""
    text: str
    about: MistakeAbout
    person: str | None = None
    """Name of whom it concerns, if it is one person."""


def check_settled(mistakes: tuple[Mistake, ...]) -> None:
    """Raise `Refused` with the list of `mistakes`, if there are any."""
    if mistakes:
        head = nsay(
            "{count} mistake decides who votes or how: mend the file and start again, or start it "
            "with --force",
            "{count} mistakes decide who votes or how: mend the file and start again, or start it "
            "with --force",
            len(mistakes),
        )
        listed = [told(mistake) for mistake in mistakes[:_MOST_TOLD]]
        more = len(mistakes) - _MOST_TOLD
        if more > 0:
            rest = nsay(
                "and {count} more (facilitator check lists all)",
                "and {count} more (facilitator check lists all)",
                more,
            )
            listed.append(rest)
        raise Refused(joined([head, *listed]))


def told(mistake: Mistake) -> Phrase:
    """Return a mistake with its line."""
    if not mistake.line:
        return say("{text}", text=mistake.text)
    return say("line {line}: {message}", line=mistake.line, message=mistake.text)


def check_asked_for(unsettled: tuple[MistakeAbout, ...], *, names_rule: bool) -> None:
    """Raise `Refused` before a vote whose quorum or rule nobody has named since the opening."""
    if MistakeAbout.QUORUM in unsettled:
        raise Refused(
            say("The quorum could not be read from the agenda. Say it: set quorum more than 1/2")
        )
    if MistakeAbout.VOTE in unsettled and not names_rule:
        raise Refused(
            say(
                "The rule for votes could not be read from the agenda. Name it with this vote, or "
                "for all of them: set vote simple"
            )
        )
