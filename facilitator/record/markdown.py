"""CommonMark from people's words: what they typed is text, never markup.

Only what could be read as markup is escaped, so that the source stays pleasant to read. Plain
CommonMark has no tables; what a table would do is done with lists.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence

import msgspec

# `|` and `~` mean nothing in CommonMark, but tables and strikethrough in its usual extensions
_INLINE = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?[0-9A-Za-z]+;)")
_BLOCK = re.compile(r"(?P<mark>[#+=-])|(?P<number>\d{1,9})(?=[.)](?:\s|$))")
_DEEPEST = 6


def inline(text: str) -> str:
    """Return text escaped for the inside of a line; white space becomes single blanks."""
    return _INLINE.sub(r"\\\g<0>", " ".join(text.split()))


class Strong(msgspec.Struct, frozen=True):
    """A label in bold."""

    text: str


Part = str | Strong


class Bullet(msgspec.Struct, frozen=True):
    """An entry of a list: a line, and the list below it."""

    parts: tuple[Part, ...]
    below: tuple[Bullet, ...] = ()


def bullet(*parts: Part, below: list[Bullet] | None = None) -> Bullet:
    """Return an entry of a list."""
    return Bullet(parts, tuple(below or ()))


def line(parts: tuple[Part, ...]) -> str:
    """Return a line of text that starts a block and is nothing but text and bold labels."""
    pieces = [
        f"**{inline(part.text)}**" if isinstance(part, Strong) else inline(part) for part in parts
    ]
    text = " ".join(piece for piece in pieces if piece not in {"", "****"})
    if match := _BLOCK.match(text):
        at = match.end() if match["number"] else 0
        text = f"{text[:at]}\\{text[at:]}"
    return text


class Page:
    """A document, written from top to bottom."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def heading(self, level: int, text: str) -> None:
        """Add a heading; below the sixth level there is none deeper."""
        escaped = inline(text)
        if escaped.endswith("#"):  # else it would be taken for the closing of the heading
            escaped = f"{escaped[:-1]}\\#"
        self._blocks.append(f"{'#' * min(level, _DEEPEST)} {escaped}".rstrip())

    def paragraph(self, *parts: Part) -> None:
        """Add a paragraph; nothing when there is nothing in it."""
        if text := line(parts):
            self._blocks.append(text)

    def bullets(self, bullets: list[Bullet], label: str = "") -> None:
        """Add a list, under a bold label if one is given; nothing when it is empty.

        Two lists that follow each other without a label would be one.
        """
        if not bullets:
            return
        if label:
            self.paragraph(Strong(label))
        self._blocks.append("\n".join(_listed(bullets, "")))

    def columns(self, rows: list[tuple[str, str]], width: int = 40) -> None:
        """Add two columns as they stand; must follow a paragraph, not a list."""
        lines = []
        for left, right in rows:
            gap = " " * max(2, width - _cells(left))
            lines.append(f"    {left}{gap}{right}".rstrip() if left or right else "")
        self._blocks.append("\n".join(lines))

    def table(self, rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> None:
        """Add a table as it stands, its columns aligned; must follow a paragraph, not a list.

        The first row is the head. `right` names the columns of figures, which end in line. Plain
        CommonMark shows it in a fixed-width font, whatever is in the names.
        """
        clean = [[" ".join(cell.split()) for cell in row] for row in rows]
        widths = [max(map(_cells, column)) for column in zip(*clean, strict=True)]
        lines = []
        for cells in clean:
            padded = [
                f"{' ' * (width - _cells(cell))}{cell}"
                if place in right
                else f"{cell}{' ' * (width - _cells(cell))}"
                for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
            ]
            lines.append(f"    {'  '.join(padded)}".rstrip())
        self._blocks.append("\n".join(lines))

    def __str__(self) -> str:
        return "\n\n".join(self._blocks) + "\n"


def _listed(bullets: list[Bullet] | tuple[Bullet, ...], indent: str) -> list[str]:
    lines = []
    for entry in bullets:
        lines.append(f"{indent}- {line(entry.parts)}".rstrip())
        lines += _listed(entry.below, indent + "  ")
    return lines


def _cells(text: str) -> int:
    """Return the width of text in a fixed-width font."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)
