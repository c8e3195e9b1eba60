"""What holds for every count, whatever the ballots say."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.counting import Ballot, Count, condorcet_winner, irv, schulze, stv

from .voters import ANY, LETTERS, STRICT

SEATS = st.integers(1, 4)
Counter = Callable[..., Count]


def scottish(
    candidates: Sequence[str], ballots: Sequence[Ballot], seats: int, *, lots: Sequence[str] = ()
) -> Count:
    return stv(candidates, ballots, seats, rules="scottish", lots=lots)


def run_off(
    candidates: Sequence[str], ballots: Sequence[Ballot], seats: int, *, lots: Sequence[str] = ()
) -> Count:
    return irv(candidates, ballots, lots=lots)


METHODS = {"irv": run_off, "meek": stv, "scottish": scottish, "schulze": schulze}
by_all_methods = pytest.mark.parametrize("method", METHODS)
examples = settings(max_examples=150, deadline=None)


def total(ballots: Sequence[Ballot]) -> int:
    return sum(ballot.count for ballot in ballots)


def outcome(count: Count) -> tuple[frozenset[str], frozenset[str], int]:
    """Return who is elected and who is tied for how many places, in no order."""
    tie = count.tie
    return (
        frozenset(count.elected),
        frozenset(tie.candidates if tie else ()),
        tie.seats if tie else 0,
    )


@by_all_methods
@examples
@given(ballots=ANY, seats=SEATS)
def test_the_seats_are_filled_unless_a_tie_is_open(
    method: str, ballots: list[Ballot], seats: int
) -> None:
    seats = 1 if method == "irv" else seats
    count = METHODS[method](LETTERS, ballots, seats)
    assert set(count.elected) <= set(LETTERS)
    assert len(set(count.elected)) == len(count.elected)
    assert not set(count.elected) & set(count.unnamed)
    if count.tie is None:
        assert len(count.elected) == min(seats, len(LETTERS) - len(count.unnamed))
    else:
        assert len(count.elected) < seats
        others = set(LETTERS) - set(count.elected)
        assert count.tie.about == "transfer" or set(count.tie.candidates) <= others
        assert 0 < count.tie.seats < len(count.tie.candidates)


@by_all_methods
@examples
@given(ballots=ANY, seats=SEATS, data=st.data())
def test_the_order_of_ballots_and_of_candidates_is_nothing(
    method: str, ballots: list[Ballot], seats: int, data: st.DataObject
) -> None:
    seats = 1 if method == "irv" else seats
    count = METHODS[method]
    shuffled = data.draw(st.permutations(ballots))
    assert count(LETTERS, shuffled, seats) == count(LETTERS, ballots, seats)
    apart = [Ballot(p.ranks, 1, p.no_opinion) for p in ballots for _ in range(p.count)]
    assert count(LETTERS, apart, seats) == count(LETTERS, ballots, seats)
    order = data.draw(st.permutations(LETTERS))
    assert outcome(count(order, ballots, seats)) == outcome(count(LETTERS, ballots, seats))


@pytest.mark.parametrize("method", ["irv", "meek", "schulze"])
@examples
@given(ballots=ANY, seats=SEATS, factor=st.integers(2, 50))
def test_every_ballot_so_many_times_changes_nothing(
    method: str, ballots: list[Ballot], seats: int, factor: int
) -> None:
    """Not so by Scottish rules: their quota is rounded to the next whole vote."""
    seats = 1 if method == "irv" else seats
    more = [Ballot(ballot.ranks, ballot.count * factor, ballot.no_opinion) for ballot in ballots]
    count = METHODS[method]
    assert outcome(count(LETTERS, more, seats)) == outcome(count(LETTERS, ballots, seats))


@by_all_methods
@examples
@given(ballots=ANY, seats=SEATS, lots=st.permutations(LETTERS))
def test_a_lot_leaves_no_tie_and_changes_nothing_else(
    method: str, ballots: list[Ballot], seats: int, lots: list[str]
) -> None:
    seats = 1 if method == "irv" else seats
    plain = METHODS[method](LETTERS, ballots, seats)
    drawn = METHODS[method](LETTERS, ballots, seats, lots=lots)
    assert drawn.tie is None
    assert len(drawn.elected) == min(seats, len(LETTERS) - len(drawn.unnamed))
    assert not set(drawn.elected) & set(drawn.unnamed)
    assert set(plain.elected) <= set(drawn.elected)
    if plain.tie is None:
        assert set(drawn.elected) == set(plain.elected)
    else:
        assert drawn.lots == tuple(lots)


@pytest.mark.parametrize("method", ["irv", "meek", "scottish"])
@examples
@given(ballots=ANY, seats=SEATS)
def test_every_round_adds_up_to_the_ballots(method: str, ballots: list[Ballot], seats: int) -> None:
    """By Scottish rules each transfer may lose less than 0.00001 of every ballot; it is stated."""
    seats = 1 if method == "irv" else seats
    count = METHODS[method](LETTERS, ballots, seats)
    transfers = 0
    for round_ in count.rounds:
        votes = sum(map(Decimal, round_.tallies.values()), Decimal(0))
        whole = votes + Decimal(round_.exhausted) + Decimal(round_.lost)
        assert whole == total(ballots) == count.ballots
        if method == "scottish":
            assert 0 <= Decimal(round_.lost) <= transfers * total(ballots) * Decimal("0.00001")
        elif method == "irv":
            assert Decimal(round_.lost) == 0
        else:  # only what cannot be shared equally in nine places
            assert 0 <= Decimal(round_.lost) <= total(ballots) * Decimal("0.00000001")
        transfers += bool(round_.transferred)


@examples
@given(ballots=ANY, seats=SEATS)
def test_who_wins_every_pair_is_schulzes_first(ballots: list[Ballot], seats: int) -> None:
    count = schulze(LETTERS, ballots, seats)
    winner = condorcet_winner(count.pairs)
    if winner is not None:
        assert count.ranking[0] == (winner,)
        assert count.elected[0] == winner


@examples
@given(ballots=STRICT)
def test_more_than_half_of_the_first_choices_win(ballots: list[Ballot]) -> None:
    filled = [ballot for ballot in ballots if ballot.ranks]
    for name in LETTERS:
        first = sum(ballot.count for ballot in filled if ballot.ranks[0] == (name,))
        if 2 * first > total(filled):
            assert irv(LETTERS, ballots).elected == (name,)
            assert stv(LETTERS, ballots, 1).elected == (name,)
            assert scottish(LETTERS, ballots, 1).elected == (name,)


@pytest.mark.parametrize("method", ["meek", "scottish"])
@examples
@given(ballots=st.lists(st.permutations(LETTERS), min_size=1, max_size=14), seats=SEATS)
def test_a_solid_coalition_gets_its_share(
    method: str, ballots: list[list[str]], seats: int
) -> None:
    """Voters who put the same set of candidates first get a seat for each quota they make."""
    full = [Ballot(tuple((name,) for name in order)) for order in ballots]
    count = METHODS[method](LETTERS, full, seats, lots=LETTERS)
    for size in range(1, len(LETTERS)):
        for group in itertools.combinations(LETTERS, size):
            solid = sum(set(order[:size]) == set(group) for order in ballots)
            # a quota is more than ballots / (seats + 1); by Scottish rules the next whole vote
            if method == "scottish":
                share = solid // (len(ballots) // (seats + 1) + 1)
            else:
                share = max(-(-solid * (seats + 1) // len(ballots)) - 1, 0)
            assert len(set(count.elected) & set(group)) >= min(share, size)


@by_all_methods
@examples
@given(ballots=ANY, seats=SEATS)
def test_a_count_can_be_kept_in_a_journal(method: str, ballots: list[Ballot], seats: int) -> None:
    count = METHODS[method](LETTERS, ballots, 1 if method == "irv" else seats)
    assert msgspec.json.decode(msgspec.json.encode(count), type=Count) == count
