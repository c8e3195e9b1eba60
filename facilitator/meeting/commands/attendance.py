"""Who comes and goes."""

from __future__ import annotations

from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, Role
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_person, optional, written
from facilitator.meeting.eligibility import delegation_refused
from facilitator.meeting.events.base import Event
from facilitator.meeting.people import MOST_HELD, Person, Presence
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import StoredPerson
from facilitator.meeting.text import with_tones_last

_ALREADY: dict[Presence, Phrase] = {
    Presence.EXPECTED: say("expected already"),
    Presence.PRESENT: say("already present"),
    Presence.LATE: say("already present"),
    Presence.LEFT: say("already gone"),
    Presence.ABSENT: say("already marked absent"),
    Presence.EXCUSED: say("already excused"),
}


class AddPerson(Command, frozen=True, kw_only=True):
    """Add somebody who is on no roster, present from now on."""

    before_opening: ClassVar[bool] = True

    name: str
    role: Role = Role.GUEST
    voting: bool = False
    group: str | None = None
    named: bool = False
    """They join by being named, as a speaker for instance; nobody called the attendance."""

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        name = _new_name(meeting, self.name)
        person = Person(
            id=f"p{len(meeting.people) + 1}",
            name=name,
            role=self.role,
            voting=self.voting,
            group=optional(self.group),
            presence=Presence.PRESENT,
            # a guest in the room says nothing about where the members are
            named=self.named or not self.voting,
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


class RenamePerson(Command, frozen=True, kw_only=True):
    """Put a name right."""

    before_opening: ClassVar[bool] = True

    person: str
    name: str

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        person = known_person(meeting, self.person)
        name = written(self.name)
        if name == person.name:
            raise Refused(say("That is {name}'s name already.", name=name))
        _new_name(meeting, name, instead_of=person.id)
        return (e.PersonRenamed(person=person.id, name=name),)


class MarkPresence(Command, frozen=True, kw_only=True):
    """Record where people are; all of them in one act."""

    before_opening: ClassVar[bool] = True

    people: tuple[str, ...]
    presence: Presence
    reason: str | None = None

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        presence = self.presence
        reason = optional(self.reason)
        if presence is Presence.ABSENT and reason:
            presence = Presence.EXCUSED
        people = [known_person(meeting, person) for person in dict.fromkeys(self.people)]
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
            e.PresenceChanged(person=person.id, presence=presence, reason=reason)
            for person in changed
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


def _leaving(meeting: Meeting, gone: set[str]) -> list[Event]:
    """Who is gone neither speaks nor waits; whom they interrupted goes on."""
    speeches = [t for t in (meeting.speech, meeting.interrupted) if t and t.person in gone]
    ends: list[Event] = [e.SpeechEnded(turn=turn.id) for turn in speeches]
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


class NameDelegate(Command, frozen=True, kw_only=True):
    """Let somebody vote for somebody who is away; nobody, to take it back."""

    before_opening: ClassVar[bool] = True

    person: str
    delegate: str | None

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        person = known_person(meeting, self.person)
        if self.delegate is None:
            if person.represented_by is None:
                raise Refused(say("{name} has no delegate.", name=person.name))
            return (e.DelegateNamed(person=person.id),)
        delegate = known_person(meeting, self.delegate)
        if person.represented_by == delegate.id:
            raise Refused(
                say(
                    "{delegate} votes for {name} already.", delegate=delegate.name, name=person.name
                )
            )
        if reason := delegation_refused(meeting, person, delegate):
            raise Refused(reason)
        return (e.DelegateNamed(person=person.id, delegate=delegate.id),)


class HoldProxies(Command, frozen=True, kw_only=True):
    """Say how many votes of members on no roster somebody casts besides their own."""

    before_opening: ClassVar[bool] = True

    person: str
    number: int

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        person = known_person(meeting, self.person)
        if not 0 <= self.number <= MOST_HELD:
            raise Refused(
                say("Somebody can cast from 0 to {most} votes of others.", most=f"{MOST_HELD:,}")
            )
        if not person.voting:
            raise Refused(
                say("{name} does not vote, and holds no votes of others in bulk.", name=person.name)
            )
        if person.held == self.number:
            raise Refused(
                say("{name} holds {number} votes already.", name=person.name, number=person.held)
            )
        return (e.ProxiesHeld(person=person.id, number=self.number),)


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
