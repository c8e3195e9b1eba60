"""Who is in the room: people, presence, quorum, and who has not spoken."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from copy import copy
from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant, Quorum, Role, Seconds
from facilitator.meeting.exact import Number
from facilitator.meeting.spans import Span, is_running

MEMBERS = frozenset({Role.CHAIR, Role.SECRETARY, Role.MEMBER, Role.PROBATIONARY})
"""The roles of those who make up the body; observers and guests do not."""
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


class Tallies(msgspec.Struct):
    """What is counted over everybody in the meeting."""

    entitled: int = 0
    """People with a vote."""
    present: int = 0
    """Of them, in the room."""
    called: int = 0
    """People whose presence the attendance tells, whatever it is."""
    members: int = 0
    there: int = 0
    """Members who were in the room at any time, or have spoken."""
    turns: dict[str, int] = {}
    """Finished turns by group; `""` stands for none."""
    spoken: dict[str, Seconds] = {}
    """Net time of the members who have finished a turn, by id."""

    def add(self, person: Person) -> None:
        """Count somebody in."""
        self._count(person, 1)
        if person.turns and person.role in MEMBERS:
            self.spoken[person.id] = person.seconds

    def take(self, person: Person) -> None:
        """Count somebody out again."""
        self._count(person, -1)
        self.spoken.pop(person.id, None)

    def _count(self, person: Person, sign: int) -> None:
        if person.voting:
            self.entitled += sign
            self.present += sign * person.is_present
        self.called += sign * (person.presence is not Presence.EXPECTED and not person.named)
        if person.role in MEMBERS:
            self.members += sign
            self.there += sign * bool(person.spans or person.turns)
        if person.turns:
            group = person.group or ""
            self.turns[group] = self.turns.get(group, 0) + sign * person.turns


class People(dict[str, Person]):
    """Everybody in the meeting by id. It never changes; `with_one` makes the next one.

    What is counted over all of them is counted once and carried along, and so is the order in
    which those who have not spoken are invited: each key asks for it, also with 5,000 members.
    """

    __slots__ = ("_silent", "_tallies")

    def __init__(self, people: Mapping[str, Person] = {}) -> None:
        super().__init__(people)
        self._tallies: Tallies | None = None
        self._silent: Silent | None = None

    @property
    def tallies(self) -> Tallies:
        """What is counted over all of them; not to be changed."""
        if self._tallies is None:
            self._tallies = Tallies(turns={}, spoken={})
            for person in self.values():
                self._tallies.add(person)
        return self._tallies

    def silent(self, seed: str) -> Silent:
        """Return those who are here and have not spoken, shuffled by `seed`."""
        if self._silent is None or self._silent.seed != seed:
            self._silent = Silent(seed, self.values())
        return self._silent

    def with_one(self, person: Person) -> People:
        """Return the people with one who is new or has changed."""
        before = self.get(person.id)
        tallies = copy(self.tallies)
        tallies.turns, tallies.spoken = dict(tallies.turns), dict(tallies.spoken)
        after = People(self)
        after[person.id] = person
        if before is not None:
            tallies.take(before)
        tallies.add(person)
        after._tallies = tallies
        after._silent = self._silent and self._silent.with_one(before, person)
        return after


class Silent:
    """Those who are here and have not spoken, in heaps of people who are invited alike.

    Within a heap they stand in a shuffle that is the same each time, from the seed and their id.

        (declined, not a member, group)   people
        (0, False, "North")               p7 p2 p9
        (0, False, "South")               p4 p1
        (1, False, "North")               p3
    """

    def __init__(self, seed: str, people: Iterable[Person] = ()) -> None:
        self.seed = seed
        self.heaps: dict[tuple[int, bool, str], list[tuple[int, str]]] = {}
        """By how often they declined, whether they are no members, and their group."""
        for person in people:
            if is_silent(person):
                self.heaps.setdefault(_heap(person), []).append(self._place(person))
        for heap in self.heaps.values():
            heap.sort()

    def with_one(self, before: Person | None, person: Person) -> Silent:
        """Return the same with somebody who is new or has changed."""
        was = _heap(before) if before is not None and is_silent(before) else None
        now = _heap(person) if is_silent(person) else None
        if was == now:
            return self
        after = Silent(self.seed)
        after.heaps = dict(self.heaps)
        place = self._place(person)
        if was is not None:
            after.heaps[was] = [other for other in self.heaps[was] if other != place]
        if now is not None:
            after.heaps[now] = list(after.heaps.get(now, ()))
            insort(after.heaps[now], place)
        return after

    @property
    def members(self) -> int:
        """How many of them are members."""
        return sum(len(heap) for (_, is_other, _), heap in self.heaps.items() if not is_other)

    def _place(self, person: Person) -> tuple[int, str]:
        return _shuffle(self.seed + person.id), person.id


def is_silent(person: Person) -> bool:
    """Return whether somebody is in the room and has finished no turn."""
    return person.turns == 0 and person.is_present


def _heap(person: Person) -> tuple[int, bool, str]:
    return person.declined, person.role not in MEMBERS, person.group or ""


def _shuffle(text: str) -> int:
    """Return a number that spreads well and is the same on every machine (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def everybody(people: Mapping[str, Person]) -> People:
    """Return the people as `People`; those who are already are not copied."""
    return people if isinstance(people, People) else People(people)


def quorum_state(people: Mapping[str, Person], quorum: Quorum) -> QuorumState:
    """Return how many voting members are there and how many it takes."""
    tallies = everybody(people).tallies
    needed = quorum.needed(tallies.entitled)
    return QuorumState(present=tallies.present, entitled=tallies.entitled, needed=needed)


def with_one(people: Mapping[str, Person], person: Person) -> People:
    """Return the people with one who is new or has changed."""
    return everybody(people).with_one(person)


def minutes_late(person: Person, opened_at: Instant | None) -> int | None:
    """Return how many whole minutes after the opening a late one came; None for who was in time."""
    if not person.came_late or not person.spans or opened_at is None:
        return None
    return max(0, int((person.spans[0].began - opened_at).total_seconds()) // 60)
