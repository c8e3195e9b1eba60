"""What `check` prints."""

from __future__ import annotations

from facilitator.agenda_file import outline, parse_agenda, print_outline
from facilitator.meeting.text import cells
from facilitator.words import Words

TEXT = """---
title: Họp tháng 11
time: 19:30
chair: Ada Berg
---
## 1. Reports (30m)
### 1.1 Roof (10-15m, Bo Ek) {recurring}
- ? Why?
### 1.2 漢字の長い題名がここにありますので、この行は折り返されるはずです。それでも桁は揃います (5m)
## 2. Fence (90s)
## 3. ~~Gate~~
## 4. Wall (≤1h 40m, Bo Ek)
"""


def read(text: str = TEXT):
    return parse_agenda(text, name="a.md", folder=None)


def test_the_data_for_programs():
    data = outline(read(), Words("en"))
    assert list(data)[:4] == ["title", "items", "total_seconds", "warnings"]
    assert (
        data["total_seconds"] == 30 * 60 + 90 + 100 * 60
        or data["total_seconds"] == 30 * 60 + 100 * 60
    )
    first = data["items"][1]
    assert {
        key: first[key]
        for key in ("number", "title", "level", "min_seconds", "max_seconds", "presenter", "line")
    } == {
        "number": "1.1",
        "title": "Roof",
        "level": 2,
        "min_seconds": 600,
        "max_seconds": 900,
        "presenter": "Bo Ek",
        "line": 7,
    }


def test_warnings_carry_line_and_message():
    data = outline(read("---\nchair: Ada\ntitel: x\n---\n- a\n"), Words("en"))
    assert data["warnings"] == [
        {"line": 3, "message": "There is no key titel; the nearest is title."}
    ]


def test_the_page_is_aligned_in_80_columns():
    page = print_outline(read(), Words("en")).splitlines()
    assert page[0] == "Họp tháng 11"
    assert all(cells(line) <= 80 for line in page)
    clock = {cells(line[: line.index("Bo Ek")]) for line in page if "Bo Ek" in line}
    assert len(clock) == 1
    assert any("✓ Gate" in line for line in page)
    assert any("10-15 min" in line for line in page)
    assert any("≤1 h 40 min" in line for line in page)


def test_clock_times_follow_from_the_start():
    data = outline(
        read(
            "---\ntime: 19:30\nchair: A\n---\n## a (30m)\n### b (10m)\n### c (10m)\n## d "
            "(5-10m)\n## e\n"
        ),
        Words("en"),
    )
    assert [item["starts_at"] for item in data["items"]] == [
        "19:30",
        "19:30",
        "19:40",
        "20:00",
        "20:10",
    ]


def test_given_times_stand():
    data = outline(read("## Agenda\n\n- 10:00 - 10:30 a\n- b (5m)\n"), Words("en"))
    assert [item["starts_at"] for item in data["items"]] == ["10:00", None]


def test_complaints_are_listed_with_their_lines():
    page = print_outline(read("## Agenda\n\nread this first, all of you\n\n- a\n"), Words("en"))
    assert "1 remark\n  line 3: not used: read this first, all of you\n" in page


def test_it_speaks_the_readers_language():
    reading = read("## Agenda\n\n- a (5m)\n")
    assert print_outline(reading, lambda phrase: f"<{phrase.text}>").count("<") > 1
