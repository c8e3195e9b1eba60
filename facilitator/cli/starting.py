"""`facilitator` alone: what can be done from here, and the doing of what was chosen."""

from __future__ import annotations

import sys
from pathlib import Path

from facilitator.cli.endings import fail
from facilitator.cli.live import Manner, resume_meeting, run_meeting
from facilitator.cli.shipped import shipped_agendas
from facilitator.meeting.phrase import say
from facilitator.record.library import data_folder, list_meetings
from facilitator.record.rows import Status
from facilitator.ui.start import Kind, StartChoice, run_start
from facilitator.words import Words, chairs_language

_MOST_AGENDAS_HERE = 50
_MOST_MINUTES = 10


def start(data: Path | None) -> int:
    """Show the start screen, and do what is chosen there until the chair leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail(say("This is not a terminal. See: facilitator --help"))
    words = Words(chairs_language())
    home = data_folder(data)
    chosen = run_start(_choices(home, words), words, detail=lambda c: _detail(c, words))
    match chosen:
        case None:
            return 0
        case StartChoice(kind=Kind.RESUME, target=target):
            return resume_meeting(target, data, Manner())
        case StartChoice(kind=Kind.MINUTES, target=target):
            return _show_minutes(home, target)
        case StartChoice(target=target):
            return run_meeting(target, data, Manner())


def _choices(home: Path, words: Words) -> tuple[StartChoice, ...]:
    rows = list_meetings(home)
    unfinished = [_resume(row, words) for row in rows if row.is_unfinished]
    here = sorted(Path.cwd().glob("*.md"))[:_MOST_AGENDAS_HERE]
    agendas = [_agenda(path) for path in here if path.is_file()]
    shipped = [_agenda(path, shipped=True) for path in shipped_agendas()]
    closed = [row for row in rows if row.status is Status.CLOSED][:_MOST_MINUTES]
    return (*unfinished, *agendas, *shipped, *(_minutes(row) for row in closed))
