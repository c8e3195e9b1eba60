"""Lengths of time as agendas state them: `5m`, `10-15 min`, `½-1 hr`, `~20 phút`."""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda_file.pattern import pattern
from facilitator.meeting.agenda import Plan

_LONGEST = 24 * 3600

_NUMBER = r"(?:\d{1,4}(?:[.,]\d{1,2})?\s?[½¼¾]?|[½¼¾])"
_HOUR = (
    r"(?:[Hh]ours?|HOURS?|[Hh](?:ou)?rs?|HRS?|h|[Gg]iờ|tiếng|[Tt]imm(?:e|ar)|[Ss]tunden?|"
    r"[Hh]eures?|[Hh]oras?)"
)
_MINUTE = r"(?:[Mm]inut(?:e[snr]?|os?)?|MINUTES?|[Mm]ins?|MINS?|m|[Pp]hút|PHÚT|ph|[’′'](?![\w’′']))"
_SECOND = r"(?:[Ss]ec(?:ond)?s?|[Ss]ekunder|giây)"
_END = r"(?![^\W\d_]|['’]\w)"
_SINGLE = (
    rf"(?:(?P<h>{_NUMBER})[\s-]?{_HOUR}\.?(?:\s*,?\s*(?:and\s+|och\s+|và\s+)?"
    rf"(?P<hm>\d{{1,2}})\s*{_MINUTE}{_END}|(?P<hx>\d\d)(?!\d))?"
    rf"|(?P<m>{_NUMBER})\+?\s*-?\s*{_MINUTE}|(?P<s>{_NUMBER})\s*-?\s*{_SECOND}){_END}"
)
_BETWEEN = r"\s*(?:-|–|—|−|\bto\b|\bor\b|\bđến\b|\btill\b)\s*"
_BEFORE = (
    r"(?P<most>(?i:≤|<=|<|\bmax(?:imum)?\b[.:]?|\bat most\b|\bup to\b|\bunder\b|\bno more than\b"
    r"|\btối đa\b|\bkhông quá\b))"
    r"|(?P<about>(?i:~|≈|∼|\babout\b|\bapprox(?:\.|imately)?|\baround\b|\bca\b\.?|\bcirca\b|"
    r"\bkhoảng\b|\best\b\.?))"
)
_LENGTH = pattern(
    rf"(?:(?:{_BEFORE})\s*)?(?<![\w.,:$€£#/])(?:(?P<low>{_NUMBER})"
    rf"(?P<lowunit>\s*(?:{_HOUR}|{_MINUTE}))?{_BETWEEN})?"
    rf"(?P<length>{_SINGLE})"
    r"(?P<plus>\s?\+)?(?P<limit>\s*(?:max(?:imum)?\b|limit\b|or less\b|tối đa))?"
    r"(?P<each>\s*(?:/|per\b|mỗi\b|a\b|each\b)\s*"
    r"(?P<who>person|people|member|speaker|head|người|đồng chí|đ/c|each|item|topic)?)?"
)
_DIGIT = pattern(r"[\d½¼¾]")
_EACH = pattern(r"\b(?:each|apiece|mỗi)\b", re.IGNORECASE)
_OPEN = pattern(
    r"(?:the\s+)?(?:balance of (?:the )?time|remain(?:ing|der of(?: the)?) time|"
    r"rest of (?:the )?time|"
    r"as time (?:permits|allows)|(?:if )?(?:any )?time (?:permit(?:s|ting)|allow(?:s|ing)|left)|"
    r"if (?:any )?time (?:is left|left|remains)|open[- ]end(?:ed)?|"
    r"thời gian còn lại|nếu còn thời gian|resterande tid|i mån av tid)",
    re.IGNORECASE,
)


