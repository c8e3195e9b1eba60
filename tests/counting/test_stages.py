"""Counts agree stage by stage with independent counters: droop's reference, RCTab's reports."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from facilitator.ballot_file import read_ballots
from facilitator.counting import Ballot, cut_at_gap, stv
from tests.counting.elections import (
    ELECTIONS,
    ballots_of,
    counted,
    lines_of,
    meta,
    needs_elections,
)

pytestmark = needs_elections

# Glasgow, Scottish rules


class Stage:
    """What droop's report says after a transfer."""

    def __init__(self) -> None:
        self.votes: dict[str, Decimal] = {}
        self.exhausted = Decimal(0)
        self.residual = Decimal(0)


def stages(case: str) -> list[Stage]:
    wanted = ("Begin Count", "Surplus transferred", "Transfer defeated")
    found: list[Stage] = []
    inside = False
    for line in lines_of(case, "droop-reference-count.txt"):
        if line.startswith("Action: "):
            inside = line.removeprefix("Action: ").startswith(wanted)
            if inside:
                found.append(Stage())
        elif inside and (
            match := re.match(r"\s+(?:Hopeful|Pending|Elected):\s+(.+) \(([\d.]+)\)", line)
        ):
            found[-1].votes[match[1]] = Decimal(match[2])
        elif inside and (match := re.match(r"\s+Nontransferable votes: ([\d.]+)", line)):
            found[-1].exhausted = Decimal(match[1])
        elif inside and (match := re.match(r"\s+Residual: ([\d.]+)", line)):
            found[-1].residual = Decimal(match[1])
    return found


@pytest.mark.parametrize("case", ["glasgow-2007-calton", "glasgow-2007-govan"])
def test_every_stage_is_that_of_the_independent_count(case: str) -> None:
    document = counted(ballots_of(case), "--rules", "scottish")
    rounds = document["count"]["rounds"]
    expected = stages(case)
    assert len(expected) >= 9
    assert len(rounds) == len(expected)
    for ours, theirs in zip(rounds, expected, strict=True):
        assert {name: Decimal(votes) for name, votes in ours["tallies"].items()} == theirs.votes
        assert Decimal(ours["exhausted"]) == theirs.exhausted
        assert Decimal(ours.get("lost", "0")) == theirs.residual
    (quota,) = re.findall(
        r"Quota: ([\d.]+)", "\n".join(lines_of(case, "droop-reference-count.txt"))
    )
    assert {round_["quota"] for round_ in rounds} == {quota}


@pytest.mark.parametrize("case", ["glasgow-2007-calton", "glasgow-2007-govan"])
def test_the_councillors_are_those_who_were_returned(case: str) -> None:
    names = counted(ballots_of(case), "--rules", "scottish")["count"]["elected"]
    # the published list has a short form of one name that the ballots have with an initial
    assert {re.sub(r" [A-Z] ", " ", name) for name in names} == set(meta(case)["published_winners"])


# RCTab


def report(case: str) -> list[dict[str, Any]]:
    (path,) = (ELECTIONS / case).glob("*expected_detailed_report.json")
    results: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["results"]
    return results


def rules_of(case: str) -> dict[str, Any]:
    (path,) = (ELECTIONS / case).glob("*config.json")
    rules: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["rules"]
    return rules


def inactive(round_: dict[str, Any]) -> int:
    return sum(int(number) for number in round_["inactiveBallots"].values())


@pytest.mark.parametrize(
    ("case", "rule", "equal"),
    [
        ("rctab-test_set_1_exhaust_at_overvote", "exhaustImmediately", "stop"),
        ("rctab-test_set_4_skipped_choice_next", "alwaysSkipToNextRank", "skip"),
    ],
)
def test_rctabs_run_offs_agree_in_every_round(case: str, rule: str, equal: str) -> None:
    assert rules_of(case)["overvoteRule"] == rule
    document = counted(ballots_of(case), "--method", "irv", "--equal", equal)
    expected = report(case)
    assert [round_["tallies"] for round_ in document["count"]["rounds"]] == [
        round_["tally"] for round_ in expected
    ]
    assert [int(round_["exhausted"]) for round_ in document["count"]["rounds"]] == [
        inactive(round_) for round_ in expected
    ]


