"""From a path to text: refuses what is no election file before reading it."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from facilitator.ballot_file.contents import UnreadableBallots
from facilitator.meeting.phrase import Phrase, say

MOST_BYTES = 50_000_000
"""Room for a million papers; above it, it is some other file."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def load(path: Path, *, most: int = MOST_BYTES) -> str:
    """Return the text of a file, every line break a newline; raises UnreadableBallots.

    Never reads more than `most` bytes, and never opens a pipe or a device.
    """
    return decode(_bytes(path, most), path.name or str(path))


def _bytes(path: Path, most: int) -> bytes:
    name = path.name or str(path)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableBallots(
                say("{file} is not an ordinary file; name a file of ballots.", file=name)
            )
        if status.st_size > most:
            raise UnreadableBallots(_too_large(name, status.st_size, most))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        reason = say("There is no file {file}; check the spelling and the folder.", file=str(path))
        raise UnreadableBallots(reason) from None
    except PermissionError:
        reason = say("{file} may not be read by you; ask for its permissions.", file=name)
        raise UnreadableBallots(reason) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        reason = say(
            "{file} cannot be read ({detail}); try a copy of it.", file=name, detail=detail
        )
        raise UnreadableBallots(reason) from None
    # the file may have grown since it was looked at
    if len(data) > most:
        raise UnreadableBallots(_too_large(name, len(data), most))
    return data


def _too_large(name: str, size: int, most: int) -> Phrase:
    return say(
        "{file} has {size} MB, and a file of ballots has at most {most} MB; is it the right file?",
        file=name,
        size=size // 1_000_000,
        most=most // 1_000_000,
    )


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes; raises UnreadableBallots."""
    encoding = next((code for mark, code in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = say(
            "{file}, line {line}: this is not UTF-8; save the file as UTF-8 in your editor.",
            file=name,
            line=line,
        )
        raise UnreadableBallots(reason) from None
    if "\0" in text:
        raise UnreadableBallots(
            say("{file} is not a text file; ballots come as BLT, CSV or JSON.", file=name)
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
