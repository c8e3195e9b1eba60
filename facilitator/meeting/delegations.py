"""Who votes for whom by the roster: one level, not oneself, not in a chain, not both ways."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from facilitator.meeting.agenda import RosterEntry
from facilitator.meeting.phrase import Phrase, say


class BadDelegation(NamedTuple):
    """A delegation that cannot stand, with the sentence that says why."""

    person: str
    reason: Phrase


def delegations(people: Iterable[RosterEntry]) -> dict[str, str]:
    """Return the delegations that can stand: name of who is represented -> of who votes."""
    return _sorted_out(tuple(people))[0]


def bad_delegations(people: Iterable[RosterEntry]) -> tuple[BadDelegation, ...]:
    """Return those that cannot, in the order of the roster."""
    return tuple(_sorted_out(tuple(people))[1])


def _sorted_out(people: tuple[RosterEntry, ...]) -> tuple[dict[str, str], list[BadDelegation]]:
    known = {entry.name: entry for entry in people}
    wished: dict[str, str] = {}
    bad: list[BadDelegation] = []
    for entry in people:
        pairs = [(entry.name, entry.represented_by)] if entry.represented_by else []
        if entry.delegate:
            # `proxy for X` stands with the one who votes
            pairs.append((entry.delegate, entry.name))
        for person, delegate in pairs:
            if reason := _no_delegation(person, delegate, known, wished):
                bad.append(BadDelegation(entry.name, reason))
            else:
                wished[person] = delegate
    passed_on = {person for person, delegate in wished.items() if delegate in wished}
    for person in passed_on:
        delegate = wished[person]
        bad.append(BadDelegation(person, _passed_on(person, delegate, wished[delegate])))
    order = {name: place for place, name in enumerate(known)}
    bad.sort(key=lambda found: order.get(found.person, 0))
    return {p: d for p, d in wished.items() if p not in passed_on}, bad


def _no_delegation(
    person: str, delegate: str, known: dict[str, RosterEntry], wished: dict[str, str]
) -> Phrase | None:
    if person == delegate:
        return say("{name} cannot be their own delegate.", name=person)
    for name in (person, delegate):
        if name not in known:
            return say("The delegation names {name}, who is not on the roster.", name=name)
    if not known[person].voting:
        return say("{name} has no vote that {delegate} could cast.", name=person, delegate=delegate)
    if wished.get(person, delegate) != delegate:
        return say(
            "{name} has two delegates, {first} and {second}; the first one stands.",
            name=person,
            first=wished[person],
            second=delegate,
        )
    return None


def _passed_on(person: str, delegate: str, other: str) -> Phrase:
    if other == person:
        return say(
            "{name} and {delegate} are delegates of each other; neither stands.",
            name=person,
            delegate=delegate,
        )
    return say(
        "{name}'s delegate {delegate} has a delegate too, {other}: a proxy is not passed on.",
        name=person,
        delegate=delegate,
        other=other,
    )
