"""HTML in Markdown -> the same lists and tables; anything else of it is only remembered."""

from __future__ import annotations

from html.parser import HTMLParser

from facilitator.agenda_file.blocks import (
    Block,
    Cell,
    Entry,
    Listing,
    Other,
    Paragraph,
    Row,
    Table,
    Text,
)

_DEEPEST = 30
_HIDDEN = {"script", "style", "template", "head", "title"}
_BREAKS = {"p", "div", "br", "tr", "dt", "dd"}


def read_html(content: str, line: int, last: int) -> list[Block]:
    """Return the lists and tables of an HTML block; lines as in the file."""
    if "<" not in content or len(content) > 400_000:
        return [Other("html", content, line, last)]
    parser = _Parser(line)
    parser.feed(content)
    parser.close()
    blocks = parser.finish(last)
    return blocks or [Other("html", "".join(parser.loose), line, last)]


class _Level:
    """A place that takes text: a list entry, a cell, or the block itself."""

    def __init__(self, line: int) -> None:
        self.text = Text("", line)
        self.blocks: list[Block] = []

    def add(self, words: str, *, emphasis: bool) -> None:
        begin = len(self.text.plain)
        self.text.plain += words
        if emphasis and words.strip():
            self.text.emphasis.append((begin, len(self.text.plain)))


class _Parser(HTMLParser):
    def __init__(self, first: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first = first
        self.top: list[Block] = []
        self.lists: list[tuple[Listing, _Level | None]] = []
        self.tables: list[tuple[Table, _Level | None]] = []
        self.stack: list[_Level] = []
        self.hidden = 0
        self.bold = 0
        self.links: list[int] = []
        self.loose: list[str] = []

    def _line(self) -> int:
        return self.first + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self.hidden += 1
        elif tag in {"ul", "ol"}:
            self._open_list(tag)
        elif tag == "li":
            self._open_entry()
        elif tag == "table":
            self._open_table()
        elif tag == "tr":
            self._open_row()
        elif tag in {"td", "th"}:
            self._open_cell(tag, dict(attrs))
        elif tag in {"b", "strong", "em", "i"}:
            self.bold += 1
        elif tag == "a" and self.stack:
            self.links.append(len(self.stack[-1].text.plain))
        elif tag in _BREAKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in {"ul", "ol"} and self.lists:
            self._close_entry()
            listing, _ = self.lists.pop()
            listing.last = self._line()
        elif tag == "li" and self.lists:
            self._close_entry()
        elif tag == "table" and self.tables:
            self._close_cell()
            table, _ = self.tables.pop()
            table.last = self._line()
        elif tag in {"td", "th"}:
            self._close_cell()
        elif tag in {"b", "strong", "em", "i"}:
            self.bold = max(0, self.bold - 1)
        elif tag == "a" and self.links and self.stack:
            text = self.stack[-1].text
            text.links.append((min(self.links.pop(), len(text.plain)), len(text.plain)))

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if self.stack:
            self.stack[-1].add(data, emphasis=self.bold > 0)
        else:
            self.loose.append(data)

    def _home(self) -> list[Block]:
        return self.stack[-1].blocks if self.stack else self.top

    def _open_list(self, tag: str) -> None:
        if len(self.lists) + len(self.tables) >= _DEEPEST:
            return
        listing = Listing([], tag == "ol", self._line(), self._line())
        self._home().append(listing)
        self.lists.append((listing, self.stack[-1] if self.stack else None))

    def _open_entry(self) -> None:
        if not self.lists:
            return
        self._close_entry()
        level = _Level(self._line())
        entry = Entry(level.text, self._line(), self._line(), level.blocks)
        self.lists[-1][0].entries.append(entry)
        self.stack.append(level)

    def _close_entry(self) -> None:
        """Close the entry of the innermost list, and whatever was left open inside it."""
        home = self.lists[-1][1]
        while self.stack and self.stack[-1] is not home:
            self.stack.pop()
        entries = self.lists[-1][0].entries
        if entries:
            entries[-1].last = max(entries[-1].line, self._line())

    def _open_table(self) -> None:
        if len(self.lists) + len(self.tables) >= _DEEPEST:
            return
        table = Table([], [], self._line(), self._line())
        self._home().append(table)
        self.tables.append((table, self.stack[-1] if self.stack else None))

    def _open_row(self) -> None:
        if self.tables:
            self._close_cell()
            self.tables[-1][0].rows.append(Row([], self._line(), self._line()))

    def _open_cell(self, tag: str, attrs: dict[str, str | None]) -> None:
        if not self.tables:
            return
        self._close_cell()
        table = self.tables[-1][0]
        if not table.rows:
            self._open_row()
        span = attrs.get("colspan") or "1"
        level = _Level(self._line())
        cell = Cell(level.text, level.blocks, int(span) if span.isdigit() and len(span) < 3 else 1)
        if tag == "th" and not table.header and len(table.rows) == 1:
            table.header = table.rows[0].cells
        table.rows[-1].cells.append(cell)
        self.stack.append(level)

    def _close_cell(self) -> None:
        if not self.tables:
            return
        home = self.tables[-1][1]
        while (
            self.lists
            and self.stack
            and self.lists[-1][1] is not home
            and self.lists[-1][1] in self.stack
        ):
            self.lists.pop()
        while self.stack and self.stack[-1] is not home:
            self.stack.pop()
        rows = self.tables[-1][0].rows
        if rows:
            rows[-1].last = max(rows[-1].line, self._line())

    def finish(self, last: int) -> list[Block]:
        """Return the blocks found; a table's header row is taken from its rows."""
        _tidy(self.top, last)
        return self.top


def _tidy(blocks: list[Block], last: int) -> None:
    for block in blocks:
        block.last = min(max(block.last, block.line), last)
        if isinstance(block, Listing):
            for entry in block.entries:
                _tidy(entry.blocks, last)
        elif isinstance(block, Table):
            if block.header:
                block.rows = [row for row in block.rows if row.cells is not block.header]
            for row in block.rows:
                row.cells = _spread(row.cells)
                for cell in row.cells:
                    _tidy(cell.blocks, last)


def _spread(cells: list[Cell]) -> list[Cell]:
    spread: list[Cell] = []
    for cell in cells:
        spread.extend([cell] * min(cell.span, 20))
    return spread


__all__ = ["Paragraph", "read_html"]
