"""Lines about votes."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.rules import Counts
from facilitator.meeting.votes import Choice, Method
from facilitator.plain.clauses import clauses, rule_clause
from facilitator.plain.floor import number
from facilitator.plain.grammar import Misunderstood, Text
from facilitator.plain.room import Room

Commands = list[c.Command]

_METHODS = {
    **{method.value: method for method in Method},
    "show of hands": Method.HANDS,
    "roll call": Method.ROLLCALL,
    "roll-call": Method.ROLLCALL,
    "general consent": Method.CONSENT,
}


def _method(_room: Room, words: Text) -> Method | None:
    return _METHODS.get(words.value.casefold())


def _vote(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, rest, {"by": _method, "needs": rule_clause})
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
    "vote": _vote,
    "count": _count,
    "recount": _recount,
    "clear": _clear,
    "cast": _cast,
    "object": _object,
    "casting": _casting,
    "annul": _annul,
}
