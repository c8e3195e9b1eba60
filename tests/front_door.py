"""The program as a process: what a chair or a script types, and what comes back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

AGENDA = """\
---
title: Co-op board
date: 2026-11-23
time: "19:00"
members:
  - Ann Lee
  - {name: Bo Ek, group: north}
  - {name: Cy Roe, group: south}
  - {name: Di Poe, role: probationary}
chair: Ann Lee
secretary: Bo Ek
---
# Co-op board
## 1. News (10m, Ann Lee)
## 2. Next year's plan (20-30m)
- motion: The co-op adopts the plan. (simple, by hands)
### 2.1 Dues (5m)
## 3. Any other business
"""

MEETING = """\
[2026-11-23T19:00:00+07:00] present Ann, Bo, Cy
[19:00:30] absent Di : at work
[19:01] open
[19:02] queue Cy : the roof
[19:02:10] queue Bo as order
[19:03] call
[19:04] call
[19:05:30] finish
[19:06] next
[19:07] motion The co-op adopts the plan by Bo second Cy
[19:08] vote by hands
[19:09] count for 2 against 1 abstain 0
[19:09:10] close vote
[19:10] conclusion The plan stands
[19:11] task Cy : mend the roof by 2026-12-01
[19:12] concern Bo : the lift is slow
[19:13] private do not mention the loan
[19:20] next
[19:25] next
[19:30] adopt minutes
[19:31] adjourn
"""


def environment(data: Path, **more: str) -> dict[str, str]:
    others = ("LC_", "LANG", "FACILITATOR", "TEXTUAL_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(others)}
    return {**kept, "LANG": "C.UTF-8", "FACILITATOR_DATA": str(data), "PYTHONUTF8": "1", **more}


def facilitator(
    data: Path, *words: str, typed: str = "", cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *words],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(data, **more),
        cwd=cwd,
        timeout=120,
        check=False,
    )


def live(data: Path, *words: str) -> subprocess.Popen[str]:
    """Start the program and hold the other end of its lines."""
    return subprocess.Popen(
        [sys.executable, "-m", "facilitator", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(data),
    )


def answered(program: subprocess.Popen[str], line: str) -> str:
    """Write a line to a live program and return its answer."""
    assert program.stdin
    assert program.stdout
    program.stdin.write(line + "\n")
    program.stdin.flush()
    return program.stdout.readline()


def the_only_meeting(data: Path) -> Path:
    (folder,) = [path for path in data.iterdir() if (path / "journal.jsonl").exists()]
    return folder


def transcript_of(data: Path) -> dict[str, Any]:
    shown = facilitator(data, "show", the_only_meeting(data).name, "--format", "json")
    assert shown.returncode == 0, shown.stderr
    found: dict[str, Any] = json.loads(shown.stdout)
    return found
