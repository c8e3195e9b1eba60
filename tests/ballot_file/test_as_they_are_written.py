"""Ballots are read as they were written: marks, which rank is best, options, names twice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ballot_file import (
    BallotFile,
    ReadingOptions,
    UnclearBest,
    UnreadableBallots,
    parse_ballots,
)
from facilitator.cli.count_file import Wanted, count_ballots
from facilitator.counting import chains_of, schulze
from facilitator.counting.ballots import Ballot
from facilitator.meeting.body import Repeated
from facilitator.meeting.counted import rank_told
from facilitator.words import Words


def elected(text: str, **wanted: object) -> tuple[str, ...]:
    best = wanted.pop("best", None)
    read = parse_ballots(text, "f", ReadingOptions(best=best))  # type: ignore[arg-type]
    return count_ballots("f", read, Wanted(**wanted)).count.elected  # type: ignore[arg-type]


# marks


@pytest.mark.parametrize(
    "signs", [("1", "0"), ("x", ""), ("yes", "no"), ("X", "-"), ("có", "không"), ("✓", "✗")]
)
@pytest.mark.parametrize("method", ["approval", "block"])
def test_a_table_of_marks_loses_no_ballot_and_no_column(
    signs: tuple[str, str], method: str
) -> None:
    yes, no = signs
    rows = [[yes, yes, no], [yes, no, no], [no, yes, yes]]
    text = "Ann,Bo,Cy\n" + "\n".join(",".join(row) for row in rows) + "\n"
    read = parse_ballots(text)
    counted = count_ballots("f", read, Wanted(method=method, seats=2))  # type: ignore[arg-type]
    assert counted.count.tallies == {"Ann": "2", "Bo": "2", "Cy": "1"}
    assert (counted.valid, counted.invalid) == (3, ())


def test_identities_beside_marks_are_no_candidates() -> None:
    read = parse_ballots("Timestamp,Ann,Bo\n2026-01-01,x,\n2026-01-02,,x\n")
    assert read.candidates == ("Ann", "Bo")
    assert len(read.ballots) == 2


# which number is the best


HIGHEST = "# Ann,Bo,Cy,Di\n" + "1,4,1,1\n" * 4 + "4,1,1,2\n" * 2 + "1,4,2,1\n" * 2
LOWEST = HIGHEST.translate(str.maketrans("1234", "4321"))


def test_the_highest_number_is_recognised_as_the_best_and_said() -> None:
    read = parse_ballots(HIGHEST)
    assert (read.form, read.best, read.best_by) == ("civs", "highest", "shape")
    assert elected(HIGHEST) == elected(LOWEST) == ("Bo",)
    assert parse_ballots(LOWEST).best == "lowest"


def test_what_cannot_be_told_is_asked_for() -> None:
    unclear = "# Ann,Bo,Cy\n" + "1,1,3\n" * 3 + "1,3,3\n" * 2
    with pytest.raises(UnclearBest, match=r"best lowest .* or best highest"):
        elected(unclear)
    assert elected(unclear, best="lowest") != elected(unclear, best="highest")


def test_places_from_first_to_last_are_ranks() -> None:
    read = parse_ballots("Ann,Bo,Cy\n1,2,3\n2,1,3\n3,2,1\n")
    assert (read.best, read.best_by) == ("lowest", "usual")


# BLT


BLT = """4 2
# a comment
[tie 3 2 1 4]
[withdrawn 4]
[nick a b c d]
3 a b 0
2 4 2 0
1 c 0
0
"Amy"   # candidate 1
"Bob ""B"" Ek" the second
"Cy"
"Di"
"Board"
"""


def test_options_and_comments_of_blt_are_obeyed() -> None:
    read = parse_ballots(BLT)
    assert read.candidates == ("Amy", 'Bob "B" Ek', "Cy", "Di")
    assert (read.title, read.withdrawn) == ("Board", ("Di",))
    assert read.tie_order == ("Cy", 'Bob "B" Ek', "Amy", "Di")
    assert sum(ballot.count for ballot in read.ballots) == 6
    assert not read.invalid
    assert "Di" not in elected(BLT)


def test_the_order_of_the_file_breaks_a_tie() -> None:
    text = '2 1\n[tie 2 1]\n1 1 0\n1 2 0\n0\n"Ann"\n"Bo"\n'
    # as droop has it, the first of the tied in it is chosen: here for exclusion
    assert elected(text) == ("Ann",)
    assert elected(text, method="plurality") == ("Bo",)
    assert elected(text.replace("[tie 2 1]\n", "")) == ()


@pytest.mark.parametrize("option", ["[tie 3 9]", "[nick a b]", "[frobnicate 3]", "[withdrawn x]"])
def test_an_option_that_is_not_understood_is_refused_with_its_line(option: str) -> None:
    with pytest.raises(UnreadableBallots) as error:
        parse_ballots(BLT.replace("[tie 3 2 1 4]", option), "f.blt")
    assert "line 3" in Words("en")(error.value.reason)


# nobody without a vote, names twice, the order of a Schulze count


PLUMP = '4 2\n3 1 0\n0\n"c1"\n"c2"\n"c3"\n"c4"\n"One"\n'


@pytest.mark.parametrize(
    "wanted",
    [{"method": m} for m in ("stv", "condorcet", "plurality", "approval", "block")]
    + [{"rules": "scottish"}],
)
def test_nobody_is_elected_whom_no_ballot_names_not_even_by_lot(wanted: dict[str, str]) -> None:
    assert elected(PLUMP, **wanted) == ("c1",)
    assert elected(PLUMP, lot="7", **wanted) == ("c1",)


def test_a_body_may_want_every_seat_filled() -> None:
    assert len(elected(PLUMP, method="stv", fill_seats=True, lot="7")) == 2


TWICE = '3 1\n2 1 1 2 0\n1 2 3 0\n0\n"Ann"\n"Bo"\n"Cy"\n"T"\n'


@pytest.mark.parametrize(
    ("repeated", "valid", "winner"), [("invalid", 1, "Bo"), ("skip", 3, "Ann"), ("stop", 3, "Ann")]
)
def test_a_name_twice_follows_the_rule(repeated: str, valid: int, winner: str) -> None:
    rule = Repeated(repeated)
    read = parse_ballots(TWICE, "f", ReadingOptions(repeated=rule))
    counted = count_ballots("f", read, Wanted(repeated=rule))
    assert (counted.valid, counted.count.elected) == (valid, (winner,))
    assert counted.valid + sum(one.count for one in counted.invalid) == 3


def told(ballots: list[tuple[str, ...]]) -> list[str]:
    names = sorted({name for ballot in ballots for name in ballot})
    count = schulze(names, [Ballot(tuple((name,) for name in ballot)) for ballot in ballots])
    ranks = chains_of(count.ranking, count.pairs)
    return [Words("en")(rank_told(chains, is_all=len(ranks) == 1)) for chains in ranks]


def test_an_order_shows_only_what_the_paths_decide() -> None:
    assert told([("pie", "meat"), ("beef", "fish")]) == [
        "beef > fish, pie > meat, nothing else decided"
    ]
    assert told([("a", "b"), ("b", "a")]) == ["a = b"]
    assert told([("a", "b", "c")]) == ["a", "b", "c"]


RANKS = st.lists(st.permutations([1, 2, 3, 4]), min_size=1, max_size=12)


@given(RANKS, st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_columns_changes_nothing(
    rows: list[list[int]], chance: random.Random
) -> None:
    names = ["Hoa", "Hòa", "Ann", "Bo"]

    def table(columns: list[int], lines: list[list[int]]) -> BallotFile:
        head = ",".join(names[c] for c in columns)
        cells = [",".join(str(row[c]) for c in columns) for row in lines]
        return parse_ballots("\n".join([head, *cells]) + "\n", "f", ReadingOptions(best="lowest"))

    columns, lines = [0, 1, 2, 3], [*rows]
    straight = count_ballots("f", table(columns, lines), Wanted(method="condorcet", seats=2))
    chance.shuffle(columns)
    chance.shuffle(lines)
    mixed = count_ballots("f", table(columns, lines), Wanted(method="condorcet", seats=2))
    assert set(straight.count.elected) == set(mixed.count.elected)
    assert straight.valid == mixed.valid == len(rows)
