"""What voters wrote, and counts that need no transfers.

A ballot ranks candidates. Several may share a rank, and some may not be ranked at all:

    (("ann",), ("bo", "cy"), (), ("di",))     ann first, bo and cy equal, a blank rank, then di
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, TypeAlias

import msgspec

Ranking: TypeAlias = tuple[tuple[str, ...], ...]
"""Ranks, the best first. Each is a group of candidates who are ranked equal.

An empty group is a rank that the voter left blank; counts skip it. Candidates in no group are not
ranked.
"""
Equal: TypeAlias = Literal["stop", "skip"]
"""What happens at a shared rank where the count needs one name: the ballot ends, or skips it."""


class Ballot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A ballot, or `count` identical ones. Without any rank it is blank.

    `count` may be a weight. Decimal weights are first multiplied by a power of ten, the same for
    all ballots. That changes no result, except by the Scottish rules, whose quota is a number of
    whole ballots.
    """

    ranks: Ranking = ()
    count: int = 1
    no_opinion: tuple[str, ...] = ()
    """Candidates to leave out of every comparison, in counts that can do so (Condorcet).

    Other candidates who are not ranked count as ranked below all who are.
    """


def without(ballot: Ballot, gone: Collection[str]) -> Ballot:
    """Return `ballot` without the candidates in `gone`; ranks that become empty are removed."""
    if not gone:
        return ballot
    ranks = (
        tuple(name for name in group if name not in gone) if group else () for group in ballot.ranks
    )
    kept = tuple(new for new, old in zip(ranks, ballot.ranks, strict=True) if new or not old)
    left = tuple(name for name in ballot.no_opinion if name not in gone)
    return Ballot(kept, ballot.count, left)


def cut_at_gap(ballot: Ballot, most: int) -> Ballot:
    """Return `ballot` cut before the first gap of more than `most` blank ranks."""
    blank = 0
    for place, group in enumerate(ballot.ranks):
        blank = 0 if group else blank + 1
        if blank > most:
            return Ballot(ballot.ranks[: place - most], ballot.count, ballot.no_opinion)
    return ballot


def named_twice(ranks: Ranking) -> str | None:
    """Return the first name that occurs in `ranks` a second time, or None."""
    seen: set[str] = set()
    for name in (name for group in ranks for name in group if name):
        if name in seen:
            return name
        seen.add(name)
    return None


def each_once(ranks: Ranking, *, stop: bool) -> Ranking:
    """Return `ranks` with every name only at its first mention.

    A rank that holds nothing but later mentions is removed altogether: the voter marked it, so it
    is not a gap. With `stop`, the ballot ends before the first rank that repeats a name.
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
    """Return all names that at least one ballot ranks."""
    return frozenset(
        name for ballot in ballots if ballot.count for group in ballot.ranks for name in group
    )


def gathered_orders(
    ballots: Iterable[Ballot], candidates: Collection[str], equal: Equal
) -> Counter[tuple[str, ...]]:
    """Return the number of ballots by their order of candidates, for counts without equal ranks.

    `equal` says what happens at a shared rank. Ballots that rank no candidate are counted under
    `()`. Names that are not in `candidates` are skipped.
    """
    known = frozenset(candidates)
    orders: Counter[tuple[str, ...]] = Counter()
    for ballot in ballots:
        order = dict.fromkeys(name for name in _strict(ballot, equal) if name in known)
        orders[tuple(order)] += ballot.count
    return orders


def gathered_rankings(ballots: Iterable[Ballot], candidates: Collection[str]) -> Counter[Ranking]:
    """Return the number of ballots by ranking, without blank ranks and unknown names."""
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
    """Return the first choices of each candidate, and the number of ballots without one.

    A ballot has no first choice if it names no candidate, or several at the first rank.
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
    """Return how many ballots mark each candidate, at any rank, and the number of invalid ones.

    A ballot is invalid if it marks no candidate, or more than `most`.
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
