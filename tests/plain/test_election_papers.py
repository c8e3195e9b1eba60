"""Totals, two entries of the papers, lots, further rounds, setting aside; and votes meanwhile."""

from __future__ import annotations

import hashlib
import re

import pytest
from markdown_it import MarkdownIt

from facilitator.meeting.agenda import Agenda, Role, RosterEntry
from facilitator.meeting.gate import unfinished
from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.words import Words

from .conftest import ITEMS, Sitting

NAMES = ("Ana Lima", "Ben Ott", "Cy Dunn", "Di Ek", "Eva Fox", "Flo Gil")


@pytest.fixture
def hall(convene) -> Sitting:
    sitting = convene(roster=tuple(RosterEntry(name=name) for name in NAMES))
    sitting("present all", "open")
    return sitting


def closed(sitting) -> str:
    """Close the election; return the answer without what the chair is to say."""
    return sitting.ok("close election").partition("; say: ")[0]


def part(sitting):
    return transcript(sitting.session.timeline).elections[-1]


# totals


def test_totals_of_one_choice(hall):
    hall("elect Chair from Ana, Ben")
    assert hall.ok("count Ana 3 Ben 1 blank 1") == (
        "counted: 5 papers (4 valid, 0 invalid, 1 blank); 1 did not vote"
    )
    hall.ok("count Ana Lima 2, Ben Ott 3, invalid 1")
    assert closed(hall) == "elected: Ben Ott (3)"
    assert part(hall).by_totals
    assert "Ana Lima (4)" in hall.ok("recount Ana 4 Ben 2")
    assert part(hall).recounts[0].counts == {"Ana Lima": 2, "Ben Ott": 3}


def test_totals_by_number_and_by_answer(hall):
    hall("elect Board seats 2 from Ana, Ben by yna")
    hall.ok("count 1 yes 4 no 1 abstain 1 2 yes 2 no 4")
    hall("close election")
    assert [(c.yes, c.no, c.abstain) for c in part(hall).counts.values()] == [
        (4, 1, 1),
        (2, 4, 0),
    ]
    assert part(hall).elected == ["Ana Lima"]
    assert part(hall).empty_seats == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("count Ana 5 Ben 2", "0 papers + 7 = 7, but only 6 entitled to vote were present"),
        ("count Ana 2 Ben 1 papers 2", "3 votes in all, but 2 valid papers with at most 1"),
        ("count Ana 2 Ben 1 valid 4", "3 votes in all, but 4 valid papers with at least 1"),
        ("count Zoe 2 Ben 1", "Zoe is no candidate"),
    ],
)
def test_totals_that_cannot_be_are_refused_with_the_arithmetic(hall, line, said):
    hall("elect Chair from Ana, Ben")
    assert said in hall.refused(line)


