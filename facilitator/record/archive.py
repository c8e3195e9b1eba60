"""The index of finished meetings: small rows in TinyDB that can be rebuilt from the folders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.storages import Storage
from tinydb.table import Table

from facilitator.errors import FacilitatorError
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.meeting.timeline import Timeline
from facilitator.record.files import turn_by_turn, write_private
from facilitator.record.journal import read_journal, timeline_of
from facilitator.record.library import Status, list_meetings
from facilitator.record.transcript.document import duration
from facilitator.record.transcript.floor import statistics
from facilitator.record.transcript.part import past_of, stamp

NAME = "archive.json"
_LOCK = ".archive.lock"
_TABLE = "meetings"


class CorruptIndex(ValueError):  # noqa: N818 - what it is
    """Raised for an index that this program cannot have written."""


class SafeStorage(Storage):
    """A TinyDB storage that replaces its file in one step.

    TinyDB's own storage writes in place and truncates afterwards, so a crash can lose the file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return all tables, or None if there is no file yet."""
        try:
            tables = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise CorruptIndex(str(error)) from None
        if not isinstance(tables, dict) or not all(_is_table(t) for t in tables.values()):
            raise CorruptIndex("not tables of rows")
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file with one that holds all tables of `data`."""
        write_private(self._path, json.dumps(data, ensure_ascii=False, indent=1).encode())


def _is_table(table: object) -> bool:
    return isinstance(table, dict) and all(
        key.isdecimal() and isinstance(row, dict) for key, row in table.items()
    )


def enter(folder: Path, timeline: Timeline) -> None:
    """Add the row of a meeting to the index beside its folder, or replace it.

    Raises:
        OSError: if the index cannot be written.
    """
    row = _row(folder, timeline)
    try:
        with _meetings(folder.parent) as table:
            table.upsert(row, where("folder") == row["folder"])
    except CorruptIndex:
        rebuild(folder.parent)


def leave(folder: Path) -> None:
    """Remove the row of a meeting from the index beside its folder, if it has one.

    Raises:
        OSError: if the index cannot be written.
    """
    try:
        with _meetings(folder.parent) as table:
            table.remove(where("folder") == folder.name)
    except CorruptIndex:
        rebuild(folder.parent)


def entries(data: Path) -> list[dict[str, Any]]:
    """Return the rows of the finished meetings, the earliest first. Rebuild a corrupt index."""
    try:
        with _meetings(data) as table:
            rows = [dict(row) for row in table.all()]
    except CorruptIndex:
        return rebuild(data)
    return _sorted(rows)


def rebuild(data: Path) -> list[dict[str, Any]]:
    """Rebuild the index from the folders of closed, undamaged meetings; return its rows."""
    rows = []
    for listed in list_meetings(data):
        if listed.status is not Status.CLOSED:
            continue
        try:
            timeline = timeline_of(read_journal(listed.folder), listed.folder)
        except FacilitatorError:
            continue
        rows.append(_row(listed.folder, timeline))
    rows = _sorted(rows)
    with turn_by_turn(data / _LOCK):
        (data / NAME).unlink(missing_ok=True)
        with TinyDB(data / NAME, storage=SafeStorage) as database:
            database.table(_TABLE).insert_multiple(rows)
    return rows


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (str(row.get("opened_at")), str(row.get("folder"))))


@contextmanager
def _meetings(data: Path) -> Iterator[Table]:
    with turn_by_turn(data / _LOCK), TinyDB(data / NAME, storage=SafeStorage) as database:
        yield database.table(_TABLE)


def _row(folder: Path, timeline: Timeline) -> dict[str, Any]:
    meeting, past = timeline.meeting, past_of(timeline)
    figures = statistics(past)
    people = list(meeting.people.values())
    return {
        "id": meeting.id,
        "folder": folder.name,
        "title": meeting.agenda.title,
        "body": meeting.agenda.body,
        "date": (meeting.opened_at or past.last).date().isoformat(),
        "opened_at": stamp(meeting.opened_at) if meeting.opened_at else None,
        "closed_at": stamp(meeting.closed_at) if meeting.closed_at else None,
        "is_closed": meeting.phase is Phase.CLOSED,
        "seconds": duration(past),
        "people": len(people),
        "attended": sum(bool(person.spans) for person in people),
        "items": len(meeting.items),
        "items_done": sum(s.status is ItemStatus.DONE for s in meeting.items.values()),
        "turns": len(past.turns),
        "speakers": len(figures.speaking),
        "gini": figures.gini,
        "votes": len(meeting.votes),
        "decisions": sum(note.kind is NoteKind.DECISION for note in meeting.notes),
        "tasks": len(meeting.tasks),
        "concerns": len(meeting.concerns),
    }
