"""What a body writes for itself: marks, prompts, prepared motions, front matter."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

import pytest

from facilitator.agenda_file import Reading, parse_agenda
from facilitator.meeting.agenda import Order, Quorum, Role
from facilitator.meeting.rules import NAMED, parse_requirement
from facilitator.words import Words

OWN = """---
title: Monthly meeting
body: Mill Lane branch
date: 2026-11-23
time: 19:30
language: vi-VN
chair: Harriet
secretary: Nobody Known
quorum: more than 1/2
turn: 90s
order: least-time
vote: two-thirds
warnings: [50, 80%]
repeat: day 3 of every month
members:
  - Harriet Oduya
  - {name: Wendell Pryce, short: Wen, group: Group 1, weight: 2}
  - Lê Thị Hoa (dự bị; tổ 2)
guests: [Ada Thorn]
---
# Monthly meeting

## 1. News (15m)

Read out what is new.

## 2. Next month's tasks (20-30m, Tran Van A) {recurring, go-around 2m, hard}

What the item is about.

- ? What held us back?
- ? Who takes what?
- motion: The branch adopts the plan (draft 2). (simple, by hands)
- motion: We paint it (again).
- A plain remark.

### 2.1 Dues (5m)

## 3. Attendance {pinned, private}
"""


def read(text: str) -> Reading:
    return parse_agenda(text, name="own.md", folder=None)


def remarks(text: str) -> list[tuple[int, str]]:
    words = Words("en")
    return [(c.line, words(c.message)) for c in read(text).warnings]


def test_items_with_their_marks():
    items = read(OWN).agenda.items
    assert [(i.number, i.title) for i in items] == [
        ("1", "News"),
        ("2", "Next month's tasks"),
        ("2.1", "Dues"),
        ("3", "Attendance"),
    ]
    tasks = items[1]
    assert (tasks.presenter, tasks.recurring, tasks.hard, tasks.go_around) == (
        "Tran Van A",
        True,
        True,
        120,
    )
    assert (tasks.plan.min_seconds, tasks.plan.max_seconds) == (1200, 1800)
    assert tasks.prompts == ("What held us back?", "Who takes what?")
    assert [(m.text, m.requirement, m.method) for m in tasks.motions] == [
        ("The branch adopts the plan (draft 2).", NAMED["simple"], "hands"),
        ("We paint it (again).", None, None),
    ]
    assert "What the item is about." in tasks.notes
    assert "A plain remark." in tasks.notes
    assert items[3].pinned
    assert items[3].private
    assert items[0].line == 23


def test_what_the_body_set():
    agenda = read(OWN).agenda
    assert (agenda.title, agenda.body, agenda.date, agenda.time) == (
        "Monthly meeting",
        "Mill Lane branch",
        "2026-11-23",
        "19:30",
    )
    assert (agenda.language, agenda.turn, agenda.order) == ("vi", 90, Order.LEAST_TIME)
    assert agenda.quorum == Quorum()
    assert agenda.requirement == NAMED["two-thirds"]
    assert agenda.warnings == (50, 80)
    assert agenda.repeat == "day 3 of every month"


def test_who_is_who():
    agenda = read(OWN).agenda
    assert [(p.name, p.role, p.voting) for p in agenda.people] == [
        ("Harriet Oduya", Role.CHAIR, True),
        ("Wendell Pryce", Role.MEMBER, True),
        ("Lê Thị Hoa", Role.PROBATIONARY, False),
        ("Ada Thorn", Role.GUEST, False),
        ("Nobody Known", Role.SECRETARY, True),
    ]
    assert (agenda.chair, agenda.secretary) == ("Harriet Oduya", "Nobody Known")
    assert (agenda.people[1].short, agenda.people[1].group, agenda.people[1].weight) == (
        "Wen",
        "Group 1",
        2,
    )
    assert agenda.people[2].group == "tổ 2"


def test_a_clean_file_has_nothing_said_about_it():
    assert remarks(OWN) == []


def test_an_unknown_mark_names_the_nearest():
    said = remarks("## News (5m) {recuring, hard}\n")
    assert said == [(1, "There is no mark recuring; the nearest is recurring.")]


def test_braces_that_are_no_marks_stay_in_the_title():
    items = read("## Agenda\n\n- Array.flat {Map, ten} (5m)\n- Sets { a, b }\n").agenda.items
    assert [i.title for i in items] == ["Array.flat {Map, ten}", "Sets { a, b }"]


def test_an_unknown_way_to_vote_is_said():
    said = remarks("## News\n\n- ? Why?\n- motion: We meet. (simple, by handz)\n")
    assert len(said) == 1
    assert said[0][0] == 4
    assert "by handz" in said[0][1]


def test_headings_numbered_otherwise_are_said():
    text = "---\nchair: Ada\n---\n## 1. News\n\n## 3. Tasks\n"
    assert remarks(text) == [(6, "“Tasks” is numbered 3, but by its place it is item 2.")]


def test_in_a_file_of_ours_every_heading_is_an_item():
    text = "---\nchair: Ada\n---\n# Board\n\n## Attendance\n\n## Minutes of the last meeting\n\n## Summary (5m)\n\n## 4. Programme (10m)\n"
    assert [i.title for i in read(text).agenda.items] == [
        "Attendance",
        "Minutes of the last meeting",
        "Summary",
        "Programme",
    ]


def test_wrong_front_matter_is_said_line_by_line():
    text = """---
