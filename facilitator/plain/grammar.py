"""One line of line mode: its time, its comment, and the letters that cannot be read."""

from __future__ import annotations

import re

from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean
from facilitator.typed.line import COLON, Misunderstood, Text, shadowed, unclosed

LONGEST_LINE = 10_000
"""Characters; more than that is a file fed in by mistake."""

_COMMENT = re.compile(r"(?:^|(?<=\s))#+")
_FREE_TEXT = {
    "wording", "procedural", "refer", "divide",
    "note", "private", "decision", "conclusion", "motion", "vote", "amend", "poll", "outcome",
    "elect", "nominate", "guest", "rename",
}  # fmt: skip


_UNREADABLE = re.compile("[\ud800-\udfff\0\ufffd]")


def check_letters(line: str) -> None:
    """Refuse a line with a letter that could not be read, unless all of it is a comment.

    A surrogate is a byte that is not UTF-8, U+FFFD what another program made of one, and NUL every
    second byte of a text in UTF-16.

    Raises:
        Misunderstood: naming what stands before the letter.
    """
    found = _UNREADABLE.search(line)
    said = line.strip("\0\ufeff \t\r\n")
    if found is None or not said or said.startswith("#"):
        return
    before = clean(line[: found.start()])[-30:]
    sign = ord(found[0])
    raise Misunderstood(
        say(
            "the byte {byte} behind “{before}” is not UTF-8: nothing of this line was done; save "
            "the file as UTF-8, or write the line again",
            byte=f"{sign - 0xDC00:02X}",
            before=before,
        )
        if 0xDC80 <= sign <= 0xDCFF
        else say(
            "the letter behind “{before}” cannot be read (U+{code}): nothing of this line was "
            "done; save the file as UTF-8, or write the line again",
            before=before,
            code=f"{sign:04X}",
        )
    )


def read_line(line: str) -> tuple[str | None, Text]:
    """Return the time before a line's command, in brackets, and the command without comment.

    Raises:
        Misunderstood: when it is too long, or a bracket or a quote is not closed.
    """
    if len(line) > LONGEST_LINE:
        raise Misunderstood(
            say("the line is longer than {count} characters", count=f"{LONGEST_LINE:,}")
        )
    time, rest = None, clean(line.removeprefix("\ufeff"))
    if rest.startswith("["):
        time, bracket, rest = rest[1:].partition("]")
        if not bracket:
            raise Misunderstood(say("the bracket of the time is not closed"))
    return time, _without_comment(rest.strip())


def _without_comment(raw: str) -> Text:
    """Cut the comment off.

    A `#` begins one at the start or after a blank. In free text it must stand alone (`# like
    this`), so that a note can speak of `#12`; in double quotes it never begins one.
    """
    text, opened_at = shadowed(raw)
    for found in _COMMENT.finditer(text.shadow):
        alone = text.shadow[found.end() : found.end() + 1] in {"", " "}
        if alone or found.start() == 0 or not _is_free_text(text.shadow[: found.start()]):
            if opened_at is not None and opened_at < found.start():
                break
            return text.part(0, found.start())
    if opened_at is not None:
        raise unclosed()
    return text


def _is_free_text(before: str) -> bool:
    verb = before.split(maxsplit=1)[0].casefold()
    return verb in _FREE_TEXT or COLON.search(before) is not None
