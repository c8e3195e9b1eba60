"""Facts of what is written down, and of taking back."""

from __future__ import annotations

from facilitator.meeting.events.base import Fact
from facilitator.meeting.notes import NoteKind


class NoteTaken(Fact, frozen=True, kw_only=True):
    """A note, private note, decision or conclusion was written down."""

    number: int
    kind: NoteKind
    text: str
    item: str | None = None
    person: str | None = None


class TaskSet(Fact, frozen=True, kw_only=True):
    """A task was given."""

    number: int
    text: str
    owner: str | None = None
    due: str | None = None
    item: str | None = None


class ConcernRaised(Fact, frozen=True, kw_only=True):
    """A member raised something that wants an answer."""

    number: int
    person: str | None
    text: str
    item: str | None = None


class ConcernAnswered(Fact, frozen=True, kw_only=True):
    """A concern got its answer."""

    concern: int
    answer: str


class ActUndone(Fact, frozen=True, kw_only=True):
    """An act was taken back: its events stay, and nothing derived from them remains."""

    act: int


class ActRedone(Fact, frozen=True, kw_only=True):
    """An act that was taken back stands again."""

    act: int


WritingEvent = NoteTaken | TaskSet | ConcernRaised | ConcernAnswered | ActUndone | ActRedone
"""Facts of what is written down, and of taking back."""
