"""Elections by lines: each method by hand, papers and their validity, ties and further rounds."""

from __future__ import annotations

import hashlib
import re

import pytest

from facilitator.meeting.agenda import RosterEntry
from facilitator.meeting.body import BodyRules
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import ITEMS, Sitting


def council(
    convene, names="Ana Lima, Ben Ott, Cy Dunn, Di Ek, Eva Fox, Flo Gil", **kept
) -> Sitting:
    people = tuple(RosterEntry(name=name.strip()) for name in names.split(","))
    sitting = convene(roster=people, **kept)
    sitting("present all", "open")
    return sitting


@pytest.fixture
def hall(convene) -> Sitting:
    """Six members, present."""
    return council(convene)


def closed(sitting) -> str:
    """Close the election; return the answer without what the chair is to say."""
    return sitting.ok("close election").partition("; say: ")[0]


def elected(sitting) -> list[str]:
    election = sitting.meeting.elections[-1]
    return [election.candidate(number).name for number in election.outcome.elected]


def votes(sitting) -> list[int]:
    return [tally.votes for tally in sitting.meeting.elections[-1].outcome.tallies]


# methods, counted by hand


def test_one_choice_the_most_votes_win(hall):
    assert "1 seat, 1 Ana Lima, 2 Ben Ott, 3 Cy Dunn" in hall.ok("elect Chair from Ana, Ben, Cy")
    hall("ballot Ana", "ballot Ben x3", "ballot Cy", "ballot blank")
    assert closed(hall) == "elected: Ben Ott (3)"
    assert votes(hall) == [1, 3, 1]


def test_more_than_half_of_the_valid_papers_else_a_run_off(hall):
    hall("elect Chair from Ana, Ben, Cy by majority", "ballot Ana x3", "ballot Ben x2", "ballot Cy")
    assert closed(hall) == (
        "nobody is elected; Ana Lima (3) did not have what is needed: more than 1/2 of the valid "
        "votes; run-off between Ana Lima (3), Ben Ott (2)"
    )
    assert "1 Ana Lima, 2 Ben Ott; one choice, the most votes win" in hall.ok("round")
    hall("ballot Ana x3", "ballot Ben x3")
    assert "tie for the last seat: Ana Lima, Ben Ott" in closed(hall)
    hall("round", "ballot Ana x2", "ballot Ben x4")
    assert closed(hall) == "elected: Ben Ott (4)"
    assert [election.previous for election in hall.meeting.elections] == [None, 1, 2]


def test_blank_and_invalid_papers_do_not_raise_the_half_that_is_needed(hall):
    hall("elect Chair from Ana, Ben by majority", "ballot Ana x2", "ballot Ben", "ballot blank x2",
         "ballot invalid")  # fmt: skip
    assert closed(hall) == "elected: Ana Lima (2)"


def test_who_is_second_can_be_tied(hall):
    hall("elect Chair from Ana, Ben, Cy by majority", "ballot Ana x2", "ballot Ben", "ballot Cy")
    assert "tie for a place in the run-off: Ben Ott, Cy Dunn" in closed(hall)
    drawn = sorted(("Ben Ott", "Cy Dunn"), key=lambda n: hashlib.sha256(f"7:{n}".encode()).digest())
    assert f"run-off between Ana Lima (2), {drawn[0]} (1)" in hall.ok("lot 7")
    hall("round")
    assert [c.name for c in hall.meeting.open_election.candidates] == sorted(["Ana Lima", drawn[0]])


def test_or_all_who_are_tied_stand_again(hall):
    hall("elect Chair from Ana, Ben, Cy, Di by majority", "ballot Ana x2", "ballot Ben",
         "ballot Cy", "close election", "round")  # fmt: skip
    again = hall.meeting.open_election
    assert [c.name for c in again.candidates] == ["Ana Lima", "Ben Ott", "Cy Dunn"]
    assert (again.terms.method, again.terms.seats) == ("majority", 1)


