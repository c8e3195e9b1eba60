"""CSV with a column for each candidate and marks in the cells: 1 and 0, x, yes and no, ✓."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.ballot_file.contents import (
    BallotFile,
    BallotFileBuilder,
    ReadingOptions,
    UnreadableBallots,
)
from facilitator.ballot_file.table import (
    WEIGHTS,
    TableRow,
    cell_of,
    columns_of,
    count_of,
    filled,
    names_an_identity,
    number_in,
)
from facilitator.meeting.phrase import say
from facilitator.meeting.text import fold

_YES = frozenset(
    {"1", "1.0", "1,0", "x", "×", "✓", "✔", "√", "☑", "☒", "+"}
    | {"[x]", "v", "for", "approve", "approved", "yes", "y", "true", "t"}
    | {"ja", "j", "wahr", "oui", "vrai", "si", "co", "dung", "chon"}
)
_NO = frozenset(
    {"0", "0.0", "0,0", "-", "☐", "[ ]", "[]", "against"}
    | {"no", "n", "false", "f", "nein", "falsch", "non", "faux", "khong", "sai"}
)
"""Words for a mark and for none, folded: English, German, French and Vietnamese."""
_TICKS = frozenset({"✓", "✔", "☑"})
_CROSSES = frozenset({"✗", "✘"})
"""Beside ticks these mean no mark. Alone they may be the mark itself, so they are refused."""


def is_of_marks(rows: Sequence[TableRow]) -> bool:
    """Return whether the cells of a table mark candidates rather than rank them.

    A table with nothing but 1 and blanks may hold ranks as well, and is read as ranks.
    """
    header, ballots = rows[0], rows[1:]
    marked = ranked = 0
    for column, heading in enumerate(header.cells):
        if names_an_identity(heading) or fold(heading) in WEIGHTS:
            continue
        for _, cell in filled(ballots, column):
            word = fold(cell)
            number = number_in(cell)
            marked += (word in _YES | _NO | _CROSSES) and word != "-" and number != 1
            ranked += number is not None and number not in {0, 1}
    return bool(marked) and not ranked


def read_marks(rows: Sequence[TableRow], file: str, options: ReadingOptions) -> BallotFile:
    """Read a ballot from each row: the candidates marked in it, ranked equal.

    Raises:
        UnreadableBallots: if a column of marks has a cell that is not a mark.
    """
    builder = BallotFileBuilder(file, "csv-marks", options)
    has_ticks = any(fold(cell) in _TICKS for row in rows for cell in row.cells)
    known = _YES | _NO | (_CROSSES if has_ticks else frozenset())

    def is_candidates(cells: list[tuple[int, str]], name: str) -> bool:
        wrong = [(line, cell) for line, cell in cells if fold(cell) not in known]
        if len(wrong) == len(cells):
            return False
        for line, cell in wrong:
            raise UnreadableBallots(
                say(
                    "{file}, line {line}, column {column}: “{text}” is not a mark; write 1, x or "
                    "yes for a mark, and 0, no or nothing for none.",
                    file=file,
                    line=line,
                    column=name,
                    text=cell,
                )
            )
        return True

    found = columns_of(rows, builder, is_candidates)
    names = builder.names((rows[0].line, rows[0].cells[c]) for c in found.candidates)
    for row in rows[1:]:
        if count := count_of(row, found.weights, builder):
            marks = tuple(
                name
                for name, column in zip(names, found.candidates, strict=True)
                if fold(cell_of(row, column)) in _YES
            )
            builder.add(row.line, (marks,) if marks else (), count)
    return builder.finished(names)
