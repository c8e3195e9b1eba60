"""Motions and votes by lines."""

from __future__ import annotations

import json

import pytest

from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.rules import Base, Result, rule_words
from facilitator.meeting.votes import Method
from facilitator.record.transcript import as_json

from .conftest import ITEMS, Sitting


@pytest.mark.parametrize(
    ("line", "text", "mover", "seconder", "rule"),
    [
        ("Buy a boat", "Buy a boat", None, None, None),
        ("Buy a boat by An", "Buy a boat", "p1", None, None),
        ("Buy a boat by An second Lan needs two-thirds", "Buy a boat", "p1", "p2", "two-thirds"),
        ("Buy a boat needs absolute by lan", "Buy a boat", "p2", None, "absolute"),
        ("We stand by the plan by An", "We stand by the plan", "p1", None, None),
        ("Travel by bus and sit by the sea", "Travel by bus and sit by the sea", None, None, None),
        ("Stand by me", "Stand by me", None, None, None),
        ("Give each a second chance", "Give each a second chance", None, None, None),
        ("Meet what the hall needs", "Meet what the hall needs", None, None, None),
        ("Say what it needs needs simple", "Say what it needs", None, None, "simple"),
        ('"Sit by An" by Lan', "Sit by An", "p2", None, None),
        ('"Sit by An"', "Sit by An", None, None, None),
        ('Adopt "Sit by An" as our song', 'Adopt "Sit by An" as our song', None, None, None),
    ],
)
def test_a_motions_text_ends_where_a_clause_begins(sitting, line, text, mover, seconder, rule):
    sitting.ok(f"motion {line}")
    motion = sitting.meeting.motions[-1]
    name = motion.requirement.name if rule else None
    assert (motion.text, motion.mover, motion.seconder, name) == (text, mover, seconder, rule)


@pytest.mark.parametrize(
    "line",
    [
        "motion Buy a boat by An needs help",
        "motion Buy a boat by An second nobody at all",
        "motion Buy a boat by An by Lan",
        "vote Buy a boat by hands needs help",
        'vote "Buy a boat" needs a majority of the house',
        'motion "Buy a boat" by Somebody Else',
        'amend "Buy two boats" by nobody at all',
    ],
)
def test_what_follows_a_clause_must_be_one(sitting, line):
    assert "double quotes" in sitting.error(line)


@pytest.mark.parametrize(
    "line", ["vote by hnads", "vote needs 3/2 of cast", "vote needs two-thrids by hands"]
)
def test_a_slip_in_a_clause_does_not_become_the_question(sitting, line):
    sitting.ok("motion Buy a boat by An")
    assert "cannot be read as a clause" in sitting.error(line)
    assert sitting.meeting.open_vote is None


def test_a_question_that_begins_like_a_clause_stands_in_quotes(sitting):
    sitting.ok('vote "by bus, or on foot" by hands')
    assert sitting.meeting.open_vote.title == "by bus, or on foot"


def test_an_ambiguous_mover_is_refused(sitting):
    assert "Phạm Văn Dũng" in sitting.refused("motion Buy a boat by Van")


def test_the_answer_shows_how_the_clauses_were_read(sitting):
    answer = sitting.ok("motion Buy a boat by An second Lan needs at least 2/3 of present")
    assert "motion 1 by Nguyễn Vạn An: Buy a boat" in answer
    assert "seconded by Trần Thị Lan" in answer
    assert "at least 2/3" in answer


@pytest.mark.parametrize(
    ("line", "text", "method", "base"),
    [
        ("vote Stand by me", "Stand by me", Method.HANDS, Base.CAST),
        ("vote Tea by rollcall", "Tea", Method.ROLLCALL, Base.CAST),
        ("vote Tea by voice needs more than 1/2 of cast", "Tea", Method.VOICE, Base.CAST),
        ("vote Tea needs at least 2/3 of entitled by hands", "Tea", Method.HANDS, Base.ENTITLED),
        ("vote Tea needs at least 4", "Tea", Method.HANDS, Base.NUMBER),
        ("vote Tea by general consent", "Tea", Method.CONSENT, Base.CAST),
        ('vote "Tea by voice" by hands', "Tea by voice", Method.HANDS, Base.CAST),
    ],
)
def test_a_vote_on_a_text_of_its_own(sitting, line, text, method, base):
    sitting.ok(line)
    vote = sitting.meeting.open_vote
    assert (vote.title, vote.method, vote.requirement.base) == (text, method, base)


def test_a_show_of_hands(sitting):
    sitting("motion Buy a boat by An", "vote by hands needs absolute")
    assert "already" in sitting.refused("vote Tea")
    assert "count first" in sitting.refused("close vote")
    assert "= 9, but only 5" in sitting.refused("count for 5 against 4 abstain 0")
    assert "1 did not vote" in sitting.ok("count for 2 against 1 abstain 1")
    sitting.ok("count for 3, against 1, abstain 0, invalid 1")
    assert sitting.ok("close vote").startswith("carried: 3 for, 3 needed; 60.0% of 5 members")
    assert sitting.meeting.motions[0].status is MotionStatus.CARRIED
    tally = sitting.ok("tally")
    assert "counts: 3 for, 1 against, 0 abstaining, 1 invalid" in tally
    assert "just what was needed" in tally
    assert "lost" in sitting.ok("recount for 2 against 3 abstain 0")
    sitting.ok("annul vote : two people came in")
    assert sitting.meeting.votes[-1].result is Result.ANNULLED
    assert "annulled" in sitting.ok("tally")


