"""From a path to text: refuses what is no election file before reading it."""

from __future__ import annotations

import codecs
from pathlib import Path

from facilitator.ballot_file.contents import UnreadableBallots
from facilitator.meeting.phrase import Phrase, say
from facilitator.text_file import Kind, not_utf8, read_bytes

MOST_BYTES = 10_000_000
MOST_LINES = 250_000
"""A file of these sizes is counted in seconds and some hundred MB; alike papers share a line."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path, *, most: int = MOST_BYTES) -> str:
    """Return the text of a file, every line break a newline; raises UnreadableBallots.

    Never reads more than `most` bytes, and never opens a pipe or a device.
    """
    text = decode(read_bytes(path, most, _BALLOTS), path.name or str(path))
    if (lines := text.count("\n")) > MOST_LINES:
        raise UnreadableBallots(
            say(
                "{file} has {lines} lines, and a file of ballots has at most {most}: write papers "
                "that are alike on one line, with their number.",
                file=path.name,
                lines=lines,
                most=MOST_LINES,
            )
        )
    return text


def _no_file_of_ballots(file: str) -> Phrase:
    return say("{file} is not an ordinary file; name a file of ballots.", file=file)


_BALLOTS = Kind(
    refusal=UnreadableBallots,
    folder=_no_file_of_ballots,
    unordinary=_no_file_of_ballots,
    too_large=lambda file, size, most: say(
        "{file} has {size} MB, and a file of ballots has at most {most} MB; is it the right file?",
        file=file,
        size=size // 1_000_000,
        most=most // 1_000_000,
    ),
)


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes; raises UnreadableBallots."""
    encoding = next((code for mark, code in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableBallots(not_utf8(name, data, error)) from None
    if "\0" in text:
        raise UnreadableBallots(
            say("{file} is not a text file; ballots come as BLT, CSV or JSON.", file=name)
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
