"""Finding people, groups and options by what is typed: exactly first, then ever more freely.

Spelling decides who is who: Hoa, Hòa and hoa are three names. Folding only finds. What is typed is
compared with the names one level after the other, and the first level that fits decides:

    exact     Hòa    finds Hòa, never Hoa
    tone      Hoà    finds Hòa: the same name with its tone written on the other vowel
    case      HÒA    finds Hòa
    folded    hoa    finds Hoa and Hòa: more than one, so the chair is asked
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from facilitator.meeting.people import Person
from facilitator.meeting.text import fold, with_tones_last


def _exact(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _case(text: str) -> str:
    return with_tones_last(text).casefold()


LEVELS: tuple[Callable[[str], str], ...] = (_exact, with_tones_last, _case, fold)
"""Each makes texts alike that count as the same name at its level."""


def same_names(names: Iterable[str], wanted: str) -> list[str]:
    """Return those of `names` that `wanted` spells, by the first level at which any fits."""
    known = list(names)
    for level in LEVELS:
        if found := [name for name in known if level(name) == level(wanted)]:
            return found
    return []


def meant(names: Iterable[str], wanted: str) -> list[str]:
    """Return those of `names` that `wanted` spells, or else begins; `wanted` is not empty."""
    known = list(names)
    return same_names(known, wanted) or [n for n in known if fold(n).startswith(fold(wanted))]


def find(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return the people whose names fit, the best fits first; all of them for an empty wish.

    Fits, best first: the whole name, level by level, the short name, the given name (the last
    word), then every wanted word beginning a word of the name in order (`ngu a` finds Nguyễn Văn
    An), in any order, and at last a part inside the name.
    """
    ranked = [(place, person) for person in people if (place := _fit(person, wanted)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [person for _, person in ranked]


def resolve(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return whom a written name can mean: one person, or the candidates, or nobody.

    A whole name means its bearer even when it is part of other names, and so does a short name.
    Of names that are found by their parts, those that have the words exactly as they were typed
    go before those that only fold to them.
    """
    everybody = list(people)
    if whole := resolve_whole(everybody, wanted):
        return whole
    fits = [(place, p) for p in everybody if (place := _fit(p, wanted)) is not None]
    short = [p for place, p in fits if place == _SHORT]
    if len(short) == 1:
        return short
    found = [p for _, p in sorted(fits, key=lambda pair: pair[0])]
    for level in LEVELS[:2]:
        spelled = [p for p in found if _has_spelled(p.name, wanted, level)]
        if spelled:
            return spelled
    return found


def resolve_whole(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return those whose whole name `wanted` spells, by the first level at which any fits."""
    fits = [(place, p) for p in people if (place := _fit(p, wanted)) is not None]
    best = min((place for place, _ in fits), default=_PARTS)
    return [p for place, p in fits if place == best] if best < _SHORT else []


_SHORT = len(LEVELS)
_PARTS = _SHORT + 1


def _fit(person: Person, wanted: str) -> int | None:
    words = fold(wanted)
    if words == fold(person.name):  # as at every stricter level
        return next(n for n, level in enumerate(LEVELS) if level(wanted) == level(person.name))
    if person.short and words == fold(person.short):
        return _SHORT
    part = _partial_fit(words_of(person.name), words)
    return None if part is None else _PARTS + part


def words_of(name: str) -> list[str]:
    """Return the folded words of a name, without the brackets that tell namesakes apart."""
    return [word for word in re.split(r"[\s()\[\],]+", fold(name)) if word]


def _has_spelled(name: str, wanted: str, level: Callable[[str], str]) -> bool:
    """Return whether `name` has each word of `wanted`, spelled alike at `level`."""
    words = re.split(r"[\s()\[\],]+", level(name))
    return all(word in words for word in level(wanted).split())


def _partial_fit(name: list[str], words: str) -> int | None:
    wanted = [word for word in re.split(r"[\s()\[\],]+", words) if word]
    if not wanted:
        return 6
    if name and name[-1] == words:
        return 0
    if _begin_in_order(name, wanted):
        return 1
    if all(any(part.startswith(w) for part in name) for w in wanted):
        return 2
    return 3 if words in " ".join(name) else None


def _begin_in_order(name: list[str], wanted: list[str]) -> bool:
    rest = iter(name)
    return all(any(part.startswith(w) for part in rest) for w in wanted)
