"""The files that are derived from the journal: write, remove and verify them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import Phase
from facilitator.meeting.timeline import Timeline
from facilitator.record.files import write_private
from facilitator.record.journal import scan_journal, timeline_of
from facilitator.record.minutes import minutes
from facilitator.record.transcript import as_json
from facilitator.words import Words

TRANSCRIPT = "transcript.json"

MINUTES = "minutes.md"


def derived(timeline: Timeline) -> dict[str, bytes]:
    """Return the contents of the derived files by name."""
    words = Words(timeline.meeting.agenda.language)
    return {TRANSCRIPT: as_json(timeline), MINUTES: minutes(timeline, words).encode()}


def write_derived(folder: Path, timeline: Timeline) -> None:
    """Write the transcript and the minutes beside the journal, each in one step.

    Raises:
        OSError: if one cannot be written; the file that was there is then untouched.
    """
    for name, data in derived(timeline).items():
        write_private(folder / name, data)


def write_at_close(folder: Path, timeline: Timeline) -> None:
    """Write what the close of a meeting calls for: transcript, minutes, and a row in the archive.

    Raises:
        OSError: if something cannot be written; the journal still has everything.
    """
    write_derived(folder, timeline)
    # imports TinyDB, which is needed only when a meeting closes
    from facilitator.record.archive import enter

    enter(folder, timeline)


def remove_at_reopening(folder: Path) -> None:
    """Remove what `write_at_close` wrote, after the close of the meeting was undone.

    Raises:
        OSError: if something cannot be removed.
    """
    from facilitator.record.archive import leave

    for name in (TRANSCRIPT, MINUTES):
        (folder / name).unlink(missing_ok=True)
    leave(folder)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The findings of `verify`."""

    events: int = 0
    acts: int = 0
    undone: int = 0
    """The number of acts that are undone."""
    head: str = ""
    """The hash of the last line: SHA-256, in hexadecimal."""
    torn: int = 0
    """The number of bytes of an incomplete act at the end."""
    problems: tuple[Phrase, ...] = ()
    remarks: tuple[Phrase, ...] = ()
    """Findings that are worth knowing but no fault."""

    def lines(self) -> list[Phrase]:
        """Return the lines of the report."""
        summary = []
        if self.events:
            summary = [
                nsay("{count} event, head sha256:{head}", "{count} events, head sha256:{head}",
                     self.events, head=self.head),
                nsay("{count} act, {undone} of them undone",
                     "{count} acts, {undone} of them undone", self.acts, undone=self.undone),
            ]  # fmt: skip
        if not self.problems:
            summary.append(say("The record is whole."))
        return [*summary, *self.problems, *self.remarks]


def verify(folder: Path) -> Report:
    """Check the journal of a meeting, and that transcript and minutes match it.

    Damage is reported, not raised.
    """
    try:
        found = scan_journal(folder)
        timeline = timeline_of(found.recorded, folder)
    except FacilitatorError as error:
        return Report(problems=(error.reason,))
    problems, remarks = _derived_files(folder, timeline)
    if found.torn:
        torn = nsay(
            "The last act is incomplete: {count} byte of it was written. `facilitator "
            "resume` sets it aside and continues before it.",
            "The last act is incomplete: {count} bytes of it were written. `facilitator "
            "resume` sets them aside and continues before it.",
            found.torn,
        )
        problems.insert(0, torn)
    return Report(
        events=len(found.recorded),
        acts=len({line.act for line in found.recorded}),
        undone=len(timeline.undone),
        head=found.head,
        torn=found.torn,
        problems=tuple(problems),
        remarks=(*remarks, *_set_aside(folder)),
    )


def _derived_files(folder: Path, timeline: Timeline) -> tuple[list[Phrase], list[Phrase]]:
    problems: list[Phrase] = []
    remarks: list[Phrase] = []
    is_closed = timeline.meeting.phase is Phase.CLOSED
    for name, expected in derived(timeline).items():
        try:
            is_equal = (folder / name).read_bytes() == expected
        except FileNotFoundError:
            if is_closed:
                problems.append(
                    say("{file} is missing. `facilitator show` writes it again.", file=name)
                )
            continue
        except OSError as error:
            problems.append(
                say(
                    "{file} cannot be read: {error}.",
                    file=name,
                    error=error.strerror or type(error).__name__,
                )
            )
            continue
        if is_equal:
            remarks.append(say("{file} matches the journal.", file=name))
        elif is_closed:
            problems.append(
                say(
                    "{file} does not match the journal: it was changed by hand or by another "
                    "version of this program. `facilitator show` writes it again.",
                    file=name,
                )
            )
        else:
            remarks.append(say("{file} is older than the journal.", file=name))
    return problems, remarks


def _set_aside(folder: Path) -> list[Phrase]:
    count = len(list(folder.glob("journal.torn-*")))
    if not count:
        return []
    return [
        nsay(
            "{count} act that was cut off when the program stopped is kept in journal.torn-N.",
            "{count} acts that were cut off when the program stopped are kept in journal.torn-N.",
            count,
        )
    ]
