"""The journal: an append-only file that holds every act before anyone sees it.

The unit is the act. Its lines are written and synced together, and a reader takes all of them or
none. So a kill at any byte leaves complete acts and at most one incomplete act at the end:

    act 1: |line more=0|
    act 2: |line more=2|line more=1|line more=0|     complete: the last line has more=0
    act 3: |line more=1|li                           torn: set aside when the meeting is resumed
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from facilitator.errors import FacilitatorError
from facilitator.meeting.events import Recorded
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.timeline import BrokenTimeline, Timeline
from facilitator.record.codec import (
    NO_LINE,
    BrokenLine,
    Frame,
    encode_act,
    line_hash,
    open_frame,
    read_frame,
)
from facilitator.record.files import (
    MeetingLock,
    sync,
    sync_folder,
    write_all,
    write_private,
)

NAME = "journal.jsonl"


class JournalBroken(FacilitatorError):  # noqa: N818 - what it is
    """Raised for a journal that is damaged or unknown from `line` on (from 1; 0: as a whole)."""

    def __init__(self, reason: Phrase, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """The contents of a journal."""

    recorded: list[Recorded]
    """The events of the complete acts."""
    good: int
    """The number of bytes of these acts."""
    torn: int
    """The number of bytes after them, of an act that was being written when the program stopped."""
    head: str
    """The hash of the last line of these acts."""


class _ChainReader:
    """Follow the chain of lines of a journal."""

    def __init__(self) -> None:
        self.recorded: list[Recorded] = []
        self.position = 0
        self.head = NO_LINE
        self.more = 0
        self.whole = (0, 0, NO_LINE)
        """Events, bytes and head at the end of the last complete act."""

    def check(self, line: bytes) -> None:
        """Follow a line without reading its event.

        Raises:
            BrokenLine: if it is damaged, or does not follow the one before.
        """
        self._passed(line, self._framed(line))

    def take(self, line: bytes) -> None:
        """Follow a line and read its event.

        Raises:
            BrokenLine: as `check`, and if the event or its order is not known.
        """
        frame = self._framed(line)
        recorded = read_frame(frame)
        self._check_order(frame, recorded)
        self.recorded.append(recorded)
        self._passed(line, frame)

    def _framed(self, line: bytes) -> Frame:
        frame = open_frame(line)
        if frame.prev != self.head:
            raise BrokenLine(say("it does not follow the line before (the hashes differ)"))
        return frame

    def _passed(self, line: bytes, frame: Frame) -> None:
        self.position += len(line) + 1
        self.head = line_hash(line)
        self.more = frame.more
        if frame.more == 0:
            self.whole = (len(self.recorded), self.position, self.head)

    def _check_order(self, frame: Frame, recorded: Recorded) -> None:
        act = self.recorded[-1].act if self.recorded else 0
        continues = recorded.act == act and frame.more == self.more - 1
        begins = recorded.act > act and self.more == 0
        if recorded.seq != len(self.recorded) + 1 or not (continues or begins):
            raise BrokenLine(say("its number does not follow the line before"))


def scan(data: bytes, path: Path) -> Scan:
    """Read the bytes of a journal. An incomplete act at the end is only measured.

    Raises:
        JournalBroken: if it is damaged or unknown anywhere else; names the line and the remedy.
    """
    reader = _ChainReader()
    _follow(data, path, reader.take)
    events, good, head = reader.whole
    return Scan(recorded=reader.recorded[:events], good=good, torn=len(data) - good, head=head)


def whole_lines(data: bytes, path: Path) -> bytes:
    """Return the lines of the complete acts after checking every byte, without reading events.

    Raises:
        JournalBroken: if a line is damaged.
    """
    reader = _ChainReader()
    _follow(data, path, reader.check)
    return data[: reader.whole[1]]


def _follow(data: bytes, path: Path, step: Callable[[bytes], None]) -> None:
    *lines, rest = data.split(b"\n")
    for number, line in enumerate(lines, start=1):
        try:
            step(line)
        except BrokenLine as broken:
            if number == len(lines) and b"\0" in line + rest:
                # after a power cut the file may have its full length, but be filled with zeros
                return
            raise _located(broken, number, path) from None


def _located(broken: BrokenLine, line: int, path: Path) -> JournalBroken:
    remedy = broken.remedy or say(
        "Restore a copy of the file, or cut it off before that line to continue with "
        "what was recorded before it."
    )
    reason = say(
        "Line {line} of {path} cannot be used: {problem}. {remedy}",
        line=line,
        path=str(path),
        problem=broken.problem,
        remedy=remedy,
    )
    return JournalBroken(reason, line)


ASIDE = "in-hand.json"
"""Ballots of a secret vote that have been typed but are not yet in the journal."""

_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class FileJournal:
    """The journal of one meeting, open for writing and locked. See `session.Journal`."""

    def __init__(self, folder: Path) -> None:
        """Lock and read the journal of a folder, and set aside an incomplete act at its end.

        Raises:
            JournalLocked: if another process holds it.
            JournalBroken: if it is damaged.
            OSError: if it cannot be read or written.
        """
        self.path = folder / NAME
        self.torn: Phrase | None = None
        """A sentence on the act that was set aside and its file, or None."""
        self._lock = MeetingLock(folder)
        try:
            self._descriptor = os.open(self.path, _OPEN, 0o600)
        except BaseException:
            self._lock.release()
            raise
        try:
            found = self._found()
        except BaseException:
            self.close()
            raise
        self.recorded = found.recorded
        """The events that it held when it was opened."""
        self.head = found.head
        """The hash of the last line: SHA-256, in hexadecimal."""
        self._size = found.good
        self._events = len(found.recorded)
        self._is_clean = True

    def _found(self) -> Scan:
        data = self.path.read_bytes()
        found = scan(data, self.path)
        if found.torn:
            aside = _free_name(self.path.parent)
            write_private(aside, data[found.good :])
            os.ftruncate(self._descriptor, found.good)
            sync(self._descriptor)
            self.torn = nsay(
                "The last act was not yet on disk when the program stopped: "
                "{count} byte of it was set aside in {file}.",
                "The last act was not yet on disk when the program stopped: "
                "{count} bytes of it were set aside in {file}.",
                found.torn,
                file=aside.name,
            )
        sync_folder(self.path.parent)
        return found

    def append(self, lines: tuple[Recorded, ...]) -> None:
        """Write the events of an act, all or none. They are on the disk when this returns.

        Raises:
            OSError: if they cannot be written; the file is then as it was before.
            FacilitatorError: if they do not follow what is on the disk.
        """
        if not lines:
            return
        if lines[0].seq != self._events + 1:
            # interrupted between the write and the session's next state: the line would not fit
            raise FacilitatorError(
                say("The screen and the record differ. Leave, and resume the meeting.")
            )
        data, head = encode_act(lines, self.head)
        before = (self._size, self._events, self.head)
        try:
            self._rewind()
            self._is_clean = False
            write_all(self._descriptor, data)
            sync(self._descriptor)
            self._size += len(data)
            self._events += len(lines)
            self.head = head
            self._is_clean = True
        except BaseException:
            self._size, self._events, self.head = before
            self._is_clean = False
            with contextlib.suppress(
                OSError
            ):  # if this fails, it is tried again before the next act
                self._rewind()
            raise

    def _rewind(self) -> None:
        """Cut off what a failed write has left."""
        if not self._is_clean:
            os.ftruncate(self._descriptor, self._size)
            sync(self._descriptor)
            self._is_clean = True

    def keep_aside(self, data: bytes) -> None:
        """Replace the file of unrecorded ballots with `data`; remove it if `data` is empty.

        Raises:
            OSError: if it cannot be written; the old file is then untouched.
        """
        self.keep_beside(ASIDE, data)

    def keep_beside(self, name: str, data: bytes) -> None:
        """Replace the file `name` beside the journal with `data`; remove it if `data` is empty.

        Raises:
            OSError: if it cannot be written; the old file is then untouched.
        """
        file = self.path.with_name(name)
        if data:
            write_private(file, data)
        elif file.exists():
            file.unlink()
            sync_folder(file.parent)

    def beside(self, name: str) -> bytes | None:
        """Return the file `name` beside the journal: None if missing, empty if unreadable."""
        try:
            return self.path.with_name(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError:  # a folder, a failing disk, another user's file
            return b""

    def set_aside(self, name: str) -> str:
        """Rename the damaged file `name` and return its new name, or `name` if that fails."""
        file, number = self.path.with_name(name), 1
        while (to := file.with_name(f"{file.stem}.damaged-{number}{file.suffix}")).exists():
            number += 1
        try:
            file.rename(to)
            sync_folder(file.parent)
        except OSError:
            return file.name
        return to.name

    def close(self) -> None:
        """Release the meeting. Closing twice does nothing."""
        if self._descriptor < 0:
            return
        os.close(self._descriptor)
        self._descriptor = -1
        self._lock.release()


def _free_name(folder: Path) -> Path:
    number = 1
    while (path := folder / f"journal.torn-{number}").exists():
        number += 1
    return path


def open_journal(folder: Path) -> tuple[FileJournal, list[Recorded]]:
    """Open a meeting for writing, and return its journal and the events in it.

    Raises:
        JournalLocked: if another process holds it.
        JournalBroken: if it is damaged.
        FacilitatorError: if the folder cannot be read or written.
    """
    try:
        journal = FileJournal(folder)
    except OSError as error:
        raise _unreachable(folder, error) from None
    return journal, journal.recorded


def scan_journal(folder: Path) -> Scan:
    """Read a meeting without locking it, and without an act that is being written.

    Raises:
        JournalBroken: if it is damaged.
        FacilitatorError: if it cannot be read.
    """
    path = folder / NAME
    try:
        return scan(path.read_bytes(), path)
    except OSError as error:
        raise _unreachable(path, error) from None


def read_journal(folder: Path) -> list[Recorded]:
    """Return the events of a meeting without locking it; raise the errors of `scan_journal`."""
    return scan_journal(folder).recorded


def timeline_of(recorded: list[Recorded], folder: Path) -> Timeline:
    """Return the timeline of the events `recorded` in the journal of `folder`.

    Raises:
        JournalBroken: if there are none, or if an event cannot follow the ones before it.
    """
    path = str(folder / NAME)
    if not recorded:
        raise JournalBroken(
            say("{path} holds no meeting: the program stopped before it began.", path=path)
        )
    timeline = Timeline()
    for line in recorded:
        try:
            timeline.append(line)
        except (BrokenTimeline, LookupError, ValueError, TypeError, StopIteration) as error:
            reason = say(
                "Line {line} of {path} cannot follow the ones before it ({error}).",
                line=line.seq,
                path=path,
                error=str(error) or type(error).__name__,
            )
            raise JournalBroken(reason, line.seq) from error
    return timeline


def _unreachable(path: Path, error: OSError) -> FacilitatorError:
    return FacilitatorError(
        say(
            "{path} cannot be opened: {error}.",
            path=str(path),
            error=error.strerror or type(error).__name__,
        )
    )
