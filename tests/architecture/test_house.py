"""The house stands as it was drawn: who imports whom, how large things grow, nothing is lost."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.meeting import commands, events

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "facilitator"
MODULES = sorted(PACKAGE.rglob("*.py"))
SOURCES = sorted([*MODULES, *(ROOT / "tests").rglob("*.py")])


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


# who imports whom


def test_the_import_contracts_are_kept() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run()",
    ]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: [4-9]\d* kept, 0 broken", done.stdout), done.stdout


HEAVY = {"textual", "rich", "tinydb", "click", "yaml", "babel", "markdown_it", "dateutil"}
LIGHT_ROOMS = {
    "the whole meeting": ("facilitator.meeting.*", HEAVY | {"platformdirs", "asyncio", "random"}),
    "the counts": (
        "facilitator.counting",
        HEAVY | {"platformdirs", "asyncio", "random"},
    ),
    "what people type": (
        "facilitator.typed.*",
        HEAVY | {"platformdirs", "asyncio", "random"},
    ),
    "the session": ("facilitator.session", HEAVY),
    "the journal": ("facilitator.record.journal", HEAVY - {"yaml", "dateutil"}),
    "the words": ("facilitator.words", HEAVY),
    "the clock": ("facilitator.clock", HEAVY),
    "line mode": ("facilitator.plain", {"textual", "rich", "tinydb"}),
    "the ballots' reader": ("facilitator.ballot_file", HEAVY),
    "the agenda's reader": ("facilitator.agenda_file", {"textual", "rich", "tinydb", "click"}),
    "the front door": ("facilitator.__main__", HEAVY - {"click"}),
}


@pytest.mark.parametrize("room", LIGHT_ROOMS)
def test_a_room_opens_without_the_heavy_ones(room: str) -> None:
    wanted, forbidden = LIGHT_ROOMS[room]
    names = [wanted]
    if wanted.endswith(".*"):
        package = importlib.import_module(wanted[:-2])
        walk = pkgutil.walk_packages(package.__path__, package.__name__ + ".")
        names = [module.name for module in walk]
        assert len(names) > 2
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(*(name for name in {sorted(forbidden)!r} if name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == []


# an act is whole: nothing is lost between a command, an event and its sentence


def test_every_command_is_decided() -> None:
    undecided = {kind for kind in commands.Command.__subclasses__() if "decide" not in vars(kind)}
    assert undecided == {commands.Undo, commands.Redo}  # the session decides them: it has the past


def test_no_command_gets_round_its_own_preconditions() -> None:
    """Commands carry out other commands: `decide` asks `in_order`, and not only the door."""
    own = [kind for kind in commands.Command.__subclasses__() if "in_order" in vars(kind)]
    assert len(own) > 50
    for kind in own:
        assert "self.in_order(meeting, now)" in inspect.getsource(kind.decide), kind


def test_every_event_evolves_and_is_told() -> None:
    of_the_timeline = {events.MeetingPrepared, events.ActUndone, events.ActRedone}
    for kind in set(events.Event.__subclasses__()) - of_the_timeline:
        assert "evolve" in vars(kind), kind
        assert "told" in vars(kind), kind


def test_an_act_is_at_the_bottom_of_its_hierarchy() -> None:
    """A tag is the name of one class, and the decoder knows the direct subclasses only."""
    for base in (commands.Command, events.Event):
        assert [kind for kind in base.__subclasses__() if kind.__subclasses__()] == []


# sizes and names


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_no_function_grows_without_bounds(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= 50, f"{node.name} has {length} lines"


def test_modules_are_called_what_they_are_about() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
    parts = {(name_of(path), part) for path in SOURCES for part in path.with_suffix("").parts}
    assert [name for name, part in parts if part.removeprefix("test_") in empty] == []


@pytest.mark.parametrize("room", ["meeting", "counting", "typed"])
def test_only_stdlib_and_msgspec_in_the_pure_rooms(room: str) -> None:
    allowed = set(sys.stdlib_module_names) | {"msgspec", "facilitator"}
    paths = list((PACKAGE / room).rglob("*.py"))
    assert len(paths) > 2
    for path in paths:
        assert set(imported(path)) <= allowed, name_of(path)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield (node.module or "").split(".")[0]


# what belongs to one machine stays there

MACHINE = re.compile(
    "|".join(
        (
            "/" + "work/",
            "/" + "root/",
            "/home/" + r"\w+/",
            r"shared/(?!realdata)(?:spec|style|look)/",
        )
    )
)
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".csv",
    ".txt",
    ".po",
    ".pot",
    ".yaml",
    ".yml",
    ".json",
    ".svg",
    ".tcss",
    "",
}


def project_texts() -> list[Path]:
    folders = ("facilitator", "agendas", "tests", "docs", ".ci")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    files += [path for path in ROOT.iterdir() if path.name not in {"snapshot_report.html", ".git"}]
    return [
        path
        for path in files
        if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts
    ]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    texts = project_texts()
    assert len(texts) > 100
    found = [
        f"{name_of(path)}: {match[0]}"
        for path in texts
        for match in MACHINE.finditer(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    assert found == []
