"""What an election can be opened with: terms that contradict each other, titles and names."""

from __future__ import annotations

import pytest

from facilitator.meeting.agenda import RosterEntry
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import Sitting

NAMES = ("Ana Lima", "Ben Ott", "Cy Dunn", "Di Ek", "Eva Fox", "Flo Gil")


@pytest.fixture
def hall(convene) -> Sitting:
    sitting = convene(roster=tuple(RosterEntry(name=name) for name in NAMES))
    sitting("present all", "open")
    return sitting


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("elect Chair seats 2 from Ana, Ben by majority", "run-off fills one seat"),
        ("elect Chair seats 2 from Ana, Ben by irv", "stv or condorcet"),
        ("elect Chair from Ana, Ben max 2", "one name on a paper"),
        ("elect Board seats 2 from Ana, Ben, Cy by block min 3 max 2", "cannot be"),
        ("elect Board seats 2 from Ana, Ben by approval max 3", "2 candidates stand"),
        ("elect Chair from Ana, Ana", "stands twice"),
        ("elect Chair from Ana, Ben by stv needs at least 9", "no floor"),
        ("elect Chair from Ana, Ben by cumulative needs more than 1/2 of valid", "at least 9"),
        ("elect Chair from Ana, Ben by stv cap 1", "no cap"),
        ("elect Chair from Ana, Ben by block each 2", "Only cumulative"),
        ("elect Chair seats 0 from Ana, Ben", "at least one seat"),
        ("ballot Ana", "No election is open"),
        ("close election", "No election is open"),
        ("lot", "no election yet"),
        ("round", "no election yet"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(hall, line, said):
    assert said in hall.refused(line)


def test_a_second_election_waits_for_the_first(hall):
    hall("elect Chair from Ana, Ben")
    assert "open already" in hall.refused("elect Treasurer from Ana, Ben")
    assert "Enter the papers first" in hall.refused("close election")
    assert "still open" in hall.refused("lot")


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("elect Chair from Ana, Ben", "Chair", ["Ana Lima", "Ben Ott"]),
        ("elect Seat from the past seats 2 from Ana, Ben", "Seat from the past",
         ["Ana Lima", "Ben Ott"]),
        ('elect "Head of by from" from Ana', "Head of by from", ["Ana Lima"]),
        ('elect Chair from "Ben", Zoe Quist (North)', "Chair", ["Ben", "Zoe Quist"]),
    ],
)  # fmt: skip
def test_title_and_candidates(hall, line, title, names):
    hall.ok(line)
    election = hall.meeting.open_election
    assert election.title == title
    assert [candidate.name for candidate in election.candidates] == names


def test_two_members_of_one_name_are_told_apart(convene):
    sitting = convene(roster=(RosterEntry(name="Bo Lo", short="BL1"),
                              RosterEntry(name="Bo Lo", short="BL2")))  # fmt: skip
    sitting("present all", "open", "elect Chair from BL1, BL2")
    assert [c.name for c in sitting.meeting.open_election.candidates] == ["Bo Lo", "Bo Lo (2)"]
    sitting("ballot 2 x2", "close election")
    assert sitting.meeting.elections[-1].outcome.elected == (2,)


def test_at_most_so_many_of_one_group_as_it_is_said(hall):
    hall.ok("elect Board seats 3 from Ana, Ben, Cy, Di by block at most 2 from one group max 3")
    assert (hall.meeting.open_election.terms.cap, hall.meeting.open_election.terms.most) == (2, 3)


def test_a_count_of_one_round_shows_the_papers_that_are_for_nobody(hall):
    hall("elect Chair from Ana, Ben, Cy by irv", "ballot Ana > Ben x2", "ballot Ben",
         "ballot Ben = Cy > Ana", "close election")  # fmt: skip
    text = minutes(hall.session.timeline, Words("en"))
    assert "no longer for any candidate  1\n" in text
    assert "Ana Lima                     2\n" in text


def test_one_of_anything_is_told_as_one(hall):
    hall("elect Chair from Ana, Ben by irv", "ballot Ana")
    told = hall.ok("tally")
    assert "1 Ana Lima: 1 first place;" in told
    assert "2 Ben Ott: 0 first places;" in told
    assert "1 paper was handed in: 1 valid, 0 invalid, 0 blank." in hall.ok("close election")
    assert "- 1 paper: 1 valid, 0 invalid, 0 blank" in minutes(hall.session.timeline, Words("en"))


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("elect Chair from Ann, Bo by hnads", "by hnads"),
        ("elect Chair from Ann, Bo needs hlaf", "needs hlaf"),
        ("elect Chair from Ann, Bo min x", "min x"),
        ("elect Chair from Ann, Bo max", "max"),
        ("elect Chair from Ann, Bo seats two", "seats two"),
    ],
)
def test_a_slip_in_a_clause_lets_nobody_stand(sitting, line, slip):
    assert f"“{slip}” cannot be read" in sitting.error(line)


def test_seats_may_stand_behind_the_names(sitting):
    sitting.ok("elect Board from Q1, Q2, Q3 seats 2 by block")
    assert sitting.meeting.elections[-1].terms.seats == 2
    sitting.error("elect Board seats 2 from Q1, Q2, Q3 seats 2")


def test_a_name_with_a_word_of_the_grammar_stands_in_quotes(sitting):
    assert "2 Ash by Hill" in sitting.ok('elect Board from Q1, "Ash by Hill", Q3')
