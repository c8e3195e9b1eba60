"""Tables, lists, days, comments, HTML: the forms in which an agenda stands in a file."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

import pytest

from tests.agenda_file.forms import items, minutes, read, remarks, shape


def test_columns_are_found_by_their_headings():
    text = """## Agenda

| ☑️ | stage | timebox | topic | presenter |
|:-:|:-:|:-:|---|---|
| ✓ | 3 | 10-15m | [Roof](http://x.example) (again) | Ada Berg |
|   | 2 | 3m (maybe 4m) | ~~Fence~~ | Bo Ek |
|   | - | TBD | Gate | |
"""
    found = items(text)
    assert [(i.title, minutes(i), i.presenter, i.done) for i in found] == [
        ("Roof (again)", (10, 15), "Ada Berg", True),
        ("Fence", (3, 3), "Bo Ek", True),
        ("Gate", (None, None), None, False),
    ]


def test_a_column_of_minutes_may_hold_bare_numbers():
    text = "## Chương trình\n\n| STT | Nội dung | Thời lượng | Người trình bày |\n|-|-|-|-|\n| 1 | Khai mạc | 5 | Đ/c An |\n| 2 | Thảo luận | 15-20 | |\n"
    assert [(i.title, minutes(i), i.presenter) for i in items(text)] == [
        ("Khai mạc", (5, 5), "Đ/c An"), ("Thảo luận", (15, 20), None),
    ]  # fmt: skip


def test_start_and_end_columns():
    text = "## Schedule\n\n| Start | End | Topic | Lead |\n|-|-|-|-|\n| 15:30 | 15:55 | Roof | Ada |\n| 15:55 | 16:05 | Break | |\n"
    assert [(i.title, i.starts_at, minutes(i)[1]) for i in items(text)] == [
        ("Roof", "15:30", 25), ("Break", "15:55", 10),
    ]  # fmt: skip


def test_one_column_for_each_day_and_repeated_cells():
    text = """## Schedule

| Time | Time | Monday 24th | Tuesday 25th |
|-|-|-|-|
| 10.00 | 10.15 | Coffee | Roof |
| 10.15 | 10.30 | Coffee | ⇊ |
| 10.30 | 10.45 | Intro  |   |
"""
    reading = read(text)
    found = [(i.title, i.starts_at, minutes(i)[1]) for i in reading.agenda.items]
    assert found == [("Coffee", "10:00", 30), ("Intro", "10:30", 15), ("Roof", "10:00", 30)]
    assert [day for _, day in reading.days] == ["Monday 24th", "Tuesday 25th"]


def test_tables_that_are_no_agendas():
    text = """# Call

## Attendees

| Name | Organization | Location |
|-|-|-|
| Ada | Home | Hanoi |

## Agenda

| Start | End | Location |
|-|-|-|
| 16:00 | 20:00 | London |

- Roof (5m)
"""
    assert shape(text) == [("1", "Roof")]


def test_lists_nested_by_too_few_blanks_are_read_as_they_look():
    text = """## Agenda for the meeting

  1. Opening
    1. Roll call (Ada)
    1. Host
  1. Reports

      https://x.example/report

    1. Roof
      1. Tiles
  1.  Closure
"""
    assert shape(text) == [
        ("1", "Opening"), ("1.1", "Roll call"), ("1.2", "Host"), ("2", "Reports"),
        ("2.1", "Roof"), ("2.1.1", "Tiles"), ("3", "Closure"),
    ]  # fmt: skip
    assert any("indents" in words for _, words in remarks(text))


def test_fences_and_comments_hold_no_items():
    text = """## Agenda

```mermaid
gantt
  - Day 1: 5h
```

<!--
Example:

1. Roof of the example (30m, Lee)
-->

1. Fence (5m)
    <!-- 1. Gate (5m) -->
1. Close
"""
    assert shape(text) == [("1", "Fence"), ("2", "Close")]


def test_a_comment_that_never_ends_hides_nothing():
    text = "## Agenda\n\n- Roof\n\n<!-- remember\n\n- Fence\n"
    assert [title for _, title in shape(text)] == ["Roof", "Fence"]
    assert any(line == 5 and "never ends" in words for line, words in remarks(text))


def test_struck_and_checked_items_are_done():
    found = items(
        "## Agenda\n\n- ~~Roof (5m)~~\n- [x] Fence\n- [ ] Gate\n- Big ~~old~~ barn door\n"
    )
    assert [(i.title, i.done) for i in found] == [
        ("Roof", True), ("Fence", True), ("Gate", False), ("Big old barn door", False),
    ]  # fmt: skip


def test_days_group_and_their_slots_are_not_added():
    text = """# Interim

## 19 May 2026, 13:00-14:15 UTC

_1 Hour, 15 minutes_

### Administrivia

* 3 min - Roll call

### [Roof](http://x.example)

*25 minutes*

Discuss it.

### wrap-up

* 5 minutes

## 26 May 2026

_13:00 - 14:15 Room 2_

### Drafts

*balance of time*

* 10 min - Fence - _Ada Berg_
"""
    reading = read(text)
    assert [(i.number, i.title, minutes(i)[1]) for i in reading.agenda.items] == [
        ("1", "Administrivia", None), ("1.1", "Roll call", 3), ("2", "Roof", 25),
        ("3", "wrap-up", 5), ("4", "Drafts", None), ("4.1", "Fence", 10),
    ]  # fmt: skip
    assert reading.agenda.total == 43 * 60
    assert len(reading.days) == 2


def test_a_programme_in_plain_paragraphs():
    text = "July 13\n=======\nAll times are UTC+2\n\n10:00 - start\n\n10:30 - 11:15 Roof https://x.example\n\n12:00 - 13:30 lunch\n\nLogistics\n=========\nRoom 4\n"
    assert [(i.title, i.starts_at, minutes(i)[1]) for i in items(text)] == [
        ("start", "10:00", 30), ("Roof", "10:30", 45), ("lunch", "12:00", 90),
    ]  # fmt: skip


def test_an_agenda_in_html():
    text = """### Schedule

<table>
 <tr><th>Date</th><th>Times</th><th>Agenda</th></tr>

 <tr><td>Day 1</td><td><ul><li>Paris: 8:00 PM</ul></td>
 <td><ul>
   <li>Specs (110 minutes) <b>11:00 AM - 12:50PM PST</b>
     <ul><li>Roof (@ada)<li>Fence</ul>
   <li>Break (10 minutes) <b>12:50 - 1:00 PM PST</b>
   <li><a href="x">Minutes are available through scribe.</a>
 </ul></td></tr>
 <tr><td>Day 2</td><td colspan="2">Cancelled</td></tr>
</table>
"""
    assert [(i.number, i.title, minutes(i)[1], i.starts_at) for i in items(text)] == [
        ("1", "Specs", 110, "11:00"), ("1.1", "Roof", None, None), ("1.2", "Fence", None, None),
        ("2", "Break", 10, "12:50"),
    ]  # fmt: skip


def test_the_agenda_is_told_from_all_the_rest():
    text = """# Council Meeting

## Links

* [Recording](http://x.example)

## Present

- Ada
- Bo

## Agenda

Extracted from labelled issues.

### Announcements

* Ada was elected.

### council/roof

* Tiles fall [#12](http://x.example/12)
  * Bo will look
* Gutter [#13](http://x.example/13)

## Q&A, Other

* No questions.

## Upcoming Meetings

* Next month
"""
    assert shape(text) == [
        ("1", "Announcements"), ("2", "council/roof"), ("2.1", "Tiles fall"),
        ("2.2", "Gutter"), ("3", "Q&A, Other"),
    ]  # fmt: skip


def test_an_agenda_pasted_under_the_notes_counts_once():
    text = "## Agenda items\n\n1. Roof (5m)\n\n## Meeting Notes\n\n### Roof (5m)\n\nAB: it leaks\n"
    assert shape(text) == [("1", "Roof")]


def test_an_empty_agenda_loads_and_says_so():
    text = "## Agenda items\n\n*Meeting cancelled due to lack of agenda*\n\n## Logistics\n\n- by phone\n"
    assert shape(text) == []
    assert any("No item" in words for _, words in remarks(text))


def test_lines_that_were_not_used_are_named_once_for_each_run():
    text = "## Agenda\n\nPlease read:\nall of this\n\n- Roof\n\nIf you would like to add an item, open an issue here.\n"
    said = remarks(text)
    assert [line for line, _ in said] == [3, 8]
    assert "lines 3 to 4" in said[0][1]


def test_explanations_under_an_item_are_its_notes():
    text = "## Agenda\n\n1. Roof (5m, Ada)\n   - [Photos](http://x.example)\n   - Seen in May.\n2. Fence\n   - Poll: paint it?\n"
    found = items(text)
    assert [(i.number, i.title) for i in found] == [
        ("1", "Roof"),
        ("2", "Fence"),
        ("2.1", "Poll: paint it?"),
    ]
    assert "Seen in May." in found[0].notes


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Annual\n---\n# Other\n- Roof\n", "Annual"),
        ("## Small\n\n# Board meeting\n\n- Roof\n", "Board meeting"),
        ("- Roof\n", "agenda"),
        ("Board meeting\n=====\n\n- Roof\n", "Board meeting"),
    ],
)
def test_the_title(text, title):
    assert read(text).agenda.title == title
