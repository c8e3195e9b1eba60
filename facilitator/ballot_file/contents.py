"""What an election file holds, and what was wrong with it."""

from __future__ import annotations

import msgspec

from facilitator.ballot_file.best import Best, Source
from facilitator.counting import Paper
from facilitator.meeting.body import Repeated
from facilitator.meeting.phrase import Phrase, Refused, say


class UnreadableBallots(Refused):
    """The file can be no election file; `reason` is one sentence with file, line and way out."""


class UnclearBest(UnreadableBallots):
    """A table of ranks does not show which number is the best; whoever counts must say it."""

    def __init__(self, file: str) -> None:
        super().__init__(
            say(
                "{file} does not show whether 1 or the highest number is the best: add best lowest "
                "(1 is the best) or best highest.",
                file=file,
            )
        )
        self.file = file


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be read where it can be read in several ways."""

    best: Best | None = None
    """Which number of a table of ranks is the best; None: what the file shows."""
    repeated: Repeated = Repeated.INVALID
    """What becomes of a ranked ballot that names a candidate again."""


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
    """blt, csv-ranks, csv-marks, csv-choices, csv-long, civs, cvr, scores."""
    candidates: tuple[str, ...]
    papers: tuple[Paper, ...]
    """In the order of the file, alike ones not gathered; blank ones have no ranks."""
    lines: tuple[int, ...] = ()
    """The line of each of the papers."""
    invalid: tuple[Invalid, ...] = ()
    seats: int | None = None
    title: str = ""
    withdrawn: tuple[str, ...] = ()
    """Candidates whom the file itself takes out; they are on the papers still."""
    complaints: tuple[Complaint, ...] = ()
    places: int = 0
    """Decimals of the weights: all counts, whole numbers, are multiplied by 10 to this power."""
    best: Best | None = None
    """Which number is the best, in a table of ranks; None for other files."""
    best_by: Source | None = None
    """What said so: whoever counts, the file, its shape, or the usual meaning of ranks."""
    tie_order: tuple[str, ...] = ()
    """The order for ties that the file states: the first of the tied in it is chosen."""
