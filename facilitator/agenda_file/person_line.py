"""Somebody in words of a line: `Tran Van A (chair; group 2)`, `Le C, probationary, 2 votes`."""

from __future__ import annotations

import re

from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.roles import role_of
from facilitator.meeting.text import shortened

_SPLIT = pattern(r"\s*[,;|]\s*|\s+[-–—]\s+")
_BRACKETS = pattern(r"\s*[(\[]([^()\[\]]*)[)\]]")
_KEPT = "\0"
_GROUP = pattern(r"(?:group|team|party|tổ|nhóm)\b[\s:]*(.+)", re.IGNORECASE)
_FIELD = pattern(
    r"(short|group|role|voting|weight|delegate|represents|proxies|veto)\s*[:=]\s*(.+)",
    re.IGNORECASE,
)
_NUMBER = r"(\d{1,6}(?:[.,]\d{1,6})?)"
_WEIGHT = pattern(rf"{_NUMBER}\s*(?:votes?|phiếu)|(?:weight|×|x)\s*{_NUMBER}", re.IGNORECASE)
_REPRESENTS = pattern(
    r"(?:delegate|proxy|alternate|substitute)\s+(?:of|for)\s+(.+)|(?:thay|thay cho|"
    r"đại diện cho)\s+(.+)",
    re.IGNORECASE,
)
_VETO = pattern(r"(?:has a |with (?:a )?)?veto|quyền phủ quyết|phủ quyết", re.IGNORECASE)
_NO_VOTE = pattern(
    r"non-?voting|no vote|not voting|không biểu quyết|không có quyền biểu quyết", re.IGNORECASE
)

MOST_WORDS = 1_000
"""Characters about one person in a line; what is longer is some other text."""


def person_fields(words: str) -> dict[str, str]:
    """Read `Tran Van A (chair; group 2)` or `Le C, probationary`; `strange` holds the rest.

    Brackets within a name, with words of it behind them, belong to the name: `Ann [Nan] Lee`.
    """
    if len(words) > MOST_WORDS:
        return {"name": shortened(words), "strange": words[-MOST_WORDS:]}
    kept: list[str] = []
    inside: list[str] = []

    def taken_out(found: re.Match[str]) -> str:
        if _is_of_the_name(words, found):
            kept.append(found[0])
            return _KEPT
        inside.append(found[1])
        return ""

    bare = _BRACKETS.sub(taken_out, words)
    pieces = [piece for piece in _SPLIT.split(bare) if piece]
    pieces = [re.sub(_KEPT, lambda _: kept.pop(0), piece) for piece in pieces]
    for group in inside:
        pieces.extend(piece for piece in re.split(r"\s*[,;]\s*", group) if piece)
    if not pieces:
        return {"name": words}
    fields = {"name": pieces[0]}
    if head := _title_before(pieces[0]):
        fields["role"], fields["name"] = head
    strange = [piece for piece in pieces[1:] if not _take_piece(piece, fields)]
    if strange:
        fields["strange"] = ", ".join(strange)
    return fields


def _is_of_the_name(words: str, found: re.Match[str]) -> bool:
    """Tell whether a name goes on behind brackets that say nothing known about a person."""
    behind = _BRACKETS.sub("", _SPLIT.split(words[found.end() :], maxsplit=1)[0]).strip()
    details = [piece for piece in re.split(r"\s*[,;]\s*", found[1]) if piece]
    return bool(behind) and not all(_take_piece(piece, {}) for piece in details)


def _title_before(words: str) -> tuple[str, str] | None:
    """Split `Chair: Tran Van A`."""
    before, colon, after = words.partition(":")
    if colon and after.strip() and role_of(before) is not None:
        return before, after.strip()
    return None


def _take_piece(piece: str, fields: dict[str, str]) -> bool:
    if match := _FIELD.fullmatch(piece):
        fields[match[1].lower()] = match[2]
    elif _NO_VOTE.fullmatch(piece):
        fields["voting"] = "no"
    elif role_of(piece) is not None:
        fields["role"] = f"{fields['role']}, {piece}" if fields.get("role") else piece
    elif match := _GROUP.fullmatch(piece):
        fields["group"] = piece if match[1].strip().isdigit() else match[1]
    elif match := _WEIGHT.fullmatch(piece):
        fields["weight"] = match[1] or match[2]
    elif match := _REPRESENTS.fullmatch(piece):
        fields["represents"] = match[1] or match[2]
    elif _VETO.fullmatch(piece):
        fields["veto"] = "yes"
    else:
        return False
    return True
