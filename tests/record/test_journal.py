"""What was acknowledged is on disk, whatever happens to the program or the machine."""

from __future__ import annotations

import errno
import os
import signal
import socket
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.meeting.events import Recorded
from facilitator.meeting.notes import NoteKind
from facilitator.record import journal as journals
from facilitator.record.files import JournalLocked
from facilitator.record.journal import (
    JournalBroken,
    open_journal,
    read_journal,
    scan_journal,
    timeline_of,
)
from facilitator.session import Session

from .room import Room, item

posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and permissions")


def note(text: str) -> c.TakeNote:
    return c.TakeNote(kind=NoteKind.NOTE, text=text)


def small_meeting(folder: Path) -> Room:
    """Seven acts, one of them of three events, one taken back."""
    people = tuple(RosterEntry(name=name) for name in ("Ann", "Bo", "Cy"))
    agenda = Agenda(title="Talk", items=(item(1, "One"),), people=people)
    room = Room(agenda, open_journal(folder)[0])
    room.present("Ann", "Bo", "Cy").do(c.OpenMeeting())
    room.wait(minutes=1).do(note("Đã nghe; 1 < 2"), note("and again"), c.Undo())
    return room.do(c.TakeNote(kind=NoteKind.DECISION, text="Agreed"))


def events_of(acts: list[tuple[Recorded, ...]]) -> list[Recorded]:
    return [line for act in acts for line in act]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (made := tmp_path / "meeting").mkdir()
    return made


def test_what_was_done_is_there_when_the_meeting_is_resumed(folder: Path) -> None:
    room = small_meeting(folder)
    room.session.close()
    journal, recorded = open_journal(folder)
    resumed = Session(timeline_of(recorded, folder), journal, room.clock)
    assert recorded == events_of(room.acts)
    assert resumed.meeting == room.session.meeting
    resumed.do(note("going on"))
    resumed.close()
    assert read_journal(folder) == resumed.timeline.recorded


def test_a_journal_cut_at_every_byte_resumes_with_whole_acts(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # thousands of them take long
    room = small_meeting(folder)
    room.session.close()
    path = folder / "journal.jsonl"
    data = path.read_bytes()
    ends = _ends_of_acts(data, room.acts)
    for size in range(len(data) + 1):
        path.write_bytes(data[:size])
        whole = max((n for n, end in enumerate(ends) if end <= size), default=0)
        expected = events_of(room.acts[:whole])
        assert read_journal(folder) == expected
        journal, recorded = open_journal(folder)
        journal.close()
        assert recorded == expected
        assert path.read_bytes() == data[: ends[whole]]
        if size in ends:
            assert journal.torn is None
        else:
            assert journal.torn is not None
            aside = folder / str(journal.torn.args["file"])
            assert aside.read_bytes() == data[ends[whole] : size]
            aside.unlink()


def _ends_of_acts(data: bytes, acts: list[tuple[Recorded, ...]]) -> list[int]:
    lines = data.splitlines(keepends=True)
    ends = [0]
    for act in acts:
        ends.append(ends[-1] + sum(len(line) for line in lines[: len(act)]))
        del lines[: len(act)]
    return ends


@pytest.mark.slow
def test_a_flipped_byte_anywhere_is_found_and_its_line_named(folder: Path) -> None:
    small_meeting(folder).session.close()
    path = folder / "journal.jsonl"
    data = path.read_bytes()
    for place in range(len(data) - 1):
        changed = bytearray(data)
        changed[place] ^= 0x01
        path.write_bytes(changed)
        with pytest.raises(JournalBroken) as error:
            read_journal(folder)
        assert error.value.line == data[:place].count(b"\n") + 1
    changed = bytearray(data)
    changed[-1] ^= 0x01
    path.write_bytes(changed)
    assert scan_journal(folder).torn > 0


def test_a_damaged_journal_says_where_and_what_to_do(folder: Path) -> None:
    small_meeting(folder).session.close()
    path = folder / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"19:3", b"18:3")
    path.write_bytes(b"".join(lines))
    with pytest.raises(JournalBroken) as error:
        open_journal(folder)
    assert f"Line 4 of {path}" in str(error.value)
    assert "Restore a copy" in str(error.value)
    path.write_bytes(b"".join(lines[:1]))
    open_journal(folder)[0].close()


@pytest.mark.parametrize("missing", [1, 3, 5])
def test_a_line_taken_out_of_the_middle_is_found(folder: Path, missing: int) -> None:
    small_meeting(folder).session.close()
    path = folder / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[missing]
    path.write_bytes(b"".join(lines))
    with pytest.raises(JournalBroken) as error:
        read_journal(folder)
    assert error.value.line == missing + 1


def test_zeros_after_a_power_cut_are_a_torn_act_and_no_damage(folder: Path) -> None:
    room = small_meeting(folder)
    room.session.close()
    path = folder / "journal.jsonl"
    data = path.read_bytes()
    last = data.splitlines(keepends=True)[-1]
    path.write_bytes(data[: -len(last)] + last[:40] + b"\0" * 200 + b"\n")
    journal, recorded = open_journal(folder)
    journal.close()
    assert recorded == events_of(room.acts[:-1])


def test_what_several_kills_tore_is_kept_side_by_side(folder: Path) -> None:
    small_meeting(folder).session.close()
    path = folder / "journal.jsonl"
    for torn in (b"first", b"second"):
        with path.open("ab") as file:
            file.write(torn)
        open_journal(folder)[0].close()
    kept = {aside.name: aside.read_bytes() for aside in folder.glob("journal.torn-*")}
    assert kept == {"journal.torn-1": b"first", "journal.torn-2": b"second"}


