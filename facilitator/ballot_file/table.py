"""CSV as rows with their line numbers, and what its columns are."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import NamedTuple

from facilitator.ballot_file.contents import UnreadableBallots, nothing_in
from facilitator.ballot_file.pile import Pile
from facilitator.meeting.exact import Number, read_number
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean, fold

NO_OPINION = frozenset({"no opinion", "-", "n/a", "na", "no answer"})
BLANK = frozenset({"", "skipped", "undervote", "$undervote", "blank", "unranked", "none"})
OVERVOTED = frozenset({"overvote", "$overvote", "overvoted"})

WEIGHTS = frozenset({"count", "weight", "papers", "number of ballots", "ballots"})
"""Headings of a column that says how many ballots a row stands for."""

_MOST_COLUMNS = 600
_ORDINAL = re.compile(r"(\d{1,9})(?:\.0+|st|nd|rd|th)?\Z")
_PLACE = re.compile(
    r"(?:rank|ranking|choice|preference|pref|vote|place)?[ _#]*(\d{1,3})(?:st|nd|rd|th)?"
    r"[ _]*(?:rank|choice|preference|pref|place|vote)?\Z"
)
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_IDENTITY = re.compile(
    r"(?:(?:ballot|response|paper|cast ?vote|cvr|voter|precinct|batch|record)[ _]*(?:id|number|no)?"
    r"|id|no|nr|number|#|timestamp|date|time|style)\Z"
)


class Row(NamedTuple):
    """Cells of one record, stripped, and the line on which it ends."""

    line: int
    cells: list[str]


def rows_of(text: str, file: str) -> list[Row]:
    """Return the records that are not empty; raises UnreadableBallots."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        rows = [Row(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error:
        raise UnreadableBallots(
            say(
                "{file}, line {line}: this is no CSV; save the table as CSV again.",
                file=file,
                line=reader.line_num,
            )
        ) from None
    rows = [row for row in rows if any(row.cells)]
    if not rows:
        raise nothing_in(file)
    if max(len(row.cells) for row in rows) > _MOST_COLUMNS:
        raise UnreadableBallots(
            say(
                "{file} has more than {most} columns; is it the right file?",
                file=file,
                most=_MOST_COLUMNS,
            )
        )
    return rows


def check_width(rows: list[Row], file: str) -> None:
    """Raise UnreadableBallots for a row with something beyond the columns of the heading."""
    width = len(rows[0].cells)
    for row in rows[1:]:
        for column in range(width, len(row.cells)):
            if row.cells[column]:
                raise UnreadableBallots(
                    say(
                        "{file}, line {line}, column {column}: “{text}” is in a column without a "
                        "heading; name the column, or mend the line.",
                        file=file,
                        line=row.line,
                        column=column + 1,
                        text=clean(row.cells[column]),
                    )
                )


def _delimiter(text: str) -> str:
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(",;\t", key=first.count)


def rank_in(cell: str) -> int | None:
    """Return the rank in a cell (`2`, `2nd`, `2.0`), if it is one."""
    match = _ORDINAL.match(cell.lower())
    return int(match[1]) or None if match else None


def number_in(cell: str) -> Number | None:
    """Return the number in a cell of ranks or scores (`2`, `2nd`, `0`, `4.5`), if it is one."""
    number = read_number(cell)
    return number if number is not None else rank_in(cell)


def cell_of(row: Row, column: int) -> str:
    """Return a cell; one that the row does not have is blank."""
    return row.cells[column] if column < len(row.cells) else ""


_ALSO_NAMES = frozenset({"blank", "none", "unranked"})
"""Of the words for no choice, those that somebody may be called."""


def complain_of_words(pile: Pile, cells: Iterable[tuple[int, str]]) -> None:
    """Complain of words in cells of names that are read as no choice, though they may be names."""
    found: dict[str, int] = {}
    for line, cell in cells:
        if fold(cell) in _ALSO_NAMES:
            found.setdefault(cell, line)
    for word, line in found.items():
        pile.complain(line, say("“{word}” is read as no choice, not as a name.", word=clean(word)))


def place_in(header: str) -> int | None:
    """Return the place that a column's heading names (`Rank 1`, `1st choice`, `First`)."""
    words = fold(header)
    for number, word in enumerate(_WORDS, start=1):
        if words.split()[:1] == [word]:
            return number
    match = _PLACE.match(words)
    return int(match[1]) if match else None


def names_an_identity(header: str) -> bool:
    """Say whether a column's heading is that of papers' numbers, places or times."""
    return _IDENTITY.match(fold(header)) is not None
