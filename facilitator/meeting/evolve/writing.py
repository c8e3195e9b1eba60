"""What the notes, tasks and concerns become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.evolve.change import with_item
from facilitator.meeting.notes import Concern, Note, NoteKind, Task
from facilitator.meeting.state import Meeting


def _noted(meeting: Meeting, event: e.NoteTaken, at: Instant) -> Meeting:
    note = Note(
        number=event.number,
        kind=event.kind,
        text=event.text,
        item=event.item,
        person=event.person,
        at=at,
    )
    if event.kind is NoteKind.CONCLUSION and event.item:
        meeting = with_item(meeting, event.item, conclusion=event.text)
    return replace(meeting, notes=meeting.notes.append(note))


def _task_set(meeting: Meeting, event: e.TaskSet, at: Instant) -> Meeting:
    task = Task(
        number=event.number,
        text=event.text,
        owner=event.owner,
        due=event.due,
        item=event.item,
        at=at,
    )
    return replace(meeting, tasks=meeting.tasks.append(task))


def _raised(meeting: Meeting, event: e.ConcernRaised, at: Instant) -> Meeting:
    concern = Concern(
        number=event.number, person=event.person, text=event.text, item=event.item, at=at
    )
    return replace(meeting, concerns=meeting.concerns.append(concern))


def _answered(meeting: Meeting, event: e.ConcernAnswered, _at: Instant) -> Meeting:
    index = event.concern - 1
    answered = replace(meeting.concerns[index], answer=event.answer)
    return replace(meeting, concerns=meeting.concerns.replace(index, answered))


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.NoteTaken: _noted,
    e.TaskSet: _task_set,
    e.ConcernRaised: _raised,
    e.ConcernAnswered: _answered,
}
