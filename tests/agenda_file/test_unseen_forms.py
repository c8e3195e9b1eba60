"""Forms that bodies use for a whole file: days in lists, tables without words, parts that are none."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.agenda import Item


def items(text: str) -> list[Item]:
    return list(parse_agenda(text, name="agenda.md", folder=None).agenda.items)


def shape(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in items(text)]


def lengths(text: str) -> list[tuple[str, int | None]]:
    return [
        (item.title, None if item.plan.max_seconds is None else item.plan.max_seconds // 60)
        for item in items(text)
    ]


def test_days_as_entries_group_what_stands_under_them():
    text = "## Agenda items\n\n* Tuesday - April 10th\n    1. Opening\n        1. Roll call\n    1. Roofs (½ hr)\n* Wednesday - April 11th (Board only)\n    1. Opening\n* Day 3\n    1. Closure\n"
    assert shape(text) == [
        ("1", "Opening"),
        ("1.1", "Roll call"),
        ("2", "Roofs"),
        ("3", "Opening"),
        ("4", "Closure"),
    ]


def test_a_dates_key_with_days_is_no_agenda():
    text = "## Roofers\n\n- **Times**:\n  - Tuesday - 10:00am to 5:00pm\n  - Wednesday - 10:00am to 5:00pm\n\n## Agenda\n\n- Roof\n"
    assert shape(text) == [("1", "Roof")]


def test_the_slot_of_a_day_is_no_item():
    text = "# Roofers\n\n## Wednesday, March 10, 2021 (+01)\n\n13:00-15:00\tWednesday Session I\n\n### Roofs\n\n* 5 min - Tiles\n\n### Doors\n\n* 10 min - Oak\n"
    assert lengths(text) == [("Roofs", None), ("Tiles", 5), ("Doors", None), ("Oak", 10)]


@pytest.mark.parametrize(
    "day",
    [
        "Monday, 25 March 2019, Afternoon Session II  (Core)",
        "Day 2, Morning",
        "TUE 3 May - Session I",
    ],
)
def test_a_day_with_its_session_is_no_item(day):
    text = f"# Roofers\n\n## {day}\n\n### Roofs\n\n- Tiles\n\n## Thursday, 28 March 2019\n\n### Doors\n"
    assert shape(text) == [("1", "Roofs"), ("1.1", "Tiles"), ("2", "Doors")]


def test_times_are_found_without_a_heading_over_them():
    text = "# Schedule\n\n|  | 29/1 TUESDAY | 30/1 WEDNESDAY |\n|:-:|:-:|:-:|\n| 9.00 | Doors open | Doors open |\n| 9.15 | ⇊ | ⇊ |\n| 9.30 | Roofs | Oak |\n| 9.45 | ⇊ | (cont) |\n| 10.00 | Wrap up | |\n| 10.15 | | |\n"
    assert lengths(text) == [
        ("Doors open", 30),
        ("Roofs", 30),
        ("Wrap up", 15),
        ("Doors open", 30),
        ("Oak", 30),
    ]


def test_an_html_table_with_a_column_a_day():
    text = "### Fair Schedule\n\n<table><thead><tr><th><th>Monday (minutes)<th>Tuesday\n</tr></thead><tbody>\n<tr><td>9:00<td>Roofs [Ada]<td>Oak</tr>\n<tr><td>9:30<td>break<td>(cont)</tr>\n<tr><td>10:00<td><td></tr>\n</tbody></table>\n"
    assert lengths(text) == [("Roofs [Ada]", 30), ("break", 30), ("Oak", 60)]


def test_lettered_parts_are_children():
    text = "# Agenda\n\n1. Roofs\n  a. Why tiles?\n  b. [Why slate?](http://x.example)\n2. Doors (J. Berg)\n"
    assert shape(text) == [
        ("1", "Roofs"),
        ("1.1", "Why tiles?"),
        ("1.2", "Why slate?"),
        ("2", "Doors"),
    ]


def test_an_initial_begins_no_lettered_part():
    text = "# Agenda\n\n1. Roofs\n   J. Berg has the keys.\n2. Doors\n"
    assert [number for number, _ in shape(text)] == ["1", "2"]


def test_dotted_numbers_on_lines_of_their_own_are_children():
    text = "1. Opening.\n - a goal of ours\n\n2. Status of it all.\n2.1 Papers\n\n - went well\n\n2.2 Roofs\n\n3. Round.\n"
    assert shape(text) == [
        ("1", "Opening"),
        ("2", "Status of it all"),
        ("2.1", "Papers"),
        ("2.2", "Roofs"),
        ("3", "Round"),
    ]


def test_a_heading_without_its_blank_is_one():
    assert shape("##Board\n\n### Agenda\n\n- Roof\n\n### Logistics\n\n- a hall\n") == [
        ("1", "Roof")
    ]


def test_an_agenda_below_the_logistics_is_found():
    text = "# Board\n## Location: Northtown\n## Host: Ada\n\n## Logistics\n\nBy the river.\n\n### Agenda\n\n- Roof\n"
    assert shape(text) == [("1", "Roof")]


def test_keys_as_headings_are_no_items():
    text = "# Board\n### Date/Time: Friday 14:00\n### Moderator: Ada\n### Meeting Duration: 1 hour\n\n## Roofs\n\n## Doors\n"
    assert [title for _, title in shape(text)][-2:] == ["Roofs", "Doors"]
    assert "Moderator: Ada" not in [title for _, title in shape(text)]


def test_the_daily_frame_gives_way_to_the_agenda():
    text = "# Board\n\n## Daily Schedule\n\n* 9:30 - Start\n* 12:15-13:30 - Lunch\n* ~17:00 - End\n\n## Agenda\n\n* Roofs (1 hour)\n* Doors\n  * [slides](http://x.example)\n\n### Out of Scope\n\n* Windows\n"
    assert lengths(text) == [("Roofs", 60), ("Doors", None)]


def test_what_stands_behind_the_adjournment_is_appended():
    text = "# Board\n\n## Agenda\n\n### Reports\n\n### Adjournment\n\n#### Motion to adjourn\n\n***\n\n### Staff Reports\n\n#### Finance\n"
    assert shape(text) == [("1", "Reports"), ("2", "Adjournment"), ("2.1", "Motion to adjourn")]


def test_an_agenda_beside_its_notes_keeps_its_children():
    text = "# Board\n\n## Present\n\n- Ada\n\n# Agenda\n\n- Roofs\n  - Tiles\n  - Slate\n\n# Notes\n\n## Roofs\nAda spoke.\n\n## Doors\nBo spoke.\n"
    assert shape(text) == [("1", "Roofs"), ("1.1", "Tiles"), ("1.2", "Slate")]


def test_an_empty_agenda_heading_stands_over_its_siblings():
    text = "# Board meeting\n\n## Present\n\n* Ada\n\n## Agenda\n\n## Announcements\n\n* A storm came.\n\n### roofs\n\n* Tiles [#1](http://x.example/1)\n  * nobody minds\n\n## Q&A, Other\n\n## Upcoming Meetings\n\n* in May\n"
    assert [title for _, title in shape(text)] == ["Announcements", "roofs", "Tiles", "Q&A, Other"]


def test_people_above_and_actions_below_are_no_items():
    text = "# Board\n\nAttendees:\n\n* Ada\n* Bo\n\nAgenda:\n\n* Roofs – 5 min – Ada\n* Doors\n\n**Action items**\n\n- [ ] Bo: paint\n"
    assert shape(text) == [("1", "Roofs"), ("2", "Doors")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- TOP 3: Finanzen (20 Min., Anna Berg)", "Finanzen"),
        ("- Item 2 - Roof", "Roof"),
        ("- Mục 4: Bế mạc", "Bế mạc"),
        ("- Top 10 roofs of the year", "Top 10 roofs of the year"),
        ("- Item 2 of the list", "Item 2 of the list"),
    ],
)
def test_numbers_in_words_are_no_title(line, title):
    assert [found for _, found in shape(f"## Agenda\n\n{line}\n")] == [title]


def test_a_clock_of_twelve_hours_goes_on_after_noon():
    text = "## Agenda\n\n* 11:30 Roofs\n* 12:10 - 1:00 Lunch\n* 1:00 - 1:30 Doors\n"
    assert lengths(text) == [("Roofs", 40), ("Lunch", 50), ("Doors", 30)]


def test_no_minute_counts_twice():
    text = "## Agenda\n\n* 10:00 - 11:30 Roofs\n* 11:00 - 11:30 Tiles\n* 11:30 - 12:00 Doors\n"
    reading = parse_agenda(text, name="agenda.md", folder=None)
    assert reading.agenda.total == 120 * 60
    assert [complaint.line for complaint in reading.warnings] == [4]


def test_a_part_of_the_day_begins_a_line_of_a_programme():
    text = "## Agenda\n\n12:00 - Lunch\nAfternoon - Roofs with Ada\n16:00 - End\n"
    assert [title for _, title in shape(text)] == ["Lunch", "Afternoon - Roofs with Ada", "End"]


def test_a_row_of_dots_is_no_sentence():
    text = (
        "## Topics\n\n* Old things\n    * How do we get roofs?\n    * Ditto for doors.\n    * ...\n"
    )
    assert [title for _, title in shape(text)] == [
        "Old things",
        "How do we get roofs?",
        "Ditto for doors",
    ]


def test_agenda_words_are_items_in_a_file_of_our_own():
    front = "---\nbody: Roofers\n---\n\n"
    assert shape(front + "## 1. Programme (10m, Ada)\n\n## 2. Agenda (5m)\n") == [
        ("1", "Programme"),
        ("2", "Agenda"),
    ]
    assert shape(front + "## Roof (5m)\n\n## Programme\n\nIn the hall.\n") == [
        ("1", "Roof"),
        ("2", "Programme"),
    ]
    assert shape(front + "# Roofers\n\n## Agenda\n\n### Roof (5m)\n") == [("1", "Roof")]


def test_titles_in_boxes_are_headings():
    text = "# Board\n\n## Agenda\n\n```\nCALL TO ORDER\n```\n\n```\nREPORTS\n```\n#### Finance\n\n```\nADJOURNMENT\n```\n\n***\n### Appendix\n"
    assert shape(text) == [
        ("1", "CALL TO ORDER"),
        ("2", "REPORTS"),
        ("2.1", "Finance"),
        ("3", "ADJOURNMENT"),
    ]


def test_a_box_alone_is_code():
    assert shape("## Agenda\n\n- Roof\n\n```\nMAKE ALL\n```\n\n- Door\n") == [
        ("1", "Roof"),
        ("2", "Door"),
    ]


def test_a_second_list_lends_its_parts_to_the_schedule():
    text = "# Roofers\n\n## Schedule\n\n| Start | End | Topic |\n|--|--|--|\n| 15:00 | 15:30 | Welcome |\n| 15:30 | 16:00 | Roofs |\n\n## Agenda\n\n* Day 1\n    * Welcome\n    * [Roofs](http://x.example)\n        * Tiles\n        * Slate\n"
    assert shape(text) == [("1", "Welcome"), ("2", "Roofs"), ("2.1", "Tiles"), ("2.2", "Slate")]


def test_a_part_whose_title_differs_in_a_tone_from_an_item_is_lent_too():
    text = "# Họp\n\n## Schedule\n\n| Start | End | Topic |\n|--|--|--|\n| 15:00 | 15:30 | Đội má |\n| 15:30 | 16:00 | Nông vụ |\n\n## Agenda\n\n* Day 1\n    * Đội má\n    * [Nông vụ](http://x.example)\n        * Đội mạ\n        * Phân bón\n"
    titles = ["Đội má", "Nông vụ", "Đội mạ", "Phân bón"]
    assert [title for _, title in shape(text)] == titles


def test_a_second_list_of_other_things_lends_nothing():
    text = "# Roofers\n\n## Schedule\n\n- 15:00 - 15:30 Welcome\n- 15:30 - 16:00 Roofs\n\n## Topics\n\n* Welcome\n    * Coffee\n* Oak\n* Ash\n"
    assert shape(text) == [("1", "Welcome"), ("2", "Roofs")]


def test_who_is_there_stands_among_the_items_and_is_none():
    text = "# December 16th weekly meeting\n\n* Host: Ada\n* Notetaker:\n* Attendees:\n    * Bo\n    * Cy\n* Welcome\n* Roofs\n    * Tiles\n* Doors\n* Oak\n"
    titles = ["Welcome", "Roofs", "Tiles", "Doors", "Oak"]
    assert [title for _, title in shape(text)] == titles
