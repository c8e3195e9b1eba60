"""The front door: from an agenda to archived minutes, and every way in which it can go wrong."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.front_door import (
    AGENDA,
    MEETING,
    answered,
    environment,
    facilitator,
    live,
    the_only_meeting,
    transcript_of,
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "board.md"
    path.write_text(AGENDA, encoding="utf-8")
    return path


def one_sentence(said: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in said.stderr
    lines = said.stderr.strip().splitlines()
    assert len(lines) == 1, said.stderr
    return lines[0]


def test_a_script_runs_a_meeting_from_agenda_to_archived_minutes(data: Path, agenda: Path) -> None:
    script = agenda.with_name("evening.txt")
    script.write_text(MEETING, encoding="utf-8")
    run = facilitator(data, "run", str(agenda), "--plain", "--script", str(script))
    assert run.returncode == 0, run.stdout + run.stderr
    assert all(line.startswith(("ok", "  ")) for line in run.stdout.splitlines())
    folder = the_only_meeting(data)
    assert {"journal.jsonl", "agenda.md", "transcript.json", "minutes.md"} <= {
        path.name for path in folder.iterdir()
    }
    record = json.loads((folder / "transcript.json").read_text(encoding="utf-8"))
    assert record["meeting"]["status"] == "closed"
    assert record["meeting"]["opened_at"] == "2026-11-23T19:01:00+07:00"
    assert [turn["name"] for turn in record["turns"]] == ["Bo Ek", "Cy Roe"]
    assert record["votes"][0]["result"] == "carried"
    minutes = (folder / "minutes.md").read_text(encoding="utf-8")
    assert "mend the roof" in minutes
    assert "loan" not in minutes
    listed = json.loads(facilitator(data, "list", "--json").stdout)
    assert [row["status"] for row in listed] == ["closed"]
    assert facilitator(data, "verify", folder.name).returncode == 0


def test_the_same_commands_typed_line_by_line_give_the_same_record(
    tmp_path: Path, agenda: Path
) -> None:
    records = []
    for name, how in (("a", ()), ("b", ("--script", "-"))):
        data = tmp_path / name
        if how:
            script = tmp_path / "s.txt"
            script.write_text(MEETING, encoding="utf-8")
            run = facilitator(data, "run", str(agenda), "--plain", "--script", str(script))
        else:
            run = facilitator(data, "run", str(agenda), "--plain", typed=MEETING)
        assert run.returncode == 0, run.stdout
        record = transcript_of(data)
        records.append({k: v for k, v in record.items() if k != "record"})
    assert records[0] == records[1]


def test_a_refused_command_ends_with_3_and_one_not_understood_with_2(
    data: Path, agenda: Path
) -> None:
    refused = facilitator(data, "run", str(agenda), "--plain", typed="open\nopen\n")
    assert refused.returncode == 3
    assert refused.stdout.splitlines()[1].startswith("refused: ")
    wrong = facilitator(data, "run", str(agenda), "--plain", typed="open\nopne\nstatus\n")
    assert wrong.returncode == 2
    assert any(line.startswith("error: line 2:") for line in wrong.stdout.splitlines())
    strict = facilitator(data, "run", str(agenda), "--plain", "--strict", typed="opne\nopen\n")
    assert strict.returncode == 2
    assert "ok" not in strict.stdout


def test_resume_after_a_kill_shows_the_same_meeting(data: Path, agenda: Path) -> None:
    asked = ("status", "agenda", "who", "list", "tally")
    program = live(data, "run", str(agenda), "--plain")
    before = MEETING.splitlines()[:12]
    last = before[-1].split("]")[0] + "]"
    for line in before:
        assert answered(program, line).startswith("ok")
    program.kill()
    program.communicate()
    dated = "[2026-11-23T" + last[1:-1] + ":00+07:00]"
    typed = "".join(f"{dated} {word}\n" for word in asked)
    first = facilitator(data, "resume", "--plain", typed=typed)
    assert first.returncode == 0, first.stderr + first.stdout
    assert "ok list: " in first.stdout
    second = facilitator(data, "resume", "--plain", typed=typed)
    assert second.stdout == first.stdout
    rest = facilitator(
        data,
        "resume",
        "--plain",
        typed=dated + "status\n" + "\n".join(MEETING.splitlines()[12:]) + "\n",
    )
    assert rest.returncode == 0, rest.stdout
    assert transcript_of(data)["votes"][0]["counts"]["for"] == 2


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_line_mode_cleanly(data: Path, agenda: Path, number: signal.Signals) -> None:
    program = live(data, "run", str(agenda), "--plain")
    assert answered(program, "open").startswith("ok")
    program.send_signal(number)
    _, said = program.communicate(timeout=30)
    assert program.returncode == 128 + number
    assert "Traceback" not in said
    assert facilitator(data, "resume", "--plain", typed="status\n").returncode == 0


def test_a_meeting_held_elsewhere_says_by_whom(data: Path, agenda: Path) -> None:
    program = live(data, "run", str(agenda), "--plain")
    assert answered(program, "open").startswith("ok")
    second = facilitator(data, "resume", "--plain", typed="status\n")
    assert second.returncode == 2
    assert str(program.pid) in one_sentence(second)
    program.communicate("adjourn\n", timeout=30)


HOSTILE = {
    "a missing file": None,
    "an empty file": b"",
    "only blanks": b" \n\n\t\n",
    "binary": bytes(range(256)) * 40,
    "bad UTF-8": b"# Agenda\n## 1. Caf\xe9 (5m)\n",
    "bad YAML": b"---\ntitle: [unclosed\n---\n# A\n## 1. B (5m)\n",
    "a YAML bomb": b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + b"".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n".encode()
        for n in range(12)
    )
    + b"title: *m\n---\n# A\n",
    "deep YAML": b"---\ntitle: " + b"[" * 20_000 + b"\n---\n# A\n",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_an_unreadable_agenda_is_one_sentence_with_its_name(
    data: Path, tmp_path: Path, what: str
) -> None:
    path = tmp_path / "odd.md"
    if (content := HOSTILE[what]) is not None:
        path.write_bytes(content)
    for words in (("check", str(path)), ("run", str(path), "--plain")):
        said = facilitator(data, *words)
        assert said.returncode == 2, (what, said)
        assert "odd" in one_sentence(said)


def test_a_directory_and_50_megabytes_are_refused_at_once(data: Path, tmp_path: Path) -> None:
    assert "one_folder" in one_sentence(_check(data, _folder(tmp_path)))
    large = tmp_path / "large.md"
    with large.open("wb") as file:
        file.write(b"# Agenda\n")
        file.truncate(50_000_000)
    assert "large.md" in one_sentence(_check(data, large))


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "one_folder"
    folder.mkdir()
    return folder


def _check(data: Path, path: Path) -> subprocess.CompletedProcess[str]:
    said = facilitator(data, "check", str(path))
    assert said.returncode == 2
    return said


def test_a_shipped_agenda_runs_from_anywhere(data: Path, tmp_path: Path) -> None:
    said = facilitator(data, "run", "branch-meeting", "--plain", typed="status\n", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    almost = facilitator(data, "run", "branch-meting", "--plain", cwd=tmp_path)
    assert almost.returncode == 2
    assert "branch-meeting" in one_sentence(almost)


def test_check_prints_what_was_understood_for_people_and_programs(data: Path, agenda: Path) -> None:
    told = facilitator(data, "check", str(agenda))
    assert told.returncode == 0
    assert "2.1" in told.stdout
    read = json.loads(facilitator(data, "check", str(agenda), "--json").stdout)
    assert [item["number"] for item in read["items"]] == ["1", "2", "2.1", "3"]
    assert read["items"][1] | {"min_seconds": 1200, "max_seconds": 1800} == read["items"][1]
    assert read["total_seconds"] == 40 * 60
    assert read["warnings"] == []


def test_a_close_that_is_taken_back_leaves_the_archive(data: Path, agenda: Path) -> None:
    program = live(data, "run", str(agenda), "--plain")
    answered(program, "open")
    told = answered(program, "adjourn")
    while not told.startswith("ok"):
        told = program.stdout.readline()
    assert "undo takes the close back" in told
    folder = next(path for path in data.iterdir() if (path / "journal.jsonl").exists())
    assert (folder / "minutes.md").exists()
    assert json.loads(facilitator(data, "list", "--json").stdout)[0]["status"] == "closed"
    assert "the meeting is open again" in answered(program, "undo")
    assert not (folder / "minutes.md").exists()
    assert not (folder / "transcript.json").exists()
    assert folder.name not in (data / "archive.json").read_text(encoding="utf-8")
    assert json.loads(facilitator(data, "list", "--json").stdout)[0]["status"] == "open"
    answered(program, "redo")
    program.communicate("quit\n", timeout=30)
    assert (folder / "minutes.md").exists()
    assert folder.name in (data / "archive.json").read_text(encoding="utf-8")
    assert facilitator(data, "verify", folder.name).returncode == 0


def test_the_full_screen_needs_a_terminal_and_says_so(data: Path, agenda: Path) -> None:
    said = facilitator(data, "run", str(agenda))
    assert said.returncode == 2
    assert "--plain" in one_sentence(said)


def test_a_damaged_record_is_named_with_its_line(data: Path, agenda: Path) -> None:
    facilitator(data, "run", str(agenda), "--plain", typed="open\nnote one\nnote two\nadjourn\n")
    folder = the_only_meeting(data)
    journal = folder / "journal.jsonl"
    journal.write_bytes(
        journal.read_bytes().replace(b"note one", b"note 0ne").replace(b'"one"', b'"0ne"')
    )
    said = facilitator(data, "verify", folder.name)
    assert said.returncode == 2
    assert "Traceback" not in said.stderr
    listed = facilitator(data, "list", "--json")
    assert listed.returncode == 0


def test_nothing_to_resume_is_said(data: Path) -> None:
    assert "facilitator run" in one_sentence(_fails(facilitator(data, "resume", "--plain")))
    assert one_sentence(_fails(facilitator(data, "show", "nowhere")))


def _fails(said: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    assert said.returncode == 2
    return said


def test_minutes_are_in_the_meetings_language_and_answers_in_the_chairs(
    data: Path, tmp_path: Path
) -> None:
    said = facilitator(
        data, "run", "branch-meeting", "--plain", typed="present all\nopen\nadjourn\n"
    )
    assert said.stdout.startswith("ok ")
    assert "the meeting is open" in said.stdout
    minutes = (the_only_meeting(data) / "minutes.md").read_text(encoding="utf-8")
    assert "BIÊN BẢN" in minutes.upper()
    vietnamese = facilitator(
        tmp_path / "other", "run", "stand-up", "--plain", typed="open\n", LANG="vi_VN.UTF-8"
    )
    assert "the meeting is open" not in vietnamese.stdout


def test_the_front_door_opens_without_the_heavy_rooms() -> None:
    heavy = "textual tinydb babel yaml markdown_it dateutil"
    code = (
        "import sys\nfrom facilitator.cli import front\n"
        "try: front.main(['--help'], standalone_mode=False)\nexcept SystemExit: pass\n"
        f"loaded = set('{heavy}'.split()) & set(sys.modules)\nassert not loaded, loaded"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=60)


def _loaded(code: str, rooms: str, data: Path) -> str:
    """Return which of these rooms a run of the code enters."""
    told = f"import sys\n{code}\nprint('loaded:', *(set('{rooms}'.split()) & set(sys.modules)))"
    said = subprocess.run(
        [sys.executable, "-c", told],
        env=environment(data),
        input="",
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return said.stdout.rpartition("loaded:")[2].strip()


def test_a_meeting_goes_on_without_the_rooms_that_read_agendas(data: Path, agenda: Path) -> None:
    facilitator(data, "run", str(agenda), "--plain", typed="present all\nopen\n")
    resume = (
        "from facilitator.cli import front\n"
        "try: front.main(['resume', '--plain'], standalone_mode=False)\nexcept SystemExit: pass"
    )
    rooms = "facilitator.agenda_file facilitator.ui yaml markdown_it tomllib tinydb textual"
    assert _loaded(resume, rooms, data) == ""


def test_the_screen_is_there_before_the_dialogs(data: Path) -> None:
    rooms = "facilitator.ui.dialogs facilitator.ui.palette babel tinydb dateutil tomllib"
    assert _loaded("from facilitator.ui.app import FacilitatorApp", rooms, data) == ""


def test_times_of_a_live_meeting_come_from_the_clock(data: Path, agenda: Path) -> None:
    before = int(time.time())
    facilitator(data, "run", str(agenda), "--plain", typed="open\nadjourn\n")
    from datetime import datetime

    opened = datetime.fromisoformat(transcript_of(data)["meeting"]["opened_at"])
    assert before - 1 <= opened.timestamp() <= time.time() + 1
