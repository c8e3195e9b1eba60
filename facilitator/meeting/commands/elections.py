"""Commands of elections."""

from __future__ import annotations

from facilitator.meeting.commands.base import Wish
from facilitator.meeting.elections.papers import Written
from facilitator.meeting.elections.tallies import Totals
from facilitator.meeting.elections.terms import Candidate, ElectionMethod
from facilitator.meeting.rules import Requirement


class OpenElection(Wish, frozen=True, kw_only=True):
    """Open an election; what is not said follows from the method and from the body's rules."""

    title: str
    candidates: tuple[Candidate, ...]
    seats: int = 1
    method: ElectionMethod | str | None = None
    """Or one of the words `ranked`, `meek`, `scottish`."""
    least: int | None = None
    most: int | None = None
    each: int | None = None
    """The most that one candidate can be given, in cumulative votes."""
    floor: Requirement | None = None
    cap: int | None = None
    """At most so many elected of one group."""


class HoldAnotherRound(Wish, frozen=True, kw_only=True):
    """Open an election about what the last one left: a run-off, a tie, seats without anybody."""

    method: ElectionMethod | str | None = None
    floor: Requirement | None = None


class Nominate(Wish, frozen=True, kw_only=True):
    """Let one more candidate stand in the open election, while no paper is in."""

    candidate: Candidate


class ReopenElectionBase(Wish, frozen=True, kw_only=True):
    """Take anew how many can vote in the open election, from those who are in the room now."""


class EnterPapers(Wish, frozen=True, kw_only=True):
    """Enter papers into the open election, each with how many say the same."""

    papers: tuple[tuple[Written, int], ...]
    best: tuple[str, ...] = ()
    """Which number is the best (lowest, highest) in a table of ranks that they come from."""


class TakeOutPapers(Wish, frozen=True, kw_only=True):
    """Take papers out of the entry that is being made: they were read wrongly."""

    papers: tuple[tuple[Written, int], ...]


class StateTotals(Wish, frozen=True, kw_only=True):
    """State what the tellers counted; a later statement replaces it."""

    totals: Totals


class ChooseEntry(Wish, frozen=True, kw_only=True):
    """Go on with the first or the second entry of the papers; the second begins empty."""

    entry: int


class DropSecondEntry(Wish, frozen=True, kw_only=True):
    """Give up the second entry of the papers."""


class CloseElection(Wish, frozen=True, kw_only=True):
    """Close the open election and count it."""

    confirmed: bool = False
    """All ballots are in, also those that were entered again because they had been lost."""


class RestateTotals(Wish, frozen=True, kw_only=True):
    """State a second count of the last election."""

    totals: Totals


class DrawLot(Wish, frozen=True, kw_only=True):
    """Break the tie of the last election by lot.

    The seed is not chosen here: whoever sends this draws it, or reads it off something that
    everybody in the room can see.
    """

    seed: str
    """Digits: a name is never taken for a seed."""


class DrawLotByHand(Wish, frozen=True, kw_only=True):
    """Write down a lot that was drawn by hand.

    While an election is open it is an order of all its candidates, for a tie that may come; after
    the close it breaks the tie of the last election.
    """

    order: tuple[int, ...]
    """Numbers of candidates, the best first, as drawn."""


class AnnulElection(Wish, frozen=True, kw_only=True):
    """Set the open election, or the last one, aside."""

    reason: str
