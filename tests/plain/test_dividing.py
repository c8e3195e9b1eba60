"""A question that was divided is decided part by part, under every set of rules."""

from __future__ import annotations

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.state import Phase
from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.words import Words

from .conftest import Sitting

AGENDA = """---
title: Garden club
rules: {rules}
members: [Ida Holm, Jon Reed, Kim Vale, Lea Wirth, Max Yost]
---
## 1. Shed (20m)
## 2. Other (10m)
"""
WHOLE = 'motion "Paint the shed and buy a ladder" by Ida second Jon'
PARTS = "divide Paint the shed; buy a ladder"


def sitting_under(rules: str, words: str = "en") -> Sitting:
    read = parse_agenda(AGENDA.format(rules=rules), name="a.md", folder=None)
    assert not read.warnings
    sitting = Sitting(read.agenda, words=words)
    sitting("present all", "open")
    return sitting


@pytest.fixture(params=["plain", "roberts", "model-un"])
def club(request) -> Sitting:
    return sitting_under(request.param)


def vote(sitting: Sitting, for_: int, against: int) -> str:
    sitting.ok("vote by hands")
    sitting.ok(f"count for {for_} against {against} abstain 0")
    return sitting.ok("close vote")


def statuses(sitting: Sitting) -> list[str]:
    return [motion.status.value for motion in sitting.meeting.motions]


def test_a_carried_division_waits_for_the_parts_and_the_whole_is_not_voted_on(club) -> None:
    club.ok(WHOLE)
    club.ok("procedural divide by Kim second Lea")
    assert "motion 1 is voted on part by part" in vote(club, 5, 0)
    assert "part by part" in club.refused("vote by hands")
    assert "part by part" in club.refused("vote by consent")
    assert "already" in club.refused("procedural divide by Kim second Lea")
    assert "motion 1 divided into 2 parts" in club.ok(PARTS)
    assert statuses(club)[0] == "divided"


def test_the_parts_are_decided_one_by_one_in_their_order(club) -> None:
    club(WHOLE, PARTS)
    first, second = club.meeting.motions[1:]
    assert (first.text, second.text) == ("Paint the shed", "buy a ladder")
    for part in (first, second):
        assert part.mover == "p1"
        assert part.seconder == "p2"
        assert part.requirement == club.meeting.motions[0].requirement
    listed = club.ok("motions")
    assert "decided first: Motion 2, part of motion 1: Paint the shed" in listed
    assert "decided later: Motion 3, part of motion 1: buy a ladder" in listed
    assert "part 1 of the motion: “Paint the shed”" in club.ok("vote by hands")
    club("count for 4 against 1 abstain 0", "close vote")
    assert "part 2 of the motion: “buy a ladder”" in club.ok("script")
    vote(club, 1, 4)
    assert statuses(club) == ["divided", "carried", "lost"]
    assert club.meeting.pending_motion is None


def test_a_division_that_names_its_parts_divides_when_it_carries(club) -> None:
    club(WHOLE, "procedural divide Paint the shed; buy a ladder by Kim second Lea")
    assert "divided into 2 parts" in vote(club, 5, 0)
    assert statuses(club) == ["divided", "carried", *[club.meeting.motions[2].status.value] * 2]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("divide Paint the shed", "at least two parts"),
        ("divide Paint the shed; ; ", "at least two parts"),
        ("divide Paint the shed; Paint the shed", "are the same"),
        ("divide Paint the shed; 2", "number alone"),
        ('divide "Paint the shed and buy a ladder"; buy a ladder', "the whole motion"),
    ],
)
def test_parts_that_are_none_are_refused(line: str, reason: str) -> None:
    club = sitting_under("plain")
    club.ok(WHOLE)
    assert reason in club.refused(line)


def test_a_semicolon_in_quotes_belongs_to_the_part() -> None:
    club = sitting_under("plain")
    club(WHOLE, 'divide "Paint the shed; twice"; buy a ladder')
    assert club.meeting.motions[1].text == "Paint the shed; twice"


