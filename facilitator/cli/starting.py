"""`facilitator` alone: what can be done from here, and the doing of what was chosen."""

from __future__ import annotations

import sys
from pathlib import Path

from facilitator.cli.endings import fail
from facilitator.cli.settings import read_settings
from facilitator.cli.shipped import shipped_agendas
from facilitator.meeting.duration import clock, in_minutes
from facilitator.meeting.phrase import Day, Refused, nsay, say
from facilitator.record.library import (
    STATUS_NAMES,
    ListedMeeting,
    Status,
    data_folder,
    list_meetings,
)
from facilitator.ui.start import Kind, StartChoice, run_start
from facilitator.words import Words, chairs_language

_MOST_AGENDAS_HERE = 50
_MOST_MINUTES = 10
_ABOUT_A_PROJECT = {
    "authors", "changelog", "changes", "code_of_conduct", "contributing", "history", "license",
    "news", "readme", "security",
}  # fmt: skip
"""Names of Markdown files that lie in a project's folder and are no agendas, as a rule."""


def start(data: Path | None) -> int:
    """Show the start screen, and do what is chosen there."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail(say("This is not a terminal. See: facilitator --help"))
    words = Words(chairs_language())
    home = data_folder(data)
    chosen = run_start(
        choices(home, Path.cwd(), words),
        words,
        detail=lambda c: read_choice(c, words),
        look=read_settings().look,
    )
    return 0 if chosen is None else _do(chosen, data)


def _do(chosen: StartChoice, data: Path | None) -> int:
    from facilitator.cli.live import Manner, resume_meeting, run_meeting

    match chosen.kind:
        case Kind.RESUME:
            return resume_meeting(chosen.target, data, Manner())
        case Kind.MINUTES:
            return _page_minutes(Path(chosen.target))
        case _:
            return run_meeting(chosen.target, data, Manner())


def choices(home: Path, folder: Path, words: Words) -> tuple[StartChoice, ...]:
    """Return unfinished meetings, the folder's agendas, the shipped ones, and recent minutes."""
    rows = list_meetings(home)
    unfinished = [_resume(row, words) for row in rows if row.is_unfinished]
    here = [path for path in sorted(folder.glob("*.md")) if path.is_file()]
    here.sort(key=_is_about_a_project)
    agendas = [_agenda(Kind.AGENDA, path) for path in here[:_MOST_AGENDAS_HERE]]
    shipped = [_agenda(Kind.SHIPPED, path) for path in shipped_agendas()]
    closed = [row for row in rows if row.status is Status.CLOSED][:_MOST_MINUTES]
    return (*unfinished, *agendas, *shipped, *(_minutes(row, words) for row in closed))


def _resume(row: ListedMeeting, words: Words) -> StartChoice:
    said = say(
        "{day}, {status} for {time}",
        day=Day(row.date),
        status=STATUS_NAMES[row.status],
        time=clock(row.seconds),
    )
    detail = words(said) if row.seconds else words(STATUS_NAMES[row.status])
    return StartChoice(kind=Kind.RESUME, title=row.title, detail=detail, target=str(row.folder))


def _agenda(kind: Kind, path: Path) -> StartChoice:
    return StartChoice(
        kind=kind, title=path.stem, target=str(path), is_doubtful=_is_about_a_project(path)
    )


def _is_about_a_project(path: Path) -> bool:
    return path.stem.casefold() in _ABOUT_A_PROJECT


def _minutes(row: ListedMeeting, words: Words) -> StartChoice:
    detail = words(say("{day}", day=Day(row.date))) if row.date else ""
    return StartChoice(kind=Kind.MINUTES, title=row.title, detail=detail, target=str(row.folder))


def read_choice(choice: StartChoice, words: Words) -> StartChoice | str:
    """Read an agenda to say what is in it; called in a thread."""
    from msgspec.structs import replace

    from facilitator.agenda_file import read_agenda

    try:
        agenda = read_agenda(Path(choice.target)).agenda
    except Refused as refused:
        return words(refused.reason)
    except OSError as error:
        return error.strerror or type(error).__name__
    items = nsay("{count} item", "{count} items", len(agenda.items))
    if not agenda.items:
        said = say("no items")
    elif agenda.total:
        said = say("{items}, {count} min", items=items, count=in_minutes(agenda.total))
    else:
        said = items
    doubtful = choice.is_doubtful or not agenda.items
    return replace(choice, title=agenda.title, detail=words(said), is_doubtful=doubtful)


def _page_minutes(folder: Path) -> int:
    """Show the minutes in the pager that the terminal has."""
    import click

    from facilitator.record.derived import MINUTES, write_derived
    from facilitator.record.journal import read_journal, timeline_of

    write_derived(folder, timeline_of(read_journal(folder), folder))
    click.echo_via_pager((folder / MINUTES).read_text(encoding="utf-8"))
    return 0
