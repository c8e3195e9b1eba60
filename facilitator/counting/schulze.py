"""Condorcet's comparison of pairs, completed by Schulze's strongest paths (winning votes).

This is our own implementation, because no light and maintained library ranks all candidates and
leaves out the pairs on which a voter has no opinion.

The strongest paths put some candidates ahead of others. That order may be partial: a rank of the
ranking is only a layer, and every candidate in it is ahead of every candidate of later ranks. With
two ballots, `pineapple > meat` and `beef > cheese`, all four are one layer:

    pineapple   beef
        |        |          chains: pineapple > meat, beef > cheese
      meat     cheese       nothing else is decided

The chains of a rank show exactly the pairs that are decided: one candidate is ahead of another if a
walk along the chains leads from the one to the other. A candidate who is neither ahead of nor
behind another one of the rank is a chain alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from typing import TypeAlias

from facilitator.counting.ballots import Ballot, Ranking, names_on
from facilitator.counting.results import Count, CountTie
from facilitator.counting.seating import Seated, seat_in_order

Pairs: TypeAlias = dict[str, dict[str, int]]


def schulze(
    candidates: Sequence[str],
    ballots: Iterable[Ballot],
    seats: int = 1,
    *,
    cap: int | None = None,
    groups: Mapping[str, str] | None = None,
    lots: Sequence[str] = (),
    fill: bool = False,
) -> Count:
    """Rank all candidates and seat them from the top, at most `cap` of one group.

    `groups` gives the group of a candidate. `lots` is an order of candidates, the best first, that
    breaks a tie among candidates whom it names. A candidate on no ballot is ranked but not seated,
    unless `fill` is true.
    """
    ballots = tuple(ballots)
    named = names_on(ballots).intersection(candidates)
    standing = tuple(name for name in candidates if name in named or (fill and named))
    pairs = compare(candidates, ballots)
    paths = strongest_paths(pairs)
    ranking = _ranking(candidates, paths)
    seatable = tuple(
        kept for rank in ranking if (kept := tuple(name for name in rank if name in standing))
    )
    if cap is None:
        seated = _seated(standing, paths, seatable, seats)
    else:
        seated = _capped(paths, seatable, seats, cap, groups)
    drawn = seated.tie is not None and set(seated.tie.candidates) <= set(lots)
    if drawn:
        order = _by_lot(standing, paths, lots)
        seated = seat_in_order(order, seats, cap=cap, groups=groups)
    return Count(
        method="schulze",
        candidates=tuple(candidates),
        seats=seats,
        ballots=sum(ballot.count for ballot in ballots),
        elected=seated.elected,
        ranking=ranking,
        pairs=pairs,
        tie=seated.tie,
        lots=tuple(lots) if drawn else (),
        passed_over=seated.passed_over,
        unnamed=tuple(name for name in candidates if name not in named),
    )


def compare(candidates: Sequence[str], ballots: Iterable[Ballot]) -> Pairs:
    """Return how many ballots prefer each candidate to each other: `pairs[better][worse]`."""
    known = {name: place for place, name in enumerate(candidates)}
    table = [[0] * len(known) for _ in known]
    for ballot in ballots:
        ranks = [[known[name] for name in group if name in known] for group in ballot.ranks]
        silent = {known[name] for name in ballot.no_opinion if name in known}
        below = set(known.values()) - silent
        for group in ranks:
            below.difference_update(group)
            for better in group:
                row = table[better]
                for worse in below:
                    row[worse] += ballot.count
    return {
        name: {other: table[known[name]][known[other]] for other in candidates if other != name}
        for name in candidates
    }


def strongest_paths(pairs: Mapping[str, Mapping[str, int]]) -> Pairs:
    """Return the strength of the strongest path from each candidate to each other.

    A link of a path is a pair that is won, and its strength the number of votes that win it. A
    path is as strong as its weakest link.
    """
    paths = {
        name: {other: votes if votes > pairs[other][name] else 0 for other, votes in row.items()}
        for name, row in pairs.items()
    }
    for through, onward in paths.items():
        for name, row in paths.items():
            if name == through:
                continue
            reach = row[through]
            if not reach:
                continue
            for other, votes in onward.items():
                if other != name and row[other] < (link := min(reach, votes)):
                    row[other] = link
    return paths


def condorcet_winner(pairs: Mapping[str, Mapping[str, int]]) -> str | None:
    """Return the candidate who wins every pair, or None."""
    for name, row in pairs.items():
        if all(votes > pairs[other][name] for other, votes in row.items()):
            return name
    return None


def _beats(paths: Pairs, one: str, other: str) -> bool:
    return paths[one][other] > paths[other][one]


def _ranking(candidates: Sequence[str], paths: Pairs) -> Ranking:
    """Return the smallest groups such that every candidate beats all those of later groups."""
    beaten = {
        name: sum(_beats(paths, other, name) for other in candidates if other != name)
        for name in candidates
    }
    order = sorted(candidates, key=lambda name: beaten[name])
    groups: list[tuple[str, ...]] = []
    begin = 0
    for end in range(1, len(order) + 1):
        above, below = order[begin:end], order[end:]
        if all(_beats(paths, one, other) for one in above for other in below):
            groups.append(tuple(above))
            begin = end
    return tuple(groups)


def _seated(candidates: Sequence[str], paths: Pairs, ranking: Ranking, seats: int) -> Seated:
    """Seat those who get in however ties are broken. The others who may get in are the tie."""
    sure, possible = [], []
    for name in (name for rank in ranking for name in rank):
        others = [other for other in candidates if other != name]
        if sum(not _beats(paths, name, other) for other in others) < seats:
            sure.append(name)
        elif sum(_beats(paths, other, name) for other in others) < seats:
            possible.append(name)
    if not possible:
        return Seated(tuple(sure))
    return Seated(tuple(sure), (), CountTie(tuple(possible), seats - len(sure), "election"))


MOST_FOLLOWED = 6
"""The largest number of equal candidates whose orders are all tried; more count as tied."""


def _capped(
    paths: Pairs, ranking: Ranking, seats: int, cap: int, groups: Mapping[str, str] | None
) -> Seated:
    """Seat, with a cap, those who get in whatever order a lot gives to equal candidates.

    Not all candidates of a rank need be equal: some may beat others of the same rank.
    """
    seated = seat_in_order(ranking, seats, cap=cap, groups=groups)
    if seated.tie is None:
        return seated
    at = next(n for n, rank in enumerate(ranking) if set(seated.tie.candidates) & set(rank))
    equal = [name for rank in ranking[at:] if len(rank) > 1 for name in rank]
    if len(equal) > MOST_FOLLOWED:
        return seated
    ways = [
        seat_in_order(_by_lot(_flat(ranking), paths, lots), seats, cap=cap, groups=groups)
        for lots in permutations(equal)
    ]
    sure = frozenset.intersection(*(frozenset(way.elected) for way in ways))
    possible = frozenset(name for way in ways for name in way.elected) - sure
    if not possible:
        return ways[0]
    passed = tuple(p for p in ways[0].passed_over if all(p in way.passed_over for way in ways))
    tied = tuple(name for name in equal if name in possible)
    stake = max(len(way.elected) for way in ways) - len(sure)
    elected = tuple(name for name in _flat(ranking) if name in sure)
    return Seated(elected, passed, CountTie(tied, stake, "election"))


def _flat(ranking: Ranking) -> tuple[str, ...]:
    return tuple(name for rank in ranking for name in rank)


def _by_lot(candidates: Sequence[str], paths: Pairs, lots: Sequence[str]) -> Ranking:
    """Return the candidates one by one: the first by `lots` of those whom no one left beats."""
    places = list(dict.fromkeys((*lots, *candidates)))
    left = sorted(candidates, key=places.index)
    order: list[tuple[str, ...]] = []
    while left:
        name = next(
            name for name in left if not any(_beats(paths, o, name) for o in left if o != name)
        )
        left.remove(name)
        order.append((name,))
    return tuple(order)


Chains: TypeAlias = tuple[tuple[str, ...], ...]


def chains_of(ranking: Ranking, pairs: Mapping[str, Mapping[str, int]]) -> tuple[Chains, ...]:
    """Return the chains of each rank of `ranking`; `pairs` are those of the same count."""
    if all(len(rank) == 1 for rank in ranking):
        return tuple((rank,) for rank in ranking)
    paths = strongest_paths(pairs)
    return tuple(_chains_in(rank, paths) for rank in ranking)


def are_equals(chains: Chains) -> bool:
    """Return whether the `chains` of a rank decide nothing: all its candidates are equal."""
    return all(len(chain) == 1 for chain in chains)


def _chains_in(rank: Sequence[str], paths: Mapping[str, Mapping[str, int]]) -> Chains:
    behind = {
        one: {other for other in rank if other != one and paths[one][other] > paths[other][one]}
        for one in rank
    }
    # only the decided pairs that do not follow from others
    next_ones = {
        one: [o for o in rank if o in those and not any(o in behind[via] for via in those)]
        for one, those in behind.items()
    }
    followed = {other for those in behind.values() for other in those}
    chains: list[tuple[str, ...]] = []
    for one in rank:
        if one not in followed and not behind[one]:
            chains.append((one,))
        while next_ones[one]:
            chains.append(_walk(one, next_ones))
    return tuple(chains)


def _walk(begin: str, next_ones: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return the longest walk from `begin`, removing its steps from `next_ones`."""
    chain = [begin]
    while next_ones[chain[-1]]:
        chain.append(next_ones[chain[-1]].pop(0))
    return tuple(chain)