def test_the_overvote_rule_is_what_makes_the_first_one_so() -> None:
    case = "rctab-test_set_1_exhaust_at_overvote"
    other = counted(ballots_of(case), "--method", "irv", "--equal", "skip")
    assert other["count"]["rounds"][0]["tallies"] != report(case)[0]["tally"]


def test_undeclared_write_ins_are_left_out_first() -> None:
    """RCTab excludes them before anybody; here they are a candidate unless left out."""
    case = "rctab-generic_csv_test"
    expected = report(case)
    assert expected[0]["tallyResults"][0]["eliminated"] == "Undeclared Write-ins"
    document = counted(ballots_of(case), "--without", "Write-In")
    assert [round_["tallies"] for round_ in document["count"]["rounds"]] == [
        round_["tally"] for round_ in expected[1:]
    ]
    assert document["count"]["elected"] == ["Cucumber"]
    kept = counted(ballots_of(case))
    as_theirs = {**expected[0]["tally"], "Write-In": expected[0]["tally"]["Undeclared Write-ins"]}
    del as_theirs["Undeclared Write-ins"]
    assert kept["count"]["rounds"][0]["tallies"] == as_theirs
    assert kept["count"]["elected"] == ["Cucumber"]


MULTI = "rctab-test_set_multi_winner_whole_threshold"


def test_several_winners_are_the_same() -> None:
    document = counted(ballots_of(MULTI), "--seats", "3", "--rules", "scottish", "--gaps", "1")
    winners = {
        result["elected"]
        for round_ in report(MULTI)
        for result in round_["tallyResults"]
        if "elected" in result
    }
    assert set(document["count"]["elected"]) == winners
    (invalid,) = document["invalid"]
    assert "twice" in invalid["reason"]


def test_the_ballot_that_names_one_twice_is_all_that_differs() -> None:
    """RCTab passes over the second mark; with that ballot so read, every round agrees."""
    rules = rules_of(MULTI)
    assert rules["exhaustOnDuplicateCandidate"] is False
    assert rules["maxSkippedRanksAllowed"] == "1"
    source = read_ballots(ballots_of(MULTI))
    mended = _first_marks(source.invalid[0].line)
    ballots = [cut_at_gap(ballot, 1) for ballot in (*source.ballots, mended)]
    count = stv(source.candidates, ballots, 3, rules="scottish")
    expected = [round_ for round_ in report(MULTI) if round_["tallyResults"]]
    assert len(count.rounds) == len(expected) == 5
    for ours, theirs in zip(count.rounds, expected, strict=True):
        assert set(ours.tallies) == set(theirs["tally"])
        for name, votes in ours.tallies.items():
            # they cut after 4 decimals, the Scottish rules after 5
            assert abs(Decimal(votes) - Decimal(theirs["tally"][name])) < Decimal("0.001")


def _first_marks(number: int) -> Ballot:
    """Return a record of the file with only the first mark of each candidate."""
    document = json.loads(ballots_of(MULTI).read_text(encoding="utf-8"))
    record = document["CVR"][number - 1]["CVRSnapshot"][0]["CVRContest"][0]
    ranks: dict[int, str] = {}
    for selection in record["CVRContestSelection"]:
        letter = selection["ContestSelectionId"][-1].upper()
        for position in selection["SelectionPosition"]:
            ranks[position["Rank"]] = f"Candidate {letter} Name"
    seen: set[str] = set()
    groups = []
    for rank in range(1, max(ranks) + 1):
        name = ranks.get(rank)
        groups.append((name,) if name and name not in seen else ())
        seen.add(name or "")
    return Ballot(tuple(groups))