def test_a_roll_call_with_its_second_round(sitting):
    assert "no vote" in sitting.refused("tally").lower()
    sitting("vote Tea by rollcall", "cast An for", "cast Lan pass", "cast Cuong against")
    assert "still to be asked: Phạm Văn Dũng, Võ Thị Em" in sitting.ok("tally")
    sitting("cast Dung for", "cast Em abstain")
    assert "nobody can pass" in sitting.refused("cast Lan pass")
    assert "not entitled" in sitting.refused("cast Kien for")
    sitting.ok("cast Lan for")
    assert sitting.ok("close vote").startswith("carried: 3 for, 3 needed")
    assert "not taken by counting" in sitting.refused("recount for 1")


def test_general_consent(sitting):
    sitting("motion Tea by An", "vote by consent")
    sitting.ok("object Lan")
    assert "1 objection" in sitting.ok("close vote")
    sitting("vote Coffee by consent")
    assert "adopted by general consent" in sitting.ok("close vote")


def test_judged_by_eye(sitting):
    sitting("vote Tea by voice")
    sitting.ok("clear minority")
    assert "lost by a clear majority against" in sitting.ok("close vote")
    sitting("vote Tea needs two-thirds")
    assert "simple majority" in sitting.refused("clear majority")


def test_a_casting_vote_breaks_a_tie(sitting):
    sitting("vote Tea", "count for 2 against 2")
    assert "tied" in sitting.ok("close vote")
    sitting.ok("casting for")
    assert sitting.meeting.votes[-1].result is Result.CARRIED
    assert "given already" in sitting.refused("casting for")


def test_motions_without_a_vote(sitting):
    assert "no motion" in sitting.refused("withdraw")
    for verb, status in (
        ("withdraw", MotionStatus.WITHDRAWN),
        ("table", MotionStatus.TABLED),
        ("refer", MotionStatus.REFERRED),
    ):
        sitting("motion Tea by An")
        sitting.ok("second Lan")
        assert "seconded by" in sitting.refused("second Em")
        sitting.ok(verb)
        assert sitting.meeting.motions[-1].status is status


def test_short_words_are_words_before_they_are_people(convene):
    sitting = convene(roster=(RosterEntry(name="Mei-Ling Fairweather"), RosterEntry(name="Bo Bus")))
    sitting("present all", "open")
    sitting.ok("motion Stand by me")
    assert sitting.meeting.motions[-1].text == "Stand by me"
    sitting("withdraw")
    sitting.ok("motion Stand by Me")
    assert sitting.meeting.motions[-1].mover == "p1"


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("simple majority", "simple"),
        ("absolute majority", "absolute"),
        ("majority of those present", "present"),
        ("two thirds", "two-thirds"),
        ("Two-thirds majority", "two-thirds"),
        ("two thirds of the votes cast", "two-thirds"),
        ("three quarters of present", "at least 3/4 of present"),
        ("unanimously", "unanimous"),
        ("absolute majority and at least 4", "more than 1/2 of entitled and at least 4"),
    ],
)
def test_a_rule_is_read_as_verdicts_call_it(sitting, written, rule):
    sitting.ok(f"vote Buy a boat needs {written}")
    vote = sitting.meeting.open_vote
    assert (vote.title, rule_words(vote.requirement)) == ("Buy a boat", rule)


def test_every_usual_rule_is_read_in_the_words_that_name_it(sitting):
    for rule in ("simple", "absolute", "present", "two-thirds", "three-quarters", "unanimous"):
        told = sitting.ok(f"vote Tea needs {rule}")
        words = told[told.index("(") + 1 : told.index(")")]
        sitting.ok("annul vote : again")
        sitting.ok(f"vote Tea needs {words}")
        assert rule_words(sitting.meeting.open_vote.requirement) == rule
        sitting.ok("annul vote : again")


@pytest.mark.parametrize(
    "motion", ["close-debate", "close-list", "limit-speeches 1m", "extend-debate 5m"]
)
def test_a_procedural_motion_that_a_recount_carries_too_late_does_nothing(sitting, motion):
    sitting("motion We act by An", f"procedural {motion} by Lan", "vote by hands")
    sitting("count for 1 against 3", "close vote", "next", "next", "defer")
    assert sitting.meeting.current is None
    assert "carried" in sitting.ok("recount for 3 against 1")
    assert sitting.ok("status").startswith("status: in session")


def test_an_incidental_motion_does_not_hide_what_goes_first(sitting):
    sitting("motion We act by An", "procedural close-debate by Lan", "procedural vote-by ballot")
    assert "to close the debate" in sitting.refused("procedural limit-speeches 1m by An")
    sitting.ok("procedural adjourn by An")


def test_the_share_in_a_verdict_is_the_one_that_a_calculator_shows():
    members = tuple(RosterEntry(name=f"Member {n:02}") for n in range(1, 22))
    hall = Sitting(Agenda(title="Hall", items=ITEMS, people=members))
    hall("present all", "open", "vote We plant trees by hands needs absolute")
    hall("count for 12 against 5 abstain 2")
    assert "57.1% of 21 members entitled to vote" in hall.ok("close vote")
    rows = json.loads(as_json(hall.session.timeline))["votes"][-1]["percent"]
    assert [row["percent"] for row in rows] == [57.1, 23.8, 9.5, 0.0, 9.5]
