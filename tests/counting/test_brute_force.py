"""Counts compared with others, written plainly and another way, on small elections."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.counting import Ballot, irv, schulze, stv

from .voters import STRICT, any_ballots, strict_ballots

examples = settings(max_examples=200, deadline=None)
FOUR = "abcd"
STRICT_FOUR = st.lists(strict_ballots(FOUR), max_size=8)
ANY_FOUR = st.lists(any_ballots(FOUR), max_size=8)


def singly(ballots: Sequence[Ballot]) -> list[list[str]]:
    """Return each strict ballot as its own list of names."""
    return [[name for (name,) in ballot.ranks] for ballot in ballots for _ in range(ballot.count)]


# instant run-off: every way of breaking every tie


def winners_of_run_off(orders: list[list[str]], left: frozenset[str]) -> set[str]:
    votes = dict.fromkeys(left, 0)
    for order in orders:
        first = next((name for name in order if name in left), None)
        if first:
            votes[first] += 1
    for name, number in votes.items():
        if 2 * number > sum(votes.values()) or len(left) == 1:
            return {name}
    least = min(votes.values())
    found: set[str] = set()
    for name, number in votes.items():
        if number == least:
            found |= winners_of_run_off(orders, left - {name})
    return found


@examples
@given(ballots=STRICT)
def test_a_run_off_is_tied_exactly_when_ties_broken_otherwise_elect_another(
    ballots: list[Ballot],
) -> None:
    named = frozenset(name for order in singly(ballots) for name in order)
    possible = winners_of_run_off(singly(ballots), named) if named else set()
    count = irv("abcde", ballots)
    if not named:
        assert (count.elected, count.tie) == ((), None)
    elif len(possible) == 1:
        assert set(count.elected) == possible
    else:
        assert count.tie is not None
        assert count.elected == ()


# Schulze: all paths, all ways to break what is equal


def strengths(ballots: Sequence[Ballot]) -> dict[tuple[str, str], int]:
    def prefers(ballot: Ballot, one: str, other: str) -> bool:
        if one in ballot.no_opinion or other in ballot.no_opinion:
            return False
        place = {name: rank for rank, group in enumerate(ballot.ranks) for name in group}
        return place.get(one, 99) < place.get(other, 99)

    won = {
        (one, other): sum(ballot.count for ballot in ballots if prefers(ballot, one, other))
        for one, other in itertools.permutations(FOUR, 2)
    }
    links = {pair: votes if votes > won[pair[::-1]] else 0 for pair, votes in won.items()}
    best = dict.fromkeys(links, 0)
    for length in range(2, len(FOUR) + 1):
        for path in itertools.permutations(FOUR, length):
            ends = (path[0], path[-1])
            best[ends] = max(best[ends], min(links[step] for step in itertools.pairwise(path)))
    return best


@examples
@given(ballots=ANY_FOUR, seats=st.integers(1, 3))
def test_schulze_seats_whoever_is_in_every_order_that_its_paths_allow(
    ballots: list[Ballot], seats: int
) -> None:
    best = strengths(ballots)
    allowed = [
        order
        for order in itertools.permutations(FOUR)
        if not any(best[b, a] > best[a, b] for a, b in itertools.combinations(order, 2))
    ]
    named = {name for ballot in ballots for group in ballot.ranks for name in group}
    tops = [set([name for name in order if name in named][:seats]) for order in allowed]
    always, sometimes = set.intersection(*tops), set.union(*tops)
    count = schulze(FOUR, ballots, seats)
    assert set(count.elected) == always
    assert set(count.tie.candidates if count.tie else ()) == sometimes - always
    for lots in itertools.permutations(FOUR):
        assert set(schulze(FOUR, ballots, seats, lots=lots).elected) in tops


# Scottish rules: ballot by ballot, in fractions cut at five decimals


class BallotByBallot:
    """A Scottish count with every ballot on its own; choices come from a script."""

    def __init__(self, orders: list[list[str]], seats: int, script: Sequence[str]) -> None:
        self.held: list[tuple[list[str], Fraction, str]] = []
        self.seats = seats
        self.script = list(script)
        self.elected: list[str] = []
        self.hopeful = {name for order in orders for name in order}
        self.stages: list[dict[str, Fraction]] = []
        valid = [order for order in orders if order]
        self.quota = floor(Fraction(len(valid), seats + 1)) + 1
        self.held = [(order, Fraction(1), order[0]) for order in valid]
        self.kept = dict.fromkeys(FOUR, Fraction(0))

    def votes(self) -> dict[str, Fraction]:
        votes = dict(self.kept)
        for _, value, holder in self.held:
            if holder:
                votes[holder] += value
        return votes

    def give(self, order: list[str], value: Fraction) -> tuple[list[str], Fraction, str]:
        return order, value, next((name for name in order if name in self.hopeful), "")

    def choose(self, tied: set[str], *, most: bool) -> str:
        for stage in reversed(self.stages[:-1]):
            wanted = (max if most else min)(stage[name] for name in tied)
            tied = {name for name in tied if stage[name] == wanted}
        if len(tied) == 1:
            return next(iter(tied))
        if not self.script:
            raise LookupError(tied)
        return self.script.pop(0)

    def run(self) -> set[str]:
        pending: set[str] = set()
        while True:
            votes = self.votes()
            self.stages.append(votes)
            there = {name for name in self.hopeful if votes[name] >= self.quota}
            self.hopeful -= there
            self.elected += sorted(there)
            pending |= {name for name in there if votes[name] > self.quota}
            if len(self.elected) >= self.seats:
                return set(self.elected)
            if len(self.elected) + len(self.hopeful) <= self.seats or not self.hopeful:
                return {*self.elected, *self.hopeful}
            if pending:
                top = max(votes[name] for name in pending)
                who = self.choose({n for n in pending if votes[n] == top}, most=True)
                pending.discard(who)
                share = (votes[who] - self.quota) / votes[who]
                self.kept[who] = Fraction(self.quota)
            else:
                low = min(votes[name] for name in self.hopeful)
                who = self.choose({n for n in self.hopeful if votes[n] == low}, most=False)
                self.hopeful.discard(who)
                share = Fraction(1)
            self.held = [
                self.give(order, Fraction(floor(value * share * 100_000), 100_000))
                if holder == who
                else (order, value, holder)
                for order, value, holder in self.held
            ]


def scottish_ends(orders: list[list[str]], seats: int) -> Iterator[frozenset[str]]:
    scripts: list[tuple[str, ...]] = [()]
    while scripts:
        script = scripts.pop()
        try:
            yield frozenset(BallotByBallot(orders, seats, script).run())
        except LookupError as tie:
            scripts += [(*script, name) for name in tie.args[0]]


@examples
@given(ballots=STRICT_FOUR, seats=st.integers(1, 3))
def test_scottish_counts_agree_with_one_ballot_by_ballot(ballots: list[Ballot], seats: int) -> None:
    ends = set(scottish_ends(singly(ballots), seats))
    count = stv(FOUR, ballots, seats, rules="scottish")
    if len(ends) == 1:
        assert count.tie is None
        assert {frozenset(count.elected)} == ends
    else:
        assert count.tie is not None
        assert all(set(count.elected) <= end for end in ends)


@examples
@given(ballots=STRICT_FOUR, seats=st.integers(1, 3))
def test_scottish_stages_agree_to_the_last_decimal(ballots: list[Ballot], seats: int) -> None:
    plain = BallotByBallot(singly(ballots), seats, ())
    try:
        plain.run()
    except LookupError:
        return
    count = stv(FOUR, ballots, seats, rules="scottish")
    assert len(count.rounds) == len(plain.stages)
    for round_, stage in zip(count.rounds, plain.stages, strict=True):
        assert {name: Fraction(votes) for name, votes in round_.tallies.items()} == {
            name: stage[name] for name in round_.tallies
        }


# Meek: fifty digits, no rounding, every round solved from the start


def meek_solved(
    orders: list[list[str]], elected: set[str], gone: set[str], seats: int
) -> dict[str, Decimal]:
    """Return the votes when each of the elected keeps just the quota."""
    keep = {name: Decimal(name not in gone) for name in FOUR}
    while True:
        votes = dict.fromkeys(FOUR, Decimal(0))
        for order in orders:
            weight = Decimal(1)
            for name in order:
                votes[name] += weight * keep[name]
                weight -= weight * keep[name]
        quota = sum(votes.values()) / (seats + 1)
        over = [name for name in elected if votes[name] - quota > Decimal("1e-12")]
        if not over:
            return votes
        for name in over:
            keep[name] *= quota / votes[name]


@settings(max_examples=60, deadline=None)
@given(ballots=STRICT_FOUR, seats=st.integers(1, 3))
def test_meeks_exclusions_stand_on_the_solved_votes(ballots: list[Ballot], seats: int) -> None:
    count = stv(FOUR, ballots, seats, lots=FOUR)
    elected: set[str] = set()
    gone: set[str] = set()
    with localcontext() as context:
        context.prec = 50
        for round_ in count.rounds:
            # with all votes on the elected the quota goes to nothing, where nine decimals end
            if round_.excluded and Decimal(round_.quota) > Decimal("0.01"):
                votes = meek_solved(singly(ballots), elected, gone, seats)
                for name, ours in round_.tallies.items():
                    assert abs(Decimal(ours) - votes[name]) < Decimal("0.00001")
                (out,) = round_.excluded
                standing = set(FOUR) - elected - gone - set(count.unnamed)
                least = min(votes[name] for name in standing)
                assert votes[out] - least < Decimal("0.00001")
            elected |= set(round_.elected)
            gone |= set(round_.excluded)


@settings(max_examples=100, deadline=None)
@given(ballots=ANY_FOUR, seats=st.integers(1, 3))
def test_meek_shares_equal_ranks_as_all_their_orders(ballots: list[Ballot], seats: int) -> None:
    """A ballot `a = b > c` counts as half of `a > b > c` and half of `b > a > c`."""
    whole = 24
    apart: list[Ballot] = []
    for ballot in ballots:
        ways = [
            tuple((name,) for group in order for name in group)
            for order in itertools.product(*map(itertools.permutations, ballot.ranks))
        ]
        apart += [Ballot(way, ballot.count * whole // len(ways)) for way in ways]
    together = [Ballot(ballot.ranks, ballot.count * whole) for ballot in ballots]
    ours, theirs = stv(FOUR, together, seats), stv(FOUR, apart, seats)
    assert set(ours.elected) == set(theirs.elected)
    assert (ours.tie is None) == (theirs.tie is None)
    for one, other in zip(ours.rounds, theirs.rounds, strict=True):
        for name, votes in one.tallies.items():
            assert abs(Decimal(votes) - Decimal(other.tallies[name])) < Decimal("0.0001")
