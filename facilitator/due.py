"""Dates as people say them: `Friday`, `25/12`, `in two weeks`, `thứ sáu tuần sau`, 2026-12-01.

Both languages are read whatever the meeting's is. The day comes first in `3/4`, as nearly
everywhere, unless the meeting's language is American English (`en-US`). What leaves the year or
the month out means the next such day; explicit dates may be past, and the caller says so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import relativedelta

from facilitator.meeting.text import fold

_WEEKDAYS = {
    "monday": 0, "mon": 0, "tuesday": 1, "tue": 1, "tues": 1, "wednesday": 2, "wed": 2,
    "thursday": 3, "thu": 3, "thur": 3, "thurs": 3, "friday": 4, "fri": 4, "saturday": 5,
    "sat": 5, "sunday": 6, "sun": 6,
    "thu hai": 0, "thu 2": 0, "t2": 0, "thu ba": 1, "thu 3": 1, "t3": 1, "thu tu": 2, "thu 4": 2,
    "t4": 2, "thu nam": 3, "thu 5": 3, "t5": 3, "thu sau": 4, "thu 6": 4, "t6": 4, "thu bay": 5,
    "thu 7": 5, "t7": 5, "chu nhat": 6, "cn": 6,
}  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi hai": 12,
}  # fmt: skip
_UNITS = {
    "day": "days", "days": "days", "week": "weeks", "weeks": "weeks", "fortnight": "fortnight",
    "month": "months", "months": "months", "year": "years", "years": "years",
    "ngay": "days", "hom": "days", "tuan": "weeks", "thang": "months", "nam": "years",
}  # fmt: skip
_FROM_TODAY = {
    "today": 0, "tonight": 0, "hom nay": 0, "toi nay": 0,
    "tomorrow": 1, "ngay mai": 1, "mai": 1,
    "the day after tomorrow": 2, "day after tomorrow": 2, "ngay kia": 2, "ngay mot": 2,
    "next week": 7, "tuan sau": 7, "tuan toi": 7,
}  # fmt: skip
_ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?\d{4})?"
_IN_ENGLISH = re.compile(
    rf"(?:the )?{_DAY} (?:of )?{_ENGLISH_MONTH}{_YEAR}|{_ENGLISH_MONTH} (?:the )?{_DAY}{_YEAR}"
)
_IN_VIETNAMESE = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?")
_IN_FIGURES = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?\.?")
_ISO = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_YEARS_TO_A_LEAP_DAY = 8


def read_date(text: str, today: dt.date, language: str = "en") -> dt.date | None:
    """Return the date that somebody means who speaks on `today`; None when it is no date.

    `Friday` is the next one after today; `next Friday` (`thứ sáu tuần sau`) that of next week,
    weeks beginning on Monday; `25/12` the next such day, today included.
    """
    words = fold(text).replace("'", "").strip(" .")
    for prefix in ("on ", "by ", "before ", "truoc ", "vao "):
        words = words.removeprefix(prefix)
    for reader in _READERS:
        try:
            day = reader(words, today, language)
        except (ValueError, OverflowError):  # 31/11, the year 0, a million weeks
            return None
        if day is not None:
            return day
    return None


def _relative(words: str, today: dt.date, _language: str) -> dt.date | None:
    if words in _FROM_TODAY:
        return today + dt.timedelta(days=_FROM_TODAY[words])
    if words in {"next month", "thang sau", "thang toi"}:
        return today + relativedelta(months=1)
    if words in {"end of the month", "end of month", "the end of the month", "cuoi thang"}:
        return today + relativedelta(day=31)
    if words in {"end of next month", "the end of next month", "cuoi thang sau"}:
        return today + relativedelta(months=1, day=31)
    if words in {"end of the week", "the end of the week", "end of week", "cuoi tuan"}:
        return today + dt.timedelta(days=6 - today.weekday())
    return None


def _span(words: str, today: dt.date, _language: str) -> dt.date | None:
    for pattern in (
        r"(?:in|within) (.+) (\w+)",
        r"(.+) (\w+) from (?:now|today)",
        r"(?:trong|sau) (?:vong )?(.+) (\w+)(?: nua| toi)?",
        r"(.+) (\w+) nua",
    ):
        if found := re.fullmatch(pattern, words):
            return _later(found[1], found[2], today)
    if found := re.fullmatch(r"(\d+|\w+) (days|weeks|months|years)", words):
        return _later(found[1], found[2], today)
    return None


def _later(number: str, unit: str, today: dt.date) -> dt.date | None:
    count = int(number) if re.fullmatch(r"\d{1,4}", number) else _NUMBERS.get(number)
    kind = _UNITS.get(unit)
    if count is None or kind is None:
        return None
    if kind == "fortnight":
        return today + dt.timedelta(weeks=2 * count)
    amounts = {"days": 0, "weeks": 0, "months": 0, "years": 0, kind: count}
    return today + relativedelta(
        days=amounts["days"],
        weeks=amounts["weeks"],
        months=amounts["months"],
        years=amounts["years"],
    )


def _weekday(words: str, today: dt.date, _language: str) -> dt.date | None:
    for pattern, in_next_week in (
        (r"next (.+)", True),
        (r"(.+) next week", True),
        (r"(.+) tuan (?:sau|toi)", True),
        (r"(?:this |this coming |coming )?(.+?)(?: nay| toi| tuan nay)?", False),
    ):
        found = re.fullmatch(pattern, words)
        if found is None or found[1] not in _WEEKDAYS:
            continue
        weekday = _WEEKDAYS[found[1]]
        if in_next_week:
            return today + dt.timedelta(days=7 - today.weekday() + weekday)
        return today + dt.timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return None


def _day_of_month(words: str, today: dt.date, _language: str) -> dt.date | None:
    found = re.fullmatch(r"the (\d{1,2})(?:st|nd|rd|th)|(\d{1,2})(?:st|nd|rd|th)", words)
    found = found or re.fullmatch(r"(?:ngay|mung|mong) (?:mung |mong )?(\d{1,2})", words)
    if found is None:
        return None
    day = int(next(group for group in found.groups() if group))
    for months in range(12):
        month = today + relativedelta(months=months, day=1)
        try:
            candidate = month.replace(day=day)
        except ValueError:
            continue
        if candidate >= today:
            return candidate
    return None


def _iso(words: str, _today: dt.date, _language: str) -> dt.date | None:
    found = _ISO.fullmatch(words)
    return dt.date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _in_figures(words: str, today: dt.date, language: str) -> dt.date | None:
    found = _IN_FIGURES.fullmatch(words)
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    american = language.replace("_", "-").lower().startswith("en-us")
    if (american and day <= 12) or (month > 12 and day <= 12):
        day, month = month, day
    year = found[3]
    if month not in _MONTHS:
        return None
    if year is None:
        return _next_such_day(f"{day} {_MONTHS[month]}", today)
    return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)


_MONTHS = {
    1: "jan", 2: "feb", 3: "mar", 4: "apr", 5: "may", 6: "jun",
    7: "jul", 8: "aug", 9: "sep", 10: "oct", 11: "nov", 12: "dec",
}  # fmt: skip


def _in_vietnamese(words: str, today: dt.date, _language: str) -> dt.date | None:
    found = _IN_VIETNAMESE.fullmatch(words)
    if found is None:
        return None
    if found[3]:
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    return _in_figures(f"{found[1]}/{found[2]}", today, "vi")


def _in_english(words: str, today: dt.date, _language: str) -> dt.date | None:
    bare = re.sub(rf"^(?:{'|'.join(_WEEKDAYS)}),? (?=.*\d)", "", words)
    if _IN_ENGLISH.fullmatch(bare) is None:
        return None
    bare = re.sub(r"\b(?:the|of) ", "", bare)
    if re.search(r"\d{4}$", bare):
        return _parsed(bare, today)
    return _next_such_day(bare, today)


def _next_such_day(words: str, today: dt.date) -> dt.date | None:
    for years in range(_YEARS_TO_A_LEAP_DAY + 1):
        day = _parsed(f"{words} {today.year + years}", today)
        if day is not None and day >= today:
            return day
    return None


def _parsed(words: str, today: dt.date) -> dt.date | None:
    try:
        return parse(words, default=dt.datetime.combine(today, dt.time()), dayfirst=True).date()
    except ParserError:
        return None


_Reader = Callable[[str, dt.date, str], dt.date | None]
_READERS: tuple[_Reader, ...] = (
    _relative,
    _span,
    _weekday,
    _day_of_month,
    _iso,
    _in_figures,
    _in_vietnamese,
    _in_english,
)
