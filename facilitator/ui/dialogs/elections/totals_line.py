"""What tellers counted, typed in one line: `# 18 5 2 / 25 1 0`."""

from __future__ import annotations

import re

from facilitator.meeting.elections import Election, ElectionMethod, Tally, Totals
from facilitator.meeting.phrase import Refused, say

SIGN = "#"
"""With this sign a line is no paper but all of the totals."""


def read_totals(text: str, election: Election) -> Totals:
    """Read the votes of the candidates in their order, then `/ valid invalid blank`.

    Raises:
        Refused: when the numbers are not those of this election.
    """
    before, slash, behind = text.strip().removeprefix(SIGN).partition("/")
    figures, papers = _figures(before), _figures(behind)
    columns = 3 if election.terms.method is ElectionMethod.YNA else 1
    wanted = len(election.candidates) * columns
    if len(figures) != wanted:
        raise Refused(
            say(
                "{given} numbers, but there are {wanted} to be stated: the votes of each "
                "candidate in order.",
                given=len(figures),
                wanted=wanted,
            )
        )
    rows = (figures[at : at + columns] for at in range(0, wanted, columns))
    tallies = tuple(Tally(**dict(zip(_COLUMNS, row, strict=False))) for row in rows)
    if len(papers) > 3 or (slash and not papers):
        raise Refused(say("Behind the slash stand the valid, the invalid and the blank papers."))
    padded = [*papers, 0, 0, 0]
    valid = papers[0] if papers else _valid(election, tallies)
    return Totals(tallies=tallies, valid=valid, invalid=padded[1], blank=padded[2])


_COLUMNS = ("votes", "against", "abstain")


def _figures(text: str) -> list[int]:
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    if not all(re.fullmatch(r"\d{1,7}", word, re.ASCII) for word in words):
        raise Refused(say("Totals are numbers, as in # 18 5 2 / 25 1 0."))
    return [int(word) for word in words]


def _valid(election: Election, tallies: tuple[Tally, ...]) -> int:
    """Return how many papers were valid, where the votes alone tell."""
    if election.terms.most == 1 and election.terms.method.is_marked:
        return sum(tally.votes for tally in tallies)
    given = {tally.votes + tally.against + tally.abstain for tally in tallies}
    if election.terms.method is ElectionMethod.YNA and len(given) == 1:
        return given.pop()
    raise Refused(say("Say how many papers were valid, behind a slash: # 18 5 2 / 25."))
