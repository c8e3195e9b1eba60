"""The program's streams and arguments, whatever encoding the environment names."""

from __future__ import annotations

import codecs
import io
import os
import sys
from pathlib import Path
from typing import TextIO

from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import say

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def prepare_streams() -> None:
    """Make output never fail at a letter, and input keep every byte that it cannot decode.

    A letter that the output's encoding lacks becomes `?`. Input that is no terminal is UTF-8, as
    files are; bytes that are not become surrogates, by which a reader knows them.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        as_files = not sys.stdin.isatty() or codecs.lookup(sys.stdin.encoding).name == "ascii"
        sys.stdin.reconfigure(
            encoding="utf-8" if as_files else sys.stdin.encoding, errors="surrogateescape"
        )


def write_json(text: str) -> None:
    """Write JSON to the output as UTF-8, as JSON is, whatever the terminal's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def open_script(path: Path) -> tuple[TextIO, str]:
    """Open a script for reading; return it and its encoding.

    UTF-8, or UTF-16 and UTF-32 where a byte order mark says so. Bytes that are not UTF-8 become
    surrogates.

    Raises:
        OSError: when it cannot be opened.
    """
    encoding = "utf-8"
    if path.is_file():
        with path.open("rb") as stream:
            begin = stream.read(4)
        encoding = next((code for mark, code in _MARKS if begin.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return path.open(encoding="utf-8-sig", errors="surrogateescape"), encoding
    return path.open(encoding=encoding, errors="replace"), encoding


def check_arguments(arguments: list[str]) -> None:
    """Refuse an argument that is not UTF-8, unless it names a file or folder that is there.

    The name of a file may be any bytes; a title or a candidate that lost a letter would be another.
    """
    for argument in arguments:
        if any("\ud800" <= sign <= "\udfff" for sign in argument):
            path = argument.partition("=")[2] if argument.startswith("--") else argument
            if not os.path.lexists(path or argument):
                shown = argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
                raise FacilitatorError(
                    say(
                        "The argument {text} is not UTF-8; set the terminal to UTF-8 and write it "
                        "again.",
                        text=shown,
                    )
                )
