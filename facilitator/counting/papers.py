"""What a voter wrote: candidates in order, some of them perhaps equal, some not ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Literal, TypeAlias

import msgspec

Ranking: TypeAlias = tuple[tuple[str, ...], ...]
"""Ranks, the best first, each a group of candidates ranked equal.

An empty group is a rank that the voter left blank; counts pass over it. Candidates in no group
are not ranked.
"""

Equal: TypeAlias = Literal["stop", "skip"]
"""Where several candidates share a rank and the count needs one: the paper ends, or goes on."""


class Paper(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ballot paper, or several alike; without any rank it is blank.

    Weights that are no whole numbers become whole ones when all are multiplied alike, which
    changes no result; only the Scottish rules, whose quota is of whole papers, cannot have it so.
    """

    ranks: Ranking = ()
    count: int = 1
    no_opinion: tuple[str, ...] = ()
    """Candidates to be left out of every comparison, where the count knows that (Condorcet).

    The others that are not ranked count as below all that are.
    """


def without(paper: Paper, gone: Collection[str]) -> Paper:
    """Return the paper as if some candidates had never been on it; the ranks close up."""
    if not gone:
        return paper
    ranks = (
        tuple(name for name in group if name not in gone) if group else () for group in paper.ranks
    )
    kept = tuple(new for new, old in zip(ranks, paper.ranks, strict=True) if new or not old)
    left = tuple(name for name in paper.no_opinion if name not in gone)
    return Paper(kept, paper.count, left)


def cut_at_gap(paper: Paper, most: int) -> Paper:
    """Return the paper up to the place where more than `most` ranks in a row are blank."""
    blank = 0
    for place, group in enumerate(paper.ranks):
        blank = 0 if group else blank + 1
        if blank > most:
            return Paper(paper.ranks[: place - most], paper.count, paper.no_opinion)
    return paper


def named_twice(ranks: Ranking) -> str | None:
    """Return the first name that is on a ballot a second time, or None."""
    seen: set[str] = set()
    for name in (name for group in ranks for name in group if name):
        if name in seen:
            return name
        seen.add(name)
    return None


def each_once(ranks: Ranking, *, stop: bool) -> Ranking:
    """Return the ranks of a ballot with every name once, at its first mention.

    Later mentions are left out, and with them a rank that has nothing else: it was marked, so that
    it is no gap. `stop` ends the ballot before the first rank that repeats a name.
    """
    seen: set[str] = set()
    kept: list[tuple[str, ...]] = []
    for group in ranks:
        names = tuple(dict.fromkeys(name for name in group if name and name not in seen))
        marks = sum(bool(name) for name in group)
        if stop and len(names) < marks:
            break
        seen.update(names)
        if names or not marks:
            kept.append(names if marks else group)
    return tuple(kept)


def names_on(papers: Iterable[Paper]) -> frozenset[str]:
    """Return every name that at least one ballot ranks."""
    return frozenset(
        name for paper in papers if paper.count for group in paper.ranks for name in group
    )


def gathered_orders(
    papers: Iterable[Paper], candidates: Collection[str], equal: Equal
) -> Counter[tuple[str, ...]]:
    """Return how many papers have each order of candidates, for counts without equal ranks.

    Papers that rank nobody are under (); a name that is no candidate's is passed over.
    """
    known = frozenset(candidates)
    orders: Counter[tuple[str, ...]] = Counter()
    for paper in papers:
        order = dict.fromkeys(name for name in _strict(paper, equal) if name in known)
        orders[tuple(order)] += paper.count
    return orders


def gathered_rankings(papers: Iterable[Paper], candidates: Collection[str]) -> Counter[Ranking]:
    """Return how many papers have each ranking; blank ranks and unknown names are left out."""
    known = frozenset(candidates)
    rankings: Counter[Ranking] = Counter()
    for paper in papers:
        ranks = []
        left = set(known)
        for group in paper.ranks:
            kept = sorted(left.intersection(group))
            left.difference_update(kept)
            if kept:
                ranks.append(tuple(kept))
        rankings[tuple(ranks)] += paper.count
    return rankings


def _strict(paper: Paper, equal: Equal) -> Iterable[str]:
    for group in paper.ranks:
        if len(group) > 1:
            if equal == "stop":
                break
            continue
        yield from group
