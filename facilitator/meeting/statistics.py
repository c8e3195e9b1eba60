"""How the floor was shared: turns, time, median and longest, by person and by group (spec 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.people import MEMBERS, Person, everybody
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import shares_of


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """How much somebody, or some people together, have spoken."""

    lengths: tuple[Seconds, ...] = ()
    """Net lengths of the turns, the shortest first."""

    @property
    def turns(self) -> int:
        """How many turns."""
        return len(self.lengths)

    @property
    def seconds(self) -> Seconds:
        """All of them together."""
        return sum(self.lengths)

    @property
    def median(self) -> Seconds:
        """The middle length, of two the mean cut to the second; 0 without turns."""
        if not self.lengths:
            return 0
        middle = self.turns // 2
        return (self.lengths[middle] + self.lengths[-middle - 1]) // 2

    @property
    def longest(self) -> Seconds:
        """The longest turn; 0 without turns."""
        return self.lengths[-1] if self.lengths else 0


class GroupHeard(msgspec.Struct, frozen=True, kw_only=True):
    """A group's share of the floor against its share of the room."""

    group: str | None
    """None: those in no group."""
    people: int
    """Members who were there at any time."""
    spoke: int
    """Of them."""
    heard: Heard


class SharedFloor(msgspec.Struct, frozen=True, kw_only=True):
    """The floor of a meeting as it was shared."""

    people: dict[str, Heard]
    """Those who spoke, most time first, then most turns, then in the order of the roster."""
    silent: tuple[str, ...]
    """Members who were there and have not spoken, in the order of the roster."""
    members: int
    """Members who were there at any time; everybody on the roster without attendance."""
    groups: tuple[GroupHeard, ...]
    """Most time first; empty when nobody is in a group."""
    whole: Heard
    """All turns of people with a name."""
    even: tuple[Seconds, ...]
    """Seconds of each member who was there, for the Gini coefficient."""


def members(meeting: Meeting) -> list[Person]:
    """Return those whose share in the debate matters: members who were there at any time.

    When attendance was not taken everybody on the roster counts as there; who has spoken was,
    whatever the attendance says.
    """
    taken = meeting.attendance_taken
    return [
        person
        for person in meeting.people.values()
        if person.role in MEMBERS and (person.spans or person.turns or not taken)
    ]


def spoken_of(meeting: Meeting) -> tuple[int, int]:
    """Return how many members have spoken or speak now, and how many there are."""
    return len(_spoken(meeting)), _there(meeting)


def members_seconds(meeting: Meeting, now: Instant) -> tuple[list[Seconds], int]:
    """Return the time of each member who has spoken or speaks, most first, and of how many members.

    The others have no time yet.
    """
    seconds = _spoken(meeting)
    for turn in meeting.live:
        if turn.person in seconds:
            seconds[turn.person] += turn.net(now)
    return sorted(seconds.values(), reverse=True), _there(meeting)


def _spoken(meeting: Meeting) -> dict[str, Seconds]:
    """Return the time of the finished turns of the members who have spoken or speak."""
    spoken = dict(everybody(meeting.people).tallies.spoken)
    for turn in meeting.live:
        person = meeting.people[turn.person] if turn.person else None
        if person and person.role in MEMBERS and (person.spans or not meeting.attendance_taken):
            spoken.setdefault(person.id, 0)
    return spoken


def _there(meeting: Meeting) -> int:
    """Return how many `members` returns."""
    tallies = everybody(meeting.people).tallies
    return tallies.there if meeting.attendance_taken else tallies.members


def shared_floor(meeting: Meeting, now: Instant) -> SharedFloor:
    """Return how the floor was shared up to now, the running speeches included."""
    lengths: dict[str, list[Seconds]] = {person: [] for person in meeting.people}
    for turn in (*meeting.turns, *meeting.live):
        if turn.person:
            lengths[turn.person].append(turn.net(now))
    heard = {person: Heard(lengths=tuple(sorted(of))) for person, of in lengths.items() if of}
    there = members(meeting)
    return SharedFloor(
        people=dict(sorted(heard.items(), key=lambda kv: (-kv[1].seconds, -kv[1].turns))),
        silent=tuple(person.id for person in there if person.id not in heard),
        members=len(there),
        groups=_groups(meeting, there, heard),
        whole=_together(heard.values()),
        even=tuple(heard.get(person.id, Heard()).seconds for person in there),
    )


def _groups(
    meeting: Meeting, there: Sequence[Person], heard: dict[str, Heard]
) -> tuple[GroupHeard, ...]:
    members_there = {person.id for person in there}
    room = [*there, *(meeting.people[p] for p in heard if p not in members_there)]
    names = dict.fromkeys(person.group for person in room)
    if not any(names):
        return ()
    groups = [
        GroupHeard(
            group=name,
            people=sum(person.group == name for person in there),
            spoke=sum(person.group == name and person.id in heard for person in there),
            heard=_together(heard[p.id] for p in room if p.group == name and p.id in heard),
        )
        for name in names
    ]
    groups.sort(key=lambda group: (-group.heard.seconds, -group.heard.turns))
    return tuple(groups)


def _together(heard: Iterable[Heard]) -> Heard:
    return Heard(lengths=tuple(sorted(length for one in heard for length in one.lengths)))


def shares(amounts: Sequence[int], parts: int = 1000) -> list[int]:
    """Return the share of each of `amounts` in their sum, in units of `1 / parts`."""
    whole = sum(amounts)
    return shares_of(amounts, whole, parts) if whole else [0] * len(amounts)


def fraction(part: int, whole: int) -> float:
    """Return part / whole, rounded half up to four decimals; 0 of an empty whole."""
    return (20_000 * part + whole) // (2 * whole) / 10_000 if whole else 0.0


def gini(lengths: Sequence[int], of: int | None = None) -> float | None:
    """Return the Gini coefficient, to four decimals; None when there is nothing to share.

    Sum over all pairs |x_i - x_j| / (2 n sum x), computed over the sorted values (Sen 1973). `of`
    is how many share, where those who have nothing are left out of `lengths`.
    """
    n, total = of or len(lengths), sum(lengths)
    if not total:
        return None
    first = n - len(lengths) + 1
    weighted = sum((2 * i - n - 1) * x for i, x in enumerate(sorted(lengths), start=first))
    return fraction(weighted, n * total)
