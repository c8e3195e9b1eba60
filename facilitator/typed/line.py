"""What people type, as text: its quotes, its words, the keywords and marks that divide it.

A `Text` is a part of what was typed. Its shadow is as long and has what is in double quotes blotted
out, so that nothing in quotes is taken for a keyword:

    raw     vote "Plan B by May" by hands
    shadow  vote ••••••••••••••• by hands
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.text import clean

_IN_QUOTES = "\0"
_OPENING_QUOTE = re.compile(r'(?:^|(?<=[\s,:=]))"')
COLON = re.compile(r"\s:(?=\s|$)|:(?=\s|$)|(?:^|(?<=\s)):")
"""A colon with a blank or an end on one side at least: `19:30` has none."""


class Misunderstood(Exception):  # noqa: N818 - the name of the answer
    """A line that is none of the grammar; without a reason, its usage is the answer."""

    def __init__(self, reason: Phrase | None = None) -> None:
        super().__init__(str(Refused(reason)) if reason else "")
        self.reason = reason


class Text(NamedTuple):
    """A part of a line; the shadow is the same text with what is in double quotes blotted out."""

    raw: str
    shadow: str

    @classmethod
    def of(cls, raw: str) -> Text:
        """Read clean text.

        Raises:
            Misunderstood: when a double quote is opened and not closed.
        """
        text, opened_at = shadowed(raw)
        if opened_at is not None:
            raise unclosed()
        return text

    @classmethod
    def typed(cls, raw: str) -> Text:
        """Read what is being typed: a quote that is not closed yet is a letter like another."""
        return shadowed(clean(raw))[0]

    @property
    def value(self) -> str:
        """What is meant: without its quotes when it stands in quotes as a whole."""
        if self.is_quoted:
            return self.raw.strip()[1:-1].replace('""', '"').strip()
        return self.raw.strip()

    @property
    def is_quoted(self) -> bool:
        """The whole of it stands in double quotes: no word in it is a keyword."""
        shadow = self.shadow.strip()
        return len(shadow) > 1 and not shadow.strip(_IN_QUOTES)

    @property
    def is_empty(self) -> bool:
        """Nothing but blanks, or empty quotes."""
        return not self.value

    def part(self, begin: int, end: int | None = None) -> Text:
        """Return a part by positions, without blanks around it."""
        raw, shadow = self.raw[begin:end], self.shadow[begin:end]
        lead = len(raw) - len(raw.lstrip())
        tail = len(raw.rstrip())
        return Text(raw[lead:tail], shadow[lead:tail])

    def words(self) -> list[Text]:
        """Return the words; quoted text is one word."""
        return [self.part(*found.span()) for found in re.finditer(r"\S+", self.shadow)]

    def head(self) -> tuple[str, Text]:
        """Return the first word, in small letters, and the rest."""
        found = re.match(r"\s*([^\s:]+|\S)", self.shadow)
        if found is None:
            return "", self
        return self.part(*found.span(1)).raw.casefold(), self.part(found.end())

    def parted(self, mark: str) -> list[Text]:
        """Return the parts between marks (a comma, for instance) that stand outside quotes."""
        begin, parts = 0, []
        for found in re.finditer(re.escape(mark), self.shadow):
            parts.append(self.part(begin, found.start()))
            begin = found.end()
        return [*parts, self.part(begin)]

    def keywords(self, *wanted: str) -> Iterator[tuple[str, int, int]]:
        """Yield each of the wanted words that stands alone outside quotes, with its span."""
        pattern = "|".join(re.escape(word) for word in wanted)
        for found in re.finditer(rf"(?<!\S)(?:{pattern})(?!\S)", self.shadow):
            yield found.group(), found.start(), found.end()

    def at_colon(self, *, tight: bool = False) -> tuple[Text, Text | None]:
        """Return the text before and after the first colon, the latter None without a colon.

        A colon has a blank or an end on one side at least (`19:30` has none), unless `tight`.
        """
        found = COLON.search(self.shadow)
        if found is None and tight:
            found = re.search(":", self.shadow)
        if found is None:
            return self, None
        return self.part(0, found.start()), self.part(found.end())


def number(text: Text) -> int:
    """Return a whole number.

    Raises:
        Misunderstood: when it is not one, or has more than nine digits.
    """
    if re.fullmatch(r"[0-9]{1,9}", text.value) is None:
        raise Misunderstood(say("“{text}” is not a number", text=text.value))
    return int(text.value)


def unclosed() -> Misunderstood:
    """Return the answer to a double quote that is opened and not closed."""
    return Misunderstood(say('a double quote is opened and not closed; write "" for one in a text'))


def shadowed(raw: str) -> tuple[Text, int | None]:
    """Return the text with its shadow, and where a quote is opened that nobody closes."""
    shadow, position = list(raw), 0
    while (opening := _OPENING_QUOTE.search(raw, position)) is not None:
        begin = opening.start()
        closing = re.compile(r'(?:[^"]|"")*"').match(raw, begin + 1)
        if closing is None:
            return Text(raw, "".join(shadow)), begin
        shadow[begin : closing.end()] = _IN_QUOTES * (closing.end() - begin)
        position = closing.end()
    return Text(raw, "".join(shadow)), None
