"""The list of meetings for people: one line each, in terminal cells."""

from __future__ import annotations

from facilitator.meeting.duration import clock
from facilitator.meeting.phrase import say
from facilitator.meeting.text import cells
from facilitator.record.library import STATUS_NAMES, ListedMeeting
from facilitator.words import Words


def listing(rows: list[ListedMeeting], words: Words) -> str:
    """Return a table of date, state, length, title and id; a damaged meeting says what is wrong."""
    if not rows:
        return words(say("There is no meeting yet. Start one: facilitator run AGENDA"))
    table = [_row(row, words) for row in rows]
    widths = [max(cells(line[column]) for line in table) for column in range(3)]
    lines = []
    for row, line in zip(rows, table, strict=True):
        columns = (_padded(text, width) for text, width in zip(line, widths, strict=False))
        lines.append("  ".join((*columns, row.id)))
        if row.title:
            lines.append(f"    {row.title}")
        if row.problem:
            lines.append("    " + words(row.problem))
    return "\n".join(lines)


def _row(row: ListedMeeting, words: Words) -> tuple[str, str, str]:
    length = clock(row.seconds) if row.seconds else "-"
    return row.date or "-", words(STATUS_NAMES[row.status]), length


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
