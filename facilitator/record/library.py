"""The data folder: one private folder for each meeting, with a name that people can tell apart."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean, fold
from facilitator.record.files import make_private_folder, sync_folder, write_private
from facilitator.record.rows import EARLIEST, Row, Status, as_rows, list_meetings, meeting_folders
from facilitator.record.scan import NAME

_LONGEST_SLUG = 40


def data_folder(option: Path | None = None) -> Path:
    """Return the folder of all meetings, made when it is not there.

    The option, else FACILITATOR_DATA, else the platform's place for a user's data.

    Raises:
        FacilitatorError: when it cannot be made.
    """
    variable = os.environ.get("FACILITATOR_DATA")
    usual = platformdirs.user_data_path("facilitator", appauthor=False)
    folder = (option or (Path(variable) if variable else usual)).expanduser()
    try:
        make_private_folder(folder)
    except OSError as error:
        raise FacilitatorError(
            say(
                "The data folder {folder} cannot be made: {error}. Name another one with --data.",
                folder=str(folder),
                error=error.strerror or type(error).__name__,
            )
        ) from None
    return folder


def stem(title: str, day: dt.date) -> str:
    """Return what a meeting's id begins with: `2026-11-23-branch-meeting`."""
    words = re.findall(r"[a-z0-9]+", fold(title).encode("ascii", "ignore").decode())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}".lstrip("-")
        if len(longer) > _LONGEST_SLUG:
            break
        slug = longer
    return f"{day.isoformat()}-{slug or 'meeting'}"


def new_meeting_folder(data: Path, title: str, day: dt.date) -> Path:
    """Make the folder of a new meeting; its name is the meeting's id, never used before.

    Raises:
        FacilitatorError: when it cannot be made.
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
                    "The meeting's folder {folder} cannot be made: {error}.",
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
    """Keep the agenda as it was loaded in the meeting's folder, its roster and its rules.

    `agenda` is where the text `source` was read; `roster` the name of a file beside it; `rules`
    the files of the body's rules, each standing on the next.

    Raises:
        FacilitatorError: when they cannot be written.
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
                "The agenda cannot be kept in {folder}: {error}.",
                folder=str(folder),
                error=error.strerror or type(error).__name__,
            )
        ) from None


def find_meeting(data: Path, text: str) -> Path:
    """Return the folder of a meeting named by its path, its id, or an unambiguous part of it.

    Raises:
        FacilitatorError: when no meeting, or more than one, can be meant.
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
    """Return the meeting to resume when none is named: the one with the latest event.

    Raises:
        FacilitatorError: when there is none.
    """
    unfinished = [row for row in list_meetings(data) if row.is_unfinished and row.last]
    if not unfinished:
        raise FacilitatorError(
            say("No meeting is unfinished. Start one with `facilitator run AGENDA`.")
        )
    return max(unfinished, key=lambda row: row.last or EARLIEST).folder


__all__ = [
    "Row",
    "Status",
    "as_rows",
    "data_folder",
    "find_meeting",
    "last_unfinished",
    "list_meetings",
    "new_meeting_folder",
    "stem",
    "write_sources",
]
