"""Mends what CommonMark would read otherwise than it was meant: indents of lists, comments, tables.

Lines keep their number: a line may change its indent or become blank, none is added or taken.
"""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda_file.pattern import pattern

_MARKER = pattern(r"([ \t]*)([-*+]|\d{1,9}[.)])(?:([ \t]+)(.*)|$)")
_LETTERED = pattern(r"([ \t]+)([a-z]|[A-Z]|[ivx]{2,4})([.)])[ \t]+(\S.*)")
_DOTTED = pattern(r"([ \t]{0,8})((\d{1,2})(?:\.\d{1,2})+)[.)]?[ \t]+(\S.*)")
_TITLE = pattern(r"#{2,6}(?=[^#\s])")
"""`##Title`: what people wrote before a blank was asked for."""
_RULE = pattern(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = pattern(r"[ \t]*(`{3,}|~{3,})")
_HTML_OPEN = pattern(r"[ \t]{0,3}<(table|ul|ol|dl)\b", re.IGNORECASE)
_DEEPEST = 40
_FILLER = "<!-- -->"


class Mended(msgspec.Struct, frozen=True, kw_only=True):
    """The lines to parse, and where the structure differs from what CommonMark would read."""

    lines: list[str]
    moved: tuple[int, ...] = ()
    """List lines (from 1) that stand at another level than CommonMark would give them."""
    unclosed_comment: int | None = None


class _Open(msgspec.Struct):
    """A list entry that is open: where its marker stood, where its text stands now."""

    marker: int
    content: int
    new_marker: int
    new_content: int
    sign: str = ""
    """The marker as written: `-`, `2`, `a`, `2.1`."""


def mend(text: str) -> Mended:
    """Return the text's lines with comments blanked, HTML tables whole, lists nested as meant."""
    lines = text.split("\n")
    unclosed = _blank_comments(lines)
    _join_html(lines)
    _open_boxes(lines)
    walker = _Walker()
    for number, line in enumerate(lines):
        lines[number] = walker.step(number + 1, line)
    return Mended(lines=lines, moved=tuple(walker.moved), unclosed_comment=unclosed)


def _blank_comments(lines: list[str]) -> int | None:
    """Take comments out, but not those shown in a fence; return the line of one never closed."""
    fence: str | None = None
    inside = False
    last = max((number for number, line in enumerate(lines) if "-->" in line), default=-1)
    unclosed: int | None = None
    for number, line in enumerate(lines):
        if not inside:
            fence = _fence_after(line, fence)
            if fence is not None or "<!--" not in line:
                continue
        lines[number], inside, open_end = _without_comments(
            line, inside=inside, closable=number < last
        )
        if open_end and unclosed is None:
            unclosed = number + 1
    return unclosed


def _without_comments(line: str, *, inside: bool, closable: bool) -> tuple[str, bool, bool]:
    """Return a line without comments, whether one is open at its end, and whether one never closes.

    A comment that is never closed is only text: nothing of the agenda may vanish behind it.
    """
    kept: list[str] = []
    rest = line
    while True:
        if inside:
            _, end, rest = rest.partition("-->")
            if not end:
                return "".join(kept).rstrip(), True, False
            inside = False
        before, begin, rest = rest.partition("<!--")
        kept.append(before)
        if not begin:
            return "".join(kept), False, False
        if "-->" not in rest and not closable:
            kept.append("<! --" + rest.replace("<!--", "<! --"))
            return "".join(kept), False, True
        inside = True


def _open_boxes(lines: list[str]) -> None:
    """Make headings of titles in capitals that stand alone in fences, where a file has several."""
    boxes = [
        number
        for number in range(1, len(lines) - 1)
        if lines[number - 1].rstrip() == lines[number + 1].rstrip() == "```"
        and lines[number].isupper()
        and len(lines[number]) < 80
    ]
    if len(boxes) < 3:
        return
    heads = (line for line in reversed(lines[: boxes[0] - 1]) if re.match(r"#{1,5} ", line))
    level = len(next(heads, "#").split(" ")[0]) + 1
    for number in boxes:
        lines[number - 1] = lines[number + 1] = ""
        lines[number] = "#" * level + " " + lines[number].strip()


def _fence_after(line: str, fence: str | None) -> str | None:
    match = _FENCE.match(line)
    if match is None:
        return fence
    if fence is None:
        return match[1]
    closes = match[1].startswith(fence) and not line.strip().strip(fence[0])
    return None if closes else fence


def _join_html(lines: list[str]) -> None:
    """Fill blank lines inside an HTML table or list: for Markdown they would end it."""
    number = 0
    while number < len(lines):
        match = _HTML_OPEN.match(lines[number])
        end = _html_end(lines, number, match[1].lower()) if match else None
        if end is None:
            number += 1
            continue
        for inside in range(number, end):
            if not lines[inside].strip():
                lines[inside] = _FILLER
        number = end + 1


def _html_end(lines: list[str], begin: int, tag: str) -> int | None:
    depth = 0
    for number in range(begin, min(begin + 2000, len(lines))):
        line = lines[number].lower()
        depth += line.count(f"<{tag}") - line.count(f"</{tag}")
        if depth <= 0:
            return number
    return None


class _Walker:
    """Goes down the lines with the list entries that are open, as a reader sees them."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.moved: list[int] = []
        self.after_blank = True
        self.fence: str | None = None
        self.shift = 0

    def step(self, number: int, line: str) -> str:
        if self.fence is not None:
            self.fence = _fence_after(line, self.fence)
            return _shifted(line, self.shift)
        line = _expanded(line)
        if not line.strip():
            self.after_blank = True
            return line
        marker = _MARKER.match(line)
        if marker and not _RULE.match(line) and self._may_be_entry(marker):
            mended = self._entry(number, marker)
        elif self.open and (found := self._numbered_otherwise(line)) is not None:
            mended = self._other_entry(*found)
        else:
            mended = self._other(line)
        self.after_blank = False
        return mended

    def _numbered_otherwise(self, line: str) -> tuple[int, str, str] | None:
        """Return indent, sign and text of `  b. Roof` or `2.1 Roof` below the entry it is part of.

        For Markdown they are text of the entry above.
        """
        if match := _DOTTED.match(line):
            parent = match[2].rpartition(".")[0]
            if any(entry.sign in {parent, match[3]} for entry in self.open):
                return len(match[1]), match[2], match[4]
        if match := _LETTERED.match(line):
            indent, sign = len(match[1]), match[2]
            goes_on = any(e.sign.isalpha() and abs(e.marker - indent) <= 1 for e in self.open)
            begins = sign in {"a", "A", "i", "I"} and indent > self.open[0].marker
            if goes_on or begins:
                return indent, sign, match[4]
        return None

    def _other_entry(self, indent: int, sign: str, text: str) -> str:
        if sign[0].isdigit():
            # its own number says whose part it is, whatever its indent
            while "." in self.open[-1].sign or not self.open[-1].sign.isdigit():
                if sign.startswith(self.open[-1].sign + ".") or len(self.open) == 1:
                    break
                self.open.pop()
            indent = max(indent, self.open[-1].marker + 1)
        else:
            while len(self.open) > 1 and indent <= self.open[-1].marker + 1:
                if not self.open[-1].sign.isalpha() and indent > self.open[-1].marker:
                    break
                self.open.pop()
        begin = self.open[-1].new_content
        self.open.append(_Open(indent, indent + len(sign) + 2, begin, begin + 3, sign))
        return " " * begin + "1. " + text

    def _may_be_entry(self, marker: re.Match[str]) -> bool:
        indent = len(marker[1])
        if self.open:
            # `2019. ` at the start of a line is more likely the end of a sentence
            return self.after_blank or not marker[2][0].isdigit() or int(marker[2][:-1]) <= 60
        if indent > 3:
            return False
        if marker[4] is None:
            return self.after_blank
        return self.after_blank or not marker[2][0].isdigit() or marker[2][:-1] == "1"

    def _entry(self, number: int, marker: re.Match[str]) -> str:
        indent = len(marker[1])
        commonmark = self._commonmark_level(indent)
        bullet = not marker[2][0].isdigit()
        while self.open and indent <= self.open[-1].marker + self._slack(indent, bullet=bullet):
            self.open.pop()
        while len(self.open) > 1 and abs(indent - self.open[-1].marker) <= 1:
            if self._slack(indent, bullet=bullet) == 0 and indent > self.open[-1].marker:
                break
            self.open.pop()
        if len(self.open) >= _DEEPEST:
            self.open.pop()
        if commonmark != len(self.open):
            self.moved.append(number)
        begin = self.open[-1].new_content if self.open else 0
        # numbers count by place, and only a 1 may stand right under a line of text
        sign = "1" + marker[2][-1] if marker[2][0].isdigit() else marker[2]
        width = len(sign) + 1
        gap = len(marker[3] or " ")
        self.open.append(
            _Open(
                indent,
                indent + len(marker[2]) + (gap if gap <= 4 else 1),
                begin,
                begin + width,
                marker[2].rstrip(".)"),
            )
        )
        return " " * begin + sign + " " + (marker[4] or "")

    def _slack(self, indent: int, *, bullet: bool) -> int:
        """Return how much deeper a marker may stand and still be beside the last entry."""
        numbered = self.open[-1].sign[:1].isalnum()
        if bullet and numbered:
            return 0
        return int(len(self.open) == 1 and indent < 2)

    def _commonmark_level(self, indent: int) -> int:
        level = 0
        for entry in self.open:
            if indent < entry.content:
                break
            level += 1
        base = self.open[level - 1].content if level else 0
        return level if indent - base <= 3 else -1

    def _other(self, line: str) -> str:
        if _TITLE.match(line):
            line = _TITLE.sub(lambda match: match[0] + " ", line, count=1)
        indent = len(line) - len(line.lstrip(" "))
        if self.open and self.after_blank:
            while self.open and indent <= self.open[-1].marker:
                self.open.pop()
        elif self.open and _ends_list(line, indent):
            self.open.clear()
        if not self.open:
            self._begin_fence(line, 0)
            return line
        entry = self.open[-1]
        if not self.after_blank and indent <= entry.marker:
            return line
        self._begin_fence(line, entry.new_content - indent)
        return " " * entry.new_content + line.lstrip(" ")

    def _begin_fence(self, line: str, shift: int) -> None:
        match = _FENCE.match(line)
        if match and "`" not in line.strip().lstrip("`"):
            self.fence, self.shift = match[1], shift


def _ends_list(line: str, indent: int) -> bool:
    """Tell whether a line right below a list entry ends the list all the same."""
    return indent == 0 and bool(re.match(r"#{1,6}\s|<|\||```|~~~|={3,}$|-{3,}$", line))


def _expanded(line: str) -> str:
    head = len(line) - len(line.lstrip(" \t"))
    return line[:head].expandtabs(4) + line[head:] if "\t" in line[:head] else line


def _shifted(line: str, shift: int) -> str:
    if shift >= 0:
        return " " * shift + line
    room = len(line) - len(line.lstrip(" "))
    return line[min(room, -shift) :]
