"""Single transferable vote, by the rules that a body names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, TypeAlias

from msgspec.structs import replace

from facilitator.counting.ballots import (
    Ballot,
    Equal,
    Ranking,
    gathered_orders,
    gathered_rankings,
    names_on,
)
from facilitator.counting.meek import MeekCount
from facilitator.counting.results import Count, as_decimal, with_unnamed, without_ballots
from facilitator.counting.scottish import ScottishCount
from facilitator.counting.ties import MOST_REPLAYS, NO_ORDERS, Arbiter, OpenTie, TieOrders

_MOST_PLACES = 1_000_000
"""The most ranks on different ballots to go through when ties are tried out: a few seconds."""

Rules: TypeAlias = Literal["meek", "scottish"]


def stv(
    candidates: Sequence[str],
    ballots: Iterable[Ballot],
    seats: int,
    *,
    rules: Rules = "meek",
    lots: Sequence[str] = (),
    orders: TieOrders = NO_ORDERS,
    equal: Equal = "stop",
    fill: bool = False,
) -> Count:
    """Count a single transferable vote.

    A tie that decides who is elected stops the count, unless `lots` or one of the `orders` breaks
    it. `lots` is an order of all candidates, the best first; each of the `orders` applies to ties
    between candidates whom it names. The Scottish rules look at earlier rounds before they ask for
    a lot. Meek's rules share equal ranks; by the Scottish rules `equal` says what happens at one. A
    candidate on no ballot takes no part, and seats stay empty rather than going to one, unless
    `fill` is true.
    """
    ballots = tuple(ballots)
    begin: Callable[[Sequence[str]], MeekCount | ScottishCount]
    if rules == "meek":
        rankings = gathered_rankings(ballots, candidates)
        named = names_on(ballots).intersection(candidates)
        begin = partial(_meek, rankings, seats)
        places = 10 * sum(map(len, rankings))
    else:
        strict = gathered_orders(ballots, candidates, equal)
        named = frozenset(name for order, number in strict.items() if number for name in order)
        begin = partial(_scottish, strict, seats)
        places = sum(map(len, strict))
    count = Count(
        method=rules,
        candidates=tuple(candidates),
        seats=seats,
        ballots=sum(ballot.count for ballot in ballots),
        unnamed=tuple(name for name in candidates if name not in named),
    )
    if not named:
        return without_ballots(count, str(count.ballots))
    standing = tuple(name for name in candidates if fill or name in named)
    arbiter = Arbiter(
        lots,
        orders=orders,
        replay=lambda arbiter: begin(standing).run(arbiter),
        replays=min(MOST_REPLAYS, _MOST_PLACES // (1 + places)),
    )
    return _counted(count, begin(standing), arbiter, orders)


def _meek(ballots: Mapping[Ranking, int], seats: int, standing: Sequence[str]) -> MeekCount:
    return MeekCount(standing, ballots, seats)


def _scottish(
    ballots: Mapping[tuple[str, ...], int], seats: int, standing: Sequence[str]
) -> ScottishCount:
    return ScottishCount(standing, ballots, seats)


def _counted(
    count: Count, under_way: MeekCount | ScottishCount, arbiter: Arbiter, orders: TieOrders
) -> Count:
    """Return the outcome of the count, run to its end or to a tie that nothing breaks."""
    tie = None
    try:
        under_way.run(arbiter)
    except OpenTie as open_tie:
        tie = open_tie.tie(len(under_way.rounds))
    return replace(
        count,
        elected=tuple(under_way.elected),
        rounds=with_unnamed(under_way.rounds, count, as_decimal(0, under_way.places)),
        tie=tie,
        lots=arbiter.lots,
        stated=tuple(orders.stated) if arbiter.followed else (),
    )
