"""The README tells the truth: its commands, its keys, its picture, its agenda, its script."""

from __future__ import annotations

import re
from pathlib import Path

from facilitator.agenda_file import parse_agenda
from facilitator.ui.actions.table import key_table
from facilitator.words import Words
from tests.front_door import facilitator

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, number: int = 0) -> str:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[number]


def test_the_test_command_is_the_one_that_ci_runs() -> None:
    command = block("sh", 1).strip()
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert command in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_key_table_is_made_from_the_table_of_actions() -> None:
    written = re.search(r"by a test -->\n(.*?)<!-- end of keys -->", README, re.DOTALL)
    assert written
    assert written[1].strip() == key_table(Words("en")).strip()


def test_every_file_that_is_linked_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_agendas_that_are_named_are_shipped() -> None:
    shipped = {path.stem for path in (ROOT / "agendas").glob("*.md")}
    named = re.search(r"Others: (.*?); or give", README)
    assert named
    assert set(re.findall(r"`([\w-]+)`", named[1])) | {"branch-meeting-en"} == shipped


def test_the_sample_agenda_is_understood_to_the_last_line() -> None:
    reading = parse_agenda(block("markdown"), name="README.md", folder=None)
    assert reading.warnings == ()
    assert [item.number for item in reading.agenda.items] == ["1", "2", "2.1"]
    assert reading.agenda.items[1].recurring


def test_the_sample_script_runs_to_the_end(tmp_path: Path) -> None:
    agenda = tmp_path / "board.md"
    agenda.write_text(block("markdown"), encoding="utf-8")
    script = tmp_path / "script.txt"
    lines = re.findall(r"^```\n(\[2026.*?)^```", README, re.MULTILINE | re.DOTALL)[0]
    script.write_text(lines, encoding="utf-8")
    run = facilitator(tmp_path / "data", "run", str(agenda), "--plain", "--script", str(script))
    assert run.returncode == 0, run.stdout + run.stderr
