"""Lines about the speakers' list and the floor."""

from __future__ import annotations

import re

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.phrase import say
from facilitator.plain.agenda import nothing_more
from facilitator.plain.grammar import Misunderstood, Text
from facilitator.plain.room import Room

Commands = list[c.Command]


def _queue(room: Room, rest: Text) -> Commands:
    who, note = rest.at_colon()
    who, rank = _clause(who, "rank")
    who, named = _clause(who, "as")
    if rank is None and named is not None:
        named, rank = _clause(named, "rank")
    speech_class = _speech_class(named) if named else SpeechClass.PLAIN
    place = 0 if rank is None else number(rank)
    if named is None:
        who, speech_class = _class_at_the_end(room, who)
    asked = c.AskFloor(
        person=room.person(who, joins=True),
        speech_class=speech_class,
        note=note.value if note else None,
        rank=place,
    )
    return [asked]


def _clause(text: Text, keyword: str) -> tuple[Text, Text | None]:
    """Part a text before the last such keyword; None when there is none."""
    found = [span for _, *span in text.keywords(keyword) if span[0] > 0]
    if not found:
        return text, None
    begin, end = found[-1]
    return text.part(0, begin), text.part(end)


def _speech_class(text: Text) -> SpeechClass:
    word = text.value.casefold()
    if word in set(SpeechClass):
        return SpeechClass(word)
    raise Misunderstood(
        say("“{text}” is no class; write one of {classes}", text=text.value, classes=_CLASSES)
    )


_CLASSES = ", ".join(SpeechClass)


def _class_at_the_end(room: Room, who: Text) -> tuple[Text, SpeechClass]:
    """Read `queue An for` too, where `for` cannot be part of the name."""
    words = who.words()
    last = words[-1].raw if words else ""
    if len(words) < 2 or last not in set(SpeechClass) or room.candidates(who):
        return who, SpeechClass.PLAIN
    return who.part(0, len(who.raw) - len(last)), SpeechClass(last)


def number(text: Text) -> int:
    """Return a whole number, or fail to understand the line."""
    if re.fullmatch(r"[0-9]{1,9}", text.value) is None:
        raise Misunderstood(say("“{text}” is no number", text=text.value))
    return int(text.value)


def _unqueue(room: Room, rest: Text) -> Commands:
    who, named = _clause(rest, "as")
    wanted = _speech_class(named) if named else None
    return [c.WithdrawEntry(entry=room.entry(who, wanted).id)]


def _move(room: Room, rest: Text) -> Commands:
    *name, place = rest.words() or [rest]
    if not name:
        raise Misunderstood
    who = rest.part(0, rest.raw.rindex(place.raw))
    to = number(place)
    return [c.MoveEntry(entry=room.entry(who).id, place=to)]


def _order(_room: Room, rest: Text) -> Commands:
    word = rest.value.casefold()
    if word not in set(Order):
        raise Misunderstood
    return [c.SetOrder(order=Order(word))]


def _call(room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        return [c.CallNext()]
    return [c.CallPerson(person=room.person(rest, joins=True))]


def _finish(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.FinishSpeech()]


def _yield(room: Room, rest: Text) -> Commands:
    return [c.YieldTime(entry=room.entry(rest).id)]


def _putback(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.PutBack()]


def _lastword(room: Room, rest: Text) -> Commands:
    return [c.LastWord(entry=room.entry(rest).id)]


def _invite(room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        return [c.InviteNext()]
    return [c.CallPerson(person=room.person(rest), invited=True)]


def _decline(room: Room, rest: Text) -> Commands:
    return [c.DeclineInvitation(person=None if rest.is_empty else room.person(rest))]


VERBS = {
    "queue": _queue,
    "unqueue": _unqueue,
    "move": _move,
    "order": _order,
    "call": _call,
    "finish": _finish,
    "yield": _yield,
    "putback": _putback,
    "lastword": _lastword,
    "invite": _invite,
    "decline": _decline,
}
