"""When a meeting is: its date, its time, and how it repeats, as people write them."""

from __future__ import annotations

import datetime as dt
import re

from facilitator.agenda_file.settings import Settings, scalar
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.phrase import say
from facilitator.meeting.text import fold
from facilitator.zones import named_zone


def read_date(settings: Settings, node: Node) -> None:
    """Read the day of the meeting; a time behind it is its start."""
    words = scalar(settings, node, "date")
    if words is None:
        return
    day, clock = _split_instant(words)
    parsed = _day(day)
    if parsed is None:
        settings.say(
            node.line, say("The date “{words}” was not understood; write 2026-11-23.", words=words)
        )
        return
    settings.set(date=parsed.isoformat())
    if clock and settings.agenda.time is None:
        settings.set(time=clock)


def _split_instant(words: str) -> tuple[str, str | None]:
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?.*", words)
    return (match[1], match[2]) if match else (words, None)


def _day(words: str) -> dt.date | None:
    """Read a date: ISO, or as people write it with a year of four digits; never a guess."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        pass
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if second <= 12 else (second, first)
            return _valid(year, month, day)
        return None
    if re.search(r"\b\d{4}\b", words) and re.search(r"[^\W\d_]{3}", words):
        return _spelled(words)
    return None


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _spelled(words: str) -> dt.date | None:
    match = re.search(r"(\d{1,2})\D+thang (\d{1,2})\D+(\d{4})", fold(words))
    if match:
        return _valid(int(match[3]), int(match[2]), int(match[1]))
    from dateutil import parser

    first = parser.ParserError
    try:
        # two defaults that differ show which fields the words left open
        one = parser.parse(words, default=dt.datetime(2000, 1, 1))  # noqa: DTZ001 - a date, no instant
        two = parser.parse(words, default=dt.datetime(2001, 2, 2))  # noqa: DTZ001 - a date, no instant
    except (first, OverflowError, ValueError):
        return None
    return one.date() if one.date() == two.date() else None


def read_time(settings: Settings, node: Node) -> None:
    """Read when the meeting is to begin."""
    words = scalar(settings, node, "time")
    if words is None:
        return
    clock = clock_of(words)
    if clock is None:
        settings.say(
            node.line, say("The time “{words}” was not understood; write 19:30.", words=words)
        )
        return
    settings.set(time=clock)


def clock_of(words: str) -> str | None:
    """Return `HH:MM` for `19:30`, `19h30`, `7 pm`, `19.30`, `7:30 PM - 9 PM`; None for others."""
    from facilitator.agenda_file import clocks

    if match := re.fullmatch(
        r"([01]?\d|2[0-3])(?:[:.hHgG ]([0-5]\d)|\s?[hHgG]|\s?giờ)(?::\d\d)?(?:\s?phút)?", words
    ):
        return f"{int(match[1]):02}:{match[2] or '00'}"
    found = clocks.ranges(words) or clocks.starts(words, dotted=True)
    return found[0].hhmm if found and found[0].start == 0 else None


def read_zone(settings: Settings, node: Node) -> None:
    """Read the time zone of the meeting: `Europe/Berlin`, `+07:00`."""
    words = scalar(settings, node, "zone")
    if words is None:
        return
    if named_zone(words, dt.datetime(2026, 1, 1, tzinfo=dt.UTC)) is None:
        settings.say(
            node.line,
            say(
                "zone: this computer knows no zone “{words}”; write Europe/Berlin or +01:00.",
                words=words,
            ),
        )
        return
    settings.set(zone=words)


def read_repeat(settings: Settings, node: Node) -> None:
    """Read how often the body meets: `day 3 of every month`, an RRULE."""
    words = scalar(settings, node, "repeat")
    if words is None:
        return
    if not re.search(r"FREQ=", words, re.IGNORECASE) and not re.fullmatch(
        r"(?:day \d{1,2} of (?:every|each) month|(?:every|each|weekly|monthly|daily|ngày|hằng|"
        r"hàng)\b.*|ngày \d{1,2} (?:hằng|hàng|mỗi) tháng)",
        words,
        re.IGNORECASE,
    ):
        settings.say(
            node.line,
            say(
                "repeat: “{words}” was not understood; write “day 3 of every month” or an RRULE.",
                words=words,
            ),
        )
        return
    settings.set(repeat=words)
