"""An election that is open, and somebody is nominated or arrives."""

from __future__ import annotations

import json

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.meeting.elections import Candidate
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import ITEMS, Sitting

NAMES = ("Ann", "Bo", "Cy", "Di", "Ed", "Flo")


def gathered(here: str = "Ann, Bo, Cy", names: tuple[str, ...] = NAMES) -> Sitting:
    people = tuple(RosterEntry(name=name) for name in names)
    sitting = Sitting(Agenda(title="Body", items=ITEMS, people=people))
    sitting(f"present {here}", "open")
    return sitting


def last(sitting: Sitting) -> dict:
    return json.loads(as_json(sitting.session.timeline))["elections"][-1]


def test_somebody_more_stands_while_no_paper_is_in():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo")
    assert sitting.ok("nominate Cy, Gus (East)") == (
        "Cy stands too, as number 3; Gus stands too, as number 4"
    )
    sitting("ballot Gus x2", "ballot Cy", "close election")
    assert last(sitting)["elected"] == ["Gus"]
    assert last(sitting)["slate"][3]["group"] == "East"


def test_a_nomination_is_taken_back_and_restored():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo by yna", "nominate Cy")
    assert sitting.ok("undo") == "taken back: Cy stands too, as number 3"
    assert last(sitting)["candidates"] == ["Ann", "Bo"]
    assert sitting.ok("ballot yy").startswith("Ann = yes, Bo = yes;")
    sitting("undo", "redo")
    sitting("undo", "nominate Di")
    assert last(sitting)["candidates"] == ["Ann", "Bo", "Di"]


def test_once_papers_are_in_the_way_out_is_named():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo", "ballot Ann")
    assert sitting.refused("nominate Cy") == (
        "1 paper is in that could not name Cy: take it out first, or annul the election and open "
        "it anew with everybody who stands."
    )
    assert "Cy stands too" in sitting("unballot Ann", "nominate Cy")
    sitting("count Ann 1 Bo 2 Cy 0")
    assert "The totals were stated: undo that first" in sitting.refused("nominate Di")
    sitting("undo", "count Ann 0 papers 0")
    assert "The totals were stated: undo that first" in sitting.refused("nominate Di")
    assert "Di stands too" in sitting("undo", "nominate Di")


@pytest.mark.parametrize(
    ("how", "after"),
    [
        ("by yna", (3, 3)),
        ("by yna min 1", (1, 3)),
        ("by approval", (1, 3)),
        ("by approval max 1", (1, 1)),
        ("by irv", (1, 3)),
        ("by plurality", (1, 1)),
        ("by cumulative max 2", (1, 2)),
    ],
)
def test_a_paper_that_could_name_all_still_can(how: str, after: tuple[int, int]):
    sitting = gathered()
    sitting(f"elect Chair from Ann, Bo {how}", "nominate Cy")
    assert (last(sitting)["min"], last(sitting)["max"]) == after


def test_a_block_vote_has_as_many_names_as_seats_once_enough_stand():
    sitting = gathered()
    sitting("elect Board seats 3 from Ann, Bo by block")
    assert sitting.ok("nominate Cy") == "Cy stands too, as number 3; 1 to 3 names on a paper"
    assert sitting.ok("nominate Di") == "Di stands too, as number 4"
    assert last(sitting)["max"] == 3


def test_nobody_stands_twice_nor_who_is_elected_already():
    sitting = gathered()
    sitting("elect Board seats 2 from Ann, Bo, Gus by block needs more than 1/2 of valid")
    assert "stands twice" in sitting.refused("nominate Ann")
    assert "stands twice" in sitting.refused("nominate Gus")
    assert "stands twice" in sitting.refused("nominate Di, Di")
    sitting("ballot Ann x3", "close election", "round")
    assert "Ann is elected already" in sitting.refused("nominate Ann")
    assert "Ed stands too" in sitting.ok("nominate Ed")


def test_a_round_between_those_who_are_left_takes_nobody_else():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo", "ballot Ann", "ballot Bo", "close election", "round")
    assert "decides between those who are left" in sitting.refused("nominate Cy")


def test_a_name_in_quotes_is_taken_as_it_stands():
    sitting = gathered()
    sitting('elect Chair from Ann, "Kim (2)", Kim (East)', 'nominate "Lim, the second (3)"')
    assert last(sitting)["candidates"] == ["Ann", "Kim (2)", "Kim", "Lim, the second (3)"]


def test_members_of_the_same_name_are_told_apart():
    sitting = gathered(here="all", names=("Ann", "Kim", "Kim", "Kim"))
    people = [p for p in sitting.meeting.people.values() if p.name == "Kim"]
    candidates = tuple(Candidate(name=p.name, person=p.id) for p in people)
    sitting.session.do(c.OpenElection(title="Chair", candidates=candidates[:2]))
    sitting.session.do(c.Nominate(candidate=candidates[2]))
    assert last(sitting)["candidates"] == ["Kim", "Kim (2)", "Kim (3)"]
    sitting("undo", "undo")
    sitting.session.do(c.OpenElection(title="Chair", candidates=candidates))
    assert last(sitting)["candidates"] == ["Kim", "Kim (2)", "Kim (3)"]
    sitting('ballot "Kim (3)"', "ballot 1", "close election", "lot 7")
    assert sorted(last(sitting)["lot"]["order"]) == ["Kim", "Kim (3)"]


