"""CSV as rows with their line numbers, and which of its columns are candidates.

    Timestamp | Email | Ann | Bo | weight
    identity    text    candidates   how many ballots a row stands for

A column is a candidate's if its cells are what a ballot says about one. A column of other text is
ignored, with a remark. A column with both is refused, with the line and the column: no cell is lost
silently.
"""

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
"""Headings of the column with the number of ballots that a row stands for."""
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
    """The stripped cells of a record, and the line on which it ends."""

    line: int
    cells: list[str]


def rows_of(text: str, file: str) -> list[TableRow]:
    """Return the records that are not empty.

    Raises:
        UnreadableBallots: if `text` is empty, not CSV, or has too many columns.
    """
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
    """Raise UnreadableBallots if a row has text beyond the columns of the heading."""
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
    """Return the rank in a cell (`2`, `2nd`, `2.0`), or None."""
    match = _ORDINAL.match(cell.lower())
    return int(match[1]) or None if match else None


def number_in(cell: str) -> Number | None:
    """Return the number in a cell of ranks or scores (`2`, `2nd`, `0`, `4.5`), or None."""
    number = read_number(cell)
    return number if number is not None else rank_in(cell)


def cell_of(row: TableRow, column: int) -> str:
    """Return the cell of `row` in `column`; blank if the row is too short."""
    return row.cells[column] if column < len(row.cells) else ""


_ALSO_NAMES = frozenset({"blank", "none", "unranked"})
"""Words for no choice that may also be names."""


def remark_on_words(builder: BallotFileBuilder, cells: Iterable[tuple[int, str]]) -> None:
    """Remark on words in `cells` that are read as no choice although they may be names."""
    found: dict[str, int] = {}
    for line, cell in cells:
        if fold(cell) in _ALSO_NAMES:
            found.setdefault(cell, line)
    for word, line in found.items():
        builder.remark(line, say("“{word}” is read as no choice, not as a name.", word=clean(word)))


def place_in(header: str) -> int | None:
    """Return the place that a heading names (`Rank 1`, `1st choice`, `First`), or None."""
    words = fold(header)
    for number, word in enumerate(_WORDS, start=1):
        if words.split()[:1] == [word]:
            return number
    match = _PLACE.match(words)
    return int(match[1]) if match else None


def names_an_identity(header: str) -> bool:
    """Return whether a heading is that of ballot numbers, places or times."""
    return _IDENTITY.match(fold(header)) is not None


class BallotColumns(NamedTuple):
    """The columns of the candidates, and the column of weights or None."""

    candidates: list[int]
    weights: int | None


def filled(rows: Sequence[TableRow], column: int) -> list[tuple[int, str]]:
    """Return the cells of `column` that are not blank, each with its line."""
    cells = ((row.line, cell_of(row, column)) for row in rows)
    return [(line, cell) for line, cell in cells if fold(cell) not in BLANK]


def weights_in(header: TableRow, file: str) -> int | None:
    """Return the column of weights, or None.

    Raises:
        UnreadableBallots: if there are several.
    """
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
    """Return the columns of a table, and remark on those that are ignored.

    `is_candidates` takes the cells of a column, with their lines, and its name, and returns whether
    they are what a ballot says about a candidate. It may raise UnreadableBallots.
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
    """Raise UnreadableBallots if the headings are numbers: the first line is a ballot."""
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
    """Return how many ballots `row` stands for; for 0, or no number, note why and return 0."""
    if weights is None:
        return 1
    written = cell_of(row, weights)
    count = weight(written)
    if count is None:
        builder.refuse(row.line, say("{text} is not a number of ballots", text=written or "-"))
    elif not count:
        builder.unweighted(row.line)
    return count or 0
