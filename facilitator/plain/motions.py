"""Lines about motions."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.votes import Method
from facilitator.plain.agenda import nothing_more
from facilitator.plain.clauses import clauses, name_clause, rule_clause
from facilitator.plain.grammar import Misunderstood, Text
from facilitator.plain.room import Room
from facilitator.plain.status import prepared_motion

Commands = list[c.Command]


def _motion(room: Room, rest: Text) -> Commands:
    text, read = clauses(
        room, rest, {"by": name_clause, "second": name_clause, "needs": rule_clause}
    )
    ready = prepared_motion(room.meeting) if text.is_empty else None
    if text.is_empty and ready is None:
        raise Misunderstood
    mover, seconder = read.get("by"), read.get("second")
    return [
        c.MoveMotion(
            text=ready.text if ready else text.value,
            mover=room.person(mover, joins=True) if mover else None,
            seconder=room.person(seconder, joins=True) if seconder else None,
            requirement=read.get("needs") or (ready.requirement if ready else None),
            method=Method(ready.method) if ready and ready.method else None,
        )
    ]


def _second(room: Room, rest: Text) -> Commands:
    return [c.SecondMotion(person=room.person(rest, joins=True))]


def _withdraw(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.WithdrawMotion()]


def _table(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.TableMotion()]


def _refer(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.ReferMotion()]


VERBS = {
    "motion": _motion,
    "second": _second,
    "withdraw": _withdraw,
    "table": _table,
    "refer": _refer,
}
