"""From a path to text: refuses what is no agenda before reading it, and names the way out."""

from __future__ import annotations

import codecs
from pathlib import Path

from facilitator.meeting.phrase import Refused, say
from facilitator.text_file import Kind, not_utf8, read_bytes

MOST_BYTES = 1_000_000
"""Larger than any agenda seen by a factor of 20; above it, it is some other file."""

MOST_LINES = 8_000

MOST_BYTES_WITH_PEOPLE = 31_000_000
"""Of an agenda with its front matter, which may name 100,000 people."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = frozenset(range(32)) - {9, 10, 12, 13, 27}


class UnreadableAgenda(Refused):
    """The file cannot be an agenda; `reason` is one sentence with file, line and way out."""


class EmptyFile(UnreadableAgenda):
    """There is nothing in the file."""


class NoText(UnreadableAgenda):
    """What is in the file is not a text."""


AGENDA = Kind(
    refusal=UnreadableAgenda,
    folder=lambda file: say("{file} is a folder; name a Markdown file inside it.", file=file),
    unordinary=lambda file: say("{file} is not an ordinary file; name a Markdown file.", file=file),
    too_large=lambda file, size, most: say(
        "{file} has {size} kB, and an agenda has at most {most} kB; is it the right file?",
        file=file,
        size=size // 1000,
        most=most // 1000,
    ),
)


def load(
    path: Path, *, most: int = MOST_BYTES, lines: int = MOST_LINES, kind: Kind = AGENDA
) -> str:
    """Return the text of a file, every line break a newline.

    UTF-8, or UTF-16 and UTF-32 with a byte order mark.

    Raises UnreadableAgenda for what is missing, no regular file, empty, too large, binary or
    not UTF-8. Never reads more than `most` bytes, and never opens a pipe or a device.
    """
    return decode(read_bytes(path, most, kind), path.name or str(path), most=lines)


def beside(folder: Path | None, words: str) -> Path | None:
    """Return where a file named in an agenda lies, None when the words lead out of its folder."""
    if folder is None or Path(words).is_absolute() or "\0" in words:
        return None
    try:
        path = (folder / words).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return None
    return path if inside else None


def decode(data: bytes, name: str, *, most: int = MOST_LINES) -> str:
    """Return the text of an agenda's bytes; raises UnreadableAgenda as `load` does."""
    text = _text(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _check_lines(text, name, most)
    if not text.strip():
        raise EmptyFile(
            say("{file} is empty; write one heading or list entry for each item.", file=name)
        )
    return text


def check_length(text: str, name: str, most: int) -> None:
    """Refuse a text, its front matter left out, of more than `most` bytes or too many lines."""
    _check_lines(text, name, MOST_LINES)
    if (size := len(text.encode())) > most:
        raise UnreadableAgenda(AGENDA.too_large(name, size, most))


def _check_lines(text: str, name: str, most: int) -> None:
    lines = text.count("\n") + 1
    if lines > most:
        raise UnreadableAgenda(
            say(
                "{file} has {lines} lines, and an agenda has at most {most}; is it the right file?",
                file=name,
                lines=lines,
                most=most,
            )
        )


def _text(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                reason = say("{file} is damaged; save it again as UTF-8.", file=name)
                raise UnreadableAgenda(reason) from None
    if _looks_binary(data):
        raise NoText(say("{file} is not a text file; an agenda is Markdown text.", file=name))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableAgenda(not_utf8(name, data, error)) from None


def _looks_binary(data: bytes) -> bool:
    sample = data[:65_536]
    odd = sum(byte in _BINARY for byte in sample)
    return b"\0" in data or odd * 50 > len(sample)
