"""CSV with a column for each candidate and ranks in its cells: Elekto, spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facilitator.ballot_file.best import Best, Found, Numbers, best_of
from facilitator.ballot_file.columns import columns_of, count_of
from facilitator.ballot_file.contents import (
    BallotFile,
    Reading,
    UnclearBest,
    UnreadableBallots,
)
from facilitator.ballot_file.pile import Pile
from facilitator.ballot_file.table import (
    BLANK,
    NO_OPINION,
    OVERVOTED,
    Row,
    cell_of,
    number_in,
    rank_in,
)
from facilitator.counting import Ranking
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import fold


class RankRow(NamedTuple):
    """A line of a table of ranks: what it says of each candidate, and how many ballots it is."""

    line: int
    cells: list[str]
    alike: Number


def read_rank_rows(rows: list[Row], file: str, reading: Reading) -> BallotFile:
    """Read one paper a row under the candidates' names; raises UnreadableBallots."""
    pile = Pile(file, "csv-ranks", reading)

    def is_candidates(cells: list[tuple[int, str]], name: str) -> bool:
        return _are_ranks(cells, name, file)

    found = columns_of(rows, pile, is_candidates)
    if not found.candidates or not rows[1:]:
        raise UnreadableBallots(
            say(
                "{file} is no file of ballots: expected are BLT, CSV with a column for each "
                "candidate or each rank, or JSON.",
                file=file,
            )
        )
    candidates = pile.names((rows[0].line, rows[0].cells[c]) for c in found.candidates)
    ballots = [
        RankRow(row.line, [cell_of(row, c) for c in found.candidates], count)
        for row in rows[1:]
        if (count := count_of(row, found.weights, pile))
    ]
    return laid(pile, candidates, ballots, reading)


def _are_ranks(cells: list[tuple[int, str]], name: str, file: str) -> bool:
    """Return whether a column is a candidate's: most of its cells are ranks, and not all are text.

    Raises:
        UnreadableBallots: when only a few of its cells are ranks.
    """
    wrong = [
        (line, cell)
        for line, cell in cells
        if number_in(cell) is None and fold(cell) not in NO_OPINION
    ]
    if 2 * len(wrong) < len(cells):
        return True
    if len(wrong) == len(cells) and not any(fold(cell) in OVERVOTED for _, cell in cells):
        return False
    line, cell = wrong[0]
    raise UnreadableBallots(
        say(
            "{file}, line {line}, column {column}: “{text}” is no rank, but other lines have ranks "
            "in that column; write ranks there, or delete the column.",
            file=file,
            line=line,
            column=name,
            text=cell,
        )
    )


def laid(
    pile: Pile,
    candidates: tuple[str, ...],
    ballots: Sequence[RankRow],
    reading: Reading,
    comments: Sequence[str] = (),
) -> BallotFile:
    """Return the file with these ballots, whose cells are in the order of the candidates.

    Raises:
        UnclearBest: when neither `reading` nor the file says which number is the best.
    """
    best = Found(reading.best, "asked") if reading.best else best_of(_numbers(ballots), comments)
    if best is None:
        raise UnclearBest(pile.file)
    if best.source == "usual" and any(len(ballot.given) > 1 for ballot in _numbers(ballots)):
        pile.complain(
            0,
            say(
                "Nothing in the file shows which number is the best; 1 is taken, as is usual. Best "
                "highest counts the other way."
            ),
        )
    for ballot in ballots:
        _add(pile, ballot, candidates, best.best)
    return pile.finished(candidates, best=best)


def _numbers(ballots: Sequence[RankRow]) -> list[Numbers]:
    told = []
    for ballot in ballots:
        given = [number for cell in ballot.cells if (number := number_in(cell)) is not None]
        blank = sum(fold(cell) in BLANK or fold(cell) in NO_OPINION for cell in ballot.cells)
        told.append(Numbers(given, blank, ballot.alike))
    return told


def _add(pile: Pile, ballot: RankRow, candidates: Sequence[str], best: Best) -> None:
    """Lay down the paper of one row."""
    ranks: dict[Number, list[str]] = {}
    no_opinion = []
    for name, cell in zip(candidates, ballot.cells, strict=True):
        word = fold(cell)
        number = rank_in(cell) if best == "lowest" else number_in(cell)
        if number is not None:
            ranks.setdefault(number, []).append(name)
        elif word in NO_OPINION:
            no_opinion.append(name)
        elif word not in BLANK:
            pile.refuse(ballot.line, _no_rank(cell, word), ballot.alike)
            return
    pile.add(ballot.line, _ranking(ranks, len(candidates), best), ballot.alike, no_opinion)


def _no_rank(cell: str, word: str) -> Phrase:
    if word in OVERVOTED:
        return say("it has an overvote, without saying for whom")
    return say("{text} is no rank", text=cell)


def _ranking(ranks: dict[Number, list[str]], most: int, best: Best) -> Ranking:
    """Return the ranks in their order; blank ones only where the numbers surely count places."""
    numbers = sorted(ranks, reverse=best == "highest")
    strict = all(len(names) == 1 for names in ranks.values())
    if best == "lowest" and strict and numbers and numbers[-1] <= most:
        return tuple(tuple(ranks.get(n, ())) for n in range(1, int(numbers[-1]) + 1))
    return tuple(tuple(ranks[n]) for n in numbers)
