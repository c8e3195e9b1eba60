"""Commands of what is written down, and of taking back."""

from __future__ import annotations

from facilitator.meeting.commands.base import Wish
from facilitator.meeting.notes import NoteKind


class TakeNote(Wish, frozen=True, kw_only=True):
    """Write down a note, private note, decision or conclusion of the open item."""

    kind: NoteKind
    text: str


class SetTask(Wish, frozen=True, kw_only=True):
    """Give a task; `due` is an ISO date."""

    text: str
    owner: str | None = None
    due: str | None = None


class RaiseConcern(Wish, frozen=True, kw_only=True):
    """Write down a concern."""

    person: str | None
    text: str


class AnswerConcern(Wish, frozen=True, kw_only=True):
    """Write down the answer to a concern."""

    concern: int
    answer: str


class Undo(Wish, frozen=True, kw_only=True):
    """Take back the last act that stands."""


class Redo(Wish, frozen=True, kw_only=True):
    """Restore the act that was taken back last."""
