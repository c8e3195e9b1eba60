"""What every part of the minutes writes with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from facilitator.meeting.agenda import Instant, Plan, Seconds
from facilitator.meeting.counted import amount
from facilitator.meeting.duration import in_minutes
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.spans import Spans
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import sort_key
from facilitator.meeting.timeline import Timeline
from facilitator.record.markdown import Page
from facilitator.record.transcript.part import Past, past_of
from facilitator.words import Words

_FAR = dt.timedelta(hours=12)


class Pen:
    """A meeting, the language to write in, and the page to write on."""

    def __init__(self, timeline: Timeline, words: Words) -> None:
        self.timeline = timeline
        self.past: Past = past_of(timeline)
        self.words = words
        self.page = Page()

    @property
    def meeting(self) -> Meeting:
        """The meeting at its last event."""
        return self.past.meeting

    def __call__(self, phrase: Phrase) -> str:
        """Return a phrase in the language of the minutes."""
        return self.words(phrase)

    def sentence(self, phrase: Phrase) -> str:
        """Return a phrase that begins a line, with a capital letter."""
        text = self.words(phrase)
        return text[:1].upper() + text[1:]

    def names(self, people: Iterable[str]) -> list[str]:
        """Return names in the order that the language has for lists of people."""
        return sorted(people, key=lambda name: sort_key(name, self.words.language))

    def listed(self, names: Iterable[str]) -> str:
        """Return names with commas between them."""
        return ", ".join(names)

    def figure(self, text: str, places: int) -> str:
        """Return an exact decimal cut to so many places."""
        return self.words.figure(amount(text, places))

    def person(self, person: str | None) -> str:
        """Return somebody's name."""
        return self.meeting.name_of(person)

    def time(self, at: Instant) -> str:
        """Return a time of day."""
        return self(say("{hour}:{minute}", hour=f"{at:%H}", minute=f"{at:%M}"))

    def date(self, day: dt.date) -> str:
        """Return a date in full: `23 tháng 11 năm 2026`, as a clerk writes it (CLDR does not)."""
        return f"{day.day} {self.month(day)}"  # both languages put the day first

    def month(self, day: dt.date) -> str:
        """Return `November 2026`, `tháng 11 năm 2026`."""
        from babel.dates import format_skeleton

        month: str = format_skeleton("yMMMM", day, locale=self.words.language)
        return month

    def times(self, spans: Spans) -> str:
        """Return `19:42–20:00, 20:15–20:30`; an open end stays open.

        A time 12 hours or more from the one before it, on another day, has its date.
        """
        told: list[str] = []
        last = self.meeting.opened_at
        for span in spans:
            began = self._time_after(span.began, last)
            ended = self._time_after(span.ended, span.began) if span.ended else ""
            told.append(f"{began}–{ended}")
            last = span.ended or span.began
        return ", ".join(told)

    def _time_after(self, at: Instant, last: Instant | None) -> str:
        if last is None or at.date() == last.date() or at - last < _FAR:
            return f"{at:%H:%M}"
        return f"{self.date(at.date())} {at:%H:%M}"


def lasting(seconds: Seconds) -> Phrase:
    """Return a length in whole minutes, rounded half up, or in seconds below half a minute."""
    if 0 < seconds < 30:
        return nsay("{count} second", "{count} seconds", seconds)
    return nsay("{count} minute", "{count} minutes", in_minutes(seconds))


def planned(plan: Plan) -> Phrase | None:
    """Return a plan as people write it; None when there is none."""
    if plan.max_seconds is None:
        return None
    if plan.min_seconds is None or plan.min_seconds == plan.max_seconds:
        return lasting(plan.max_seconds)
    low, high = in_minutes(plan.min_seconds), lasting(plan.max_seconds)
    return say("{least}–{most}", least=low, most=high)
