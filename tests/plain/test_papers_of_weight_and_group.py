"""Papers of a vote where they are not all alike: by weight, by group; entered twice, told early."""

from __future__ import annotations

import json
from decimal import Decimal

import jsonschema
import pytest

from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.record.minutes import minutes
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import ITEMS, Sitting

SHARES = (("Ann", 2), ("Bo", 3), ("Cy", 1), ("Di", "0.1"), ("Ed", "0.2"), ("Flo", 3))
GROUPS = (("Ann", "East"), ("Bo", "East"), ("Cy", "West"), ("Di", "West"), ("Ed", None))


def weighted() -> Sitting:
    return gathered(*(RosterEntry(name=name, weight=Decimal(w)) for name, w in SHARES))


def grouped() -> Sitting:
    return gathered(*(RosterEntry(name=name, group=group) for name, group in GROUPS))


def gathered(*people: RosterEntry) -> Sitting:
    sitting = Sitting(Agenda(title="Body", items=ITEMS, people=people))
    sitting("present all", "open")
    return sitting


def last(sitting: Sitting) -> dict:
    transcript = json.loads(as_json(sitting.session.timeline))
    jsonschema.validate(transcript, schema())
    return transcript["votes"][-1]


# weights


def test_papers_say_what_they_weigh_and_add_up_exactly():
    sitting = weighted()
    sitting("vote Tea by ballot", "ballot for weight 3 x2", "ballot for weight 0.1")
    sitting("ballot against weight 0.2", "ballot against", "ballot invalid weight 2 : torn")
    assert sitting.ok("close vote").startswith("carried: 6.1 for, 3.7 needed")
    vote = last(sitting)
    heads = {"for": 3, "against": 2, "abstain": 0, "invalid": 1, "cast": 6}
    assert vote["counts"] == heads
    weights = {"for": 6.1, "against": 1.2, "abstain": 0, "invalid": 2, "cast": 9.3}
    assert vote["weighted"] == weights
    assert {"paper": "for", "number": 2, "weight": 3, "group": None} in vote["papers"]
    assert {"paper": "invalid: torn", "number": 1, "weight": 2, "group": None} in vote["papers"]


def test_no_more_papers_of_a_weight_than_people_who_have_it():
    sitting = weighted()
    sitting("vote Tea by ballot")
    sitting.ok("ballot for weight 3 x2")
    assert "3 papers of weight 3, but only 2" in sitting.refused("ballot against weight 3")
    assert "weights are 0.1, 0.2, 1, 2, 3" in sitting.refused("ballot for weight 4")
    sitting.ok("ballot for")
    assert "2 papers of weight 1, but only 1" in sitting.refused("ballot for")
    assert "is not a number" in sitting.refused("ballot for weight heavy")
    sitting.ok("unballot for weight 3")
    sitting.ok("ballot against weight 3.0")


def test_a_ballot_with_weights_is_decided_when_the_rest_cannot_change_it():
    sitting = weighted()
    sitting("vote Tea by ballot needs absolute", "ballot for weight 3", "ballot against weight 0.1")
    sitting("ballot for")
    assert "still open" in sitting.ok("tally"), "4 of 9.3: it takes 4.7"
    sitting("ballot for weight 2")
    assert "decided early: carried" in sitting.ok("tally")


def test_weights_that_two_people_typed_differently_are_a_difference():
    sitting = weighted()
    sitting("vote Tea by ballot", "count for 3 against 2 weights for 6 against 2.2")
    sitting("entry second", "count for 3 against 2 weights for 2.2 against 6")
    told = sitting("compare")
    assert "for, in weights: 6 in the first entry, 2.2 in the second" in told
    assert "The two entries differ" in sitting.refused("close vote")
    sitting("entry single")
    assert sitting.ok("close vote").startswith("carried: 6 for")


def test_papers_and_stated_weights_are_not_mixed():
    sitting = weighted()
    sitting("vote Tea by ballot", "ballot for", "count for 2 weights for 3")
    assert "A count was stated" in sitting.refused("ballot for weight 3")
    assert last(sitting)["weighted"]["for"] == 3


def test_an_earlier_count_keeps_its_weights():
    sitting = weighted()
    sitting("vote Tea by hands", "count for 3 against 2 weights for 4 against 2.2", "close vote")
    sitting("recount for 3 against 2 weights for 1.3 against 5")
    vote = last(sitting)
    assert vote["recounts_weighted"][0]["for"] == 4
    assert vote["result"] == "lost"
    told = minutes(sitting.session.timeline, Words("en"))
    assert "An earlier count, replaced: 3 for, 2 against, 0 abstaining; in weights 4 for" in told


# groups


