"""What only prints: agendas, meetings, records."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from facilitator.cli.endings import BAD_INPUT
from facilitator.cli.shipped import agenda_path
from facilitator.cli.streams import write_json
from facilitator.words import Words, chairs_language


def _print(text: str) -> None:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def _print_json(value: object) -> None:
    write_json(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def check_agenda(file: str, *, as_json: bool) -> None:
    """Print the outline of an agenda, and every complaint."""
    from facilitator.agenda_file import read_agenda
    from facilitator.agenda_file.outline import outline, print_outline

    words = Words(chairs_language())
    reading = read_agenda(agenda_path(file))
    if as_json:
        _print_json(outline(reading, words))
    else:
        _print(print_outline(reading, words))


def list_all(data: Path | None, *, as_json: bool) -> None:
    """Print the meetings of the data folder."""
    from facilitator.record.library import data_folder, for_json, list_meetings

    rows = list_meetings(data_folder(data))
    if as_json:
        _print_json(for_json(rows))
    else:
        from facilitator.cli.listing import listing

        _print(listing(rows, Words(chairs_language())))


def show_meeting(meeting: str, data: Path | None, kind: str, *, appendix: bool) -> None:
    """Print the minutes or the transcript, and write both beside the journal."""
    from facilitator.record.derived import write_derived
    from facilitator.record.journal import read_journal, timeline_of
    from facilitator.record.library import data_folder, find_meeting
    from facilitator.record.minutes import minutes
    from facilitator.record.transcript import as_json

    folder = find_meeting(data_folder(data), meeting)
    timeline = timeline_of(read_journal(folder), folder)
    write_derived(folder, timeline)
    if kind == "json":
        sys.stdout.buffer.write(as_json(timeline))
        sys.stdout.flush()
    else:
        words = Words(timeline.meeting.agenda.language)
        _print(minutes(timeline, words, appendix=appendix))


def verify_meeting(meeting: str, data: Path | None) -> int:
    """Print whether a record is whole; return the exit status."""
    from facilitator.record.derived import verify
    from facilitator.record.library import data_folder, find_meeting

    words = Words(chairs_language())
    report = verify(find_meeting(data_folder(data), meeting))
    for line in report.lines():
        _print(words(line))
    return BAD_INPUT if report.problems else 0


def print_schema(file: str) -> None:
    """Print the JSON Schema of a file that lasts: `transcript` or `journal`."""
    from facilitator.record.schema import journal_schema, schema

    _print_json(journal_schema() if file == "journal" else schema())
