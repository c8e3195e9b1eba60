"""The meetings of a data folder as a list shows them, found without reading their events."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.zone import zone_of
from facilitator.record.codec import BrokenLine, open_frame, read_frame
from facilitator.record.scan import NAME, JournalBroken, whole_lines

EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)


class Status(StrEnum):
    """Where a meeting in the library stands."""

    PREPARED = "prepared"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    BROKEN = "broken"


STATUS_NAMES: dict[Status, Phrase] = {
    Status.PREPARED: say("prepared"),
    Status.OPEN: say("open"),
    Status.PAUSED: say("in recess"),
    Status.CLOSED: say("closed"),
    Status.BROKEN: say("damaged"),
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting as a list shows it."""

    id: str
    folder: Path
    status: Status
    title: str = ""
    body: str | None = None
    date: str = ""
    """ISO date of the opening, else the planned one, else of the preparation."""
    items: int = 0
    seconds: Seconds = 0
    """From the opening to the close, or to the last event."""
    last: Instant | None = None
    """The last event."""
    problem: Phrase | None = None
    """Why it is broken."""

    @property
    def is_unfinished(self) -> bool:
        """It can be resumed."""
        return self.status in {Status.PREPARED, Status.OPEN, Status.PAUSED}


def list_meetings(data: Path) -> list[Row]:
    """Return the meetings of a data folder, the latest first; a damaged one is a row that says so.

    The journals are checked byte for byte but their events are not read.
    """
    rows = [row(folder) for folder in meeting_folders(data)]
    return sorted(
        rows, key=lambda row: (row.date or row.id[:10], row.last or EARLIEST, row.id), reverse=True
    )


def meeting_folders(data: Path) -> list[Path]:
    """Return the folders that hold a journal."""
    try:
        return sorted(path for path in data.iterdir() if (path / NAME).is_file())
    except OSError:
        return []


def as_rows(rows: list[Row]) -> list[dict[str, Any]]:
    """Return rows as plain values for JSON; what is broken says why in English."""
    return [
        {
            "id": row.id,
            "title": row.title,
            "body": row.body,
            "date": row.date or None,
            "status": row.status.value,
            "items": row.items,
            "seconds": row.seconds,
            "folder": str(row.folder),
            "problem": str(Refused(row.problem)) if row.problem else None,
        }
        for row in rows
    ]


def row(folder: Path) -> Row:
    """Return the row of one meeting; never raises."""
    path = folder / NAME
    try:
        return _row(folder, whole_lines(path.read_bytes(), path))
    except JournalBroken as error:
        return Row(id=folder.name, folder=folder, status=Status.BROKEN, problem=error.reason)
    except OSError as error:
        problem = say("{error}", error=error.strerror or type(error).__name__)
        return Row(id=folder.name, folder=folder, status=Status.BROKEN, problem=problem)


_STEP = re.compile(
    rb'"at":"(?P<at>[^"]+)","by":(?:"(?:[^"\\]|\\.)*"|\{(?:"(?:[^"\\]|\\.)*"|[^"{}])*\}),'
    rb'"act":(?P<act>\d+),"event":\{"type":"'
    rb'(?P<kind>MeetingOpened|MeetingPaused|MeetingResumed|MeetingAdjourned|ActUndone|ActRedone)"'
    rb'(?:,"act":(?P<taken>\d+))?'
)
_AT = re.compile(rb'"at":"([^"]+)"')
_AFTER = {
    b"MeetingOpened": Status.OPEN,
    b"MeetingPaused": Status.PAUSED,
    b"MeetingResumed": Status.OPEN,
    b"MeetingAdjourned": Status.CLOSED,
}


def _row(folder: Path, data: bytes) -> Row:
    prepared = _prepared(folder, data)
    steps = _standing_steps(data)
    status = _AFTER[steps[-1]["kind"]] if steps else Status.PREPARED
    last = _instant(_AT.findall(data, data.rfind(b"\n", 0, -1) + 1)[0])
    opened = next((_instant(s["at"]) for s in steps if s["kind"] == b"MeetingOpened"), None)
    first = _instant(_AT.findall(data, 0, data.find(b"\n"))[0])
    seconds = int((last - opened).total_seconds()) if opened else 0
    zone = prepared.zone or zone_of(first)
    if opened and prepared.zone is None:  # an older record is told with its first offset
        opened = zone.local(opened)
    day = opened.date().isoformat() if opened else prepared.agenda.date
    return Row(
        id=folder.name,
        folder=folder,
        status=status,
        title=prepared.agenda.title,
        body=prepared.agenda.body,
        date=day or first.date().isoformat(),
        items=len(prepared.agenda.items),
        seconds=seconds,
        last=last,
    )


def _prepared(folder: Path, data: bytes) -> MeetingPrepared:
    path = str(folder / NAME)
    if not data:
        raise JournalBroken(
            say("{path} holds no meeting: the program stopped before it began.", path=path)
        )
    try:
        event = read_frame(open_frame(data[: data.find(b"\n")])).event
    except BrokenLine as broken:
        reason = say(
            "Line 1 of {path} cannot be used: {problem}.", path=path, problem=broken.problem
        )
        raise JournalBroken(reason, 1) from None
    if not isinstance(event, MeetingPrepared):
        raise JournalBroken(say("{path} does not begin with an agenda.", path=path), 1)
    return event


def _standing_steps(data: bytes) -> list[re.Match[bytes]]:
    """Return the steps of the meeting as a whole that were not taken back.

    A quotation mark in somebody's text is escaped, so what matches is never inside a text.
    """
    undone: set[bytes] = set()
    steps = []
    for step in _STEP.finditer(data):
        if step["kind"] == b"ActUndone":
            undone.add(step["taken"])
        elif step["kind"] == b"ActRedone":
            undone.discard(step["taken"])
        else:
            steps.append(step)
    return [step for step in steps if step["act"] not in undone]


def _instant(text: bytes) -> Instant:
    return dt.datetime.fromisoformat(text.decode())
