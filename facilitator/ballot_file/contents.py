"""What an election file holds, and what was wrong with it."""

from __future__ import annotations

import msgspec

from facilitator.counting import Paper
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


class BallotFile(msgspec.Struct, frozen=True):
    """Candidates and papers as the file has them."""

    form: str
    """blt, csv-ranks, csv-choices, csv-long, civs, cvr, scores."""
    candidates: tuple[str, ...]
    papers: tuple[Paper, ...]
    """In the order of the file, alike ones not gathered; blank ones have no ranks."""
    invalid: tuple[Invalid, ...] = ()
    seats: int | None = None
    title: str = ""
    withdrawn: tuple[str, ...] = ()
    """Candidates whom the file itself takes out; they are on the papers still."""
    complaints: tuple[Complaint, ...] = ()
    places: int = 0
    """Decimals of the weights: all counts, whole numbers, are multiplied by 10 to this power."""
