"""Meetings are kept apart, found again, and listed whatever state they are in."""

from __future__ import annotations

import datetime as dt
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from facilitator.agenda_file import read_agenda
from facilitator.errors import FacilitatorError
from facilitator.meeting import commands as c
from facilitator.record.journal import open_journal, read_journal, timeline_of
from facilitator.record.library import (
    Status,
    data_folder,
    find_meeting,
    for_json,
    last_unfinished,
    list_meetings,
    new_meeting_folder,
    stem,
    write_sources,
)

from .room import AGENDA, START, Room

DAY = dt.date(2026, 11, 23)


def meeting(data: Path, title: str = "Branch meeting", day: dt.date = DAY) -> Room:
    journal, _ = open_journal(new_meeting_folder(data, title, day))
    agenda = msgspec.structs.replace(AGENDA, title=title, date=day.isoformat())
    start = START.replace(year=day.year, month=day.month, day=day.day)
    return Room(agenda, journal, start)


def test_the_option_wins_over_the_variable_and_that_over_the_platform(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACILITATOR_DATA", str(tmp_path / "variable"))
    assert data_folder(tmp_path / "option" / "deep") == tmp_path / "option" / "deep"
    assert data_folder(None) == tmp_path / "variable"
    monkeypatch.delenv("FACILITATOR_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    if sys.platform == "linux":
        assert data_folder(None) == tmp_path / "home" / "facilitator"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_the_data_folder_and_all_in_it_is_private(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "a" / "b")
    room = meeting(data)
    write_sources(_only(data), Path("x.md"), "# A")
    room.session.close()
    for path in (data, *data.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def _only(data: Path) -> Path:
    (folder,) = (path for path in data.iterdir() if path.is_dir())
    return folder


def test_a_data_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FacilitatorError, match="--data"):
        data_folder(tmp_path / "file" / "below")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Branch meeting", "2026-11-23-branch-meeting"),
        ("Sinh hoạt chi bộ: Đình Giã", "2026-11-23-sinh-hoat-chi-bo-dinh-gia"),
        ("../../etc/passwd", "2026-11-23-etc-passwd"),
        ("会议", "2026-11-23-meeting"),
        ("", "2026-11-23-meeting"),
        ("a" * 200, "2026-11-23-meeting"),
        (
            "Ten statutes of the housing body, as they are now",
            "2026-11-23-ten-statutes-of-the-housing-body-as-they",
        ),
    ],
)
def test_an_id_is_readable_and_safe_as_a_folder(title: str, expected: str) -> None:
    assert stem(title, DAY) == expected


def test_two_meetings_of_one_title_on_one_day_are_two_folders(tmp_path: Path) -> None:
    names = [new_meeting_folder(tmp_path, "Branch meeting", DAY).name for _ in range(3)]
    assert names == [f"2026-11-23-branch-meeting-{n}" for n in (1, 2, 3)]


def test_the_agenda_and_the_roster_are_kept_as_they_were_loaded(tmp_path: Path) -> None:
    source = tmp_path / "monthly.MD"
    (tmp_path / "people.csv").write_text("name\nĐặng Bưởi\n", encoding="utf-8")
    (folder := tmp_path / "m").mkdir()
    write_sources(folder, source, "# Agenda\n", "people.csv")
    assert (folder / "agenda.md").read_text(encoding="utf-8") == "# Agenda\n"
    assert (folder / "roster.csv").read_text(encoding="utf-8") == "name\nĐặng Bưởi\n"
    with pytest.raises(FacilitatorError, match="No such file"):
        write_sources(folder, source, "# Agenda\n", "nobody.csv")


def test_a_meeting_is_found_by_id_part_title_word_or_path(tmp_path: Path) -> None:
    branch = new_meeting_folder(tmp_path, "Sinh hoạt chi bộ", DAY)
    board = new_meeting_folder(tmp_path, "Board", DAY.replace(month=12))
    for folder in (branch, board):
        open_journal(folder)[0].close()
    assert find_meeting(tmp_path, branch.name) == branch
    assert find_meeting(tmp_path, "2026-12") == board
    assert find_meeting(tmp_path, "Chi Bộ") == branch
    assert find_meeting(Path("/nowhere"), str(board)) == board
    assert find_meeting(Path("/nowhere"), str(board / "journal.jsonl")) == board


def test_an_ambiguous_or_unknown_name_is_refused_with_the_candidates(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="no meeting in"):
        find_meeting(tmp_path, "branch")
    for _ in range(2):
        open_journal(new_meeting_folder(tmp_path, "Branch", DAY))[0].close()
    with pytest.raises(FacilitatorError, match="2026-11-23-branch-1, 2026-11-23-branch-2"):
        find_meeting(tmp_path, "2026-11")
    with pytest.raises(FacilitatorError, match="no meeting “board”"):
        find_meeting(tmp_path, "board")
    assert find_meeting(tmp_path, "branch-2").name == "2026-11-23-branch-2"