def test_approval(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy by approval")
    hall("ballot Ana, Ben, Cy", "ballot Ben Cy", "ballot Cy", "ballot Ana")
    assert closed(hall) == (
        "elected: Cy Dunn (3); tie for the last seat: Ana Lima, Ben Ott (a run-off or the lot "
        "decides)"
    )


def test_a_block_vote_is_what_several_seats_mean(hall):
    assert "block vote; 1 to 3 names" in hall.ok("elect Board seats 3 from Ana, Ben, Cy, Di, Eva")
    hall("ballot 1 2 3 x2", "ballot 1 2", "ballot 4", "ballot 1 2 3 4", "ballot Eva")
    assert closed(hall) == "elected: Ana Lima (3), Ben Ott (3), Cy Dunn (2)"
    outcome = hall.meeting.elections[-1].outcome
    assert (outcome.valid, outcome.invalid, outcome.blank) == (5, 1, 0)


def test_a_block_vote_with_a_least_and_a_most(hall):
    hall("elect Board seats 3 from Ana, Ben, Cy, Di by block min 2 max 3")
    assert hall.ok("ballot Ana").startswith("invalid: 1 named, at least 2 must be")
    assert hall.ok("ballot a b c d").startswith("invalid: 4 named, at most 3 can be")
    assert hall.ok("ballot a b") == "Ana Lima, Ben Ott; 3 papers so far"


def test_yes_no_or_abstain_on_each(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy by yna")
    hall("ballot Ana=yes Ben=yes Cy=no x3", "ballot nay", "ballot Ana=no, Ben=no, Cy=y")
    assert closed(hall) == "elected: Ana Lima (3), Ben Ott (3)"
    outcome = hall.meeting.elections[-1].outcome
    assert [(t.votes, t.against, t.abstain) for t in outcome.tallies] == [
        (3, 2, 0), (3, 1, 1), (2, 3, 0),
    ]  # fmt: skip


def test_nobody_is_elected_against_more_noes_than_ayes(hall):
    hall("elect Chair from Ana by yna", "ballot yes x2", "ballot no x3", "ballot abstain")
    assert closed(hall) == (
        "nobody is elected; Ana Lima (2) did not have what is needed: simple majority; 1 seat "
        "stays empty"
    )


def test_cumulative_votes(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy by cumulative max 4 each 3")
    assert hall.ok("ballot Ana=3 Ben=1") == "Ana Lima = 3, Ben Ott = 1; 1 paper so far"
    assert hall.ok("ballot Ana=4").startswith("invalid: it gives Ana Lima 4 votes, and a candidate")
    assert hall.ok("ballot Ana=3 Ben=2").startswith("invalid: it gives 5 votes, and at most 4")
    assert hall.ok("ballot Ana=0").startswith("invalid: it gives 0 votes, and at least 1")
    hall("ballot Cy=3 Ben=1", "ballot Ben=2")
    assert closed(hall) == (
        "elected: Ben Ott (4); tie for the last seat: Ana Lima, Cy Dunn (a run-off or the lot "
        "decides)"
    )
    assert votes(hall) == [3, 4, 3]


def test_ranked_papers_for_one_seat_are_an_instant_run_off(hall):
    assert "instant run-off" in hall.ok("elect Chair from Ana, Ben, Cy by ranked")
    hall("ballot Ana > Cy x2", "ballot Ben > Cy > Ana", "ballot Ben", "ballot 3 1 2 x2")
    assert closed(hall) == (
        "tie for the last seat: Ana Lima, Ben Ott, Cy Dunn (a run-off or the lot decides)"
    )
    hall("undo", "unballot Ben", "ballot Cy > Ben")
    assert closed(hall) == "elected: Cy Dunn"
    tally = hall.ok("tally")
    assert "round 1: Ana Lima 2, Ben Ott 1, Cy Dunn 3" in tally
    assert "Ben Ott had the fewest votes and is out" in tally
    assert "round 2: Ana Lima 2, Cy Dunn 4" in tally
    assert elected(hall) == ["Cy Dunn"]


def test_an_instant_run_off_can_ask_for_more_than_half_of_all_valid_papers(hall):
    # Ana ends with 3 of the 5 that still name somebody; of 6 valid papers that is no majority
    hall("elect Chair from Ana, Ben, Cy by irv needs more than 1/2 of valid", "ballot Ana x3")
    hall("ballot Ben", "ballot Cy x2")
    assert closed(hall) == (
        "nobody is elected; Ana Lima did not have what is needed: more than 1/2 of the valid "
        "votes; 1 seat stays empty"
    )
    hall("undo", "unballot Ben", "ballot Ben > Ana")
    assert closed(hall) == "elected: Ana Lima"


def test_ranked_papers_for_several_seats_are_a_single_transferable_vote(hall):
    # Meek, 2 seats, 6 papers: the quota is 2; Ana has 4 and half of each paper is passed on to Ben
    hall("elect Board seats 2 from Ana, Ben, Cy by ranked", "ballot Ana > Ben x4", "ballot Cy x2")
    assert closed(hall) == (
        "elected: Ana Lima; tie for the last seat: Ben Ott, Cy Dunn (a run-off or the lot decides)"
    )
    assert "quota 2" in hall.ok("tally")
    hall("elect Board seats 2 from Ana, Ben, Cy by scottish")
    assert hall.meeting.open_election.terms.rules == "scottish"


def test_condorcet_shows_the_pairs(hall):
    # Ben beats both others although he has the fewest first places
    hall("elect Chair from Ana, Ben, Cy by condorcet", "ballot Ana > Ben > Cy x2",
         "ballot Cy > Ben > Ana x2", "ballot Ben > Cy")  # fmt: skip
    assert closed(hall) == "elected: Ben Ott"
    tally = hall.ok("tally")
    assert "Ben Ott over Cy Dunn: 3 to 2" in tally
    assert "Ben Ott over Ana Lima: 3 to 2" in tally
    assert "Cy Dunn over Ana Lima: 3 to 2" in tally


def test_equal_ranks_where_the_count_knows_them(hall):
    hall("elect Chair from Ana, Ben, Cy by condorcet", "ballot Ana = Ben > Cy x2", "ballot Ben x2")
    assert closed(hall) == "elected: Ben Ott"


# papers typed fast


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 4 7", "Ana Lima, Di Ek, Ana Berg"),
        ("a d g", "Ana Lima, Di Ek, Ana Berg"),
        ("adg", "Ana Lima, Di Ek, Ana Berg"),
        ("7,1,4", "Ana Lima, Di Ek, Ana Berg"),
        ("AL, DE, AB", "Ana Lima, Di Ek, Ana Berg"),
        ("Ben Cy", "Ben Ott, Cy Dunn"),
        ("ben ott, dunn", "Ben Ott, Cy Dunn"),
        ("lima ek", "Ana Lima, Di Ek"),
        ("C G", "Cy Dunn, Flo Gil"),
        ('"Ana Lima", "Ben Ott"', "Ana Lima, Ben Ott"),
        ("Ben Ott", "Ben Ott"),
    ],
)
def test_candidates_by_number_letter_initials_or_any_part_of_the_name(hall, typed, meant):
    hall('elect Board seats 3 from Ana Lima, Ben, Cy, Di, Eva, Flo, "Ana Berg"')
    answer = hall.ok(f"ballot {typed}").partition(";")[0]
    assert answer == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Ana", "1 Ana Lima, 7 Ana Berg: write the number"),
        ("8", "There is no candidate 8: 7 stand"),
        ("h", "There is no candidate h: 7 stand"),
        ("Ana Lima=yes", "ballot NAME, NAME"),
        ("Ben > Cy", "ballot NAME, NAME"),
        ("ab", "7 Ana Berg, or a letter for each of several"),
    ],
)
def test_a_slip_of_the_finger_is_refused_and_is_no_invalid_paper(hall, typed, said):
    hall('elect Board seats 3 from Ana Lima, Ben, Cy, Di, Eva, Flo, "Ana Berg"')
    assert said in hall.refused(f"ballot {typed}")


