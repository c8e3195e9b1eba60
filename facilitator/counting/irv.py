"""Instant run-off for one seat: exclude the last of each round until one has more than half.

This is our own implementation, because the libraries that report the rounds either break ties
silently or are no longer maintained.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from facilitator.counting.ballots import Ballot, Equal, Ranking, gathered_orders
from facilitator.counting.results import Broken, Count, Round, with_unnamed, without_ballots
from facilitator.counting.seating import by_votes
from facilitator.counting.ties import NO_ORDERS, Arbiter, OpenTie, TieOrders, exclusion_stake

Orders: TypeAlias = Mapping[tuple[str, ...], int]


def irv(
    candidates: Sequence[str],
    ballots: Iterable[Ballot],
    *,
    lots: Sequence[str] = (),
    orders: TieOrders = NO_ORDERS,
    equal: Equal = "stop",
    fill: bool = False,
) -> Count:
    """Count an instant run-off.

    The first candidate with more than half of the votes still in the count is elected. A tie for
    the exclusion stops the count if it decides who is elected and neither `lots` nor one of the
    `orders` breaks it. `lots` is an order of all candidates, the best first; each of the `orders`
    applies to ties between candidates whom it names. A candidate on no ballot takes no part, unless
    `fill` is true.
    """
    gathered = gathered_orders(ballots, candidates, equal)
    named = frozenset(name for order, number in gathered.items() if number for name in order)
    count = Count(
        method="irv",
        candidates=tuple(candidates),
        seats=1,
        ballots=sum(gathered.values()),
        unnamed=tuple(name for name in candidates if name not in named),
    )
    if not named:
        return without_ballots(count, str(count.ballots))
    return _counted(count, gathered, lots, orders, fill=fill)


def _counted(
    count: Count,
    gathered: Orders,
    lots: Sequence[str],
    orders: TieOrders,
    *,
    fill: bool,
) -> Count:
    """Return the outcome of a run-off in which at least one candidate is named."""
    out = () if fill else count.unnamed
    standing = tuple(name for name in count.candidates if name not in out)
    runoff = _RunOff(standing, gathered)
    arbiter = Arbiter(
        lots,
        orders=orders,
        replay=lambda arbiter: _RunOff(standing, gathered).run(arbiter),
    )
    tie = None
    try:
        runoff.run(arbiter)
    except OpenTie as open_tie:
        tie = open_tie.tie(len(runoff.rounds))
    last = (out,) if out else ()
    return replace(
        count,
        elected=() if tie else tuple(runoff.elected),
        ranking=() if tie else (*runoff.ranking(), *last),
        rounds=with_unnamed(runoff.rounds, count, "0"),
        tie=tie,
        lots=arbiter.lots,
        stated=tuple(orders.stated) if arbiter.followed else (),
    )


class _RunOff:
    """An instant run-off in progress."""

    def __init__(self, candidates: Sequence[str], orders: Orders) -> None:
        self.rounds: list[Round] = []
        self.elected: frozenset[str] = frozenset()
        self._ballots = sum(orders.values())
        self._piles: dict[str, dict[tuple[str, ...], int]] = {name: {} for name in candidates}
        self._excluded: list[str] = []
        self._last: dict[str, int] = {}
        for order, number in orders.items():
            self._lay(order, number)

    def run(self, arbiter: Arbiter) -> frozenset[str]:
        """Count to the end and return the elected; raise OpenTie for a tie that nothing settles."""
        while self._piles:
            tallies = {name: sum(pile.values()) for name, pile in self._piles.items()}
            self._last = tallies
            self._begin_round(tallies)
            leader = max(tallies, key=lambda name: tallies[name])
            if 2 * tallies[leader] > sum(tallies.values()) or len(tallies) == 1:
                self.rounds[-1] = replace(self.rounds[-1], elected=(leader,))
                self.elected = frozenset((leader,))
                break
            self._exclude(tallies, arbiter)
        return self.elected

    def ranking(self) -> Ranking:
        """Return the elected, then the others of the last round by votes, then the excluded."""
        others = {name: votes for name, votes in self._last.items() if name not in self.elected}
        ranks = [tuple(self.elected)] if self.elected else []
        return (*ranks, *by_votes(others), *((name,) for name in reversed(self._excluded)))

    def _exclude(self, tallies: dict[str, int], arbiter: Arbiter) -> None:
        least = min(tallies.values())
        tied = tuple(name for name, votes in tallies.items() if votes == least)
        name = tied[0]
        broken: Broken = ""
        if len(tied) > 1:
            self.rounds[-1] = replace(self.rounds[-1], tied=tied)
            stake = exclusion_stake(tied, tuple(tallies), 1)
            above = [votes for votes in tallies.values() if votes > least]
            # those above lose no votes, and the tied can only gain what the others of them have
            all_go = bool(above) and least * len(tied) < min(above)
            state = frozenset(tallies)
            name, broken = arbiter.last(tied, stake, all_go=all_go, state=state)
        self.rounds[-1] = replace(self.rounds[-1], excluded=(name,), broken=broken)
        self._excluded.append(name)
        for order, number in self._piles.pop(name).items():
            self._lay(order, number)

    def _lay(self, order: tuple[str, ...], number: int) -> None:
        """Put `number` ballots on the pile of the first candidate in `order` who is still in."""
        for place, name in enumerate(order):
            if name in self._piles:
                pile, rest = self._piles[name], order[place:]
                pile[rest] = pile.get(rest, 0) + number
                return

    def _begin_round(self, tallies: dict[str, int]) -> None:
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                tallies={name: str(votes) for name, votes in tallies.items()},
                exhausted=str(self._ballots - sum(tallies.values())),
            )
        )
