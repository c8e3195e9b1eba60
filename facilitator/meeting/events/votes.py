"""Facts of votes."""

from __future__ import annotations

from facilitator.meeting.events.base import Fact
from facilitator.meeting.rules import Counts, Requirement, Verdict
from facilitator.meeting.votes import Choice, Method


class VoteOpened(Fact, frozen=True, kw_only=True):
    """A vote was opened, with everything its result will be judged by."""

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


class VotesCounted(Fact, frozen=True, kw_only=True):
    """A count was stated."""

    vote: int
    counts: Counts


class MajorityJudged(Fact, frozen=True, kw_only=True):
    """The chair judged by eye: `clear majority` or `clear minority`."""

    vote: int
    by_eye: str


class BallotCast(Fact, frozen=True, kw_only=True):
    """An answer in a roll call."""

    vote: int
    person: str
    choice: Choice


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


class VoteRecounted(Fact, frozen=True, kw_only=True):
    """A second count of a closed vote; the earlier one stays beside it."""

    vote: int
    counts: Counts
    verdict: Verdict


class CastingVoteGiven(Fact, frozen=True, kw_only=True):
    """The chair broke a tie."""

    vote: int
    choice: Choice
    verdict: Verdict


class VoteAnnulled(Fact, frozen=True, kw_only=True):
    """A vote was set aside, with the reason."""

    vote: int
    reason: str


VoteEvent = (
    VoteOpened
    | VotesCounted
    | MajorityJudged
    | BallotCast
    | ObjectionRaised
    | VoteClosed
    | VoteRecounted
    | CastingVoteGiven
    | VoteAnnulled
)
"""Facts of votes."""
