"""One line of line mode as text: its comment, its quotes, the words that divide it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.text import clean

LONGEST_LINE = 10_000
"""Characters; more than that is a file fed in by mistake."""

_IN_QUOTES = "\0"
_OPENING_QUOTE = re.compile(r'(?:^|(?<=[\s,:=]))"')
_COMMENT = re.compile(r"(?:^|(?<=\s))#+")
_COLON = re.compile(r"\s:(?=\s|$)|:(?=\s|$)|(?:^|(?<=\s)):")
_FREE_TEXT = {
    "wording", "procedural", "refer", "divide",
    "note", "private", "decision", "conclusion", "motion", "vote", "amend", "poll", "outcome",
    "elect", "nominate", "guest", "rename",
}  # fmt: skip


class Misunderstood(Exception):  # noqa: N818 - the name of the answer
    """A line that is none of the grammar; without a reason, its usage is the answer."""

    def __init__(self, reason: Phrase | None = None) -> None:
        super().__init__(str(Refused(reason)) if reason else "")
        self.reason = reason


class Text(NamedTuple):
    """A part of a line; the shadow is the same text with what is in double quotes blotted out."""

    raw: str
    shadow: str

    @classmethod
    def of(cls, raw: str) -> Text:
        """Read clean text.

        Raises:
            Misunderstood: when a double quote is opened and not closed.
        """
        text, unclosed = _shadowed(raw)
        if unclosed is not None:
            raise _unclosed()
        return text

    @property
    def value(self) -> str:
        """What is meant: without its quotes when it stands in quotes as a whole."""
        if self.is_quoted:
            return self.raw.strip()[1:-1].replace('""', '"').strip()
        return self.raw.strip()

    @property
    def is_quoted(self) -> bool:
        """The whole of it stands in double quotes: no word in it is a keyword."""
        shadow = self.shadow.strip()
        return len(shadow) > 1 and not shadow.strip(_IN_QUOTES)

    @property
    def is_empty(self) -> bool:
        """Nothing but blanks, or empty quotes."""
        return not self.value

    def part(self, begin: int, end: int | None = None) -> Text:
        """Return a part by positions, without blanks around it."""
        raw, shadow = self.raw[begin:end], self.shadow[begin:end]
        lead = len(raw) - len(raw.lstrip())
        tail = len(raw.rstrip())
        return Text(raw[lead:tail], shadow[lead:tail])

    def words(self) -> list[Text]:
        """Return the words; what stands in quotes is one."""
        return [self.part(*found.span()) for found in re.finditer(r"\S+", self.shadow)]

    def head(self) -> tuple[str, Text]:
        """Return the first word, in small letters, and the rest."""
        found = re.match(r"\s*([^\s:]+|\S)", self.shadow)
        if found is None:
            return "", self
        return self.part(*found.span(1)).raw.casefold(), self.part(found.end())

    def parted(self, mark: str) -> list[Text]:
        """Return the parts between marks (a comma, for instance) that stand outside quotes."""
        begin, parts = 0, []
        for found in re.finditer(re.escape(mark), self.shadow):
            parts.append(self.part(begin, found.start()))
            begin = found.end()
        return [*parts, self.part(begin)]

    def keywords(self, *wanted: str) -> Iterator[tuple[str, int, int]]:
        """Yield each of the wanted words that stands alone outside quotes, with its span."""
        pattern = "|".join(re.escape(word) for word in wanted)
        for found in re.finditer(rf"(?<!\S)(?:{pattern})(?!\S)", self.shadow):
            yield found.group(), found.start(), found.end()

    def at_colon(self, *, tight: bool = False) -> tuple[Text, Text | None]:
        """Return what stands before and after the first colon; None after when there is none.

        A colon has a blank or an end on one side at least (`19:30` has none), unless `tight`.
        """
        found = _COLON.search(self.shadow)
        if found is None and tight:
            found = re.search(":", self.shadow)
        if found is None:
            return self, None
        return self.part(0, found.start()), self.part(found.end())


def _unclosed() -> Misunderstood:
    return Misunderstood(say('a double quote is opened and not closed; write "" for one in a text'))


def _shadowed(raw: str) -> tuple[Text, int | None]:
    """Return the text with its shadow, and where a quote is opened that nobody closes."""
    shadow, position = list(raw), 0
    while (opening := _OPENING_QUOTE.search(raw, position)) is not None:
        begin = opening.start()
        closing = re.compile(r'(?:[^"]|"")*"').match(raw, begin + 1)
        if closing is None:
            return Text(raw, "".join(shadow)), begin
        shadow[begin : closing.end()] = _IN_QUOTES * (closing.end() - begin)
        position = closing.end()
    return Text(raw, "".join(shadow)), None


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
    text, unclosed = _shadowed(raw)
    for found in _COMMENT.finditer(text.shadow):
        alone = text.shadow[found.end() : found.end() + 1] in {"", " "}
        if alone or found.start() == 0 or not _is_free_text(text.shadow[: found.start()]):
            if unclosed is not None and unclosed < found.start():
                break
            return text.part(0, found.start())
    if unclosed is not None:
        raise _unclosed()
    return text


def _is_free_text(before: str) -> bool:
    verb = before.split(maxsplit=1)[0].casefold()
    return verb in _FREE_TEXT or _COLON.search(before) is not None
