"""Fill seats from an order of candidates, from the top, with a cap for each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from facilitator.counting.ballots import Ranking
from facilitator.counting.results import Count, CountTie, PassedOver


class Seated(msgspec.Struct, frozen=True):
    """Who is seated, who was passed over because of the cap, and what is tied."""

    elected: tuple[str, ...]
    passed_over: tuple[PassedOver, ...] = ()
    tie: CountTie | None = None
    lots: tuple[str, ...] = ()


def seat_in_order(
    order: Ranking,
    seats: int,
    *,
    cap: int | None = None,
    groups: Mapping[str, str] | None = None,
    lots: Sequence[str] = (),
) -> Seated:
    """Seat candidates from the top of an order.

    At most `cap` of one group are seated; a candidate in no group is never passed over. Equal
    candidates who cannot all be seated are a tie, unless `lots`, an order with the best first,
    names them all. A tie within one group does not hold up the candidates behind it: whoever of the
    group wins, they are seated.
    """
    filling = _Seats(seats, cap, groups or {})
    used: tuple[str, ...] = ()
    for rank in order:
        if not filling.left:
            break
        waiting = filling.admitted(rank)
        if filling.fits(waiting):
            filling.seat(waiting)
            continue
        if not set(waiting) <= set(lots):
            filling.reserve_for(waiting)
            continue
        used = tuple(lots)
        for name in sorted(waiting, key=used.index):
            filling.seat(filling.admitted((name,)))
    return Seated(tuple(filling.elected), tuple(filling.passed_over), filling.tie, used)


class _Seats:
    """Seats that are being filled."""

    def __init__(self, seats: int, cap: int | None, groups: Mapping[str, str]) -> None:
        self.left = seats
        self.elected: list[str] = []
        self.passed_over: list[PassedOver] = []
        self.tie: CountTie | None = None
        self._cap = cap
        self._groups = groups
        self._seated: Counter[str] = Counter()

    def seat(self, names: Iterable[str]) -> None:
        for name in names:
            if self.left:
                self.left -= 1
                self.elected.append(name)
                self._seated[self._groups.get(name, "")] += 1

    def admitted(self, rank: Sequence[str]) -> list[str]:
        """Return those of `rank` whose group is not full; note the others while seats are left."""
        kept = []
        for name in rank:
            group = self._groups.get(name, "")
            if self._places_left(group) > 0:
                kept.append(name)
            elif self.left:
                self.passed_over.append(PassedOver(name, group))
        return kept

    def fits(self, names: Sequence[str]) -> bool:
        wanted = Counter(self._groups.get(name, "") for name in names)
        return len(names) <= self.left and all(self._places_left(g) >= n for g, n in wanted.items())

    def reserve_for(self, names: Sequence[str]) -> None:
        """Seat those of `names` whom the tie does not affect; reserve the seats at stake."""
        wanted = Counter(self._groups.get(name, "") for name in names)
        takers = {group: min(number, self._places_left(group)) for group, number in wanted.items()}
        if sum(takers.values()) > self.left:
            tied, at_stake = tuple(names), self.left
        else:
            overfull = {group for group, number in wanted.items() if takers[group] < number}
            tied = tuple(n for n in names if self._groups.get(n, "") in overfull)
            at_stake = sum(takers[group] for group in overfull)
            self.seat(name for name in names if name not in tied)
            for group in overfull:
                self._seated[group] += takers[group]
        self.left -= at_stake
        before = self.tie or CountTie((), 0, "election")
        self.tie = CountTie((*before.candidates, *tied), before.seats + at_stake, "election")

    def _places_left(self, group: str) -> int:
        if self._cap is None or not group:
            return self.left
        return self._cap - self._seated[group]


def most_votes(
    tallies: Mapping[str, int],
    seats: int,
    *,
    ballots: int = 0,
    more_than: tuple[int, int, int] | None = None,
    cap: int | None = None,
    groups: Mapping[str, str] | None = None,
    lots: Sequence[str] = (),
    fill: bool = False,
) -> Count:
    """Elect those with the most votes: plurality, approval and block votes, from their totals.

    `more_than` is a threshold (p, q, base): only those with more than p/q of the base are elected.
    A candidate without any vote is not elected, not even by lot, unless `fill` is true and others
    have votes.
    """
    ranking = by_votes(tallies)
    filled = fill and any(tallies.values())
    eligible = tuple(rank for rank in ranking if filled or tallies[rank[0]] > 0)
    if more_than is not None:
        part, whole, base = more_than
        eligible = tuple(
            rank for rank in eligible if whole and tallies[rank[0]] * whole > part * base
        )
    seated = seat_in_order(eligible, seats, cap=cap, groups=groups, lots=lots)
    return Count(
        method="most",
        candidates=tuple(tallies),
        seats=seats,
        ballots=ballots,
        elected=seated.elected,
        ranking=ranking,
        tallies={name: str(votes) for name, votes in tallies.items()},
        tie=seated.tie,
        lots=seated.lots,
        passed_over=seated.passed_over,
        unnamed=tuple(name for name, votes in tallies.items() if not votes),
    )


def by_votes(tallies: Mapping[str, int]) -> Ranking:
    """Return the candidates by votes, the most first, those with equal votes in a group."""
    ranks: dict[int, list[str]] = {}
    for name, votes in tallies.items():
        ranks.setdefault(votes, []).append(name)
    return tuple(tuple(ranks[votes]) for votes in sorted(ranks, reverse=True))
