"""CSV whose cells name candidates: a column for each rank, or a line for each rank."""

from __future__ import annotations

import msgspec

from facilitator.ballot_file.contents import (
    OVERVOTE,
    BallotFile,
    BallotFileBuilder,
    ReadingOptions,
    UnreadableBallots,
    weight,
)
from facilitator.ballot_file.table import (
    BLANK,
    OVERVOTED,
    TableRow,
    cell_of,
    check_width,
    count_of,
    place_in,
    rank_in,
    remark_on_words,
    weights_in,
)
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean, fold


def is_of_choices(rows: list[TableRow]) -> bool:
    """Return whether the headings are ranks 1, 2, ... and most cells under them are not numbers."""
    columns = _columns(rows[0])
    cells = [row.cells[c] for row in rows[1:50] for c in columns if c < len(row.cells)]
    filled = [cell for cell in cells if fold(cell) not in BLANK]
    return len(columns) >= 2 and sum(rank_in(cell) is None for cell in filled) * 2 > len(filled)


def _columns(header: TableRow) -> list[int]:
    """Return the columns of ranks 1, 2, ... in order; empty if a rank is missing or repeated."""
    places = {c: place for c, cell in enumerate(header.cells) if (place := place_in(cell))}
    columns = sorted(places, key=lambda column: places[column])
    return columns if sorted(places.values()) == list(range(1, len(places) + 1)) else []


def read_choices(rows: list[TableRow], file: str, options: ReadingOptions) -> BallotFile:
    """Read a ballot from each row. `A=B` or `A|B` in a cell are candidates ranked equal."""
    builder = BallotFileBuilder(file, "csv-choices", options)
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
        builder.remark(
            header.line,
            say("Columns ignored because they are not ranks: {names}.", names=", ".join(unused)),
        )
    remark_on_words(builder, ((row.line, cell_of(row, c)) for row in rows[1:] for c in columns))
    read = [(row, tuple(_group(row, column) for column in columns)) for row in rows[1:]]
    names: dict[str, int] = {}
    for row, ranks in read:
        for name in (name for group in ranks for name in group if name):
            names.setdefault(name, row.line)
    candidates = builder.names((line, name) for name, line in names.items())
    for row, ranks in read:
        if count := count_of(row, weights, builder):
            builder.add(row.line, ranks, count)
    return builder.finished(candidates)


def _group(row: TableRow, column: int) -> tuple[str, ...]:
    cell = cell_of(row, column)
    if fold(cell) in OVERVOTED:
        return OVERVOTE
    if fold(cell) in BLANK or cell == "-":
        return ()
    return tuple(clean(part) for part in cell.replace("=", "|").split("|") if clean(part))


_MOST_RANKS = 1_000
_HEADS = ("ballot_id", "rank", "choice")


class _Ballot(msgspec.Struct):
    """A ballot whose lines are being gathered."""

    line: int
    weight: str | None
    ranks: dict[int, list[str]] = msgspec.field(default_factory=dict)
    wrong: Phrase | None = None
    """Why it is invalid; None if it is valid."""


def is_long(header: TableRow) -> bool:
    """Return whether the headings are those of a ballot, a rank and a choice."""
    return set(_HEADS) <= {cell.lower() for cell in header.cells}


def read_long(rows: list[TableRow], file: str, options: ReadingOptions) -> BallotFile:
    """Read ballots with a line for each of their ranks.

    Raises:
        UnreadableBallots: if a line does not say to which ballot it belongs.
    """
    builder = BallotFileBuilder(file, "csv-long", options)
    check_width(rows, file)
    heads = [cell.lower() for cell in rows[0].cells]
    columns = [heads.index(name) for name in _HEADS]
    weights = weights_in(rows[0], file)
    used = {*columns, weights}
    if unused := [clean(cell) for c, cell in enumerate(rows[0].cells) if cell and c not in used]:
        builder.remark(rows[0].line, say("Columns ignored: {names}.", names=", ".join(unused)))
    remark_on_words(builder, ((row.line, cell_of(row, columns[2])) for row in rows[1:]))
    ballots: dict[str, _Ballot] = {}
    names: dict[str, int] = {}
    for row in rows[1:]:
        number, rank, choice = (cell_of(row, c) for c in columns)
        if not clean(number):
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: ballot_id is blank; write which ballot the line "
                    "belongs to.",
                    file=file,
                    line=row.line,
                )
            )
        written = cell_of(row, weights) if weights is not None else None
        ballot = ballots.setdefault(clean(number), _Ballot(row.line, written))
        _take(ballot, rank, clean(choice), written)
        if _is_name(choice):
            names.setdefault(clean(choice), row.line)
    candidates = builder.names((line, name) for name, line in names.items())
    for ballot in ballots.values():
        _lay(builder, ballot)
    return builder.finished(candidates)


def _is_name(choice: str) -> bool:
    return fold(choice) not in BLANK and fold(choice) not in OVERVOTED and choice != "-"


def _take(ballot: _Ballot, written: str, choice: str, weight_written: str | None) -> None:
    """Add a line to `ballot`: its rank, choice and weight as they are written."""
    rank = rank_in(written)
    if rank is None or rank > _MOST_RANKS:
        ballot.wrong = ballot.wrong or say("{text} is not a rank", text=written or "-")
    elif fold(choice) in OVERVOTED:
        ballot.ranks.setdefault(rank, []).extend(OVERVOTE)
    elif _is_name(choice):
        ballot.ranks.setdefault(rank, []).append(choice)
    if weight_written != ballot.weight:
        ballot.wrong = ballot.wrong or say(
            "its lines have different weights: {one} and {other}",
            one=ballot.weight or "-",
            other=weight_written or "-",
        )


def _lay(builder: BallotFileBuilder, ballot: _Ballot) -> None:
    count = 1 if ballot.weight is None else weight(ballot.weight)
    if ballot.wrong is not None:
        builder.refuse(ballot.line, ballot.wrong, count or 1)
    elif count is None:
        reason = say("{text} is not a number of ballots", text=ballot.weight or "-")
        builder.refuse(ballot.line, reason)
    elif not count:
        builder.unweighted(ballot.line)
    else:
        last = max(ballot.ranks, default=0)
        groups = tuple(tuple(ballot.ranks.get(rank, ())) for rank in range(1, last + 1))
        builder.add(ballot.line, groups, count)
