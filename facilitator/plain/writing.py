"""Lines about what is written down, and about taking back."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meeting import commands as c
from facilitator.meeting.notes import NoteKind
from facilitator.plain.agenda import nothing_more
from facilitator.plain.room import Room
from facilitator.typed.dates import without_due
from facilitator.typed.line import Misunderstood, Text, number
from facilitator.typed.people import person_and_text

Commands = list[c.Command]


def _noting(kind: NoteKind) -> Callable[[Room, Text], Commands]:
    def note(_room: Room, rest: Text) -> Commands:
        if rest.is_empty:
            raise Misunderstood
        if kind is NoteKind.CONCLUSION:
            return [c.Conclude(text=rest.value)]
        return [c.TakeNote(kind=kind, text=rest.value)]

    return note


def _name_and_text(rest: Text) -> tuple[Text, Text]:
    name, text = person_and_text(rest)
    if name is None or text.is_empty:
        raise Misunderstood
    return name, text


def _joining(room: Room, name: Text) -> str:
    # `concern the roof : ...` must not make a member of the roof
    return room.person(name, joins=name.value[:1].isupper())


def _task(room: Room, rest: Text) -> Commands:
    name, text = _name_and_text(rest)
    owner = None if name.is_empty else _joining(room, name)
    what, due = without_due(text, room.today, room.language)
    return [c.SetTask(text=what.value, owner=owner, due=due.isoformat() if due else None)]


def _concern(room: Room, rest: Text) -> Commands:
    name, text = _name_and_text(rest)
    person = None if name.is_empty else _joining(room, name)
    return [c.RaiseConcern(person=person, text=text.value)]


def _answer(_room: Room, rest: Text) -> Commands:
    concern, text = _name_and_text(rest)
    return [c.AnswerConcern(concern=number(concern), answer=text.value)]


def _undo(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.Undo()]


def _redo(_room: Room, rest: Text) -> Commands:
    nothing_more(rest)
    return [c.Redo()]


VERBS = {
    "note": _noting(NoteKind.NOTE),
    "private": _noting(NoteKind.PRIVATE),
    "decision": _noting(NoteKind.DECISION),
    "conclusion": _noting(NoteKind.CONCLUSION),
    "task": _task,
    "concern": _concern,
    "answer": _answer,
    "undo": _undo,
    "redo": _redo,
}
