"""CSV with one line for each rank of each paper: ballot_id, rank, choice."""

from __future__ import annotations

from facilitator.ballot_file.contents import BallotFile
from facilitator.ballot_file.pile import OVERVOTE, Pile
from facilitator.ballot_file.table import BLANK, OVERVOTED, Row, rank_in
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean, fold

_MOST_RANKS = 1_000


def is_long(header: Row) -> bool:
    """Say whether a heading names a paper, a rank and a choice."""
    return {"ballot_id", "rank", "choice"} <= {cell.lower() for cell in header.cells}


def read_long(rows: list[Row], file: str) -> BallotFile:
    """Read papers whose ranks stand in lines of their own."""
    pile = Pile(file, "csv-long")
    heads = [cell.lower() for cell in rows[0].cells]
    columns = [heads.index(name) for name in ("ballot_id", "rank", "choice")]
    papers: dict[str, dict[int, list[str]]] = {}
    lines: dict[str, int] = {}
    names: dict[str, int] = {}
    wrong: dict[str, str] = {}
    for row in rows[1:]:
        cells = [row.cells[c] if c < len(row.cells) else "" for c in columns]
        paper, rank, choice = cells[0], rank_in(cells[1]), clean(cells[2])
        lines.setdefault(paper, row.line)
        ranks = papers.setdefault(paper, {})
        if rank is None or rank > _MOST_RANKS:
            wrong.setdefault(paper, cells[1])
        elif fold(choice) in OVERVOTED:
            ranks.setdefault(rank, []).extend(OVERVOTE)
        elif fold(choice) not in BLANK:
            names.setdefault(choice, row.line)
            ranks.setdefault(rank, []).append(choice)
    candidates = pile.names((line, name) for name, line in names.items())
    for paper, ranks in papers.items():
        if paper in wrong:
            pile.refuse(lines[paper], say("{text} is no rank", text=wrong[paper] or "-"))
        else:
            last = max(ranks, default=0)
            groups = tuple(tuple(ranks.get(rank, ())) for rank in range(1, last + 1))
            pile.add(lines[paper], groups)
    return pile.finished(candidates)
