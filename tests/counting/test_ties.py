"""Ties: those that matter stop a count, the others are told, the lot breaks them, rules first."""

from __future__ import annotations

import hashlib

import pytest

from facilitator.counting import CountTie, draw_lots, irv, schulze, stv
from facilitator.meeting.counted import round_told, tie_told
from facilitator.words import Words

from .voters import ballots

say = Words("en")


def told(count) -> list[str]:
    return [say(round_told(round_)) for round_ in count.rounds]


# instant run-off


def test_a_tie_of_the_last_two_is_reported_and_nobody_is_elected() -> None:
    count = irv("abc", ballots("5: a", "5: b", "1: c"))
    assert count.elected == ()
    assert count.tie == CountTie(("a", "b"), 1, "election", 2)
    assert say(tie_told(count.tie)) == "a tie: a, b are equal, and there is one seat for them"


def test_a_tie_for_the_exclusion_stops_the_count_when_it_decides_who_wins() -> None:
    # without b it is a against c, 4 to 5; without c it is a against b, 6 to 3
    count = irv("abc", ballots("4: a", "2: b > c", "1: b > c", "3: c > a"))
    assert count.tie == CountTie(("b", "c"), 1, "exclusion", 1)
    assert "it decides the election" in say(tie_told(count.tie))


def test_a_tie_that_ends_the_same_either_way_is_told_and_goes_on() -> None:
    count = irv("abcd", ballots("9: a", "8: b", "1: c > b", "1: d > b"))
    assert count.elected == ("b",)
    assert count.tie is None
    assert told(count)[0] == (
        "c, d had the fewest votes, and either way the same are elected; d is out"
    )


def test_candidates_without_votes_need_no_lot_however_many() -> None:
    count = irv("abcdefghijkl", ballots("2: a", "1: b"), lots=())
    assert count.elected == ("a",)
    many = [f"n{number}" for number in range(200)]
    assert irv(["a", *many], ballots("2: a > n1", "2: n1 > a", "1: n2 > a")).elected == ("a",)


@pytest.mark.parametrize(("lots", "winner"), [("abc", "a"), ("acb", "c")])
def test_the_lot_excludes_whom_it_puts_last(lots: str, winner: str) -> None:
    tied = ballots("4: a", "2: b > c", "1: b > c", "3: c > a")
    count = irv("abc", tied, lots=lots)
    assert count.elected == (winner,)
    assert count.lots == tuple(lots)
    assert any(round_.broken == "lot" for round_ in count.rounds)


def test_a_lot_that_was_not_needed_is_not_in_the_record() -> None:
    count = irv("ab", ballots("2: a", "1: b"), lots="ba")
    assert count.elected == ("a",)
    assert count.lots == ()


def test_a_lot_among_others_breaks_no_tie() -> None:
    assert irv("abc", ballots("5: a", "5: b"), lots="ac").tie is not None


def test_no_votes_at_all_elect_nobody_and_are_no_tie() -> None:
    for fill in (False, True):
        count = irv("abc", ballots("5: -"), fill=fill, lots="abc")
        assert (count.elected, count.tie, count.unnamed) == ((), None, ("a", "b", "c"))
        assert count.rounds[0].tallies == dict.fromkeys("abc", "0")


# single transferable vote


def test_scottish_rules_look_at_earlier_rounds_before_they_ask_for_a_lot() -> None:
    count = stv("abcd", ballots("6: a", "5: b", "4: c", "1: d > c", "9: -"), 1, rules="scottish")
    assert count.tie is None
    assert count.elected == ("a",)
    (broken,) = [round_ for round_ in count.rounds if round_.broken == "earlier"]
    assert broken.tied == ("b", "c")
    assert broken.excluded == ("c",)
    assert "who had fewer in an earlier round" in say(round_told(broken))


