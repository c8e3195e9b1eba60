"""Finding people by any part of their names: as they are spelled first, then ever more freely."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.meeting.people import Person
from facilitator.meeting.spelling import (
    LEVELS,
    Level,
    allows,
    but_for_case,
    levels_for,
    spelled_levels,
    words_in,
)
from facilitator.meeting.text import fold


def find(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return the people whose names fit, the best fits first; all of them for an empty wish.

    Fits, best first: the whole name, level by level, the short name, the given name (the last
    word), then every wanted word beginning a word of the name in order (`ngu a` finds Nguyễn Văn
    An), in any order, and at last a part inside the name.
    """
    return [person for _, person in _ranked(people, wanted)]


def resolve(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return whom a written name can mean: one person, or the candidates, or nobody.

    The first step that fits anybody decides. A spelling is compared with whole names, then with
    short names, then with words of names, before a freer one is tried:

        Hòa     Hòa   >   whose short name is Hòa   >   Nguyễn Thị Hòa
        hoa     all who have it as a word, Hòa and Hoa   >   any part, of Hoàng too
    """
    everybody = list(people)
    for level in spelled_levels(wanted):
        if found := _spelled(everybody, wanted, level):
            return found
    return _folded(everybody, wanted)


def resolve_whole(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return those whose whole name `wanted` spells, by the first level at which any fits."""
    everybody = list(people)
    for level in levels_for(wanted):
        if found := [p for p in everybody if level(p.name) == level(wanted)]:
            return [p for p in found if level is not fold or allows(p.name, wanted)]
    return []


def is_spelled(person: Person, wanted: str) -> bool:
    """Return whether `wanted` spells the name, the short name or words of it; not only folded."""
    return any(_spelled([person], wanted, level) for level in spelled_levels(wanted))


def has_words(person: Person, wanted: str) -> bool:
    """Return whether the name has every word of `wanted` as a whole word, or it is a short name."""
    words = words_of(wanted)
    is_short = bool(person.short) and fold(person.short or "") == fold(wanted)
    return is_short or (bool(words) and set(words) <= set(words_of(person.name)))


def begins_words(name: str, wanted: str) -> bool:
    """Return whether each word of `wanted` begins a word of `name`; False if `wanted` is empty.

    Where it is False, `wanted` can only have been found inside a word.
    """
    words = words_of(wanted)
    return bool(words) and all(any(w.startswith(part) for w in words_of(name)) for part in words)


def nearly(people: Iterable[Person], wanted: str) -> list[Person]:
    """Return those whose names have every word of `wanted`, but for its marks."""
    return [person for person in people if has_words(person, wanted)]


def words_of(name: str) -> list[str]:
    """Return the folded words of a name, without the brackets that tell namesakes apart."""
    return words_in(fold(name))


def _spelled(people: list[Person], wanted: str, level: Level) -> list[Person]:
    typed = level(wanted)
    if found := [p for p in people if level(p.name) == typed]:
        return found
    if found := [p for p in people if p.short and level(p.short) == typed]:
        return found
    words = words_in(typed)
    # a name has the words only if it has their letters, which is quicker to look up
    likely = [p for p in people if all(word in level(p.name) for word in words)] if words else []
    return [p for p in likely if set(words) <= set(words_in(level(p.name)))]


def _folded(people: list[Person], wanted: str) -> list[Person]:
    """Return those whom `wanted` finds when it is folded: the whole words first, then the parts.

    A whole name, or else a short name, means its bearer although others have its words too, as
    long as they have them in the same spelling:

        nguyen van an    Nguyễn Vạn An, not Nguyễn Vạn An Bình
        hoa              asked, where one is called Hoá and another Nguyễn Thị Hòa
    """
    fits = [
        (place, person)
        for place, person in _ranked(people, wanted)
        if allows(f"{person.name} {person.short or ''}", wanted)
    ]
    words = set(words_of(wanted))
    having = [p for place, p in fits if place <= _SHORT or words <= set(words_of(p.name))]
    whole = [person for place, person in fits if place < _SHORT]
    short = [person for place, person in fits if place == _SHORT]
    for best in (whole, short):
        if len(best) == 1 and all(_has_same_words(p, best[0], wanted) for p in having):
            return best
    return having if words and having else [person for _, person in fits]


def _has_same_words(person: Person, best: Person, wanted: str) -> bool:
    """Return whether `person` has the words that `wanted` means in `best`, spelled alike there."""
    if person is best:
        return True
    called = best.name if fold(best.name) == fold(wanted) else best.short or ""
    return set(words_in(but_for_case(called))) <= set(words_in(but_for_case(person.name)))


_SHORT = len(LEVELS)
_PARTS = _SHORT + 1


def _ranked(people: Iterable[Person], wanted: str) -> list[tuple[int, Person]]:
    ranked = [(place, person) for person in people if (place := _fit(person, wanted)) is not None]
    ranked.sort(key=lambda pair: pair[0])
    return ranked


def _fit(person: Person, wanted: str) -> int | None:
    words = fold(wanted)
    if words == fold(person.name):  # as at every stricter level
        return next(n for n, level in enumerate(LEVELS) if level(wanted) == level(person.name))
    if person.short and words == fold(person.short):
        return _SHORT
    part = _partial_fit(words_of(person.name), words)
    return None if part is None else _PARTS + part


def _partial_fit(name: list[str], words: str) -> int | None:
    wanted = words_in(words)
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
