"""Lines about votes."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.prepared import bare_number
from facilitator.meeting.stack import goes_before
from facilitator.meeting.votes import Choice, Method, Vote
from facilitator.plain import ballots, polls
from facilitator.plain.clauses import clauses, not_a_slip, rule_clause
from facilitator.plain.motions import objection
from facilitator.plain.room import Room
from facilitator.typed.counts import TypedCount, read_count, read_heads, read_poll
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]

_METHODS = {
    **{method.value: method for method in Method if method is not Method.POLL},
    "show of hands": Method.HANDS,
    "roll call": Method.ROLLCALL,
    "roll-call": Method.ROLLCALL,
    "general consent": Method.CONSENT,
    "paper": Method.BALLOT,
    "secret ballot": Method.BALLOT,
}


def _method(_room: Room, words: Text) -> Method | None:
    return _METHODS.get(words.value.casefold())


def _vote(room: Room, rest: Text) -> Commands:
    text, read = clauses(room, rest, {"by": _method, "needs": rule_clause})
    not_a_slip(text, "by", "needs")
    return [
        c.OpenVote(
            text=None if _is_pending(room, text) else text.value,
            method=read.get("by"),
            requirement=read.get("needs"),
        )
    ]


def _is_pending(room: Room, text: Text) -> bool:
    """Tell whether a vote is on the motion to be decided next: without a text, or by its number.

    Raises:
        Refused: when the number is that of another motion.
    """
    top = room.meeting.pending_motion
    wanted = bare_number(text.value)
    if text.is_empty or wanted is None or top is None:
        return text.is_empty
    if wanted != top.number:
        raise Refused(goes_before(room.meeting, top))
    return True


def _count(room: Room, rest: Text) -> Commands:
    vote = room.meeting.open_vote
    if vote is not None and vote.method is Method.POLL:
        return [c.StatePoll(counts=read_poll(rest, vote))]
    stated = read_count(rest, _last_vote(room))
    if stated.by_eye is not None:
        return [c.JudgeByEye(majority=stated.by_eye)]
    return _stating(stated, c.StateCount)


def _recount(room: Room, rest: Text) -> Commands:
    return _stating(read_count(rest, _last_vote(room)), c.Recount)


def _stating(stated: TypedCount, kind: type[c.StateCount | c.Recount]) -> Commands:
    if stated.is_empty or stated.by_eye is not None:
        raise Misunderstood
    return [*stated.commands(kind)]


def _last_vote(room: Room) -> Vote | None:
    return room.meeting.votes[-1] if room.meeting.votes else None


def _clear(_room: Room, rest: Text) -> Commands:
    word = rest.value.casefold()
    if word not in {"majority", "minority"}:
        raise Misunderstood
    return [c.JudgeByEye(majority=word == "majority")]


def _cast(room: Room, rest: Text) -> Commands:
    words = rest.words()
    if len(words) > 2 and words[-1].raw.isdecimal():
        return _cast_bulk(room, rest)
    choice = words[-1].raw.casefold() if words else ""
    if choice not in set(Choice) or len(words) < 2:
        raise Misunderstood
    who = rest.part(0, len(rest.raw) - len(words[-1].raw))
    return [c.CastVote(person=room.person(who), choice=Choice(choice))]


def _cast_bulk(room: Room, rest: Text) -> Commands:
    """Read `cast NAME for 70 against 30`; the name ends where the count begins."""
    for _, begin, _ in rest.keywords("for", "against", "abstain"):
        try:
            counts = read_heads(rest.part(begin))
        except Misunderstood:
            continue
        return [c.CastBulk(person=room.person(rest.part(0, begin)), counts=counts)]
    raise Misunderstood


def _veto(room: Room, rest: Text) -> Commands:
    return [c.Veto(person=room.person(rest))]


def _object(room: Room, rest: Text) -> Commands:
    if (to_the_block := objection(room, rest)) is not None:
        return [to_the_block]
    if room.meeting.consent is not None:
        raise Refused(say("Say to which motion of the block: {form}.", form="object NAME to N"))
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
    "veto": _veto,
    "ballot": ballots.ballot,
    "unballot": ballots.unballot,
    "entry": ballots.entry,
    **polls.VERBS,
    "object": _object,
    "casting": _casting,
    "annul": _annul,
}
