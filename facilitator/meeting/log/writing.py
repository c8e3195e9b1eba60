"""Sentences about what is written down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Day, Phrase, say
from facilitator.meeting.state import Meeting


def _note(_meeting: Meeting, event: e.NoteTaken, _at: Instant) -> Phrase:
    match event.kind:
        case NoteKind.DECISION:
            return say("decision: {text}", text=event.text)
        case NoteKind.CONCLUSION:
            return say("conclusion: {text}", text=event.text)
        case NoteKind.PRIVATE:
            return say("private note taken")
        case _:
            return say("note: {text}", text=event.text)


def _task(meeting: Meeting, event: e.TaskSet, _at: Instant) -> Phrase:
    if event.owner is None:
        return say("task: {text}", text=event.text)
    name = meeting.name_of(event.owner)
    if event.due is None:
        return say("task for {name}: {text}", name=name, text=event.text)
    return say("task for {name} by {date}: {text}", name=name, date=Day(event.due), text=event.text)


def _concern(meeting: Meeting, event: e.ConcernRaised, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    return say(
        "concern {number} of {name}: {text}", number=event.number, name=name, text=event.text
    )


def _answered(_meeting: Meeting, event: e.ConcernAnswered, _at: Instant) -> Phrase:
    return say("concern {number} answered: {text}", number=event.concern, text=event.answer)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.NoteTaken: _note,
    e.TaskSet: _task,
    e.ConcernRaised: _concern,
    e.ConcernAnswered: _answered,
}