def test_the_exact_name_comes_before_a_letter(convene):
    sitting = council(convene, "Xi Yu, Wu Zhe, Vo Uhl")
    sitting("elect Chair from B, A, C")
    assert sitting.ok("ballot A").startswith("A;")
    assert sitting.ok("ballot b").startswith("B;")
    assert sitting.ok("ballot c").startswith("C;")


def test_a_hundred_papers_for_seven_of_twelve_names_take_ten_keys_each(strangers):
    names = [
        f"{word}son Quixote"
        for word in [
            "Ada",
            "Bea",
            "Cil",
            "Dov",
            "Eli",
            "Fay",
            "Gus",
            "Hal",
            "Ira",
            "Jan",
            "Kit",
            "Lou",
        ]
    ]
    strangers.ok(f"elect Board seats 7 from {', '.join(names)}")
    keys = 0
    for paper in range(100):
        ticks = "".join(letter for n, letter in enumerate("abcdefghijkl") if (n + paper) % 12 < 7)
        keys += len(f"b {ticks}\n")
        assert strangers.ok(f"b {ticks}").endswith(f"{paper + 1} paper{'s' * (paper > 0)} so far")
    assert keys == 10 * 100
    closed(strangers)
    assert sum(votes(strangers)) == 700


def test_many_papers_alike_in_one_line(hall):
    hall("elect Chair from Ana, Ben")
    assert hall.ok("ballot Ana x4") == "Ana Lima (4 alike); 4 papers so far"
    assert "4 papers + 3 = 7, but only 6 entitled to vote were present" in hall.refused(
        "ballot Ben x3"
    )
    assert hall.ok("ballot blank x2") == "blank (2 alike); 6 papers so far"


@pytest.mark.parametrize(
    ("paper", "reason"),
    [
        ("Ana, Donald Duck", "Donald Duck is no candidate"),
        ("Ana, Ben, Ana", "Ana Lima stands on it twice"),
        ("Ana Ben Cy", "3 named, at most 2 can be"),
        ("invalid", "found invalid by those who counted"),
        ("invalid : a drawing", "a drawing"),
        ("no", "this body has no “no to all”"),
        ("abstain x2", "this body has no “abstain from all” (2 alike)"),
    ],
)
def test_an_invalid_paper_says_why_and_is_counted(hall, paper, reason):
    hall("elect Board seats 2 from Ana, Ben, Cy")
    assert hall.ok(f"ballot {paper}").startswith(f"invalid: {reason}; ")
    hall("ballot Ana")
    hall("close election")
    made = hall.meeting.elections[-1].outcome
    assert (made.valid, made.invalid) == (1, 2 if "x2" in paper else 1)


