"""What came of counting a file of ballots."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.ballot_file import BallotFile, Invalid
from facilitator.counting import Count

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
    count: Count
    cap: int | None = None
    seed: str | None = None
