"""Lengths of time as people type them in commands, and as the screen and the minutes show them."""

from __future__ import annotations

import re
from typing import TypeAlias

Seconds: TypeAlias = int
"""Whole seconds; instants are cut to the second when they are read, so lengths add up exactly."""

_PART = re.compile(r"(\d{1,9})\s*(min|phút|giờ|h|m|s|p|g)?")
_UNITS = {"h": 3600, "giờ": 3600, "g": 3600, "m": 60, "min": 60, "p": 60, "phút": 60, "s": 1}


def parse_duration(text: str) -> int | None:
    """Read `5m`, `1h30`, `7m30`, `90s`, `1:30`, `5` (minutes), `5 phút`; None when it is none.

    Returns whole seconds, at least 1 and at most a day.
    """
    words = text.strip().lower().replace(" ", "")
    if not words.isascii():
        words = "".join(words.split())
    if match := re.fullmatch(r"(\d{1,3}):([0-5]\d)", words):
        seconds = int(match[1]) * 60 + int(match[2])
        return _within_a_day(seconds)
    seconds, position, bare = 0, 0, 60
    while position < len(words):
        part = _PART.match(words, position)
        if part is None or (part[2] is None and part.end() < len(words)):
            return None
        unit = _UNITS[part[2]] if part[2] else bare
        seconds += int(part[1]) * unit
        bare = 1 if unit == 60 else 60
        position = part.end()
    return _within_a_day(seconds)


def _within_a_day(seconds: int) -> int | None:
    return seconds if 0 < seconds <= 86_400 else None


def in_minutes(seconds: int) -> int:
    """Return whole minutes, half a minute rounded up; -90 seconds are -2 minutes, as 90 are 2."""
    minutes = (abs(seconds) + 30) // 60
    return -minutes if seconds < 0 else minutes


def in_days(seconds: int) -> int:
    """Return whole days, rounded half up; 0 for less than 12 hours."""
    return (abs(seconds) + 43_200) // 86_400


def clock(seconds: int) -> str:
    """Return `1:58`, `17:42` or `1:02:05`; with a minus sign when negative."""
    sign = "-" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{sign}{hours}:{minutes:02}:{rest:02}"
    return f"{sign}{minutes}:{rest:02}"
