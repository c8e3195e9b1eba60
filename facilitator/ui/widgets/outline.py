"""The agenda: a panel on wide screens, one line on narrow ones."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from textual.content import Content
from textual.geometry import Size

from facilitator.meeting.state import ItemStatus
from facilitator.ui.views.outline import OutlineRow, OutlineView
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, beside, quiet, toned, wrapped


class Outline(Pane[OutlineView]):
    """Items with planned and actual minutes; the open one is always in sight."""

    def lines(self, slice_: OutlineView, size: Size) -> Iterable[Content]:
        """Return the heading, the rows that fit around the open one, and the sum."""
        width, height = size
        lines = [quiet(slice_.heading.upper()), Content("")]
        if not slice_.rows:
            return lines + [quiet(line.plain) for line in wrapped(Content(slice_.empty), width)]
        columns = _Columns(slice_.rows)
        room = max(1, height - len(lines) - 2)
        drawn: list[Content] = []
        if len(slice_.rows) <= room:
            drawn = [line for row in slice_.rows for line in columns.lines(row, width)]
        if not drawn or len(drawn) > room:
            drawn = columns.window(slice_.rows, slice_.current or 0, room, width)
        lines += drawn
        late = toned(slice_.late, slice_.late_tone, "bold")
        return [*lines, Content(""), Content.assemble(quiet(slice_.sum), " ", late)]


class FoldedOutline(Pane[OutlineView]):
    """The same in one line: what is done, what is on, what comes with its plan."""

    def lines(self, slice_: OutlineView, size: Size) -> Iterable[Content]:
        """Return the line, beginning where the open item stays in sight, and the sum."""
        width = size.width
        parts = [_folded(row) for row in slice_.rows]
        late = toned(slice_.late, slice_.late_tone, "bold")
        total = Content.assemble(quiet(slice_.sum), " ", late)
        if not parts:
            return [quiet(slice_.empty), total]
        first = 0
        current = slice_.current or 0
        while first < current and _length(parts[first : current + 2]) > width - 2:
            first += 1
        line = Content("  ").join(parts[first:])
        if first:
            line = Content.assemble(quiet("… "), line)
        return [line.truncate(width, ellipsis=True), total]


def _length(parts: list[Content]) -> int:
    return sum(part.cell_length + 2 for part in parts)


def _folded(row: OutlineRow) -> Content:
    mark = row.mark.strip()
    if row.status is ItemStatus.OPEN:
        return Content.styled(f"{mark}{row.number}", "bold")
    if row.status is ItemStatus.WAITING:
        return Content.assemble(f"·{row.number}", quiet(f" {row.plan}" if row.plan else ""))
    return quiet(f"{mark}{row.number}")


class _Columns:
    """Widths of the columns of figures, wide enough for every row."""

    def __init__(self, rows: tuple[OutlineRow, ...]) -> None:
        self.number = max(2, *(len(row.number) for row in rows)) if rows else 2
        self.actual = max(len(row.actual) for row in rows)
        self.over = max(len(row.over) for row in rows)
        self.plan = max(len(row.plan) for row in rows)

    def _figures(self, row: OutlineRow) -> int:
        """Return the cells of a row's figures: one that has not begun needs only its plan."""
        if not row.actual:
            return self.plan + 1
        return self.actual + self.plan + 1 + (self.over + 1 if self.over else 0)

    def line(self, row: OutlineRow, width: int) -> Content:
        """Return an item on one line."""
        is_open = row.status is ItemStatus.OPEN
        is_past = row.status not in {ItemStatus.OPEN, ItemStatus.WAITING}
        tone = Tone.QUIET if is_past else Tone.PLAIN
        figures = []
        if row.actual:
            figures.append(toned(f"{row.actual:>{self.actual}}", tone, "bold" if is_open else ""))
            figures.append(toned(f" {row.over:<{self.over}}" if self.over else "", Tone.LATE))
        figures.append(toned(f" {row.plan:>{self.plan}}", Tone.QUIET))
        left = Content.assemble(
            toned(row.mark, Tone.GOOD if row.status is ItemStatus.DONE else tone),
            " ",
            toned(f"{row.number:<{self.number}} ", tone),
            toned(row.title, tone),
        )
        return _raised(beside(left, Content.assemble(*figures), width), row)

    def lines(self, row: OutlineRow, width: int) -> list[Content]:
        """Return an item with its whole title, on two lines where it takes them."""
        first = self.line(row, width)
        indent = self.number + 3
        room = width - indent - self._figures(row) - 1
        words = wrapped(Content(row.title), room) if room > 0 else []
        if len(words) < 2:
            return [first]
        is_past = row.status not in {ItemStatus.OPEN, ItemStatus.WAITING}
        tone = Tone.QUIET if is_past else Tone.PLAIN
        above = self.line(replace(row, title=words[0].plain), width)
        rest = Content(" ").join(words[1:])
        below = Content.assemble(" " * indent, toned(rest.plain, tone))
        return [above, _raised(below.truncate(width, ellipsis=True, pad=True), row)]

    def window(
        self, rows: tuple[OutlineRow, ...], current: int, room: int, width: int
    ) -> list[Content]:
        """Return one line for each item that fits, the open one a third from the top."""
        first = min(max(0, current - room // 3), max(0, len(rows) - room))
        shown = [self.line(row, width) for row in rows[first : first + room]]
        if first:
            shown[0] = quiet(f"↑ {first + 1}".rjust(width))
        if (hidden := len(rows) - first - room) > 0:
            shown[-1] = quiet(f"↓ {hidden + 1}".rjust(width))
        return shown


def _raised(line: Content, row: OutlineRow) -> Content:
    if row.status is not ItemStatus.OPEN:
        return line
    return line.stylize_before("bold $foreground on $lift")
