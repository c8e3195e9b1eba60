"""Read files of ballots of any format: it is recognised by the look of the text."""

from __future__ import annotations

import codecs
from pathlib import Path

from facilitator.ballot_file.blt import looks_like_blt, read_blt
from facilitator.ballot_file.choices import is_long, is_of_choices, read_choices, read_long
from facilitator.ballot_file.contents import (
    BallotFile,
    ReadingOptions,
    UnreadableBallots,
    nothing_in,
)
from facilitator.ballot_file.marks import is_of_marks, read_marks
from facilitator.ballot_file.ranks import looks_like_civs, read_civs, read_rank_rows
from facilitator.ballot_file.records import read_json
from facilitator.ballot_file.table import TableRow, rows_of
from facilitator.meeting.phrase import Phrase, say
from facilitator.text_file import Kind, not_utf8, read_bytes

MOST_BYTES = 10_000_000
MOST_LINES = 250_000
"""A file of these sizes is counted in seconds, with some hundred MB of memory."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path, *, most: int = MOST_BYTES) -> str:
    """Return the text of a file, with every line break as a newline.

    Never read more than `most` bytes, and never open a pipe or a device.

    Raises:
        UnreadableBallots: if it is too large or not a text file.
    """
    text = decode(read_bytes(path, most, _BALLOTS), path.name or str(path))
    if (lines := text.count("\n")) > MOST_LINES:
        raise UnreadableBallots(
            say(
                "{file} has {lines} lines, and a file of ballots has at most {most}: write "
                "identical ballots on one line, with their number.",
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
    """Return the text of `data`, the bytes of the file `name`.

    Raises:
        UnreadableBallots: if they are not text.
    """
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


_AS_IT_IS = ReadingOptions()


def read_ballots(path: Path, options: ReadingOptions = _AS_IT_IS) -> BallotFile:
    """Read a file of ballots.

    Raises:
        UnreadableBallots: if it cannot be read as ballots at all.
    """
    return parse_ballots(load(path), path.name, options)


def parse_ballots(text: str, file: str = "-", options: ReadingOptions = _AS_IT_IS) -> BallotFile:
    """Read the text of a file of ballots; `file` is its name in messages.

    Raises:
        UnreadableBallots: if it cannot be read as ballots at all.
    """
    if not text.strip(" \n\t,;\"'\ufeff"):
        raise nothing_in(file)
    if text.lstrip()[:1] in {"{", "["}:
        return read_json(text, file, options)
    if looks_like_blt(text):
        return read_blt(text, file, options)
    if looks_like_civs(text):
        return read_civs(text, file, options)
    return _read_table(rows_of(text, file), file, options)


def _read_table(rows: list[TableRow], file: str, options: ReadingOptions) -> BallotFile:
    if is_long(rows[0]):
        return read_long(rows, file, options)
    if is_of_choices(rows):
        return read_choices(rows, file, options)
    if is_of_marks(rows):
        return read_marks(rows, file, options)
    return read_rank_rows(rows, file, options)
