"""Bytes from a terminal as text, whatever they are. Knows no Textual.

A terminal may send bytes that are not UTF-8: one that is set to Latin-1, Alt with a key of eight
bits, and mouse reports in the oldest form, which have coordinates as single bytes:

    ESC [ M  button+32  column+32  row+32        column 100 is the byte 0x84
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder

_OLD_MOUSE = b"\x1b[M"
_ESCAPED = re.compile("[\udc80-\udcff]")
_FIRST, _MOTION, _WHEEL = 32, 32, 64
_RELEASED = 3


class TerminalText:
    """Decodes what a terminal sends, piece by piece; a letter may be cut between two pieces."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("surrogateescape").decode
        self._given = b""
        """The beginning of a mouse report, perhaps, that was given away: ESC may be a key."""
        self._held = b""
        """The beginning of a mouse report whose end has not arrived yet."""
        self.unreadable = b""
        """The bytes of the last piece that are not UTF-8."""

    def feed(self, data: bytes) -> str:
        """Return the text of `data`, with U+FFFD for each byte that is not UTF-8."""
        return self._text(self._with_new_mouse(data))

    def pause(self) -> str:
        """Return what was held back, when nothing has come for a while: it is no report."""
        held, self._held, self._given = self._held, b"", b""
        return self._text(held) if held else ""

    def _text(self, data: bytes) -> str:
        text = self._decode(data)
        wrong = _ESCAPED.findall(text)
        self.unreadable = bytes(ord(sign) - 0xDC00 for sign in wrong)
        return _ESCAPED.sub("\ufffd", text) if wrong else text

    def _with_new_mouse(self, data: bytes) -> bytes:
        """Return bytes with old mouse reports in the form that has coordinates in digits."""
        whole = self._given + self._held + data
        out, at = b"", 0
        while (found := whole.find(_OLD_MOUSE, at)) >= 0 and found + 6 <= len(whole):
            out += whole[at:found] + _in_digits(*whole[found + 3 : found + 6])
            at = found + 6
        out += whole[at:] if found < 0 else whole[at:found]
        fresh = out[len(self._given) :]
        if found < 0:
            self._held = b""
            self._given = next((e for e in (b"\x1b[", b"\x1b") if out.endswith(e)), b"")
        else:
            before = max(0, len(self._given) - len(out))
            self._given, self._held = whole[found : found + before], whole[found + before :]
        return fresh


def _in_digits(button: int, column: int, row: int) -> bytes:
    """Return a mouse report with digits; an empty one for a place that the old form cannot tell."""
    button, column, row = button - _FIRST, column - _FIRST, row - _FIRST
    if button < 0 or column < 1 or row < 1:
        return b"\x1b[<35;1;1M"
    if button & _RELEASED == _RELEASED and not button & (_MOTION | _WHEEL):
        return b"\x1b[<%d;%d;%dm" % (button - _RELEASED, column, row)
    return b"\x1b[<%d;%d;%dM" % (button, column, row)
