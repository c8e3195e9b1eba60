"""What a file is made of: sections, lists, tables, paragraphs, each with its lines."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

MOST_INLINE = 6000
"""Characters of one paragraph whose markup is looked at; a longer one is taken as plain text."""


class Text(msgspec.Struct):
    """A line of text without markup, with what the markup said about it."""

    plain: str
    line: int
    struck: list[tuple[int, int]] = msgspec.field(default_factory=list)
    links: list[tuple[int, int]] = msgspec.field(default_factory=list)
    emphasis: list[tuple[int, int]] = msgspec.field(default_factory=list)
    checked: bool | None = None
    last: int = 0
    stated: object = None
    """What `titles.state` made of it, so that it is done once."""
    heading: bool = False

    def share(self, ranges: list[tuple[int, int]]) -> float:
        """Return which share of the letters and digits lies in the ranges."""
        letters = sum(c.isalnum() for c in self.plain)
        inside = sum(c.isalnum() for begin, end in ranges for c in self.plain[begin:end])
        return inside / letters if letters else 0.0


class Paragraph(msgspec.Struct):
    """A paragraph; `text.plain` keeps the line breaks of the source."""

    text: Text
    line: int
    last: int


class Entry(msgspec.Struct):
    """An entry of a list: its first paragraph and what stands under it."""

    text: Text
    line: int
    last: int
    blocks: list[Block] = msgspec.field(default_factory=list)


class Listing(msgspec.Struct):
    """A list, ordered or bulleted."""

    entries: list[Entry]
    ordered: bool
    line: int
    last: int


class Cell(msgspec.Struct):
    """A cell of a table: its text, and the lists inside it (HTML only)."""

    text: Text
    blocks: list[Block] = msgspec.field(default_factory=list)
    span: int = 1


class Row(msgspec.Struct):
    """A row of a table."""

    cells: list[Cell]
    line: int
    last: int


class Table(msgspec.Struct):
    """A table; the header may be empty."""

    header: list[Cell]
    rows: list[Row]
    line: int
    last: int


class Other(msgspec.Struct):
    """Code, a quotation or HTML that holds neither list nor table."""

    kind: str
    text: str
    line: int
    last: int


Block: TypeAlias = "Paragraph | Listing | Table | Other"


class Section(msgspec.Struct, eq=False):
    """A heading with what stands under it, up to the next heading of its level."""

    title: Text
    level: int
    line: int
    last: int
    blocks: list[Block] = msgspec.field(default_factory=list)
    children: list[Section] = msgspec.field(default_factory=list)
    parent: Section | None = None
