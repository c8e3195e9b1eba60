"""What is written down."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_person, open_item, written
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting


class TakeNote(Command, frozen=True, kw_only=True):
    """Write down a note, a private note or a decision, on the open item if there is one."""

    before_opening: ClassVar[bool] = True

    kind: NoteKind
    text: str

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if self.kind is NoteKind.CONCLUSION:
            return Conclude(text=self.text).decide(meeting, now)
        speaker = meeting.speech.person if meeting.speech else None
        taken = e.NoteTaken(
            number=len(meeting.notes) + 1,
            kind=self.kind,
            text=written(self.text),
            item=meeting.current,
            person=speaker if self.kind is NoteKind.NOTE else None,
        )
        return (taken,)


class Conclude(Command, frozen=True, kw_only=True):
    """Write down the chair's conclusion of the open item."""

    text: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return (
            e.NoteTaken(
                number=len(meeting.notes) + 1,
                kind=NoteKind.CONCLUSION,
                text=written(self.text),
                item=meeting.current,
            ),
        )


class SetTask(Command, frozen=True, kw_only=True):
    """Give a task; `due` is an ISO date."""

    before_opening: ClassVar[bool] = True

    text: str
    owner: str | None = None
    due: str | None = None

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if self.owner is not None:
            known_person(meeting, self.owner)
        if self.due is not None:
            _check_date(self.due)
        task = e.TaskSet(
            number=len(meeting.tasks) + 1,
            text=written(self.text),
            owner=self.owner,
            due=self.due,
            item=meeting.current,
        )
        return (task,)


def _check_date(text: str) -> None:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        raise Refused(say("{date} is not a date.", date=text)) from None


class RaiseConcern(Command, frozen=True, kw_only=True):
    """Write down a concern."""

    person: str | None
    text: str

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if self.person is not None:
            known_person(meeting, self.person)
        raised = e.ConcernRaised(
            number=len(meeting.concerns) + 1,
            person=self.person,
            text=written(self.text),
            item=meeting.current,
        )
        return (raised,)


class AnswerConcern(Command, frozen=True, kw_only=True):
    """Write down the answer to a concern."""

    concern: int
    answer: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if not meeting.concerns:
            raise Refused(say("No concern has been written down."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        if not 1 <= self.concern <= len(meeting.concerns):
            raise Refused(say("There is no concern {number}.", number=self.concern))
        return (e.ConcernAnswered(concern=self.concern, answer=written(self.answer)),)


class Undo(Command, frozen=True, kw_only=True):
    """Take back the last act that stands."""


class Redo(Command, frozen=True, kw_only=True):
    """Restore the act that was taken back last."""
