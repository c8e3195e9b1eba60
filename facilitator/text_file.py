"""The bytes of a file that a person named: never a pipe, never more than its kind has."""

from __future__ import annotations

import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from facilitator.meeting.phrase import Phrase, Refused, say


@dataclass(frozen=True, slots=True)
class Kind:
    """What sort of file is wanted, and what to say of one that is none."""

    refusal: Callable[[Phrase], Refused]
    folder: Callable[[str], Phrase]
    """Of the file's name: it is a folder."""

    unordinary: Callable[[str], Phrase]
    """Of the file's name: it is a pipe, a device or the like."""

    too_large: Callable[[str, int, int], Phrase]
    """Of the file's name, its size and the most there may be, in bytes."""


def read_bytes(path: Path, most: int, kind: Kind) -> bytes:
    """Return the bytes of an ordinary file; raises the kind's refusal, one sentence, for others."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise kind.refusal(kind.folder(name))
        if not stat.S_ISREG(status.st_mode):
            raise kind.refusal(kind.unordinary(name))
        if status.st_size > most:
            raise kind.refusal(kind.too_large(name, status.st_size, most))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except FileNotFoundError:
        reason = say("There is no file {file}; check the spelling and the folder.", file=str(path))
        raise kind.refusal(reason) from None
    except PermissionError:
        reason = say("{file} may not be read by you; ask for its permissions.", file=name)
        raise kind.refusal(reason) from None
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or str(error)
        reason = say(
            "{file} cannot be read ({detail}); try a copy of it.", file=name, detail=detail
        )
        raise kind.refusal(reason) from None
    # the file may have grown since it was looked at
    if len(data) > most:
        raise kind.refusal(kind.too_large(name, len(data), most))
    return data


def not_utf8(name: str, data: bytes, error: UnicodeDecodeError) -> Phrase:
    """Return the sentence on bytes that are no UTF-8, with the line of the first wrong one."""
    return say(
        "{file}, line {line}: this is not UTF-8; save the file as UTF-8 in your editor.",
        file=name,
        line=data.count(b"\n", 0, error.start) + 1,
    )
