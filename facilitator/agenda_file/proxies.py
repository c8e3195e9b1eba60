"""Delegations of a roster: names made whole, and those that cannot stand taken out with a word."""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from facilitator.meeting.agenda import RosterEntry
from facilitator.meeting.delegations import bad_delegations
from facilitator.meeting.names import has_words, resolve, words_of
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import fold


class Complaint(NamedTuple):
    """What is wrong with the delegation of somebody on the roster."""

    person: str
    message: Phrase


def settled(people: list[RosterEntry]) -> tuple[list[RosterEntry], list[Complaint]]:
    """Return the people with full names for their delegates, without delegations that cannot be.

    A delegate who is named by somebody without a vote is the one whom that somebody represents:
    a vote that is not there cannot be given away.
    """
    complaints: list[Complaint] = []
    if any(entry.delegate or entry.represented_by for entry in people):
        names = _Names(people)
        whole = [_named(entry, names, complaints) for entry in people]
    else:
        whole = people
    voting = {entry.name for entry in whole if entry.voting}
    whole = [_turned(entry, voting) for entry in whole]
    bad = bad_delegations(whole)
    complaints += [Complaint(found.person, found.reason) for found in bad]
    gone = {found.person for found in bad}
    whole = [
        replace(entry, delegate=None, represented_by=None) if entry.name in gone else entry
        for entry in whole
    ]
    return whole, complaints


def _turned(entry: RosterEntry, voting: set[str]) -> RosterEntry:
    if entry.represented_by in voting and not entry.voting and entry.delegate is None:
        return replace(entry, delegate=entry.represented_by, represented_by=None)
    return entry


def _named(entry: RosterEntry, names: _Names, complaints: list[Complaint]) -> RosterEntry:
    """Return an entry whose delegate and delegator are named in full, or not at all."""
    whole: dict[str, str | None] = {}
    for field in ("delegate", "represented_by"):
        words = getattr(entry, field)
        if words is None:
            continue
        found = names.meant(words)
        whole[field] = found[0] if len(found) == 1 else None
        if not found:
            message = say(
                "{name}: the delegation names “{words}”, who is not on the roster.",
                name=entry.name,
                words=words,
            )
            complaints.append(Complaint(entry.name, message))
        elif len(found) > 1:
            message = say(
                "{name}: “{words}” in the delegation can be {names}; write the whole name.",
                name=entry.name,
                words=words,
                names=", ".join(found[:8]),
            )
            complaints.append(Complaint(entry.name, message))
    return replace(entry, **whole) if whole else entry


class _Names:
    """The people of a roster by the words of their names; made once for all delegations."""

    def __init__(self, people: list[RosterEntry]) -> None:
        self._people = [
            Person(id=str(place), name=entry.name, short=entry.short)
            for place, entry in enumerate(people)
        ]
        self._short: dict[str, set[int]] = {}
        self._words: dict[str, set[int]] = {}
        for place, entry in enumerate(people):
            if entry.short:
                self._short.setdefault(fold(entry.short), set()).add(place)
            for word in words_of(entry.name):
                self._words.setdefault(word, set()).add(place)

    def meant(self, words: str) -> list[str]:
        """Return the names that `words` can mean: the whole of a name, a short name, or words."""
        having = [self._words.get(word, set()) for word in words_of(words)]
        places = set.intersection(*having) if having else set()
        places |= self._short.get(fold(words), set())
        likely = [self._people[place] for place in sorted(places)]
        return [p.name for p in resolve(likely, words) if has_words(p, words)]
