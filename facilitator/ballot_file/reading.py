"""A file -> candidates and papers: whatever its format is called, it is known by its looks."""

from __future__ import annotations

from pathlib import Path

from facilitator.ballot_file import choice_rows, long_rows, mark_rows, rank_rows
from facilitator.ballot_file.blt import looks_like_blt, read_blt
from facilitator.ballot_file.contents import BallotFile, nothing_in
from facilitator.ballot_file.pile import Best
from facilitator.ballot_file.records import read_json
from facilitator.ballot_file.source import load
from facilitator.ballot_file.table import rows_of


def read_ballots(path: Path, best: Best | None = None) -> BallotFile:
    """Read a file of ballots; raises UnreadableBallots when it can be none at all."""
    return parse_ballots(load(path), path.name, best)


def parse_ballots(text: str, file: str = "-", best: Best | None = None) -> BallotFile:
    """Read the text of a file of ballots; raises UnreadableBallots.

    `best` says which number is the best where ranks stand in cells; None reads it from the file.
    """
    if not text.strip(" \n\t,;\"'\ufeff"):
        raise nothing_in(file)
    if text.lstrip()[:1] in {"{", "["}:
        return read_json(text, file)
    if looks_like_blt(text):
        return read_blt(text, file)
    if rank_rows.looks_like_civs(text):
        return rank_rows.read_civs(text, file, best)
    rows = rows_of(text, file)
    if long_rows.is_long(rows[0]):
        return long_rows.read_long(rows, file)
    if choice_rows.is_of_choices(rows):
        return choice_rows.read_choices(rows, file)
    if mark_rows.is_of_marks(rows):
        return mark_rows.read_marks(rows, file)
    return rank_rows.read_rank_rows(rows, file, best)