def test_an_amendment_is_decided_before_the_question_is_divided(club) -> None:
    club(WHOLE, 'amend replace "ladder" with "rope" by Kim second Lea')
    assert "Motion 2 goes before it" in club.refused(PARTS)
    assert "Motion 2 goes before it" in club.refused("procedural divide by Max second Lea")
    club.ok("withdraw")
    assert "not now: divide" not in club.ok("motions")


def test_nothing_is_divided_without_a_motion_or_while_it_is_voted_on(club) -> None:
    assert "no motion" in club.refused(PARTS)
    club(WHOLE, "vote by hands")
    assert "A vote is open" in club.refused(PARTS)


def test_a_part_can_be_amended_counted_again_and_withdrawn(club) -> None:
    club(WHOLE, PARTS, 'amend replace "shed" with "old shed" by Kim second Lea')
    vote(club, 5, 0)
    assert "carried" in vote(club, 5, 0)
    assert club.meeting.motions[1].text == "Paint the old shed"
    assert "lost" in club.ok("recount for 1 against 4 abstain 0")
    assert club.meeting.pending_motion is club.meeting.motions[2]
    club.ok("withdraw 3")
    assert statuses(club) == ["divided", "lost", "withdrawn", "carried"]


def test_a_later_part_can_be_withdrawn_before_its_turn(club) -> None:
    club(WHOLE, PARTS, "withdraw 3")
    assert statuses(club)[2] == "withdrawn"
    assert club.meeting.pending_motion is club.meeting.motions[1]


def test_an_annulled_vote_on_a_part_puts_it_first_again(club) -> None:
    club(WHOLE, PARTS)
    vote(club, 5, 0)
    club.ok("annul vote : the door was locked")
    assert club.meeting.pending_motion is club.meeting.motions[1]
    vote(club, 5, 0)
    assert club.meeting.pending_motion is club.meeting.motions[2]


def test_one_undo_makes_the_motion_whole_again_and_redo_divides_it(club) -> None:
    club.ok(WHOLE)
    before = club.meeting
    club.ok(PARTS)
    divided = club.meeting
    club.ok("undo")
    assert club.meeting == before
    club.ok("redo")
    assert club.meeting == divided


def test_a_recounted_division_leaves_the_motion_whole() -> None:
    club = sitting_under("roberts")
    for parts in ("", " Paint the shed; buy a ladder"):
        club.ok(WHOLE)
        club.ok(f"procedural divide{parts} by Kim second Lea")
        vote(club, 5, 0)
        club.ok("recount for 1 against 4 abstain 0")
        whole = club.meeting.pending_motion
        assert whole is not None
        assert (whole.text, whole.to_divide) == ("Paint the shed and buy a ladder", False)
        club.ok("withdraw")


def test_the_record_shows_the_parts_under_the_whole(club) -> None:
    club(WHOLE, PARTS)
    vote(club, 4, 1)
    club("next", "adjourn")
    text = minutes(club.session.timeline, Words("en"), appendix=False)
    whole, part = text.index("**Motion 1:**"), text.index("  - **Motion 2, part of motion 1:**")
    assert whole < text.index("Divided into parts") < part
    assert "Motion 3, part of motion 1, not decided: buy a ladder" in text
    told = transcript(club.session.timeline)
    assert [motion.part_of for motion in told.motions] == [None, 1, 1]
    carried = [(part.kind, part.reason, part.text) for part in told.carried_over]
    assert ("motion", "pending", "buy a ladder") in carried
    assert ("motion", "pending", "Paint the shed") not in carried
    assert club.meeting.phase is Phase.CLOSED


def test_the_gate_asks_about_each_part_without_a_result(club) -> None:
    club(WHOLE, PARTS)
    answer = club("adjourn")
    assert "Motion 2 has no result" in answer
    assert "Motion 3 has no result" in answer
    assert "Motion 1" not in answer


def test_a_division_in_vietnamese() -> None:
    club = sitting_under("plain", words="vi")
    club.ok(WHOLE)
    assert "chia thành 2 phần" in club.ok("divide Sơn nhà kho; mua thang")
    assert "Kiến nghị 2, một phần của kiến nghị 1: Sơn nhà kho" in club.ok("motions")
