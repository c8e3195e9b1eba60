"""A file -> candidates and papers: whatever its format is called, it is known by its looks."""

from __future__ import annotations

from pathlib import Path

from facilitator.ballot_file import choice_rows, civs, long_rows, mark_rows, rank_rows
from facilitator.ballot_file.blt import looks_like_blt, read_blt
from facilitator.ballot_file.contents import BallotFile, Reading, nothing_in
from facilitator.ballot_file.records import read_json
from facilitator.ballot_file.source import load
from facilitator.ballot_file.table import Row, rows_of

_AS_IT_IS = Reading()


def read_ballots(path: Path, reading: Reading = _AS_IT_IS) -> BallotFile:
    """Read a file of ballots; raises UnreadableBallots when it can be none at all."""
    return parse_ballots(load(path), path.name, reading)


def parse_ballots(text: str, file: str = "-", reading: Reading = _AS_IT_IS) -> BallotFile:
    """Read the text of a file of ballots; raises UnreadableBallots."""
    if not text.strip(" \n\t,;\"'\ufeff"):
        raise nothing_in(file)
    if text.lstrip()[:1] in {"{", "["}:
        return read_json(text, file, reading)
    if looks_like_blt(text):
        return read_blt(text, file, reading)
    if civs.looks_like_civs(text):
        return civs.read_civs(text, file, reading)
    return _read_table(rows_of(text, file), file, reading)


def _read_table(rows: list[Row], file: str, reading: Reading) -> BallotFile:
    if long_rows.is_long(rows[0]):
        return long_rows.read_long(rows, file, reading)
    if choice_rows.is_of_choices(rows):
        return choice_rows.read_choices(rows, file, reading)
    if mark_rows.is_of_marks(rows):
        return mark_rows.read_marks(rows, file, reading)
    return rank_rows.read_rank_rows(rows, file, reading)
