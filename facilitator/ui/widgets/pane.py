"""A widget that draws one frozen slice as lines, for the size that it has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Region, Size
from textual.widget import Widget

from facilitator.ui.theme import STYLES
from facilitator.ui.views.tones import Tone

Slice = TypeVar("Slice")
AIRY = 36
"""Lines from which the centre has room for whole sentences."""


class Pane(Widget, Generic[Slice]):
    """Shows a slice, and paints only the lines that differ; a new height asks for a new layout."""

    can_focus = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id, classes=classes)
        self.slice: Slice | None = None
        self._is_shown = False
        self._drawn: list[Content] = []
        self._drawn_for: tuple[Size, bool] | None = None

    def show(self, slice_: Slice) -> None:
        """Show a slice, unless it is the one that is shown."""
        if self._is_shown and slice_ == self.slice:
            return
        self._is_shown = True
        self.slice = slice_
        self.changed(slice_)
        if self._drawn_for != (self._room, self.is_short):
            # hidden meanwhile, it may get back the very size that its old lines were drawn for
            self._drawn_for = None
            if self.display:  # a hidden one would have the whole screen laid out every second
                self.refresh(layout=self.styles.is_auto_height)
            return
        before, self._drawn = self._drawn, list(self.lines(slice_, self._room))
        if len(before) != len(self._drawn):
            self.refresh(layout=self.styles.is_auto_height)
            return
        pairs = enumerate(zip(before, self._drawn, strict=True))
        rows = [y for y, (old, new) in pairs if not old.is_same(new)]
        if rows:
            width = self.content_size.width
            self.refresh(*(Region(0, y, width, 1) for y in rows))

    @property
    def _room(self) -> Size:
        width, height = self.content_size
        return Size(width, 0 if self.styles.is_auto_height else height)

    def changed(self, slice_: Slice) -> None:
        """Set classes and the like; called with each new slice, before it is drawn."""

    def lines(self, slice_: Slice, size: Size) -> Iterable[Content]:
        """Return the lines; its height is 0 when the widget may take what it needs."""
        raise NotImplementedError

    @property
    def is_short(self) -> bool:
        """The screen has few lines: what can be said in one should be."""
        return self.app.size.height < AIRY

    def render(self) -> RenderResult:
        """Return the lines for the size at hand."""
        room = self._room
        if self.slice is None or not room.width:
            return Content("")
        if self._drawn_for != (room, self.is_short):
            self._drawn = list(self.lines(self.slice, room))
            self._drawn_for = (room, self.is_short)
        return Content("\n").join(self._drawn)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the slice needs."""
        del container, viewport
        return self._height(width)

    def _height(self, width: int) -> int:
        if self.slice is None or width <= 0:
            return 0
        return sum(1 for _ in self.lines(self.slice, Size(width, 0)))


def toned(text: str, tone: Tone, style: str = "") -> Content:
    """Return text in the colour of a meaning, never read as markup."""
    return Content.styled(text, f"{style} {STYLES[tone]}".strip())


def quiet(text: str) -> Content:
    """Return text that stays in the background."""
    return toned(text, Tone.QUIET)


def beside(left: Content, right: Content, width: int) -> Content:
    """Return one line: what stands left, cut with an ellipsis where it must be, and right."""
    if not right.cell_length:
        return left.truncate(width, ellipsis=True, pad=True)
    room = width - right.cell_length - 1
    if room < min(width // 4, left.cell_length):
        right = right.truncate(width - width // 4 - 1, ellipsis=True)
        room = width - right.cell_length - 1
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " ", right)


def wrapped(text: Content, width: int, most: int = 0) -> list[Content]:
    """Return text in lines of at most `width` cells; with `most`, the last one ends in `…`."""
    lines = text.wrap(max(1, width))
    if most and len(lines) > most:
        last = Content.assemble(lines[most - 1], " …")
        lines = [*lines[: most - 1], last.truncate(width, ellipsis=True)]
    return lines


def meter(elapsed: int, high: int, width: int, tone: Tone, low: int | None = None) -> Content:
    """Return a bar of time: what has passed, what is left, and where a window begins.

    Over time the bar stands for all that has passed, and the mark shows where the limit was.
    """
    if width <= 0 or high <= 0:
        return Content("")
    whole = max(elapsed, high)
    filled = min(width, elapsed * width // whole)
    if elapsed > 0:
        filled = max(1, filled)
    mark = None
    if elapsed > high:
        mark = min(width - 1, high * width // whole)
    elif low is not None and 0 < low < high:
        mark = min(width - 1, low * width // whole)
    cells = ["━"] * filled + ["─"] * (width - filled)
    style = STYLES[tone]
    if mark is None:
        return Content.assemble(
            Content.styled("".join(cells[:filled]), style),
            Content.styled("".join(cells[filled:]), "$track"),
        )
    parts = []
    for index, cell in enumerate(cells):
        if index == mark:
            parts.append(Content.styled("┃" if elapsed > high else "┼", "bold $foreground"))
        else:
            parts.append(Content.styled(cell, style if index < filled else "$track"))
    return Content.assemble(*parts)
