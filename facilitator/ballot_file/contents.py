"""What an election file holds, and what was wrong with it."""

from __future__ import annotations

from typing import Literal

import msgspec

from facilitator.counting import Paper, Ranking
from facilitator.meeting.phrase import Phrase, Refused, say


class UnreadableBallots(Refused):
    """The file can be no election file; `reason` is one sentence with file, line and way out."""


def nothing_in(file: str) -> UnreadableBallots:
    """Return the refusal of a file without a letter or a figure."""
    return UnreadableBallots(say("{file} is empty; ballots come as BLT, CSV or JSON.", file=file))


class Complaint(msgspec.Struct, frozen=True):
    """Something that was wrong or was not used; line 0 is the file as a whole."""

    line: int
    message: Phrase


class Invalid(msgspec.Struct, frozen=True):
    """A paper that cannot be counted, with the reason."""

    line: int
    reason: Phrase
    count: int = 1


class RepeatedName(msgspec.Struct, frozen=True):
    """A ranked paper on which a candidate stands twice, as it is written."""

    line: int
    ranks: Ranking
    name: str
    count: int = 1
    no_opinion: tuple[str, ...] = ()


class BallotFile(msgspec.Struct, frozen=True):
    """Candidates and papers as the file has them."""

    form: str
    """blt, csv-ranks, csv-choices, csv-long, csv-marks, civs, cvr, scores."""
    candidates: tuple[str, ...]
    papers: tuple[Paper, ...]
    """In the order of the file, alike ones not gathered; blank ones have no ranks."""
    invalid: tuple[Invalid, ...] = ()
    seats: int | None = None
    title: str = ""
    withdrawn: tuple[str, ...] = ()
    """Candidates whom the file itself takes out; they are on the papers still."""
    complaints: tuple[Complaint, ...] = ()
    ties: tuple[str, ...] = ()
    """The order in which the file itself breaks ties, the first one first."""
    best: Literal["lowest", "highest"] | None = None
    """Of ranks in cells: which number is the best."""
    doubtful: bool = False
    """Which number is the best cannot be told from the file."""
    repeated: tuple[RepeatedName, ...] = ()
    """Papers that name a candidate twice, to be counted or not by the body's rule."""
    places: int = 0
    """Decimals of the weights: all counts, whole numbers, are multiplied by 10 to this power."""
