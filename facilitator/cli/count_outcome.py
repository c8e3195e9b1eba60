"""What came of counting a file of ballots."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from facilitator.ballot_file import BallotFile, Invalid
from facilitator.counting import Count
from facilitator.meeting.count_rules import CountRules
from facilitator.meeting.exact import Number, whole

Method = Literal["irv", "stv", "condorcet", "plurality", "approval", "block"]


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """A file, what was counted of it, and the outcome."""

    file: str
    source: BallotFile
    method: Method
    seats: int
    left_out: tuple[str, ...]
    valid: int
    blank: int
    invalid: tuple[Invalid, ...]
    """Its weights, and those of the two above, are in the units of the file: see `in_ballots`."""
    count: Count
    """Amounts of its rounds and its tallies are in ballots; ballots and pairs in units."""
    cap: int | None = None
    seed: str | None = None
    """Of the lot that broke a tie."""
    by_hand: tuple[tuple[str, ...], ...] = ()
    """Orders drawn by hand, needed or not; `count.lots` is empty when none was needed."""
    rules: CountRules | None = None
    """Of a ranked count."""

    def in_ballots(self, units: int) -> Number:
        """Return a number of ballots as the file has it, which may weigh them in decimals."""
        return whole(Decimal(units).scaleb(-self.source.places)) if self.source.places else units
