"""Lengths, clocks and presenters: the forms in which people write them."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

import pytest

from tests.agenda_file.forms import items, minutes, one, read, remarks


@pytest.mark.parametrize(
    ("line", "title", "length", "presenter"),
    [
        ("- Budget (5m, Ada)", "Budget", (5, 5), "Ada"),
        ("- Budget (Ada, 5m)", "Budget", (5, 5), "Ada"),
        ("- Budget (Ada 5m)", "Budget", (5, 5), "Ada"),
        ("- Budget (2min Ada, Bo)", "Budget", (2, 2), "Ada, Bo"),
        ("- Welcome (chairs; 10m)", "Welcome", (10, 10), "chairs"),
        ("- Budget (Ada Berg) (30m)", "Budget", (30, 30), "Ada Berg"),
        ("- Budget (1m, Ada\n  on behalf of Bo)", "Budget", (1, 1), "Ada, Bo"),
        ("*  3 min - Roll call", "Roll call", (3, 3), None),
        ("* 15min - Report (Ada)", "Report", (15, 15), "Ada"),
        ("* 2hr - Compression (Mike)", "Compression", (120, 120), "Mike"),
        ("* 20 min - Streams - Ada Berg", "Streams", (20, 20), "Ada Berg"),
        ("* 20 min - Streams - *Ada*", "Streams", (20, 20), "Ada"),
        ("- (~10 min) December 5th: the roof", "December 5th: the roof", (10, 10), None),
        ("1. [Roof](http://x.example/a_b) (10 - 15 min)", "Roof", (10, 15), None),
        (
            "- Reports (15 min) from the last meeting",
            "Reports from the last meeting",
            (15, 15),
            None,
        ),
        ("- Advancement (3 minute timebox)", "Advancement", (3, 3), None),
        ("1. Poll: shall we? [10 min]", "Poll: shall we?", (10, 10), None),
        ("1. A roadmap (Ada Berg) [27mins]", "A roadmap", (27, 27), "Ada Berg"),
        ("1. Roof [20 min presentation, 20 min discussion]", "Roof", (40, 40), None),
        ("1. Next meeting [2 mins].", "Next meeting", (2, 2), None),
        ("1. **Tổng kết** (~5 phút)", "Tổng kết", (5, 5), None),
        ("1. Thảo luận (15–20 phút, đ/c bí thư)", "Thảo luận", (15, 20), "đ/c bí thư"),
        ("- Roof: 15 minutes", "Roof", (15, 15), None),
        ("- Roof – 15 min – Ada Berg", "Roof", (15, 15), "Ada Berg"),
        ("- Lunch 60 min", "Lunch", (60, 60), None),
        ("- Roof ([slides](http://x.example)) (15m)", "Roof", (15, 15), None),
        ("- `[[Roof]]` of house 2 (15m) timebox", "[[Roof]] of house 2 timebox", (15, 15), None),
        (
            "- Roof (Ada Berg) timebox: 20m (leave time)",
            "Roof (Ada Berg) (leave time)",
            (20, 20),
            None,
        ),
    ],
)
def test_lengths_and_presenters(line, title, length, presenter):
    item = one(line)
    assert (item.title, minutes(item), item.presenter) == (title, length, presenter)


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("5m", (5, 5)), ("90m", (90, 90)), ("27mins", (27, 27)), ("20 minutes", (20, 20)),
        ("35 Minutes", (35, 35)), ("1h", (60, 60)), ("1 hr", (60, 60)), ("1.5 hours", (90, 90)),
        ("1hr 30mins", (90, 90)), ("1h30", (90, 90)), ("1 Hour, 15 minutes", (75, 75)),
        ("½-1 hr", (30, 60)), ("10-15m", (10, 15)), ("5-10 min", (5, 10)), ("30-60 min", (30, 60)),
        ("~15m", (15, 15)), ("about 15 min", (15, 15)), ("≤30m", (None, 30)), ("&le;30m", (None, 30)),
        ("<10 mins", (None, 10)), ("Max 20 phút", (None, 20)), ("tối đa 20 phút", (None, 20)),
        ("30+ minutes", (30, 30)), ("15m+", (15, 15)), ("30 min limit", (None, 30)),
        ("60m (fine to be shorter)", (60, 60)), ("3m (maybe 4m)", (3, 3)), ("1 giờ 30 phút", (90, 90)),
        ("10’", (10, 10)), ("15 minuter", (15, 15)),
    ],
)  # fmt: skip
def test_values(words, length):
    assert minutes(one(f"- Roof ({words})")) == length


@pytest.mark.parametrize(
    "words",
    [
        "Remaining time",
        "balance of time",
        "if time permits",
        "as time permits",
        "nếu còn thời gian",
    ],
)
def test_an_open_end_is_no_number(words):
    item = one(f"- Roof ({words})")
    assert (item.title, minutes(item)) == ("Roof", (None, None))


@pytest.mark.parametrize(
    "line",
    [
        "- Roof (12 minute walk from the office)", "- Ada (arrived 10 minutes late)", "- Visa within 48 hours",
        "- Roof, phase 2", "- Plan for 1 month before the meeting", "- Coffee at $2.50 for 20 minutes", "- RFC 5m2",
        "- 1.5 MB modules", "- Stage 3",
    ],
)  # fmt: skip
def test_minutes_in_prose_are_no_length(line):
    assert minutes(one(line)) == (None, None)


@pytest.mark.parametrize(
    ("line", "title", "start", "length"),
    [
        ("* 08:50 - 09:50 Plenary (60m)", "Plenary", "08:50", 60),
        ("* 8:00am - 10:00am : Open Discussion", "Open Discussion", "08:00", 120),
        ("* 11:30am - 12:30pm: Visit", "Visit", "11:30", 60),
        ("* 8:00 - 9:00 PM: Late", "Late", "20:00", 60),
        ("* 10:15 - 12:00 PM Layers", "Layers", "10:15", 105),
        ("* 19h30 - 20h00: Khai mạc", "Khai mạc", "19:30", 30),
        ("* 14:00(UK) - 16:00(UK) - Breakout", "Breakout", "14:00", 120),
        ("* Layers (60 minutes) **9:00 - 10:00 AM PST**", "Layers", "09:00", 60),
    ],
)
def test_spans_of_the_clock(line, title, start, length):
    item = one(line)
    assert (item.title, item.starts_at, minutes(item)) == (title, start, (length, length))


def test_a_start_alone_lasts_until_the_next():
    found = items("# Day\n\n## Schedule\n\n* 9:30 - Start\n* 10:15-11:00 - Roof\n* ~16:30 - End\n")
    assert [(i.title, i.starts_at, minutes(i)[1]) for i in found] == [
        ("Start", "09:30", 45), ("Roof", "10:15", 45), ("End", "16:30", None),
    ]  # fmt: skip


def test_a_wish_behind_a_title_starts_nothing_else():
    found = items("## Agenda\n\n1. Roof (Ada Berg) 10am April 10\n1. Fence (Bo Ek) 11am April 9\n")
    assert [(i.title, i.starts_at, minutes(i)) for i in found] == [
        ("Roof", "10:00", (None, None)), ("Fence", "11:00", (None, None)),
    ]  # fmt: skip


def test_half_past_midnight_is_read_as_noon_and_said():
    text = "## Agenda\n\n- 11:00am - 12:30pm : Roof\n- 12:30am - 2:00pm : Lunch\n"
    assert [(i.starts_at, minutes(i)[1]) for i in items(text)] == [("11:00", 90), ("12:30", 90)]
    assert any(line == 4 and "typing error" in words for line, words in remarks(text))


def test_clock_and_length_that_disagree_are_said():
    text = "## Agenda\n\n- 10:00 - 11:00 Roof (45m)\n"
    assert minutes(items(text)[0]) == (45, 45)
    assert any(line == 3 and "60" in words and "45" in words for line, words in remarks(text))


def test_a_length_for_each_person_is_a_round():
    text = (
        "## Agenda\n\n1. Mỗi người báo cáo (~2-3 phút/người)\n   - ngắn gọn\n2. Kết luận (5 phút)\n"
    )
    first = items(text)[0]
    assert (minutes(first), first.go_around) == ((2, 3), 180)
    assert any("for each person" in words for _, words in remarks(text))


def test_a_length_stated_once_is_that_of_each_child():
    text = "## Agenda\n\n1. 15 Minute Items\n    1. Roof\n    1. Fence (5m)\n1. 30 Minute Items\n1. Drafts (12 minutes each)\n    1. Gate\n"
    assert [(i.title, minutes(i)[1]) for i in items(text)] == [
        ("15 Minute Items", None), ("Roof", 15), ("Fence", 5),
        ("30 Minute Items", None), ("Drafts", None), ("Gate", 12),
    ]  # fmt: skip
    assert read(text).agenda.total == 32 * 60


def test_a_limit_in_a_groups_title_is_a_class():
    table = "\n    | timebox | topic |\n    |---|---|\n    | 20m | Roof |\n"
    text = f"## Agenda\n\n1. Short (≤30m) discussions\n{table}\n1. Long ones\n"
    assert [(i.title, minutes(i)[1]) for i in items(text)] == [
        ("Short discussions", None), ("Roof", 20), ("Long ones", None),
    ]  # fmt: skip


def test_a_parents_own_length_wins_and_the_disagreement_is_said():
    text = "## Agenda\n\n1. Reports (10m)\n    1. Roof (8m)\n    1. Fence (8m)\n1. Close (5m)\n"
    assert read(text).agenda.total == 15 * 60
    assert any(line == 3 and "16" in words for line, words in remarks(text))
