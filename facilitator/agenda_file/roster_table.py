"""Rosters as tables, CSV or Markdown: which column says what, and the people row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from facilitator.agenda_file.roles import COLUMNS, column_of
from facilitator.agenda_file.settings import nearest
from facilitator.agenda_file.source import UnreadableAgenda
from facilitator.meeting.agenda import Role
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean, fold, shortened

if TYPE_CHECKING:
    from facilitator.agenda_file.roster import Roster

Header: TypeAlias = "list[str | None]"
"""The field that each column fills; None for a column that is not used."""

MOST_CELL = 10_000
"""Characters in a cell; more than that is a quote that is not closed."""

_DECIDING = ("role", "voting", "weight", "delegate", "represents", "proxies", "veto")
_DECIDING_WORDS = [word for field in _DECIDING for word in COLUMNS[field]]
_LONGEST = 30
"""Characters of a heading that may be a slip."""
_LIKE = 0.82
"""Below this likeness a heading means something else: `notes` is no slip of `votes`."""


def looks_like_table(line: str) -> bool:
    """Return whether a file's first line is the heading of a table with separated values."""
    if line.lstrip()[:1] in {"|", "-", "*", "#", ""}:
        return False
    return any(
        sum(column_of(cell) is not None for cell in line.split(mark)) >= 2 for mark in ",;\t"
    )


def read_table(text: str, roster: Roster) -> None:
    """Add the people of a CSV text to the roster.

    Raises:
        UnreadableAgenda: When it is not CSV; nothing of the roster counts then.
    """
    first = text.lstrip("\n").split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    header: Header | None = None
    begin = 1
    try:
        for cells in reader:
            line, begin = begin, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if any(len(cell) > MOST_CELL for cell in cells):
                raise _not_csv(line, say("a quote is opened here and not closed"))
            if header is None:
                header, is_heading = read_header(cells, line, roster)
                if is_heading:
                    continue
            add_row(cells, header, line, roster)
    except csv.Error as error:
        raise _not_csv(begin, say("{error}", error=str(error))) from None


def _not_csv(line: int, problem: Phrase) -> UnreadableAgenda:
    return UnreadableAgenda(
        say("line {line}: this is not CSV ({problem}); save it again.", line=line, problem=problem)
    )


def read_header(cells: list[str], line: int, roster: Roster) -> tuple[Header, bool]:
    """Return what the columns say, and whether the row is a heading at all.

    Without a column for names the first one is taken for them, which is a mistake to settle.
    """
    header: Header = []
    for cell in cells:
        field = column_of(cell)
        if field is not None and field in header:
            if field in _DECIDING:
                twice = say("There are two columns “{column}”; take one out.", column=clean(cell))
                roster.fail(line, twice)
            field = None
        elif (
            field is None
            and 0 < len(cell) <= _LONGEST
            and (near := nearest(fold(cell), _DECIDING_WORDS, _LIKE))
        ):
            unknown = say(
                "The column “{column}” is not known; the nearest is {near}.",
                column=clean(cell),
                near=near,
            )
            roster.fail(line, unknown)
        header.append(field)
    if "name" in header:
        return header, True
    nameless = say(
        "The roster has no column “name” (or “họ tên”); its first column is taken for the names."
    )
    roster.fail(line, nameless)
    return ["name", *[None] * (len(cells) - 1)], False


_NOTHING: Mapping[str, str] = {}


def add_row(
    cells: list[str],
    header: Header,
    line: int,
    roster: Roster,
    *,
    common: Mapping[str, str] = _NOTHING,
    role: Role = Role.MEMBER,
) -> None:
    """Add the person of a row; `common` is what headings above the table say of all."""
    found = zip(header, cells, strict=False)
    fields = {**common, **{column: cell for column, cell in found if column and cell.strip()}}
    beyond = [clean(cell) for cell in cells[len(header) :] if cell.strip()]
    if beyond and fields.get("name"):
        # a comma without quotes moves every cell behind it into the wrong column
        roster.strange(line, clean(fields["name"]), shortened(", ".join(beyond)))
    roster.add(fields, line, default=role)
