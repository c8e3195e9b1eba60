"""Dates as people say them, on Monday 23 November 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.phrase import Refused
from facilitator.typed.dates import day_ahead, read_date, without_due
from facilitator.typed.line import Misunderstood, Text

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", "2026-11-23"), ("tomorrow", "2026-11-24"), ("Tomorrow.", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"),
        ("Friday", "2026-11-27"), ("on Friday", "2026-11-27"), ("this Friday", "2026-11-27"),
        ("Fri", "2026-11-27"), ("Monday", "2026-11-30"), ("Sunday", "2026-11-29"),
        ("next Friday", "2026-12-04"), ("Friday next week", "2026-12-04"),
        ("next Monday", "2026-11-30"), ("next week", "2026-11-30"), ("next month", "2026-12-23"),
        ("in two weeks", "2026-12-07"), ("two weeks", "2026-12-07"), ("in 10 days", "2026-12-03"),
        ("in a fortnight", "2026-12-07"), ("3 weeks from now", "2026-12-14"),
        ("in a month", "2026-12-23"), ("within a year", "2027-11-23"),
        ("25/12", "2026-12-25"), ("12/25", "2026-12-25"), ("3/12", "2026-12-03"),
        ("3/4", "2027-04-03"), ("23/11", "2026-11-23"), ("22/11", "2027-11-22"),
        ("25/12/2027", "2027-12-25"), ("25.12.27", "2027-12-25"), ("25-12", "2026-12-25"),
        ("29/2", "2028-02-29"), ("1.12.", "2026-12-01"),
        ("2026-12-01", "2026-12-01"), ("2026/12/1", "2026-12-01"), ("2020-01-01", "2020-01-01"),
        ("25 December", "2026-12-25"), ("Dec 25", "2026-12-25"), ("December 25th", "2026-12-25"),
        ("the 3rd of December", "2026-12-03"), ("Friday, 27 November", "2026-11-27"),
        ("1 Jan 2028", "2028-01-01"), ("the 3rd", "2026-12-03"), ("the 31st", "2026-12-31"),
        ("the end of the month", "2026-11-30"), ("end of the week", "2026-11-29"),
        ("hôm nay", "2026-11-23"), ("ngày mai", "2026-11-24"), ("ngày kia", "2026-11-25"),
        ("thứ sáu", "2026-11-27"), ("thứ 6", "2026-11-27"), ("T6", "2026-11-27"),
        ("Thứ Sáu tới", "2026-11-27"), ("thứ sáu tuần này", "2026-11-27"),
        ("thứ sáu tuần sau", "2026-12-04"), ("chủ nhật", "2026-11-29"), ("thứ tư", "2026-11-25"),
        ("tuần sau", "2026-11-30"), ("tuần tới", "2026-11-30"), ("tháng sau", "2026-12-23"),
        ("trong hai tuần", "2026-12-07"), ("hai tuần nữa", "2026-12-07"),
        ("10 ngày nữa", "2026-12-03"), ("sau ba tháng", "2027-02-23"),
        ("trước ngày 25/12", "2026-12-25"), ("ngày 25", "2026-11-25"), ("mùng 3", "2026-12-03"),
        ("ngày 25 tháng 12", "2026-12-25"), ("25 tháng 12 năm 2027", "2027-12-25"),
        ("cuối tháng", "2026-11-30"), ("cuối tuần", "2026-11-29"),
    ],
)  # fmt: skip
def test_a_date_is_read(said, meant):
    assert read_date(said, MONDAY) == dt.date.fromisoformat(meant)


@pytest.mark.parametrize(
    "said",
    ["", "bus", "me", "the door", "May", "a", "5", "31/11", "13/25", "0/0", "2026-13-01", "Feb 30",
     "the 32nd", "2026", "12:30", "in some weeks", "in 99999 weeks", "in 9999 years", "next time",
     "two", "week", "Friday or so", "chi bộ", "thứ tám", "1/2/3/4"],
)  # fmt: skip
def test_what_is_no_date_is_none(said):
    assert read_date(said, MONDAY) is None


def test_the_month_comes_first_only_for_americans():
    assert read_date("3/4", MONDAY, "en-US") == dt.date(2027, 3, 4)
    assert read_date("3/4", MONDAY, "en") == read_date("3/4", MONDAY, "vi") == dt.date(2027, 4, 3)
    assert read_date("25/12", MONDAY, "en-US") == dt.date(2026, 12, 25)


def test_friday_said_on_a_friday_is_a_week_ahead():
    assert read_date("Friday", dt.date(2026, 11, 27)) == dt.date(2026, 12, 4)


@given(st.text(max_size=30), st.dates())
def test_no_text_is_too_strange(said, today):
    meant = read_date(said, today)
    assert meant is None or isinstance(meant, dt.date)


@given(
    st.from_regex(
        r"(in |the |next |ngày |trong )?\d{1,5}[ /.\-]?(\d{1,5}|weeks|days|th|tháng|tuần)?"
        r"([ /.\-]\d{1,5})?( nữa)?",
        fullmatch=True,
    ),
    st.dates(),
)  # fmt: skip
def test_no_figures_are_too_strange(said, today):
    meant = read_date(said, today)
    assert meant is None or isinstance(meant, dt.date)


@pytest.mark.parametrize(
    ("said", "what", "due"),
    [
        ("buy chairs by Friday", "buy chairs", "2026-11-27"),
        ("buy chairs until Friday", "buy chairs", "2026-11-27"),
        ("buy chairs before 3 December", "buy chairs", "2026-12-03"),
        ("buy chairs due tomorrow", "buy chairs", "2026-11-24"),
        ("repair the door by the hall by Friday", "repair the door by the hall", "2026-11-27"),
        ("mua ghế trước thứ sáu", "mua ghế", "2026-11-27"),
        ("mua ghế đến 25/12", "mua ghế", "2026-12-25"),
        ("mua ghế hạn ngày 25 tháng 12", "mua ghế", "2026-12-25"),
        ("mua ghế đến trước ngày 25/12", "mua ghế", "2026-12-25"),
        ("go home by bus", "go home by bus", None),
        ("read the papers of Friday", "read the papers of Friday", None),
        ("by Friday", "by Friday", None),
        ('hang up the sign by "Friday"', 'hang up the sign by "Friday"', None),
        ('"wait until Friday"', "wait until Friday", None),
    ],
)  # fmt: skip
def test_the_date_at_the_end_of_a_task(said, what, due):
    task, day = without_due(Text.of(said), MONDAY)
    assert (task.value, day and day.isoformat()) == (what, due)


def test_a_date_for_what_is_to_come_lies_ahead():
    assert day_ahead("today", MONDAY) == MONDAY
    with pytest.raises(Refused, match="is past"):
        day_ahead("2020-01-01", MONDAY)
    with pytest.raises(Refused, match="is past"):
        without_due(Text.of("buy chairs by 2020-01-01"), MONDAY)
    with pytest.raises(Misunderstood, match="not a date"):
        day_ahead("some day", MONDAY)