titel: x
quorum: most of us
turn: long
order: fewst
vote: loudly
warnings: [often]
language: Klingon
date: someday
time: late
repeat: now and then
chair: [a, b]
members: {An: chair, Binh: wizard}
turn: 2m
---
- Roof
"""
    said = dict(remarks(text))
    # the first turn is replaced by the second, and that is said
    assert sorted(said) == [line for line in range(2, 15) if line != 4]
    assert "title" in said[2]
    assert "fewest" in said[5]
    assert "wizard" in said[13]
    assert "again" in said[14]
    assert read(text).agenda.turn == 120


def test_values_that_yaml_would_turn_into_other_things():
    agenda = read(
        "---\ntime: 7:30\ndate: 2026-11-03T19:30:00\nchair: No\nquorum: 9\nmembers: [Yes, "
        "007]\n---\n- a\n"
    ).agenda
    assert (agenda.time, agenda.date, agenda.chair) == ("07:30", "2026-11-03", "No")
    assert agenda.quorum.needed(100) == 9
    assert [p.name for p in agenda.people] == ["Yes", "007", "No"]


def test_quorums():
    def quorum(words: str) -> Quorum:
        return read(f"---\nquorum: {words}\n---\n- a\n").agenda.quorum

    assert quorum("more than 1/2").needed(10) == 6
    assert quorum("at least 1/2").needed(10) == 5
    assert quorum("2/3").needed(10) == 7
    assert quorum("trên 50%").needed(10) == 6
    assert quorum("ít nhất 2/3 đảng viên").needed(9) == 6
    assert quorum("majority").needed(9) == 5
    assert quorum("at least 9 members").needed(3) == 9


def test_two_rules_with_text_between_are_no_front_matter():
    assert [i.title for i in read("---\n\nWelcome all\n\n---\n\n- Roof\n").agenda.items] == ["Roof"]


def test_a_motion_says_in_vietnamese_what_it_needs_and_how_it_is_voted_on():
    text = (
        "## 1. Một (10m)\n- motion: Thông qua kế hoạch. (hai phần ba số người có mặt, giơ tay)\n"
        "- biểu quyết: Kết nạp. (quá bán tổng số đảng viên, bỏ phiếu kín)\n"
    )
    motions = read(text).agenda.items[0].motions
    assert [m.text for m in motions] == ["Thông qua kế hoạch.", "Kết nạp."]
    assert [m.method for m in motions] == ["hands", "ballot"]
    assert motions[0].requirement == parse_requirement("two-thirds of present")
    assert motions[1].requirement == NAMED["absolute"]
    assert remarks(text) == []


def test_the_groups_of_a_motion_are_those_of_the_roster():
    front = "---\nmembers: [{name: Ann, group: North side}, {name: Bo, group: Riverside}]\n---\n"
    text = (
        front + "## 1. News (5m)\n- motion: We paint. (simple and simple in north side)\n"
        "- motion: We wash. (simple and simple in Nowhere)\n"
    )
    paint, wash = read(text).agenda.items[0].motions
    assert paint.requirement.in_groups[0].groups == ("North side",)
    # never made weaker by a slip
    assert wash.requirement.in_groups[0].groups == ("Nowhere",)
    assert remarks(text) == [
        (4, "motion: the roster has no group Nowhere; it has North side, Riverside.")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Lend the hall (twice). (two-thirds) (consent)",
        "Lend the hall (twice). (consent) (two-thirds)",
    ],
)
def test_a_rule_and_consent_may_stand_in_brackets_of_their_own(line):
    reading = read(f"---\ntitle: T\nlanguage: en\n---\n## 1. News (5m)\n- motion: {line}\n")
    motion = reading.agenda.items[0].motions[0]
    assert motion.text == "Lend the hall (twice)."
    assert motion.requirement == NAMED["two-thirds"]
    assert motion.method == "consent"
    assert not reading.warnings


def test_brackets_that_say_no_rule_stay_in_the_text():
    text = (
        "---\ntitle: T\nlanguage: en\n---\n## 1. News (5m)\n- motion: Buy it (by June) (simple)\n"
    )
    reading = read(text)
    assert reading.agenda.items[0].motions[0].text == "Buy it (by June)"