def test_a_meeting_is_held_by_one_program_that_says_who_it_is(folder: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(JournalLocked) as error:
            open_journal(folder)
        assert error.value.holder is not None
        assert error.value.holder.pid == holder.pid
        assert str(holder.pid) in str(error.value)
        assert socket.gethostname() in str(error.value)
        assert read_journal(folder) == []
        holder.stdin.close()
    journal, _ = open_journal(folder)
    journal.close()


_HOLD = """
import sys
from pathlib import Path
from facilitator.record.journal import open_journal
journal, _ = open_journal(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_same_program_cannot_open_a_meeting_twice(folder: Path) -> None:
    journal, _ = open_journal(folder)
    with pytest.raises(JournalLocked):
        open_journal(folder)
    journal.close()
    journal.close()
    open_journal(folder)[0].close()


@posix
def test_a_killed_program_loses_nothing_that_it_had_answered(folder: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITE, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    with writer:
        answered = [writer.stdout.readline() for _ in range(40)]
        os.kill(writer.pid, signal.SIGKILL)
        answered += writer.stdout.readlines()
    seqs = [int(line) for line in answered if line.endswith("\n")]
    journal, recorded = open_journal(folder)
    journal.close()
    assert seqs[-1] >= 40
    assert len(recorded) >= seqs[-1]
    assert [line.seq for line in recorded] == list(range(1, len(recorded) + 1))


_WRITE = textwrap.dedent(
    """
    import datetime as dt, itertools, sys
    from pathlib import Path
    from facilitator.meeting.author import Author
    from facilitator.meeting.events import NoteTaken, Recorded
    from facilitator.meeting.notes import NoteKind
    from facilitator.record.journal import open_journal
    journal, _ = open_journal(Path(sys.argv[1]))
    at = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.timezone.utc)
    for seq in itertools.count(1):
        event = NoteTaken(number=seq, kind=NoteKind.NOTE, text="x" * (seq % 300 + 1))
        journal.append((Recorded(seq=seq, at=at, by=Author(name="w"), act=seq, event=event),))
        print(seq, flush=True)
    """
)


class _FullDisk:
    """A disk with room for so many bytes more."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._write = os.write

    def write(self, descriptor: int, data: memoryview) -> int:
        if self.room == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self._write(descriptor, data[: self.room])
        self.room -= written
        return written


@pytest.mark.parametrize("room_left", [0, 1, 100, 300])
def test_a_full_disk_refuses_the_act_and_the_meeting_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, room_left: int
) -> None:
    room = small_meeting(folder)
    before, data = room.session.meeting, (folder / "journal.jsonl").read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", _FullDisk(room_left).write)
        with pytest.raises(OSError, match="No space"):
            room.session.do(note("x" * 400))
    assert room.session.meeting == before
    assert (folder / "journal.jsonl").read_bytes() == data
    room.do(note("there is room again"))
    assert read_journal(folder) == room.session.timeline.recorded


def test_what_could_not_even_be_taken_back_is_taken_back_before_the_next_act(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = small_meeting(folder)

    def no_truncate(descriptor: int, size: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", _FullDisk(100).write)
        patch.setattr(os, "ftruncate", no_truncate)
        with pytest.raises(OSError, match="No space"):
            room.session.do(note("x" * 400))
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            room.session.do(note("still no truncating"))
    assert scan_journal(folder).torn == 100
    room.do(note("there is room again"))
    assert read_journal(folder) == room.session.timeline.recorded


def test_a_failed_sync_takes_the_act_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = small_meeting(folder)
    data = (folder / "journal.jsonl").read_bytes()

    def no_sync(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(journals, "sync", no_sync)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            room.session.do(note("lost?"))
    assert (folder / "journal.jsonl").read_bytes() == data
    room.do(note("not lost"))
    assert read_journal(folder) == room.session.timeline.recorded


def test_an_act_that_does_not_follow_the_file_is_not_written(folder: Path) -> None:
    room = small_meeting(folder)
    data = (folder / "journal.jsonl").read_bytes()
    with pytest.raises(FacilitatorError, match="resume the meeting"):
        room.session.journal.append(room.acts[-1])
    assert (folder / "journal.jsonl").read_bytes() == data


@posix
def test_nobody_else_can_read_a_meeting(folder: Path) -> None:
    small_meeting(folder).session.close()
    with (folder / "journal.jsonl").open("ab") as file:
        file.write(b"half an a")
    open_journal(folder)[0].close()
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert modes == {"journal.jsonl": 0o600, "lock": 0o600, "journal.torn-1": 0o600}


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="cannot be opened: No such file"):
        open_journal(tmp_path / "nowhere")
    with pytest.raises(FacilitatorError, match="cannot be opened: No such file"):
        read_journal(tmp_path)


def test_a_journal_without_a_meeting_says_so(folder: Path) -> None:
    with pytest.raises(JournalBroken, match="holds no meeting"):
        timeline_of([], folder)


def test_events_that_no_meeting_can_have_are_named_by_their_line(folder: Path) -> None:
    room = small_meeting(folder)
    recorded = [line for line in room.session.timeline.recorded if line.seq != 5]
    with pytest.raises(JournalBroken) as error:
        timeline_of(recorded, folder)
    assert error.value.line == 6
