"""Lines about motions and votes.

A text ends where ` by `, ` second ` or ` needs ` begins a clause that can be read as one: as a
name, a way of voting or a rule. From there on everything must be clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import say
from facilitator.meeting.rules import Counts, Requirement, parse_requirement
from facilitator.meeting.text import fold
from facilitator.meeting.votes import Choice, Method
from facilitator.plain.agenda import nothing_more
from facilitator.plain.floor import number
from facilitator.plain.grammar import Misunderstood, Text
from facilitator.plain.room import Room
from facilitator.plain.status import prepared_motion

Commands = list[c.Command]
Reader = Callable[[Room, Text], Any]
"""Returns what a clause means, None when its words are not such a clause."""


def _clauses(room: Room, rest: Text, readers: dict[str, Reader]) -> tuple[Text, dict[str, Any]]:
    """Return the text and what its clauses mean, by keyword.

    Raises:
        Misunderstood: when a clause was read and what follows it is none, or comes twice.
        Refused: when a clause names somebody ambiguously.
    """
    marks = list(rest.keywords(*readers))
    for first, (keyword, begin, end) in enumerate(marks):
        until = marks[first + 1][1] if first + 1 < len(marks) else None
        if readers[keyword](room, rest.part(end, until)) is not None:
            return rest.part(0, begin), _read_all(room, rest, marks[first:], readers)
    return rest, {}


def _read_all(
    room: Room,
    rest: Text,
    marks: Sequence[tuple[str, int, int]],
    readers: dict[str, Reader],
) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for (keyword, _, end), following in zip(marks, [*marks[1:], None], strict=True):
        words = rest.part(end, following[1] if following else None)
        meaning = readers[keyword](room, words)
        if meaning is None or keyword in read:
            raise Misunderstood(
                say(
                    "“{clause}” cannot be read as a clause; put the text in double quotes if it "
                    "belongs to it",
                    clause=f"{keyword} {words.raw}",
                )
            )
        read[keyword] = meaning
    return read


def _name(room: Room, words: Text) -> Text | None:
    """Read a name: known, or (without a roster) written like one."""
    if words.is_empty:
        return None
    if words.is_quoted:
        return words
    found = room.candidates(words, joins=True)
    if any(_is_meant(person.name, person.short, words.value) for person in found):
        return words
    if room.has_roster or room.date(words) is not None:
        return None
    parts = words.value.split()
    is_written_so = len(parts) <= 5 and all(part[0].isupper() for part in parts)
    return words if is_written_so else None


def _is_meant(name: str, short: str | None, wanted: str) -> bool:
    """Tell whether words of a text may be a part of a name.

    Parts inside a word do not count, nor do beginnings of one or two small letters: `by a` and
    `by me` are English before they are people.
    """
    if short and fold(short) == fold(wanted):
        return True
    parts, words = fold(name).split(), fold(wanted).split()
    if not all(any(part.startswith(word) for part in parts) for word in words):
        return False
    is_written_so = any(char.isupper() for char in wanted)
    return is_written_so or any(len(word) > 2 or word in parts for word in words)


def _rule(_room: Room, words: Text) -> Requirement | None:
    return parse_requirement(words.value)


_METHODS = {
    **{method.value: method for method in Method},
    "show of hands": Method.HANDS,
    "roll call": Method.ROLLCALL,
    "roll-call": Method.ROLLCALL,
    "general consent": Method.CONSENT,
}


def _method(_room: Room, words: Text) -> Method | None:
    return _METHODS.get(words.value.casefold())


def _motion(room: Room, rest: Text) -> Commands:
    text, read = _clauses(room, rest, {"by": _name, "second": _name, "needs": _rule})
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


def _vote(room: Room, rest: Text) -> Commands:
    text, read = _clauses(room, rest, {"by": _method, "needs": _rule})
    return [
        c.OpenVote(
            text=None if text.is_empty else text.value,
            method=read.get("by"),
            requirement=read.get("needs"),
        )
    ]


_COUNTS = {"for": "for_", "against": "against", "abstain": "abstain", "invalid": "invalid"}


def _read_counts(rest: Text) -> Counts:
    words = [word for part in rest.parted(",") for word in part.words()]
    if not words or len(words) % 2:
        raise Misunderstood
    read: dict[str, int] = {}
    for what, how_many in zip(words[::2], words[1::2], strict=True):
        field = _COUNTS.get(what.raw.casefold())
        if field is None or field in read:
            raise Misunderstood
        read[field] = number(how_many)
    return Counts(**read)


def _count(_room: Room, rest: Text) -> Commands:
    return [c.StateCount(counts=_read_counts(rest))]


def _recount(_room: Room, rest: Text) -> Commands:
    return [c.Recount(counts=_read_counts(rest))]


def _clear(_room: Room, rest: Text) -> Commands:
    word = rest.value.casefold()
    if word not in {"majority", "minority"}:
        raise Misunderstood
    return [c.JudgeByEye(majority=word == "majority")]


def _cast(room: Room, rest: Text) -> Commands:
    words = rest.words()
    choice = words[-1].raw.casefold() if words else ""
    if choice not in set(Choice) or len(words) < 2:
        raise Misunderstood
    who = rest.part(0, len(rest.raw) - len(words[-1].raw))
    return [c.CastVote(person=room.person(who), choice=Choice(choice))]


def _object(room: Room, rest: Text) -> Commands:
    return [c.Object(person=room.person(rest))]


def _casting(_room: Room, rest: Text) -> Commands:
    word = rest.value.casefold()
    if word not in {Choice.FOR, Choice.AGAINST}:
        raise Misunderstood
    return [c.GiveCastingVote(choice=Choice(word))]


def _annul(_room: Room, rest: Text) -> Commands:
    vote, reason = rest.at_colon()
    if vote.value.casefold() != "vote" or reason is None or reason.is_empty:
        raise Misunderstood
    return [c.AnnulVote(reason=reason.value)]


VERBS = {
    "motion": _motion,
    "second": _second,
    "withdraw": _withdraw,
    "table": _table,
    "refer": _refer,
    "vote": _vote,
    "count": _count,
    "recount": _recount,
    "clear": _clear,
    "cast": _cast,
    "object": _object,
    "casting": _casting,
    "annul": _annul,
}
