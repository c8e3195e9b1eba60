"""Papers counted without transfers: one choice, or a mark for each of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.counting.papers import Paper


def first_choices(candidates: Sequence[str], papers: Iterable[Paper]) -> tuple[dict[str, int], int]:
    """Return the papers on which each candidate alone stands first, and how many others there are.

    The others name nobody, or several alike in the first place.
    """
    tallies = dict.fromkeys(candidates, 0)
    others = 0
    for paper in papers:
        first = next((group for group in paper.ranks if group), ())
        if len(first) == 1 and first[0] in tallies:
            tallies[first[0]] += paper.count
        else:
            others += paper.count
    return tallies, others


def marks(
    candidates: Sequence[str], papers: Iterable[Paper], *, most: int | None = None
) -> tuple[dict[str, int], int]:
    """Return the papers that name each candidate at any rank, and how many are not valid.

    Those name nobody, or more than `most`.
    """
    tallies = dict.fromkeys(candidates, 0)
    others = 0
    for paper in papers:
        named = {name for group in paper.ranks for name in group}.intersection(tallies)
        if not named or (most is not None and len(named) > most):
            others += paper.count
            continue
        for name in named:
            tallies[name] += paper.count
    return tallies, others
