"""Clauses of a line: ` by `, ` second `, ` needs ` behind a text.

A text ends where a keyword begins a clause that can be read as one: as a name, a way of voting or a
rule. From there on, and behind a text in quotes, everything must be clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from facilitator.meeting.names import words_of
from facilitator.meeting.phrase import say
from facilitator.meeting.rules import Requirement, parse_requirement
from facilitator.meeting.text import fold
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text

Reader = Callable[[Room, Text], Any]
"""Returns what a clause means, None when its words are not such a clause."""


def clauses(room: Room, rest: Text, readers: Mapping[str, Reader]) -> tuple[Text, dict[str, Any]]:
    """Return the text and what its clauses mean, by keyword.

    Raises:
        Misunderstood: when what follows a clause, or a text in quotes, is no clause or comes twice.
        Refused: when a clause names somebody ambiguously.
    """
    marks = list(rest.keywords(*readers))
    for first, (keyword, begin, end) in enumerate(marks):
        text = rest.part(0, begin)
        until = marks[first + 1][1] if first + 1 < len(marks) else None
        if text.is_quoted or readers[keyword](room, rest.part(end, until)) is not None:
            return text, _read_all(room, rest, marks[first:], readers)
    return rest, {}


def _read_all(
    room: Room,
    rest: Text,
    marks: Sequence[tuple[str, int, int]],
    readers: Mapping[str, Reader],
) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for (keyword, _, end), following in zip(marks, [*marks[1:], None], strict=True):
        words = rest.part(end, following[1] if following else None)
        meaning = readers[keyword](room, words)
        if meaning is None or keyword in read:
            raise _no_clause(f"{keyword} {words.raw}")
        read[keyword] = meaning
    return read


def not_a_slip(text: Text, *keywords: str) -> None:
    """Raise Misunderstood for a text that is nothing but a clause with a slip in it.

    For commands that do without a text: there `by hnads` would become one.
    """
    if not text.is_quoted and any(start == 0 for _, start, _ in text.keywords(*keywords)):
        raise _no_clause(text.raw)


def no_slip_in(text: Text, *keywords: str) -> None:
    """Raise Misunderstood for names in which something begins that no clause could be read from.

    Or `Ann, Bo by hnads` would let somebody stand who is called `Bo by hnads`.
    """
    for _, begin, _ in text.keywords(*keywords):
        raise _no_clause(text.part(begin).raw)


def _no_clause(words: str) -> Misunderstood:
    return Misunderstood(
        say(
            "“{clause}” cannot be read as a clause; put the text in double quotes if it "
            "belongs to it",
            clause=words,
        )
    )


def name_clause(room: Room, words: Text) -> Text | None:
    """Read a name: known, or (without a roster) written like one."""
    if words.is_empty:
        return None
    if words.is_quoted:
        return words
    found = room.candidates(words, joins=True)
    if any(_is_meant(person.name, person.short, words.value) for person in found):
        return words
    if room.has_roster or room.is_date(words):
        return None
    parts = words.value.split()
    is_written_so = len(parts) <= 5 and all(part[0].isupper() for part in parts)
    return words if is_written_so else None


def _is_meant(name: str, short: str | None, wanted: str) -> bool:
    """Tell whether words of a text may be a part of a name.

    Parts inside a word do not count, nor do beginnings of one or two small letters: `by a` and
    `by me` are English before they are people.
    """
    if short and fold(short) == fold(wanted):
        return True
    parts, words = words_of(name), words_of(wanted)
    if not all(any(part.startswith(word) for part in parts) for word in words):
        return False
    is_written_so = any(char.isupper() for char in wanted)
    return is_written_so or any(len(word) > 2 or word in parts for word in words)


def rule_clause(_room: Room, words: Text) -> Requirement | None:
    """Read a RULE; None when the words are not one."""
    return parse_requirement(words.value)
