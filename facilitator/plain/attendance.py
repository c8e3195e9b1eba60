"""Lines about who is in the room."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Role
from facilitator.meeting.people import Presence
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text, number

Commands = list[c.Command]


def _present(room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        raise Misunderstood
    if rest.raw.casefold() == "all":
        return [c.MarkPresence(people=(), presence=Presence.PRESENT)]
    before = set(room.meeting.people)
    people = room.people(rest, joins=True)
    known = tuple(person for person in people if person in before)
    if not known:
        return []
    return [c.MarkPresence(people=known, presence=Presence.PRESENT)]


def _late(room: Room, rest: Text) -> Commands:
    people = room.people(rest, joins=True)
    return [c.MarkPresence(people=people, presence=Presence.LATE)]


def _left(room: Room, rest: Text) -> Commands:
    return [c.MarkPresence(people=room.people(rest), presence=Presence.LEFT)]


def _absent(room: Room, rest: Text) -> Commands:
    names, reason = rest.at_colon()
    people = room.people(names, joins=True)
    why = reason.value if reason else None
    return [c.MarkPresence(people=people, presence=Presence.ABSENT, reason=why)]


def _guest(room: Room, rest: Text) -> Commands:
    names = rest.parted(",")
    if any(name.is_empty for name in names):
        raise Misunderstood
    guests: Commands = [c.AddPerson(name=name.value, role=Role.GUEST) for name in names]
    for guest in guests:
        room.rehearse(guest)
    return guests


def _rename(room: Room, rest: Text) -> Commands:
    for _, begin, end in rest.keywords("to"):
        person, name = rest.part(0, begin), rest.part(end)
        if person.is_empty or name.is_empty:
            break
        return [c.RenamePerson(person=room.person(person), name=name.value)]
    raise Misunderstood


_NOBODY = {"nobody", "none", "no one"}


def _delegate(room: Room, rest: Text) -> Commands:
    """Read `delegate NAME to NAME`, `delegate NAME to nobody`, `delegate 99 to NAME`."""
    for _, begin, end in rest.keywords("to"):
        who, delegate = rest.part(0, begin), rest.part(end)
        if who.is_empty or delegate.is_empty:
            break
        if who.value.isdecimal() and who.value.isascii() and not who.is_quoted:
            return [c.HoldProxies(person=room.person(delegate), number=number(who))]
        is_nobody = delegate.value.casefold() in _NOBODY and not delegate.is_quoted
        return [
            c.NameDelegate(
                person=room.person(who), delegate=None if is_nobody else room.person(delegate)
            )
        ]
    raise Misunderstood


VERBS = {
    "present": _present,
    "late": _late,
    "left": _left,
    "absent": _absent,
    "guest": _guest,
    "rename": _rename,
    "delegate": _delegate,
}
