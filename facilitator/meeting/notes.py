"""What is written down: notes, decisions, conclusions, tasks, concerns (spec 7)."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant


class NoteKind(StrEnum):
    """Kinds of entries; only a private note appears in no minutes."""

    NOTE = "note"
    PRIVATE = "private"
    DECISION = "decision"
    CONCLUSION = "conclusion"


class Note(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of text, tied to the item and the time; `turn` ties a gist to a speech."""

    number: int
    kind: NoteKind
    text: str
    item: str | None
    at: Instant
    person: str | None = None
    """Who was speaking when it was noted: the note is the gist of that speech."""


class Task(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that somebody is to do."""

    number: int
    text: str
    owner: str | None = None
    due: str | None = None
    """ISO date."""
    item: str | None
    at: Instant


class Concern(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that a member raised and that wants an answer."""

    number: int
    person: str | None
    text: str
    item: str | None
    at: Instant
    answer: str | None = None
