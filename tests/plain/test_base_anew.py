"""A base taken anew while people come and go: who has voted stays as they were."""

from __future__ import annotations

import json

from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import ITEMS, Sitting

PEOPLE = (
    RosterEntry(name="Ann"),
    RosterEntry(name="Bo"),
    RosterEntry(name="Cy", represented_by="Bo"),
    RosterEntry(name="Di", held=4),
    RosterEntry(name="Ed"),
)


def gathered(here: str) -> Sitting:
    sitting = Sitting(Agenda(title="Body", items=ITEMS, people=PEOPLE))
    sitting(here, "open")
    return sitting


def last(sitting: Sitting) -> dict:
    return json.loads(as_json(sitting.session.timeline))["votes"][-1]


def test_a_proxy_that_was_cast_stays_that_of_who_cast_it():
    sitting = gathered("present Ann, Bo, Di")
    sitting("vote Tea by rollcall", "cast Cy for", "left Bo", "present Ed", "reopen base")
    answer = {"name": "Bo", "choice": "for", "for_whom": "Cy", "votes": 1, "weight": 1}
    assert last(sitting)["roll"] == [answer]
    sitting("present Cy", "present Bo")
    sitting("reopen base")
    assert last(sitting)["roll"] == [answer], "Cy was away when Bo voted"
    assert "For (1): Cy (by Bo)" in minutes(sitting.session.timeline, Words("en"))


def test_who_voted_in_person_did_so_whoever_represents_them_now():
    sitting = gathered("present Ann, Bo, Cy")
    sitting("vote Tea by rollcall", "cast Cy for", "left Cy", "left Ann", "reopen base")
    assert last(sitting)["roll"][0]["for_whom"] is None


def test_votes_cast_in_bulk_stay_in_the_base_they_were_cast_in():
    sitting = gathered("present Ann, Bo, Di")
    sitting("vote Tea by rollcall needs absolute", "cast Di for 3 against 1")
    sitting("delegate 1 to Di", "left Bo", "reopen base")
    vote = last(sitting)
    assert vote["counts"]["cast"] == 4 <= vote["present"]
    assert (vote["entitled"], vote["held"]) == (9, [{"name": "Di", "votes": 4}])


def test_to_pass_is_not_to_vote():
    sitting = gathered("present Ann, Bo, Ed")
    sitting("vote Tea by rollcall", "cast Ed pass", "left Ed", "reopen base")
    assert last(sitting)["present"] == 3, "Ann, Bo, and Bo for Cy"
    assert "Ed was not entitled and present" in sitting.refused("cast Ed for")


def test_the_quorum_at_the_opening_is_that_of_the_opening():
    sitting = gathered("present Ann, Bo, Ed")
    sitting("vote Tea by rollcall", "left Ed, Bo", "reopen base", "cast Ann for", "close vote")
    vote = last(sitting)
    assert (vote["quorum_at_opening"], vote["quorum_at_close"]) == (True, False)


def test_the_tally_says_that_the_base_is_not_that_of_the_opening():
    sitting = gathered("present Ann, Bo")
    sitting("vote Tea by rollcall", "present Ed", "reopen base")
    assert "3 of 9 entitled are in the base taken anew" in sitting("tally")


def test_papers_that_are_in_hold_the_base():
    sitting = gathered("present Ann, Bo, Ed")
    sitting("vote Tea by ballot", "ballot for x3", "left Ann", "left Bo", "left Ed")
    assert "more papers are in" in sitting.refused("reopen base")
    assert sitting.ok("close vote").startswith("carried: 3 for")


def test_the_count_of_a_poll_is_void_on_a_base_taken_anew():
    sitting = gathered("present Ann, Bo, Ed")
    sitting("poll Where? options Hall, Garden", "count Hall 2 Garden 2", "left Ann", "left Bo")
    assert sitting.ok("reopen base").endswith("count again")
    assert "State the count first" in sitting.refused("close vote")
    assert "only 1 can take part" in sitting.refused("count Hall 2")


def test_nothing_is_invalid_in_a_roll_call():
    sitting = gathered("present Ann, Di")
    sitting("vote Tea by rollcall")
    assert "no answer is invalid" in sitting.refused("cast Di for 3 invalid 1")
    sitting.ok("cast Di for 3 abstain 1")
