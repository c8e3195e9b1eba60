"""A list to choose from, and the line of keys: drawn by us, so that no name is ever markup."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from facilitator.meeting.phrase import Phrase
from facilitator.ui.dialogs.shown import KEY, MUTED, chosen, fitted
from facilitator.ui.widgets.pane import wrapped
from facilitator.words import Words

_MOST_WHOLE = 4
"""Lines that the chosen row may take."""
_FURTHER_IN = 3
_NONE = -1
"""Place of the choice while there is none."""


class Row(NamedTuple):
    """One line of a list: what stands left, what stands right, and what it stands for.

    A line with an empty key is a heading and is never chosen. What stands left or right may be
    a function: of 500 people only those in view are then put into words.
    """

    key: str
    left: Content | Callable[[], Content]
    right: Content | Callable[[], Content] = Content("")


def _drawn(part: Content | Callable[[], Content]) -> Content:
    return part() if callable(part) else part


class Rows(Widget, can_focus=False):
    """A list of lines with one of them chosen; the dialog moves the choice.

    Its height is that of the longest list it has held, within what the screen allows, so that
    nothing jumps while somebody types.
    """

    DEFAULT_CSS = """
    Rows { height: auto; width: 1fr; margin-top: 1; }
    """

    rows: reactive[tuple[Row, ...]] = reactive(tuple[Row, ...])
    cursor: reactive[int] = reactive(0)

    def __init__(self, *, tall: int = 1, most: int = 99, share: int = 30, empty: str = "") -> None:
        """Make a list of `tall` lines, never more than `most` nor `share` % of the screen."""
        super().__init__()
        self._most = most
        self._share = share
        self._tall = min(tall, most)
        self._empty = empty
        self._top = 0

    def offer(
        self, rows: tuple[Row, ...], chosen: str | None = None, *, or_none: bool = False
    ) -> None:
        """Show other rows; the choice goes to the row with the key `chosen`, else to the first.

        With `or_none` to none of them until the chair moves it: what Enter does weighs too much.
        """
        if min(len(rows), self._most) > self._tall:
            self._tall = min(len(rows), self._most)
            self.refresh(layout=True)
        places = {row.key: i for i, row in enumerate(rows) if row.key}
        self.rows = rows
        first = _NONE if or_none else min(places.values(), default=0)
        self.cursor = places.get(chosen or "", first)
        self.refresh()

    @property
    def chosen(self) -> str | None:
        """Key of the chosen row; None when there are no rows, or none is chosen yet."""
        return (self.rows[self.cursor].key or None) if self.rows and self.cursor >= 0 else None

    @property
    def is_long(self) -> bool:
        """Not all rows are in view."""
        return len(self.rows) > self.size.height > 0

    def move(self, step: int) -> None:
        """Move the choice, around the ends for single steps."""
        if not self.rows:
            return
        places = [i for i, row in enumerate(self.rows) if row.key]
        if not places:
            return
        last = len(places) - 1
        if self.cursor == _NONE:
            self.cursor = places[0 if step > 0 else last]
            return
        here = places.index(self.cursor) + step
        self.cursor = places[here % (last + 1) if abs(step) == 1 else min(max(here, 0), last)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls it
        """Return the height of the longest list so far, within its share of the screen."""
        return max(1, min(self._tall, viewport.height * self._share // 100))

    def render(self) -> RenderResult:
        """Return the lines around the chosen one, which is read whole."""
        height, width = self.size.height, self.size.width
        if not self.rows or height < 1:
            return Content.styled(self._empty, MUTED)
        last, scrolls = len(self.rows), len(self.rows) > height
        whole = self._whole(width - 2 if scrolls else width, min(_MOST_WHOLE, height))
        room = height - max(1, len(whole)) + 1
        if last > room and not scrolls:
            scrolls = True
            whole = self._whole(width - 2, len(whole))
        self._top = max(0, min(self._top, max(0, self.cursor), last - room))
        self._top = max(self._top, self.cursor - room + 1)
        lines: list[Content] = []
        for place, row in enumerate(self.rows[self._top : self._top + room], start=self._top):
            if place == self.cursor and row.key:
                ansi = self.app.native_ansi_color
                lines += [chosen(line, ansi=ansi) for line in whole]
            else:
                left = Content.assemble("  " if row.key else "", _drawn(row.left))
                lines.append(fitted(left, _drawn(row.right), width - 2 if scrolls else width))
        if scrolls:
            lines = [line + self._bar(y, room, height, last) for y, line in enumerate(lines)]
        return Content("\n").join(lines)

    def _whole(self, width: int, most: int) -> list[Content]:
        """Return the chosen row: in one line, or where that would cut it in as many as it takes."""
        if self.cursor == _NONE:
            return []
        row = self.rows[self.cursor]
        left, right = _drawn(row.left), _drawn(row.right)
        inner = width - 2
        together = left.cell_length + right.cell_length + (1 if right else 0)
        if together <= inner or most < 2 or not row.key:
            lines = [fitted(left, right, inner)]
        elif right.cell_length > inner // 3:
            further_in = wrapped(right, inner - _FURTHER_IN)
            lines = wrapped(left, inner)
            lines += [Content.assemble(" " * _FURTHER_IN, line) for line in further_in]
        else:
            first, *rest = wrapped(left, inner - right.cell_length - 1)
            lines = [fitted(first, right, inner), *rest]
        if len(lines) > most:
            lines = [*lines[: most - 1], Content.assemble(lines[most - 1], " …")]
        return [
            Content.assemble("  " if at else "▸ ", line).truncate(width, ellipsis=True, pad=True)
            for at, line in enumerate(lines)
        ]

    def _bar(self, y: int, room: int, height: int, last: int) -> Content:
        size = max(1, height * room // last)
        place = self._top * (height - size) // max(1, last - room)
        inside = place <= y < place + size
        return Content.styled(" █" if inside else " │", "$foreground 30%")


class Keys(Widget, can_focus=False):
    """The keys of a dialog, each with its word; lines break between them, never inside.

    The way to all of them, `aside`, stands at the right end.
    """

    DEFAULT_CSS = """
    Keys { height: auto; width: 1fr; color: $text-muted; }
    """

    def __init__(
        self, words: Words, *pairs: tuple[str, Phrase], aside: tuple[str, Phrase] | None = None
    ) -> None:
        super().__init__()
        self._words = words
        self._pairs = pairs
        self._aside = aside

    def show(self, *pairs: tuple[str, Phrase], aside: tuple[str, Phrase] | None = None) -> None:
        """Show other keys."""
        if (pairs, aside) != (self._pairs, self._aside):
            self._pairs = pairs
            self._aside = aside
            self.refresh(layout=True)

    def show_aside(self, aside: tuple[str, Phrase] | None) -> None:
        """Show another key at the right end."""
        self.show(*self._pairs, aside=aside)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls it
        """Return how many lines the keys need."""
        return len(self._lines(width))

    def render(self) -> RenderResult:
        """Return the keys in lines."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = [Content("")]
        for pair in map(self._pair, self._pairs):
            if lines[-1] and lines[-1].cell_length + 3 + pair.cell_length > width:
                lines.append(Content(""))
            lines[-1] = Content.assemble(lines[-1], "   ", pair) if lines[-1] else pair
        if self._aside is not None:
            self._put_aside(lines, self._pair(self._aside), width)
        return lines

    @staticmethod
    def _put_aside(lines: list[Content], aside: Content, width: int) -> None:
        """Put the last key at the right end, as far down as a line has room for it."""
        gaps = [width - line.cell_length - aside.cell_length for line in lines]
        place = max((at for at, gap in enumerate(gaps) if gap >= 3), default=len(lines))
        if place == len(lines):
            lines.append(Content(""))
            gaps.append(max(0, width - aside.cell_length))
        lines[place] = Content.assemble(lines[place], " " * gaps[place], aside)

    def _pair(self, pair: tuple[str, Phrase]) -> Content:
        return Content.assemble((pair[0], KEY), " ", self._words(pair[1]))
