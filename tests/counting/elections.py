"""The real elections, and the program counting them from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ELECTIONS = Path(__file__).parents[3] / "shared" / "realdata" / "elections"

needs_elections = pytest.mark.skipif(
    not ELECTIONS.is_dir(), reason="the real elections (../shared/realdata) are not here"
)


def meta(case: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ELECTIONS / case / "META.json").read_text(encoding="utf-8"))
    return found


def ballots_of(case: str) -> Path:
    """Return the one file of ballots of a case."""
    (path,) = [
        path
        for path in (ELECTIONS / case).iterdir()
        if path.suffix == ".blt"
        or path.name.lower() == "ballots.csv"
        or "_cvr." in path.name
        or path.name.startswith("20")
    ]
    return path


def lines_of(case: str, file: str) -> list[str]:
    return (ELECTIONS / case / file).read_text(encoding="utf-8").splitlines()


def run_count(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `facilitator count` as a process."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "FACILITATOR"))}
    return subprocess.run(
        [sys.executable, "-m", "facilitator", "count", str(file), *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, "LANG": "C.UTF-8", "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )


def counted(file: Path, *options: str) -> dict[str, Any]:
    """Return what the program says of a file of ballots."""
    done = run_count(file, *options, "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def elected(file: Path, *options: str) -> list[str]:
    document = counted(file, *options)
    assert document["count"]["tie"] is None
    names: list[str] = document["count"]["elected"]
    return names


def order_of(document: dict[str, Any]) -> list[str]:
    """Return the ranking of an outcome in which nobody is equal."""
    ranking = document["count"]["ranking"]
    assert all(len(rank) == 1 for rank in ranking)
    return [rank[0] for rank in ranking]
