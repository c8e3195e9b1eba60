"""Papers as they lie counted; two entries of the same papers compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from facilitator.meeting.elections.papers import Kind, Paper, Pile


def added(papers: Mapping[Paper, int], piles: Iterable[Pile]) -> dict[Paper, int]:
    """Return the papers with more of them."""
    sums = dict(papers)
    for pile in piles:
        sums[pile.paper] = sums.get(pile.paper, 0) + pile.count
    return sums


def taken_out(papers: Mapping[Paper, int], piles: Iterable[Pile]) -> dict[Paper, int]:
    """Return the papers with fewer of them; there must be so many."""
    sums = dict(papers)
    for pile in piles:
        sums[pile.paper] -= pile.count
    return {paper: count for paper, count in sums.items() if count}


def gathered(piles: Iterable[Pile]) -> tuple[Pile, ...]:
    """Return one pile for each thing that papers say, in an order that tells nothing of theirs."""
    sums = added({}, piles)
    return tuple(Pile(paper=paper, count=sums[paper]) for paper in in_order(sums))


def in_order(papers: Iterable[Paper]) -> list[Paper]:
    """Return papers by what they say, and by nothing else."""
    return sorted(papers, key=msgspec.json.encode)


class Difference(msgspec.Struct, frozen=True):
    """How many papers that say the same each entry has."""

    paper: Paper
    first: int
    second: int


def differences(first: Mapping[Paper, int], second: Mapping[Paper, int]) -> list[Difference]:
    """Return where two entries of the same papers differ.

    Why somebody took a paper for invalid makes no difference.
    """
    one, two = _comparable(first), _comparable(second)
    return [
        Difference(paper, one[paper], two[paper])
        for paper in in_order({*one, *two})
        if one[paper] != two[paper]
    ]


def _comparable(papers: Mapping[Paper, int]) -> Counter[Paper]:
    sums: Counter[Paper] = Counter()
    for paper, count in papers.items():
        sums[Paper(kind=Kind.INVALID) if paper.kind is Kind.INVALID else paper] += count
    return sums
