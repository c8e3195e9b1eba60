"""Facts of what is written down, and of taking back."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant
from facilitator.meeting.change import with_item
from facilitator.meeting.events.base import Event
from facilitator.meeting.notes import Concern, Note, NoteKind, Task
from facilitator.meeting.phrase import Day, Phrase, say
from facilitator.meeting.state import Meeting


class NoteTaken(Event, frozen=True, kw_only=True):
    """A note, private note, decision or conclusion was written down."""

    number: int
    kind: NoteKind
    text: str
    item: str | None = None
    person: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        note = Note(
            number=self.number,
            kind=self.kind,
            text=self.text,
            item=self.item,
            person=self.person,
            at=at,
        )
        if self.kind is NoteKind.CONCLUSION and self.item:
            meeting = with_item(meeting, self.item, conclusion=self.text)
        return replace(meeting, notes=meeting.notes.append(note))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        match self.kind:
            case NoteKind.DECISION:
                return say("decision: {text}", text=self.text)
            case NoteKind.CONCLUSION:
                return say("conclusion: {text}", text=self.text)
            case NoteKind.PRIVATE:
                return say("private note taken")
            case _:
                return say("note: {text}", text=self.text)


class TaskSet(Event, frozen=True, kw_only=True):
    """A task was given."""

    number: int
    text: str
    owner: str | None = None
    due: str | None = None
    item: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        task = Task(
            number=self.number,
            text=self.text,
            owner=self.owner,
            due=self.due,
            item=self.item,
            at=at,
        )
        return replace(meeting, tasks=meeting.tasks.append(task))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.owner is None:
            return say("task: {text}", text=self.text)
        name = meeting.name_of(self.owner)
        if self.due is None:
            return say("task for {name}: {text}", name=name, text=self.text)
        return say(
            "task for {name} by {date}: {text}", name=name, date=Day(self.due), text=self.text
        )


class ConcernRaised(Event, frozen=True, kw_only=True):
    """A member raised something that wants an answer."""

    number: int
    person: str | None
    text: str
    item: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        concern = Concern(
            number=self.number, person=self.person, text=self.text, item=self.item, at=at
        )
        return replace(meeting, concerns=meeting.concerns.append(concern))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name = meeting.name_of(self.person)
        return say(
            "concern {number} of {name}: {text}", number=self.number, name=name, text=self.text
        )


class ConcernAnswered(Event, frozen=True, kw_only=True):
    """A concern got its answer."""

    concern: int
    answer: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        index = self.concern - 1
        answered = replace(meeting.concerns[index], answer=self.answer)
        return replace(meeting, concerns=meeting.concerns.replace(index, answered))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("concern {number} answered: {text}", number=self.concern, text=self.answer)


class ActUndone(Event, frozen=True, kw_only=True):
    """An act was taken back: its events stay, and nothing derived from them remains."""

    act: int


class ActRedone(Event, frozen=True, kw_only=True):
    """An act that was taken back stands again."""

    act: int
