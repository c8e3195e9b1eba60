"""What is written down."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import known_person, open_item, written
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]


def _note(meeting: Meeting, command: c.TakeNote, _now: Instant) -> Events:
    if command.kind is NoteKind.CONCLUSION:
        open_item(meeting)
    speaker = meeting.speech.person if meeting.speech else None
    taken = e.NoteTaken(
        number=len(meeting.notes) + 1,
        kind=command.kind,
        text=written(command.text),
        item=meeting.current,
        person=speaker if command.kind is NoteKind.NOTE else None,
    )
    return (taken,)


def _task(meeting: Meeting, command: c.SetTask, _now: Instant) -> Events:
    if command.owner is not None:
        known_person(meeting, command.owner)
    if command.due is not None:
        _check_date(command.due)
    task = e.TaskSet(
        number=len(meeting.tasks) + 1,
        text=written(command.text),
        owner=command.owner,
        due=command.due,
        item=meeting.current,
    )
    return (task,)


def _check_date(text: str) -> None:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise Refused(say("{date} is not a date.", date=text)) from None


def _raise(meeting: Meeting, command: c.RaiseConcern, _now: Instant) -> Events:
    if command.person is not None:
        known_person(meeting, command.person)
    raised = e.ConcernRaised(
        number=len(meeting.concerns) + 1,
        person=command.person,
        text=written(command.text),
        item=meeting.current,
    )
    return (raised,)


def _answer(meeting: Meeting, command: c.AnswerConcern, _now: Instant) -> Events:
    if not 1 <= command.concern <= len(meeting.concerns):
        if not meeting.concerns:
            raise Refused(say("No concern has been written down."))
        raise Refused(say("There is no concern {number}.", number=command.concern))
    return (e.ConcernAnswered(concern=command.concern, answer=written(command.answer)),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.TakeNote: _note,
    c.SetTask: _task,
    c.RaiseConcern: _raise,
    c.AnswerConcern: _answer,
}
