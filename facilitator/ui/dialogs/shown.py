"""Text from people and from the program on its way to the screen: never markup, never control."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from textual.content import Content

from facilitator.meeting.text import clean

MUTED = "$text-muted"
GOOD = "$text-success"
LATE = "$text-warning"
BAD = "$text-error"
KEY = "bold $text-accent"


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """Return text that may reach a terminal, whoever wrote it; blanks at the ends go."""
    return clean(text)


def shown(text: str, style: str = "") -> Content:
    """Return text from people as content of one line, in a style."""
    return Content.styled(safe(text), style)


def chosen(line: Content, *, ansi: bool) -> Content:
    """Return a line that stands out as the chosen one; a terminal's own colours have no shades."""
    if ansi:
        return Content.styled(line.plain, "bold reverse")
    return line.stylize("bold on $primary 30%")


def typed(text: str) -> str:
    """Return what may stand in a field while somebody types: control characters go, blanks stay.

    A lone combining mark stays too: an input method sends the letter and its tone in turn.
    """
    kept = (c if c == " " or safe(c) else " " if c.isspace() else "" for c in text)
    return unicodedata.normalize("NFC", "".join(kept))


def fitted(left: Content, right: Content, width: int) -> Content:
    """Return one line of exactly `width` cells: left cut with an ellipsis where it must be.

    Of a right part that leaves less than a third, what is cut is rather that.
    """
    room = width - right.cell_length - (1 if right else 0)
    if room < width // 3:
        kept = max(width // 3, min(left.cell_length, width * 2 // 3))
        right = right.truncate(width - kept - 1, ellipsis=True)
        room = width - right.cell_length - 1
    left = left.truncate(room, ellipsis=True)
    gap = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * max(gap, 0), right)
