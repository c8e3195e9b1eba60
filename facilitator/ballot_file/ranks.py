"""Tables with a rank in each cell: CSV with a column for each candidate, and CIVS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.ballot_file.best import Best, BestFound, Numbers, best_of
from facilitator.ballot_file.contents import (
    BallotFile,
    BallotFileBuilder,
    ReadingOptions,
    UnclearBest,
    UnreadableBallots,
)
from facilitator.ballot_file.table import (
    BLANK,
    NO_OPINION,
    OVERVOTED,
    TableRow,
    cell_of,
    columns_of,
    count_of,
    number_in,
    rank_in,
)
from facilitator.counting import Ranking
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import fold


class RankRow(NamedTuple):
    """A line of a table of ranks: a cell for each candidate, and how many ballots it stands for."""

    line: int
    cells: list[str]
    alike: Number


def read_rank_rows(rows: list[TableRow], file: str, options: ReadingOptions) -> BallotFile:
    """Read a ballot from each row below the candidates' names.

    Raises:
        UnreadableBallots: if the table cannot be read as ranks.
    """
    builder = BallotFileBuilder(file, "csv-ranks", options)

    def is_candidates(cells: list[tuple[int, str]], name: str) -> bool:
        return _are_ranks(cells, name, file)

    found = columns_of(rows, builder, is_candidates)
    if not found.candidates or not rows[1:]:
        raise UnreadableBallots(
            say(
                "{file} is not a file of ballots: expected BLT, CSV with a column for each "
                "candidate or each rank, or JSON.",
                file=file,
            )
        )
    candidates = builder.names((rows[0].line, rows[0].cells[c]) for c in found.candidates)
    ballots = [
        RankRow(row.line, [cell_of(row, c) for c in found.candidates], count)
        for row in rows[1:]
        if (count := count_of(row, found.weights, builder))
    ]
    return with_ballots(builder, candidates, ballots, options)


def _are_ranks(cells: list[tuple[int, str]], name: str, file: str) -> bool:
    """Return whether the column `name` is a candidate's: more than half of its cells are ranks.

    Raises:
        UnreadableBallots: if only a few of its cells are ranks.
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
            "{file}, line {line}, column {column}: “{text}” is not a rank, but other "
            "lines have ranks in that column; write ranks there, or delete the column.",
            file=file,
            line=line,
            column=name,
            text=cell,
        )
    )


def with_ballots(
    builder: BallotFileBuilder,
    candidates: tuple[str, ...],
    ballots: Sequence[RankRow],
    options: ReadingOptions,
    comments: Sequence[str] = (),
) -> BallotFile:
    """Return the file with `ballots`, whose cells are in the order of the candidates.

    Raises:
        UnclearBest: if neither the options nor the file show which number is the best.
    """
    best = (
        BestFound(options.best, "asked") if options.best else best_of(_numbers(ballots), comments)
    )
    if best is None:
        raise UnclearBest(builder.file)
    if best.source == "usual" and any(len(ballot.given) > 1 for ballot in _numbers(ballots)):
        builder.remark(
            0,
            say(
                "Nothing in the file shows which number is the best; 1 is taken, as usual. "
                "To count the other way, use best highest."
            ),
        )
    for ballot in ballots:
        _add(builder, ballot, candidates, best.best)
    return builder.finished(candidates, best=best)


def _numbers(ballots: Sequence[RankRow]) -> list[Numbers]:
    told = []
    for ballot in ballots:
        given = [number for cell in ballot.cells if (number := number_in(cell)) is not None]
        blank = sum(fold(cell) in BLANK or fold(cell) in NO_OPINION for cell in ballot.cells)
        told.append(Numbers(given, blank, ballot.alike))
    return told


def _add(
    builder: BallotFileBuilder, ballot: RankRow, candidates: Sequence[str], best: Best
) -> None:
    """Add the ballot of a row."""
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
            builder.refuse(ballot.line, _no_rank(cell, word), ballot.alike)
            return
    builder.add(ballot.line, _ranking(ranks, len(candidates), best), ballot.alike, no_opinion)


def _no_rank(cell: str, word: str) -> Phrase:
    if word in OVERVOTED:
        return say("it has an overvote that does not say for whom")
    return say("{text} is not a rank", text=cell)


def _ranking(ranks: dict[Number, list[str]], most: int, best: Best) -> Ranking:
    """Return the ranks in order, with blank ones only if the numbers certainly count places."""
    numbers = sorted(ranks, reverse=best == "highest")
    strict = all(len(names) == 1 for names in ranks.values())
    if best == "lowest" and strict and numbers and numbers[-1] <= most:
        return tuple(tuple(ranks.get(n, ())) for n in range(1, int(numbers[-1]) + 1))
    return tuple(tuple(ranks[n]) for n in numbers)


_ALIKE = re.compile(r"(\d{1,9})\s*[xX]\s*")
_LOOKED_AT = 50
"""The number of lines by which the format is recognised."""


def looks_like_civs(text: str) -> bool:
    """Return whether `text` is lines of ranks as CIVS writes them: `2,1,-` or `3X2 1 -`."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    bare = [_ALIKE.sub("", line, count=1) for line in lines[:_LOOKED_AT]]
    are_marks = all(set(_cells_of(line)) <= {"0", "1", ""} for line in bare)
    return bool(bare) and all(map(_is_civs, bare)) and not (are_marks and "0" in "".join(bare))


def _is_civs(line: str) -> bool:
    cells = _cells_of(line)
    return len(cells) > 1 and all(
        number_in(cell) is not None or fold(cell) in NO_OPINION or not cell for cell in cells
    )


def _cells_of(line: str) -> list[str]:
    cells = line.split(",") if "," in line else line.split()
    return [cell.strip() for cell in cells]


def read_civs(text: str, file: str, options: ReadingOptions) -> BallotFile:
    """Read lines of ranks. The names are in a comment before them, `# Ann,Bo`, or missing.

    Raises:
        UnreadableBallots: if a line has more or fewer candidates than the others.
    """
    builder = BallotFileBuilder(file, "civs", options)
    comments: list[str] = []
    ballots: list[RankRow] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#"):
            comments.append(line[1:].strip())
        elif line.strip():
            alike = _ALIKE.match(line.strip())
            bare = line.strip()[alike.end() :] if alike else line
            count = int(alike[1]) if alike else 1
            if not count:
                builder.unweighted(number)
            ballots.append(RankRow(number, _cells_of(bare), count))
    width = len(ballots[0].cells)
    for ballot in ballots:
        if len(ballot.cells) != width:
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: {found} candidates, but {wanted} on the lines before; "
                    "every line must rank all of them, with - for no opinion.",
                    file=file,
                    line=ballot.line,
                    found=len(ballot.cells),
                    wanted=width,
                )
            )
    candidates = builder.names((1, name) for name in _names_in(comments, width, builder))
    return with_ballots(builder, candidates, [b for b in ballots if b.alike], options, comments)


def _names_in(comments: list[str], width: int, builder: BallotFileBuilder) -> list[str]:
    """Return the names in a comment with `width` of them; without one, numbers."""
    for comment in comments:
        names = [cell.strip() for cell in comment.split(",")]
        if len(names) == width:
            return names
    builder.remark(
        0, say("The file does not name its candidates; they are shown as #1, #2 and so on.")
    )
    return [f"#{place}" for place in range(1, width + 1)]
