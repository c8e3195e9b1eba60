"""CSV with a column for each rank and the names of candidates in its cells."""

from __future__ import annotations

from facilitator.ballot_file.contents import BallotFile
from facilitator.ballot_file.pile import OVERVOTE, Pile
from facilitator.ballot_file.table import BLANK, OVERVOTED, Row, place_in, rank_in
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


def read_choices(rows: list[Row], file: str) -> BallotFile:
    """Read one paper a row; `A=B` or `A|B` in a cell are candidates ranked equal."""
    pile = Pile(file, "csv-choices")
    columns = _columns(rows[0])
    read = [(row.line, [_group(row, column) for column in columns]) for row in rows[1:]]
    names: dict[str, int] = {}
    for line, ranks in read:
        for name in (name for group in ranks for name in group if name):
            names.setdefault(name, line)
    candidates = pile.names((line, name) for name, line in names.items())
    for line, ranks in read:
        pile.add(line, tuple(ranks))
    return pile.finished(candidates)


def _group(row: Row, column: int) -> tuple[str, ...]:
    cell = row.cells[column] if column < len(row.cells) else ""
    if fold(cell) in OVERVOTED:
        return OVERVOTE
    if fold(cell) in BLANK or cell == "-":
        return ()
    return tuple(clean(part) for part in cell.replace("=", "|").split("|") if clean(part))
