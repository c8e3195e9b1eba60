"""Rows of an agenda's table -> drafts: lengths and times by column, repeated cells as one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from facilitator.agenda_file import clocks, lengths
from facilitator.agenda_file.blocks import Cell, Listing, Row, Table, Text
from facilitator.agenda_file.clocks import Clock
from facilitator.agenda_file.drafts import Draft, draft_of
from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.sections import is_day_text
from facilitator.agenda_file.tables import Columns, columns_of
from facilitator.meeting.agenda import Plan
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean

_GOES_ON = pattern(
    r"[\s⇊↓⬇⇓″\"'|〃]*[⇊↓⬇⇓″〃][\s⇊↓⬇⇓″\"'|〃]*|\W*cont(?:inued|inues|['’]?d)?\W*",
    re.IGNORECASE,
)
_NOTHING = pattern(r"\W*(?:cancell?ed|none|n/a|tbd|-|add your (?:topic|item).*)?\W*", re.IGNORECASE)
_NOT_DONE = pattern(r"[\s–—-]*(?:no|todo|open|pending|not .*|chưa)?[\s–—-]*", re.IGNORECASE)


class Taken(msgspec.Struct):
    """What one cell gave: a draft, or the lists that stand in it."""

    draft: Draft | None = None
    listings: list[Listing] = msgspec.field(default_factory=list)
    day: str | None = None
    track: int = 0


class Rows:
    """Reads a table; `columns` is None when it is no agenda."""

    def __init__(self, table: Table, *, trusted: bool) -> None:
        self.table = table
        self.columns: Columns | None = columns_of(table, trusted=trusted)

    def read(self) -> Iterator[Taken]:
        """Yield the items, column by column when the columns are days or rooms."""
        columns = self.columns
        if columns is None:
            return
        for track, place in enumerate(columns.topics):
            day = clean(self.table.header[place].text.plain) if columns.tracks else None
            previous: Draft | None = None
            for row in self.table.rows:
                taken = self._cell(row, place, previous)
                if taken is None:
                    if not self._text(row, place).strip():
                        self._end(previous, row)
                        previous = None
                    continue
                taken.day, taken.track = day or taken.day, track
                previous = taken.draft or previous
                if taken.draft is not None or taken.listings:
                    yield taken

    def _end(self, previous: Draft | None, row: Row) -> None:
        """Let an item that has only a start end where the next row leaves its column empty."""
        clock = self._clock(row)
        if previous is None or previous.clock is None or clock is None:
            return
        finish, minutes = previous.clock.finish, clock.begin - previous.clock.begin
        if finish is None and minutes > 0:
            previous.clock = Clock(begin=previous.clock.begin, finish=clock.begin, start=0, end=0)
            if previous.stated.length is None:
                previous.plan = Plan(min_seconds=minutes * 60, max_seconds=minutes * 60)

    def _text(self, row: Row, place: int) -> str:
        return row.cells[place].text.plain if 0 <= place < len(row.cells) else ""

    def _cell(self, row: Row, place: int, previous: Draft | None) -> Taken | None:
        if place >= len(row.cells):
            return None
        cell = row.cells[place]
        listings = [block for block in cell.blocks if isinstance(block, Listing)]
        if listings and not cell.text.plain.strip():
            return Taken(listings=listings, day=self._row_day(row))
        clock = self._clock(row)
        if previous is not None and self._goes_on(cell, previous, clock):
            _prolong(previous, clock)
            return None
        if _NOTHING.fullmatch(cell.text.plain) or not any(c.isalnum() for c in cell.text.plain):
            return None
        return Taken(self._draft(row, cell, clock))

    def _row_day(self, row: Row) -> str | None:
        first = clean(self._text(row, 0))
        return (
            first
            if is_day_text(first.split(")")[0] + ")") or first.lower().startswith("day")
            else None
        )

    def _goes_on(self, cell: Cell, previous: Draft, clock: Clock | None) -> bool:
        plain = cell.text.plain
        if _GOES_ON.fullmatch(plain):
            return True
        if previous.clock is None or clock is None:
            return False
        same = clean(draft_of(Text(plain, 0)).title) == previous.title
        return same and previous.clock.finish in {clock.begin, None}

    def _draft(self, row: Row, cell: Cell, clock: Clock | None) -> Draft:
        text = cell.text
        text.line = row.line
        draft = draft_of(text)
        draft.line = row.line
        draft.row = True
        self._take_length(row, draft)
        if clock is not None:
            self._take_clock(draft, clock)
        columns = self.columns
        if columns is not None:
            name = clean(self._text(row, columns.presenter)) if columns.presenter >= 0 else ""
            draft.presenter = name or draft.presenter
            mark = self._text(row, columns.done) if columns.done >= 0 else ""
            if mark.strip() and not _NOT_DONE.fullmatch(mark):
                draft.stated.done = True
        return draft

    def _take_length(self, row: Row, draft: Draft) -> None:
        columns = self.columns
        if columns is None or columns.length < 0:
            return
        words = self._text(row, columns.length).strip()
        found = lengths.find(words)
        if not found and re.fullmatch(r"\d{1,3}(?:\s*[-–]\s*\d{1,3})?", words):
            # under a heading such as `minutes`, a bare number is minutes
            found = lengths.find(words + " min")
        if found:
            draft.stated.length = found[0]
            draft.plan = found[0].plan
        elif words and not lengths.is_open_end(words) and re.search(r"\d", words):
            draft.stated.complaints.append(
                say("“{words}” is not a length that can be read.", words=clean(words))
            )

    def _clock(self, row: Row) -> Clock | None:
        columns = self.columns
        if columns is None or columns.start < 0:
            return None
        first, second = (
            self._text(row, columns.start),
            self._text(row, columns.end) if columns.end >= 0 else "",
        )
        for words in (first, f"{first.strip()} - {second.strip()}"):
            found = clocks.ranges(words)
            if found:
                return found[0]
        begins = clocks.starts(first, dotted=True)
        ends = clocks.starts(second, dotted=True)
        if begins and ends and ends[0].begin > begins[0].begin:
            return Clock(begin=begins[0].begin, finish=ends[0].begin, start=0, end=0)
        return begins[0] if begins else None

    def _take_clock(self, draft: Draft, clock: Clock) -> None:
        draft.clock = clock
        minutes = clock.minutes
        if minutes is None:
            if clock.doubtful:
                draft.stated.complaints.append(
                    say(
                        "The times of “{title}” do not fit together; it has no length.",
                        title=draft.title,
                    )
                )
            return
        if draft.stated.length is None:
            draft.plan = Plan(min_seconds=minutes * 60, max_seconds=minutes * 60)
        elif draft.stated.length.high != minutes * 60:
            draft.stated.complaints.append(
                say(
                    "“{title}”: the clock times give {minutes} minutes, but {stated} are "
                    "stated; the stated length is taken.",
                    title=draft.title,
                    minutes=minutes,
                    stated=draft.stated.length.high // 60,
                )
            )


def _prolong(draft: Draft, clock: Clock | None) -> None:
    """Let an item go on to the end of the next row."""
    if clock is None or draft.clock is None:
        return
    finish = clock.finish
    draft.clock = Clock(begin=draft.clock.begin, finish=finish, start=0, end=0)
    minutes = draft.clock.minutes
    if minutes is not None and minutes > 0 and draft.stated.length is None:
        draft.plan = Plan(min_seconds=minutes * 60, max_seconds=minutes * 60)
