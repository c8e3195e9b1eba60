"""Papers of a secret ballot: what is kept of them, and two independent entries compared (spec 5).

A record that had each paper as it was typed would tell its order and time. So papers are kept as
a multiset: how many are alike. They reach the journal in batches (`facilitator.in_hand`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from facilitator.meeting.exact import Number

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
    first: Number
    second: Number


def differences(first: Mapping[str, int], second: Mapping[str, int]) -> tuple[Difference, ...]:
    """Return every difference between two entries; none when they agree."""
    return tuple(
        Difference(paper, first.get(paper, 0), second.get(paper, 0))
        for paper in sorted({*first, *second})
        if first.get(paper, 0) != second.get(paper, 0)
    )
