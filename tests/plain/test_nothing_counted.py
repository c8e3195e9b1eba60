"""A vote in which nothing was counted is not closed, and its motion stays."""

from __future__ import annotations

import pytest

from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.meeting.motions import MotionStatus

from .conftest import ITEMS, Sitting

PEOPLE = tuple(RosterEntry(name=name) for name in ("Ann Lee", "Bo Ek", "Cy Roe"))


def moved(by: str) -> Sitting:
    sitting = Sitting(Agenda(title="Club", items=ITEMS, people=PEOPLE))
    sitting("present all", "open", "motion We plant trees by Ann", f"vote by {by}")
    return sitting


ANSWERED = {
    "rollcall": "cast Ann for",
    "ballot": "ballot for",
    "hands": "count for 1 against 0",
    "voice": "count for 1 against 0",
}


@pytest.mark.parametrize(("by", "answer"), ANSWERED.items(), ids=str)
def test_it_is_refused_and_the_motion_stays(by, answer):
    sitting = moved(by)
    for lines in ((), (answer, "undo")):
        sitting(*lines)
        refused = sitting.refused("close vote")
        assert "obody has answered" in refused or "State the count first" in refused
        assert sitting.meeting.open_vote is not None
        assert sitting.meeting.motions[0].status is MotionStatus.VOTING
    sitting(answer)
    assert "carried" in sitting.ok("close vote")
    sitting("undo", "undo")
    assert "nswered" in sitting.refused("close vote") or "ount" in sitting.refused("close vote")
    sitting.ok("annul vote : nobody answered")
    assert sitting.meeting.motions[0].status is MotionStatus.DEBATED


def test_a_roll_call_in_which_all_pass_has_no_answer():
    sitting = moved("rollcall")
    sitting("cast Ann pass", "cast Bo pass", "cast Cy pass")
    assert "obody has answered" in sitting.refused("close vote")
    sitting("cast Ann abstain")
    assert "lost: 0 votes" in sitting.ok("close vote"), "to abstain is an answer"


def test_an_empty_ballot_box_has_no_result():
    sitting = moved("ballot")
    sitting("count for 2 against 0", "count for 0 against 0")
    assert "there is no paper" in sitting.refused("close vote")
    sitting("ballot invalid x2")
    assert "lost: 0" in sitting.ok("close vote"), "an invalid paper is a paper"


def test_an_empty_room_consents_to_nothing():
    sitting = moved("consent")
    sitting("left Ann, Bo, Cy")
    assert "Nobody who may vote is present" in sitting.refused("close vote")
    sitting("reopen base")
    assert "Nobody who may vote is present" in sitting.refused("close vote")
    sitting("present Ann", "reopen base")
    assert "adopted by general consent" in sitting.ok("close vote")


def test_a_poll_needs_a_count():
    sitting = moved("hands")
    sitting("annul vote : first the poll", "poll Where options Hall, Yard")
    assert "State the count first" in sitting.refused("close vote")
    sitting("count Hall 1 Yard 2", "undo")
    assert "State the count first" in sitting.refused("close vote")


def test_an_election_needs_a_paper():
    sitting = moved("hands")
    sitting("annul vote : first the election", "elect Clerk seats 1 from Ann, Bo by plurality")
    assert "Enter the papers first" in sitting.refused("close election")
    sitting("count Ann 0 Bo 0")
    assert "there is no paper" in sitting.refused("close election")
    sitting("undo", "ballot blank")
    assert sitting("close election").startswith("ok"), "a blank paper is a paper"


def test_a_count_of_nobody_for_and_nobody_against_is_a_count():
    sitting = moved("hands")
    sitting("count for 0 against 0")
    assert "nothing carries on an empty base" in sitting.ok("close vote")
