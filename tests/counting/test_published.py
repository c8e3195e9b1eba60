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


def spelled_alike(ours: list[str], published: list[str]) -> list[str]:
    """Return our names as published: the ballots of 2017 spell one surname differently."""
    given = {name.split()[0]: name for name in published if name not in ours}
    return [name if name in published else given[name.split()[0]] for name in ours]


def surnames_of_winners(case: str) -> list[str]:
    """Return the surnames in the results; the ballots name accounts that have them in it."""
    lines = lines_of(case, "results.md")
    return [line.split()[-1].lower() for line in lines if line.startswith("- ") and ":" not in line]


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
    # those of 2019 add accounts
    ours = [name.split(" (")[0] for name in order_of(document)]
    assert spelled_alike(ours, published) == published


def test_2017_skips_the_candidate_whose_employer_has_its_share() -> None:
    page = lines_of("k8s-steering-2017", "RESULTS.md")
    winners = numbered(page[page.index("## Winners") :])
    (excluded,) = re.findall(r"so (.+) must be excluded", "\n".join(page))
    file = ballots_of("k8s-steering-2017")
    heads = file.read_text(encoding="utf-8").splitlines()[0].split(",")
    (third,) = [name for name in heads if name.split()[0] == winners[2].split()[0]]
    names = elected(
        file,
        *("--seats", "6", "--cap", "1"),
        *("--group", f"{third}=Google", "--group", f"{excluded}=Google"),
    )
    assert spelled_alike(names, winners) == winners


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
    ranking = numbered(lines_of("k8s-steering-2021", "ranking.md"))
    assert set(ours) - set(wrong) == {ranking[2]}
    assert set(wrong) - set(ours) == {ranking[4]}


def test_the_small_committees() -> None:
    accounts = elected(ballots_of("k8s-coc-2023"), "--seats", "2")
    surnames = surnames_of_winners("k8s-coc-2023")
    assert len(accounts) == len(surnames) == 2
    assert all(any(surname in account for account in accounts) for surname in surnames)
    (winner,) = elected(ballots_of("k8s-gb-2023"))
    (surname,) = surnames_of_winners("k8s-gb-2023")
    assert surname in winner
    document = counted(ballots_of("k8s-gb-2023"), "--method", "condorcet")
    assert document["count"]["elected"] == [winner]
    pairs = document["count"]["pairs"]
    ((other, votes),) = pairs[winner].items()
    assert votes == 4
    assert pairs[other] == {winner: 2}


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
    leader = document["count"]["elected"][0]
    assert float(document["count"]["rounds"][0]["tallies"][leader]) == 31


# Burlington: an exact last round, and the paradox that made it famous


def test_burlingtons_last_round_is_exact() -> None:
    document = counted(ballots_of("burlington-2009-mayor"))
    assert document["method"] == "irv"
    last = document["count"]["rounds"][-1]
    published = meta("burlington-2009-mayor")["published_final_round"]
    candidates = [name for name in published if name != "exhausted"]
    assert document["count"]["elected"] == [max(candidates, key=published.get)]
    assert {**last["tallies"], "exhausted": last["exhausted"]} == {
        name: str(votes) for name, votes in published.items()
    }
    assert document["papers"]["valid"] == 8980


def test_burlington_by_other_methods() -> None:
    file = ballots_of("burlington-2009-mayor")
    source = meta("burlington-2009-mayor")["asserted_by"]
    ((plurality, condorcet),) = re.findall(
        r"plurality winner (\w+), Condorcet winner (\w+)", source
    )
    (first,) = elected(file, "--method", "plurality")
    (winner,) = elected(file, "--method", "condorcet")
    assert (first.split()[-1], winner.split()[-1]) == (plurality, condorcet)
