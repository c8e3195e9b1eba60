"""CSV with a column for each candidate and ranks in its cells: Elekto, CIVS, spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from facilitator.ballot_file.contents import BallotFile, UnreadableBallots
from facilitator.ballot_file.pile import Best, Pile, weight
from facilitator.ballot_file.table import (
    BLANK,
    NO_OPINION,
    OVERVOTED,
    Row,
    names_an_identity,
    rank_in,
)
from facilitator.counting import Ranking
from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import fold

_ALIKE = re.compile(r"(\d{1,9})\s*[xX]\s*")
_WEIGHTS = frozenset({"count", "weight", "papers", "number of ballots", "ballots"})


def looks_like_civs(text: str) -> bool:
    """Say whether a text is lines of ranks alone, as CIVS writes them: `2,1,-` or `3X2 1 -`."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return bool(lines) and all(_is_civs(line) for line in lines[:50])


def _is_civs(line: str) -> bool:
    cells = _civs_cells(_ALIKE.sub("", line, count=1))
    return len(cells) > 1 and all(rank_in(c) or fold(c) in NO_OPINION for c in cells)


def _civs_cells(line: str) -> list[str]:
    cells = line.split(",") if "," in line else line.split()
    return [cell.strip() for cell in cells]


def read_civs(text: str, file: str, best: Best | None = None) -> BallotFile:
    """Read lines of ranks; the names stand in a comment before them, `# Ann,Bo`, or nowhere."""
    pile = Pile(file, "civs")
    names: list[str] = []
    rows: list[tuple[Row, int]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#"):
            names = names or [cell.strip() for cell in line[1:].split(",")]
        elif line.strip():
            alike = _ALIKE.match(line.strip())
            bare = line.strip()[alike.end() :] if alike else line
            rows.append((Row(number, _civs_cells(bare)), int(alike[1]) if alike else 1))
    width = max(len(row.cells) for row, _ in rows)
    if len(names) != width:
        names = [f"#{place}" for place in range(1, width + 1)]
        pile.complain(
            0, say("The file does not name its candidates; they are called #1, #2 and so on here.")
        )
    candidates = pile.names((1, name) for name in names)
    best, doubtful = _direction([row.cells for row, _ in rows], best)
    for row, count in rows:
        _add(pile, row, candidates, range(width), count, best)
    return pile.finished(candidates, best=best, doubtful=doubtful)


def _direction(papers: Sequence[Sequence[str]], best: Best | None) -> tuple[Best, bool]:
    """Return which number is the best, and whether that is doubtful.

    What is not ranked on purpose is given the worst number by many voters at once, the best number
    mostly to one. So papers on which the lowest number stands several times and the highest once
    were written with the highest as the best; the other way round the lowest is.

        5,1,1,4,1   the highest is the best      1,5,5,2,5   the lowest is the best

    Without a clear sign the lowest is the best, as ranks are usually written.
    """
    if best is not None:
        return best, False
    low = high = 0
    for cells in papers:
        ranks = [rank for cell in cells if (rank := rank_in(cell)) is not None]
        if not ranks or min(ranks) == max(ranks):
            continue
        lowest, highest = ranks.count(min(ranks)), ranks.count(max(ranks))
        low += lowest == 1 < highest
        high += highest == 1 < lowest
    if high <= low:
        return "lowest", high * 2 > low > 0
    return "highest", high < 3 * low or high * 10 < len(papers)


def read_rank_rows(rows: list[Row], file: str, best: Best | None = None) -> BallotFile:
    """Read one paper a row under the candidates' names; raises UnreadableBallots."""
    pile = Pile(file, "csv-ranks")
    header, papers = rows[0], rows[1:]
    columns = [c for c in range(len(header.cells)) if _is_of_ranks(header, papers, c)]
    if not columns or not papers:
        raise UnreadableBallots(
            say(
                "{file} is no file of ballots: expected are BLT, CSV with a column for each "
                "candidate or each rank, or JSON.",
                file=file,
            )
        )
    weights = next((c for c, cell in enumerate(header.cells) if fold(cell) in _WEIGHTS), None)
    unused = [
        cell for c, cell in enumerate(header.cells) if cell and c not in columns and c != weights
    ]
    if unused:
        pile.complain(
            header.line, say("Columns that are no candidates: {names}.", names=", ".join(unused))
        )
    candidates = pile.names((header.line, header.cells[c]) for c in columns)
    ranks = [[row.cells[c] for c in columns if c < len(row.cells)] for row in papers]
    best, doubtful = _direction(ranks, best)
    for row in papers:
        written = row.cells[weights] if weights is not None and weights < len(row.cells) else "1"
        if count := weight(written):
            _add(pile, row, candidates, columns, count, best)
        else:
            pile.refuse(row.line, say("{text} is no number of papers alike", text=written))
    return pile.finished(candidates, best=best, doubtful=doubtful)


def _is_of_ranks(header: Row, papers: Sequence[Row], column: int) -> bool:
    """Say whether a column is a candidate's: ranks under a name that is no identity's."""
    if names_an_identity(header.cells[column]) or fold(header.cells[column]) in _WEIGHTS:
        return False
    cells = [row.cells[column] for row in papers if column < len(row.cells)]
    filled = [cell for cell in cells if fold(cell) not in BLANK]
    if not filled:
        return bool(header.cells[column])
    good = sum(rank_in(cell) is not None or fold(cell) in NO_OPINION for cell in filled)
    return good * 2 > len(filled)


def _add(
    pile: Pile,
    row: Row,
    candidates: Sequence[str],
    columns: Sequence[int],
    count: Number,
    best: Best,
) -> None:
    """Lay down the paper of one row."""
    ranks: dict[int, list[str]] = {}
    no_opinion = []
    for name, column in zip(candidates, columns, strict=True):
        cell = row.cells[column] if column < len(row.cells) else ""
        word = fold(cell)
        if (rank := rank_in(cell)) is not None:
            ranks.setdefault(rank, []).append(name)
        elif word in NO_OPINION:
            no_opinion.append(name)
        elif word not in BLANK:
            pile.refuse(row.line, _no_rank(cell, word), count)
            return
    if best == "highest":
        ordered = tuple(tuple(ranks[rank]) for rank in sorted(ranks, reverse=True))
    else:
        ordered = _ranking(ranks, len(candidates))
    pile.add(row.line, ordered, count, no_opinion)


def _no_rank(cell: str, word: str) -> Phrase:
    if word in OVERVOTED:
        return say("it has an overvote, without saying for whom")
    return say("{text} is no rank", text=cell)


def _ranking(ranks: dict[int, list[str]], most: int) -> Ranking:
    """Return the ranks in their order; blank ones only where the numbers surely count places."""
    numbers = sorted(ranks)
    strict = all(len(names) == 1 for names in ranks.values())
    if strict and numbers and numbers[-1] <= most:
        return tuple(tuple(ranks.get(n, ())) for n in range(1, numbers[-1] + 1))
    return tuple(tuple(ranks[n]) for n in numbers)
