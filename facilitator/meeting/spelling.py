"""How a name that is typed is compared with the names that there are.

Spelling decides who is who: Hoa, Hòa and hoa are three names. Folding only finds, and it finds in
one direction. A letter without marks may stand for any of its family, because that is what a
keyboard without the marks types; a mark that was typed is meant:

    exact     Hòa    finds Hòa, never Hoa
    tone      Hoà    finds Hòa: the same name with its tone written on the other vowel
    case      HÒA    finds Hòa
    folded    hoa    finds Hoa and Hòa: more than one, so the chair is asked
              Hòa    does not find Hoa, not even where there is no Hòa
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from facilitator.meeting.text import TONES, TYPED, fold, with_tones_last

Level: TypeAlias = Callable[[str], str]
"""Makes texts alike that count as the same name at this level."""


def exact(text: str) -> str:
    """Return text in the form in which names are kept: composed, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def but_for_case(text: str) -> str:
    """Return text without the difference of case and of the place of a tone."""
    return with_tones_last(text).casefold()


LEVELS: tuple[Level, ...] = (exact, with_tones_last, but_for_case, fold)
"""All of them, the strictest first."""


def spelled_levels(wanted: str) -> tuple[Level, ...]:
    """Return the levels at which `wanted` spells a name, the strictest first; folding is none.

    Case tells nothing about a text without marks: `hoa` and `HOA` are how Hòa is typed in a hurry,
    as much as Hoa.
    """
    return LEVELS[:3] if has_marks(wanted) else LEVELS[:2]


def levels_for(wanted: str) -> tuple[Level, ...]:
    """Return the levels at which a whole name is compared with `wanted`, folding last."""
    return (*spelled_levels(wanted), LEVELS[-1])


def same_names(names: Iterable[str], wanted: str) -> list[str]:
    """Return those of `names` that `wanted` spells, by the first level at which any fits."""
    known = list(names)
    for level in levels_for(wanted):
        typed = level(wanted)
        if found := [name for name in known if level(name) == typed]:
            return [name for name in found if level is not fold or allows(name, wanted)]
    return []


def meant(names: Iterable[str], wanted: str) -> list[str]:
    """Return those of `names` that `wanted` spells, or else begins; `wanted` is not empty."""
    known, typed = list(names), but_for_case(wanted)
    whole = same_names(known, wanted)
    if whole and all(but_for_case(name) == typed for name in whole):
        return whole
    begins = [name for name in known if fold(name).startswith(fold(wanted))]
    for level in LEVELS[:3]:
        if spelled := [name for name in begins if level(name).startswith(level(wanted))]:
            return list(dict.fromkeys((*whole, *spelled)))
    return whole or [name for name in begins if allows(name, wanted)]


def words_in(text: str) -> list[str]:
    """Return the words of a name, without the brackets that tell namesakes apart."""
    return [word for word in re.split(r"[\s()\[\],]+", text) if word]


def has_marks(text: str) -> bool:
    """Return whether any letter of `text` has a mark, is crossed, or is a ligature."""
    return any(word.tones or any(word.marks) for word in map(_letters, words_in(text)))


def allows(name: str, wanted: str) -> bool:
    """Return whether `name`, which `wanted` was found by, has every mark that `wanted` has."""
    if not has_marks(wanted):
        return True
    there = [_letters(word) for word in words_in(name)]
    asked = [_letters(word) for word in words_in(wanted)]
    return all(any(_fits(word, typed) for word in there) for typed in asked)


class _Letters(NamedTuple):
    """A word taken apart: plain letters, the marks of each, and the tones of the whole word."""

    plain: str
    marks: tuple[frozenset[str], ...]
    tones: str


@lru_cache(maxsize=4096)
def _letters(word: str) -> _Letters:
    plain: list[str] = []
    marks: list[set[str]] = []
    tones = ""
    for char in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold()):
        if char in TONES:
            tones += char
        elif unicodedata.combining(char):
            if marks:
                marks[-1].add(char)
        else:
            typed = TYPED.get(ord(char), char)
            is_crossed = typed != char and typed.isalpha()
            plain += typed
            marks += [{"crossed"} if is_crossed else set() for _ in typed]
    return _Letters("".join(plain), tuple(map(frozenset, marks)), tones)


def _fits(word: _Letters, typed: _Letters) -> bool:
    """Return whether `typed` is in `word`, with no mark that `word` does not have there."""
    if Counter(typed.tones) - Counter(word.tones):
        return False
    size = len(typed.plain)
    return any(
        word.plain.startswith(typed.plain, at)
        and all(asked <= has for asked, has in zip(typed.marks, word.marks[at:], strict=False))
        for at in range(len(word.plain) - size + 1)
    )
