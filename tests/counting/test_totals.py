"""Elections of which only totals were published: the arithmetic, and ballots that give them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from facilitator.counting import most_votes
from tests.counting.elections import ELECTIONS, counted, elected, meta, needs_elections

pytestmark = needs_elections


def ballots_with(path: Path, totals: Mapping[str, int], ballots: int) -> Path:
    """Write ballots that name each candidate as often as the totals say, spread evenly."""
    rows = [["" for _ in totals] for _ in range(ballots)]
    begin = 0
    for column, votes in enumerate(totals.values()):
        for place in range(begin, begin + votes):
            rows[place % ballots][column] = "1"
        begin += votes
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([list(totals), *rows])
    return path


def blt_with(path: Path, totals: Mapping[str, int], seats: int) -> Path:
    """Write ballots of one name each, as many as the totals say."""
    ballots = [f"{votes} {place} 0" for place, votes in enumerate(totals.values(), start=1)]
    names = [f'"{name}"' for name in totals]
    text = "\n".join([f"{len(totals)} {seats}", *ballots, "0", *names, '"Totals"'])
    path.write_text(text + "\n", encoding="utf-8")
    return path


# approval: PEP 8101


def test_python_steering_council_by_approval(tmp_path: Path) -> None:
    case = meta("pep-8101-approval")
    winners = set(case["published_winners_unordered"])
    count = most_votes(case["votes"], case["seats"], ballots=case["ballots"])
    assert set(count.elected) == winners
    # equal totals within the cut and below it, and none across it
    assert count.tie is None
    assert [len(rank) for rank in count.ranking] == [2, 1, 1, 1, 2, 1, 1]
    file = ballots_with(tmp_path / "approval.csv", case["votes"], case["ballots"])
    document = counted(file, "--method", "approval", "--seats", "5")
    assert document["count"]["tallies"] == {n: str(v) for n, v in case["votes"].items()}
    assert set(document["count"]["elected"]) == winners


def test_one_seat_more_would_have_been_a_tie(tmp_path: Path) -> None:
    case = meta("pep-8101-approval")
    file = ballots_with(tmp_path / "approval.csv", case["votes"], case["ballots"])
    document = counted(file, "--method", "approval", "--seats", "6")
    assert len(document["count"]["elected"]) == 5
    sixth = sorted(case["votes"].values(), reverse=True)[5]
    equal = [name for name, votes in case["votes"].items() if votes == sixth]
    assert len(equal) == 2
    assert document["count"]["tie"]["candidates"] == equal


# block vote with a cap: GNOME 2003


def gnome() -> tuple[dict[str, int], dict[str, str]]:
    votes = meta("gnome-2003-block-vote")["votes"]
    return (
        {name: number for name, (number, _) in votes.items()},
        {name: group for name, (_, group) in votes.items() if group},
    )


def test_the_fifth_of_one_employer_is_passed_over() -> None:
    case = meta("gnome-2003-block-vote")
    totals, groups = gnome()
    count = most_votes(totals, case["seats"], cap=4, groups=groups)
    assert list(count.elected) == case["published_winners"]
    (passed,) = count.passed_over
    assert case["ineligible"].startswith(passed.candidate)
    assert passed.group == "Novell"


def test_the_same_from_outside(tmp_path: Path) -> None:
    case = meta("gnome-2003-block-vote")
    totals, groups = gnome()
    file = ballots_with(tmp_path / "block.csv", totals, case["ballots"])
    options = [f"--group={name}={group}" for name, group in groups.items()]
    document = counted(file, "--method", "block", "--seats", "11", "--cap", "4", *options)
    assert document["papers"]["invalid"] == 0
    assert document["count"]["elected"] == case["published_winners"]
    without_cap = elected(file, "--method", "block", "--seats", "11")
    assert case["ineligible"].partition(",")[0] in without_cap
    assert case["published_winners"][-1] not in without_cap


# a floor: the Czech senate


@pytest.mark.parametrize("place", [0, 1])
def test_the_senates_first_round_asks_for_more_than_half(place: int, tmp_path: Path) -> None:
    case = meta("cz-senate-2018-first-round")["cases"][place]
    valid = sum(case["votes"].values())
    count = most_votes(case["votes"], 1, ballots=valid, more_than=(1, 2, valid))
    assert list(count.elected) == case["elected"]
    file = blt_with(tmp_path / "senate.blt", case["votes"], 1)
    assert elected(file, "--method", "plurality", "--more-than", "1/2") == case["elected"]


# STAR: the source holds no ballots, and totals alone do not give its result


def test_star_stands_on_numbers_that_were_not_published() -> None:
    case = meta("pep-8107-star")
    assert [path.name for path in (ELECTIONS / "pep-8107-star").iterdir()] == ["META.json"]
    text = case["tabulation_text"]
    run_offs = re.findall(
        r"Runoff\*: (.+?) is preferred over (.+?), (\d+) to (\d+), with (\d+) voters", text
    )
    assert len(run_offs) == case["seats"]
    left = dict(case["stars"])
    winners = []
    for winner, other, more, fewer, equal in run_offs:
        # what can be checked: the finalists have the most stars, and the figures are all ballots
        finalists = sorted(left, key=lambda name: -left[name])[:2]
        assert {winner, other} == set(finalists)
        assert int(more) + int(fewer) + int(equal) == case["ballots"]
        assert int(more) > int(fewer)
        del left[winner]
        winners.append(winner)
    assert winners == case["published_winners_in_order"]
    # the stars alone happen to give the same five
    assert list(most_votes(case["stars"], 5).elected) == winners


def test_equal_stars_can_hide_another_run_off() -> None:
    """Two sets of ballots with the same stars whose run-offs differ: totals cannot decide STAR."""
    narrow = [(5, 4), (5, 4), (0, 1)]
    strong = [(5, 0), (2, 4), (3, 5)]

    def stars(ballots: list[tuple[int, int]]) -> tuple[int, int]:
        return sum(a for a, _ in ballots), sum(b for _, b in ballots)

    assert stars(narrow) == stars(strong)
    assert sum(a > b for a, b in narrow) == 2
    assert sum(a > b for a, b in strong) == 1
