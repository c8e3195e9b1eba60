"""Facts of votes."""

from __future__ import annotations

from facilitator.meeting.electorate import Electorate
from facilitator.meeting.events.base import Fact
from facilitator.meeting.papers import FIRST, Papers
from facilitator.meeting.rules import Counts, Requirement, Verdict, Weights
from facilitator.meeting.votes import Choice, Method


class VoteOpened(Fact, frozen=True, kw_only=True):
    """A vote or a straw poll was opened, with everything its result will be judged by."""

    number: int
    title: str
    motion: int | None = None
    item: str
    method: Method
    requirement: Requirement
    entitled: int
    present: int | None
    quorum_met: bool | None = None
    electors: tuple[str, ...] = ()
    """Only in old journals; `electorate` says it since there are proxies and weights."""
    electorate: Electorate | None = None
    options: tuple[str, ...] = ()
    """Of a straw poll."""


class BaseReopened(Fact, frozen=True, kw_only=True):
    """The chair had the base of the open vote taken anew; a count stated before is void."""

    vote: int
    electorate: Electorate
    quorum_met: bool | None = None


class VotesCounted(Fact, frozen=True, kw_only=True):
    """A count was stated: of the whole, or of one group."""

    vote: int
    counts: Counts
    weighted: Weights | None = None
    group: str | None = None
    entry: int = FIRST
    """Of a ballot: for which of the two entries."""


class PollCounted(Fact, frozen=True, kw_only=True):
    """The count of a straw poll was stated, by option."""

    vote: int
    counts: dict[str, int]


class OutcomeStated(Fact, frozen=True, kw_only=True):
    """The chair said what a straw poll means."""

    vote: int
    text: str


class BallotsEntered(Fact, frozen=True, kw_only=True):
    """A batch of papers of a secret vote: how many say the same, in the order of their text."""

    vote: int
    entry: int = FIRST
    papers: Papers


class BallotsTakenOut(Fact, frozen=True, kw_only=True):
    """Papers that had been read wrongly were taken out again."""

    vote: int
    entry: int = FIRST
    papers: Papers


class BallotEntryChosen(Fact, frozen=True, kw_only=True):
    """The first or the second entry of the papers is gone on with."""

    vote: int
    entry: int


class SecondBallotsDropped(Fact, frozen=True, kw_only=True):
    """The second entry was given up."""

    vote: int


class MajorityJudged(Fact, frozen=True, kw_only=True):
    """The chair judged by eye: `clear majority` or `clear minority`."""

    vote: int
    by_eye: str


class BallotCast(Fact, frozen=True, kw_only=True):
    """An answer in a roll call."""

    vote: int
    person: str
    choice: Choice


class BulkCast(Fact, frozen=True, kw_only=True):
    """Somebody cast the votes that they hold, not all of them alike."""

    vote: int
    person: str
    counts: Counts


class VetoDeclared(Fact, frozen=True, kw_only=True):
    """A member with a veto declared it, in a vote where nobody sees who votes how."""

    vote: int
    person: str


class ObjectionRaised(Fact, frozen=True, kw_only=True):
    """Somebody objected to general consent."""

    vote: int
    person: str


class VoteClosed(Fact, frozen=True, kw_only=True):
    """The vote was closed, with the verdict as it was announced."""

    vote: int
    counts: Counts | None = None
    verdict: Verdict
    quorum_met: bool | None = None
    weighted: Weights | None = None


class VoteRecounted(Fact, frozen=True, kw_only=True):
    """A second count of a closed vote; the earlier one stays beside it."""

    vote: int
    counts: Counts
    verdict: Verdict
    weighted: Weights | None = None
    group: str | None = None
    recounted: Counts | None = None
    """When one group was counted again: what it gave; `counts` is the whole."""


class CastingVoteGiven(Fact, frozen=True, kw_only=True):
    """The chair broke a tie."""

    vote: int
    choice: Choice
    verdict: Verdict
    person: str | None = None
    """Who broke it."""


class VoteAnnulled(Fact, frozen=True, kw_only=True):
    """A vote was set aside, with the reason."""

    vote: int
    reason: str


VoteEvent = (
    VoteOpened
    | BaseReopened
    | VotesCounted
    | PollCounted
    | OutcomeStated
    | BallotsEntered
    | BallotsTakenOut
    | BallotEntryChosen
    | SecondBallotsDropped
    | MajorityJudged
    | BallotCast
    | BulkCast
    | VetoDeclared
    | ObjectionRaised
    | VoteClosed
    | VoteRecounted
    | CastingVoteGiven
    | VoteAnnulled
)
"""Facts of votes."""
