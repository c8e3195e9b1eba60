"""Motions by their number, postponed to a time in this meeting, and divided into parts."""

from __future__ import annotations

import json

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .conftest import Sitting

AGENDA = """---
title: Club
date: 2026-11-23
rules: {rules}
members: [Ann Lee, Bo Dahl, Cy Wang, Dee Fox, Eli Orr]
---
## 1. Roof (20m)
- motion: Adopt the minutes.
- motion: Pay bill 12.
- motion: Thank the cooks.
## 2. Money (10m)
## 3. Tea (5m)
"""


def body(rules: str = "roberts") -> Sitting:
    sitting = Sitting(
        parse_agenda(AGENDA.replace("{rules}", rules), name="a.md", folder=None).agenda
    )
    sitting("[2026-11-23T19:30:00+07:00] present all", "open")
    return sitting


@pytest.fixture
def club() -> Sitting:
    return body()


def carry(club: Sitting, line: str, for_: int = 5, against: int = 0) -> str:
    club.ok(f"procedural {line} by Cy second Dee")
    club("vote by hands", f"count for {for_} against {against}")
    return club.ok("close vote")


def wrote(club: Sitting) -> str:
    return minutes(club.session.timeline, Words("en"), appendix=False)


def carried_over(club: Sitting) -> list[tuple[str, str, str]]:
    made = json.loads(as_json(club.session.timeline))
    return [(part["kind"], part["reason"], part["text"]) for part in made["carried_over"]]


# by number


def test_a_number_takes_the_prepared_motion_of_that_number(club) -> None:
    assert "Pay bill 12." in club.ok("motion 2")
    club("second Bo", "vote by hands", "count for 5 against 0", "close vote")
    # the others keep their numbers
    assert "prepared: 3 “Thank the cooks.”" in club("motions")
    assert "Thank the cooks." in club.ok("motion 3 by Ann second Bo")


def test_a_number_is_never_the_text_of_a_motion(club) -> None:
    assert "prepared are 1, 2, 3" in club.refused("motion 7")
    assert "only a number" in club.refused('vote "2"')
    club("next")
    assert "only a number" in club.refused("motion 2")
    assert "only a number" in club.refused('motion "2."')
    assert not club.meeting.motions


# postponed


def test_a_motion_comes_back_at_the_time_it_was_postponed_to(club) -> None:
    club.ok("motion We buy a pump by Ann second Bo")
    assert "postponed until 19:50" in carry(club, "postpone until 19:50")
    assert "postponed until 19:50: 1 “We buy a pump”" in club("motions")
    assert "motion 1 postponed until 19:50" in club("status")
    assert "before that" in club.refused("take 1")
    assert "motion 1 was postponed until now: take 1" in club.ok("[19:51] note The hour has come")
    assert "take 1" in club("status")
    assert "comes back" in club.ok("take")
    assert club.meeting.pending_motion is not None


def test_a_motion_comes_back_with_the_item_it_was_postponed_to(club) -> None:
    club.ok("motion We buy a pump by Ann second Bo")
    carry(club, "postpone until item 2")
    assert "take 1" in club.ok("next")
    assert club.ok("take 1")
    assert club.meeting.motions[0].item == "i2"


def test_a_motion_comes_back_at_the_end(club) -> None:
    club.ok("motion We buy a pump by Ann second Bo")
    carry(club, "postpone to the end")
    assert "take 1" not in club.ok("next")
    assert "take 1" in club.ok("next")


@pytest.mark.parametrize("words", ["until 19:20", "until 19:30", "until item 9"])
def test_a_time_that_cannot_come_is_refused_when_it_is_moved(club, words) -> None:
    club.ok("motion We buy a pump by Ann second Bo")
    club.refused(f"procedural postpone {words} by Cy second Dee")


