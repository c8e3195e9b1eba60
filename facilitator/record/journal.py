"""The journal: an append-only file that has everything before anybody sees it.

The unit is the act: its lines are written and synced together, and a reader takes all of them or
none. A kill at any byte therefore leaves whole acts and at most one torn one at the end.
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
    """A journal that cannot be trusted from some line on; `line` counts from 1, 0 for the whole."""

    def __init__(self, reason: Phrase, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """What a journal holds."""

    recorded: list[Recorded]
    """The events of the whole acts."""
    good: int
    """Bytes that they take."""
    torn: int
    """Bytes behind them, of an act that was being written when the program was killed."""
    head: str
    """Hash of the last good line."""


class _Reader:
    """Follows the lines of a journal, one after the other."""

    def __init__(self) -> None:
        self.recorded: list[Recorded] = []
        self.position = 0
        self.head = NO_LINE
        self.more = 0
        self.whole = (0, 0, NO_LINE)
        """Events, bytes and head at the end of the last whole act."""

    def check(self, line: bytes) -> None:
        """Follow a line without reading its event.

        Raises:
            BrokenLine: when it is damaged, or does not follow the one before.
        """
        self._passed(line, self._framed(line))

    def take(self, line: bytes) -> None:
        """Follow a line and read its event; raises as `check`, and for what is unknown."""
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
    """Read the bytes of a journal; what an interrupted writer left at the end is only measured.

    Raises:
        JournalBroken: naming the line and the way out, when it is damaged or unknown anywhere else.
    """
    reader = _Reader()
    _follow(data, path, reader.take)
    events, good, head = reader.whole
    return Scan(recorded=reader.recorded[:events], good=good, torn=len(data) - good, head=head)


def whole_lines(data: bytes, path: Path) -> bytes:
    """Check every byte without reading the events, and return the lines of the whole acts.

    Raises:
        JournalBroken: naming the line.
    """
    reader = _Reader()
    _follow(data, path, reader.check)
    return data[: reader.whole[1]]


def _follow(data: bytes, path: Path, step: Callable[[bytes], None]) -> None:
    *lines, rest = data.split(b"\n")
    for number, line in enumerate(lines, start=1):
        try:
            step(line)
        except BrokenLine as broken:
            if number == len(lines) and b"\0" in line + rest:
                # after a power cut the file may be as long as it should be, filled with zeros
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
"""Papers of a secret ballot that are typed and not yet in the journal."""

_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


class FileJournal:
    """The journal of one meeting, open for writing and locked. See `session.Journal`."""

    def __init__(self, folder: Path) -> None:
        """Lock and read the journal of a folder; an act torn by a kill is set aside.

        Raises:
            JournalLocked: when another process holds it.
            JournalBroken: when it is damaged.
            OSError: when it cannot be read or written.
        """
        self.path = folder / NAME
        self.torn: Phrase | None = None
        """What was found torn at the end, and where it was put; None when nothing was."""
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
        """The events that were there when it was opened."""
        self.head = found.head
        """SHA-256 of the last line, in hex."""
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
        """Make the events of one act durable, all or none, before returning.

        Raises:
            OSError: when they could not be written; the file is as it was before.
            FacilitatorError: when they do not follow what is on disk.
        """
        if not lines:
            return
        if lines[0].seq != self._events + 1:
            # an interrupt between the write and the session's own step; writing on would break it
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
            with contextlib.suppress(OSError):  # else it is tried again before the next act
                self._rewind()
            raise

    def _rewind(self) -> None:
        """Cut off what a failed write left behind."""
        if not self._is_clean:
            os.ftruncate(self._descriptor, self._size)
            sync(self._descriptor)
            self._is_clean = True

    def keep_aside(self, data: bytes) -> None:
        """Keep what is not part of the record in the place of what was kept before.

        Raises:
            OSError: when it could not be written; what was kept before is untouched.
        """
        self.keep_beside(ASIDE, data)

    def keep_beside(self, name: str, data: bytes) -> None:
        """Put a file in place in one step; without data, remove it; raises as `keep_aside`."""
        file = self.path.with_name(name)
        if data:
            write_private(file, data)
        elif file.exists():
            file.unlink()
            sync_folder(file.parent)

    def beside(self, name: str) -> bytes | None:
        """Return a file; None when it is missing, empty when it cannot be read."""
        try:
            return self.path.with_name(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError:  # a folder, a disk that fails, a file of somebody else
            return b""

    def set_aside(self, name: str) -> str:
        """Give a damaged file another name, and return it; its own where that fails."""
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
        """Let go of the meeting; closing twice does nothing."""
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
    """Open a meeting for writing, and return its journal and the events it holds.

    Raises:
        JournalLocked, JournalBroken: see `FileJournal`.
        FacilitatorError: when the folder cannot be read or written.
    """
    try:
        journal = FileJournal(folder)
    except OSError as error:
        raise _unreachable(folder, error) from None
    return journal, journal.recorded


def scan_journal(folder: Path) -> Scan:
    """Read a meeting without locking it; an act that is just being written is left out.

    Raises:
        JournalBroken: when it is damaged.
        FacilitatorError: when it cannot be read.
    """
    path = folder / NAME
    try:
        return scan(path.read_bytes(), path)
    except OSError as error:
        raise _unreachable(path, error) from None


def read_journal(folder: Path) -> list[Recorded]:
    """Return the events of a meeting without locking it; raises as `scan_journal` does."""
    return scan_journal(folder).recorded


def timeline_of(recorded: list[Recorded], folder: Path) -> Timeline:
    """Return the timeline of what a journal holds.

    Raises:
        JournalBroken: when it holds nothing, or what no meeting can have been.
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
