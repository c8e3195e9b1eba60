"""Lines about motions, amendments, procedural motions and the consent agenda."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.commands.motions import BETWEEN_PARTS
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.prepared import bare_number, ready
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.text import fold
from facilitator.plain.agenda import nothing_more
from facilitator.plain.clauses import clauses, name_clause, rule_clause
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text, number

Commands = list[c.Command]

_WHO = {"by": name_clause, "second": name_clause}


def _person(room: Room, name: Text | None) -> str | None:
    return room.person(name, joins=True) if name else None


def _motion(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, rest, {**_WHO, "needs": rule_clause})
    # in quotes too: a number is no text of a motion
    place = next(iter(ready(room.meeting)), None) if text.is_empty else bare_number(text.value)
    if text.is_empty and place is None:
        raise Misunderstood
    return [
        c.MoveMotion(
            text="" if place is not None else text.value,
            place=place,
            mover=_person(room, read.get("by")),
            seconder=_person(room, read.get("second")),
            requirement=read.get("needs"),
        )
    ]


def _divide(_room: Room, rest: Text) -> Commands:
    parts = tuple(part.value for part in rest.parted(BETWEEN_PARTS) if not part.is_empty)
    if not parts:
        raise Misunderstood
    return [c.DivideMotion(parts=parts)]


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


_OTHER_WORDS: dict[str, Effect | str] = {
    "previous-question": Effect.CLOSE_DEBATE,
    "closure": Effect.CLOSE_DEBATE,
    "closure-of-debate": Effect.CLOSE_DEBATE,
    "postpone-indefinitely": Effect.DROP,
    "lay-on-table": Effect.TABLE,
    # in a model of the United Nations; read as `adjourn`, it would close the meeting
    "adjourn-debate": Effect.TABLE,
    "adjournment-of-debate": Effect.TABLE,
    "take-from-table": Effect.TAKE_FROM_TABLE,
    "resume-debate": Effect.TAKE_FROM_TABLE,
    "limit-speeches": Effect.LIMIT_SPEECHES,
    "limit-debate": Effect.LIMIT_SPEECHES,
    "limit-speaking-time": Effect.LIMIT_SPEECHES,
    "extend-debate": Effect.EXTEND_DEBATE,
    "vote-by-ballot": Effect.VOTE_BY,
    "adjourn-meeting": Effect.ADJOURN,
    "suspend-meeting": Effect.RECESS,
    "take-recess": Effect.RECESS,
    "commit": Effect.REFER,
    "close-speakers-list": Effect.CLOSE_LIST,
    "open-speakers-list": Effect.OPEN_LIST,
    "reconsider-vote": Effect.RECONSIDER,
    "moderated-caucus": "moderated",
    "unmoderated-caucus": "unmoderated",
    "question-of-privilege": "privilege",
    "raise-question-of-privilege": "privilege",
    "orders-of-day": "orders",
    "call-for-orders-of-day": "orders",
    "object-to-consideration": "object",
    "division-of-question": "divide",
    "divide-question": "divide",
}
"""What the books call them, without articles: by what a carried one does, or by its kind."""
_ARTICLES = {"the", "a", "an"}
_MOST_WORDS = 7


def _procedure(room: Room, text: Text) -> tuple[Procedure, Text]:
    """Return the procedural motion that a line begins with, and what is said with it.

    The longest beginning that names one counts: its word, an unambiguous part of it, or what the
    books call it.
    """
    words = text.words()
    if not words:
        raise Misunderstood
    table = room.meeting.agenda.body_rules.procedures
    unknown = words[0].value
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        if fold(words[count - 1].value) in _ARTICLES:
            continue
        wanted = _run_together([word.value for word in words[:count]])
        found = _called(table, wanted)
        if len(found) == 1:
            end = text.raw.index(words[count - 1].raw, sum(len(w.raw) for w in words[: count - 1]))
            rest = text.part(end + len(words[count - 1].raw))
            if wanted == "vote-by-ballot":
                rest = Text.of("ballot")
            return found[0], rest
        if wanted in _OTHER_WORDS:
            unknown = wanted
            break
    raise Refused(
        say(
            "The rules of this body have no motion “{kind}”. It has: {kinds}.",
            kind=unknown,
            kinds=", ".join(procedure.kind for procedure in table) or "…",
        )
    )


def _run_together(words: list[str]) -> str:
    """Return words as a kind is written: `Suspend the Rules` is `suspend-rules`."""
    bare = (fold(word).replace("_", "-").strip("'’") for word in words)
    return "-".join(word for word in bare if word not in _ARTICLES)


def _called(table: tuple[Procedure, ...], wanted: str) -> list[Procedure]:
    named = [p for p in table if wanted in {p.kind, _run_together((p.name or "").split())}]
    if named:
        return named
    if (meant := _OTHER_WORDS.get(wanted)) is not None:
        return [p for p in table if meant in {p.effect, p.kind}][:1]
    return [p for p in table if len(wanted) > 2 and p.kind.startswith(wanted)]


def _second(room: Room, rest: Text) -> Commands:
    return [c.SecondMotion(person=room.person(rest, joins=True))]


def _withdraw(_room: Room, rest: Text) -> Commands:
    return [c.WithdrawMotion(motion=None if rest.is_empty else number(rest))]


def _table(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.TableMotion()]


def _take(_room: Room, rest: Text) -> Commands:
    """Read `take`, `take 2` or `take 2 now`, which is before the time it was postponed to."""
    words = rest.words()
    is_now = len(words) > 1 and words[-1].value.casefold() == "now"
    named = words[0] if is_now and len(words) == 2 else rest
    wanted = None if rest.is_empty else number(named)
    return [c.TakeMotion(motion=wanted, confirmed=is_now)]


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
    "divide": _divide,
    "withdraw": _withdraw,
    "table": _table,
    "take": _take,
    "refer": _refer,
    "consent": _consent,
}