def test_the_latest_round_in_which_they_differed_decides() -> None:
    votes = ballots("10: z", "10: y", "4: a", "5: b", "2: c > a", "1: d > b", "2: d")
    count = stv("abcdyz", votes, 1, rules="scottish")
    first, second, third = count.rounds[:3]
    assert float(first.tallies["a"]) < float(first.tallies["b"])
    assert float(second.tallies["a"]) > float(second.tallies["b"])
    assert third.tied == ("a", "b")
    assert third.excluded == ("b",)


def test_meek_has_no_earlier_rounds_to_look_at() -> None:
    count = stv("abcd", ballots("6: a", "5: b > c", "4: c > b", "1: d > c"), 1)
    assert count.tie is not None
    assert set(count.tie.candidates) == {"b", "c"}


def test_a_tie_for_the_last_seat_says_how_many_seats_are_at_stake() -> None:
    count = stv("abcd", ballots("9: a", "3: b", "3: c", "3: d"), 3, rules="scottish")
    assert count.elected == ("a",)
    assert count.tie is not None
    assert count.tie.candidates == ("b", "c", "d")
    assert count.tie.seats == 2
    assert "2 seats" in say(tie_told(count.tie))


def test_equal_surpluses_are_a_tie_only_if_their_order_matters() -> None:
    count = stv("abcd", ballots("8: a > c", "8: b > c", "1: c", "2: d"), 3, rules="scottish")
    assert count.elected[:2] == ("a", "b")
    assert count.tie is None
    assert count.rounds[0].tied == ("a", "b")
    assert count.rounds[0].broken == "same"
    assert "equal surpluses" in say(round_told(count.rounds[0]))


def test_what_equal_ranks_cannot_share_elects_nobody() -> None:
    """Thirds of a vote are cut in nine places; half of the votes is still no majority."""
    count = stv("abcd", ballots("24: a = b = c", "24: d"), 1)
    assert count.elected == ()
    assert count.tie is not None


# Condorcet


def test_a_circle_of_equal_strength_is_a_tie_of_all_in_it() -> None:
    count = schulze("abcd", ballots("a > b > c > d", "b > c > a > d", "c > a > b > d"))
    assert count.ranking == (("a", "b", "c"), ("d",))
    assert count.tie == CountTie(("a", "b", "c"), 1, "election")
    two = schulze("abcd", ballots("a > b > c > d", "b > c > a > d", "c > a > b > d"), 2)
    assert two.tie == CountTie(("a", "b", "c"), 2, "election")
    assert two.elected == ()


def test_a_lot_among_the_tied_alone_is_enough() -> None:
    circle = ballots("a > b > c > d", "b > c > a > d", "c > a > b > d")
    count = schulze("abcd", circle, lots="cab")
    assert count.elected == ("c",)
    assert count.lots == ("c", "a", "b")
    assert schulze("abcd", circle, lots="ca").tie is not None
    assert schulze("abcd", circle, 3, lots="cab").lots == ()


def test_a_circle_is_cut_at_its_weakest_win() -> None:
    count = schulze("abc", ballots("4: a > b > c", "3: b > c > a", "2: c > a > b"))
    assert count.ranking == (("a",), ("b",), ("c",))


def test_a_tie_below_the_seats_is_no_tie() -> None:
    count = schulze("abc", ballots("3: a > b = c"))
    assert count.elected == ("a",)
    assert count.tie is None
    assert count.ranking == (("a",), ("b", "c"))


# the lot itself


def test_a_seed_gives_the_same_lot_whatever_the_order_of_names() -> None:
    names = ["Ann", "Bo", "Cy", "Di"]
    assert draw_lots(names, "42") == draw_lots(reversed(names), "42")
    assert sorted(draw_lots(names, "42")) == names
    assert len({draw_lots(names, str(seed)) for seed in range(200)}) == 24


def test_a_lot_can_be_drawn_again_with_any_sha256() -> None:
    digests = {name: hashlib.sha256(f"x:{name}".encode()).hexdigest() for name in "abcdef"}
    assert draw_lots("abcdef", "x") == tuple(sorted(digests, key=lambda name: digests[name]))
