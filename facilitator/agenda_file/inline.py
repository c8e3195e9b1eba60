"""Inline markup -> plain text with the ranges that were struck, linked or emphasised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from facilitator.agenda_file.blocks import MOST_INLINE, Text
from facilitator.agenda_file.pattern import pattern

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = pattern(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_RUN = pattern(r"([\[\]()*_`~<&!\\])\1{40,}")
_BLANKS = pattern(r"[^\S\n]+")
_SAME = pattern(r"([^\w\s])\1{60,}")
"""A row of equal marks; patterns that skip marks would go over it again and again."""
_OPENERS = {"s_open": "s", "link_open": "a", "em_open": "em", "strong_open": "em"}
_CLOSERS = {"s_close": "s", "link_close": "a", "em_close": "em", "strong_close": "em"}
_STRUCK_TAGS = {"s", "del", "strike"}


class Reader:
    """Reads inline tokens; very long or hostile ones are taken as plain text."""

    def __init__(self, md: Any, env: dict[str, object]) -> None:
        self.md = md
        self.env = env

    def read(self, token: Token, line: int, last: int) -> Text:
        """Return the text of an inline token; line breaks stay line breaks."""
        content = token.content
        if len(content) > MOST_INLINE or _RUN.search(content) or content.count("[") > 400:
            return Text(
                _SAME.sub(_shortened, _BLANKS.sub(" ", content))[:MOST_INLINE], line, last=last
            )
        children: list[Token] = []
        self.md.inline.parse(content, self.md, self.env, children)
        return _Collector(line, last).collect(children)


class _Collector:
    def __init__(self, line: int, last: int) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.open: dict[str, list[int]] = {"s": [], "a": [], "em": []}
        self.text = Text("", line, last=last)
        self.ranges = {"s": self.text.struck, "a": self.text.links, "em": self.text.emphasis}

    def collect(self, tokens: list[Token]) -> Text:
        for token in tokens:
            self._take(token)
        for kind, opened in self.open.items():
            self.ranges[kind].extend((begin, self.length) for begin in opened)
        self.text.plain = "".join(self.parts)
        return self.text

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind in _OPENERS:
            self.open[_OPENERS[kind]].append(self.length)
        elif kind in _CLOSERS:
            self._end(_CLOSERS[kind])
        elif kind in {"softbreak", "hardbreak"}:
            self._add("\n")
        elif kind == "html_inline":
            self._tag(token.content)
        elif kind == "image":
            pass
        else:
            self._add(token.content)

    def _add(self, words: str) -> None:
        words = _BLANKS.sub(" ", words)
        if len(words) > 80:
            words = _SAME.sub(_shortened, words)
        self.parts.append(words)
        self.length += len(words)

    def _end(self, kind: str) -> None:
        if self.open[kind]:
            self.ranges[kind].append((self.open[kind].pop(), self.length))

    def _tag(self, content: str) -> None:
        match = _TAG.fullmatch(content)
        if match is None:
            return
        tag = match[1].lower()
        closing = content.startswith("</")
        if tag == "br":
            self._add("\n")
        elif tag in _STRUCK_TAGS or tag in {"b", "strong", "i", "em", "a"}:
            kind = "s" if tag in _STRUCK_TAGS else "a" if tag == "a" else "em"
            if closing:
                self._end(kind)
            else:
                self.open[kind].append(self.length)
        elif not closing and tag not in {"sub", "sup", "small", "span", "img", "u", "code", "kbd"}:
            # `Allow a <model> to specify`: an unknown word in angle brackets is part of the title
            self._add(content)


def _shortened(match: re.Match[str]) -> str:
    return match[1] * 60
