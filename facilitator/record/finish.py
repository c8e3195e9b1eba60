"""The files that are derived from the journal, written at the close and whenever somebody asks."""

from __future__ import annotations

from pathlib import Path

from facilitator.meeting.timeline import Timeline
from facilitator.record.files import write_private
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

TRANSCRIPT = "transcript.json"
MINUTES = "minutes.md"


def derived(timeline: Timeline) -> dict[str, bytes]:
    """Return what belongs beside the journal, by name."""
    words = Words(timeline.meeting.agenda.language)
    return {TRANSCRIPT: as_json(timeline), MINUTES: minutes(timeline, words).encode()}


def write_derived(folder: Path, timeline: Timeline) -> None:
    """Write transcript and minutes beside the journal, each in one step.

    Raises:
        OSError: when one cannot be written; what was there is untouched.
    """
    for name, data in derived(timeline).items():
        write_private(folder / name, data)


def keep(folder: Path, timeline: Timeline) -> None:
    """Do what the close of a meeting asks for: transcript, minutes, and a row in the archive.

    Raises:
        OSError: when something cannot be written; the journal has everything all the same.
    """
    write_derived(folder, timeline)
    # TinyDB only when a meeting closes
    from facilitator.record.archive import enter

    enter(folder, timeline)


def take_back(folder: Path) -> None:
    """Take back what `keep` did, when the close of the meeting is taken back.

    Raises:
        OSError: when something cannot be removed.
    """
    from facilitator.record.archive import leave

    for name in (TRANSCRIPT, MINUTES):
        (folder / name).unlink(missing_ok=True)
    leave(folder)
