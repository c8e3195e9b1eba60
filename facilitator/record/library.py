"""The data folder: a private folder for each meeting, finding one, and the list of all.

The list is made without reading events. The opening, recesses and close of a meeting are searched
for in the bytes of its journal, after every line has been checked.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from facilitator.errors import FacilitatorError
from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.text import clean, fold
from facilitator.meeting.zone import zone_of
from facilitator.record.codec import BrokenLine, open_frame, read_frame
from facilitator.record.files import make_private_folder, sync_folder, write_private
from facilitator.record.journal import NAME, JournalBroken, whole_lines

_LONGEST_SLUG = 40
_EARLIEST = dt.datetime.min.replace(tzinfo=dt.UTC)


def data_folder(option: Path | None = None) -> Path:
    """Return the folder of all meetings, and create it if it is missing.

    It is `option`, else FACILITATOR_DATA, else the platform's folder for user data.

    Raises:
        FacilitatorError: if it cannot be created.
    """
    variable = os.environ.get("FACILITATOR_DATA")
    usual = platformdirs.user_data_path("facilitator", appauthor=False)
    folder = (option or (Path(variable) if variable else usual)).expanduser()
    try:
        make_private_folder(folder)
    except OSError as error:
        raise FacilitatorError(
            say(
                "The data folder {folder} cannot be created: {error}. Name another one with "
                "--data.",
                folder=str(folder),
                error=error.strerror or type(error).__name__,
            )
        ) from None
    return folder


def stem(title: str, day: dt.date) -> str:
    """Return the begin of a meeting's id: `2026-11-23-branch-meeting`."""
    words = re.findall(r"[a-z0-9]+", fold(title).encode("ascii", "ignore").decode())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}".lstrip("-")
        if len(longer) > _LONGEST_SLUG:
            break
        slug = longer
    return f"{day.isoformat()}-{slug or 'meeting'}"


def new_meeting_folder(data: Path, title: str, day: dt.date) -> Path:
    """Create the folder of a new meeting. Its name is the meeting's id and has not been used.

    Raises:
        FacilitatorError: if it cannot be created.
    """
    first = stem(title, day)
    number = 1
    while True:
        folder = data / f"{first}-{number}"
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise FacilitatorError(
                say(
                    "The meeting's folder {folder} cannot be created: {error}.",
                    folder=str(folder),
                    error=error.strerror or type(error).__name__,
                )
            ) from None
        else:
            sync_folder(data)
            return folder


def write_sources(
    folder: Path,
    agenda: Path,
    source: str,
    roster: str | None = None,
    rules: Sequence[Path] = (),
) -> None:
    """Copy the agenda, its roster and the rules to the folder of the meeting.

    `source` is the text that was read from `agenda`, `roster` the name of a file beside it, and
    `rules` are the files of the body's rules, each based on the next.

    Raises:
        FacilitatorError: if they cannot be written.
    """
    try:
        write_private(folder / f"agenda{agenda.suffix.lower() or '.md'}", source.encode())
        if roster is not None:
            beside = agenda.parent / roster
            kept = f"roster{beside.suffix.lower() or '.md'}"
            write_private(folder / kept, beside.read_bytes())
        for place, path in enumerate(rules, start=1):
            kept = "rules.yaml" if place == 1 else f"rules-{place}.yaml"
            write_private(folder / kept, path.read_bytes())
    except OSError as error:
        raise FacilitatorError(
            say(
                "The agenda cannot be saved in {folder}: {error}.",
                folder=str(folder),
                error=error.strerror or type(error).__name__,
            )
        ) from None


def find_meeting(data: Path, text: str) -> Path:
    """Return the folder of the meeting that `text` names: by path, id, or a unique part of it.

    Raises:
        FacilitatorError: if it names no meeting, or several.
    """
    named = Path(text).expanduser()
    for folder in (named, named.parent if named.name == NAME else named, data / text):
        if text and (folder / NAME).is_file():
            return folder
    wanted = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    folders = meeting_folders(data)
    for fits in (_begins(folders, wanted), [f for f in folders if wanted in f.name]):
        if len(fits) == 1:
            return fits[0]
        if fits:
            raise _ambiguous(text, fits)
    if not folders:
        raise FacilitatorError(say("There is no meeting in {folder} yet.", folder=str(data)))
    raise FacilitatorError(
        say("There is no meeting “{text}”. See `facilitator list`.", text=clean(text))
    )


def _begins(folders: list[Path], wanted: str) -> list[Path]:
    return [folder for folder in folders if wanted and folder.name.startswith(wanted)]


