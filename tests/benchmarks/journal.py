"""What the journal costs beside the bare thing: one append, and reading a long meeting back.

Run it with `python -m tests.benchmarks.journal [EVENTS]`.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from facilitator.meeting.agenda import Agenda, Item
from facilitator.meeting.author import Author
from facilitator.meeting.events import MeetingOpened, MeetingPrepared, NoteTaken, Recorded
from facilitator.meeting.notes import NoteKind
from facilitator.record.codec import NO_LINE, encode_act
from facilitator.record.journal import open_journal, read_journal, timeline_of
from facilitator.record.library import listed_meeting
from facilitator.record.transcript import as_json

AT = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
APPENDS = 500


def recorded(seq: int) -> Recorded:
    """One event of a meeting: prepared, opened, then notes."""
    if seq == 1:
        agenda = Agenda(title="Benchmark", items=(Item(id="i1", number="1", title="One"),))
        prepared = MeetingPrepared.of(meeting="benchmark", agenda=agenda, program="benchmark")
        return Recorded(seq=1, at=AT, by=Author(name="b"), act=1, event=prepared)
    if seq == 2:
        return Recorded(seq=2, at=AT, by=Author(name="b"), act=2, event=MeetingOpened())
    note = NoteTaken(number=seq - 2, kind=NoteKind.NOTE, text=f"note {seq} of a long evening")
    return Recorded(seq=seq, at=AT, by=Author(name="b"), act=seq, event=note)


def median(act: Callable[[int], object], times: int) -> float:
    """Return the median time of an act in seconds."""
    lengths = []
    for number in range(1, times + 1):
        start = time.perf_counter()
        act(number)
        lengths.append(time.perf_counter() - start)
    return statistics.median(lengths)


def appending(folder: Path) -> None:
    """Print one act's append and fsync beside writing and syncing the same bytes."""
    journal, _ = open_journal(folder)
    ours = median(lambda n: journal.append((recorded(n),)), APPENDS)
    journal.close()
    data, _ = encode_act((recorded(9),), NO_LINE)
    bare_file = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def bare(_: int) -> None:
        os.write(bare_file, data)
        os.fsync(bare_file)

    floor = median(bare, APPENDS)
    os.close(bare_file)
    say(f"append and fsync: {ours * 1000:.3f} ms, bare {floor * 1000:.3f} ms", ours / floor)


def reading(folder: Path, events: int) -> None:
    """Print reading, folding and listing a long meeting beside decoding its JSON."""
    head, lines = NO_LINE, []
    for seq in range(1, events + 1):
        data, head = encode_act((recorded(seq),), head)
        lines.append(data)
    (folder / "journal.jsonl").write_bytes(b"".join(lines))
    decode = msgspec.json.Decoder().decode
    bare = median(lambda _: [decode(line) for line in lines], 3)
    read = median(lambda _: read_journal(folder), 3)
    say(f"read and check {events} events: {read:.3f} s, bare JSON {bare:.3f} s", read / bare)
    events_read = read_journal(folder)
    fold = median(lambda _: timeline_of(events_read, folder), 3)
    say(f"fold them into the meeting: {fold:.3f} s", fold / bare)
    listed = median(lambda _: listed_meeting(folder), 3)
    say(f"a row of the list, every byte checked: {listed:.3f} s", listed / bare)
    timeline = timeline_of(events_read, folder)
    written = median(lambda _: as_json(timeline), 3)
    say(f"transcript: {written:.3f} s", written / bare)


def say(what: str, ratio: float) -> None:
    """Print a line with its ratio."""
    sys.stdout.write(f"{what} ({ratio:.1f} times)\n")


def main() -> None:
    """Measure in a temporary folder."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        for part in ("append", "read"):
            (Path(name) / part).mkdir()
        appending(Path(name) / "append")
        reading(Path(name) / "read", events)


if __name__ == "__main__":
    main()
