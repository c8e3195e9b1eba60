"""The chair's casting vote: who has one, when it decides, and what is told of it."""

from __future__ import annotations

import json

import pytest

from facilitator.agenda_file import Reading, parse_agenda
from facilitator.meeting.agenda import Agenda, Role, RosterEntry
from facilitator.meeting.body import BodyRules, CastingVote
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import ITEMS, Sitting


def reading(front: str) -> Reading:
    text = f"---\ntitle: Board\n{front}---\n## 1. Business\n"
    return parse_agenda(text, name="board.md", folder=None)


def body(
    rules: str, *others: str, here: str = "present all", chair: str = "{name: Pia, role: chair}"
) -> Sitting:
    """Return an open meeting whose first member presides, under these rules."""
    people = ", ".join((chair, *(others or ("Bo", "Cy", "Di", "Ed"))))
    read = reading(f"rules: {rules}\nmembers: [{people}]\n")
    assert not read.warnings, read.warnings
    sitting = Sitting(read.agenda)
    sitting(here, "open")
    return sitting


def member(name: str) -> RosterEntry:
    return RosterEntry(name=name)


def told(sitting: Sitting) -> dict:
    return json.loads(as_json(sitting.session.timeline))["votes"][-1]


EVERY_RULE = ["plain", "roberts", "{casting-vote: yes}", "{casting-vote: decides}"]


@pytest.mark.parametrize("rules", EVERY_RULE)
def test_who_has_answered_the_roll_has_no_second_vote(rules):
    sitting = body(rules)
    sitting("vote Tea by rollcall", "cast Pia for", "cast Bo for", "cast Cy against")
    sitting("cast Di against", "close vote")
    for choice in ("for", "against"):
        answer = sitting.refused(f"casting {choice}")
        assert "Pia has voted already (for), and has no second vote" in answer
    assert told(sitting)["result"] == "tied"


@pytest.mark.parametrize("rules", EVERY_RULE)
@pytest.mark.parametrize("by", ["hands", "ballot", "voice"])
def test_where_everybody_has_voted_the_chair_has_too(rules, by):
    sitting = body(rules, "Bo", "Cy", "Di")
    sitting(f"vote Tea by {by}", "count for 1 against 1 abstain 2", "close vote")
    assert "votes are in, Pia's among them" in sitting.refused("casting for")
    sitting("recount for 1 against 1 abstain 1")
    assert "carried by the chair's casting vote" in sitting.ok("casting for")


def test_papers_that_are_invalid_were_handed_in_too():
    sitting = body("plain", "Bo", "Cy", "Di")
    sitting("vote Tea by ballot", "ballot for", "ballot against", "ballot invalid x2", "close vote")
    assert "4 votes are in" in sitting.refused("casting for")


def test_a_chair_who_passed_or_was_not_asked_has_not_voted():
    sitting = body("plain")
    sitting("vote Tea by rollcall", "cast Pia pass", "cast Bo for", "cast Cy against", "close vote")
    assert "carried by the chair's casting vote" in sitting.ok("casting for")


def test_a_chair_whose_delegate_has_voted_has_voted():
    chair = "{name: Pia, role: chair, delegate: Bo}"
    sitting = body("{delegator-votes: no}", chair=chair)
    sitting("vote Tea by rollcall", "cast Pia for", "cast Cy against", "close vote")
    assert "Bo has voted for Pia, who has no second vote" in sitting.refused("casting for")


def test_a_chair_who_voted_in_several_ways_has_voted():
    sitting = body("plain", chair="{name: Pia, role: chair, proxies: 3}")
    sitting("vote Tea by rollcall", "cast Pia for 2 against 2", "close vote")
    assert "Pia has voted already, and has no second vote" in sitting.refused("casting for")


def test_a_body_may_give_the_chair_a_second_vote():
    sitting = body("{casting-vote: second}")
    sitting("vote Tea by rollcall", "cast Pia for", "cast Bo against", "close vote")
    assert "carried by the chair's casting vote" in sitting.ok("casting for")
    sitting("vote Soup", "count for 3 against 2", "close vote")
    assert "breaks a tie" in sitting.refused("casting against")


def test_a_body_may_give_the_chair_none():
    sitting = body("{casting-vote: no}")
    sitting("vote Tea", "count for 2 against 2", "close vote")
    assert "no casting vote in this body" in sitting.refused("casting for")


@pytest.mark.parametrize(
    ("needs", "count", "choice", "result"),
    [
        ("simple", "for 2 against 2", "for", "carried"),
        ("simple", "for 2 against 2", "against", "lost"),
        ("simple", "for 2 against 1", "against", "lost"),
        ("simple", "for 0 against 0 abstain 3", "for", "carried"),
        ("two-thirds", "for 1 against 1", "for", "carried"),
        ("two-thirds", "for 2 against 1", "against", "lost"),
        ("absolute", "for 2 against 2", "for", "carried"),
        ("unanimous", "for 3 against 0", "against", "lost"),
        ("at least 3", "for 2 against 1", "for", "carried"),
    ],
)
def test_where_the_chair_decides_one_vote_may_carry_or_defeat(needs, count, choice, result):
    sitting = body("{casting-vote: decides}")
    sitting(f"vote Tea needs {needs}", f"count {count}", "close vote")
    sitting.ok(f"casting {choice}")
    made = told(sitting)
    assert (made["result"], made["margin"], made["casting"]) == (result, None, choice)
    numbers = [int(word) for word in count.split() if word.isdigit()]
    assert [made["counts"]["for"], made["counts"]["against"]] == numbers[:2], "those of the count"


