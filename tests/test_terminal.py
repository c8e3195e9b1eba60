"""The full screen in a real terminal: it survives a kill and always gives the terminal back."""

from __future__ import annotations

import json
import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.front_door import AGENDA, environment, facilitator, the_only_meeting, transcript_of
from tests.terminal import LEAVES_SCREEN, Terminal


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "board.md"
    path.write_text(AGENDA, encoding="utf-8")
    return path


@pytest.fixture
def screen(data: Path, agenda: Path) -> Iterator[Terminal]:
    command = [sys.executable, "-m", "facilitator", "run", str(agenda)]
    with Terminal(command, environment(data)) as terminal:
        terminal.wait_for("News")
        terminal.settle()
        yield terminal


def events(data: Path) -> list[str]:
    journal = the_only_meeting(data) / "journal.jsonl"
    text = journal.read_text(encoding="utf-8")
    return [json.loads(line)["event"]["type"] for line in text.splitlines()]


def open_and_note(screen: Terminal) -> None:
    screen.type("n")
    screen.settle()
    screen.type("d")
    screen.settle()
    screen.type("we mend the roof\r")
    screen.wait_for("we mend the roof")
    screen.settle()


def test_what_the_screen_showed_is_there_after_a_kill(screen: Terminal, data: Path) -> None:
    open_and_note(screen)
    screen.send(signal.SIGKILL)
    screen.process.wait()
    assert [e for e in events(data) if e != "PresenceChanged"][-2:] == ["ItemOpened", "NoteTaken"]
    with Terminal([sys.executable, "-m", "facilitator", "resume"], environment(data)) as again:
        again.wait_for("we mend the roof")
        again.settle()
        again.type("\x11")
        assert again.exit_status() == 0
    assert transcript_of(data)["decisions"][0]["text"] == "we mend the roof"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_gives_the_terminal_back(
    screen: Terminal, data: Path, number: signal.Signals
) -> None:
    open_and_note(screen)
    screen.send(number)
    assert screen.exit_status() == 128 + number
    assert LEAVES_SCREEN in screen.raw
    assert events(data)[-1] == "NoteTaken"


def test_a_closed_window_ends_the_program(screen: Terminal, data: Path) -> None:
    open_and_note(screen)
    screen.close()
    screen.exit_status()
    assert events(data)[-1] == "NoteTaken"
    assert facilitator(data, "resume", "--plain", typed="status\n").returncode == 0


def test_leaving_keeps_the_meeting_open_and_says_how_to_go_on(screen: Terminal, data: Path) -> None:
    open_and_note(screen)
    screen.type("\x11")
    assert screen.exit_status() == 0
    assert LEAVES_SCREEN in screen.raw
    assert "facilitator resume" in screen.text
    rows = json.loads(facilitator(data, "list", "--json").stdout)
    assert [row["status"] for row in rows] == ["open"]


def test_suspending_and_returning_leaves_the_screen_whole(screen: Terminal) -> None:
    open_and_note(screen)
    screen.send(signal.SIGCONT)
    screen.settle()
    before = len(screen.text)
    screen.type("d")
    screen.settle()
    screen.type("and the door\r")
    screen.wait_for("and the door", after=before)


@pytest.mark.parametrize(
    "data_sent",
    [b"\xe9", b"\x80", b"\xff\xfe", b"\x1b\xe9", b"\x1b[M \xc8\x30", b"\x1b[M#\xff\xff",
     b"\x1b[99999999999u", b"\x1b[1114112u", b"\xed\xa0\x80"],
)  # fmt: skip
def test_no_byte_ends_the_screen(screen: Terminal, data: Path, data_sent: bytes) -> None:
    screen.type_bytes(data_sent)
    screen.settle()
    screen.type("\x1b")
    screen.settle(0.8)
    open_and_note(screen)
    screen.type("\x11")
    assert screen.exit_status() == 0
    assert "Traceback" not in screen.text
    assert transcript_of(data)["decisions"][0]["text"] == "we mend the roof"