def test_what_has_no_result_is_in_the_closing_check_and_carried_over(club) -> None:
    club.ok("motion We buy a pump by Ann second Bo")
    carry(club, "postpone until May")
    club.ok("motion We buy a rake by Ann second Bo")
    club("table")
    club.ok("motion We buy a hose by Ann second Bo")
    answer = club("adjourn")
    for motion in ("postponed May", "postponed until May"):
        if motion in answer:
            break
    assert "Motion 1 is postponed" in answer
    assert "Motion 3 lies on the table" in answer
    assert "Motion 4 has no result" in answer
    assert [part for part in carried_over(club) if part[0] == "motion"] == [
        ("motion", "postponed", "We buy a pump"),
        ("motion", "tabled", "We buy a rake"),
        ("motion", "pending", "We buy a hose"),
    ]
    assert "Motion 1: We buy a pump" in wrote(club)


def test_vietnamese_words_postpone_as_well(club) -> None:
    club.ok("motion We buy a pump by Ann second Bo")
    assert "until item 3" in carry(club, "postpone đến mục 3")


# divided


@pytest.mark.parametrize("rules", ["plain", "roberts", "model-un"])
def test_a_divided_motion_is_voted_on_part_by_part(rules) -> None:
    club = body(rules)
    club.ok("motion Buy paint and hire a painter by Ann second Bo")
    assert "divide PART; PART" in carry(club, "divide")
    assert "motion 1 is divided" in club.ok("divide Buy paint; Hire a painter")
    assert "decided first: Motion 3: Buy paint" in club("motions")
    club("vote by hands", "count for 5 against 0", "close vote")
    club("vote by hands", "count for 1 against 4", "close vote")
    whole, _, first, second = club.meeting.motions
    assert [m.status.value for m in (whole, first, second)] == ["divided", "carried", "lost"]
    assert (first.mover, first.seconder, first.part_of) == (whole.mover, whole.seconder, 1)
    lines = wrote(club).splitlines()
    at = next(n for n, line in enumerate(lines) if "**Motion 1:**" in line)
    below = lines[at + 1 : at + 8]
    assert "  - **Part 3:** Buy paint" in [line.split(" (moved")[0] for line in below]
    assert any(line.startswith("  - **Part 4:** Hire a painter") for line in lines)


def test_parts_named_with_the_motion_divide_it_at_once(club) -> None:
    club.ok("motion Buy paint and hire a painter by Ann second Bo")
    told = carry(club, "divide Buy paint; Hire a painter")
    assert "motion 1 is divided" in told
    assert club.meeting.pending_motion is not None
    assert club.meeting.pending_motion.text == "Buy paint"


def test_a_part_is_amended_before_it_is_decided(club) -> None:
    club.ok("motion Buy paint and hire a painter by Ann second Bo")
    club.ok("divide Buy paint; Hire a painter")
    club.ok('amend replace "paint" with "varnish" by Cy second Dee')
    club("vote by hands", "count for 5 against 0", "close vote")
    assert club.meeting.pending_motion is not None
    assert club.meeting.pending_motion.text == "Buy varnish"


def test_a_division_is_undone_and_refused_where_it_makes_no_sense(club) -> None:
    assert "no motion" in club.refused("divide A; B")
    club.ok("motion Buy paint and hire a painter by Ann second Bo")
    assert "two at least" in club.refused("divide Buy paint")
    club.ok("divide Buy paint; Hire a painter")
    club.ok("undo")
    assert len(club.meeting.motions) == 1
    club.ok("redo")
    assert len(club.meeting.motions) == 3


# under a rule that forbids it


@pytest.mark.parametrize("begun", ["call Eli", "amend Mend it by Dee second Eli"])
def test_consideration_that_has_begun_is_not_objected_to(club, begun) -> None:
    club.ok("motion We mend the roof by Ann second Bo")
    assert "in order: procedural object" in club("motions")
    club.ok(begun)
    club("finish", "withdraw 2")
    assert "before motion 1 is debated" in club.refused("procedural object by Cy")


def test_a_motion_taken_from_the_table_is_no_fresh_one(club) -> None:
    club.ok("motion We mend the roof by Ann second Bo")
    club("call Eli", "finish", "table", "take 1")
    assert "before motion 1 is debated" in club.refused("procedural object by Cy")
