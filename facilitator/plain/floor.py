"""Lines about the speakers' list and the floor."""

from __future__ import annotations

import re

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.asides import answerable, request_of
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.spelling import meant
from facilitator.plain.agenda import nothing_more
from facilitator.plain.room import Room, is_nobody
from facilitator.typed.line import Misunderstood, Text, number

Commands = list[c.Command]


def _queue(room: Room, rest: Text) -> Commands:
    who, note = rest.at_colon()
    who, rank = _clause(who, "rank")
    who, named = _clause(who, "as")
    if rank is None and named is not None:
        named, rank = _clause(named, "rank")
    speech_class = _class_or_answer(named) if named else SpeechClass.PLAIN
    place = 0 if rank is None else _rank(room, rank)
    if named is None:
        who, speech_class = _class_at_the_end(room, who)
    asked = c.AskFloor(
        person=None if is_nobody(who) else room.person(who, joins=True),
        speech_class=speech_class or SpeechClass.PLAIN,
        note=note.value if note else None,
        rank=place,
        answers=None if speech_class else _question(room),
    )
    return [asked]


def _question(room: Room) -> str:
    """Return the request that an answer is to."""
    asked = answerable(room.meeting)
    found = request_of(asked) if asked else None
    if found is None:
        raise Refused(say("There is no question or intervention to answer."))
    return found


def _rank(room: Room, text: Text) -> int:
    """Return a rank by its number, or by the category that the body's rules name."""
    ranks = room.meeting.agenda.body_rules.ranks
    named = [] if text.is_empty else meant(ranks, text.value)
    if len(named) == 1:
        return ranks[named[0]]
    if ranks and re.fullmatch(r"[0-9]{1,9}", text.value) is None:
        known = ", ".join(ranks)
        raise Misunderstood(
            say("“{text}” is no rank; write a number or {names}", text=text.value, names=known)
        )
    return number(text)


def _clause(text: Text, keyword: str) -> tuple[Text, Text | None]:
    """Part a text before the last such keyword; None when there is none."""
    found = [span for _, *span in text.keywords(keyword) if span[0] > 0]
    if not found:
        return text, None
    begin, end = found[-1]
    return text.part(0, begin), text.part(end)


def _class_or_answer(text: Text) -> SpeechClass | None:
    """Return the class; None for an answer, which has that of the question."""
    return None if text.value.casefold() == _ANSWER else _speech_class(text)


def _speech_class(text: Text) -> SpeechClass:
    word = text.value.casefold()
    if word in set(SpeechClass):
        return SpeechClass(word)
    raise Misunderstood(
        say("“{text}” is no class; write one of {classes}", text=text.value, classes=_CLASSES)
    )


_ANSWER = "answer"
_CLASSES = ", ".join((*SpeechClass, _ANSWER))


def _class_at_the_end(room: Room, who: Text) -> tuple[Text, SpeechClass | None]:
    """Read `queue An for` too, where `for` cannot be part of the name."""
    words = who.words()
    last = words[-1].raw if words else ""
    if len(words) < 2 or last not in {*SpeechClass, _ANSWER} or room.candidates(who):
        return who, SpeechClass.PLAIN
    return who.part(0, len(who.raw) - len(last)), _class_or_answer(words[-1])


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
    if is_nobody(rest) or _ENTRY.fullmatch(rest.value.casefold()):
        return [c.CallNext(entry=room.entry(rest).id)]
    return [c.CallPerson(person=room.person(rest, joins=True))]


_ENTRY = re.compile(r"e\d{1,9}")
_TURN = re.compile(r"t\d{1,9}")


def _name(room: Room, rest: Text) -> Commands:
    """Read `name NAME`, `name e3 NAME`, `name t2 NAME`."""
    word, who = rest.head()
    if who.is_empty or not (_ENTRY.fullmatch(word) or _TURN.fullmatch(word)):
        return [c.NameSpeaker(person=room.person(rest, joins=True))]
    person = room.person(who, joins=True)
    if _TURN.fullmatch(word):
        return [c.CorrectSpeaker(person=person, turn=word)]
    return [c.CorrectSpeaker(person=person, entry=word)]


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
    "name": _name,
    "finish": _finish,
    "yield": _yield,
    "putback": _putback,
    "lastword": _lastword,
    "invite": _invite,
    "decline": _decline,
}
