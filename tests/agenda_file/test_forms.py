"""The ways in which people write an item, its length and who presents it."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

import pytest

from facilitator.agenda_file import Reading, parse_agenda
from facilitator.meeting.agenda import Item
from facilitator.words import Words


def read(text: str) -> Reading:
    return parse_agenda(text, name="agenda.md", folder=None)


def items(text: str) -> list[Item]:
    return list(read(text).agenda.items)


def one(line: str) -> Item:
    """The only item of an agenda with this list entry."""
    found = items(f"# Board\n\n## Agenda\n\n{line}\n")
    assert len(found) == 1, found
    return found[0]


def minutes(item: Item) -> tuple[float | None, float | None]:
    low, high = item.plan.min_seconds, item.plan.max_seconds
    return (None if low is None else low / 60, None if high is None else high / 60)


def shape(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in items(text)]


def remarks(text: str) -> list[tuple[int, str]]:
    words = Words("en")
    return [(complaint.line, words(complaint.message)) for complaint in read(text).warnings]


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
