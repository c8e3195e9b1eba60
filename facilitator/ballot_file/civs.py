"""CIVS: lines of ranks alone, `2,1,-` or `3X2 1 -`, under a comment with the candidates' names."""

from __future__ import annotations

import re

from facilitator.ballot_file.contents import BallotFile, Reading, UnreadableBallots
from facilitator.ballot_file.pile import Pile
from facilitator.ballot_file.rank_rows import RankRow, laid
from facilitator.ballot_file.table import NO_OPINION, number_in
from facilitator.meeting.phrase import say
from facilitator.meeting.text import fold

_ALIKE = re.compile(r"(\d{1,9})\s*[xX]\s*")
_LOOKED_AT = 50
"""Lines by which the format is known."""


def looks_like_civs(text: str) -> bool:
    """Say whether a text is lines of ranks alone, as CIVS writes them: `2,1,-` or `3X2 1 -`."""
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    bare = [_ALIKE.sub("", line, count=1) for line in lines[:_LOOKED_AT]]
    are_marks = all(set(_cells(line)) <= {"0", "1", ""} for line in bare)
    return bool(bare) and all(map(_is_civs, bare)) and not (are_marks and "0" in "".join(bare))


def _is_civs(line: str) -> bool:
    cells = _cells(line)
    return len(cells) > 1 and all(
        number_in(cell) is not None or fold(cell) in NO_OPINION or not cell for cell in cells
    )


def _cells(line: str) -> list[str]:
    cells = line.split(",") if "," in line else line.split()
    return [cell.strip() for cell in cells]


def read_civs(text: str, file: str, reading: Reading) -> BallotFile:
    """Read lines of ranks; the names stand in a comment before them, `# Ann,Bo`, or nowhere.

    Raises:
        UnreadableBallots: for a line with more or fewer candidates than the others.
    """
    pile = Pile(file, "civs", reading)
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
                pile.unweighted(number)
            ballots.append(RankRow(number, _cells(bare), count))
    width = len(ballots[0].cells)
    for ballot in ballots:
        if len(ballot.cells) != width:
            raise UnreadableBallots(
                say(
                    "{file}, line {line}: {found} candidates, and {wanted} on the lines before; "
                    "every line ranks all of them, - for no opinion.",
                    file=file,
                    line=ballot.line,
                    found=len(ballot.cells),
                    wanted=width,
                )
            )
    candidates = pile.names((1, name) for name in _names(comments, width, pile))
    return laid(pile, candidates, [b for b in ballots if b.alike], reading, comments)


def _names(comments: list[str], width: int, pile: Pile) -> list[str]:
    """Return the names of a comment that has as many as there are columns, or numbers."""
    for comment in comments:
        names = [cell.strip() for cell in comment.split(",")]
        if len(names) == width:
            return names
    pile.complain(
        0, say("The file does not name its candidates; they are called #1, #2 and so on here.")
    )
    return [f"#{place}" for place in range(1, width + 1)]
