"""Elections whose ballots were published come out of the program as they were announced."""

from __future__ import annotations

import json
import re

import pytest

from tests.counting.elections import (
    ballots_of,
    counted,
    elected,
    lines_of,
    meta,
    needs_elections,
    order_of,
)

pytestmark = needs_elections


def numbered(lines: list[str]) -> list[str]:
    """Return the entries of the longest numbered list in a results page, links to their target."""
    entries = [match[1].strip() for line in lines if (match := re.match(r"\d+\. (.+)", line))]
    return [re.sub(r"\[.*\]\(.*/(.*)\)", r"\1", entry) for entry in entries]


# Kubernetes: Schulze, "No opinion" leaves a pair out

KUBERNETES = [
    ("k8s-steering-2017", "RESULTS.md", 20, 309),
    ("k8s-steering-2019", "RESULTS.md", 11, 377),
    ("k8s-steering-2021", "ranking.md", 13, 256),
    ("k8s-steering-2024", "results.md", 7, 233),
]


@pytest.mark.parametrize(("case", "page", "candidates", "ballots"), KUBERNETES)
def test_the_steering_committees_are_ranked_as_published(
    case: str, page: str, candidates: int, ballots: int
) -> None:
    document = counted(ballots_of(case))
    assert document["method"] == "condorcet"
    assert document["papers"]["valid"] == ballots
    assert document["papers"]["invalid"] == 0
    published = numbered(lines_of(case, page))[:candidates]
    # the ballots of 2017 spell one name otherwise than its results; those of 2019 add accounts
    ours = [name.replace("Whitrock", "Wittrock").split(" (")[0] for name in order_of(document)]
    assert ours == published


def test_2017_skips_the_candidate_whose_employer_has_its_share() -> None:
    names = elected(
        ballots_of("k8s-steering-2017"),
        *("--seats", "6", "--cap", "1"),
        *("--group", "Whitrock=Google", "--group", "Michael Rubin=Google"),
    )
    page = lines_of("k8s-steering-2017", "RESULTS.md")
    winners = numbered(page[page.index("## Winners") :])
    assert [name.replace("Whitrock", "Wittrock") for name in names] == winners


@pytest.mark.parametrize(("case", "seats"), [("2019", 4), ("2021", 4), ("2024", 3)])
def test_the_first_of_the_ranking_are_seated(case: str, seats: int) -> None:
    document = counted(ballots_of(f"k8s-steering-{case}"), "--seats", str(seats))
    assert document["count"]["elected"] == order_of(document)[:seats]


def test_no_opinion_is_not_the_last_place(tmp_path) -> None:
    """As last places the same ballots of 2021 would seat another fourth member."""
    text = ballots_of("k8s-steering-2021").read_text(encoding="utf-8")
    other = tmp_path / "ballots.csv"
    other.write_text(text.replace("No opinion", "99"), encoding="utf-8")
    ours = elected(ballots_of("k8s-steering-2021"), "--seats", "4")
    wrong = elected(other, "--seats", "4")
    assert set(ours) - set(wrong) == {"cblecker"}
    assert set(wrong) - set(ours) == {"deads2k"}


def test_the_small_committees() -> None:
    assert set(elected(ballots_of("k8s-coc-2023"), "--seats", "2")) == {
        "anammedina21",
        "jeremyrickard",
    }
    assert elected(ballots_of("k8s-gb-2023")) == ["cblecker"]
    document = counted(ballots_of("k8s-gb-2023"), "--method", "condorcet")
    assert document["count"]["elected"] == ["cblecker"]
    assert document["count"]["pairs"]["cblecker"] == {"justaugustus": 4}
    assert document["count"]["pairs"]["justaugustus"] == {"cblecker": 2}


# Node's technical committee: a winner of every pair

NODE = ("node-tsc-error-path-2022", "node-tsc-inactive-collab-2024")


@pytest.mark.parametrize("case", NODE)
def test_nodes_options_win_every_pair(case: str) -> None:
    source = json.loads(ballots_of(case).read_text(encoding="utf-8"))
    document = counted(ballots_of(case))
    assert document["count"]["elected"] == source["outcome"]["winner(s)"]
    assert document["papers"]["valid"] == meta(case)["ballots"]
    (winner,) = document["count"]["elected"]
    assert document["wins_every_pair"] == winner
    pairs = document["count"]["pairs"]
    assert all(votes > pairs[other][winner] for other, votes in pairs[winner].items())


# single transferable vote


@pytest.mark.parametrize("rules", ["meek", "scottish"])
def test_nixos_elects_the_same_five_by_either_rules(rules: str) -> None:
    document = counted(ballots_of("nixos-sc-2025"), "--rules", rules)
    assert set(document["count"]["elected"]) == set(meta("nixos-sc-2025")["published_winners"])
    assert document["papers"]["valid"] == 443
    assert document["seats"] == 5


def test_the_gnome_board() -> None:
    names = elected(ballots_of("gnome-board-26"))
    assert set(names) == set(meta("gnome-board-26")["published_winners"])


def test_the_maemo_council_in_its_order() -> None:
    document = counted(ballots_of("maemo-council-2018Q1"))
    assert document["count"]["elected"] == meta("maemo-council-2018Q1")["published_winners"]
    assert document["papers"] == {"valid": 51, "blank": 4, "invalid": 0}
    first = document["count"]["rounds"][0]["tallies"]["juiceme (Jussi Ohenoja)"]
    assert float(first) == 31


# Burlington: an exact last round, and the paradox that made it famous


def test_burlingtons_last_round_is_exact() -> None:
    document = counted(ballots_of("burlington-2009-mayor"))
    assert document["method"] == "irv"
    assert document["count"]["elected"] == ["Bob Kiss"]
    last = document["count"]["rounds"][-1]
    published = meta("burlington-2009-mayor")["published_final_round"]
    assert {**last["tallies"], "exhausted": last["exhausted"]} == {
        name: str(votes) for name, votes in published.items()
    }
    assert document["papers"]["valid"] == 8980


def test_burlington_by_other_methods() -> None:
    file = ballots_of("burlington-2009-mayor")
    assert elected(file, "--method", "plurality") == ["Kurt Wright"]
    assert elected(file, "--method", "condorcet") == ["Andy Montroll"]