def test_a_byte_that_is_not_utf8_is_shown_and_said(screen: Terminal, data: Path) -> None:
    screen.type("nd")
    screen.settle()
    screen.type_bytes(b"Caf\xe9 Tr\xe2n\r")
    screen.wait_for("byte E9")
    screen.settle()
    screen.type("\x11")
    assert screen.exit_status() == 0
    assert transcript_of(data)["decisions"][0]["text"] == "Caf\ufffd Tr\ufffdn"


def test_a_letter_that_a_slow_line_cuts_arrives_as_one(screen: Terminal, data: Path) -> None:
    screen.type("nd")
    screen.settle()
    for byte in "Họp bế mạc\r".encode():
        screen.type_bytes(bytes([byte]))
        screen.settle(0.15)
    screen.type("\x11")
    assert screen.exit_status() == 0
    assert transcript_of(data)["decisions"][0]["text"] == "Họp bế mạc"
    assert "not UTF-8" not in screen.text


BREAKS = """
import facilitator.ui.screens.meeting as meeting
from facilitator.ui.app import FacilitatorApp
from textual.drivers.linux_driver import LinuxDriver
{patch}
from facilitator.cli import main
main()
"""
IN_A_HANDLER = """
def on_key(self, event):
    raise RuntimeError("a mistake of ours")
FacilitatorApp.on_key = on_key
"""
IN_THE_INPUT = """
def process_message(self, message):
    raise RuntimeError("a mistake of ours")
LinuxDriver.process_message = process_message
"""


@pytest.mark.parametrize("patch", [IN_A_HANDLER, IN_THE_INPUT])
def test_an_error_never_leaves_with_the_status_of_success(
    data: Path, agenda: Path, patch: str
) -> None:
    code = BREAKS.format(patch=patch)
    command = [sys.executable, "-c", code, "run", str(agenda)]
    with Terminal(command, environment(data)) as screen:
        screen.wait_for("News") if patch is IN_A_HANDLER else screen.settle(2)
        screen.settle()
        screen.type("z")
        assert screen.exit_status() == 70
        assert LEAVES_SCREEN in screen.raw


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_start_screen_gives_the_terminal_back_too(data: Path, number: signal.Signals) -> None:
    with Terminal([sys.executable, "-m", "facilitator"], environment(data)) as terminal:
        terminal.wait_for("Board meeting")
        terminal.settle()
        terminal.send(number)
        assert terminal.exit_status() == 128 + number
        assert LEAVES_SCREEN in terminal.raw


def test_the_way_on_names_the_folder_that_was_named(
    data: Path, agenda: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "on the stick"
    command = [sys.executable, "-m", "facilitator", "run", str(agenda), "--data", str(elsewhere)]
    with Terminal(command, environment(data)) as screen:
        screen.wait_for("News")
        screen.settle()
        open_and_note(screen)
        screen.type("\x11")
        assert screen.exit_status() == 0
        said = " ".join(screen.text.split()).split("facilitator resume ")[-1]
    again = facilitator(data, "resume", *shlex.split(said), "--plain", typed="status\n")
    assert again.returncode == 0, again.stderr


def test_a_second_under_a_dialog_sends_the_clock_and_not_the_whole_picture(
    screen: Terminal,
) -> None:
    screen.type("n")
    screen.settle()
    screen.type("g")
    screen.wait_for("esc")
    screen.settle()
    before, begun = len(screen.raw), len(screen.text)
    for _ in range(2):  # of the clock below the dialog
        seen = len(screen.text)
        screen.wait_for("left", after=seen)
    screen.settle()
    seconds = screen.text[begun:].count("left")  # on a busy machine more than two may have passed
    assert len(screen.raw) - before < 5_000 * seconds


def test_the_screen_speaks_the_agendas_language_where_the_system_names_none(data: Path) -> None:
    command = [sys.executable, "-m", "facilitator", "run", "branch-meeting"]
    with Terminal(command, environment(data)) as terminal:
        terminal.wait_for("khai mạc")
    with Terminal(command, environment(data, LANG="en_US.UTF-8")) as terminal:
        terminal.wait_for("attendance not taken")
