"""Facts of elections."""

from __future__ import annotations

from facilitator.meeting.elections.papers import Pile
from facilitator.meeting.elections.tallies import Totals
from facilitator.meeting.elections.terms import Candidate, Terms
from facilitator.meeting.events.base import Fact
from facilitator.meeting.stored import StoredOutcome


class ElectionOpened(Fact, frozen=True, kw_only=True):
    """An election was opened, with everything its outcome will be counted by."""

    number: int
    title: str
    item: str
    terms: Terms
    candidates: tuple[Candidate, ...]
    entitled: int = 0
    present: int | None = None
    proxies: int = 0
    unequal: bool = False
    quorum_met: bool | None = None
    previous: int | None = None
    seated: tuple[str, ...] = ()


class CandidateNominated(Fact, frozen=True, kw_only=True):
    """One more candidate stands in the open election."""

    election: int
    candidate: Candidate
    terms: Terms
    """What a paper may have from now on: who could name everybody still can."""


class ElectionBaseReopened(Fact, frozen=True, kw_only=True):
    """The chair had the base of the open election taken anew; papers that are in stay."""

    election: int
    entitled: int = 0
    present: int | None = None
    proxies: int = 0
    unequal: bool = False
    quorum_met: bool | None = None


class PapersEntered(Fact, frozen=True, kw_only=True):
    """Papers were entered."""

    election: int
    piles: tuple[Pile, ...]
    entry: int = 1
    best: tuple[str, ...] = ()


class PapersTakenOut(Fact, frozen=True, kw_only=True):
    """Papers that had been read wrongly were taken out again."""

    election: int
    piles: tuple[Pile, ...]
    entry: int = 1


class TotalsStated(Fact, frozen=True, kw_only=True):
    """Tellers stated what they had counted."""

    election: int
    totals: Totals


class EntryChosen(Fact, frozen=True, kw_only=True):
    """The first or the second entry of the papers is gone on with."""

    election: int
    entry: int


class SecondEntryDropped(Fact, frozen=True, kw_only=True):
    """The second entry was given up."""

    election: int


class ElectionClosed(Fact, frozen=True, kw_only=True):
    """The election was closed, with the outcome as it was announced."""

    election: int
    outcome: StoredOutcome | None = None
    """None: the meeting ended before it was counted."""
    quorum_met: bool | None = None


class ElectionRecounted(Fact, frozen=True, kw_only=True):
    """A second count of a closed election; the earlier outcome stays beside it."""

    election: int
    totals: Totals
    outcome: StoredOutcome


class LotDrawn(Fact, frozen=True, kw_only=True):
    """The lot broke a tie."""

    election: int
    seed: str
    outcome: StoredOutcome


class LotDrawnByHand(Fact, frozen=True, kw_only=True):
    """A lot was drawn by hand: for a tie, or in advance."""

    election: int
    order: tuple[int, ...]
    """Numbers of candidates, the best first."""
    outcome: StoredOutcome | None = None
    """What it led to; None when it was drawn in advance, while the election was open."""


class ElectionAnnulled(Fact, frozen=True, kw_only=True):
    """An election was set aside, with the reason."""

    election: int
    reason: str


ElectionEvent = (
    ElectionOpened
    | CandidateNominated
    | ElectionBaseReopened
    | PapersEntered
    | PapersTakenOut
    | TotalsStated
    | EntryChosen
    | SecondEntryDropped
    | ElectionClosed
    | ElectionRecounted
    | LotDrawn
    | LotDrawnByHand
    | ElectionAnnulled
)
"""Facts of elections."""
