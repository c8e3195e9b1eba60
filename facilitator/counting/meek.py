"""Single transferable vote by Meek's method.

Source: the Proportional Representation Foundation's reference rule for Meek (nine decimals,
omega 0.000001, amounts kept and factors rounded up).

Equal ranks share a ballot as if each order of them were written on an equal part of it. Candidates
whose votes differ by no more than the remaining surplus, or omega, are tied.

This is our own implementation, because no maintained library without heavy dependencies counts by
this rule and reports the rounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import factorial

from msgspec.structs import replace

from facilitator.counting.ballots import Ranking
from facilitator.counting.results import Broken, Round, as_decimal, rounded_up
from facilitator.counting.ties import Arbiter, exclusion_stake

PLACES = 9
ONE = 10**PLACES
OMEGA = ONE // 10**6


class MeekCount:
    """A count in progress."""

    places = PLACES
    """The number of decimals of its amounts."""

    def __init__(
        self, candidates: Sequence[str], ballots: Mapping[Ranking, int], seats: int
    ) -> None:
        self.rounds: list[Round] = []
        self.elected: list[str] = []
        self._candidates = tuple(candidates)
        self._ballots = ballots
        self._seats = seats
        self._hopeful = list(candidates)
        self._keep = dict.fromkeys(candidates, ONE)
        """The share of each ballot that a candidate keeps when it reaches them; 0 once excluded."""
        self._votes: dict[str, int] = {}
        self._exhausted = self._lost = self._quota = self._surplus = 0

    def run(self, arbiter: Arbiter) -> frozenset[str]:
        """Count to the end and return the elected; raise OpenTie for a tie that nothing settles."""
        while True:
            new = self._iterate()
            self._note(new)
            if len(self.elected) + len(self._hopeful) <= self._seats:
                self._elect(self._by_votes(self._hopeful))
            if len(self.elected) >= self._seats or not self._hopeful:
                break
            if not new:
                self._exclude(arbiter)
        return frozenset(self.elected)

    def _iterate(self) -> list[str]:
        """Adjust the shares kept until a candidate reaches the quota or no surplus is left.

        Return the candidates who have newly reached the quota, most votes first.
        """
        before = -1
        while True:
            self._distribute()
            # with what could not be shared out: else half of all votes could exceed the quota
            total = sum(self._votes.values()) + self._lost
            self._quota = total // (self._seats + 1) + 1
            there = [name for name in self._hopeful if self._votes[name] >= self._quota]
            over = (max(self._votes[name] - self._quota, 0) for name in [*self.elected, *there])
            self._surplus = sum(over)
            if there:
                return self._by_votes(there)
            if self._surplus < OMEGA or 0 <= before <= self._surplus:
                return []
            before = self._surplus
            self._settle_factors()

    def _settle_factors(self) -> None:
        for name in self.elected:
            if self._votes[name]:
                kept = rounded_up(self._keep[name] * self._quota, ONE)
                self._keep[name] = min(rounded_up(kept * ONE, self._votes[name]), ONE)

    def _distribute(self) -> None:
        votes = dict.fromkeys(self._candidates, 0)
        self._exhausted = self._lost = 0
        for ranks, number in self._ballots.items():
            weight = ONE
            for group in ranks:
                weight = self._give(group, weight, number, votes)
                if not weight:
                    break
            self._exhausted += weight * number
        self._votes = votes

    def _give(self, group: Sequence[str], weight: int, number: int, votes: dict[str, int]) -> int:
        """Let the candidates of a rank keep their part of a ballot of `weight`; return the rest."""
        if len(group) == 1:
            (name,) = group
            part = rounded_up(weight * self._keep[name], ONE)
            votes[name] += part * number
            return weight - part
        still_in = [name for name in group if self._keep[name]]
        if not still_in:
            return weight
        left = weight
        for name, part in self._shares(still_in, weight).items():
            votes[name] += part * number
            left -= part
        if any(self._keep[name] == ONE for name in still_in):
            self._lost += left * number
            return 0
        return left

    def _shares(self, group: Sequence[str], weight: int) -> dict[str, int]:
        """Return what each candidate of an equal rank keeps: the mean over all its orders."""
        size = len(group)
        whole = factorial(size)
        parts = {}
        for name in group:
            passed = [1]  # passed[m]: what m others before this one let pass, over all choices
            for other in group:
                if other != name:
                    let = ONE - self._keep[other]
                    passed = [
                        (passed[m] if m < len(passed) else 0) * ONE
                        + (passed[m - 1] * let if m else 0)
                        for m in range(len(passed) + 1)
                    ]
            ways = sum(passed[m] * factorial(m) * factorial(size - m - 1) for m in range(size))
            parts[name] = weight * self._keep[name] * ways // (whole * ONE**size)
        return parts

    def _note(self, new: Sequence[str]) -> None:
        standing = {*self.elected, *self._hopeful}
        self.rounds.append(
            Round(
                number=len(self.rounds) + 1,
                tallies={
                    name: as_decimal(votes, PLACES)
                    for name, votes in self._votes.items()
                    if name in standing
                },
                exhausted=as_decimal(self._exhausted, PLACES),
                lost=as_decimal(self._lost, PLACES),
                quota=as_decimal(self._quota, PLACES),
            )
        )
        if new:
            self._elect(new)

    def _happened(self, **what: object) -> None:
        self.rounds[-1] = replace(self.rounds[-1], **what)

    def _elect(self, names: Sequence[str]) -> None:
        names = names[: self._seats - len(self.elected)]
        if names:
            self.elected += names
            self._hopeful = [name for name in self._hopeful if name not in names]
            self._happened(elected=(*self.rounds[-1].elected, *names))

    def _by_votes(self, names: Sequence[str]) -> list[str]:
        return sorted(names, key=lambda name: -self._votes[name])

    def _exclude(self, arbiter: Arbiter) -> None:
        least = min(self._votes[name] for name in self._hopeful)
        within = least + max(self._surplus, OMEGA)
        tied = [name for name in self._hopeful if self._votes[name] <= within]
        name = tied[0]
        broken: Broken = ""
        if len(tied) > 1:
            self._happened(tied=tuple(tied))
            seats = self._seats - len(self.elected)
            stake = exclusion_stake(tied, self._hopeful, seats)
            state = (frozenset(self._hopeful), frozenset(self.elected))
            all_go = self._all_go(tied, seats)
            name, broken = arbiter.last(tied, stake, all_go=all_go, state=state)
        self._happened(excluded=(name,), broken=broken)
        self._hopeful.remove(name)
        self._keep[name] = 0

    def _all_go(self, tied: Sequence[str], seats: int) -> bool:
        """Return whether none of the `tied` can overtake the next candidate above them.

        They can only gain the votes of the others among them, and what the elected release because
        the quota falls. Together that is less than twice their votes and the surplus.
        """
        above = [self._votes[name] for name in self._hopeful if name not in tied]
        votes = sum(self._votes[name] for name in tied)
        return len(above) >= seats and 2 * (votes + self._surplus) < min(above)
