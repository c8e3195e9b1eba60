"""`facilitator count` as somebody at a shell meets it."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from facilitator.ballot_file import parse_ballots
from facilitator.cli.count_file import Wanted, count_ballots
from facilitator.cli.count_print import report
from facilitator.meeting.text import cells
from facilitator.words import Words
from tests.counting.elections import counted, run_count

BOARD = """\
4 2
6 1 2 0
3 2 1 0
3 3 0
1 4 3 0
1 0
1 9 0
0
"Ann Lee"
"Bo Ek"
"Cy Roe"
"Di Poe"
"Board of the co-op"
"""
SCOTTISH = (
    "rules: Droop quota in whole ballots; a ballot ends at equal ranks; a ballot goes on after a "
    "gap; a ballot that names a candidate twice is invalid; ties by earlier rounds; one that "
    "decides: a lot or a run-off"
)
RUN_OFF = (
    "rules: more than half of the ballots still in the count elect; a ballot ends at equal ranks; "
    "a ballot goes on after a gap; a ballot that names a candidate twice is invalid; a tie that "
    "decides: a lot or a run-off"
)
SENTENCE = re.compile(r"\d+\. |Elected|A tie|Ways out")
TIED = '3 1\n2 1 0\n2 2 0\n0\n"Ann"\n"Bo"\n"Cy"\n"Chair"\n'


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "board.blt"
    path.write_text(BOARD, encoding="utf-8")
    return path


@pytest.fixture
def tied(tmp_path: Path) -> Path:
    path = tmp_path / "tied.blt"
    path.write_text(TIED, encoding="utf-8")
    return path


def said(file: Path, *options: str) -> str:
    done = run_count(file, *options)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(file: Path, *options: str) -> str:
    done = run_count(file, *options)
    assert done.returncode == 2, done.stdout
    assert done.stdout == ""
    (line,) = done.stderr.strip().splitlines()
    assert "Traceback" not in line
    return line


def test_it_says_what_it_read_how_it_counted_and_who_is_elected(board: Path) -> None:
    assert said(board, "--rules", "scottish").splitlines() == [
        "Board of the co-op",
        "4 candidates, 2 seats, single transferable vote, Scottish rules",
        SCOTTISH,
        "15 ballots: 14 valid (1 of them blank), 1 invalid",
        "  line 7: invalid: there is no candidate 9",
        "",
        "           round 1   round 2   round 3   round 4",
        "Ann Lee    6.00000*  5.00000   5.00000   5.00000",
        "Cy Roe     3.00000   3.00000   4.00000   4.00000*",
        "Bo Ek      3.00000   3.99996   3.99996",
        "Di Poe     1.00000   1.00000",
        "exhausted  1.00000   1.00000   1.00000   4.99996",
        "quota      5.00000   5.00000   5.00000   5.00000",
        "",
        "1. Ann Lee is elected; the surplus of Ann Lee (1.00000) is passed on",
        "2. Di Poe had the fewest votes and is out",
        "3. Bo Ek had the fewest votes and is out",
        "4. Cy Roe is elected",
        "",
        "Elected: Ann Lee, Cy Roe",
    ]


def test_the_table_fits_the_width_and_goes_on_below() -> None:
    names = [f"Candidate of a long name, number {n}" for n in range(1, 15)]
    papers = [f"{n} {n} {n % 14 + 1} 0" for n in range(1, 15)]
    text = "\n".join(["14 3", *papers, "0", *(f'"{name}"' for name in names)])
    for method in ("stv", "condorcet", "plurality"):
        found = count_ballots("x.blt", parse_ballots(text), Wanted(method=method))
        shown = report(found, Words("en"), width=80)
        table = [line for line in shown.splitlines()[4:] if not SENTENCE.match(line)]
        assert len(table) > 14
        assert max(cells(line) for line in table) <= 80
        if method == "stv":
            numbers = {f"round {r.number}" for r in found.count.rounds}
            assert all(number in shown for number in numbers)


def test_a_tie_names_its_ways_out_and_a_lot_is_written_down(tied: Path) -> None:
    text = said(tied)
    assert "A tie: Ann, Bo are equal, and there is one seat for them." in text
    assert "--lot SEED" in text
    assert "Elected" not in text
    drawn = said(tied, "--lot", "2026-12-03")
    assert drawn == said(tied, "--lot", "2026-12-03")
    (line,) = [line for line in drawn.splitlines() if line.startswith("Lot with")]
    order = line.split(": ")[1].split(", ")
    assert sorted(order) == ["Ann", "Bo", "Cy"]
    winner = next(name for name in order if name != "Cy")
    assert f"Elected: {winner}" in drawn
    winners = {counted(tied, "--lot", str(seed))["count"]["elected"][0] for seed in range(8)}
    assert winners == {"Ann", "Bo"}


def test_a_lot_drawn_by_hand_elects_whom_it_names(tied: Path) -> None:
    text = said(tied, "--lot-by-hand", "Bo")
    assert "Elected: Bo" in text
    assert "Lot drawn by hand, the best first: Bo" in text
    for options in (("Bo, Ann",), ("Bo, Ann, Cy",)):  # no paper names Cy, who cannot be tied
        for method in ("irv", "condorcet", "plurality", "approval"):
            found = counted(tied, "--lot-by-hand", *options, "--method", method)
            assert found["count"]["elected"] == ["Bo"], method
    assert found["lot"] == {"seed": None, "order": ["Bo", "Ann"],
                            "by_hand": [["Bo", "Ann", "Cy"]]}  # fmt: skip


def test_a_name_is_no_seed_and_the_hand_draws_each_tied_name_once(tied: Path) -> None:
    assert "--lot-by-hand" in refused(tied, "--lot", "Bo")
    assert "Bo is named twice" in refused(tied, "--lot-by-hand", "Bo, Bo")
    assert "There is no candidate Eve" in refused(tied, "--lot-by-hand", "Eve")
    assert "Cy is not tied" in refused(tied, "--lot-by-hand", "Cy", "--method", "plurality")
    assert "missing" in refused(tied, "--lot-by-hand", "Cy", "--method", "irv")
    assert "--lot-by-hand out" in refused(tied, "--lot-by-hand", "Bo", "--lot", "7")


def test_an_order_drawn_in_advance_that_no_tie_needed_is_said(board: Path) -> None:
    text = said(board, "--lot-by-hand", "Di, Cy, Bo, Ann")
    assert "Lot drawn by hand, not needed: Di Poe, Cy Roe, Bo Ek, Ann Lee" in text


def test_the_json_has_every_round_and_every_reason(board: Path) -> None:
    document = counted(board)
    assert document["form"] == "blt"
    assert document["papers"] == {"valid": 14, "blank": 1, "invalid": 1}
    assert document["invalid"] == [{"line": 7, "count": 1, "reason": "there is no candidate 9"}]
    assert document["lot"] is None
    first = document["count"]["rounds"][0]
    assert set(first["tallies"]) == {"Ann Lee", "Bo Ek", "Cy Roe", "Di Poe"}
    assert first["elected"] == ["Ann Lee"]


def test_a_circle_is_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "circle.csv"
    path.write_text("a,b,c\n" + "1,2,3\n" * 4 + "3,1,2\n" * 3 + "2,3,1\n" * 2, encoding="utf-8")
    text = said(path, "--method", "condorcet")
    assert "Nobody wins every pair" in text
    assert "Elected: a" in text
    other = said(path, "--method", "condorcet", "--without", "c")
    assert "a wins every pair." in other


def test_somebody_who_withdrew_is_left_out_and_named(board: Path) -> None:
    text = said(board, "--without", "bo", "--without", "Di Poe")
    assert "left out: Bo Ek, Di Poe" in text
    assert "Elected: Ann Lee, Cy Roe" in text


def test_totals_have_bars_and_floors(board: Path) -> None:
    text = said(board, "--method", "plurality", "--more-than", "1/4")
    assert "Ann Lee       6* █" in text
    assert "Elected: Ann Lee" in text
    assert "1 seat stays empty" in text


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--method", "irv"], "An instant run-off fills one seat"),
        (["--cap", "1", "--group", "Ann=North"], "A cap needs an order of all candidates"),
        (["--method", "block", "--cap", "1"], "A cap needs groups"),
        (["--method", "block", "--cap", "1", "--group", "Ann"], "Ann names no group"),
        (["--without", "Eve"], "There is no candidate Eve; there are: Ann Lee, Bo Ek"),
        (["--without", "o"], "o may be any of these: Bo Ek, Cy Roe, Di Poe; write more"),
        (["--method", "block", "--more-than", "half"], "half is no part; write --more-than 1/2."),
        (["--method", "block", "--more-than", "3/2"], "3/2 is no part"),
        (["--method", "block", "--more-than", "1/0"], "1/0 is no part"),
        (["--method", "condorcet", "--rules", "meek"], "--rules are for"),
        (["--more-than", "1/2"], "--more-than is for"),
        (["--without=Ann", "--without=Bo", "--without=Cy", "--without=Di"], "No candidate is left"),
    ],
)
def test_what_cannot_be_counted_so_is_refused_with_one_sentence(
    board: Path, options: list[str], why: str
) -> None:
    assert why in refused(board, *options)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear members,\nplease vote.\n", encoding="utf-8")
    assert refused(letter).startswith("letter.txt is not a file of ballots")
    assert "no file" in refused(tmp_path / "missing.blt")
    broken = tmp_path / "votes.json"
    broken.write_text(json.dumps({"CVR": []}), encoding="utf-8")
    assert "lacks something that its format requires" in refused(broken)


def test_many_wrong_papers_are_counted_and_the_first_ones_shown(tmp_path: Path) -> None:
    path = tmp_path / "wrong.blt"
    path.write_text("2 1\n1 1 0\n" + "1 7 0\n" * 100 + '0\n"Ann"\n"Bo"\n"T"\n', encoding="utf-8")
    text = said(path)
    assert "101 ballots: 1 valid (0 of them blank), 100 invalid" in text
    assert text.count("there is no candidate 7") == 20
    assert "and 80 more" in text


WEIGHED = """\
3 1
1.25 1 2 0
0.25 2 1 0
1.25 2 3 0
2 3 2 0
0.5 7 0
0
"Ann"
"Bo"
"Cy"
"Weighed"
"""


@pytest.fixture
def weighed(tmp_path: Path) -> Path:
    path = tmp_path / "weighed.blt"
    path.write_text(WEIGHED, encoding="utf-8")
    return path


def test_weights_with_decimals_are_counted_to_the_last_of_them(weighed: Path) -> None:
    assert said(weighed).splitlines() == [
        "Weighed",
        "3 candidates, 1 seat, instant run-off",
        RUN_OFF,
        "the ballots weigh 5.25: 4.75 valid (0 of them blank), 0.5 invalid",
        "  line 6: invalid: there is no candidate 7",
        "",
        "           round 1   round 2",
        "Bo            1.50      2.75*",
        "Cy            2.00      2.00",
        "Ann           1.25",
        "exhausted     0.00      0.00",
        "",
        "1. Ann had the fewest votes and is out",
        "2. Bo is elected",
        "",
        "Elected: Bo",
    ]
    assert "Bo     1.50" in said(weighed, "--method", "plurality")
    assert "3 Ann  1.25   1.5     -" in said(weighed, "--method", "condorcet")


@pytest.mark.parametrize("method", ["irv", "condorcet", "plurality", "approval", "stv"])
def test_weights_with_decimals_count_as_the_same_papers_multiplied(method: str) -> None:
    multiplied = WEIGHED.replace("0.25", "1").replace("1.25", "5")
    multiplied = multiplied.replace("\n2 3 2 0", "\n8 3 2 0").replace("0.5 7", "2 7")
    one, four = (
        count_ballots("x.blt", parse_ballots(text), Wanted(method=method, seats=1)).count
        for text in (WEIGHED, multiplied)
    )
    assert (one.elected, one.tie, one.ranking) == (four.elected, four.tie, four.ranking)
    assert len(one.rounds) == len(four.rounds)
    for mine, theirs in zip(one.rounds, four.rounds, strict=True):
        for name, votes in mine.tallies.items():
            assert abs(4 * Decimal(votes) - Decimal(theirs.tallies[name])) < Decimal("0.00001")
        assert mine.excluded == theirs.excluded


def test_weights_with_decimals_for_programs(weighed: Path) -> None:
    document = counted(weighed, "--method", "condorcet")
    assert document["papers"] == {"valid": "4.75", "blank": 0, "invalid": "0.5"}
    assert document["count"]["pairs"]["Ann"] == {"Bo": "1.25", "Cy": "1.5"}


def test_scottish_rules_know_whole_ballots_only(weighed: Path) -> None:
    assert "whole ballots only" in refused(weighed, "--rules", "scottish")


@pytest.mark.parametrize("method", ["plurality", "approval", "block"])
def test_nobody_is_elected_without_a_vote(method: str) -> None:
    source = parse_ballots('3 2\n2 1 0\n0\n"Ann"\n"Bo"\n"Cy"\n"Board"\n')
    wanted = Wanted(method=method, lot="3")
    told = report(count_ballots("f", source, wanted), Words("en"), 80)
    assert "Elected: Ann\n1 seat stays empty" in told
    assert "tie" not in told


@pytest.mark.parametrize("method", ["plurality", "approval", "block", "irv", "stv", "condorcet"])
def test_papers_that_name_nobody_elect_nobody(method: str) -> None:
    source = parse_ballots('2 1\n3 0\n0\n"Ann"\n"Bo"\n"Chair"\n')
    wanted = Wanted(method=method, lot="3")
    told = report(count_ballots("f", source, wanted), Words("en"), 80)
    assert "Nobody is elected.\n1 seat stays empty" in told
    assert "A tie" not in told
    assert "is elected" not in told.replace("Nobody is elected", "")
