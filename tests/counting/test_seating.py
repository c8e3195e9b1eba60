"""Seats from an order of candidates: the cap of a group, floors, and what is tied."""

from __future__ import annotations

import itertools
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from facilitator.counting import (
    Ballot,
    CountTie,
    PassedOver,
    cut_at_gap,
    first_choices,
    marks,
    most_votes,
    seat_in_order,
    without,
)
from facilitator.meeting.counted import passed_over_told
from facilitator.words import Words

from .voters import ballot, ballots

GROUPS = {"a": "north", "b": "north", "c": "north", "d": "south"}


def one_by_one(letters: str) -> tuple[tuple[str, ...], ...]:
    return tuple((letter,) for letter in letters)


def test_a_group_has_no_more_seats_than_its_cap() -> None:
    seated = seat_in_order(one_by_one("abcde"), 3, cap=1, groups=GROUPS)
    assert seated.elected == ("a", "d", "e")
    assert seated.passed_over == (PassedOver("b", "north"), PassedOver("c", "north"))
    said = Words("en")(passed_over_told(seated.passed_over[0], 1))
    assert said == "b is passed over: north has the 1 seat that a group may have"


def test_who_belongs_to_no_group_is_never_passed_over() -> None:
    assert seat_in_order(one_by_one("xyz"), 3, cap=1, groups=GROUPS).elected == ("x", "y", "z")


def test_nobody_is_passed_over_once_the_seats_are_filled() -> None:
    assert seat_in_order(one_by_one("adbc"), 2, cap=1, groups=GROUPS).passed_over == ()


def test_equal_candidates_who_all_fit_are_no_tie() -> None:
    assert seat_in_order((("a", "b"), ("c",)), 2).tie is None


def test_equal_candidates_of_whom_one_fits_are_a_tie_unless_the_cap_settles_it() -> None:
    assert seat_in_order((("a", "d"),), 1).tie == CountTie(("a", "d"), 1, "election")
    order = (("a",), ("b", "d"), ("c",))
    seated = seat_in_order(order, 2, cap=1, groups=GROUPS)
    assert seated.elected == ("a", "d")
    assert seated.tie is None


def test_a_tie_within_a_group_leaves_the_others_their_seats() -> None:
    seated = seat_in_order((("a", "b", "d"),), 2, cap=1, groups=GROUPS)
    assert seated.elected == ("d",)
    assert seated.tie == CountTie(("a", "b"), 1, "election")
    drawn = seat_in_order((("a", "b", "d"),), 2, cap=1, groups=GROUPS, lots="bad")
    assert drawn.elected == ("b", "d")
    assert drawn.passed_over == (PassedOver("a", "north"),)


@given(
    order=st.permutations("abcdefgh"),
    seats=st.integers(1, 8),
    cap=st.integers(1, 4),
    groups=st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["x", "y"])),
    cuts=st.sets(st.integers(1, 7)),
    lots=st.permutations("abcdefgh"),
)
def test_the_cap_holds_and_no_seat_is_left_that_somebody_could_have(
    order: list[str],
    seats: int,
    cap: int,
    groups: dict[str, str],
    cuts: set[int],
    lots: list[str],
) -> None:
    edges = [0, *sorted(cuts), 8]
    ranks = tuple(tuple(order[a:b]) for a, b in itertools.pairwise(edges))
    plain = seat_in_order(ranks, seats, cap=cap, groups=groups)
    drawn = seat_in_order(ranks, seats, cap=cap, groups=groups, lots=lots)
    assert drawn.tie is None
    assert set(plain.elected) <= set(drawn.elected)
    taken = Counter(groups.get(name, "") for name in drawn.elected)
    assert all(number <= cap for group, number in taken.items() if group)
    if len(drawn.elected) < seats:
        rest = set("abcdefgh") - set(drawn.elected)
        assert all(name in groups and taken[groups[name]] == cap for name in rest)
    if plain.tie is None:
        assert plain.elected == drawn.elected or set(plain.elected) == set(drawn.elected)


def test_a_floor_is_more_than_a_part_and_not_the_part_itself() -> None:
    totals = {"a": 50, "b": 50}
    assert most_votes(totals, 1, more_than=(1, 2, 100)).elected == ()
    assert most_votes({"a": 51, "b": 49}, 2, more_than=(1, 2, 100)).elected == ("a",)
    assert most_votes({"a": 0, "b": 0}, 1, more_than=(0, 1, 0)).elected == ()


def test_marks_and_first_choices() -> None:
    some = ballots("2: a > b", "3: b = c", "1: -", "4: c")
    assert first_choices("abc", some) == ({"a": 2, "b": 0, "c": 4}, 4)
    assert marks("abc", some) == ({"a": 2, "b": 5, "c": 7}, 1)
    assert marks("abc", some, most=1) == ({"a": 0, "b": 0, "c": 4}, 6)


def test_a_ballot_without_a_candidate_closes_up() -> None:
    assert without(ballot("a > b = c > d"), {"b", "a"}) == ballot("c > d")


def test_a_ballot_ends_where_too_many_ranks_are_blank() -> None:
    gapped = Ballot((("a",), (), ("b",), (), (), ("c",)))
    assert cut_at_gap(gapped, 0).ranks == (("a",),)
    assert cut_at_gap(gapped, 1).ranks == (("a",), (), ("b",))
    assert cut_at_gap(gapped, 2) == gapped
