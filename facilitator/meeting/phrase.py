"""Sentences that are written once in English and spoken later in the listener's language.

The meeting's language and the chair's may differ, so nothing here is rendered: the core returns
phrases, and `facilitator.words` speaks them. `say` and `nsay` are what the message extractor
looks for.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

import msgspec

Argument: TypeAlias = "str | int | Decimal | Percent | Figure | Day | Phrase | Listed"


class Percent(msgspec.Struct, frozen=True):
    """A part of a whole, spoken as a percentage with one decimal."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{self.part}/{self.whole}"


class Figure(msgspec.Struct, frozen=True):
    """A decimal with the places that it is to be shown with, as `2.50`."""

    text: str

    def __str__(self) -> str:
        return self.text


class Day(msgspec.Struct, frozen=True):
    """An ISO date, spoken as the language writes short dates."""

    iso: str

    def __str__(self) -> str:
        return self.iso


class Phrase(msgspec.Struct, frozen=True):
    """A message id with its arguments; an argument may be a phrase itself."""

    text: str
    args: dict[str, Argument] = {}
    plural: str | None = None
    count: int = 1


class Listed(msgspec.Struct, frozen=True):
    """Many phrases with commas between them, however many."""

    parts: tuple[Phrase, ...]

    def __str__(self) -> str:
        return ", ".join(str(Refused(part)) for part in self.parts)


def say(text: str, /, **args: Argument) -> Phrase:
    """Return a phrase; `{name}` in the text stands for the argument `name`."""
    return Phrase(text, args)


def nsay(one: str, many: str, count: int, /, **args: Argument) -> Phrase:
    """Return a phrase with a number; `{count}` in the text stands for it."""
    return Phrase(one, {"count": count, **args}, many, count)


def joined(phrases: Iterable[Phrase]) -> Phrase:
    """Return one phrase of several, with semicolons between them."""
    whole: Phrase | None = None
    for phrase in phrases:
        whole = phrase if whole is None else say("{first}; {second}", first=whole, second=phrase)
    return whole or Phrase("")


class Refused(Exception):  # noqa: N818 - the name of the answer a chair gets
    """An act that is out of order, with the sentence that says why and what would help."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason.text.format_map(_Plain(reason.args)))
        self.reason = reason


class NeedsConfirmation(Refused):
    """An act that is in order but leaves something unfinished: ask once, then obey."""


class _Plain(dict[str, Argument]):
    """Arguments for the English text of an exception; nested phrases speak for themselves."""

    def __getitem__(self, key: str) -> str:
        value = self.get(key, key)
        if isinstance(value, Phrase):
            return value.text.format_map(_Plain(value.args))
        return str(value)

    __missing__ = __getitem__