@pytest.mark.parametrize(
    ("needs", "count", "choice"),
    [
        ("simple", "for 2 against 1", "for"),
        ("simple", "for 1 against 2", "for"),
        ("simple", "for 1 against 2", "against"),
        ("simple", "for 3 against 1", "against"),
        ("two-thirds", "for 2 against 2", "against"),
        ("two-thirds", "for 2 against 2", "for"),
    ],
)
def test_where_one_vote_changes_nothing_the_chair_does_not_vote(needs, count, choice):
    sitting = body("{casting-vote: decides}")
    sitting(f"vote Tea needs {needs}", f"count {count}", "close vote")
    assert "would not change the result" in sitting.refused(f"casting {choice}")


def test_a_chair_makes_no_tie_where_they_only_break_one():
    sitting = body("plain")
    sitting("vote Tea", "count for 2 against 1", "close vote")
    assert "breaks a tie" in sitting.refused("casting against")


def test_the_chairs_vote_weighs_what_it_weighs():
    heavy = body("{casting-vote: decides}", chair="{name: Pia, role: chair, weight: 3}")
    heavy("vote Tea by rollcall", "cast Bo for", "cast Cy against", "cast Di against", "close vote")
    assert "carried" in heavy.ok("casting for"), "3 more than 1 against 2"
    people = (RosterEntry(name="Pia", role=Role.CHAIR, weight=0), *map(member, ("Bo", "Cy", "Di")))
    decides = BodyRules(casting_vote=CastingVote.DECIDES)
    none = Sitting(Agenda(title="Board", items=ITEMS, people=people, body_rules=decides))
    none("present all", "open")
    none("vote Tea by rollcall", "cast Bo for", "cast Cy for", "cast Di against", "close vote")
    assert "Pia had no vote" in none.refused("casting against")
    none("vote Soup by rollcall", "cast Bo for", "cast Cy against", "close vote")
    assert "Pia had no vote" in none.refused("casting for")


def test_the_chairs_vote_counts_in_the_chairs_group_too():
    people = ("{name: Bo, group: East}", "{name: Cy, group: East}", "{name: Di, group: West}")
    chair = "{name: Pia, role: chair, group: East}"
    sitting = body("{casting-vote: decides}", *people, chair=chair)
    sitting("vote Tea by rollcall needs simple and simple in each group")
    sitting("cast Bo for", "cast Cy against", "cast Di for", "close vote")
    answer = sitting.ok("casting for")
    assert "carried" in answer
    assert "East carried it with the chair's casting vote: 1 for before it" in sitting.ok("tally")


def test_a_chair_without_a_vote_breaks_a_tie_by_office_but_decides_nothing_else():
    guest = "{name: Pia, role: chair, voting: no}"
    sitting = body("plain", chair=guest)
    sitting("vote Tea", "count for 2 against 2", "close vote")
    assert "carried by the chair's casting vote" in sitting.ok("casting for")
    sitting = body("roberts", chair=guest)
    sitting("vote Tea", "count for 2 against 2", "close vote")
    assert "Pia had no vote" in sitting.refused("casting for")


def test_what_was_judged_by_eye_is_counted_before_one_vote_can_decide_it():
    sitting = body("{casting-vote: decides}")
    sitting("vote Tea by hands", "clear majority", "close vote")
    assert "recount first" in sitting.refused("casting against")
    sitting("recount for 2 against 1")
    assert "lost by the chair's casting vote" in sitting.ok("casting against")


def test_an_election_is_not_decided_by_the_chair():
    sitting = body("plain")
    sitting("vote Tea", "count for 2 against 2", "close vote")
    sitting("[19:40] elect Clerk seats 1 from Bo, Cy", "count Bo 2 Cy 2", "close election")
    assert "In an election the chair breaks no tie" in sitting.refused("casting for")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_after_it_nothing_is_lacking(language):
    sitting = body("plain", "Bo", "Cy")
    sitting("vote Tea by hands", "count for 1 against 1", "close vote")
    answer = sitting.ok("casting for")
    assert answer == "carried by the chair's casting vote (1 for, 1 against before it)"
    shown = (answer, sitting.ok("tally"), minutes(sitting.session.timeline, Words(language)))
    for text in shown[:2]:
        assert "less than needed" not in text
    written = shown[2].partition("##")[2]
    lines = [line for line in written.splitlines() if "casting vote" in line or "chủ trì" in line]
    assert lines
    assert not any("needed" in line or "cần" in line or "thiếu" in line for line in lines)
    assert told(sitting)["margin"] is None
    sitting("undo")
    assert told(sitting)["margin"] == -1, "the tie as it was counted"


def test_a_recount_after_it_has_a_margin_again():
    sitting = body("plain")
    sitting("vote Tea", "count for 1 against 1", "close vote", "casting for")
    assert sitting.ok("recount for 1 against 3").endswith("; 2 votes less than needed")


def test_what_the_chairs_vote_defeats_does_not_stay_done():
    sitting = body("roberts")
    sitting("procedural recess 10m by Bo second Cy", "vote by hands", "count for 2 against 1")
    assert "recess of 10:00" in sitting.ok("close vote")
    assert "the meeting goes on" in sitting.ok("casting against")
    assert sitting.ok("status").startswith("status: in session")
