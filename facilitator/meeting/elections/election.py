"""One election as it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.elections.outcome import Outcome
from facilitator.meeting.elections.papers import Paper
from facilitator.meeting.elections.tallies import Totals
from facilitator.meeting.elections.terms import Candidate, Terms

Papers = dict[Paper, int]
"""How many papers say the same."""


class ElectionResult(StrEnum):
    """What became of an election."""

    ELECTED = "elected"
    """Every seat is taken."""
    TIED = "tied"
    RUN_OFF = "run-off"
    INCOMPLETE = "incomplete"
    """Seats stay empty."""
    ANNULLED = "annulled"
    UNDECIDED = "undecided"
    """The meeting ended before it was closed."""


class Election(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What it was opened with is frozen: its bounds change only when the chair reopens the base."""

    number: int
    title: str
    item: str
    terms: Terms
    candidates: tuple[Candidate, ...]
    entitled: int = 0
    present: int | None = None
    """Entitled and present at the opening; None when attendance was not taken."""
    proxies: int = 0
    """Votes of absent members whose delegates were present."""
    unequal: bool = False
    """The electors have weights that differ; papers carry none, so that each counts once."""
    quorum_met: bool | None = None
    quorum_met_at_close: bool | None = None
    base_reopened: int = 0
    """How often its bounds were taken anew while it was open."""
    previous: int | None = None
    """The election whose empty seats, run-off or tie this one is about."""
    seated: tuple[str, ...] = ()
    """Groups of those whom earlier rounds elected, one for each, for the cap."""
    papers: Papers = {}
    second: Papers | None = None
    """The second entry of the same papers; None when there is none."""
    entering: int = 1
    """Which entry papers are added to."""
    best: tuple[str, ...] = ()
    """Which number was the best (lowest, highest) in tables of ranks that papers came from."""
    totals: Totals | None = None
    """What tellers stated instead of papers."""
    outcome: Outcome | None = None
    counted: tuple[Outcome, ...] = ()
    """Outcomes that a later one replaced, oldest first."""
    seed: str | None = None
    """Of the lot, when one was drawn."""
    in_advance: tuple[int, ...] = ()
    """An order of all candidates that was drawn by hand before the result, the best first."""
    by_hand: tuple[tuple[int, ...], ...] = ()
    """Orders drawn by hand for the ties of this election, in the order of the ties."""
    annulled: str | None = None
    """The reason, when it was annulled."""
    opened_at: Instant
    closed_at: Instant | None = None

    @property
    def is_open(self) -> bool:
        """Papers are still being taken."""
        return self.closed_at is None

    @property
    def ceiling(self) -> int | None:
        """The most papers there can be; None when neither roster nor attendance is known."""
        if self.present is not None:
            return self.present + self.proxies
        return self.entitled or None

    @property
    def entry(self) -> Papers:
        """The papers of the entry that is being made."""
        return self.papers if self.entering == 1 or self.second is None else self.second

    @property
    def entered(self) -> int:
        """Papers so far, in the entry that is being made or as the tellers stated."""
        return self.totals.papers if self.totals else sum(self.entry.values())

    @property
    def result(self) -> ElectionResult | None:
        """What became of it; None while it is open."""
        if self.annulled is not None:
            return ElectionResult.ANNULLED
        if self.is_open:
            return None
        if self.outcome is None:
            return ElectionResult.UNDECIDED
        if self.outcome.tie:
            return ElectionResult.TIED
        if self.outcome.run_off:
            return ElectionResult.RUN_OFF
        return ElectionResult.INCOMPLETE if self.outcome.empty else ElectionResult.ELECTED

    def candidate(self, number: int) -> Candidate:
        """Return a candidate by number."""
        return self.candidates[number - 1]


def rounds_before(election: Election, elections: Sequence[Election]) -> Iterator[Election]:
    """Yield the rounds that led to one of the meeting's elections, the latest first."""
    while election.previous is not None:
        election = elections[election.previous - 1]
        yield election