def _ambiguous(text: str, fits: list[Path]) -> FacilitatorError:
    names = ", ".join(folder.name for folder in fits[:5])
    if not text:
        return FacilitatorError(say("Which meeting? There are {names}.", names=names))
    if len(fits) > 5:
        return FacilitatorError(
            say("“{text}” can be {names} and others.", text=clean(text), names=names)
        )
    return FacilitatorError(say("“{text}” can be {names}.", text=clean(text), names=names))


def last_unfinished(data: Path) -> Path:
    """Return the folder of the unfinished meeting with the latest event.

    Raises:
        FacilitatorError: if there is none.
    """
    unfinished = [row for row in list_meetings(data) if row.is_unfinished and row.last]
    if not unfinished:
        raise FacilitatorError(
            say("No meeting is unfinished. Start one with `facilitator run AGENDA`.")
        )
    return max(unfinished, key=lambda row: row.last or _EARLIEST).folder


class Status(StrEnum):
    """The state of a meeting in the library."""

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


class ListedMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting in the list of meetings."""

    id: str
    folder: Path
    status: Status
    title: str = ""
    body: str | None = None
    date: str = ""
    """The ISO date of the opening, else the planned one, else that of the preparation."""
    items: int = 0
    seconds: Seconds = 0
    """From the opening to the close, or to the last event."""
    last: Instant | None = None
    """The time of the last event; None if the meeting is damaged."""
    problem: Phrase | None = None
    """Why it is damaged; None if it is not."""

    @property
    def is_unfinished(self) -> bool:
        """Whether it can be resumed."""
        return self.status in {Status.PREPARED, Status.OPEN, Status.PAUSED}


def list_meetings(data: Path) -> list[ListedMeeting]:
    """Return the meetings in the data folder, the latest first, damaged ones included.

    Every line of the journals is checked, but their events are not read.
    """
    listed = [listed_meeting(folder) for folder in meeting_folders(data)]
    return sorted(listed, key=_when, reverse=True)


def _when(meeting: ListedMeeting) -> tuple[str, Instant, str]:
    return meeting.date or meeting.id[:10], meeting.last or _EARLIEST, meeting.id


def meeting_folders(data: Path) -> list[Path]:
    """Return the folders in `data` that hold a journal."""
    try:
        return sorted(path for path in data.iterdir() if (path / NAME).is_file())
    except OSError:
        return []


def for_json(meetings: list[ListedMeeting]) -> list[dict[str, Any]]:
    """Return `meetings` as plain values; the reason why one is damaged is in English."""
    return [
        {
            "id": meeting.id,
            "title": meeting.title,
            "body": meeting.body,
            "date": meeting.date or None,
            "status": meeting.status.value,
            "items": meeting.items,
            "seconds": meeting.seconds,
            "folder": str(meeting.folder),
            "problem": str(Refused(meeting.problem)) if meeting.problem else None,
        }
        for meeting in meetings
    ]


def listed_meeting(folder: Path) -> ListedMeeting:
    """Return what a list shows of the meeting in `folder`; damage is reported in it, not raised."""
    path = folder / NAME
    try:
        return _listed(folder, whole_lines(path.read_bytes(), path))
    except JournalBroken as error:
        return _damaged(folder, error.reason)
    except OSError as error:
        return _damaged(folder, say("{error}", error=error.strerror or type(error).__name__))


def _damaged(folder: Path, problem: Phrase) -> ListedMeeting:
    return ListedMeeting(id=folder.name, folder=folder, status=Status.BROKEN, problem=problem)


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


def _listed(folder: Path, data: bytes) -> ListedMeeting:
    prepared = _prepared(folder, data)
    steps = _standing_steps(data)
    status = _AFTER[steps[-1]["kind"]] if steps else Status.PREPARED
    last = _instant(_AT.findall(data, data.rfind(b"\n", 0, -1) + 1)[0])
    opened = next((_instant(s["at"]) for s in steps if s["kind"] == b"MeetingOpened"), None)
    first = _instant(_AT.findall(data, 0, data.find(b"\n"))[0])
    seconds = int((last - opened).total_seconds()) if opened else 0
    zone = prepared.zone or zone_of(first)
    if (
        opened and prepared.zone is None
    ):  # older journals name no zone: use the offset of the first line
        opened = zone.local(opened)
    day = opened.date().isoformat() if opened else prepared.agenda.date
    return ListedMeeting(
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
    """Return the openings, recesses and closes in a journal that are not undone.

    Quotation marks in texts are escaped, so a match is never inside a text.
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
