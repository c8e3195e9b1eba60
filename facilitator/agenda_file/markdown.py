"""Markdown -> sections, lists, tables, paragraphs, each with its lines; nothing is judged."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from facilitator.agenda_file.blocks import (
    MOST_INLINE,
    Block,
    Cell,
    Entry,
    Listing,
    Other,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
)
from facilitator.agenda_file.html_blocks import read_html
from facilitator.agenda_file.inline import Reader
from facilitator.agenda_file.pattern import pattern


def parse(lines: list[str]) -> Section:
    """Return the whole text as one section of level 0; lines count from 1.

    Time grows with the size of the text; nesting beyond 100 levels is left unread.
    """
    md = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    env: dict[str, object] = {}
    tokens: list[Token] = []
    state = StateBlock("\n".join(_without_bombs(lines)), md, env, tokens)
    md.block.tokenize(state, 0, state.lineMax)
    return _Builder(tokens, md, env).document(len(lines))


_QUOTES = pattern(r"^(?:\s{0,3}>){13,}")


def _without_bombs(lines: list[str]) -> list[str]:
    """Cut nests of quotation marks that nobody writes by hand and that cost time to follow."""
    return [_QUOTES.sub("> > >", line) if line.count(">") > 12 else line for line in lines]


class _Builder:
    def __init__(self, tokens: list[Token], md: object, env: dict[str, object]) -> None:
        self.tokens = tokens
        self.at = 0
        self.reader = Reader(md, env)

    def document(self, count: int) -> Section:
        root = Section(Text("", 0), 0, 0, count)
        current = root
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.type == "heading_open":
                current = self._heading(current, token)
                continue
            current.blocks.extend(self._block())
        _close(root)
        return root

    def _heading(self, current: Section, token: Token) -> Section:
        level = int(token.tag[1])
        first, last = _lines(token)
        text = self.reader.read(self.tokens[self.at + 1], first, last)
        self.at += 3
        while current.level >= level:
            current = current.parent or current
        section = Section(text, level, first, last, parent=current)
        current.children.append(section)
        return section

    def _block(self) -> list[Block]:
        token = self.tokens[self.at]
        kind = token.type
        if kind == "paragraph_open":
            return self._paragraph(token)
        if kind in {"bullet_list_open", "ordered_list_open"}:
            return [self._listing(token)]
        if kind == "table_open":
            return [self._table(token)]
        if kind == "blockquote_open":
            return [self._quote(token)]
        self.at += 1
        if kind == "html_block":
            first, last = _lines(token)
            return read_html(token.content, first, last)
        if kind in {"fence", "code_block"}:
            first, last = _lines(token)
            return [Other("code", token.content, first, last)]
        return []

    def _paragraph(self, token: Token) -> list[Block]:
        first, last = _lines(token)
        text = self.reader.read(self.tokens[self.at + 1], first, last)
        self.at += 3
        return [Paragraph(text, first, last)]

    def _listing(self, token: Token) -> Listing:
        ordered = token.type == "ordered_list_open"
        first, last = _lines(token)
        self.at += 1
        entries = []
        while self.tokens[self.at].type == "list_item_open":
            entries.append(self._entry(self.tokens[self.at]))
        self.at += 1
        return Listing(entries, ordered, first, last)

    def _entry(self, token: Token) -> Entry:
        first, last = _lines(token)
        self.at += 1
        blocks: list[Block] = []
        while self.tokens[self.at].type != "list_item_close":
            if self.tokens[self.at].type == "heading_open":
                blocks.extend(self._paragraph(self.tokens[self.at]))
            else:
                blocks.extend(self._block())
        self.at += 1
        text = Text("", first)
        if blocks and isinstance(blocks[0], Paragraph) and blocks[0].line == first:
            text = blocks[0].text
            blocks = blocks[1:]
        _take_checkbox(text)
        return Entry(text, first, last, blocks)

    def _table(self, token: Token) -> Table:
        first, last = _lines(token)
        rows: list[Row] = []
        row: list[Cell] = []
        head = 0
        self.at += 1
        while self.tokens[self.at].type != "table_close":
            inside = self.tokens[self.at]
            if inside.type == "tr_open":
                row = []
                rows.append(Row(row, *(_lines(inside) if inside.map else (first, first))))
            elif inside.type == "thead_close":
                head = len(rows)
            elif inside.type == "inline":
                line = rows[-1].line
                row.append(Cell(self.reader.read(inside, line, line)))
            self.at += 1
        self.at += 1
        header = rows[0].cells if head else []
        return Table(header, rows[head:], first, last)

    def _quote(self, token: Token) -> Other:
        first, last = _lines(token)
        depth = 0
        words = []
        while True:
            inside = self.tokens[self.at]
            self.at += 1
            depth += (inside.type == "blockquote_open") - (inside.type == "blockquote_close")
            if inside.type == "inline":
                words.append(inside.content[:MOST_INLINE])
            if depth == 0:
                return Other("quote", "\n".join(words), first, last)


def _lines(token: Token) -> tuple[int, int]:
    begin, end = token.map or [0, 1]
    return begin + 1, max(begin + 1, end)


def _close(section: Section) -> None:
    """Set each section's last line: of its last block or its last child's."""
    stack = [section]
    order: list[Section] = []
    while stack:
        top = stack.pop()
        order.append(top)
        stack.extend(top.children)
    for top in reversed(order):
        ends = [top.last if top.level else 0, *(block.last for block in top.blocks)]
        ends.extend(child.last for child in top.children)
        top.last = max(ends)


_CHECKBOX = pattern(r"\s*\[([ xX✓✔])\]\s+")


def _take_checkbox(text: Text) -> None:
    match = _CHECKBOX.match(text.plain)
    if match is None:
        return
    cut = match.end()
    text.checked = match[1] != " "
    text.plain = text.plain[cut:]
    for ranges in (text.struck, text.links, text.emphasis):
        ranges[:] = [(max(0, a - cut), max(0, b - cut)) for a, b in ranges]
