"""Single transferable vote, by the rules that a body names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal, TypeAlias

from facilitator.counting.meek import MeekCount
from facilitator.counting.papers import Equal, Paper, gathered_orders, gathered_rankings
from facilitator.counting.results import Count
from facilitator.counting.scottish import ScottishCount
from facilitator.counting.ties import MOST_REPLAYS, Arbiter, OpenTie

_MOST_PLACES = 1_000_000
"""Ranks on different papers that are gone over to follow ties: a matter of seconds at most."""

Rules: TypeAlias = Literal["meek", "scottish"]


def stv(
    candidates: Sequence[str],
    papers: Iterable[Paper],
    seats: int,
    *,
    rules: Rules = "meek",
    lots: Sequence[str] = (),
    by_hand: Sequence[Sequence[str]] = (),
    equal: Equal = "stop",
) -> Count:
    """Count a single transferable vote.

    A tie that decides who is elected stops the count unless `lots`, an order of all candidates
    with the best first, or one of `by_hand` that names all the tied, breaks it. Scottish rules
    look at earlier rounds before they ask for a lot. Equal ranks are shared by Meek's rules; the
    Scottish ones know none (`equal`).
    """
    papers = tuple(papers)
    begin: Callable[[], MeekCount | ScottishCount]
    if rules == "meek":
        rankings = gathered_rankings(papers, candidates)
        begin = partial(MeekCount, candidates, rankings, seats)
        places = 10 * sum(map(len, rankings))
    else:
        orders = gathered_orders(papers, candidates, equal)
        begin = partial(ScottishCount, candidates, orders, seats)
        places = sum(map(len, orders))
    count = begin()
    arbiter = Arbiter(
        lots,
        by_hand=by_hand,
        replay=lambda arbiter: begin().run(arbiter),
        replays=min(MOST_REPLAYS, _MOST_PLACES // (1 + places)),
    )
    tie = None
    try:
        count.run(arbiter)
    except OpenTie as open_tie:
        tie = open_tie.tie(len(count.rounds))
    return Count(
        method=rules,
        candidates=tuple(candidates),
        seats=seats,
        papers=sum(paper.count for paper in papers),
        elected=tuple(count.elected),
        rounds=tuple(count.rounds),
        tie=tie,
        lots=arbiter.lots,
    )