def test_the_list_says_where_each_meeting_stands(tmp_path: Path) -> None:
    meeting(tmp_path, "Prepared").session.close()
    meeting(tmp_path, "Open").do(c.OpenMeeting()).session.close()
    paused = meeting(tmp_path, "Paused").do(c.OpenMeeting()).wait(minutes=5)
    paused.do(c.PauseMeeting()).session.close()
    gone_on = meeting(tmp_path, "Gone on").do(c.OpenMeeting()).wait(minutes=5)
    gone_on.do(c.PauseMeeting(), c.Undo()).session.close()
    again = meeting(tmp_path, "Again").do(c.OpenMeeting(), c.PauseMeeting(), c.Undo(), c.Redo())
    again.session.close()
    closed = meeting(tmp_path, "Closed", DAY.replace(day=24)).do(c.OpenMeeting()).wait(minutes=90)
    closed.do(c.Adjourn(confirmed=True)).session.close()
    (tmp_path / "no meeting").mkdir()
    (tmp_path / "archive.json").write_text("{}")

    rows = {row.title: row for row in list_meetings(tmp_path)}
    assert {title: row.status for title, row in rows.items()} == {
        "Prepared": Status.PREPARED,
        "Open": Status.OPEN,
        "Paused": Status.PAUSED,
        "Gone on": Status.OPEN,
        "Again": Status.PAUSED,
        "Closed": Status.CLOSED,
    }
    assert list_meetings(tmp_path)[0].title == "Closed"
    assert rows["Closed"].seconds == 90 * 60
    assert rows["Closed"].items == 3
    assert rows["Closed"].date == "2026-11-24"
    assert for_json([rows["Paused"]])[0]["seconds"] == 300


def test_the_list_agrees_with_the_whole_reading(tmp_path: Path) -> None:
    room = meeting(tmp_path).do(c.OpenMeeting())
    room.do(c.TakeNote(kind="note", text='"event":{"type":"MeetingAdjourned"')).session.close()
    (row,) = list_meetings(tmp_path)
    timeline = timeline_of(read_journal(row.folder), row.folder)
    assert row.status.value == timeline.meeting.phase.value == "open"


def test_a_damaged_meeting_is_listed_as_damaged(tmp_path: Path) -> None:
    meeting(tmp_path, "Good").session.close()
    meeting(tmp_path, "Bad").session.close()
    meeting(tmp_path, "Empty").session.close()
    bad = find_meeting(tmp_path, "bad") / "journal.jsonl"
    bad.write_bytes(bad.read_bytes().replace(b"Village", b"Billage"))
    (find_meeting(tmp_path, "empty") / "journal.jsonl").write_bytes(b'{"prev":')
    rows = {row.id: row for row in list_meetings(tmp_path)}
    assert rows["2026-11-23-good-1"].status is Status.PREPARED
    assert rows["2026-11-23-bad-1"].status is Status.BROKEN
    assert rows["2026-11-23-empty-1"].status is Status.BROKEN
    assert "Line 1" in for_json([rows["2026-11-23-bad-1"]])[0]["problem"]


def test_resuming_without_a_name_takes_the_one_that_was_worked_on_last(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="No meeting is unfinished"):
        last_unfinished(tmp_path)
    first = meeting(tmp_path, "First")
    meeting(tmp_path, "Second").session.close()
    first.wait(minutes=1).do(c.OpenMeeting()).session.close()
    closed = meeting(tmp_path, "Third").do(c.OpenMeeting()).wait(minutes=9)
    closed.do(c.Adjourn(confirmed=True)).session.close()
    assert last_unfinished(tmp_path).name == "2026-11-23-first-1"


def test_the_rules_are_kept_with_the_agenda_that_they_were_read_for(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("base: old.yml\nsecond: yes\n")
    (tmp_path / "old.yml").write_text("casting-vote: no\n")
    (tmp_path / "a.md").write_text("---\nrules: own.yaml\n---\n- News\n")
    reading = read_agenda(tmp_path / "a.md")
    folder = tmp_path / "kept"
    folder.mkdir()
    write_sources(folder, tmp_path / "a.md", reading.source, None, reading.rule_files)
    assert (folder / "rules.yaml").read_text() == "base: old.yml\nsecond: yes\n"
    assert (folder / "rules-2.yaml").read_text() == "casting-vote: no\n"
