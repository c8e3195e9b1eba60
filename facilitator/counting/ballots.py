"""What a voter wrote: candidates in order, some of them perhaps equal, some not ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

Ranking: TypeAlias = tuple[tuple[str, ...], ...]
"""Ranks, the best first, each a group of candidates ranked equal.

An empty group is a rank that the voter left blank; counts pass over it. Candidates in no group
are not ranked.
"""
Equal: TypeAlias = Literal["stop", "skip"]
"""Where several candidates share a rank and the count needs one: the ballot ends, or goes on."""


class Ballot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ballot, or several alike; without any rank it is blank.

    Weights that are no whole numbers become whole ones when all are multiplied alike, which
    changes no result; only the Scottish rules, whose quota is of whole ballots, cannot have it so.
    """

    ranks: Ranking = ()
    count: int = 1
    no_opinion: tuple[str, ...] = ()
    """Candidates to be left out of every comparison, where the count knows that (Condorcet).

    The others that are not ranked count as below all that are.
    """


def without(ballot: Ballot, gone: Collection[str]) -> Ballot:
    """Return the ballot as if some candidates had never been on it; the ranks close up."""
    if not gone:
        return ballot
    ranks = (
        tuple(name for name in group if name not in gone) if group else () for group in ballot.ranks
    )
    kept = tuple(new for new, old in zip(ranks, ballot.ranks, strict=True) if new or not old)
    left = tuple(name for name in ballot.no_opinion if name not in gone)
    return Ballot(kept, ballot.count, left)


def cut_at_gap(ballot: Ballot, most: int) -> Ballot:
    """Return the ballot up to the place where more than `most` ranks in a row are blank."""
    blank = 0
    for place, group in enumerate(ballot.ranks):
        blank = 0 if group else blank + 1
        if blank > most:
            return Ballot(ballot.ranks[: place - most], ballot.count, ballot.no_opinion)
    return ballot


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


def names_on(ballots: Iterable[Ballot]) -> frozenset[str]:
    """Return every name that at least one ballot ranks."""
    return frozenset(
        name for ballot in ballots if ballot.count for group in ballot.ranks for name in group
    )


def gathered_orders(
    ballots: Iterable[Ballot], candidates: Collection[str], equal: Equal
) -> Counter[tuple[str, ...]]:
    """Return how many ballots have each order of candidates, for counts without equal ranks.

    Ballots that rank nobody are under (); a name that is no candidate's is passed over.
    """
    known = frozenset(candidates)
    orders: Counter[tuple[str, ...]] = Counter()
    for ballot in ballots:
        order = dict.fromkeys(name for name in _strict(ballot, equal) if name in known)
        orders[tuple(order)] += ballot.count
    return orders


def gathered_rankings(ballots: Iterable[Ballot], candidates: Collection[str]) -> Counter[Ranking]:
    """Return how many ballots have each ranking; blank ranks and unknown names are left out."""
    known = frozenset(candidates)
    rankings: Counter[Ranking] = Counter()
    for ballot in ballots:
        ranks = []
        left = set(known)
        for group in ballot.ranks:
            kept = sorted(left.intersection(group))
            left.difference_update(kept)
            if kept:
                ranks.append(tuple(kept))
        rankings[tuple(ranks)] += ballot.count
    return rankings


def _strict(ballot: Ballot, equal: Equal) -> Iterable[str]:
    for group in ballot.ranks:
        if len(group) > 1:
            if equal == "stop":
                break
            continue
        yield from group


def first_choices(
    candidates: Sequence[str], ballots: Iterable[Ballot]
) -> tuple[dict[str, int], int]:
    """Return the ballots on which each candidate alone stands first, and how many others there are.

    The others name nobody, or several alike in the first place.
    """
    tallies = dict.fromkeys(candidates, 0)
    others = 0
    for ballot in ballots:
        first = next((group for group in ballot.ranks if group), ())
        if len(first) == 1 and first[0] in tallies:
            tallies[first[0]] += ballot.count
        else:
            others += ballot.count
    return tallies, others


def marks(
    candidates: Sequence[str], ballots: Iterable[Ballot], *, most: int | None = None
) -> tuple[dict[str, int], int]:
    """Return the ballots that name each candidate at any rank, and how many are not valid.

    Those name nobody, or more than `most`.
    """
    tallies = dict.fromkeys(candidates, 0)
    others = 0
    for ballot in ballots:
        named = {name for group in ballot.ranks for name in group}.intersection(tallies)
        if not named or (most is not None and len(named) > most):
            others += ballot.count
            continue
        for name in named:
            tallies[name] += ballot.count
    return tallies, others
