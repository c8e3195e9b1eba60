"""Pages of 80 terminal columns: text padded, cut and folded by the cells that it fills."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meeting.phrase import Phrase
from facilitator.meeting.text import cells

Speak = Callable[[Phrase], str]
"""Renders a phrase; a `facilitator.words.Words` is one."""

WIDTH = 80


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return text padded with blanks to a width in terminal cells."""
    blanks = " " * max(0, width - cells(text))
    return blanks + text if right else text + blanks


def cut(text: str, width: int) -> str:
    """Return text cut to a width in terminal cells, with an ellipsis when something is lost."""
    if len(text) <= width and cells(text) <= width:
        return text
    head = cut_hard(text, width)
    if head == text:
        return text
    return cut_hard(text, width - 1).rstrip() + "…" if width > 1 else "…"


def fold_line(text: str, width: int) -> list[str]:
    """Return text as lines of at most `width` terminal cells, broken between words."""
    lines: list[str] = []
    current = ""
    filled = 0
    width = max(1, width)
    for word in text.split():
        pieces = _cut_up(word, width)
        if len(pieces) > 1:
            if current:
                lines.append(current)
            lines.extend(pieces[:-1])
            current, filled = "", 0
        size = cells(pieces[-1])
        if current and filled + 1 + size > width:
            lines.append(current)
            current, filled = pieces[-1], size
        else:
            filled += size + bool(current)
            current = f"{current} {pieces[-1]}".strip()
    return [*lines, current] if current else lines


def _cut_up(word: str, width: int) -> list[str]:
    """Return a word in pieces that fit, each of at least one character, in one go over it."""
    pieces: list[str] = []
    begin = size = 0
    for place, char in enumerate(word):
        wide = cells(char)
        if size + wide > width and place > begin:
            pieces.append(word[begin:place])
            begin, size = place, 0
        size += wide
    return [*pieces, word[begin:]]


def cut_hard(text: str, width: int) -> str:
    """Return the longest beginning of a text that fits; at least one character."""
    size = 0
    for place, char in enumerate(text):
        size += cells(char)
        if size > width and place > 0:
            return text[:place]
    return text
