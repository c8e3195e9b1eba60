"""Dates said back with their day of the week, so that a mistake is seen at once."""

from __future__ import annotations

import datetime as dt

from facilitator.meeting.phrase import Phrase, say
from facilitator.words import Words

WEEKDAYS: tuple[Phrase, ...] = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)


def day_told(day: dt.date, words: Words) -> str:
    """Return a date with its day of the week."""
    return words(
        say("{weekday} {date}", weekday=WEEKDAYS[day.weekday()], date=words.short_date(day))
    )
