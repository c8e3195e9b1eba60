"""Commands of who is in the room."""

from __future__ import annotations

from facilitator.meeting.agenda import Role
from facilitator.meeting.commands.base import Wish
from facilitator.meeting.people import Presence


class AddPerson(Wish, frozen=True, kw_only=True):
    """Add somebody who is on no roster, present from now on."""

    name: str
    role: Role = Role.GUEST
    voting: bool = False
    group: str | None = None
    named: bool = False
    """They join by being named, as a speaker for instance; nobody called the attendance."""


class RenamePerson(Wish, frozen=True, kw_only=True):
    """Put a name right."""

    person: str
    name: str


class MarkPresence(Wish, frozen=True, kw_only=True):
    """Record where people are; all of them in one act."""

    people: tuple[str, ...]
    presence: Presence
    reason: str | None = None


class NameDelegate(Wish, frozen=True, kw_only=True):
    """Let somebody vote for somebody who is away; nobody, to take it back."""

    person: str
    delegate: str | None


class HoldProxies(Wish, frozen=True, kw_only=True):
    """Say how many votes of members on no roster somebody casts besides their own."""

    person: str
    number: int
