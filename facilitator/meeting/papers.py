"""Papers of a secret ballot: what is kept of them, and two independent entries compared (spec 5).

A record that had each paper as it was typed would tell its order and time. So papers are kept as
a multiset: how many alike. They reach the journal in batches of at least `BATCH`, each written
sorted; the few that are in hand wait in `Pile`, outside of the record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

BATCH = 10
"""So many papers at least are written down together: which of them came first is then unknown."""

Papers = dict[str, int]
"""Paper, in one spelling for all that are alike -> how many; sorted by the paper."""

FIRST, SECOND = 1, 2
"""The two entries."""


def sorted_papers(papers: Mapping[str, int]) -> Papers:
    """Return papers in the order of their text, without those that are none."""
    return {paper: papers[paper] for paper in sorted(papers) if papers[paper]}


def added_papers(papers: Mapping[str, int], more: Mapping[str, int]) -> Papers:
    """Return two lots of papers as one."""
    return sorted_papers(Counter(papers) + Counter(more))


def without_papers(papers: Mapping[str, int], fewer: Mapping[str, int]) -> Papers:
    """Return papers less some of them."""
    return sorted_papers({paper: n - fewer.get(paper, 0) for paper, n in papers.items()})


def number_of(papers: Mapping[str, int]) -> int:
    """Return how many papers there are."""
    return sum(papers.values())


class Difference(NamedTuple):
    """A paper that the two entries do not have equally often."""

    paper: str
    first: int
    second: int


def differences(first: Mapping[str, int], second: Mapping[str, int]) -> tuple[Difference, ...]:
    """Return every difference between two entries; none when they agree."""
    return tuple(
        Difference(paper, first.get(paper, 0), second.get(paper, 0))
        for paper in sorted({*first, *second})
        if first.get(paper, 0) != second.get(paper, 0)
    )


class Pile:
    """Papers typed and not yet in the record, newest last; it forgets their order when it gives.

    It keeps back at least a batch, so that the last one written is never a small one, and so that
    a slip of the finger can be taken back paper by paper.
    """

    def __init__(self) -> None:
        self._lots: list[Papers] = []

    def __bool__(self) -> bool:
        return bool(self._lots)

    @property
    def papers(self) -> Papers:
        """All that lie on it."""
        return _together(self._lots)

    def put(self, papers: Mapping[str, int]) -> None:
        """Lay what was typed in one line on it."""
        self._lots.append(sorted_papers(papers))

    def take_back(self) -> Papers:
        """Take off what was typed last."""
        return self._lots.pop()

    def due(self) -> Papers:
        """Return the oldest papers that may be written down now; nothing when they are too few."""
        take, taken = 0, 0
        total = number_of(self.papers)
        for place, lot in enumerate(self._lots, start=1):
            taken += number_of(lot)
            if total - taken < BATCH:
                break
            if taken >= BATCH:
                take = place
        return _together(self._lots[:take])

    def drop(self, papers: Mapping[str, int]) -> None:
        """Forget the oldest papers, which are in the record now."""
        left = number_of(papers)
        while left > 0:
            left -= number_of(self._lots.pop(0))


def _together(lots: list[Papers]) -> Papers:
    whole: Papers = {}
    for lot in lots:
        whole = added_papers(whole, lot)
    return whole
