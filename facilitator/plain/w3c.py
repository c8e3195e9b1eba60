"""The habits of W3C meetings: `q+ NAME to NOTE`, `q- NAME`, `ack NAME`, `q?`."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.plain.room import Room
from facilitator.typed.line import Text

Commands = list[c.Command]


def _ask(room: Room, rest: Text) -> Commands:
    who, note = rest, None
    for _, begin, end in rest.keywords("to"):
        if begin > 0:
            who, note = rest.part(0, begin), rest.part(end).value
            break
    return [c.AskFloor(person=room.person(who, joins=True), note=note)]


def _withdraw(room: Room, rest: Text) -> Commands:
    return [c.WithdrawEntry(entry=room.entry(rest).id)]


def _acknowledge(room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        return [c.CallNext()]
    return [c.CallPerson(person=room.person(rest, joins=True))]


VERBS = {"q+": _ask, "q-": _withdraw, "ack": _acknowledge}
