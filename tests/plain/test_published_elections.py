"""Elections of other bodies, held again through a whole meeting, end as they were published."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.words import Words

from .conftest import Sitting

CASES = Path(__file__).parents[2].parent / "shared" / "realdata" / "elections"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="the published elections are not beside the project"
)


def case(name: str) -> dict:
    return json.loads((CASES / name / "META.json").read_text(encoding="utf-8"))


def lines_of(name: str, file: str) -> list[str]:
    return (CASES / name / file).read_text(encoding="utf-8").splitlines()


def published(lines: list[str]) -> list[str]:
    """Return the entries of the lists of winners below the head."""
    below = lines[lines.index("## Winners") :]
    return [match[1] for line in below if (match := re.match(r"(?:\d+\.|-) (.+)", line))]


def given(name: str) -> str:
    return name.split(maxsplit=1)[0]


def held(sitting: Sitting, name: str, file: str, how: str) -> list[str]:
    path = CASES / name / file
    sitting.ok(f"elect {name} seats {case(name)['seats']} from file {path} by {how}")
    sitting.ok(f"ballots from {path}")
    sitting.ok("close election")
    part = transcript(sitting.session.timeline).elections[-1]
    assert sum((part.ballots.valid, part.ballots.invalid, part.ballots.blank)) == sum(
        paper.count for paper in part.papers
    )
    assert f"### {name}" in minutes(sitting.session.timeline, Words("en"))
    return part.elected


@pytest.mark.parametrize(
    ("name", "file", "how"),
    [
        ("maemo-council-2018Q1", "maemo.blt", "ranked"),
        ("nixos-sc-2025", "ballots.blt", "meek"),
        ("gnome-board-26", "gnome_26.blt", "stv"),
        ("glasgow-2007-govan", "ballots.blt", "scottish"),
    ],
)
def test_transferable_votes(strangers, name, file, how):
    published = case(name)["published_winners"]
    found = held(strangers, name, file, how)
    if name.startswith("maemo"):
        assert found == published  # in this order
        assert transcript(strangers.session.timeline).elections[-1].counts[published[0]] == 31
    assert sorted(found) == sorted(published)


def test_an_instant_run_off_to_the_last_round(strangers):
    last_round = case("burlington-2009-mayor")["published_final_round"]
    exhausted_there = last_round.pop("exhausted")
    elected = held(strangers, "burlington-2009-mayor", "ballots.csv", "irv")
    assert elected == [max(last_round, key=last_round.get)]
    part = transcript(strangers.session.timeline).elections[-1]
    last = part.rounds[-1]
    assert {name: int(votes) for name, votes in last.votes.items()} == last_round
    # papers that mark several first are invalid here, and among the exhausted in the publication
    exhausted = int(last.exhausted) + part.ballots.invalid + part.ballots.blank
    assert exhausted == exhausted_there


def test_no_opinion_is_not_the_last_place(strangers):
    found = held(strangers, "k8s-coc-2023", "ballots.csv", "condorcet")
    winners = published(lines_of("k8s-coc-2023", "results.md"))
    assert len(found) == len(winners)
    # the ballots name accounts, the results people; an account has the surname in it
    assert all(any(name.split()[-1].lower() in account for account in found) for name in winners)


def test_a_cap_for_each_employer_passes_somebody_over(strangers):
    path = CASES / "k8s-steering-2017" / "BALLOTS.csv"
    heads = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    page = lines_of("k8s-steering-2017", "RESULTS.md")
    (excluded,) = re.findall(r"so (.+) must be excluded", "\n".join(page))
    winners = published(page)
    # the third winner has the same employer; the ballots spell that surname differently
    google = {excluded, *(name for name in heads if given(name) == given(winners[2]))}
    slate = ", ".join(f'"{name}"{" (Google)" if name in google else ""}' for name in heads)
    strangers.ok(f"elect Steering seats 6 from {slate} by condorcet cap 1 per group")
    strangers.ok(f"ballots from {path}")
    answer = strangers.ok("close election")
    assert f"passed over, because at most 1 of a group is elected: {excluded}" in answer
    part = transcript(strangers.session.timeline).elections[-1]
    assert part.elected[2] in google
    assert [n for n in part.elected if n not in google] == [*winners[:2], *winners[3:]]
    assert part.ballots.valid == case("k8s-steering-2017")["ballots"]


def test_a_block_vote_from_the_tellers_totals_with_a_cap(strangers):
    found = case("gnome-2003-block-vote")
    votes = found["votes"]
    slate = ", ".join(f'"{n}" ({group})' if group else f'"{n}"' for n, (_, group) in votes.items())
    strangers.ok(f"elect Board seats 11 from {slate} by block max 11 cap 4 per group")
    counts = " ".join(f'"{name}" {count}' for name, (count, _) in votes.items())
    strangers.ok(f"count {counts} papers {found['ballots']} invalid {found['invalid']}")
    passed_over = found["ineligible"].partition(",")[0]
    assert passed_over in strangers.ok("close election").partition("passed over")[2]
    part = transcript(strangers.session.timeline).elections[-1]
    assert part.elected == found["published_winners"]
    assert part.passed_over == [passed_over]
    assert part.ballots.valid == 189


def test_approval_from_totals(strangers):
    found = case("pep-8101-approval")
    strangers.ok(f"elect Council seats 5 from {', '.join(found['votes'])} by approval")
    counts = " ".join(f'"{name}" {count}' for name, count in found["votes"].items())
    assert "papers N" in strangers.refused(f"count {counts}")
    strangers.ok(f"count {counts} papers {found['ballots']}")
    strangers.ok("close election")
    part = transcript(strangers.session.timeline).elections[-1]
    assert sorted(part.elected) == found["published_winners_unordered"]
    assert part.tie is None  # the equal ones stand above and below the cut


def test_more_than_half_or_a_run_off_between_the_first_two(strangers):
    for district in case("cz-senate-2018-first-round")["cases"]:
        votes = district["votes"]
        slate = ", ".join(f'"{name}"' for name in votes)
        strangers.ok(f"elect District {district['district']} from {slate} by majority")
        strangers.ok("count " + " ".join(f'"{name}" {n}' for name, n in votes.items()))
        strangers.ok("close election")
        part = transcript(strangers.session.timeline).elections[-1]
        assert part.elected == district["elected"]
        two = sorted(votes, key=lambda name: -votes[name])[:2]
        assert part.run_off == ([] if district["elected"] else two)


def test_papers_that_weigh_a_part_of_one_are_not_taken_into_a_meeting(convene, tmp_path):
    path = tmp_path / "weighed.blt"
    path.write_text('2 1\n1.5 1 0\n1 2 0\n0\n"Ann"\n"Bo"\n', encoding="utf-8")
    sitting = convene()
    sitting("present all", "open", "elect Chair from Ann, Bo by irv")
    assert "facilitator count" in sitting.refused(f"ballots from {path}")


def test_names_that_differ_in_accents_only_are_kept_apart(convene, tmp_path):
    path = tmp_path / "board.blt"
    path.write_text('2 1\n3 1 0\n1 2 0\n0\n"Lê Hà"\n"Lê Hạ"\n', encoding="utf-8")
    sitting = convene()
    sitting("present all", "open", 'elect Chair from "LÊ HẠ", "Lê Hà" by irv')
    sitting.ok(f"ballots from {path}")
    assert "elected: Lê Hà" in sitting("close election")
    sitting('elect Chair from "Lê Hạ", "Lê Ha" by irv')
    assert "not clear whom the file means by Lê Hà:" in sitting.refused(f"ballots from {path}")
    sitting("annul election : wrong names", 'elect Chair from "Lê Hà", "Lê Hạ", "Le Ha" by irv')
    path.write_text('2 1\n3 1 0\n1 2 0\n0\n"Lê Hà"\n"Lê Há"\n', encoding="utf-8")
    assert "by Lê Há:" in sitting.refused(f"ballots from {path}")
