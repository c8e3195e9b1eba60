"""One line of an agenda -> its title, and what was written into the line besides.

The title is what is left when length, clock time, presenter, links and marks are taken off.
"""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda_file import clocks, lengths
from facilitator.agenda_file.blocks import Text
from facilitator.agenda_file.brackets import brackets
from facilitator.agenda_file.lengths import Length
from facilitator.agenda_file.line_reader import EDGES, GONE, LineReader
from facilitator.agenda_file.marks import take_marks
from facilitator.agenda_file.names import names_in
from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.stated import Stated, check_clock, summed
from facilitator.meeting.text import clean


def state(text: Text, *, heading: bool = False) -> Stated:
    """Read a line; what is returned is kept with the text and must not be changed.

    `heading` lets `3.1 Dues` lose its number; list markers are gone already.
    """
    if isinstance(text.stated, Stated) and text.heading == heading:
        return text.stated
    reader = _Reader(text, heading=heading)
    reader.run()
    text.stated, text.heading = reader.stated, heading
    return reader.stated


_NUMBER = pattern(
    r"\s*(?:(?:item|mục|điểm|punkt|§)\s*)?(\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}[.)]|"
    r"[IVX]{1,5}[.)])\s+(?=\S)",
    re.IGNORECASE,
)
_WORDED = pattern(
    r"\s*(?:top|tagesordnungspunkt|agenda item|item|mục|điểm|punkt|§)\s*"
    r"(\d{1,3}(?:\.\d{1,3})*[a-z]?)\s*(?:[:.)]|\s[-–—])\s+(?=\S)",
    re.IGNORECASE,
)
"""`TOP 3: Finance`, `Item 2 - Roof`: numbered in words, in a list as well as in a heading."""
_PROSE = pattern(
    r"\b(?:walk(?:ing)?|drive|driving|ride|late|early|before|after|ago|prior|notice|earlier|"
    r"later|away|"
    r"every|deadline|from the|old|trước|sau khi|muộn|sớm)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = pattern(
    r"\b(?:for|in|within|after|every|last|next|least|by|of|past|than|the|over|another|first|more|"
    r"took|take|takes|was|were|sau|trước|trong|hơn)\s*$",
    re.IGNORECASE,
)
_LABELLED = pattern(
    r"[\s(,;–—-]*\b(?:time[- ]?box|duration|allotted time|thời lượng|thời gian)\s*:\s*"
    r"((?:~|≤|<|max\.?)?\s*\d[\d.,½]*\s*(?:[-–—]\s*\d[\d.,½]*\s*)?[^\W\d_]{1,7}\b)",
    re.IGNORECASE,
)
_SHORTCODE = pattern(r"(?<!\w):[a-z][a-z0-9_+-]{2,30}:(?!\w)")
_GROUP = pattern(
    r"\W*(?:items?|topics?|slots?|talks?|discussions?|presentations?|timeboxes|nội dung)\W*",
    re.IGNORECASE,
)


