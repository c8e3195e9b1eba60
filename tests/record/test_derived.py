"""What is derived from a journal is written whole, indexed, and checked against it."""

from __future__ import annotations

import datetime as dt
import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.meeting import commands as c
from facilitator.meeting.notes import NoteKind
from facilitator.record import archive
from facilitator.record.derived import Report, verify, write_at_close, write_derived
from facilitator.record.journal import open_journal
from facilitator.record.library import new_meeting_folder
from facilitator.words import Words

from .evening import evening
from .room import Room

DAY = dt.date(2026, 11, 23)


def closed_meeting(data: Path) -> tuple[Path, Room]:
    folder = new_meeting_folder(data, "Branch meeting", DAY)
    room = evening(Room(journal=open_journal(folder)[0]))
    room.session.close()
    return folder, room


def told(report: Report) -> str:
    return "\n".join(Words("en")(line) for line in report.lines())


def test_a_closed_meeting_has_its_files_and_a_row_in_the_archive(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    write_at_close(folder, room.session.timeline)
    assert {path.name for path in folder.iterdir()} == {
        "journal.jsonl", "lock", "minutes.md", "transcript.json",
    }  # fmt: skip
    (row,) = archive.entries(tmp_path)
    assert row["folder"] == folder.name
    assert (row["title"], row["date"], row["seconds"]) == ("Branch meeting", "2026-11-23", 2520)
    assert (row["attended"], row["people"], row["speakers"]) == (5, 6, 3)
    assert (row["items_done"], row["items"]) == (2, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_all_files_are_private(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    write_at_close(folder, room.session.timeline)
    for path in (*folder.iterdir(), *tmp_path.glob("*.json")):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_writing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    write_derived(folder, room.session.timeline)
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    write_derived(folder, room.session.timeline)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_a_full_disk_leaves_the_old_files_whole_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, room = closed_meeting(tmp_path)
    write_derived(folder, room.session.timeline)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full(descriptor: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        write_derived(folder, Room().session.timeline)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_entering_a_meeting_twice_keeps_one_row(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    other, _ = closed_meeting(tmp_path)
    for _ in range(2):
        archive.enter(folder, room.session.timeline)
    assert len(archive.entries(tmp_path)) == 1
    assert [row["folder"] for row in archive.rebuild(tmp_path)] == [folder.name, other.name]
    assert len(archive.entries(tmp_path)) == 2


@pytest.mark.parametrize(
    "garbage", [b"", b"{", b"[]", b'{"meetings": 3}', b'{"meetings": {"x": {}}}', b"\xff\xfe"]
)
def test_a_corrupt_index_is_made_anew_from_the_folders(tmp_path: Path, garbage: bytes) -> None:
    folder, room = closed_meeting(tmp_path)
    (tmp_path / archive.NAME).write_bytes(garbage)
    assert [row["folder"] for row in archive.entries(tmp_path)] == [folder.name]
    (tmp_path / archive.NAME).write_bytes(garbage)
    archive.enter(folder, room.session.timeline)
    assert [row["folder"] for row in archive.entries(tmp_path)] == [folder.name]


def test_a_damaged_or_unfinished_meeting_is_left_out_of_the_index(tmp_path: Path) -> None:
    folder, _ = closed_meeting(tmp_path)
    damaged, _ = closed_meeting(tmp_path)
    journal = damaged / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"Village", b"Billage"))
    unfinished = new_meeting_folder(tmp_path, "Open", DAY)
    Room(journal=open_journal(unfinished)[0]).do(c.OpenMeeting()).session.close()
    assert [row["folder"] for row in archive.rebuild(tmp_path)] == [folder.name]


_ENTER = """
import sys
from pathlib import Path
from facilitator.record.archive import enter
from facilitator.record.journal import read_journal, timeline_of
folder = Path(sys.argv[1])
enter(folder, timeline_of(read_journal(folder), folder))
"""


def test_meetings_that_close_at_the_same_time_are_all_entered(tmp_path: Path) -> None:
    folders = []
    for number in range(4):
        folder = new_meeting_folder(tmp_path, "Branch", DAY)
        room = Room(journal=open_journal(folder)[0], name=f"m{number}")
        room.do(c.OpenMeeting(), c.Adjourn(confirmed=True)).session.close()
        folders.append(folder)
    running = [subprocess.Popen([sys.executable, "-c", _ENTER, str(folder)]) for folder in folders]
    assert [process.wait() for process in running] == [0] * 4
    assert {row["folder"] for row in archive.entries(tmp_path)} == {f.name for f in folders}


def test_a_whole_record_is_said_to_be_whole(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    write_at_close(folder, room.session.timeline)
    report = verify(folder)
    assert report.problems == ()
    assert report.events == len(room.session.timeline.recorded)
    assert "The record is whole." in told(report)
    assert "transcript.json matches the journal." in told(report)
    head = json.loads((folder / "transcript.json").read_bytes())["record"]["head"]
    assert head == f"sha256:{report.head}"


def test_any_flipped_bit_anywhere_in_a_closed_record_is_found(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    write_at_close(folder, room.session.timeline)
    for name in ("journal.jsonl", "transcript.json", "minutes.md"):
        path = folder / name
        data = path.read_bytes()
        for place in (*range(0, len(data), 211), len(data) - 1):
            changed = bytearray(data)
            changed[place] ^= 0x02
            path.write_bytes(changed)
            assert verify(folder).problems, f"{name}, byte {place}"
        path.write_bytes(data)
    assert not verify(folder).problems


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    folder, _ = closed_meeting(tmp_path)
    path = folder / "journal.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[8] = lines[8].replace(b"seq", b"sec")
    path.write_bytes(b"".join(lines))
    assert f"Line 9 of {path}" in told(verify(folder))


def test_minutes_changed_by_hand_and_missing_files_are_told(tmp_path: Path) -> None:
    folder, room = closed_meeting(tmp_path)
    assert "transcript.json is missing" in told(verify(folder))
    write_at_close(folder, room.session.timeline)
    (folder / "minutes.md").write_text("rewritten")
    assert "minutes.md does not match the journal" in told(verify(folder))


def test_an_unfinished_meeting_needs_no_files_and_may_have_older_ones(tmp_path: Path) -> None:
    folder = new_meeting_folder(tmp_path, "Open", DAY)
    room = Room(journal=open_journal(folder)[0]).do(c.OpenMeeting())
    assert verify(folder).problems == ()
    write_derived(folder, room.session.timeline)
    room.do(c.TakeNote(kind=NoteKind.NOTE, text="later"))
    assert verify(folder).problems == ()
    assert "minutes.md is older than the journal." in told(verify(folder))


def test_a_torn_act_is_told_until_it_is_set_aside(tmp_path: Path) -> None:
    folder = new_meeting_folder(tmp_path, "Open", DAY)
    Room(journal=open_journal(folder)[0]).session.close()
    with (folder / "journal.jsonl").open("ab") as file:
        file.write(b'{"prev":"')
    assert verify(folder).torn == 9
    assert "9 bytes of it were written" in told(verify(folder))
    open_journal(folder)[0].close()
    assert verify(folder).problems == ()
    assert "1 act that was cut off when the program stopped is kept" in told(verify(folder))


def test_what_is_no_meeting_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in told(verify(tmp_path))
    with pytest.raises(FacilitatorError):
        open_journal(tmp_path / "nowhere")
