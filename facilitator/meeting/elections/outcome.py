"""The outcome of an election as it is announced: what is counted stays, whoever counts again."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.counting import Round
from facilitator.meeting.elections.tallies import Tally


class TieAbout(StrEnum):
    """What candidates are tied for."""

    SEAT = "seat"
    RUN_OFF = "run-off"
    """A place in the run-off."""
    EXCLUSION = "exclusion"
    """Who is excluded in a round of a ranked count, and by that who is elected."""
    TRANSFER = "transfer"
    """Whose surplus goes first, and by that who is elected."""


class Tie(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Candidates among whom the papers do not decide; a run-off or a lot is the way out."""

    candidates: tuple[int, ...]
    seats: int
    """Places at stake among them."""
    about: TieAbout = TieAbout.SEAT
    round: int = 0
    """Of a ranked count, the round that it stopped."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Candidates stand here by their numbers."""

    elected: tuple[int, ...] = ()
    """In the order of votes, or of the count."""
    empty: int = 0
    """Seats that nobody was elected to, without those a tie is about."""
    tie: Tie | None = None
    run_off: tuple[int, ...] = ()
    """The two that stand again; empty when somebody was elected."""
    passed_over: tuple[int, ...] = ()
    """Whose group had as many seats as it may have."""
    below_floor: tuple[int, ...] = ()
    """Who had a seat by their votes, but not what the floor asks."""
    tallies: tuple[Tally, ...] = ()
    """In the order of the candidates."""
    valid: int = 0
    invalid: int = 0
    blank: int = 0
    base_size: int | None = None
    """Of the floor, when it is the same for all."""
    needed: int | None = None
    """Votes that the floor asks, when it asks the same of all."""
    rounds: tuple[Round, ...] = ()
    """Of a run of rounds; candidates stand there by their numbers, as text."""
    pairs: tuple[tuple[int, ...], ...] = ()
    """How many papers prefer the candidate of the row to that of the column (Condorcet)."""
    ranking: tuple[tuple[int, ...], ...] = ()
    """All candidates, the best first, equal ones together, where the method has such an order."""
    lots: tuple[int, ...] = ()
    """The order drawn by lot, the best first, where it decided."""
    without_votes: tuple[int, ...] = ()
    """The elected whom no paper names, where the body fills every seat."""

    @property
    def papers(self) -> int:
        """All papers."""
        return self.valid + self.invalid + self.blank
