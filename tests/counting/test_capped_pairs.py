"""Condorcet with a cap for each group: a tie is one only where the lot makes a difference."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.counting import Ballot, schulze

NAMES = "abcde"
GROUPS = {"a": "f", "b": "f", "c": "g", "d": "g"}
rankings = st.permutations(NAMES).flatmap(
    lambda order: st.integers(0, 5).map(lambda n: tuple((name,) for name in order[:n]))
)
ballots = st.lists(st.builds(Ballot, rankings), max_size=6)


def test_who_beats_the_other_of_their_group_is_seated_without_a_lot() -> None:
    # c beats d 3 to 0; all is even between those two and a; everybody beats e
    box = [
        Ballot((("a",), ("b",), ("c",)), 2),
        Ballot((("c",), ("d",), ("a",))),
        Ballot((("c", "d"), ("a",))),
    ]
    count = schulze(NAMES, box, 3, cap=1, groups={"c": "g", "d": "g"})
    assert count.tie is None
    assert set(count.elected) == {"a", "b", "c"}
    assert {passed.candidate for passed in count.passed_over} <= {"d"}


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(ballots, st.integers(1, 4))
def test_every_lot_seats_the_sure_ones_and_differs_only_in_the_tied(
    box: list[Ballot], seats: int
) -> None:
    open_ = schulze(NAMES, box, seats, cap=1, groups=GROUPS)
    ways = {
        frozenset(schulze(NAMES, box, seats, cap=1, groups=GROUPS, lots=lots).elected)
        for lots in permutations(NAMES)
    }
    sure = frozenset.intersection(*ways)
    assert set(open_.elected) == sure
    if open_.tie is None:
        assert len(ways) == 1
    else:
        assert set(open_.tie.candidates) == frozenset.union(*ways) - sure
        assert open_.tie.seats == max(map(len, ways)) - len(sure)
