"""Proxies, weights, groups, vetoes and papers by lines, as a chair would type them."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from facilitator.meeting.agenda import Agenda, Role, RosterEntry
from facilitator.meeting.body import BodyRules, CastingVote
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import ITEMS, Sitting

PEOPLE = (
    RosterEntry(name="Ann Lee", group="East", role=Role.CHAIR),
    RosterEntry(name="Bo Carr", group="East", represented_by="Ann Lee"),
    RosterEntry(name="Cy Dunn", group="West"),
    RosterEntry(name="Di Fox", group="West"),
    RosterEntry(name="Ed Gay", group="West"),
)


def gathered(*people: RosterEntry, here: str = "present all", **rules: object) -> Sitting:
    agenda = Agenda(
        title="Assembly", items=ITEMS, people=people or PEOPLE, body_rules=BodyRules(**rules)
    )
    sitting = Sitting(agenda)
    sitting(here, "open")
    return sitting


def last(sitting: Sitting) -> dict:
    return json.loads(as_json(sitting.session.timeline))["votes"][-1]


def written(sitting: Sitting) -> str:
    return minutes(sitting.session.timeline, Words("en"))


# proxies


def test_a_delegate_votes_for_who_is_away():
    sitting = gathered(here="present Ann, Cy, Di")
    opened = sitting.ok("vote Tea by rollcall")
    assert "3 of 5 entitled are present; 1 more vote by proxy" in opened
    assert sitting.ok("cast Bo against") == "Ann Lee for Bo Carr: against"
    sitting("cast Ann for", "cast Cy for", "cast Di for")
    sitting.ok("close vote")
    vote = last(sitting)
    assert (vote["present"], vote["counts"]["cast"]) == (4, 4)
    assert {
        "name": "Ann Lee",
        "choice": "against",
        "for_whom": "Bo Carr",
        "votes": 1,
        "weight": 1,
    } in (vote["roll"])
    assert vote["proxies"] == [{"name": "Bo Carr", "by": "Ann Lee"}]
    assert "Ann Lee by proxy for Bo Carr" in written(sitting)


def test_who_is_there_votes_for_themselves_unless_the_body_says_otherwise():
    sitting = gathered()
    sitting("vote Tea by rollcall")
    assert sitting.ok("cast Bo for") == "Bo Carr: for"
    sitting = gathered(delegator_votes=False)
    sitting("vote Tea by rollcall")
    assert sitting.ok("cast Bo for") == "Ann Lee for Bo Carr: for"
    assert last(sitting)["present"] == 5, "nobody is counted twice"


def test_a_proxy_counts_in_the_ceiling_and_the_refusal_says_so():
    sitting = gathered(here="present Ann, Cy")
    sitting("vote Tea")
    refusal = sitting.refused("count for 4 against 0 abstain 0")
    assert "= 4, but only 2 entitled to vote were present and 1 by proxy, 3 in all" in refusal
    sitting.ok("count for 3")


def test_a_delegation_is_named_and_taken_back_live():
    sitting = gathered(here="present Ann, Cy, Di")
    assert "Cy Dunn votes for Ed Gay" in sitting.ok("delegate Ed to Cy")
    assert "votes for Ed Gay already" in sitting.refused("delegate Ed to Cy")
    assert "their own delegate" in sitting.refused("delegate Di to Di")
    assert "not passed on" in sitting.refused("delegate Di to Ed")
    assert "not passed on" in sitting.refused("delegate Cy to Di")
    assert "not passed on" in sitting.refused("delegate Ann to Bo")
    sitting("vote Tea by rollcall")
    assert last(sitting)["present"] == 5
    sitting("annul vote : mistake", "delegate Ed to nobody", "vote Tea by rollcall")
    assert last(sitting)["present"] == 4
    assert "has no delegate" in sitting.refused("delegate Ed to nobody")


def test_votes_in_bulk_are_one_act():
    holder = RosterEntry(name="Fund One", held=99)
    sitting = gathered(holder, RosterEntry(name="Gil Hay"))
    sitting("vote Tea by rollcall")
    assert sitting.ok("cast Fund for 70 against 30") == "Fund One: 70 for, 30 against, 0 abstaining"
    assert "= 101, but Fund One casts only 100" in sitting.refused("cast Fund for 71 against 30")
    assert "casts only 1" in sitting.refused("cast Gil for 2 against 0")
    sitting("cast Gil against")
    assert sitting.ok("close vote").startswith("carried: 70 for, 51 needed; 69.3% of 101")
    vote = last(sitting)
    assert vote["counts"] == {"for": 70, "against": 31, "abstain": 0, "invalid": 0, "cast": 101}
    assert [(row["name"], row["choice"], row["votes"]) for row in vote["roll"]] == [
        ("Fund One", "for", 70), ("Fund One", "against", 30), ("Gil Hay", "against", 1),
    ]  # fmt: skip
    assert vote["held"] == [{"name": "Fund One", "votes": 99}]


def test_proxies_in_bulk_can_be_handed_in_at_the_door():
    sitting = gathered()
    assert "casts 20 votes of others" in sitting.ok("delegate 20 to Cy")
    assert "holds 20 votes already" in sitting.refused("delegate 20 to Cy")
    sitting("vote Tea by rollcall")
    assert last(sitting)["entitled"] == 25
    sitting("cast Cy for")
    assert last(sitting)["counts"]["for"] == 21


# weights


WEIGHTY = (
    RosterEntry(name="Ann Lee", weight=Decimal("2.5")),
    RosterEntry(name="Bo Carr"),
    RosterEntry(name="Cy Dunn"),
)


def test_weights_decide_and_heads_stand_beside_them():
    sitting = gathered(*WEIGHTY)
    sitting("vote Tea by rollcall", "cast Ann for", "cast Bo against", "cast Cy against")
    answer = sitting.ok("close vote")
    assert answer.startswith("carried: 2.5 for, 2.3 needed; 55.6% of 4.5 votes")
    assert "heads: 1 for, 2 against" in answer
    vote = last(sitting)
    assert vote["counts"]["for"] == 1
    assert vote["weighted"] == {"for": 2.5, "against": 2, "abstain": 0, "invalid": 0, "cast": 4.5}
    assert (vote["base_size"], vote["margin"], vote["entitled_weight"]) == (4.5, 0.2, 4.5)


def test_heads_alone_decide_nothing_where_weights_differ():
    sitting = gathered(*WEIGHTY)
    sitting("vote Tea")
    assert "state the weights too" in sitting.refused("count for 2 against 1")
    assert "have only 4.5 together" in sitting.refused(
        "count for 2 against 1 weights for 4 against 1"
    )
    assert "do not fit" in sitting.refused("count for 2 against 1 weights for 4")
    sitting.ok("count for 1 against 2 weights for 2.5 against 2")
    assert sitting.ok("close vote").startswith("carried: 2.5 for")
    sitting("vote Coffee")
    assert "no eye can see" in sitting.refused("clear majority")
    assert "cannot be divided" in (
        sitting("annul vote : x", "vote Cake by rollcall")
        and sitting.refused("cast Ann for 1 against 1")
    )


def test_a_tie_in_weights_is_a_tie():
    sitting = gathered(
        RosterEntry(name="Ann Lee", weight=2),
        RosterEntry(name="Bo Carr"),
        RosterEntry(name="Cy Dunn"),
    )
    sitting("vote Tea by rollcall", "cast Ann for", "cast Bo against", "cast Cy against")
    assert sitting.ok("close vote").startswith("tied, and so lost: 2 for")
    assert "carried" in sitting.ok("casting for")


# groups and vetoes


def test_a_double_majority_carries_only_if_each_part_does():
    sitting = gathered()
    sitting("vote Tea by rollcall needs simple and simple in each group")
    sitting("cast Ann against", "cast Bo against", "cast Cy for", "cast Di for", "cast Ed for")
    answer = sitting.ok("close vote")
    assert answer.startswith("lost: 3 for, 3 needed")
    assert "East did not carry it: 0 for of 2" in answer
    assert "West carried it: 3 for of 3" in answer
    vote = last(sitting)
    assert [(g["group"], g["carried"]) for g in vote["groups"]] == [("East", False), ("West", True)]
    assert vote["rule"]["words"] == "simple and simple in each group"
    assert "East did not carry it" in written(sitting)


def test_groups_are_counted_one_by_one():
    sitting = gathered()
    sitting("vote Tea needs simple and two-thirds in each of East, West")
    sitting.ok("count for 2 against 0 in east")
    assert "count of West too" in sitting.refused("close vote")
    assert "West has only 3 who can vote" in sitting.refused("count for 4 in West")
    assert "No voting member is in North" in sitting.refused("count for 1 in North")
    sitting.ok("count for 2 against 1 abstain 0 in West")
    assert sitting.ok("close vote").startswith("carried: 4 for, 3 needed")
    assert "lost" in sitting.ok("recount for 1 against 2 in West")
    assert last(sitting)["counts"]["for"] == 3


def test_a_rule_about_groups_that_nobody_is_in_is_refused():
    sitting = gathered()
    assert "No voting member is in North" in sitting.refused("vote Tea needs simple in North")


def test_an_early_decision_waits_for_each_group():
    sitting = gathered()
    sitting(
        "vote Tea by rollcall needs simple in each group",
        "cast Cy for",
        "cast Di for",
        "cast Ed for",
    )
    assert "decided" not in sitting.ok("tally")
    sitting("cast Ann against", "cast Bo against")
    assert "decided early: lost" in sitting.ok("tally")


def test_a_member_with_a_veto_defeats_it():
    people = (RosterEntry(name="Ann Lee", veto=True), *PEOPLE[2:])
    sitting = gathered(*people)
    sitting("vote Tea by rollcall", "cast Cy for", "cast Di for", "cast Ed for")
    assert "decided" not in sitting.ok("tally"), "the veto is still to come"
    sitting("cast Ann against")
    assert sitting.ok("close vote").startswith("lost by a veto: 3 for, 3 needed")
    assert last(sitting)["vetoed_by"] == ["Ann Lee"]
    sitting("vote Coffee", "count for 3 against 1")
    assert "has no veto" in sitting.refused("veto Cy")
    assert sitting.ok("veto Ann") == "Ann Lee vetoes it"
    assert "lost by a veto" in sitting.ok("close vote")
    assert "veto: Ann Lee" in written(sitting).lower().replace("ann lee", "Ann Lee")


def test_a_base_of_a_group_is_its_members_here_or_all_of_them():
    sitting = gathered(here="present Ann, Cy, Di")
    sitting("delegate Bo to nobody")
    sitting("vote Tea by rollcall needs simple and more than 1/2 of present in West")
    sitting("cast Cy for", "cast Di for", "cast Ann for")
    assert "West carried it: 2 for of 2" in sitting.ok("close vote")
    sitting("vote Ham by rollcall needs simple and more than 2/3 of entitled in West")
    sitting("cast Cy for", "cast Di for", "cast Ann for")
    assert "West did not carry it: 2 for of 3" in sitting.ok("close vote")


# base


def test_the_base_is_frozen_until_the_chair_reopens_it():
    sitting = gathered(here="present Ann, Cy, Di")
    sitting("vote Tea needs present", "present Ed", "count for 2 against 1")
    assert last(sitting)["present"] == 4
    assert "base was taken anew: 5 of 5" in sitting.ok("reopen base")
    assert "State the count" in sitting.refused("close vote")
    assert "stays as it is" in sitting.refused("reopen base")
    sitting("count for 2 against 1")
    assert sitting.ok("close vote").startswith("lost: 2 for, 3 needed")
    assert last(sitting)["base_reopened"] == 1


def test_who_has_voted_stays_in_the_base():
    sitting = gathered(here="present Ann, Cy, Di")
    sitting("vote Tea by rollcall", "cast Cy for", "left Cy", "left Di", "reopen base")
    assert "still to be asked: Ann Lee, Bo Carr" in sitting.ok("tally")
    assert last(sitting)["counts"]["for"] == 1


def test_a_head_that_weighs_nothing_is_counted_beside_weights():
    sitting = gathered(
        *(RosterEntry(name=n, weight=w) for n, w in (("Ann", 0), ("Bo", 1), ("Cy", 2)))
    )
    sitting("vote Tea by hands")
    assert "2 votes cannot weigh 0" in sitting.refused("count for 2 against 1 weights against 2")
    assert "do not fit" in sitting.refused("count for 3 weights for 2 against 1")
    sitting.ok("count for 2 against 1 weights for 3 against 0")
    assert sitting.ok("close vote").startswith("carried: 3 for, 2 needed")


def test_weights_never_exceed_those_of_the_body_where_nobody_took_the_attendance():
    people = (RosterEntry(name=n, weight=w) for n, w in (("Ann", 3), ("Bo", 1), ("Cy", 1)))
    sitting = gathered(*people, here="status")
    sitting("vote Tea by hands")
    refused = sitting.refused("count for 1 against 1 weights for 3 against 3")
    assert "= 6 in weights, but those who can vote have only 5" in refused


def test_a_body_without_a_casting_vote_has_none():
    sitting = gathered(casting_vote=CastingVote.NO)
    sitting("vote Tea", "count for 2 against 2", "close vote")
    assert "no casting vote" in sitting.refused("casting for")


def test_the_chair_gives_the_casting_vote():
    sitting = gathered()
    sitting("vote Tea", "count for 2 against 2", "close vote", "casting against")
    assert last(sitting)["casting_by"] == "Ann Lee"


# papers


def test_two_entries_are_compared_before_the_result_stands():
    sitting = gathered()
    sitting("vote Tea by ballot", "ballot for x3", "ballot against", "ballot blank")
    assert "= 6, but only 5" in sitting.refused("ballot for")
    assert "have been entered only once" in sitting.refused("compare")
    sitting("entry second", "ballot for x2", "ballot against x2", "ballot invalid : torn")
    assert "3 for" not in sitting.ok("tally"), "the second entry is not led by the first"
    differs = sitting.refused("close vote")
    for words in ("for: 3 and 2", "against: 1 and 2", "blank: 1 and 0", "invalid: torn: 0 and 1"):
        assert words in differs
    assert sitting.ok("compare").startswith("compare: 4 differences")
    sitting("unballot against", "unballot invalid : torn", "ballot for", "ballot blank")
    assert "agree on 5 papers" in sitting.ok("compare")
    assert sitting.ok("close vote").startswith("carried: 3 for, 3 needed; 75.0% of 4")
    vote = last(sitting)
    assert (vote["entries"], vote["roll"], vote["counts"]["abstain"]) == (2, [], 1)
    assert vote["papers"] == [
        {"paper": paper, "number": number, "weight": 1, "group": None}
        for paper, number in (("against", 1), ("blank", 1), ("for", 3))
    ]


def test_papers_can_be_stated_as_a_count():
    sitting = gathered()
    sitting("vote Tea by ballot", "count for 3 against 1 invalid 1")
    assert sitting.ok("close vote").startswith("carried: 3 for")


def test_papers_say_when_it_is_decided():
    sitting = gathered()
    sitting("vote Tea by ballot needs absolute", "ballot for x2")
    assert "decided" not in sitting.ok("tally")
    sitting("ballot for")
    assert "decided early: carried" in sitting.ok("tally")


# who is in the room


def test_who_speaks_is_no_call_of_the_attendance(strangers):
    strangers("queue Mai", "call", "finish", "queue Hoa")
    assert not strangers.meeting.attendance_taken
    strangers("vote Tea")
    strangers.ok("count for 70 against 30")
    assert strangers.ok("close vote").startswith("carried")
    strangers("present Mai, Ida")
    assert strangers.meeting.attendance_taken
    strangers("vote Coffee")
    assert "but only 3" in strangers.refused("count for 4")


def test_a_guest_is_no_call_of_the_attendance():
    sitting = gathered(here="guest Gil Hay")
    sitting("vote Tea")
    sitting.ok("count for 4 against 1")


@pytest.mark.parametrize(
    "rule",
    [
        "two-thirds of present",
        "more than 60% of votes",
        "unanimous",
        "simple in West",
        "at least 2/3 of entitled and at least 3",
    ],
)
def test_rules_in_every_form_open_a_vote(rule):
    sitting = gathered()
    sitting.ok(f"vote Tea by rollcall needs {rule}")
    for name in ("Ann", "Bo", "Cy", "Di", "Ed"):
        sitting.ok(f"cast {name} for")
    assert sitting.ok("close vote").startswith("carried")


def test_a_rule_names_a_group_however_it_is_typed():
    sitting = gathered()
    group = next(p.group for p in sitting.meeting.people.values() if p.group and p.voting)
    sitting.ok(f"vote Tea by hands needs simple and simple in {group.swapcase()}")
    (part,) = sitting.meeting.votes[-1].requirement.in_groups
    assert part.groups == (group,)
