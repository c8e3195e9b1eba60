"""Files that are no agendas, or that somebody made to break the reader."""

# ruff: noqa: E501 - an agenda's text is easier to judge on the line on which it stands

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.agenda_file import (
    Reading,
    UnreadableAgenda,
    outline,
    parse_agenda,
    print_outline,
    read_agenda,
)
from facilitator.meeting.text import cells
from facilitator.words import Words


def refused(path: Path) -> str:
    with pytest.raises(UnreadableAgenda) as caught:
        read_agenda(path)
    return Words("en")(caught.value.reason)


def refused_bytes(folder: Path, data: bytes) -> str:
    path = folder / "agenda.md"
    path.write_bytes(data)
    return refused(path)


def test_no_such_file(tmp_path):
    assert "no file" in refused(tmp_path / "agenda.md")


def test_a_folder(tmp_path):
    assert "folder" in refused(tmp_path)


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file(tmp_path, data):
    assert "empty" in refused_bytes(tmp_path, data)


@pytest.mark.parametrize("data", [b"# a\0b", bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n\0\0"])
def test_a_binary_file(tmp_path, data):
    assert "not a text file" in refused_bytes(tmp_path, data)


def test_bad_utf8_names_the_line(tmp_path):
    assert "line 3" in refused_bytes(tmp_path, b"# a\n\n- caf\xe9\n")


def test_too_large_is_refused_by_its_size(tmp_path):
    path = tmp_path / "agenda.md"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    assert "50000 kB" in refused(path)


def test_too_many_lines(tmp_path):
    assert "lines" in refused_bytes(tmp_path, b"- a\n" * 100_000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_opened(tmp_path):
    path = tmp_path / "agenda.md"
    os.mkfifo(path)
    assert "not an ordinary file" in refused(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_with_a_mark(tmp_path, encoding):
    path = tmp_path / "agenda.md"
    text = "# Họp\r\n\r\n- Khai mạc (5 phút)\r\n"
    path.write_bytes(("\ufeff" + text if encoding == "utf-16-le" else text).encode(encoding))
    agenda = read_agenda(path).agenda
    assert (agenda.title, [i.title for i in agenda.items]) == ("Họp", ["Khai mạc"])


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("title: a: b", 2),
        ("title: x\nchair: [a", 3),
        ("a: &a [1, 1]\nb: [*a, *a]", 2),
        ("a: " + "[" * 5000, 2),
        ("- a\n- b", 2),
        ("chair: \x07", 1),
    ],
)
def test_bad_yaml_names_the_line(front, line):
    with pytest.raises(UnreadableAgenda) as caught:
        parse_agenda(f"---\n{front}\n---\n- a\n", name="agenda.md", folder=None)
    assert f"agenda.md, line {line}:" in Words("en")(caught.value.reason)


def test_yaml_tags_make_no_objects():
    reading = parse_agenda(
        "---\nchair: !!python/object/apply:os.getcwd []\n---\n- a\n", name="a", folder=None
    )
    assert reading.agenda.chair is None


N = 20_000


@pytest.mark.parametrize(
    "text",
    [
        ">" * N, "> " * N, "[" * N, "[a](" * N, "- " * N + "a", "1. " * N + "a", "*" * N, "*a " * N, "**a _b " * N, "~~a " * N,
        "<" * N, "<table>" * N, "<ul><li>" * N, "<!-- " * N, "<!-- a\n" * 2000, "\n".join("  " * i + "- a" for i in range(1000)),
        "# " + "a (b) " * N, "- " + "5 min, 10 - " * N, "(" * N, "1 " * N, "5m " * N, "\u00a0" * N, "- a" + "\u0301" * N,
        "|" * N, "&amp;" * N, "\\" * N, "`" * N, "[a " * 5000 + "]" * 5000, "a\n=\n" * 2000, "- {" * N, "10:00 - " * N,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_pathological_markdown_comes_to_an_end(text):
    reading = parse_agenda(text, name="agenda.md", folder=None)
    print_outline(reading, Words("en"))


PIECES = [
    "# ", "## ", "- ", "* ", "1. ", "  ", "    ", "\n", "\n\n", "| a | b |\n|-|-|\n", "| 5m | x |\n", "~~", "**", "[", "](http://x)",
    "(5m, Lee)", "10:00 - 11:00 ", "≤30m", "<!--", "-->", "```\n", "> ", "<table><tr><td>", "<ul><li>", "</ul>", "{recurring}",
    "- ? why\n", "- motion: x (simple)\n", "Agenda", "Day 1", "Minutes", "---\n", "title: x\n", "members: [a, b]\n", "\t", "½", "\u202e",
    "\x1b[31m", "e\u0301", "漢字", "🔒", "&le;", ":",
]  # fmt: skip
ANY = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


def read_or_refuse(text: str) -> Reading | UnreadableAgenda:
    try:
        return parse_agenda(text, name="agenda.md", folder=None)
    except UnreadableAgenda as error:
        return error


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY)
def test_any_text_is_an_agenda_or_refused_with_a_sentence(text):
    words = Words("en")
    reading = read_or_refuse(text)
    if isinstance(reading, UnreadableAgenda):
        assert "agenda.md" in words(reading.reason)
        return
    agenda = reading.agenda
    lines = text.count("\n") + text.count("\r") + 1
    data = outline(reading, words)
    assert data["total_seconds"] == agenda.total
    numbers = [item.number for item in agenda.items]
    assert len(set(numbers)) == len(numbers)
    for item in agenda.items:
        assert item.title.isprintable()
        assert item.number.count(".") == item.level - 1
        assert item.line <= lines
        assert (item.plan.max_seconds or 1) > 0
        assert (item.plan.min_seconds or 0) <= (
            item.plan.max_seconds or 0
        ) or item.plan.max_seconds is None
    page = print_outline(reading, words)
    assert all(cells(line) <= 80 for line in page.splitlines()[1:])
    assert "\x1b" not in page
    assert "\u202e" not in page