class Length(msgspec.Struct, frozen=True, kw_only=True):
    """A length found in a text: both ends in seconds, and where it stands."""

    start: int
    end: int
    low: int | None
    high: int
    most: bool = False
    """Written as a limit: `≤30m`, `max 15 min`, `30 min limit`."""
    sign: bool = False
    """The limit stands in front (`≤30m`): over a group it is the kind of items it holds."""
    each: bool = False
    """For each child or each speaker."""
    person: bool = False
    """For each person: `2 phút/người`."""

    @property
    def plan(self) -> Plan:
        """The plan it states; a mere limit has no lower end."""
        if self.most:
            return Plan(max_seconds=self.high)
        return Plan(
            min_seconds=self.low if self.low is not None else self.high, max_seconds=self.high
        )


def find(text: str) -> list[Length]:
    """Return the lengths in a text, left to right; a number without a unit is none."""
    if not _DIGIT.search(text):
        return []
    found = []
    for match in _LENGTH.finditer(text):
        length = _length(match)
        if length is not None:
            found.append(length)
    return found


def _length(match: re.Match[str]) -> Length | None:
    high = _seconds(match)
    low: int | None = high
    if match["low"]:
        unit = match["lowunit"] or ""
        hours = bool(re.search(_HOUR, unit)) if unit else match["h"] is not None
        low = round(_number(match["low"]) * (3600 if hours else 60))
        if low > high:
            low, high = (high, low) if unit else (None, high)
    if not 0 < high <= _LONGEST:
        return None
    who = (match["who"] or "").lower()
    each_word = (match["each"] or "").strip().lower()
    each = bool(who) or each_word in {"each", "mỗi"}
    person = bool(who) and who not in {"each", "item", "topic"}
    end = match.end() if each else match.end("limit")
    if end < 0:
        end = match.end("plus")
    if end < 0:
        end = match.end("length")
    return Length(
        start=match.start(),
        end=end,
        low=low,
        high=high,
        most=bool(match["most"] or match["limit"]),
        sign=bool(match["most"]),
        each=each,
        person=person,
    )


def _seconds(match: re.Match[str]) -> int:
    if match["h"]:
        extra = match["hm"] or match["hx"] or "0"
        return round(_number(match["h"]) * 3600) + int(extra) * 60
    if match["m"]:
        return round(_number(match["m"]) * 60)
    return round(_number(match["s"]))


_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def _number(text: str) -> float:
    digits = text.strip()
    value = 0.0
    if digits and digits[-1] in _FRACTIONS:
        value = _FRACTIONS[digits[-1]]
        digits = digits[:-1].strip()
    return value + (float(digits.replace(",", ".")) if digits else 0.0)


def is_open_end(text: str) -> bool:
    """Tell whether the text says nothing but `balance of time`, `if time permits` and the like."""
    return bool(_OPEN.fullmatch(text.strip(" .()[]\"“”'")))


_LABEL = pattern(
    r"(?:(?:suggested|expected|estimated|planned|allotted|total|discussion|dự kiến)\s+)*"
    r"(?:time[- ]?box(?:ed)?|time|duration|length|timing|allotted|thời gian|thời lượng|tid|dauer)"
    r"(?:\s+dự kiến)?\s*(?::|=|-|–)\s*",
    re.IGNORECASE,
)
_TAIL = pattern(
    r"\s*(?:time[- ]?box(?:ed)?|total|in total|long|limit|max|timeslot|slot|session)?\s*[.;:]?\s*",
    re.IGNORECASE,
)


def whole(text: str) -> Length | None:
    """Return the length when the text is nothing but one: `~20 minutes`, `Time: 5 min`."""
    words = text.strip(" *_`~()[]") if "~" not in text[:2] else text.strip(" *_`()[]")
    label = _LABEL.match(words)
    rest = words[label.end() :] if label else words
    if len(rest) > 60:
        return None
    found = find(rest)
    if not found or rest[: found[0].start].strip():
        return None
    if len(found) > 1 and not re.fullmatch(
        r"[\s(,]*(?:maybe|or)?\s*", rest[found[0].end : found[1].start]
    ):
        return None
    after = rest[found[0].end :]
    if re.fullmatch(r"\s*\(.{0,40}\)?", after) or _TAIL.fullmatch(after):
        return found[0]
    return None


def is_each(text: str) -> bool:
    """Tell whether a length in this text is said to be for each."""
    return bool(_EACH.search(text))
