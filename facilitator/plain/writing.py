"""Lines about what is written down, and about taking back."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meeting import commands as c
from facilitator.meeting.notes import NoteKind
from facilitator.plain.agenda import day_ahead, nothing_more
from facilitator.plain.floor import number
from facilitator.plain.grammar import Misunderstood, Text
from facilitator.plain.room import Room

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
    name, text = rest.at_colon(tight=True)
    if text is None or text.is_empty:
        raise Misunderstood
    return name, text


def _joining(room: Room, name: Text) -> str:
    # `concern the roof : ...` must not make a member of the roof
    return room.person(name, joins=name.value[:1].isupper())


def _task(room: Room, rest: Text) -> Commands:
    name, text = _name_and_text(rest)
    owner = None if name.is_empty else _joining(room, name)
    text, due = _until(room, text)
    return [c.SetTask(text=text.value, owner=owner, due=due)]


def _until(room: Room, text: Text) -> tuple[Text, str | None]:
    """Part a task's text before the ` by ` that begins a date, if one does."""
    for _, begin, end in text.keywords("by"):
        date = text.part(end)
        if begin > 0 and not date.is_quoted and room.date(date) is not None:
            return text.part(0, begin), day_ahead(room, date)
    return text, None


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
