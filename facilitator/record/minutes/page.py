"""The tools to write minutes with: a page of CommonMark, and a pen for one language.

Words of people are text, never markup. Only what could be read as markup is escaped, so that the
source remains pleasant to read. Plain CommonMark has no tables; lists and columns in a fixed-width
font take their place.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Collection, Iterable, Sequence

import msgspec

from facilitator.meeting.agenda import Instant, Plan, Seconds
from facilitator.meeting.counted import amount
from facilitator.meeting.duration import in_minutes
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.spans import Spans
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import sort_key
from facilitator.meeting.timeline import Timeline
from facilitator.record.transcript.part import Past, past_of
from facilitator.words import Words

# `|` and `~` mean nothing in CommonMark, but tables and strikethrough in its usual extensions
_INLINE = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?[0-9A-Za-z]+;)")

_BLOCK = re.compile(r"(?P<mark>[#+=-])|(?P<number>\d{1,9})(?=[.)](?:\s|$))")

_DEEPEST = 6


def inline(text: str) -> str:
    """Return `text` escaped for use inside a line, with white space as single blanks."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


class Strong(msgspec.Struct, frozen=True):
    """A label in bold."""

    text: str


TextRun = str | Strong


class Bullet(msgspec.Struct, frozen=True):
    """An entry of a list: its line, and the list below it."""

    parts: tuple[TextRun, ...]
    below: tuple[Bullet, ...] = ()


def bullet(*parts: TextRun, below: list[Bullet] | None = None) -> Bullet:
    """Return an entry of a list."""
    return Bullet(parts, tuple(below or ()))


def line(parts: tuple[TextRun, ...]) -> str:
    """Return `parts` as a line that begins a block and holds only text and bold labels."""
    pieces = [
        f"**{inline(part.text)}**" if isinstance(part, Strong) else inline(part) for part in parts
    ]
    text = " ".join(piece for piece in pieces if piece not in {"", "****"})
    if match := _BLOCK.match(text):
        at = match.end() if match["number"] else 0
        text = f"{text[:at]}\\{text[at:]}"
    return text


class Page:
    """A document, written from top to bottom."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading. Levels deeper than the sixth become the sixth."""
        escaped = inline(text)
        if escaped.endswith("#"):  # else it would be taken for the closing of the heading
            escaped = f"{escaped[:-1]}\\#"
        self._blocks.append(f"{'#' * min(level, _DEEPEST)} {escaped}".rstrip())

    def paragraph(self, *parts: TextRun) -> None:
        """Add a paragraph, unless it would be empty."""
        if text := line(parts):
            self._blocks.append(text)

    def bullets(self, bullets: list[Bullet], label: str = "") -> None:
        """Add a list, with a bold label above it if one is given, unless it is empty.

        Without a label, a list that follows another would be joined to it.
        """
        if not bullets:
            return
        if label:
            self.paragraph(Strong(label))
        self._blocks.append("\n".join(_listed(bullets, "")))

    def columns(self, rows: list[tuple[str, str]], width: int = 40) -> None:
        """Add two columns in a fixed-width font; they must follow a paragraph, not a list."""
        lines = []
        for left, right in rows:
            gap = " " * max(2, width - _cells(left))
            lines.append(f"    {left}{gap}{right}".rstrip() if left or right else "")
        self._blocks.append("\n".join(lines))

    def table(self, rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> None:
        """Add a table in a fixed-width font; it must follow a paragraph, not a list.

        The first row is the head. `right` are the indexes of columns to align on the right.
        """
        clean = [[" ".join(cell.split()) for cell in row] for row in rows]
        widths = [max(map(_cells, column)) for column in zip(*clean, strict=True)]
        lines = []
        for cells in clean:
            padded = [
                f"{' ' * (width - _cells(cell))}{cell}"
                if place in right
                else f"{cell}{' ' * (width - _cells(cell))}"
                for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
            ]
            lines.append(f"    {'  '.join(padded)}".rstrip())
        self._blocks.append("\n".join(lines))

    def __str__(self) -> str:
        return "\n\n".join(self._blocks) + "\n"


def _listed(bullets: list[Bullet] | tuple[Bullet, ...], indent: str) -> list[str]:
    lines = []
    for entry in bullets:
        lines.append(f"{indent}- {line(entry.parts)}".rstrip())
        lines += _listed(entry.below, indent + "  ")
    return lines


def _cells(text: str) -> int:
    """Return the width of `text` in a fixed-width font."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)


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
        """Return a phrase with a capital letter, to begin a line."""
        text = self.words(phrase)
        return text[:1].upper() + text[1:]

    def names(self, people: Iterable[str]) -> list[str]:
        """Return names in the order that the language uses for lists of people."""
        return sorted(people, key=lambda name: sort_key(name, self.words.language))

    def listed(self, names: Iterable[str]) -> str:
        """Return names with commas between them."""
        return ", ".join(names)

    def figure(self, text: str, places: int) -> str:
        """Return the decimal `text` cut to `places` decimals."""
        return self.words.figure(amount(text, places))

    def person(self, person: str | None) -> str:
        """Return the name of a person."""
        return self.meeting.name_of(person)

    def time(self, at: Instant) -> str:
        """Return a time of day."""
        return self(say("{hour}:{minute}", hour=f"{at:%H}", minute=f"{at:%M}"))

    def date(self, day: dt.date) -> str:
        """Return a date in full, as a clerk writes it: `23 tháng 11 năm 2026` (unlike CLDR)."""
        return f"{day.day} {self.month(day)}"  # both languages put the day first

    def month(self, day: dt.date) -> str:
        """Return `November 2026`, `tháng 11 năm 2026`."""
        from babel.dates import format_skeleton

        month: str = format_skeleton("yMMMM", day, locale=self.words.language)
        return month

    def times(self, spans: Spans) -> str:
        """Return `19:42–20:00, 20:15–20:30`, with nothing for an end that is open.

        A time on another day, 12 hours or more after the one before it, gets its date.
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
    """Return a length in minutes, rounded half up, or in seconds if below half a minute."""
    if 0 < seconds < 30:
        return nsay("{count} second", "{count} seconds", seconds)
    return nsay("{count} minute", "{count} minutes", in_minutes(seconds))


def planned(plan: Plan) -> Phrase | None:
    """Return a plan as people write it, or None without one."""
    if plan.max_seconds is None:
        return None
    if plan.min_seconds is None or plan.min_seconds == plan.max_seconds:
        return lasting(plan.max_seconds)
    low, high = in_minutes(plan.min_seconds), lasting(plan.max_seconds)
    return say("{least}–{most}", least=low, most=high)
