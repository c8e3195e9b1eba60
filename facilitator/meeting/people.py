"""Who is in the room: people, presence and quorum (spec 2)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant, Quorum, Role, Seconds
from facilitator.meeting.exact import Number
from facilitator.meeting.spans import Span, is_running

MOST_HELD = 99_999
"""Votes in bulk that one person can hold."""


class Presence(StrEnum):
    """Where somebody is, as far as the record knows."""

    EXPECTED = "expected"
    """On the roster, not yet called."""
    PRESENT = "present"
    LATE = "late"
    """Present, having arrived after the opening."""
    LEFT = "left"
    ABSENT = "absent"
    """Without a reason given."""
    EXCUSED = "excused"
    """Absent, with a reason."""


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody in the meeting; known by id, never by name."""

    id: str
    name: str
    short: str | None = None
    group: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    weight: Number = 1
    delegate: str | None = None
    """Whom the roster says that they represent; `represented_by` of that one says it too."""
    presence: Presence = Presence.EXPECTED
    reason: str | None = None
    spans: tuple[Span, ...] = ()
    """When they were in the room."""
    turns: int = 0
    """Finished turns in this meeting."""
    seconds: Seconds = 0
    """Net time of the finished turns."""
    declined: int = 0
    """Invitations to speak that they declined."""
    represented_by: str | None = None
    """Id of their delegate: who votes for them when they are away."""
    held: int = 0
    """Votes of members on no roster that they cast besides their own."""
    veto: bool = False
    """Their vote against defeats whatever is voted on."""
    came_late: bool = False
    named: bool = False
    """Joined by being named or as a guest, which is no call of the attendance."""

    @property
    def is_present(self) -> bool:
        """In the room now."""
        return is_running(self.spans)


class QuorumState(msgspec.Struct, frozen=True, kw_only=True):
    """The quorum as it stands."""

    present: int
    """Voting members in the room."""
    entitled: int
    """Voting members of the body."""
    needed: int

    @property
    def is_met(self) -> bool:
        """Enough voting members are present."""
        return self.present >= self.needed


class People(dict[str, Person]):
    """Everybody in the meeting by id. It never changes; `with_one` makes the next one.

    How many may vote and are there is counted once and carried along: the attendance of 10,000
    people asks for it after each of them.
    """

    __slots__ = ("_voters",)

    def __init__(self, people: Mapping[str, Person]) -> None:
        super().__init__(people)
        self._voters: tuple[int, int] | None = None

    @property
    def voters(self) -> tuple[int, int]:
        """How many have a vote, and how many of them are in the room."""
        if self._voters is None:
            voting = [person for person in self.values() if person.voting]
            self._voters = (len(voting), sum(person.is_present for person in voting))
        return self._voters

    def with_one(self, person: Person) -> People:
        """Return the people with one who is new or has changed."""
        entitled, present = self.voters
        after = People(self)
        after[person.id] = person
        for one, sign in ((self.get(person.id), -1), (person, 1)):
            if one is not None and one.voting:
                entitled += sign
                present += sign * one.is_present
        after._voters = (entitled, present)
        return after


def quorum_state(people: Mapping[str, Person], quorum: Quorum) -> QuorumState:
    """Return how many voting members are there and how many it takes."""
    known = people if isinstance(people, People) else People(people)
    entitled, present = known.voters
    return QuorumState(present=present, entitled=entitled, needed=quorum.needed(entitled))


def with_one(people: Mapping[str, Person], person: Person) -> People:
    """Return the people with one who is new or has changed."""
    known = people if isinstance(people, People) else People(people)
    return known.with_one(person)


def minutes_late(person: Person, opened_at: Instant | None) -> int | None:
    """Return how many whole minutes after the opening a late one came; None for who was in time."""
    if not person.came_late or not person.spans or opened_at is None:
        return None
    return max(0, int((person.spans[0].began - opened_at).total_seconds()) // 60)