def test_the_base_is_taken_anew_for_who_arrives():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo needs more than 1/2 of present", "ballot Ann x3")
    sitting("present Di, Ed, Flo")
    assert "only 3 entitled to vote were present" in sitting.refused("ballot Bo")
    assert sitting.ok("reopen base") == "the base was taken anew: 6 of 6 entitled can vote"
    assert "6 of 6 entitled are in the base taken anew" in sitting("tally")
    sitting("ballot Bo", "close election")
    election = last(sitting)
    assert (election["present"], election["base_reopened"], election["rule"]["needed"]) == (6, 1, 4)
    assert election["elected"] == [], "3 of the 6 who are present are not more than half"
    told = minutes(sitting.session.timeline, Words("en"))
    assert "Eligible voters were updated while the election was open" in told


def test_the_base_stays_when_nothing_changed_or_the_papers_hold_it():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo", "ballot Ann x3")
    assert "as many can vote as before" in sitting.refused("reopen base")
    sitting("left Cy")
    assert "more papers are in" in sitting.refused("reopen base")
    sitting("unballot Ann")
    assert sitting.ok("reopen base") == "the base was taken anew: 2 of 6 entitled can vote"
    assert "base was taken anew" in sitting.ok("undo")
    assert last(sitting)["present"] == 3


def test_the_base_of_a_vote_is_told_from_that_of_an_election():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo", "vote Tea by hands", "present Di")
    sitting("reopen base", "reopen base election")
    assert sitting.meeting.votes[-1].base_reopened == 1
    assert sitting.meeting.elections[-1].base_reopened == 1
    assert "No vote is open" in sitting(
        "close vote", "count for 1 against 0", "close vote", "reopen base vote"
    )


def test_who_writes_the_papers_a_second_time_holds_the_base_too():
    sitting = gathered()
    sitting("elect Chair from Ann, Bo", "ballot Ann x3", "entry second", "ballot Ann", "left Cy")
    assert "more papers are in" in sitting.refused("reopen base")


FOUR = ("Ana Lima", "Ben Ott", "Cy Dunn", "Di Ek")


def test_an_invalid_paper_is_taken_out_without_its_reason():
    hall = gathered("all", FOUR)
    hall("elect Chair from Ana, Ben", "ballot Ana", "ballot Zed", "ballot invalid : torn x2")
    assert hall.ok("unballot invalid") == "taken out: invalid: torn"
    assert "invalid, found invalid by those who counted: 1" in hall("tally")
    assert "There are 0 such papers" in hall.refused("unballot invalid x2")
    hall("ballot invalid", "unballot invalid")
    assert "invalid: torn" in hall.ok("unballot invalid")
    assert last(hall)["invalid_reasons"] == {"unknown name": 1}


def test_one_candidate_alone_is_the_only_one():
    hall = gathered("all", FOUR)
    told = hall.ok("elect Chair from Ana by yna")
    assert "The only candidate is Ana Lima. Write yes, no or abstain" in told
    hall.ok("nominate Ben")
    assert "The candidates are Ana Lima, Ben Ott." in hall("script")


def test_no_round_tells_of_somebody_elected_who_missed_the_floor():
    hall = gathered("all", FOUR)
    hall("elect Chair from Ana, Ben by irv needs present", "ballot Ana x2", "ballot Ben")
    assert "nobody is elected" in hall.ok("close election")
    assert "is elected" not in hall("tally").replace("nobody is elected", "")
    assert [turn["elected"] for turn in last(hall)["rounds"]] == [[]]
    told = minutes(hall.session.timeline, Words("en"))
    assert "round 1: nothing was decided" in told


def test_seats_that_stay_empty_beside_a_tie_are_filled_when_it_is_settled():
    sitting = gathered("all")
    slate = "Q1 (East), Q2 (East), Q3 (West), Q4"
    sitting(f"elect Board seats 3 from {slate} by block cap 1 needs more than 1/3 of valid")
    sitting("ballot Q1, Q2 x3", "ballot Q1, Q2, Q3 x2", "ballot Q4")
    sitting("close election")
    assert (last(sitting)["tie"]["candidates"], last(sitting)["empty_seats"]) == (["Q1", "Q2"], 2)
    sitting("round", "ballot Q1 x2", "close election")
    assert last(sitting)["elected"] == ["Q1"]
    assert "2 seats, 1 Q2, 2 Q3, 3 Q4" in sitting.ok("round")
    sitting("ballot Q2, Q3 x4", "ballot Q4", "close election")
    assert last(sitting)["elected"] == ["Q3"], "East has its seat"
    assert "1 seat, 1 Q4" in sitting.ok("round")


def test_a_settled_tie_for_the_run_off_leaves_no_seat():
    sitting = gathered("all")
    sitting("elect Chair from Q1, Q2, Q3 by majority", "count Q1 2 Q2 2 Q3 2", "close election")
    sitting("round", "count Q1 4 Q2 1 Q3 1", "close election")
    assert "Every seat is taken" in sitting.refused("round")


def test_votes_by_proxy_are_told_beside_those_who_are_present():
    people = (RosterEntry(name="Ann"), RosterEntry(name="Bo", held=2), RosterEntry(name="Di"))
    sitting = Sitting(Agenda(title="Body", items=ITEMS, people=people))
    sitting("present Ann, Bo", "open")
    assert "2 of 5 entitled are present; 2 more votes by proxy" in sitting("elect Chair from Ann")
    sitting("present Di", "reopen base")
    assert "3 of 5 entitled are in the base taken anew\n  2 more votes by proxy" in sitting("tally")


def test_the_minutes_say_under_its_item_who_was_elected():
    hall = gathered("all", FOUR)
    hall("elect Chair from Ana, Ben", "ballot Ana x3", "ballot Ben", "close election", "next")
    hall("elect Clerk from Cy", "annul election : nobody knew")
    first, second, *_ = minutes(hall.session.timeline, Words("en")).split("\n## ")[2:]
    assert "**Elections**\n\n- Chair\n  - Elected: Ana Lima (3)\n" in first
    assert "Clerk" not in first
    assert "- Clerk\n  - Annulled: nobody knew\n" in second
