"""What was written down, what is carried over to the next meeting, and what was undone."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from facilitator.meeting.events import ActRedone, ActUndone
from facilitator.meeting.leftover import unsettled
from facilitator.meeting.notes import Note, NoteKind
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.meeting.timeline import Timeline
from facilitator.record.transcript.part import Date, Past, Time, TranscriptPart, past_of, stamp


class DecisionPart(TranscriptPart, frozen=True, kw_only=True):
    """A decision as it was written down."""

    text: str
    item: str | None
    at: Time


class TaskPart(TranscriptPart, frozen=True, kw_only=True):
    """A task."""

    text: str
    owner: str | None
    due: Date | None
    item: str | None
    status: Literal["open", "done"]
    number: int
    at: Time


class ConcernPart(TranscriptPart, frozen=True, kw_only=True):
    """A concern that was raised and needs an answer."""

    name: str | None
    text: str
    answer: str | None
    item: str | None
    status: Literal["open", "answered"]
    number: int
    at: Time


class NotePart(TranscriptPart, frozen=True, kw_only=True):
    """A note or a conclusion. Private notes are not in the minutes."""

    kind: Literal["note", "private", "conclusion"]
    text: str
    name: Annotated[str | None, Meta(description="who was speaking: the gist of that speech")]
    item: str | None
    at: Time
    private: bool


class CarriedPart(TranscriptPart, frozen=True, kw_only=True):
    """Something for the next meeting to take up."""

    kind: Literal["item", "motion", "task", "concern"]
    reason: Literal[
        "deferred", "not reached", "pending", "on the table", "postponed", "open", "unanswered"
    ]
    text: str
    item: str | None
    name: str | None
    due: Date | None


class UndonePart(TranscriptPart, frozen=True, kw_only=True):
    """An event that was undone and does not count anywhere else."""

    seq: int
    at: Time
    by: str
    event: str
    fields: dict[str, Any]


def decisions(past: Past) -> list[DecisionPart]:
    """Return the decisions."""
    return [
        DecisionPart(text=note.text, item=past.number(note.item), at=stamp(note.at))
        for note in past.meeting.notes
        if note.kind is NoteKind.DECISION
    ]


def notes(past: Past) -> list[NotePart]:
    """Return notes, private ones included, and conclusions."""
    return [_note(past, n) for n in past.meeting.notes if n.kind is not NoteKind.DECISION]


def _note(past: Past, note: Note) -> NotePart:
    kinds = {NoteKind.PRIVATE: "private", NoteKind.CONCLUSION: "conclusion"}
    return msgspec.convert(
        {
            "kind": kinds.get(note.kind, "note"),
            "text": note.text,
            "name": past.name(note.person),
            "item": past.number(note.item),
            "at": stamp(note.at),
            "private": note.kind is NoteKind.PRIVATE,
        },
        NotePart,
    )


def tasks(past: Past) -> list[TaskPart]:
    """Return the tasks. All are open: the next meeting says whether they are done."""
    return [
        TaskPart(
            text=task.text,
            owner=past.name(task.owner),
            due=task.due,
            item=past.number(task.item),
            status="open",
            number=task.number,
            at=stamp(task.at),
        )
        for task in past.meeting.tasks
    ]


def concerns(past: Past) -> list[ConcernPart]:
    """Return the concerns with their answers."""
    return [
        ConcernPart(
            name=past.name(concern.person),
            text=concern.text,
            answer=concern.answer,
            item=past.number(concern.item),
            status="open" if concern.answer is None else "answered",
            number=concern.number,
            at=stamp(concern.at),
        )
        for concern in past.meeting.concerns
    ]


def carried_over(past: Past) -> list[CarriedPart]:
    """Return the items, motions, tasks and concerns for the next meeting to take up."""
    meeting = past.meeting
    items = [
        CarriedPart(
            kind="item",
            reason="deferred" if status is ItemStatus.DEFERRED else "not reached",
            text=item.title,
            item=item.number,
            name=item.presenter,
            due=None,
        )
        for item in meeting.agenda.items
        if (status := meeting.items[item.id].status) is ItemStatus.DEFERRED
        or (status is ItemStatus.WAITING and meeting.phase is Phase.CLOSED)
    ]
    motions = [
        CarriedPart(
            kind="motion",
            reason=reason,
            text=motion.text,
            item=past.number(motion.item),
            name=past.name(motion.mover),
            due=None,
        )
        for motion, reason in unsettled(meeting)
    ]
    open_tasks = [
        CarriedPart(
            kind="task",
            reason="open",
            text=task.text,
            item=task.item,
            name=task.owner,
            due=task.due,
        )
        for task in tasks(past)
    ]
    unanswered = [
        CarriedPart(
            kind="concern", reason="unanswered", text=c.text, item=c.item, name=c.name, due=None
        )
        for c in concerns(past)
        if c.answer is None
    ]
    return [*items, *motions, *open_tasks, *unanswered]


def undone(timeline: Timeline) -> list[UndonePart]:
    """Return the events that are undone, with people by name."""
    past = past_of(timeline)
    gone = timeline.undone
    return [
        UndonePart(
            seq=line.seq,
            at=stamp(line.at),
            by=line.by.name,
            event=type(line.event).__name__,
            fields=_fields(past, msgspec.to_builtins(line.event)),
        )
        for line in map(timeline.located, timeline.recorded)
        if line.act in gone and not isinstance(line.event, ActUndone | ActRedone)
    ]


_PEOPLE = frozenset({"person", "mover", "seconder", "owner"})


def _fields(past: Past, plain: dict[str, Any]) -> dict[str, Any]:
    people = past.meeting.people
    named = {
        key: people[value].name
        if key in _PEOPLE and isinstance(value, str) and value in people
        else value
        for key, value in plain.items()
        if key != "type"
    }
    if piles := plain.get("piles"):
        # secret: what single ballots said, and when they were read
        del named["piles"]
        named["papers"] = sum(pile.get("count", 1) for pile in piles)
    if "item" in named:
        named["item"] = past.number(named["item"])
    if isinstance(until := named.get("until"), dict) and "item" in until:
        named["until"] = {**until, "item": past.number(until["item"])}
    return named
