"""An event and its envelope <-> one line of the journal.

A line is a JSON object with a fixed frame, so that the chain of hashes is checked without parsing:

    {"prev":"<64 hex>","more":<n>,  v, seq, at, by, act, event  ,"crc":"<8 hex>"}

`prev` is the SHA-256 of the line before (64 zeros for the first), `more` the number of lines of the
same act that follow, and `crc` the CRC-32 of everything before it. The last line needs the CRC
because no later line carries its hash. The line feed is part of neither.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping
from functools import cache

import msgspec

from facilitator.meeting.events import SCHEMA_VERSION, Recorded
from facilitator.meeting.phrase import Phrase, say
from facilitator.record.upcasting import UPCASTS, TooOld, Upcast, brought_up

NO_LINE = "0" * 64
"""The hash in the first line, which has no line before it."""

_FRAME = re.compile(
    rb'\{"prev":"(?P<prev>[0-9a-f]{64})","more":(?P<more>0|[1-9][0-9]{0,5}),'
    rb'(?P<body>"v":(?P<version>[1-9][0-9]{0,5}),.*),"crc":"(?P<crc>[0-9a-f]{8})"\}',
    re.DOTALL,
)
_encode = msgspec.json.Encoder().encode


@cache
def _decoder() -> msgspec.json.Decoder[Recorded]:
    """Return the decoder, made on first use: resolving the types of all events takes tens of ms."""
    return msgspec.json.Decoder(Recorded, strict=True)


UPDATE = say("Update the program.")


class BrokenLine(Exception):  # noqa: N818 - what it is
    """Raised for a line that cannot be trusted or read.

    `problem` says why, without naming the place. `remedy` says what helps, or is None for the usual
    remedy.
    """

    def __init__(self, problem: Phrase, remedy: Phrase | None = None) -> None:
        super().__init__(problem.text)
        self.problem = problem
        self.remedy = remedy


class Frame(msgspec.Struct, frozen=True):
    """A line whose checksum is right and whose event has not been read yet."""

    prev: str
    more: int
    version: int
    body: bytes
    """The JSON object of the event and its envelope."""


def line_hash(line: bytes) -> str:
    """Return the hash of `line`, given without its line feed, which the next line carries."""
    return hashlib.sha256(line).hexdigest()


def encode_line(recorded: Recorded, prev: str, more: int) -> bytes:
    """Return the line of an event, without a line feed.

    `prev` is the hash of the line before, `more` how many lines of the same act follow.
    """
    body = _encode(recorded)[1:-1]
    framed = b'{"prev":"%s","more":%d,%s,' % (prev.encode(), more, body)
    return framed + b'"crc":"%08x"}' % zlib.crc32(framed)


def encode_act(act: tuple[Recorded, ...], prev: str) -> tuple[bytes, str]:
    """Return the lines of an act, each with a line feed, and the hash of the last one."""
    lines = []
    for more, recorded in zip(range(len(act) - 1, -1, -1), act, strict=True):
        line = encode_line(recorded, prev, more)
        prev = line_hash(line)
        lines.append(line + b"\n")
    return b"".join(lines), prev


def open_frame(line: bytes) -> Frame:
    """Return the frame of a line after checking that no byte of it has changed.

    Raises:
        BrokenLine: if it is not a line of a journal, or is damaged.
    """
    match = _FRAME.fullmatch(line)
    if match is None:
        raise BrokenLine(say("it is not a line that this program wrote, or it is damaged"))
    if zlib.crc32(line[: match.end("body") + 1]) != int(match["crc"], 16):
        raise BrokenLine(say("it has been changed or damaged since it was written"))
    return Frame(
        prev=match["prev"].decode(),
        more=int(match["more"]),
        version=int(match["version"]),
        body=b"{%s}" % match["body"],
    )


def read_frame(frame: Frame, upcasts: Mapping[int, Upcast] = UPCASTS) -> Recorded:
    """Return the event of a line, brought up to the present version by `upcasts`.

    The line is trusted for its checksum and its place in the chain. Its bytes need not be those
    that this program would write: values equal to a default may be written or left out.

    Raises:
        BrokenLine: if it has an event, a field or a value that this program does not know;
            nothing unknown is ever skipped.
    """
    if frame.version > SCHEMA_VERSION:
        raise BrokenLine(
            say(
                "it was written by a newer version of this program (events of version {version})",
                version=frame.version,
            ),
            UPDATE,
        )
    try:
        if frame.version == SCHEMA_VERSION:
            return _decoder().decode(frame.body)
        plain = brought_up(msgspec.json.decode(frame.body), frame.version, SCHEMA_VERSION, upcasts)
        return msgspec.convert(plain, Recorded, strict=True)
    except TooOld as too_old:
        reason = say("events of version {version} can no longer be read", version=too_old.version)
        raise BrokenLine(reason) from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _unreadable(str(error)) from None
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        # the upcast failed: no version of the program can have written this line
        raise BrokenLine(say("{error}", error=f"{type(error).__name__}: {error}")) from None


_UNKNOWN_FIELD = re.compile(
    r"Object contains unknown field `(?P<field>.*?)`(?: - at `\$(?P<path>.*)`)?", re.DOTALL
)
_UNKNOWN_KIND = re.compile(r"Invalid value '(?P<kind>.*)' - at `\$\.event\.type`", re.DOTALL)


def _unreadable(problem: str) -> BrokenLine:
    """Return the error for what the decoder reports in `problem`; newer forms ask for an update."""
    if match := _UNKNOWN_FIELD.fullmatch(problem):
        field = f"{match['path'] or ''}.{match['field']}".lstrip(".")
        return BrokenLine(
            say("it has the field {field}, which this program does not know", field=field), UPDATE
        )
    if match := _UNKNOWN_KIND.fullmatch(problem):
        return BrokenLine(
            say("it has an event of the kind {kind}, which this program does not know",
                kind=match["kind"]),
            UPDATE,
        )  # fmt: skip
    return BrokenLine(say("{error}", error=problem))
