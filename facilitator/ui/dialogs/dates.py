"""Dates within what people type, and said back so that a mistake is seen at once."""

from __future__ import annotations

import datetime as dt
import re

from facilitator.due import read_date
from facilitator.meeting.phrase import Phrase, say
from facilitator.words import Words

_DUE = re.compile(r"\s+(?:by|until|due|before|trước|hạn|đến|vào)\s+", re.IGNORECASE)

WEEKDAYS: tuple[Phrase, ...] = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def split_due(text: str, today: dt.date, language: str) -> tuple[str, dt.date | None]:
    """Return what is to be done, and by when if the words at the end are a date."""
    for match in reversed(list(_DUE.finditer(text))):
        due = read_date(text[match.end() :], today, language)
        if due is not None and text[: match.start()].strip():
            return text[: match.start()].strip(), due
    return text, None


def day_told(day: dt.date, words: Words) -> str:
    """Return a date with its day of the week."""
    return words(
        say("{weekday} {date}", weekday=WEEKDAYS[day.weekday()], date=words.short_date(day))
    )
