"""Lines about motions, amendments, procedural motions and the consent agenda."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.text import fold
from facilitator.meeting.votes import Method
from facilitator.plain.agenda import nothing_more
from facilitator.plain.clauses import clauses, name_clause, rule_clause
from facilitator.plain.floor import number
from facilitator.plain.grammar import Misunderstood, Text
from facilitator.plain.room import Room
from facilitator.plain.status import prepared_motion

Commands = list[c.Command]

_WHO = {"by": name_clause, "second": name_clause}


def _person(room: Room, name: Text | None) -> str | None:
    return room.person(name, joins=True) if name else None


def _motion(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, rest, {**_WHO, "needs": rule_clause})
    ready = prepared_motion(room.meeting) if text.is_empty else None
    if text.is_empty and ready is None:
        raise Misunderstood
    return [
        c.MoveMotion(
            text=ready.text if ready else text.value,
            mover=_person(room, read.get("by")),
            seconder=_person(room, read.get("second")),
            requirement=read.get("needs") or (ready.requirement if ready else None),
            method=Method(ready.method) if ready and ready.method else None,
        )
    ]


def _amend(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, rest, {**_WHO, "needs": rule_clause})
    if text.is_empty:
        raise Misunderstood
    return [
        c.MoveAmendment(
            text=text.value,
            whole=text.is_quoted,
            mover=_person(room, read.get("by")),
            seconder=_person(room, read.get("second")),
            requirement=read.get("needs"),
        )
    ]


def _wording(_room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        raise Misunderstood
    return [c.SetWording(wording=rest.value)]


def _procedural(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, rest, _WHO)
    procedure, said = _procedure(room, text)
    return [
        c.MoveProcedure(
            kind=procedure.kind,
            text=said.value,
            mover=_person(room, read.get("by")),
            seconder=_person(room, read.get("second")),
        )
    ]


_OTHER_WORDS: dict[str, Effect] = {
    "previous-question": Effect.CLOSE_DEBATE,
    "the-previous-question": Effect.CLOSE_DEBATE,
    "closure": Effect.CLOSE_DEBATE,
    "postpone-indefinitely": Effect.DROP,
    "lay-on-the-table": Effect.TABLE,
    "take-from-the-table": Effect.TAKE_FROM_TABLE,
    "limit-speeches": Effect.LIMIT_SPEECHES,
    "extend-debate": Effect.EXTEND_DEBATE,
    "vote-by-ballot": Effect.VOTE_BY,
}


def _procedure(room: Room, text: Text) -> tuple[Procedure, Text]:
    """Return the procedural motion that a line begins with, and what is said with it.

    The longest beginning that names one counts: its word, an unambiguous part of it, or what the
    books call it.
    """
    words = text.words()
    if not words:
        raise Misunderstood
    table = room.meeting.agenda.body_rules.procedures
    for count in range(min(4, len(words)), 0, -1):
        wanted = "-".join(fold(word.value) for word in words[:count]).replace("_", "-")
        found = _called(table, wanted)
        if len(found) == 1:
            end = text.raw.index(words[count - 1].raw, sum(len(w.raw) for w in words[: count - 1]))
            rest = text.part(end + len(words[count - 1].raw))
            if wanted == "vote-by-ballot":
                rest = Text.of("ballot")
            return found[0], rest
    raise Refused(
        say(
            "The rules of this body have no motion “{kind}”. It has: {kinds}.",
            kind=words[0].value,
            kinds=", ".join(procedure.kind for procedure in table) or "…",
        )
    )


def _called(table: tuple[Procedure, ...], wanted: str) -> list[Procedure]:
    named = [p for p in table if wanted in {p.kind, fold(p.name or "").replace(" ", "-")}]
    if named:
        return named
    if (effect := _OTHER_WORDS.get(wanted)) is not None:
        return [p for p in table if p.effect is effect][:1]
    return [p for p in table if len(wanted) > 2 and p.kind.startswith(wanted)]


def _second(room: Room, rest: Text) -> Commands:
    return [c.SecondMotion(person=room.person(rest, joins=True))]


def _withdraw(_room: Room, rest: Text) -> Commands:
    return [c.WithdrawMotion(motion=None if rest.is_empty else number(rest))]


def _table(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.TableMotion()]


def _take(_room: Room, rest: Text) -> Commands:
    return [c.TakeMotion(motion=None if rest.is_empty else number(rest))]


def _refer(_room: Room, rest: Text) -> Commands:
    word, whom = rest.head()
    if word == "to" and not whom.is_empty:
        return [c.ReferMotion(to=whom.value)]
    return [c.ReferMotion(to=None if rest.is_empty else rest.value)]


def _consent(_room: Room, rest: Text) -> Commands:
    word = rest.value.casefold()
    if word == "drop":
        return [c.DropConsent()]
    if not word:
        return [c.AskConsent()]
    return [c.AskConsent(places=tuple(number(part) for part in rest.parted(",")))]


def objection(room: Room, rest: Text) -> c.Command | None:
    """Read `NAME to N`, an objection to one motion of the consent agenda; None when it is none."""
    marks = [*rest.keywords("to")]
    if not marks:
        return None
    _, begin, end = marks[-1]
    name, place = rest.part(0, begin), rest.part(end)
    if not place.value.isdecimal():
        return None
    person = None if name.is_empty else room.person(name)
    return c.ObjectToConsent(place=number(place), person=person)


VERBS = {
    "motion": _motion,
    "amend": _amend,
    "wording": _wording,
    "procedural": _procedural,
    "second": _second,
    "withdraw": _withdraw,
    "table": _table,
    "take": _take,
    "refer": _refer,
    "consent": _consent,
}
