"""Dates as people say them: `Friday`, `25/12`, `in two weeks`, `thứ sáu tuần sau`, 2026-12-01.

English and Vietnamese are read whatever the language of the meeting is. The day comes first in
`3/4`, as nearly everywhere, unless that language is American English (`en-US`). A date without a
year or a month is the next such day. A date with its year may be past: `day_ahead` and
`without_due` refuse that.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable

from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.text import fold
from facilitator.typed.line import Misunderstood, Text

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
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?(\d{4}))?"
_DAY_FIRST = re.compile(rf"(?:the )?{_DAY} (?:of )?({_ENGLISH_MONTH})\.?{_YEAR}")
_MONTH_FIRST = re.compile(rf"({_ENGLISH_MONTH})\.? (?:the )?{_DAY}{_YEAR}")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_VIETNAMESE = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?:,? nam (\d{4}))?")
_IN_FIGURES = re.compile(r"(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?\.?")
_ISO = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_YEARS_TO_A_LEAP_DAY = 8


def read_date(text: str, today: dt.date, language: str = "en") -> dt.date | None:
    """Return the date that `text` means, said on `today`; None when it is not a date.

    `Friday` is the next one after today; `next Friday` (`thứ sáu tuần sau`) that of next week,
    weeks beginning on Monday; `25/12` the next such day, today included.
    """
    words = fold(text).replace("'", "").strip(" .")
    for prefix in ("on ", "by ", "before ", "until ", "truoc ", "vao ", "den "):
        words = words.removeprefix(prefix)
    for reader in _READERS:
        try:
            day = reader(words, today, language)
        except (ValueError, OverflowError):  # 31/11, the year 0, a million weeks
            return None
        if day is not None:
            return day
    return None


def day_ahead(text: str, today: dt.date, language: str = "en") -> dt.date:
    """Return the date that `text` means, today or later.

    Raises:
        Misunderstood: when it is not a date.
        Refused: when it is past.
    """
    day = read_date(text, today, language)
    if day is None:
        raise Misunderstood(
            say(
                "“{text}” is not a date; write 2026-12-01, 25/12, Friday or in two weeks", text=text
            )
        )
    if day < today:
        raise Refused(say("{date} is past.", date=day.isoformat()))
    return day


_DUE = re.compile(r"(?<=\s)(?:by|until|till|due|before|trước|hạn|đến|vào)(?=\s)", re.IGNORECASE)


def without_due(text: Text, today: dt.date, language: str = "en") -> tuple[Text, dt.date | None]:
    """Return what is to be done without the date at its end, and that date; None without one.

    A word such as `by`, `until` or `hạn` begins a date only if all the words behind it are one:
    `repair the door by the hall by Friday` is due on Friday.

    Raises:
        Refused: when the date is past.
    """
    for found in _DUE.finditer(text.shadow):
        date, what = text.part(found.end()), text.part(0, found.start())
        if what.is_empty or date.is_quoted or read_date(date.value, today, language) is None:
            continue
        return what, day_ahead(date.value, today, language)
    return text, None


def _months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or the last one of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def _relative(words: str, today: dt.date, _language: str) -> dt.date | None:
    if words in _FROM_TODAY:
        return today + dt.timedelta(days=_FROM_TODAY[words])
    if words in {"next month", "thang sau", "thang toi"}:
        return _months_later(today, 1)
    if words in {"end of the month", "end of month", "the end of the month", "cuoi thang"}:
        return _months_later(today.replace(day=1), 1) - dt.timedelta(days=1)
    if words in {"end of next month", "the end of next month", "cuoi thang sau"}:
        return _months_later(today.replace(day=1), 2) - dt.timedelta(days=1)
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
    match kind:
        case "months" | "years":
            return _months_later(today, count if kind == "months" else 12 * count)
        case "fortnight":
            count *= 14
        case "weeks":
            count *= 7
    return today + dt.timedelta(days=count)


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
        candidate = _months_later(today.replace(day=1), months)
        if day > calendar.monthrange(candidate.year, candidate.month)[1]:
            continue
        candidate = candidate.replace(day=day)
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
    if found[3] is None:
        return _next_such_day(day, month, today)
    return dt.date(int(found[3]) + (2000 if len(found[3]) == 2 else 0), month, day)


def _in_vietnamese(words: str, today: dt.date, _language: str) -> dt.date | None:
    found = _IN_VIETNAMESE.fullmatch(words)
    if found is None:
        return None
    if found[3]:
        return dt.date(int(found[3]), int(found[2]), int(found[1]))
    return _in_figures(f"{found[1]}/{found[2]}", today, "vi")


def _in_english(words: str, today: dt.date, _language: str) -> dt.date | None:
    bare = re.sub(rf"^(?:{'|'.join(_WEEKDAYS)}),? (?=.*\d)", "", words)
    if found := _DAY_FIRST.fullmatch(bare):
        day, name, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(bare):
        name, day, year = found.groups()
    else:
        return None
    month = _MONTHS.index(name[:3]) + 1
    if year is None:
        return _next_such_day(int(day), month, today)
    return dt.date(int(year), month, int(day))


def _next_such_day(day: int, month: int, today: dt.date) -> dt.date | None:
    """Return the first such day from `today` on; None for a day that no month has."""
    for year in range(today.year, today.year + _YEARS_TO_A_LEAP_DAY + 1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
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