def test_papers_say_their_group_and_each_group_carries():
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in each group", "ballot for in ea x2", "ballot for")
    sitting("ballot for in West", "ballot against in West")
    told = sitting.ok("close vote")
    assert told.startswith("lost: 4 for, 3 needed")
    assert "West did not carry it: 1 for of 2" in told
    vote = last(sitting)
    assert [(g["group"], g["carried"]) for g in vote["groups"]] == [("East", True), ("West", False)]
    assert {"paper": "for", "number": 2, "weight": 1, "group": "East"} in vote["papers"]


def test_no_more_papers_of_a_group_than_it_has_voters():
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in each group", "ballot for in East x2")
    assert "East has only 2 who can vote" in sitting.refused("ballot against in East")
    assert "groups are East, West" in sitting.refused("ballot against in North")
    sitting.ok("ballot for")
    assert 'ballot for in "East"' in sitting.refused("ballot for"), "only Ed is in no group"


def test_papers_of_groups_that_nobody_asks_need_not_say_theirs():
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in East", "ballot against x3", "ballot for in East x2")
    assert sitting.ok("close vote").startswith("lost: 2 for, 3 needed")


def test_a_ballot_by_groups_is_decided_when_one_can_no_longer_carry():
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in each group", "ballot for in West")
    assert "still open" in sitting.ok("tally")
    sitting("ballot against in West")
    assert "decided early: lost" in sitting.ok("tally")


def test_the_whole_of_a_ballot_may_stand_beside_the_groups():
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in East", "count for 2 in East")
    assert "state the count of the whole too" in sitting.refused("close vote")
    sitting("count for 4 against 1")
    assert sitting.ok("close vote").startswith("carried: 4 for, 3 needed")


def test_counts_of_groups_are_compared_entry_by_entry():
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in each group", "count for 2 in East")
    sitting("count for 1 against 1 in West", "count for 4 against 1", "entry second")
    assert "East" not in sitting("tally"), "whoever enters a second time is not led by the first"
    sitting("count for 2 in East", "count for 2 in West", "count for 4")
    told = sitting("compare")
    assert "for, in West: 1 in the first entry, 2 in the second" in told
    sitting.refused("close vote")
    sitting("count for 4 against 1", "count for 1 against 1 in West")
    assert "against, in West: 0 in the first" not in sitting("compare")


@pytest.mark.parametrize("paper", ["for in East", "for weight 2"])
def test_where_all_are_alike_a_paper_says_neither(paper: str):
    sitting = gathered(*(RosterEntry(name=name) for name, _ in GROUPS))
    sitting("vote Tea by ballot")
    sitting.refused(f"ballot {paper}")


def test_undo_and_a_new_reading_keep_papers_of_weight():
    sitting = weighted()
    sitting("vote Tea by ballot", "ballot for weight 3 x2", "ballot against weight 2", "undo")
    sitting("ballot abstain weight 2")
    sitting("close vote")
    assert last(sitting)["weighted"]["abstain"] == 2
    sitting("undo")
    assert last(sitting)["result"] == "undecided"
    assert last(sitting)["weighted"]["for"] == 6


def test_so_many_heads_cannot_weigh_more_or_less_than_their_votes():
    sitting = weighted()
    sitting("vote Tea by hands")
    told = sitting.refused("count for 2 against 1 weights for 6.2 against 1")
    assert "2 votes cannot weigh 6.2: from 0.3 to 6 is possible" in told
    assert "1 vote cannot weigh 0.05" in sitting.refused("count for 1 weights for 0.05")
    sitting.ok("count for 2 against 4 weights for 6 against 3.3")


def test_two_people_need_not_say_in_the_same_words_why_a_paper_is_invalid():
    sitting = gathered(*(RosterEntry(name=name) for name, _ in GROUPS))
    sitting("vote Tea by ballot", "ballot for x2", "ballot invalid : torn", "entry second")
    sitting("ballot for x2", "ballot blank")
    assert "invalid: torn: 1 in the first entry, 0 in the second" in sitting("compare")
    sitting("unballot blank", "ballot invalid : in two pieces")
    assert "agree on 3 papers" in sitting("compare")
    sitting.ok("close vote")
    assert [p["paper"] for p in last(sitting)["papers"]] == ["for", "invalid: torn"]


def test_a_weight_that_one_alone_has_is_no_secret_and_the_chair_is_told():
    told = weighted().ok("vote Tea by ballot")
    assert "only one vote weighs each of 0.1, 0.2, 1, 2: a paper that says so is not secret" in told
    alike = gathered(*(RosterEntry(name=f"P{n}", weight=2) for n in range(3)))
    assert "not secret" not in alike.ok("vote Tea by ballot")


def test_a_paper_that_cannot_be_read_is_answered_with_one_that_can():
    sitting = weighted()
    sitting("vote Tea by ballot")
    assert sitting.refused("ballot weight 3 for").endswith("ballot for weight 3 x12")
    sitting = grouped()
    sitting("vote Tea by ballot needs simple in each group")
    assert sitting.refused("ballot in East for").endswith('ballot for in "East" x12')
