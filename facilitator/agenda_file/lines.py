"""Single lines of paragraphs: taken out with their markup, or recognised as titles."""

from __future__ import annotations

import re

from facilitator.agenda_file import clocks
from facilitator.agenda_file.blocks import Text
from facilitator.agenda_file.drafts import Draft
from facilitator.agenda_file.entries import is_prose
from facilitator.agenda_file.pattern import pattern
from facilitator.meeting.text import clean_lines, fold

_NOTHING = pattern(
    r"\W*(?:none|n/?a|tbd|tba|cancell?ed|meeting (?:was )?cancell?ed.*|no (?:agenda|items).*|"
    r"không(?: có)?)\W*",
    re.IGNORECASE,
)


def add_note(owner: Draft, text: str) -> None:
    """Add a paragraph to an item's notes."""
    words = clean_lines(text)
    if words:
        owner.notes.append(words)


def cut_at(text: Text, end: int) -> Text:
    """Return the beginning of a text with its share of the markup."""
    return piece(text, 0, end, 0)


def piece(text: Text, begin: int, size: int, number: int) -> Text:
    """Return one line of a paragraph with its share of the markup."""

    def inside(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        end = begin + size
        return [
            (max(a, begin) - begin, min(b, end) - begin) for a, b in ranges if a < end and b > begin
        ]

    return Text(
        text.plain[begin : begin + size],
        text.line + number,
        inside(text.struck),
        inside(text.links),
        inside(text.emphasis),
        text.checked,
        text.line + number,
    )


def is_short_title(text: Text) -> bool:
    """Tell whether a paragraph is a few words, as the title of an item is."""
    plain = text.plain.strip()
    if not plain or "\n" in plain or len(plain.split()) > 6 or _NOTHING.fullmatch(plain):
        return False
    if text.share(text.emphasis) > 0.9 or fold(plain) in {
        "minutes",
        "notes",
        "slides",
        "day minutes",
    }:
        return False
    return plain[-1] not in ".?!:,;" and not is_prose(text) and "minutes" not in fold(plain)


def has_clocked(into: list[Draft], sequence: int) -> bool:
    """Tell whether an item of this sequence has a time of day."""
    return any(draft.clock is not None and draft.sequence == sequence for draft in into)


_PART_OF_DAY = pattern(
    r"(?:morning|afternoon|evening|noon|midday)\s*(?:[-–—:]|\s--)\s+\S", re.IGNORECASE
)


def is_clocked(line: str) -> bool:
    """Tell whether a line begins with a time of day, as in a programme without lists."""
    if _PART_OF_DAY.match(line):
        return True
    clock = clocks.at_front(line)
    return clock is not None and bool(line[clock.end :].strip(" -–—:|*_."))


def is_slot(text: Text) -> bool:
    """Tell whether a line between a day's heading and those of its parts is the day's own slot."""
    plain = text.plain.strip(" *_")
    clock = clocks.at_front(plain)
    return "\n" not in plain and clock is not None and clock.finish is not None
