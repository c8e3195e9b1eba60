"""An election follows the body's rules for repeated names, gaps and seats, and names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.words import Words

from .conftest import Sitting


def meeting(front: str = "") -> Sitting:
    text = f"---\ntitle: T\n{front}members: [Pat, Quy, Rae, Sam, Tuyết]\n---\n## 1. A\n"
    return Sitting(parse_agenda(text, name="a.md", folder=None).agenda)


def opened(front: str, elect: str) -> Sitting:
    room = meeting(front)
    room("present all", "open")
    room.ok(elect)
    return room


def page(room: Sitting) -> str:
    return minutes(room.session.timeline, Words("en"))


def part(room: Sitting) -> object:
    return transcript(room.session.timeline).elections[-1]


@pytest.mark.parametrize(
    ("front", "ranks"),
    [("", []), ("repeated: skip\n", [((1,), (2,), (3,))]), ("repeated: stop\n", [((1,), (2,))])],
)
def test_a_name_typed_twice_follows_the_front_matter(front: str, ranks: list[object]) -> None:
    room = opened(front, "elect Clerk from Hoa, Hòa, Cy by irv")
    room("ballot 1 > 2 > 1 > 3")
    papers = room.meeting.elections[-1].papers
    assert [paper.ranks for paper in papers if paper.ranks] == ranks
    assert sum(papers.values()) == 1
    found = part(room)
    word = front.partition(": ")[2].strip() or "invalid"
    assert found.counted_by.repeated == word


@pytest.mark.parametrize(
    ("front", "ranks"),
    [
        ("", ((1,), (3,))),
        ("gaps: skip\n", ((1,), (3,))),
        ("gaps: stop\n", ((1,),)),
        ("rules: {gaps: stop}\n", ((1,),)),
        ("rules: {gaps: 1}\n", ((1,), (3,))),
    ],
)
def test_a_gap_that_is_typed_follows_the_rule(front: str, ranks: object) -> None:
    room = opened(front, "elect Clerk from Ann, Bo, Cy by irv")
    room.ok("ballot Ann > - > Cy")
    (paper,) = room.meeting.elections[-1].papers
    assert paper.ranks == ranks


def test_a_ballot_that_begins_with_a_gap_names_nobody_where_gaps_end_it() -> None:
    room = opened("gaps: stop\n", "elect Clerk from Ann, Bo by irv")
    room("ballot - > Ann", "ballot Bo")
    room.ok("close election")
    found = room.meeting.elections[-1].outcome
    assert (found.valid, found.blank, found.elected) == (1, 1, (2,))


METHODS = ("plurality", "approval", "block", "stv", "scottish", "condorcet")


@pytest.mark.parametrize("method", METHODS)
def test_a_seat_that_no_vote_fills_stays_empty_or_the_result_says_so(method: str) -> None:
    ballot = "ballot Ann x3"
    seats = 1 if method == "plurality" else 2
    names = "Ann, Bo, Cy, Di"
    for front, elected in (("", 1), ("fill-seats: yes\n", seats)):
        room = opened(front, f"elect Board from {names} seats {seats} by {method}")
        room(ballot)
        room("close election")
        if room.meeting.elections[-1].outcome.tie:
            room.ok("lot 4711")
        found = room.meeting.elections[-1].outcome
        assert len(found.elected) == elected
        assert found.empty == seats - elected
        assert found.elected[0] == 1
        silent = [row.name for row in part(room).slate if row.without_vote]
        assert len(silent) == elected - 1
        told = "seat was filled without a vote: no ballot names" in page(room)
        assert told == bool(silent)


def test_as_many_candidates_as_seats_elect_only_those_on_ballots() -> None:
    for method in ("yna", "cumulative", "stv", "condorcet", "approval"):
        room = opened("", f"elect Board from Ann, Bo seats 2 by {method}")
        paper = {"yna": "Ann=yes Bo=abstain", "cumulative": "Ann=1"}.get(method, "Ann")
        room.ok(f"ballot {paper} x2")
        room.ok("close election")
        assert room.meeting.elections[-1].outcome.elected == (1,), method


def test_the_order_shows_what_the_paths_decide_and_no_amounts() -> None:
    room = opened("", "elect Dish from pineapple, meat, beef, cheese by condorcet")
    room("ballot pineapple > meat", "ballot beef > cheese")
    order = "pineapple > meat, beef > cheese, nothing else decided"
    room.ok("close election")
    told = room("tally election")
    assert f"the order: {order}" in told
    assert "first place" not in told
    text = page(room)
    assert order.replace(">", "\\>") in text or order in text
    assert "First places" not in text
    found = part(room)
    assert [rank.chains for rank in found.order] == [[["pineapple", "meat"], ["beef", "cheese"]]]
    assert found.tie.candidates == ["pineapple", "beef"]


@pytest.mark.parametrize(
    ("method", "rules"),
    [
        ("scottish", "Droop quota in whole ballots; a ballot ends at equal ranks"),
        ("meek", "Droop quota to nine decimals; equal ranks are shared"),
        ("condorcet", "ranks may be equal"),
        ("irv", "a ballot ends at equal ranks"),
    ],
)
def test_tally_minutes_and_transcript_name_the_rules(method: str, rules: str) -> None:
    room = opened("", f"elect Board from Ann, Bo, Cy by {method}")
    room("ballot Ann > Bo x2", "close election")
    assert rules in room("tally election")
    assert "a ballot that names a candidate twice is invalid" in page(room)
    assert "a ballot goes on after a gap" in page(room)
    assert part(room).counted_by.equal == ("shared" if method in {"meek", "condorcet"} else "stop")


def test_a_file_says_which_number_is_the_best_or_is_asked(tmp_path: Path) -> None:
    high = tmp_path / "high.csv"
    high.write_text("Ann,Bo,Cy,Di\n1,4,1,1\n1,4,1,2\n", encoding="utf-8")
    unclear = tmp_path / "my box.csv"
    unclear.write_text("Ann,Bo,Cy,Di\n1,4,4,2\n1,1,4,2\n", encoding="utf-8")
    room = opened("", "elect Clerk from Ann, Bo, Cy, Di by condorcet")
    assert "best lowest (1 is the best) or best highest" in room(f"ballots from {unclear}")
    assert room.meeting.elections[-1].papers == {}
    room(f"ballots from {unclear} best lowest")
    room.ok("close election")
    assert room.meeting.elections[-1].outcome.elected == (1,)
    assert room.meeting.elections[-1].best == ("lowest",)
    room.ok("elect Clerk from Ann, Bo, Cy, Di by condorcet")
    room(f"ballots from {high}")
    room.ok("close election")
    assert room.meeting.elections[-1].outcome.elected == (2,)
    assert "the best number is the highest" in page(room)
    assert part(room).counted_by.best == ["highest"]


def test_marks_are_no_ranks_and_ranks_are_no_marks(tmp_path: Path) -> None:
    marks = tmp_path / "marks.csv"
    marks.write_text("Ann,Bo\ncó,không\nx,x\n", encoding="utf-8")
    ranks = tmp_path / "ranks.csv"
    ranks.write_text("Ann,Bo\n1,2\n2,1\n", encoding="utf-8")
    room = opened("", "elect Clerk from Ann, Bo by irv")
    assert "does not rank them" in room(f"ballots from {marks}")
    room("annul election : other method")
    room.ok("elect Clerk from Ann, Bo by approval")
    assert "does not mark them" in room(f"ballots from {ranks}")
    room.ok(f"ballots from {marks}")
    room.ok("close election")
    assert [t.votes for t in room.meeting.elections[-1].outcome.tallies] == [2, 1]


def test_a_rule_of_the_front_matter_goes_before_the_rule_set() -> None:
    text = "---\ntitle: T\nrepeated: stop\nrules: {repeated: skip}\n---\n## 1. A\n"
    read = parse_agenda(text, name="a.md", folder=None)
    assert read.agenda.body_rules.repeated == "stop"


def test_what_a_file_has_that_is_not_used_is_said_below_the_answer(tmp_path: Path) -> None:
    path = tmp_path / "box.blt"
    path.write_text('2 1\n[tie 2 1]\n[droop rule=meek]\n2 1 2 0\n0\n"Ann"\n"Bo"\n"T"\n"More"\n')
    room = opened("", "elect Clerk from Ann, Bo by irv")
    told = room(f"ballots from {path}")
    assert "The order for ties in the file is not used" in told
    assert "line 3: The option [droop]" in told
    assert "line 9: “More” comes after the title" in told
