"""What a terminal sends, cut anywhere: no byte ends anything or takes another along."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ui.terminal_text import TerminalText

CLICK = b"\x1b[M \xc8\x84"


def read(*pieces: bytes) -> str:
    text = TerminalText()
    return "".join(text.feed(piece) for piece in pieces) + text.pause()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"caf\xe9\r", "caf\ufffd\r"),
        (b"\x80x", "\ufffdx"),
        (b"\x1b\xe9x", "\x1b\ufffdx"),
        ("Trần Thị Hoà ế".encode(), "Trần Thị Hoà ế"),
        ("\ufffd".encode(), "\ufffd"),
        (CLICK + b"x", "\x1b[<0;168;100Mx"),
        (b"\x1b[M#\xc8\x21x", "\x1b[<0;168;1mx"),
        (b"\x1b[M`\xff\xffx", "\x1b[<64;223;223Mx"),
        (b"\x1b[M !", "\x1b[M !"),
        (b"\x1b", "\x1b"),
        (b"\x1b[<0;9;9M", "\x1b[<0;9;9M"),
    ],
)
def test_bytes_become_text_and_nothing_behind_them_is_lost(data: bytes, text: str) -> None:
    assert read(data) == text


@given(
    st.lists(st.one_of(st.sampled_from([CLICK, "ế".encode(), b"\x1b", b"[", b"\xe9", b"q"])))
    .map(b"".join),
    st.lists(st.integers(0, 60)),
)  # fmt: skip
def test_it_does_not_matter_where_a_slow_line_cuts(data: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(cut for cut in cuts if cut < len(data)), len(data)]
    pieces = [data[begin:end] for begin, end in pairwise(places)]
    assert read(*pieces) == read(data)


def test_half_a_letter_waits_for_the_other_half() -> None:
    first, *rest = (bytes([byte]) for byte in "ế".encode())
    text = TerminalText()
    assert text.feed(first) + text.pause() == ""
    assert "".join(text.feed(byte) for byte in rest) == "ế"
    assert text.unreadable == b""


def test_unreadable_bytes_are_named() -> None:
    text = TerminalText()
    text.feed(b"a\xff\xfeb")
    assert text.unreadable == b"\xff\xfe"
