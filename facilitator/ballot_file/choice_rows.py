"""CSV with a column for each rank and the names of candidates in its cells."""

from __future__ import annotations

from facilitator.ballot_file.columns import count_of, weights_in
from facilitator.ballot_file.contents import BallotFile, Reading
from facilitator.ballot_file.pile import OVERVOTE, Pile
from facilitator.ballot_file.table import (
    BLANK,
    OVERVOTED,
    Row,
    cell_of,
    check_width,
    complain_of_words,
    place_in,
    rank_in,
)
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean, fold


def is_of_choices(rows: list[Row]) -> bool:
    """Say whether headings count ranks 1, 2, ... and the cells under them are no numbers."""
    columns = _columns(rows[0])
    cells = [row.cells[c] for row in rows[1:50] for c in columns if c < len(row.cells)]
    filled = [cell for cell in cells if fold(cell) not in BLANK]
    return len(columns) >= 2 and sum(rank_in(cell) is None for cell in filled) * 2 > len(filled)


def _columns(header: Row) -> list[int]:
    """Return the columns of ranks 1, 2, ... in their order; none if a rank is missing or double."""
    places = {c: place for c, cell in enumerate(header.cells) if (place := place_in(cell))}
    columns = sorted(places, key=lambda column: places[column])
    return columns if sorted(places.values()) == list(range(1, len(places) + 1)) else []


def read_choices(rows: list[Row], file: str, reading: Reading) -> BallotFile:
    """Read one paper a row; `A=B` or `A|B` in a cell are candidates ranked equal."""
    pile = Pile(file, "csv-choices", reading)
    header = rows[0]
    check_width(rows, file)
    columns = _columns(header)
    weights = weights_in(header, file)
    unused = [
        clean(cell) or str(c + 1)
        for c, cell in enumerate(header.cells)
        if c not in columns and c != weights and any(cell_of(row, c) for row in rows)
    ]
    if unused:
        pile.complain(
            header.line, say("Columns that are no ranks: {names}.", names=", ".join(unused))
        )
    complain_of_words(pile, ((row.line, cell_of(row, c)) for row in rows[1:] for c in columns))
    read = [(row, tuple(_group(row, column) for column in columns)) for row in rows[1:]]
    names: dict[str, int] = {}
    for row, ranks in read:
        for name in (name for group in ranks for name in group if name):
            names.setdefault(name, row.line)
    candidates = pile.names((line, name) for name, line in names.items())
    for row, ranks in read:
        if count := count_of(row, weights, pile):
            pile.add(row.line, ranks, count)
    return pile.finished(candidates)


def _group(row: Row, column: int) -> tuple[str, ...]:
    cell = cell_of(row, column)
    if fold(cell) in OVERVOTED:
        return OVERVOTE
    if fold(cell) in BLANK or cell == "-":
        return ()
    return tuple(clean(part) for part in cell.replace("=", "|").split("|") if clean(part))