def test_totals_and_papers_do_not_mix(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy", "ballot Ana")
    assert "Papers have been entered" in hall.refused("count Ana 1 papers 1")
    hall("undo", "count Ana 2 Ben 1 papers 2")
    assert "totals were stated" in hall.refused("ballot Ana")
    assert "ranked count needs the papers" in hall("annul election : x",
        "elect Chair from Ana, Ben by irv", "count Ana 1 Ben 1 papers 2")  # fmt: skip


def test_a_block_votes_totals_name_the_papers(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy")
    assert "papers N or valid N" in hall.refused("count Ana 3 Ben 2 Cy 1")
    hall.ok("count Ana 3 Ben 2 Cy 1 papers 4 invalid 1")
    assert closed(hall) == "elected: Ana Lima (3), Ben Ott (2)"


# two entries


def test_two_entries_that_differ_keep_the_election_open(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy", "ballot 1 2 x2", "ballot 3", "ballot invalid",
         "ballot Ana Ana")  # fmt: skip
    assert "entered once" in hall.refused("compare")
    hall.ok("entry second")
    hall("ballot 2 1", "ballot 1 3", "ballot 3", "ballot 2 2", "ballot invalid : a scrawl")
    assert hall.ok("compare") == (
        "compare: 2 differences\n"
        "  Ana Lima, Ben Ott: first entry 2, second entry 1\n"
        "  Ana Lima, Cy Dunn: first entry 0, second entry 1"
    )
    assert "differ on 2 kinds of paper" in hall.refused("close election")
    assert "1 Ana" not in hall.ok("tally")
    hall("unballot 1 3", "ballot 1 2")
    assert hall.ok("compare") == "compare: both entries agree"
    assert closed(hall).endswith("both entries agree")
    assert part(hall).entered_twice


def test_the_first_entry_can_be_put_right_or_the_second_given_up(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x2", "ballot Ben", "entry second",
         "ballot Ana", "ballot Ben x2", "entry first", "unballot Ana", "ballot Ben")  # fmt: skip
    assert closed(hall) == "elected: Ben Ott (2); both entries agree"
    hall("elect Chair from Ana, Ben", "ballot Ana x2", "entry second", "ballot Ben")
    hall.ok("entry single")
    assert closed(hall) == "elected: Ana Lima (2)"
    assert not part(hall).entered_twice


def test_neither_entry_can_have_more_papers_than_people(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x6", "entry second")
    assert "7, but only 6" in hall.refused("ballot Ana x7")
    hall.ok("ballot Ana x6")


# who can write a paper


def test_who_comes_later_writes_no_paper_and_proxies_do():
    roster = (
        RosterEntry(name="Ana Lima", role=Role.CHAIR),
        RosterEntry(name="Ben Ott", delegate="Cy Dunn"),
        RosterEntry(name="Cy Dunn"),
        RosterEntry(name="Di Ek", weight=3),
        RosterEntry(name="Guy Holt", role=Role.GUEST, voting=False),
    )
    sitting = Sitting(Agenda(title="T", items=ITEMS, people=roster))
    sitting("present Ana, Ben", "open")
    assert "ballots carry no weights: each counts once" in sitting.ok("elect Chair from Ana, Ben")
    sitting("present Di")
    assert "only 2 entitled to vote were present, with 1 proxy" in sitting.refused("ballot Ana x4")
    sitting.ok("ballot Ana x3")
    assert part(sitting).proxies == 1


def test_where_nobody_can_write_a_paper_there_is_no_election(hall):
    hall("left Ana, Ben, Cy, Di, Eva, Flo")
    assert "Nobody is here" in hall.refused("elect Chair from Ana, Ben")


def test_a_meeting_without_any_attendance_has_no_bounds(strangers):
    strangers("elect Chair from Ana, Ben", "ballot Ana x70000")
    assert closed(strangers) == "elected: Ana (70000)"


# ties, lots, further rounds


def test_a_lot_can_be_drawn_again_by_anybody(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy, Di", "ballot 1 2", "ballot 1 3", "ballot 1 4")
    assert "tie for the last seat: Ben Ott, Cy Dunn, Di Ek" in closed(hall)
    answer = hall.ok("lot 2026-12-03")
    order = sorted(
        ("Ben Ott", "Cy Dunn", "Di Ek"),
        key=lambda name: hashlib.sha256(f"2026-12-03:{name}".encode()).hexdigest(),
    )
    assert f"lot drawn with the seed 2026-12-03: {', '.join(order)}" in answer
    assert part(hall).elected == ["Ana Lima", order[0]]
    assert part(hall).tie is None
    assert part(hall).lot.seed == "2026-12-03"
    assert part(hall).lot.order == order
    assert "no tie" in hall.refused("lot")
    hall("undo")
    assert part(hall).result == "tied"
    assert part(hall).lot is None


def test_without_a_seed_a_fresh_one_is_drawn_and_written_down(hall):
    hall("elect Chair from Ana, Ben", "ballot 1", "ballot 2", "close election")
    assert re.match(r"lot drawn with the seed \d{8}: ", hall.ok("lot"))


def test_seats_that_a_floor_leaves_empty_want_another_round(hall):
    hall("elect Board seats 3 from Ana, Ben, Cy, Di needs more than 1/2 of valid",
         "ballot 1 2 3 x2", "ballot 1 2", "ballot 1 4")  # fmt: skip
    assert closed(hall) == (
        "elected: Ana Lima (4), Ben Ott (3); Cy Dunn (2) did not have what is needed: more than "
        "1/2 of the valid votes; 1 seat stays empty"
    )
    assert "left seats empty" in _unfinished(hall)
    assert "1 seat, 1 Cy Dunn, 2 Di Ek; block vote" in hall.ok("elect again")
    again = hall.meeting.open_election
    assert (again.terms.most, again.terms.floor.base, again.previous) == (1, "valid", 1)
    hall("ballot 1 x2", "ballot 2 x2", "close election")
    assert "round 2" in minutes(hall.session.timeline, Words("en"))
    # neither has more than half: relative, this time
    hall.ok("round needs relative")
    hall("ballot 1 x2", "ballot 2")
    assert closed(hall) == "elected: Cy Dunn (2)"
    assert "seats empty" not in _unfinished(hall)
    assert "nothing left to elect" in hall.refused("round")


def _unfinished(sitting) -> str:
    phrases = unfinished(sitting.meeting, sitting.session.now())
    return " ".join(sitting.words(phrase) for phrase in phrases)


def test_nobody_is_elected_by_no_votes(hall):
    hall("elect Board seats 2 from Ana, Ben, Cy", "ballot Ana x2")
    assert closed(hall) == "elected: Ana Lima (2); 1 seat stays empty"


def test_a_cap_reaches_through_the_rounds(convene):
    groups = {"Ana Lima": "east", "Ben Ott": "east", "Cy Dunn": "west", "Di Ek": "east"}
    sitting = convene(roster=tuple(RosterEntry(name=n, group=g) for n, g in groups.items()))
    sitting("present all", "open")
    sitting("elect Board seats 3 from Ana, Ben, Cy, Di by block cap 1 per group needs at least 2",
            "ballot 1 2 3", "ballot 1 2", "ballot 1")  # fmt: skip
    assert closed(sitting) == (
        "elected: Ana Lima (3); Cy Dunn (1) did not have what is needed: at least 2; passed over, "
        "because at most 1 of a group is elected: Ben Ott; 2 seats stay empty"
    )
    sitting("round needs relative", "ballot Di x2", "ballot Cy")
    assert closed(sitting).startswith("elected: Cy Dunn (1); passed over")


def test_a_tie_within_a_group_keeps_nobody_else_from_a_seat(convene):
    groups = {"Ana Lima": "east", "Ben Ott": "east", "Cy Dunn": "west"}
    sitting = convene(roster=tuple(RosterEntry(name=n, group=g) for n, g in groups.items()))
    sitting("present all", "open", "elect Board seats 2 from Ana, Ben, Cy by approval cap 1")
    sitting("ballot 1 2 3 x2", "ballot 1 2")
    assert closed(sitting) == (
        "elected: Cy Dunn (2); tie for the last seat: Ana Lima, Ben Ott (a run-off or the lot "
        "decides)"
    )
    sitting("round", "ballot Ana", "ballot Ben x2")
    assert closed(sitting) == "elected: Ben Ott (2)"
    assert "nothing left" in sitting.refused("round")


def test_an_election_is_set_aside_with_a_reason(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana")
    assert not part(hall).elected
    assert [row.standing for row in part(hall).slate] == [None, None], "nobody before it is closed"
    hall("close election")
    assert part(hall).elected == ["Ana Lima"]
    assert [row.standing for row in part(hall).slate] == ["elected", "not elected"]
    hall.error("annul election")
    hall.ok("annul election : papers without a stamp")
    assert part(hall).result == "annulled"
    assert not part(hall).elected
    assert [row.standing for row in part(hall).slate] == [None, None], "nor by one set aside"
    assert part(hall).annulled == "papers without a stamp"
    assert "annulled" in hall.refused("round")
    hall("elect Chair from Ana, Ben", "ballot Ana")
    hall.ok("annul election : wrong urn")
    assert hall.meeting.open_election is None


def test_a_run_off_that_was_set_aside_is_held_again(hall):
    hall("elect Chair from Ana, Ben, Cy by majority", "ballot Ana x2", "ballot Ben x3", "ballot Cy")
    hall("close election", "round", "ballot Ana x2", "annul election : a paper too many in the urn")
    assert "wants a run-off" in _unfinished(hall)
    hall.ok("round")
    assert hall.meeting.open_election.previous == 1
    hall("ballot Ana x4", "ballot Ben x2")
    assert closed(hall) == "elected: Ana Lima (4)"
    assert "run-off" not in _unfinished(hall)


# an election among other business


def test_papers_are_counted_while_the_meeting_goes_on(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x2", "next", "motion Tea by Cy", "vote")
    hall.ok("ballot Ben")
    hall.ok("count for 4 against 1")
    assert "“Tea”" in hall.ok("tally")
    assert "“Chair”" in hall.ok("tally election")
    assert hall.ok("close vote").startswith("carried")
    assert closed(hall) == "elected: Ana Lima (2)"
    assert part(hall).item == "1"


def test_papers_of_a_vote_and_of_an_election_come_in_turns(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana x2", "vote Tea by ballot", "ballot for x2")
    hall.ok("undo")
    hall("ballot for x3", "ballot against", "unballot for", "ballot Ben")
    assert "“Tea”" in hall.ok("tally")
    hall("close vote", "ballot Ben x2", "vote Coffee by ballot", "ballot against", "close vote")
    assert closed(hall) == "elected: Ben Ott (3)"
    assert [vote.tally.for_ for vote in hall.meeting.votes] == [2, 0]


def test_an_open_election_is_named_before_the_meeting_closes(hall):
    hall("elect Chair from Ana, Ben", "ballot Ana")
    assert "open election: Chair, 1 paper" in hall.ok("status")
    answers = hall("adjourn").splitlines()
    assert "  unfinished: The election “Chair” is open." in answers
    assert part(hall).result == "undecided"


def test_the_screen_asks_before_an_item_with_an_open_election_is_left(hall):
    from facilitator.meeting import commands as c
    from facilitator.meeting.phrase import NeedsConfirmation

    hall("elect Chair from Ana, Ben")
    refusal = hall.session.refusal(c.NextItem())
    assert isinstance(refusal, NeedsConfirmation)
    assert "election is open" in str(refusal)


# the record


def test_no_paper_is_told_with_its_time(hall):
    hall("elect Chair from Ana, Ben", "ballot Ben", "ballot Ana", "undo", "ballot Ana x2",
         "close election")  # fmt: skip
    text = minutes(hall.session.timeline, Words("en"))
    log = text.partition("Appendix: log")[2]
    assert "elected: Ana Lima (2)" in log
    assert "paper so far" not in log
    record = transcript(hall.session.timeline)
    assert [(p.paper, p.count) for p in record.elections[0].papers] == [
        ("Ana Lima", 2), ("Ben Ott", 1),
    ]  # fmt: skip
    assert record.undone == []


def test_the_minutes_keep_their_shape_whatever_candidates_are_called(convene):
    hostile = ["k[n", "<script>", "# 1.", "`tick`", "a | b", "*star*"]
    sitting = convene(roster=tuple(RosterEntry(name=name) for name in hostile))
    sitting("present all", "open")
    slate = ", ".join(f'"{name}"' for name in hostile)
    sitting.ok(f'elect "The *Board* # 1" seats 2 from {slate} by condorcet')
    sitting("ballot 1 > 2 > 3 x2", "ballot 6 > 5", "close election")
    text = minutes(sitting.session.timeline, Words("en"))
    tokens = MarkdownIt("commonmark").parse(text)
    heads = [t.content for n, t in enumerate(tokens) if n and tokens[n - 1].type == "heading_open"]
    assert any("Board" in head for head in heads)
    assert not [t for t in tokens if t.type == "html_block"]
    tables = [t.content for t in tokens if t.type == "code_block"]
    votes, pairs = tables[:2]
    for name in hostile:
        assert name in votes
        assert name in pairs
    assert len({len(line) for line in pairs.splitlines()}) == 1


def test_the_chair_is_told_what_to_say(hall):
    opened = (
        "We come to the election “Board”: 2 seats. The candidates are Ana Lima, Ben Ott, Cy Dunn. "
        "Mark up to 2 names. To be elected one needs more than 1/2 of the valid votes."
    )
    elect = "elect Board seats 2 from Ana, Ben, Cy needs more than 1/2 of valid"
    assert hall.ok(elect).endswith(f"; say: {opened}")
    assert hall.ok("script") == f"script: {opened}"
    hall("ballot 1 2 x2", "ballot 1", "ballot blank")
    announced = (
        "In the election “Board” 4 papers were handed in: 3 valid, 0 invalid, 1 blank. Elected "
        "are Ana Lima (3), Ben Ott (2). Do you accept your election?"
    )
    assert hall.ok("close election").endswith(f"; say: {announced}")
    assert hall.ok("script") == f"script: {announced}"
    hall("vote Tea", "close vote")
    assert "Board" not in hall("script")


@pytest.mark.parametrize(
    ("method", "papers", "after"),
    [
        ("approval max 2 needs more than 1/2 of valid", ("Q1", "Q2"), (1, 2)),
        ("approval needs more than 1/2 of valid", ("Q1", "Q2"), (1, 4)),
        ("yna", ("nnnn",), (4, 4)),
        ("yna min 1", ("nnnn",), (1, 4)),
        ("irv min 2 needs at least 5", ("Q1 > Q2",), (2, 4)),
        ("condorcet max 3", ("Q1", "Q2", "Q3", "Q4"), (1, 3)),
    ],
)
def test_another_round_keeps_what_was_said_about_a_paper(hall, method, papers, after):
    hall(f"elect Board seats 1 from Q1, Q2, Q3, Q4 by {method}")
    hall(*(f"ballot {paper}" for paper in papers), "close election", "round")
    assert (part(hall).number, part(hall).min, part(hall).max) == (2, *after)
