"""CSV with a column for each candidate and marks in its cells: 1 and 0, crosses, yes and no."""

from __future__ import annotations

from facilitator.ballot_file.contents import BallotFile
from facilitator.ballot_file.pile import Pile
from facilitator.ballot_file.table import BLANK, Row, names_an_identity
from facilitator.meeting.phrase import say
from facilitator.meeting.text import fold

_MARKED = frozenset({"1", "x", "[x]", "v", "✓", "✔", "☑", "yes", "y", "true", "ja", "oui", "si",
                     "co", "for", "approve", "approved"})  # fmt: skip
_NOT_MARKED = frozenset({"0", "[ ]", "[]", "✗", "✘", "☐", "no", "n", "false", "nein", "non",
                         "khong", "k", "-", "against"})  # fmt: skip
_ONE_SIGN = frozenset({"1"})
"""What may as well be a rank: a table of nothing else is read as ranks."""


def is_of_marks(rows: list[Row]) -> bool:
    """Return whether all cells under the candidates are marks, and not all of them can be ranks."""
    columns = _columns(rows)
    signs = {fold(row.cells[c]) for row in rows[1:] for c in columns if c < len(row.cells)} - BLANK
    return len(columns) > 0 and bool(signs - _ONE_SIGN)


def _columns(rows: list[Row]) -> list[int]:
    """Return the columns of candidates: marks alone under a name that is no identity's."""
    header, papers = rows[0], rows[1:]
    found = []
    for column, name in enumerate(header.cells):
        cells = {fold(row.cells[column]) for row in papers if column < len(row.cells)} - BLANK
        if name and not names_an_identity(name) and cells <= _MARKED | _NOT_MARKED:
            found.append(column)
    return found


def read_marks(rows: list[Row], file: str) -> BallotFile:
    """Read one paper a row: the candidates that are marked, equal among themselves."""
    pile = Pile(file, "csv-marks")
    header = rows[0]
    columns = _columns(rows)
    unused = [cell for c, cell in enumerate(header.cells) if cell and c not in columns]
    if unused:
        pile.complain(
            header.line, say("Columns that are no candidates: {names}.", names=", ".join(unused))
        )
    names = pile.names((header.line, header.cells[c]) for c in columns)
    for row in rows[1:]:
        marked = tuple(
            name
            for name, c in zip(names, columns, strict=True)
            if c < len(row.cells) and fold(row.cells[c]) in _MARKED
        )
        pile.add(row.line, (marked,) if marked else ())
    return pile.finished(names)