class _Reader(LineReader):
    def run(self) -> None:
        self.stated.done = self.text.checked is True or self.text.share(self.text.struck) >= 0.6
        self.line, self.stated.marks = take_marks(self.line, GONE)
        self.stated.complaints.extend(self.stated.marks.complaints)
        self._clock_in_front()
        self._number()
        self._length_in_front()
        self._groups()
        self._clock_behind()
        self._length_behind()
        self._links()
        self._presenter()
        self._finish()

    def _number(self) -> None:
        line = self.line.replace(GONE, " ")
        if match := _WORDED.match(line):
            self.stated.number = match[1]
            self._blank(0, match.end())
            return
        match = _NUMBER.match(line)
        if match and (self.heading or "." in match[1][:-1]):
            self.stated.number = match[1].rstrip(".)")
            self._blank(0, match.end())

    def _clock_in_front(self) -> None:
        clock = clocks.at_front(self.line)
        if clock is None and self.heading:
            clock = next(iter(clocks.ranges(self.line[:20], army=True)), None)
            if clock and clock.start > 0:
                clock = None
        if clock is None:
            return
        self.stated.clock = clock
        self._blank(0, clock.end)

    def _clock_behind(self) -> None:
        if self.stated.clock is not None:
            return
        for clock in reversed(clocks.ranges(self.line)):
            if self._is_behind(clock.start, clock.end):
                self.stated.clock = clock
                self._blank(clock.start, clock.end)
                return
        for clock in reversed(clocks.starts(self.line)):
            rest = self.line[clock.end :].strip(EDGES + ".)]")
            if len(rest) <= 14 and re.fullmatch(
                r"(?:(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?)?", rest
            ):
                self.stated.clock = msgspec.structs.replace(clock, leads=False)
                begin, end = self._around(clock.start, len(self.line))
                self._blank(begin, end)
                return

    def _around(self, begin: int, end: int) -> tuple[int, int]:
        """Widen a time to the brackets that hold nothing else but a day: `(Thu 1:00 PM)`."""
        for left, right in brackets(self.line):
            if left < begin < right and re.fullmatch(
                r"[A-Za-z]{0,9}[\s,.]*", self.line[left + 1 : begin]
            ):
                return left, right
        return begin, end

    def _is_behind(self, begin: int, end: int) -> bool:
        if any(a <= begin and end <= b for a, b in self.text.emphasis):
            return True
        return len(self.line[end:].strip(EDGES + ".)] ")) == 0

    def _take(self, length: Length) -> None:
        if self.stated.length is None:
            self.stated.length = length
            self.stated.plan = length.plan
            self.stated.each = length.each

    def _length_in_front(self) -> None:
        line = self.line.replace(GONE, " ")
        found = lengths.find(line[:80])
        if not found or line[: found[0].start].strip(" *_([~-–—"):
            return
        length, rest = found[0], line[found[0].end :]
        if _GROUP.fullmatch(rest):
            self._take(length)
            self.stated.each = self.stated.group = True
            return
        opened = bool(re.search(r"[(\[]\s*$", line[: length.start]))
        separator = re.match(r"\s*(?:[)\]]\s*[-–—:]?|[-–—:|]+)\s*(?=\S)", rest)
        if separator and (opened or separator[0].strip() not in {")", "]"}):
            self._take(length)
            self._blank(0, length.end + separator.end())
        elif not opened and re.match(r"\s+[A-ZÀ-ỸĐ]", rest) and not _PROSE.search(rest[:40]):
            self._take(length)
            self._blank(0, length.end)
        elif not opened and len(rest.split()) <= 3 and rest[:1] == " " and not _PROSE.search(rest):
            self._take(length)

    def _groups(self) -> None:
        for begin, end in brackets(self.line):
            inside = (
                self.line[begin + 1 : end - 1]
                if self.line[end - 1] in ")]"
                else self.line[begin + 1 : end]
            )
            if GONE in inside:
                continue
            if lengths.is_open_end(inside) or self._open_with_name(inside):
                self.stated.open_end = True
                self._blank(begin, end)
            elif self._length_group(inside):
                self._blank(begin, end)

    def _open_with_name(self, inside: str) -> bool:
        pieces = [piece.strip() for piece in re.split(r"[,;]", inside)]
        rest = [piece for piece in pieces if not lengths.is_open_end(piece)]
        if len(rest) == len(pieces) or len(pieces) > 4:
            return False
        self.stated.presenter = names_in(", ".join(rest)) or self.stated.presenter
        return True

    def _length_group(self, inside: str) -> bool:
        """Take `5m, Lee` or `20 min talk, 10 min discussion`; tell whether it was such a group."""
        found = lengths.find(inside)
        if not found or _PROSE.search(inside) or (len(inside.split()) > 14 and found[0].start > 2):
            return False
        rest = inside
        for length in reversed(found):
            rest = rest[: length.start] + "," + rest[length.end :]
        pieces = [piece.strip(" .:-–—") for piece in re.split(r"[,;]", rest)]
        pieces = [piece for piece in pieces if piece and not re.fullmatch(r"\W+", piece)]
        if sum(len(piece.split()) for piece in pieces) > 12:
            return False
        self._take(summed(found, inside))
        if lengths.is_each(inside):
            self.stated.each = True
        names = [name for piece in pieces if (name := names_in(piece))]
        if names and self.stated.presenter is None:
            self.stated.presenter = ", ".join(names)
        return True

    def _length_behind(self) -> None:
        if self.stated.length is not None or self.stated.open_end:
            return
        if match := _LABELLED.search(self.line):
            length = lengths.whole(match[1])
            if length is not None:
                self._take(length)
                self._blank(match.start(), match.end())
                return
        line = self.line.rstrip(" .;:)]*_" + GONE)
        for length in reversed(lengths.find(line)):
            before, after = (
                line[: length.start],
                line[length.end :].replace(GONE, " ").strip(" .,)-–—]"),
            )
            if (
                after
                and names_in(after) is None
                and not re.fullmatch(r"(?:limit|max|total|timebox)", after)
            ):
                return
            if not before.strip(EDGES) or _NOT_BEFORE.search(before):
                return
            self._take(length)
            if after and names_in(after) and self.stated.presenter is None:
                self.stated.presenter = names_in(after)
                self._blank(length.end, len(self.line))
            self._blank(length.start, length.end)
            return

    def _finish(self) -> None:
        stated = self.stated
        line = re.sub(r"\([\s,;]*\0[\s,;\0]*\)|\[[\s]*\0[\s\0]*\]", GONE, self.line)
        title = clean(_SHORTCODE.sub("", line.replace(GONE, " ")))
        title = re.sub(r"\s+([,.;:)])(?=\s|$)", r"\1", clean(title)).strip(EDGES)
        title = re.sub(r"\s+[-–—:/]\s*$", "", title).strip(EDGES + ".") or title.strip()
        stated.title = title
        check_clock(stated)
