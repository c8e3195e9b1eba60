"""Whatever people type comes back from CommonMark as the text that it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.meeting.text import clean
from facilitator.record.minutes.page import Bullet, Page, Strong, bullet

COMMONMARK = MarkdownIt("commonmark")
WITH_TABLES = MarkdownIt("commonmark").enable(["table", "strikethrough"])

NASTY = [
    "k[n", "<script>alert(1)</script>", "# not a heading", "1. not a list", "12) nor this",
    "- nor", "+ nor this", "* nor", "> quote", "``` fence", "~~~ fence", "`code`", "***", "---",
    "===", "___", "a | b", "| - |", "&amp;", "&#35;", "R&D", "**bold**", "snake_case_name",
    "__init__", "\\", "ends \\", "ends #", "ends ##", "#", "##", "![image](x)",
    "[link](http://x)", "[ref]: http://x", "<http://x>", "a@b.c", "http://x.y/z_w_",
    "<!-- gone -->", "&", "<", "\\#", "\\\\", "1.", "1)", "2026. year", "~~x~~", "*", "_",
    "- [ ] task", "Đ/c Nguyễn Văn Ấn", "שלום (x)", "مرحبا", "会议", "👨‍👩‍👧", ":", "“x”", "$x$",
    "=", "- - -", "* * *", "-", "+", "=====", "0. nil", "1234567890. ten digits", "a\\*b", "`",
    "``", "<b", "</b>", "{x}",
]  # fmt: skip

typed = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from([*NASTY, " ", "a", "1"]), min_size=1, max_size=4).map("".join),
    st.text(alphabet="#*_-+=|<>&;`~\\[]()!.:1 a\"'", min_size=1, max_size=12),
    st.text(min_size=1, max_size=12),
).map(clean).filter(bool)  # fmt: skip
lists = st.recursive(
    st.builds(bullet, typed),
    lambda below: st.builds(
        lambda label, text, children: bullet(Strong(label), text, below=children),
        typed,
        typed,
        st.lists(below, max_size=3),
    ),
    max_leaves=6,
)
blocks = st.lists(
    st.one_of(
        st.tuples(st.just("heading"), st.integers(1, 8), typed),
        st.tuples(st.just("paragraph"), typed, typed),
        st.tuples(st.just("bullets"), typed, st.lists(lists, min_size=1, max_size=3)),
    ),
    max_size=6,
)


def spans(token: Token) -> list[tuple[str, bool]]:
    """The text of a line, bold or not; anything else in it would be markup."""
    found: list[tuple[str, bool]] = []
    is_bold = False
    for child in token.children or []:
        assert child.type in {"text", "strong_open", "strong_close"}, child
        if child.type == "text":
            if child.content.strip():
                found.append((child.content.strip(), is_bold))
        else:
            is_bold = child.type == "strong_open"
    return found


def parsed(text: str, parser: MarkdownIt) -> list[Any]:
    """The document as headings, paragraphs and entries with their depth, in order."""
    found: list[Any] = []
    depth, kind = 0, ""
    for token in parser.parse(text):
        match token.type:
            case "heading_open":
                kind = token.tag
            case "bullet_list_open":
                depth += 1
            case "bullet_list_close":
                depth -= 1
            case "inline":
                found.append((kind or f"p{depth}", spans(token)))
                kind = ""
            case "heading_close" | "paragraph_open" | "paragraph_close":
                pass
            case "list_item_open" | "list_item_close":
                pass
            case other:
                pytest.fail(f"{other} in {text!r}")
    return found


def written(entry: Bullet, depth: int) -> list[Any]:
    line = [
        (part.text, True) if isinstance(part, Strong) else (part, False) for part in entry.parts
    ]
    return [
        (f"p{depth}", line),
        *(found for below in entry.below for found in written(below, depth + 1)),
    ]


@settings(deadline=None, max_examples=60)
@given(blocks)
def test_a_document_parses_back_into_the_same_headings_lists_and_text(document: list[Any]) -> None:
    page, expected = Page(), []
    for kind, *content in document:
        if kind == "heading":
            level, text = content
            page.heading(level, text)
            expected.append((f"h{min(level, 6)}", [(text, False)]))
        elif kind == "paragraph":
            label, text = content
            page.paragraph(Strong(label), text)
            expected.append(("p0", [(label, True), (text, False)]))
        else:
            label, entries = content
            page.bullets(entries, label)
            expected.append(("p0", [(label, True)]))
            expected += [found for entry in entries for found in written(entry, 1)]
    for parser in (COMMONMARK, WITH_TABLES):
        assert parsed(str(page), parser) == expected


@pytest.mark.parametrize("text", NASTY)
def test_each_of_the_usual_troublemakers_is_text(text: str) -> None:
    page = Page()
    page.heading(1, text)
    page.paragraph(text)
    page.bullets([bullet(text, below=[bullet(text)])])
    for parser in (COMMONMARK, WITH_TABLES):
        assert parsed(str(page), parser) == [
            (kind, [(text, False)]) for kind in ("h1", "p0", "p1", "p2")
        ]


@pytest.mark.parametrize(
    "text",
    ["R&D costs 3 < 5?", "Đ/c Bưởi (vắng), 30%", "motion #3: yes!", "2026-11-23 at 19:30", "a - b"],
)
def test_ordinary_words_are_written_as_they_are(text: str) -> None:
    page = Page()
    page.paragraph(text.replace("<", "under"))
    assert str(page) == text.replace("<", "under") + "\n"


def test_columns_stand_as_they_were_typed() -> None:
    page = Page()
    page.paragraph("Signed")
    page.columns([("# Bo", "`Ann` <b>"), ("", ""), ("会议", "x")], width=10)
    tokens = COMMONMARK.parse(str(page))
    code = next(token for token in tokens if token.type == "code_block")
    assert code.content == "# Bo      `Ann` <b>\n\n会议      x\n"


def test_nothing_is_written_for_nothing() -> None:
    page = Page()
    page.bullets([], "Label")
    page.paragraph("", "  ")
    assert str(page) == "\n"
