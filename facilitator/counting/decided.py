"""What a Schulze count decides inside a rank: chains of candidates, each ahead of the next.

The strongest paths put some candidates ahead of others. That order may be partial, and a rank of
the ranking is only a layer: every candidate in it is ahead of every candidate of later ranks. So
with two ballots, `pineapple > meat` and `beef > cheese`, all four are one layer:

    pineapple   beef
        |        |          chains: pineapple > meat, beef > cheese
      meat     cheese       nothing else is decided

`chains` shows exactly the decided pairs: one candidate is ahead of another if a walk along the
chains leads from the one to the other. A candidate who is ahead of nobody in the rank, and behind
nobody, is a chain alone. A rank of such chains only is a rank of equals.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from facilitator.counting.papers import Ranking
from facilitator.counting.schulze import strongest_paths

Chains: TypeAlias = tuple[tuple[str, ...], ...]


def decided(ranking: Ranking, pairs: Mapping[str, Mapping[str, int]]) -> tuple[Chains, ...]:
    """Return the chains of each rank of a Schulze `ranking`; `pairs` are those of the count."""
    if all(len(rank) == 1 for rank in ranking):
        return tuple((rank,) for rank in ranking)
    paths = strongest_paths(pairs)
    return tuple(_chains(rank, paths) for rank in ranking)


def is_of_equals(chains: Chains) -> bool:
    """Return whether no path decides between any two candidates of a rank."""
    return all(len(chain) == 1 for chain in chains)


def _chains(rank: Sequence[str], paths: Mapping[str, Mapping[str, int]]) -> Chains:
    behind = {
        one: {other for other in rank if other != one and paths[one][other] > paths[other][one]}
        for one in rank
    }
    # of the pairs that are decided only those that do not follow from others
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
    """Return a chain as long as it goes, and take its steps out of `next_ones`."""
    chain = [begin]
    while next_ones[chain[-1]]:
        chain.append(next_ones[chain[-1]].pop(0))
    return tuple(chain)
