"""Single transferable vote by the rules of Scottish local elections.

Source: The Scottish Local Government Elections Order 2007, schedule 1, rules 45 to 52. The quota is
Droop's. Surpluses are transferred one at a time, the largest first: every ballot of the elected
candidate goes on at its value times surplus over votes, cut after five decimals. Ties are settled
by earlier stages, then by lot.

This is our own implementation, because no library counts by these rules and reports the stages.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from facilitator.counting.results import Broken, Round, as_decimal
from facilitator.counting.ties import About, Arbiter, Stake, exclusion_stake

PLACES = 5
ONE = 10**PLACES

Bundle: TypeAlias = dict[tuple[tuple[str, ...], int], int]
"""The ballots of a pile: the rest of their order and the value of each -> how many."""


class ScottishCount:
    """A count in progress."""

    places = PLACES
    """The number of decimals of its amounts."""

    def __init__(
        self, candidates: Sequence[str], orders: Mapping[tuple[str, ...], int], seats: int
    ) -> None:
        self.rounds: list[Round] = []
        self.elected: list[str] = []
        self._seats = seats
        self._hopeful = list(candidates)
        self._pending: list[str] = []
        self._piles: dict[str, Bundle] = {name: {} for name in candidates}
        self._ballots = sum(orders.values())
        self._blank = self._exhausted = orders.get((), 0) * ONE
        valid = self._ballots - orders.get((), 0)
        self._quota = (valid // (seats + 1) + 1) * ONE
        self._votes = dict.fromkeys(candidates, 0)
        self._history: list[dict[str, int]] = []
        for order, number in orders.items():
            if order:
                self._lay(order, ONE, number)

    def run(self, arbiter: Arbiter) -> frozenset[str]:
        """Count to the end and return the elected; raise OpenTie for a tie that nothing settles."""
        while True:
            self._begin_round()
            self._elect_those_with_quota()
            if len(self.elected) >= self._seats or not self._hopeful:
                break
            if len(self.elected) + len(self._hopeful) <= self._seats:
                self._elect(self._by_votes(self._hopeful))
                break
            if self._pending:
                self._transfer_surplus(arbiter)
            else:
                self._exclude(arbiter)
        return frozenset(self.elected)

    def _begin_round(self) -> None:
        votes = {n: v for n, v in self._votes.items() if n in self.elected or n in self._hopeful}
        self._history.append(votes)
        counted = sum(votes.values()) + self._exhausted
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                tallies={name: as_decimal(amount, PLACES) for name, amount in votes.items()},
                exhausted=as_decimal(self._exhausted, PLACES),
                lost=as_decimal(self._ballots * ONE - counted, PLACES),
                quota=as_decimal(self._quota, PLACES),
            )
        )

    def _happened(self, **what: object) -> None:
        self.rounds[-1] = replace(self.rounds[-1], **what)

    def _elect_those_with_quota(self) -> None:
        there = [name for name in self._hopeful if self._votes[name] >= self._quota]
        over = self._by_votes(there)[: self._seats - len(self.elected)]
        if over:
            self._elect(over)
            self._pending += [name for name in over if self._votes[name] > self._quota]

    def _elect(self, names: Sequence[str]) -> None:
        self.elected += names
        self._hopeful = [name for name in self._hopeful if name not in names]
        self._happened(elected=(*self.rounds[-1].elected, *names))

    def _by_votes(self, names: Sequence[str]) -> list[str]:
        return sorted(names, key=lambda name: -self._votes[name])

    def _transfer_surplus(self, arbiter: Arbiter) -> None:
        most = max(self._votes[name] for name in self._pending)
        tied = [name for name in self._pending if self._votes[name] == most]
        name = self._chosen(tied, arbiter, "transfer")
        self._pending.remove(name)
        surplus = most - self._quota
        self._happened(transferred=name, surplus=as_decimal(surplus, PLACES))
        pile, self._piles[name] = self._piles[name], {}
        self._votes[name] = self._quota
        for (order, value), number in pile.items():
            self._lay(order, value * surplus // most, number)

    def _exclude(self, arbiter: Arbiter) -> None:
        least = min(self._votes[name] for name in self._hopeful)
        tied = [name for name in self._hopeful if self._votes[name] == least]
        name = self._chosen(tied, arbiter, "exclusion")
        self._hopeful.remove(name)
        self._happened(excluded=(name,))
        self._votes[name] = 0
        for (order, value), number in self._piles.pop(name).items():
            self._lay(order, value, number)

    def _lay(self, order: tuple[str, ...], value: int, number: int) -> None:
        """Put `number` ballots on the pile of the first candidate in `order` who is still in."""
        for place, name in enumerate(order):
            if name in self._hopeful:
                key = (order[place + 1 :], value)
                pile = self._piles[name]
                pile[key] = pile.get(key, 0) + number
                self._votes[name] += value * number
                return
        self._exhausted += value * number

    def _chosen(self, tied: list[str], arbiter: Arbiter, about: About) -> str:
        """Return the one of `tied` to act on: by an earlier stage, else by lot."""
        if len(tied) == 1:
            return tied[0]
        broken: Broken = "earlier"
        left = self._by_earlier_rounds(tied, most=about == "transfer")
        if len(left) > 1:
            self._happened(tied=tuple(left))
            if about == "transfer":
                name, broken = arbiter.first(left, Stake("transfer", 1))
            else:
                seats = self._seats - len(self.elected)
                stake = exclusion_stake(left, self._hopeful, seats)
                enough = len(self._hopeful) - len(left) >= seats
                # if they have votes to transfer, their order can change what others are worth
                all_go = enough and not self._votes[left[0]]
                name, broken = arbiter.last(left, stake, all_go=all_go)
        else:
            name = left[0]
        self._happened(tied=tuple(tied), broken=broken)
        return name

    def _by_earlier_rounds(self, tied: Sequence[str], *, most: bool) -> list[str]:
        left = list(tied)
        for votes in reversed(self._history[:-1]):
            amounts = [votes[name] for name in left]
            wanted = max(amounts) if most else min(amounts)
            left = [name for name in left if votes[name] == wanted]
            if len(left) == 1:
                break
        return left