def test_reasons_are_counted(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy", "ballot Ana Ana", "ballot Ben Ben",
         "ballot Ana, Ben, Cy", "ballot Ana", "close election")  # fmt: skip
    tally = hall.ok("tally")
    assert "4 papers: 1 valid, 3 invalid, 0 blank" in tally
    assert "invalid, a name that stands twice: 2" in tally
    assert "invalid, too many names or votes: 1" in tally


def test_undo_takes_a_typing_mistake_back(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x3", "ballot Benn")
    assert hall.meeting.open_election.entered == 4
    hall.ok("undo")
    assert hall.meeting.open_election.entered == 3
    hall.ok("redo")
    assert hall.meeting.open_election.entered == 4


def test_a_paper_read_wrongly_is_taken_out_long_after(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x2", "ballot Ben", "note tea")
    assert "There are 2 such papers, and not 3" in hall.refused("unballot Ana x3")
    assert hall.ok("unballot Ana") == "taken out: Ana Lima"
    hall("ballot Ben")
    assert closed(hall) == "elected: Ben Ott (2)"


def test_no_to_all_and_abstain_from_all_where_the_body_has_them(convene):
    from facilitator.meeting.agenda import Agenda

    people = tuple(RosterEntry(name=name) for name in ("Ana Lima", "Ben Ott", "Cy Dunn", "Di Ek"))
    rules = BodyRules(no_to_all=True, abstain_from_all=True)
    agenda = Agenda(title="T", items=ITEMS, people=people, body_rules=rules)
    sitting = Sitting(agenda)
    sitting("present all", "open", "elect Chair from Ana, Ben needs more than 1/2 of cast")
    sitting("ballot Ana x2", "ballot no", "ballot abstain")
    # 2 of the 3 that did not abstain
    assert closed(sitting) == "elected: Ana Lima (2)"
    sitting("elect Chair from Ana, Ben needs more than 1/2 of valid")
    sitting("ballot Ana x2", "ballot no", "ballot abstain")
    assert "nobody is elected" in closed(sitting)
    sitting("elect Board seats 2 from Ana, Ben by yna", "ballot yy", "ballot no", "ballot abstain")
    sitting("close election")
    tallies = sitting.meeting.elections[-1].outcome.tallies
    assert [(t.votes, t.against, t.abstain) for t in tallies] == [(1, 1, 1), (1, 1, 1)]


def test_a_round_elects_nobody_who_misses_the_floor(hall):
    hall("elect Chair from Q1, Q2, Q3 by irv needs more than 1/2 of valid")
    hall("ballot Q1 x3", "ballot Q2 x2", "ballot Q3", "close election")
    assert "Q1 is elected" not in hall("tally")
    assert "Q1 is elected" not in minutes(hall.session.timeline, Words("en"))
    assert elected(hall) == []


def test_votes_of_the_rounds_have_the_decimal_sign_of_the_language(convene):
    papers = ("ballot Q1 > Q2 x3", "ballot Q3", "ballot Q4 > Q3")
    lines = ("elect Ban seats 2 from Q1, Q2, Q3, Q4 by stv", *papers, "close election", "tally")
    english, vietnamese = council(convene), council(convene, words="vi")
    said, noi = english(*lines), vietnamese(*lines)
    assert "Q1 3.00, Q2 0.00, Q3 1.00, Q4 1.00" in said
    assert "Q1 3,00, Q2 0,00, Q3 1,00, Q4 1,00" in noi
    assert re.search(r"\d\.\d\d", noi) is None
    written = minutes(vietnamese.session.timeline, Words("vi"))
    assert re.search(r"Q1\W+3,00\W+1,66", written)
    assert re.search(r"\d\.\d\d", written) is None


def test_a_round_of_the_most_candidates_is_told(convene):
    sitting = council(convene)
    names = ", ".join(f"Q{n}" for n in range(500))
    sitting(f"elect Chair from {names} by irv", "ballot Q1 > Q2", "ballot Q2", "ballot Q3 > Q2")
    assert "round 1: Q0 0, Q1 1, Q2 1, Q3 1" in sitting("close election", "tally")


@pytest.mark.parametrize("method", ["irv", "stv", "scottish", "condorcet"])
def test_a_count_without_equal_ranks_says_where_a_paper_ends(hall, method):
    hall(f"elect Chair from Q1, Q2, Q3 by {method}")
    ends = "(counts up to the equal names)" in hall.ok("ballot Q1 > Q2 = Q3")
    assert ends == (method in {"irv", "scottish"})
    assert "counts up to" not in hall.ok("ballot Q1 > Q2")
