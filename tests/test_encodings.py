"""Bytes that are not UTF-8, outputs that lack letters: nothing ends, or is dropped unsaid."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator.cli.settings import read_settings
from facilitator.errors import FacilitatorError
from facilitator.words import Words
from tests.front_door import AGENDA, environment, the_only_meeting, transcript_of

NOTE = "Trần café: chi bộ họp"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "board.md"
    path.write_text(AGENDA, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a meeting that has begun, to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    path = folder / "board.md"
    path.write_text(AGENDA, encoding="utf-8")
    typed = b"open\nnote " + NOTE.encode() + b"\n"
    run(folder / "data", "run", str(path), "--plain", typed=typed)
    return folder / "data"


def run(
    data: Path, *words: str | bytes, typed: bytes = b"", **more: str
) -> subprocess.CompletedProcess[bytes]:
    env = {**environment(data), "PYTHONUTF8": "0", **more}
    command = [sys.executable, "-m", "facilitator", *words]
    return subprocess.run(command, input=typed, capture_output=True, env=env, check=False)


def notes(data: Path) -> list[str]:
    return [note["text"] for note in transcript_of(data)["notes"]]


BAD_LINES = (
    b"note Tr\xe2n caf\xe9",
    b"note \x80",
    b"note Tr\xe1\xba",
    b"note a\0b",
    "note Tr\ufffdn".encode(),
    b"note \xed\xa0\x80",
)
NAMED = (
    {},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "latin-1"},
)


@pytest.mark.parametrize("named", NAMED)
def test_a_line_that_is_not_utf8_is_an_error_and_nothing_of_it_is_done(
    data: Path, agenda: Path, named: dict[str, str]
) -> None:
    good = b"note " + NOTE.encode()
    typed = b"\n".join([b"open", *(part for line in BAD_LINES for part in (line, good)), b""])
    done = run(data, "run", str(agenda), "--plain", typed=typed, **named)
    assert done.returncode == 2, done.stderr
    errors = [line for line in done.stdout.splitlines() if line.startswith(b"error: line ")]
    assert len(errors) == len(BAD_LINES)
    for number, error in zip(range(2, 2 + 2 * len(BAD_LINES), 2), errors, strict=True):
        assert error.startswith(b"error: line %d: " % number)
    assert notes(data) == [NOTE] * len(BAD_LINES)


@pytest.mark.parametrize("named", NAMED)
def test_a_script_with_such_a_line_goes_on_behind_it(
    data: Path, agenda: Path, tmp_path: Path, named: dict[str, str]
) -> None:
    script = tmp_path / "s.txt"
    script.write_bytes(
        b"[19:00] open\n# caf\xe9 is a comment\nnote caf\xe9\nnote " + NOTE.encode() + b"\n"
    )
    done = run(data, "run", str(agenda), "--script", str(script), **named)
    assert done.returncode == 2
    assert b"error: line 3: the byte E9 behind" in done.stdout
    assert notes(data) == [NOTE]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_script_is_read_as_its_first_bytes_say_and_that_is_said(
    data: Path, agenda: Path, tmp_path: Path, encoding: str
) -> None:
    script = tmp_path / "s.txt"
    script.write_bytes(f"[19:00] open\nnote {NOTE}\n".encode(encoding))
    done = run(data, "run", str(agenda), "--script", str(script))
    assert done.returncode == 0, done.stdout
    assert (encoding.upper() in done.stderr.decode()) == (encoding != "utf-8-sig")
    assert notes(data) == [NOTE]


def test_a_script_in_utf16_that_is_cut_loses_one_line_and_says_so(
    data: Path, agenda: Path, tmp_path: Path
) -> None:
    script = tmp_path / "s.txt"
    script.write_bytes(f"[19:00] open\nnote {NOTE}\nnote ab".encode("utf-16")[:-1])
    done = run(data, "run", str(agenda), "--script", str(script))
    assert done.returncode == 2
    assert b"error: line 3: " in done.stdout
    assert notes(data) == [NOTE]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.parametrize(
    "words", [("check", "branch-meeting"), ("list",), ("show", "@"), ("verify", "@"), ("schema",),
              ("resume", "--plain"), ("--help",), ("count", "--help"), ("run", "nothing-here")],
)  # fmt: skip
def test_an_output_that_lacks_letters_never_fails(
    data: Path, begun: Path, words: tuple[str, ...], named: dict[str, str]
) -> None:
    shutil.copytree(begun, data)
    meeting = the_only_meeting(data).name
    asked = [meeting if word == "@" else word for word in words]
    done = run(data, *asked, typed=b"who\nminutes\n", FACILITATOR_LANG="vi", **named)
    assert done.returncode == (2 if "run" in words else 0), done.stderr
    assert b"Unicode" not in done.stderr


@pytest.mark.parametrize("named", NAMED)
def test_json_is_utf8_whatever_the_output_is(data: Path, named: dict[str, str]) -> None:
    done = run(data, "check", "branch-meeting", "--json", **named)
    assert "Sinh hoạt chi bộ thường kỳ" in json.loads(done.stdout.decode("utf-8"))["title"]


def test_an_argument_that_is_not_utf8_is_refused(data: Path, agenda: Path) -> None:
    done = run(data, b"run", os.fsencode(agenda), b"--plain", b"--title", b"Caf\xe9")
    assert done.returncode == 2
    assert "is not UTF-8" in done.stderr.decode()
    assert not data.exists()


def test_a_file_may_have_any_name(data: Path, agenda: Path) -> None:
    folder = os.fsencode(agenda.parent)
    named = folder + b"/caf\xe9.md"
    agenda.rename(os.fsdecode(named))
    done = run(data, b"check", named)
    assert done.returncode == 0, done.stderr
    done = run(data, b"run", named, b"--plain", typed=b"open\n")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("content", [b"title: caf\xe9", b"\xff\xfe\xff", b"a\0b\0c", b"\x80"])
@pytest.mark.parametrize("words", [("check",), ("run", "--plain"), ("count",)])
def test_a_file_of_other_bytes_is_refused_with_its_name(
    data: Path, tmp_path: Path, words: tuple[str, ...], content: bytes
) -> None:
    path = tmp_path / "strange.md"
    path.write_bytes(content)
    done = run(data, *words, str(path))
    assert done.returncode == 2
    assert "strange.md" in done.stderr.decode()
    assert b"codec" not in done.stderr


@pytest.mark.parametrize("content", [b"- Ann\n- Caf\xe9\n", b"A\0n\0n\0"])
def test_a_roster_or_rules_of_other_bytes_are_told(
    data: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "members.md").write_bytes(content)
    (tmp_path / "own.md").write_bytes(content)
    path = tmp_path / "a.md"
    path.write_text("---\nmembers: members.md\nrules: own.md\n---\n# M\n## One\n## Two\n")
    done = run(data, "check", str(path))
    said = done.stdout.decode() + done.stderr.decode()
    assert "members.md" in said
    assert "own.md" in said


def test_settings_of_other_bytes_are_refused_with_the_line(tmp_path: Path) -> None:
    home = tmp_path / "config"
    home.mkdir()
    (home / "settings.toml").write_bytes(b'bell = true\nlook = "caf\xe9"\n')
    with pytest.raises(FacilitatorError) as error:
        read_settings(home / "settings.toml")
    assert "settings.toml, line 2: this is not UTF-8" in str(Words("en")(error.value.reason))
