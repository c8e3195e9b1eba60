"""Who comes and goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import known_person, optional, written
from facilitator.meeting.decide.electorate import delegation_refused
from facilitator.meeting.people import MOST_HELD, Person, Presence
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import StoredPerson
from facilitator.meeting.text import with_tones_last

Events = tuple[e.Event, ...]

_ALREADY: dict[Presence, Phrase] = {
    Presence.EXPECTED: say("expected already"),
    Presence.PRESENT: say("already present"),
    Presence.LATE: say("already present"),
    Presence.LEFT: say("already gone"),
    Presence.ABSENT: say("already marked absent"),
    Presence.EXCUSED: say("already excused"),
}


def _add(meeting: Meeting, command: c.AddPerson, _now: Instant) -> Events:
    name = _new_name(meeting, command.name)
    person = Person(
        id=f"p{len(meeting.people) + 1}",
        name=name,
        role=command.role,
        voting=command.voting,
        group=optional(command.group),
        presence=Presence.PRESENT,
        # a guest in the room says nothing about where the members are
        named=command.named or not command.voting,
    )
    return (e.PersonAdded(person=StoredPerson.of(person)),)


def _new_name(meeting: Meeting, text: str, *, instead_of: str | None = None) -> str:
    """Return the name; refuse one that somebody else in this meeting has.

    Tones, accents and case tell people apart: Dung is not Dũng. On which vowel a tone is written
    does not: Hoà and Hòa are one name.

    Args:
        meeting: Everybody who is known.
        text: The name as it was typed.
        instead_of: The id of whoever is renamed.
    """
    name = written(text)
    spelled = with_tones_last(name)
    for person in meeting.people.values():
        if person.id != instead_of and with_tones_last(person.name) == spelled:
            raise Refused(
                say(
                    "{name} is in this meeting already. Somebody else of that name needs something "
                    "that tells them apart: {name} (2).",
                    name=person.name,
                )
            )
    return name


def _rename(meeting: Meeting, command: c.RenamePerson, _now: Instant) -> Events:
    person = known_person(meeting, command.person)
    name = written(command.name)
    if name == person.name:
        raise Refused(say("That is {name}'s name already.", name=name))
    _new_name(meeting, name, instead_of=person.id)
    return (e.PersonRenamed(person=person.id, name=name),)


def _mark(meeting: Meeting, command: c.MarkPresence, _now: Instant) -> Events:
    presence = command.presence
    reason = optional(command.reason)
    if presence is Presence.ABSENT and reason:
        presence = Presence.EXCUSED
    people = [known_person(meeting, person) for person in dict.fromkeys(command.people)]
    people = people or _expected(meeting)
    changed = [person for person in people if not _is_so(person, presence, reason)]
    if not changed:
        raise Refused(
            say("{name}: {state}.", name=people[0].name, state=_ALREADY[people[0].presence])
        )
    for person in changed:
        if presence is Presence.LEFT and not person.is_present:
            raise Refused(say("{name} is not present and cannot leave.", name=person.name))
    marks = (
        e.PresenceChanged(person=person.id, presence=presence, reason=reason) for person in changed
    )
    if presence in {Presence.PRESENT, Presence.LATE}:
        return tuple(marks)
    return (*_leaving(meeting, {person.id for person in changed}), *marks)


def _expected(meeting: Meeting) -> list[Person]:
    """Nobody named: everybody who has not been marked yet."""
    expected = [
        p for p in meeting.people.values() if p.presence is Presence.EXPECTED or _only_named(p)
    ]
    if not expected:
        raise Refused(say("Everybody is marked already."))
    return expected


def _only_named(person: Person) -> bool:
    """They spoke and nobody has called them: the call can still find them present."""
    return person.named and person.voting


def _is_so(person: Person, presence: Presence, reason: str | None) -> bool:
    if presence is Presence.PRESENT:
        is_here = person.is_present and person.presence is Presence.PRESENT
        return is_here and not _only_named(person)
    return person.presence is presence and person.reason == reason


def _leaving(meeting: Meeting, gone: set[str]) -> list[e.Event]:
    """Who is gone neither speaks nor waits; whom they interrupted goes on."""
    speeches = [t for t in (meeting.speech, meeting.interrupted) if t and t.person in gone]
    ends: list[e.Event] = [e.SpeechEnded(turn=turn.id) for turn in speeches]
    paused = meeting.interrupted
    if meeting.speech in speeches and paused and paused not in speeches:
        ends.append(e.SpeechContinued(turn=paused.id))
    ends += [
        e.EntryWithdrawn(entry=entry.id)
        for state in meeting.items.values()
        for entry in state.waiting
        if entry.person in gone
    ]
    return ends


def arriving(meeting: Meeting, person: Person) -> Events:
    """Return the mark of somebody who acts and was not marked yet; refuse those who are away.

    Nobody is marked by acting while the attendance was not taken at all: a few marks would make
    a quorum of the speakers.
    """
    if person.presence is Presence.EXPECTED:
        if not meeting.attendance_taken:
            return ()
        return (e.PresenceChanged(person=person.id, presence=Presence.PRESENT),)
    if not person.is_present:
        raise Refused(say("{name} is not present: mark them present first.", name=person.name))
    return ()


def _name_delegate(meeting: Meeting, command: c.NameDelegate, _now: Instant) -> Events:
    person = known_person(meeting, command.person)
    if command.delegate is None:
        if person.represented_by is None:
            raise Refused(say("{name} has no delegate.", name=person.name))
        return (e.DelegateNamed(person=person.id),)
    delegate = known_person(meeting, command.delegate)
    if person.represented_by == delegate.id:
        raise Refused(
            say("{delegate} votes for {name} already.", delegate=delegate.name, name=person.name)
        )
    if reason := delegation_refused(meeting, person, delegate):
        raise Refused(reason)
    return (e.DelegateNamed(person=person.id, delegate=delegate.id),)


def _hold_proxies(meeting: Meeting, command: c.HoldProxies, _now: Instant) -> Events:
    person = known_person(meeting, command.person)
    if not 0 <= command.number <= MOST_HELD:
        raise Refused(
            say("Somebody can cast from 0 to {most} votes of others.", most=f"{MOST_HELD:,}")
        )
    if not person.voting:
        raise Refused(
            say("{name} does not vote, and holds no votes of others in bulk.", name=person.name)
        )
    if person.held == command.number:
        raise Refused(
            say("{name} holds {number} votes already.", name=person.name, number=person.held)
        )
    return (e.ProxiesHeld(person=person.id, number=command.number),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.AddPerson: _add,
    c.RenamePerson: _rename,
    c.MarkPresence: _mark,
    c.NameDelegate: _name_delegate,
    c.HoldProxies: _hold_proxies,
}
