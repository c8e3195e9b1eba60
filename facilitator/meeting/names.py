"""Finding people by any part of their names, with or without diacritics."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from facilitator.meeting.people import Person
from facilitator.meeting.text import fold


def find(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return the people whose names fit, the best fits first; all of them for an empty wish.

    Fits, best first: the exact name (with its diacritics, then without), the short name, the
    given name (the last word), then every wanted word beginning a word of the name in order
    (`ngu a` finds Nguyễn Văn An), in any order, and at last a part inside the name.
    """
    ranked = [(place, person) for person in people if (place := _fit(person, wanted)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return [person for _, person in ranked]


def resolve(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return whom a written name can mean: one person, or the candidates, or nobody.

    An exact name, or an exact short name, means that one person even when it is part of others.
    """
    everybody = list(people)
    fits = [(place, p) for p in everybody if (place := _fit(p, wanted)) is not None]
    for exact in (0, 1, 2):
        if len(named := [p for place, p in fits if place == exact]) == 1:
            return named
    return [p for _, p in sorted(fits, key=lambda pair: pair[0])]


def _fit(person: Person, wanted: str) -> int | None:
    if unicodedata.normalize("NFC", wanted).casefold().strip() == person.name.casefold():
        return 0
    words = fold(wanted)
    name = fold(person.name)
    if words == name:
        return 1
    if person.short and words == fold(person.short):
        return 2
    return _partial_fit(name.split(), words)


def _partial_fit(name: list[str], words: str) -> int | None:
    wanted = words.split()
    if not wanted:
        return 9
    if name and name[-1] == words:
        return 3
    if _begin_in_order(name, wanted):
        return 4
    if all(any(part.startswith(w) for part in name) for w in wanted):
        return 5
    return 6 if words in " ".join(name) else None


def _begin_in_order(name: list[str], wanted: list[str]) -> bool:
    rest = iter(name)
    return all(any(part.startswith(w) for part in rest) for w in wanted)
