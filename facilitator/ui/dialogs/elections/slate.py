"""The candidates with their numbers, letters, votes and bars: always in view while papers come."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from facilitator.ui.dialogs.shown import GOOD, KEY, MUTED, chosen, fitted, safe, shown
from facilitator.ui.format import cells

_LEAST = 25
"""Cells of a column, below which names would be cut too much."""
_BESIDE = 11
"""Lines of the dialog that are not the slate's."""


class Stand(NamedTuple):
    """One candidate as the slate shows them."""

    number: int
    letter: str
    name: str
    votes: int
    told: str
    """The votes in figures."""
    mark: str = ""
    """What the paper that is being typed says about them: `✓`, a rank, an amount, an answer."""


class Slate(Widget, can_focus=False):
    """In as many columns as it takes; what does not fit is turned to."""

    DEFAULT_CSS = """
    Slate { height: auto; width: 1fr; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._stands: tuple[Stand, ...] = ()
        self._page = 0

    def show(self, stands: tuple[Stand, ...], latest: int = 0) -> None:
        """Show the candidates as they stand now, and turn to the one who was marked last."""
        self._turn_to(latest)
        if stands == self._stands:
            return
        grown = len(stands) != len(self._stands)
        self._stands = stands
        self.refresh(layout=grown)

    def turn(self, step: int) -> None:
        """Show the next candidates, where not all of them fit."""
        _, pages = self._pages()
        self._page = (self._page + step) % pages
        self.refresh()

    def _turn_to(self, number: int) -> None:
        columns, pages = self._pages()
        if number and pages > 1:
            page = (number - 1) // max(1, columns * self.size.height)
            if page != self._page:
                self._page = page
                self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - as Textual calls it
        """Return the lines of the longest column, within what the screen leaves."""
        room = max(3, viewport.height - _BESIDE)
        columns = max(1, width // _LEAST)
        fewest = next((n for n in range(1, columns + 1) if self._lines(n) <= room), columns)
        return max(1, min(room, self._lines(fewest)))

    def _lines(self, columns: int) -> int:
        return -(-len(self._stands) // columns)

    def _pages(self) -> tuple[int, int]:
        """Return how many columns there are, and how many pages."""
        width, height = self.size
        most = max(1, width // _LEAST)
        fits = (n for n in range(1, most + 1) if self._lines(n) <= height)
        columns = next(fits, most)
        return columns, max(1, -(-len(self._stands) // max(1, columns * height)))

    def render(self) -> RenderResult:
        """Return the columns, numbers running down."""
        width, height = self.size
        if not self._stands or height < 1:
            return Content("")
        columns, pages = self._pages()
        self._page = min(self._page, pages - 1)
        here = self._stands[self._page * columns * height :][: columns * height]
        each = (width + 2) // columns - 2
        shape = _Shape.of(self._stands, each)
        lines, ansi = [], self.app.native_ansi_color
        for y in range(height):
            row = [shape.drawn(stand, ansi=ansi) for stand in here[y::height]]
            lines.append(Content("  ").join(row))
        if pages > 1:
            place = Content.styled(f" {self._page + 1}/{pages}", MUTED)
            lines[-1] = fitted(lines[-1], place, width)
        return Content("\n").join(lines)


def shortened(name: str, width: int, style: str = "") -> Content:
    """Return a name in exactly so many cells: initials before its end, where it is too long.

    The last word stays whole as long as it can: in Vietnamese it is the given name.
    """
    words = safe(name).split()
    for place, word in enumerate(words[:-1]):
        if shown(" ".join(words)).cell_length <= width:
            break
        words[place] = f"{word[0]}."
    return shown(" ".join(words), style).truncate(width, ellipsis=True, pad=True)


class _Shape(NamedTuple):
    """Where the parts of a line stand: the same in all, so that the bars begin alike."""

    width: int
    label: int
    """Cells for the mark, the number and, where there are some, the letter."""
    names: int
    figures: int
    most: int

    @classmethod
    def of(cls, stands: tuple[Stand, ...], width: int) -> _Shape:
        """Return the shape that fits all of them; names give way so that bars have some cells."""
        label = _LETTERED if any(stand.letter for stand in stands) else _LETTERED - 2
        figures = max(len(stand.told) for stand in stands)
        longest = max(shown(stand.name).cell_length for stand in stands)
        names = min(longest, width - label - figures - 2 - _SHORTEST_BAR)
        return cls(width, label, max(4, names), figures, max(stand.votes for stand in stands))

    def drawn(self, stand: Stand, *, ansi: bool) -> Content:
        """Return the line of one candidate."""
        label = Content.assemble(
            (f"{stand.mark:>2.2} ", f"bold {GOOD}"),
            (f"{stand.number:>2}", KEY),
            (f" {stand.letter} " if self.label == _LETTERED else " ", KEY),
        )
        name = shortened(stand.name, self.names)
        room = max(1, self.width - self.label - self.names - self.figures - 2)
        filled = cells(stand.votes, self.most, room)
        bar = Content.assemble(("━" * filled, GOOD), " " * (room - filled))
        told = (f"{stand.told:>{self.figures}}", "bold")
        line = Content.assemble(label, name, " ", bar, " ", told)
        return chosen(line, ansi=ansi) if stand.mark else line


_LETTERED = 8
_SHORTEST_BAR = 3
