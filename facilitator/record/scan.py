"""Reading a journal: its whole acts in order, and what a kill left behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from facilitator.errors import FacilitatorError
from facilitator.meeting.events import Recorded
from facilitator.meeting.phrase import Phrase, say
from facilitator.record.codec import (
    NO_LINE,
    BrokenLine,
    Frame,
    line_hash,
    open_frame,
    read_frame,
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
        "Put back a copy of the file, or cut it off before that line "
        "to go on with what was recorded before it."
    )
    reason = say(
        "Line {line} of {path} cannot be used: {problem}. {remedy}",
        line=line,
        path=str(path),
        problem=broken.problem,
        remedy=remedy,
    )
    return JournalBroken(reason, line)
