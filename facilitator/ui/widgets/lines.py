"""A page of lines that is scrolled: only those in view are ever drawn, however many there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Lines(ScrollView, can_focus=False):
    """Shows lines that were folded to its width before."""

    DEFAULT_CSS = """
    Lines { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._lines: Sequence[Content] = ()

    def show(self, lines: Sequence[Content]) -> None:
        """Show other lines; the place in them stays, as far as there are as many."""
        self._lines = lines
        widest = max((line.cell_length for line in lines), default=0)
        self.virtual_size = Size(widest, len(lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the page as it stands at a line of the screen."""
        place, width = y + self.scroll_offset.y, self.size.width
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[place]
        drawn = Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)
        return drawn[0].crop_extend(0, width, self.rich_style)
