"""CSV as rows with their line numbers, and which of its columns are candidates."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from facilitator.ballot_file.contents import (
    BallotFileBuilder,
    UnreadableBallots,
    nothing_in,
    weight,
)
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


class TableRow(NamedTuple):
    """Cells of one record, stripped, and the line on which it ends."""

    line: int
    cells: list[str]


def rows_of(text: str, file: str) -> list[TableRow]:
    """Return the records that are not empty; raises UnreadableBallots."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        rows = [TableRow(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error:
        raise UnreadableBallots(
            say(
                "{file}, line {line}: this is not CSV; save the table as CSV again.",
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


def check_width(rows: list[TableRow], file: str) -> None:
    """Raise UnreadableBallots for a row with something beyond the columns of the heading."""
    width = len(rows[0].cells)
    for row in rows[1:]:
        for column in range(width, len(row.cells)):
            if row.cells[column]:
                raise UnreadableBallots(
                    say(
                        "{file}, line {line}, column {column}: “{text}” is in a column without a "
                        "heading; name the column, or correct the line.",
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


def cell_of(row: TableRow, column: int) -> str:
    """Return a cell; one that the row does not have is blank."""
    return row.cells[column] if column < len(row.cells) else ""


_ALSO_NAMES = frozenset({"blank", "none", "unranked"})
"""Of the words for no choice, those that somebody may be called."""


def complain_of_words(builder: BallotFileBuilder, cells: Iterable[tuple[int, str]]) -> None:
    """Complain of words in cells of names that are read as no choice, though they may be names."""
    found: dict[str, int] = {}
    for line, cell in cells:
        if fold(cell) in _ALSO_NAMES:
            found.setdefault(cell, line)
    for word, line in found.items():
        builder.remark(line, say("“{word}” is read as no choice, not as a name.", word=clean(word)))


def place_in(header: str) -> int | None:
    """Return the place that a column's heading names (`Rank 1`, `1st choice`, `First`)."""
    words = fold(header)
    for number, word in enumerate(_WORDS, start=1):
        if words.split()[:1] == [word]:
            return number
    match = _PLACE.match(words)
    return int(match[1]) if match else None


def names_an_identity(header: str) -> bool:
    """Say whether a column's heading is that of ballots' numbers, places or times."""
    return _IDENTITY.match(fold(header)) is not None


class BallotColumns(NamedTuple):
    """The columns of a table: those of the candidates, and that of the weights if there is one."""

    candidates: list[int]
    weights: int | None


def filled(rows: Sequence[TableRow], column: int) -> list[tuple[int, str]]:
    """Return the cells of a column that are not blank, each with its line."""
    cells = ((row.line, cell_of(row, column)) for row in rows)
    return [(line, cell) for line, cell in cells if fold(cell) not in BLANK]


def weights_in(header: TableRow, file: str) -> int | None:
    """Return the column of the weights, or None; raises UnreadableBallots if there are several."""
    found = [c for c, cell in enumerate(header.cells) if fold(cell) in WEIGHTS]
    if len(found) > 1:
        raise UnreadableBallots(
            say(
                "{file}, line {line}: {names} are both columns of weights; keep only one.",
                file=file,
                line=header.line,
                names=", ".join(clean(header.cells[c]) for c in found[:2]),
            )
        )
    return found[0] if found else None


def columns_of(
    rows: Sequence[TableRow],
    builder: BallotFileBuilder,
    is_candidates: Callable[[list[tuple[int, str]], str], bool],
) -> BallotColumns:
    """Return the columns of a table and complain of those that are not used.

    `is_candidates` says whether the cells of a column, with the name of the column, are what a
    ballot says about a candidate; it may raise UnreadableBallots.
    """
    header, ballots = rows[0], rows[1:]
    check_width(list(rows), builder.file)
    weights = weights_in(header, builder.file)
    candidates, unused = [], []
    for column, heading in enumerate(header.cells):
        name = clean(heading) or str(column + 1)
        cells = filled(ballots, column)
        if column == weights or (not cells and not heading):
            continue
        if names_an_identity(heading) or (cells and not is_candidates(cells, name)):
            unused.append(name)
            continue
        if not heading:
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: column {column} has no heading; name the candidate, or "
                    "delete the column.",
                    file=builder.file,
                    line=header.line,
                    column=column + 1,
                )
            )
        candidates.append(column)
    _check_names([header.cells[c] for c in candidates], header.line, builder.file)
    if unused:
        builder.remark(
            header.line,
            say(
                "Columns ignored because they are not candidates: {names}.", names=", ".join(unused)
            ),
        )
    return BallotColumns(candidates, weights)


def _check_names(headings: Sequence[str], line: int, file: str) -> None:
    """Raise UnreadableBallots when the first line is a ballot and names nobody."""
    if headings and all(number_in(text) is not None for text in headings):
        raise UnreadableBallots(
            say(
                "{file}, line {line}: {text} are not names; write the names of the "
                "candidates on the first line.",
                file=file,
                line=line,
                text=", ".join(map(clean, headings[:3])),
            )
        )


def count_of(row: TableRow, weights: int | None, builder: BallotFileBuilder) -> Number:
    """Return how many ballots a row stands for; complain of a weight that is 0 or none."""
    if weights is None:
        return 1
    written = cell_of(row, weights)
    count = weight(written)
    if count is None:
        builder.refuse(row.line, say("{text} is not a number of ballots", text=written or "-"))
    elif not count:
        builder.unweighted(row.line)
    return count or 0
