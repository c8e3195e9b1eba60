"""Rules as verdicts tell them and as Vietnamese bodies write them, in the words of line mode."""

from __future__ import annotations

import re

from facilitator.meeting.text import fold

_FRACTION = re.compile(r"^(two|three)[ -](thirds|quarters)")
_MAJORITY = re.compile(r"^(simple|absolute|two-thirds|three-quarters) majority\b")
_SPOKEN = {
    "majority of present": "present",
    "majority of entitled": "absolute",
    "majority of cast": "simple",
    "two-thirds of cast": "two-thirds",
    "three-quarters of cast": "three-quarters",
    "unanimously": "unanimous",
}
"""What people and verdicts call the usual rules, with the bases in the words of line mode."""
_BASES = (
    (r"votes for,? against,? and abstaining", "votes"),
    (r"votes for and against|votes cast", "cast"),
    (r"valid (?:votes|ballots|papers)", "valid"),
    (r"(?:ballots|papers) cast", "ballots"),
    (r"(?:voting )?members present|those present", "present"),
    (r"(?:voting )?members entitled(?: to vote)?|those entitled(?: to vote)?", "entitled"),
)
"""What people and verdicts call the bases."""
_BASE = tuple(
    (re.compile(rf"\bof (?:the )?(?:{said})(?![\w-])", re.IGNORECASE), f"of {base}")
    for said, base in _BASES
)
_SHARE = tuple(
    (re.compile(rf"\b(more than|at least) {said}(?= of\b)", re.IGNORECASE), rf"\1 {share}")
    for said, share in (
        (r"(?:one )?half", "1/2"),
        (r"two[ -]thirds", "2/3"),
        (r"three[ -]quarters", "3/4"),
    )
)
_ARTICLE = re.compile(r"^an? (?=(?:[\w-]+ )?majority\b)", re.IGNORECASE)
_TOLD_OF_GROUPS = re.compile(r",\s*(?:and in|và ở) (?:each group|mỗi nhóm):\s*(.+)$", re.IGNORECASE)

_BOTH = "phiếu tán thành và không tán thành"
_ALL_THREE = "phiếu tán thành, không tán thành và ý kiến khác"
_VIETNAMESE = (
    (re.compile(_ALL_THREE, re.IGNORECASE), "phiếu tính cả ý kiến khác"),
    (re.compile(_BOTH, re.IGNORECASE), "phiếu"),
    (re.compile(r"\s+(?:ở|trong)\s+(?:mỗi|từng)\s+nhóm\b", re.IGNORECASE), " in each group"),
    (re.compile(r"\s+ở\s+(?:nhóm\s+)?(?=\S)", re.IGNORECASE), " in "),
    (re.compile(r"\s+và\s+", re.IGNORECASE), " and "),
)
"""What joins the parts of a rule, and the bases that hold such a word themselves."""

_WHO = r"(?:\w+ ){0,5}?"
_VIETNAMESE_BASES = (
    (rf"{_WHO}co mat", "present"),
    (rf"{_WHO}co quyen (?:bieu quyet|bau cu|bau)", "entitled"),
    (r"(?:tong )?(?:so )?phieu hop le", "valid"),
    (r"(?:tong )?(?:so )?phieu thu ve", "ballots"),
    (r"(?:tong )?(?:so )?phieu tinh ca y kien khac", "votes"),
    (r"(?:so )?phieu(?: bau| bieu quyet)?", "cast"),
    (r"tong so(?! phieu)(?: \w+){0,5}", "entitled"),
)
"""Without diacritics; the first that fits counts."""
_VIETNAMESE_RULE = re.compile(
    r"(?P<how>qua|hon|tren|it nhat|toi thieu|khong duoi|tu)?\s*"
    r"(?P<share>ban|(?:mot )?nua|hai phan ba|ba phan tu|\d+\s*/\s*\d+|\d+(?:[.,]\d+)?\s*%)"
    r"(?:\s+(?:cua\s+)?(?P<base>.+))?"
)
_VIETNAMESE_NUMBER = re.compile(
    r"(?P<how>qua|hon|tren|it nhat|toi thieu|khong duoi|tu) (?P<number>\d+)"
    r"(?: (?:phieu|nguoi|thanh vien)(?: \w+){0,2})?"
)
_MORE = {"qua", "hon", "tren"}
_SHARES = {"ban": "1/2", "nua": "1/2", "mot nua": "1/2", "hai phan ba": "2/3", "ba phan tu": "3/4"}
_UNANIMOUS = {"nhat tri", "nhat tri tuyet doi"}
_MAJORITIES = {"da so", "da so qua ban", "qua ban"}


def parts_joined(words: str) -> str:
    """Return a rule with what joins its parts in the words of line mode."""
    words = _ARTICLE.sub("", words)
    for said, written in (*_BASE, *_SHARE):
        words = said.sub(written, words)
    words = _TOLD_OF_GROUPS.sub(r" and \1 in each group", words)
    for pattern, meant in _VIETNAMESE:
        words = pattern.sub(meant, words)
    return words


def plain_words(words: str) -> str:
    """Return a rule without groups in the words of line mode; as it is when they are no others."""
    lower = _MAJORITY.sub(r"\1", _FRACTION.sub(r"\1-\2", words.lower()))
    lower = _SPOKEN.get(lower, lower)
    return lower if lower.isascii() and lower.startswith(_ENGLISH) else _of_vietnamese(lower)


_ENGLISH = ("at least", "more than", "simple", "absolute", "present", "two", "three", "unanimous")


def _of_vietnamese(words: str) -> str:
    bare = fold(words)
    if bare in _UNANIMOUS:
        return "unanimous"
    if bare in _MAJORITIES:
        return "simple"
    if number := _VIETNAMESE_NUMBER.fullmatch(bare):
        return f"{_how(number['how'])} {number['number']}"
    match = _VIETNAMESE_RULE.fullmatch(bare)
    if match is None:
        return words
    share = match["share"]
    how = _how(match["how"]) if match["how"] else _meant_by(share)
    base = _base(match["base"], share)
    return f"{how} {_SHARES.get(share, share.replace(',', '.'))} of {base}" if base else words


def _how(word: str) -> str:
    return "more than" if word in _MORE else "at least"


def _meant_by(share: str) -> str:
    """Two thirds are at least two thirds; of a half nobody can know what is meant."""
    return "at least" if share in {"hai phan ba", "ba phan tu", "2/3", "3/4"} else "?"


def _base(words: str | None, share: str) -> str | None:
    if words is None:
        return "cast" if share in _SHARES else None
    if words.isdigit():
        return words
    bare = words.removeprefix("so ")
    if any(bare == base for _, base in _BASES):
        return bare
    found = (base for pattern, base in _VIETNAMESE_BASES if re.fullmatch(pattern, bare))
    return next(found, None)
