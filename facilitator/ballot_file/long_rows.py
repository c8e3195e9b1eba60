"""CSV with one line for each rank of each paper: ballot_id, rank, choice."""

from __future__ import annotations

import msgspec

from facilitator.ballot_file.columns import weights_in
from facilitator.ballot_file.contents import BallotFile, Reading, UnreadableBallots
from facilitator.ballot_file.pile import OVERVOTE, Pile, weight
from facilitator.ballot_file.table import (
    BLANK,
    OVERVOTED,
    Row,
    cell_of,
    check_width,
    complain_of_words,
    rank_in,
)
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean, fold

_MOST_RANKS = 1_000
_HEADS = ("ballot_id", "rank", "choice")


class _Ballot(msgspec.Struct):
    """A paper whose lines are being read."""

    line: int
    weight: str | None
    ranks: dict[int, list[str]] = msgspec.field(default_factory=dict)
    wrong: Phrase | None = None
    """Why it is invalid."""


def is_long(header: Row) -> bool:
    """Say whether a heading names a paper, a rank and a choice."""
    return set(_HEADS) <= {cell.lower() for cell in header.cells}


def read_long(rows: list[Row], file: str, reading: Reading) -> BallotFile:
    """Read papers whose ranks stand in lines of their own.

    Raises:
        UnreadableBallots: for a line that says of no ballot.
    """
    pile = Pile(file, "csv-long", reading)
    check_width(rows, file)
    heads = [cell.lower() for cell in rows[0].cells]
    columns = [heads.index(name) for name in _HEADS]
    weights = weights_in(rows[0], file)
    used = {*columns, weights}
    if unused := [clean(cell) for c, cell in enumerate(rows[0].cells) if cell and c not in used]:
        pile.complain(
            rows[0].line, say("Columns that are not used: {names}.", names=", ".join(unused))
        )
    complain_of_words(pile, ((row.line, cell_of(row, columns[2])) for row in rows[1:]))
    ballots: dict[str, _Ballot] = {}
    names: dict[str, int] = {}
    for row in rows[1:]:
        number, rank, choice = (cell_of(row, c) for c in columns)
        if not clean(number):
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: ballot_id is blank; write whose line it is.",
                    file=file,
                    line=row.line,
                )
            )
        written = cell_of(row, weights) if weights is not None else None
        ballot = ballots.setdefault(clean(number), _Ballot(row.line, written))
        _take(ballot, rank, clean(choice), written)
        if _is_name(choice):
            names.setdefault(clean(choice), row.line)
    candidates = pile.names((line, name) for name, line in names.items())
    for ballot in ballots.values():
        _lay(pile, ballot)
    return pile.finished(candidates)


def _is_name(choice: str) -> bool:
    return fold(choice) not in BLANK and fold(choice) not in OVERVOTED and choice != "-"


def _take(ballot: _Ballot, written: str, choice: str, weight_written: str | None) -> None:
    """Read one line of a ballot."""
    rank = rank_in(written)
    if rank is None or rank > _MOST_RANKS:
        ballot.wrong = ballot.wrong or say("{text} is no rank", text=written or "-")
    elif fold(choice) in OVERVOTED:
        ballot.ranks.setdefault(rank, []).extend(OVERVOTE)
    elif _is_name(choice):
        ballot.ranks.setdefault(rank, []).append(choice)
    if weight_written != ballot.weight:
        ballot.wrong = ballot.wrong or say(
            "its lines have the weights {one} and {other}",
            one=ballot.weight or "-",
            other=weight_written or "-",
        )


def _lay(pile: Pile, ballot: _Ballot) -> None:
    count = 1 if ballot.weight is None else weight(ballot.weight)
    if ballot.wrong is not None:
        pile.refuse(ballot.line, ballot.wrong, count or 1)
    elif count is None:
        reason = say("{text} is no number of papers alike", text=ballot.weight or "-")
        pile.refuse(ballot.line, reason)
    elif not count:
        pile.unweighted(ballot.line)
    else:
        last = max(ballot.ranks, default=0)
        groups = tuple(tuple(ballot.ranks.get(rank, ())) for rank in range(1, last + 1))
        pile.add(ballot.line, groups, count)
