"""Markdown as lines to read: headings stand out, lists hang, tables keep their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from facilitator.ui.dialogs.shown import MUTED, typed
from facilitator.ui.widgets.pane import wrapped

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLETS = ("•", "–", "·")
_STYLES = {"strong": "bold", "em": "italic", "s": "strike"}
_BAR = "█"
_LEAST_BAR = 5
_HEADED = 2
"""Headings down to this level get a sign of their own."""


class Part(NamedTuple):
    """A paragraph, a heading, an entry of a list or a line that keeps its blanks."""

    text: Content
    heading: int = 0
    indent: int = 0
    mark: str = ""
    """What stands before its first line: a bullet, a number."""
    is_fixed: bool = False
    is_close: bool = False
    """No air before it."""


def read_document(source: str) -> tuple[Part, ...]:
    """Return the parts of Markdown; all of its text is text, and fit for a terminal."""
    from markdown_it import MarkdownIt

    return tuple(_Reader().read(MarkdownIt("commonmark").parse(source)))


class _Reader:
    """Goes through the tokens once, knowing which lists are open."""

    def __init__(self) -> None:
        self._numbers: list[int | None] = []
        """For each list that is open, innermost last: the next number, None for bullets."""
        self._mark = ""
        self._heading = 0
        self._is_close = False

    def read(self, tokens: Iterable[Token]) -> Iterator[Part]:
        """Yield the parts."""
        for token in tokens:
            match token.type:
                case "inline":
                    yield self._taken(_inline(token.children or ()))
                case "code_block" | "fence" | "html_block":
                    yield Part(Content(token.content.rstrip("\n")), is_fixed=True)
                case "hr":
                    yield Part(Content.styled("────────", MUTED))
                case "heading_open":
                    self._heading = int(token.tag[1:])
                case _:
                    self._lists(token)

    def _lists(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                self._is_close = bool(self._numbers)
                is_numbered = token.type.startswith("ordered")
                self._numbers.append(int(token.attrGet("start") or 1) if is_numbered else None)
            case "bullet_list_close" | "ordered_list_close":
                self._numbers.pop()
                self._is_close = bool(self._numbers)
            case "list_item_open":
                number = self._numbers[-1]
                bullet = _BULLETS[min(len(self._numbers), len(_BULLETS)) - 1]
                self._mark = bullet if number is None else f"{number}."
                self._numbers[-1] = None if number is None else number + 1

    def _taken(self, text: Content) -> Part:
        part = Part(
            text,
            heading=self._heading,
            indent=len(self._numbers),
            mark=self._mark,
            is_close=self._is_close,
        )
        self._mark, self._heading, self._is_close = "", 0, bool(self._numbers)
        return part


def _inline(tokens: Iterable[Token]) -> Content:
    styles: list[str] = []
    pieces = []
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if name in _STYLES and end == "open":
            styles.append(_STYLES[name])
        elif name in _STYLES and end == "close":
            styles.pop()
        elif token.type == "softbreak":
            pieces.append(Content(" "))
        elif token.type == "hardbreak":
            pieces.append(Content("\n"))
        elif token.content:
            pieces.append(Content.styled(typed(token.content), " ".join(styles)))
    return Content.assemble(*pieces)


class Document(NamedTuple):
    """Lines for a width, and where the headings stand among them."""

    lines: list[Content]
    headings: list[int]


def laid_out(parts: Iterable[Part], width: int) -> Document:
    """Return the parts as lines that are never wider than `width`."""
    lines: list[Content] = []
    headings = []
    for part in parts:
        if lines and not part.is_close:
            lines.append(Content(""))
        if part.heading:
            headings.append(len(lines))
            lines += _headed(part, width - 1)
        elif part.is_fixed:
            lines += _table(part.text.plain, width)
        else:
            lines += _hanging(part, width - 1)
    return Document(lines, headings)


def _headed(part: Part, width: int) -> Iterator[Content]:
    sign = "▌ " if part.heading == _HEADED else ""
    for line in wrapped(part.text.stylize("bold"), width - len(sign)):
        yield Content.assemble((sign, "$text-accent"), line)
    if part.heading < _HEADED:
        yield Content.styled("━" * min(width, max(8, part.text.cell_length)), MUTED)


def _table(text: str, width: int) -> Iterator[Content]:
    """Yield lines that keep their columns; too wide, they lose air first and then parts of bars."""
    rows = [_in_cells(typed(line)) for line in text.split("\n")]
    widest = max(map(len, rows))
    columns = [{row[at] for row in rows if at < len(row)} for at in range(widest)]
    air = [at for at in range(1, widest) if columns[at - 1] | columns[at] <= {" "}]
    bars = [at for at in range(widest) if {_BAR} <= columns[at] <= {_BAR, " "}]
    gone = set(air[: max(0, widest - width)])
    gone |= _spread(bars, widest - width - len(gone))
    for row in rows:
        kept = "".join(cell for at, cell in enumerate(row) if at not in gone)
        yield from wrapped(Content(kept.rstrip()), width)


def _spread(places: list[int], count: int) -> set[int]:
    """Return so many of the places, evenly spread: shorter bars still compare as they did."""
    count = min(max(0, count), max(0, len(places) - _LEAST_BAR))
    return {places[index * len(places) // count] for index in range(count)}


def _in_cells(line: str) -> list[str]:
    """Return what stands in each cell of a line; the second cell of a wide character is empty."""
    cells: list[str] = []
    for char in line:
        size = Content(char).cell_length
        if size == 0 and cells:
            cells[-1] += char
        else:
            cells += [char, *[""] * (size - 1)]
    return cells


def _hanging(part: Part, width: int) -> Iterator[Content]:
    margin = "  " * max(0, part.indent - 1)
    edge = len(part.mark) + 1 if part.mark else 2 if part.indent else 0
    first, *rest = wrapped(part.text, max(8, width - len(margin) - edge))
    lead = (f"{part.mark} ", MUTED) if part.mark else " " * edge
    yield Content.assemble(margin, lead, first)
    yield from (Content.assemble(margin, " " * edge, line) for line in rest)
