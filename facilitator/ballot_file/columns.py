"""Which columns of a table of ballots are candidates: no cell is lost without a word.

    Timestamp | Email | Ann | Bo | weight
    identity    text    candidates   how many ballots a row stands for

A column is a candidate's when its cells are what a ballot says about one. A column of other text is
not, which is said. A column in which both are found is neither: the file is refused with the line
and the column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from facilitator.ballot_file.contents import UnreadableBallots
from facilitator.ballot_file.pile import Pile, weight
from facilitator.ballot_file.table import (
    BLANK,
    WEIGHTS,
    Row,
    cell_of,
    check_width,
    names_an_identity,
    number_in,
)
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean, fold


class Columns(NamedTuple):
    """The columns of a table: those of the candidates, and that of the weights if there is one."""

    candidates: list[int]
    weights: int | None


def filled(rows: Sequence[Row], column: int) -> list[tuple[int, str]]:
    """Return the cells of a column that are not blank, each with its line."""
    cells = ((row.line, cell_of(row, column)) for row in rows)
    return [(line, cell) for line, cell in cells if fold(cell) not in BLANK]


def weights_in(header: Row, file: str) -> int | None:
    """Return the column of the weights, or None; raises UnreadableBallots if there are several."""
    found = [c for c, cell in enumerate(header.cells) if fold(cell) in WEIGHTS]
    if len(found) > 1:
        raise UnreadableBallots(
            say(
                "{file}, line {line}: {names} are two columns of weights; leave one of them.",
                file=file,
                line=header.line,
                names=", ".join(clean(header.cells[c]) for c in found[:2]),
            )
        )
    return found[0] if found else None


def columns_of(
    rows: Sequence[Row], pile: Pile, is_candidates: Callable[[list[tuple[int, str]], str], bool]
) -> Columns:
    """Return the columns of a table and complain of those that are not used.

    `is_candidates` says whether the cells of a column, with the name of the column, are what a
    ballot says about a candidate; it may raise UnreadableBallots.
    """
    header, papers = rows[0], rows[1:]
    check_width(list(rows), pile.file)
    weights = weights_in(header, pile.file)
    candidates, unused = [], []
    for column, heading in enumerate(header.cells):
        name = clean(heading) or str(column + 1)
        cells = filled(papers, column)
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
                    file=pile.file,
                    line=header.line,
                    column=column + 1,
                )
            )
        candidates.append(column)
    _check_names([header.cells[c] for c in candidates], header.line, pile.file)
    if unused:
        pile.complain(
            header.line, say("Columns that are no candidates: {names}.", names=", ".join(unused))
        )
    return Columns(candidates, weights)


def _check_names(headings: Sequence[str], line: int, file: str) -> None:
    """Raise UnreadableBallots when the first line is a ballot and names nobody."""
    if headings and all(number_in(text) is not None for text in headings):
        raise UnreadableBallots(
            say(
                "{file}, line {line}: {text} are no names; write the names of the candidates on "
                "the first line.",
                file=file,
                line=line,
                text=", ".join(map(clean, headings[:3])),
            )
        )


def count_of(row: Row, weights: int | None, pile: Pile) -> Number:
    """Return how many ballots a row stands for; complain of a weight that is 0 or none."""
    if weights is None:
        return 1
    written = cell_of(row, weights)
    count = weight(written)
    if count is None:
        pile.refuse(row.line, say("{text} is no number of papers alike", text=written or "-"))
    elif not count:
        pile.unweighted(row.line)
    return count or 0
