"""How an amendment changes a text: exactly, or in words that only people can apply (spec 4)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.text import clean, fold

_QUOTED = r'"(?:[^"]|"")+"|“[^”]+”|«[^»]+»'
_CALLED = (
    r"(?:(?:the )?(?:words?|phrase|figures?|number|sentence)"
    r"|cụm từ|từ|chữ|dòng chữ|số|câu|đoạn|nội dung)"
)
"""What stands before quoted words: `strike the word "X"`."""
_PLAIN_SIGNS = str.maketrans(
    dict.fromkeys("’‘‛`´", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—‑", "-")
)
"""Signs that look alike or that a keyboard does not have, one for one."""
_PUNCTUATION = set(".,;:!?)”»…%")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """`old` becomes `new`; with `beside`, `new` is put after or before `old`, which stays."""

    old: str
    new: str = ""
    beside: str | None = None
    """`after`, `before`, or none."""


Forms = tuple[tuple[re.Pattern[str], str | None], ...]
"""Patterns of instructions, each with what its change has `beside`."""


def _form(pattern: str, beside: str | None = None) -> tuple[re.Pattern[str], str | None]:
    return re.compile(pattern, re.IGNORECASE), beside


@cache  # made at the first amendment: most meetings have none, and all would wait for it to begin
def _forms(piece: str) -> Forms:
    called = rf"(?:{_CALLED}\s+)?" if piece == _QUOTED else ""
    old, new = f"{called}(?P<old>{piece})", f"{called}(?P<new>{piece})"
    return (
        _form(rf"(?:replace|change)\s+{old}\s+(?:with|by|to)\s+{new}"),
        _form(rf"(?:strike|delete)(?: out)?\s+{old}\s+and\s+insert\s+{new}"),
        _form(rf"substitute\s+{new}\s+for\s+{old}"),
        _form(rf"(?:insert|add)\s+{new}\s+after\s+{old}", "after"),
        _form(rf"(?:insert|add)\s+{new}\s+before\s+{old}", "before"),
        _form(rf"(?:strike|delete|remove)(?: out)?\s+{old}"),
        _form(rf"thay(?: thế)?\s+{old}\s+(?:bằng|thành)\s+{new}"),
        _form(rf"(?:sửa|đổi|sửa đổi)\s+{old}\s+thành\s+{new}"),
        _form(rf"(?:chèn|thêm|bổ sung)\s+{new}\s+(?:vào )?sau\s+{old}", "after"),
        _form(rf"(?:chèn|thêm|bổ sung)\s+{new}\s+(?:vào )?trước\s+{old}", "before"),
        _form(rf"(?:bỏ|xóa|xoá)\s+{old}"),
    )


_LOOSE = r"\S.*?"
_AT_THE_END = re.compile(
    rf"(?:insert|add|append|thêm|bổ sung)\s+(?:{_CALLED}\s+)?(?P<new>{_QUOTED})"
    r"(?:\s+(?:at the end|vào cuối))?\.?",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    rf"(?:to read|substitute|to|sửa thành|thay bằng)\s*:?\s*(?P<new>{_QUOTED})\.?", re.IGNORECASE
)
_TO_READ = re.compile(r"(?:(?:so as )?to read|thành toàn văn)\s*:?\s+(?P<new>\S.*)", re.IGNORECASE)
_INSTRUCTIONS = (
    "add", "append", "change", "correct", "cut", "delete", "divide", "drop", "in line",
    "in paragraph", "in section", "in the", "include", "insert", "leave out", "lower", "make it",
    "mention", "move", "omit", "put", "raise", "reduce", "remove", "rename", "replace", "reword",
    "shorten", "split", "strike", "substitute", "swap", "bo", "bo sung", "chen", "giam", "sua",
    "tang", "thay", "them", "xoa",
)  # fmt: skip
_MARKED_INSTRUCTIONS = {"bo": "bỏ", "giam": "giảm", "sua": "sửa", "tang": "tăng", "them": "thêm"}
"""Without their signs these are other words, or begin other words."""


def amended(text: str, amendment: str) -> str | None:
    """Return how a text would read; None when the amendment says so in words of its own.

    `replace "X" with "Y"`, `insert the word "Y" after "X"`, `strike "X"` are applied to the letter;
    words that begin like an instruction and are none of these forms wait for a wording; everything
    else is the whole new text.

    Raises:
        Refused: when X does not occur or occurs more than once, or nothing would change.
    """
    words = amendment.strip()
    if _is_the_same(text, words):
        raise Refused(say("The text reads so already."))
    if (new := _replaced(text, words)) is None:
        if _is_instruction(text, words):
            return None
        new = words
    new = clean(new)
    if not new:
        raise Refused(say("Nothing would be left of the text: vote it down instead."))
    if new == text:
        raise Refused(say("The text reads so already."))
    return new


def _replaced(text: str, words: str) -> str | None:
    for pattern in (_WHOLE, _TO_READ):
        if match := pattern.fullmatch(words):
            return _bare(match["new"])
    if _says_anew(text, words):
        return words
    if match := _AT_THE_END.fullmatch(words):
        return _with_end(text, _bare(match["new"]))
    if (change := _change(words, _forms(_QUOTED))) is not None:
        return _apply(text, change)
    loose = _change(words, _forms(_LOOSE))
    if loose is None or len(_places(text, loose.old)) != 1:
        return None
    is_meant = _is_instruction(text, words) or _instruction(text) is not None
    return _apply(text, loose) if is_meant else None


def taken_hold_of(amendment: str) -> str | None:
    """Return the words that an amendment strikes, replaces or is put beside; None when none are."""
    change = _change(amendment.strip(), _forms(_QUOTED))
    return change.old if change is not None else None


def occurs(words: str, text: str) -> bool:
    """Return whether a text has these words, whatever the form of its quotes and dashes."""
    return bool(_places(text, words))


def _is_the_same(text: str, words: str) -> bool:
    """Tell whether an instruction is amended by itself, however its quotes are written."""
    now, then = _instruction(text), _instruction(words)
    return now is not None and now == then


def _instruction(text: str) -> Change | None:
    return _change(text, _forms(_QUOTED)) or _change(text, _forms(_LOOSE))


def _says_anew(text: str, words: str) -> bool:
    """Tell whether an instruction is amended by writing it anew, with another end.

    `replace "100" with "120"`, upon `replace "100" with "150"`: what it takes hold of stands in
    the motion, and nobody means to change that in the amendment.
    """
    now, then = _instruction(text), _instruction(words)
    if now is None or then is None:
        return False
    return (now.old, now.beside) == (then.old, then.beside) and now.new != then.new


def _change(words: str, forms: Forms) -> Change | None:
    for pattern, beside in forms:
        if match := pattern.fullmatch(words.removesuffix(".") if words.endswith('".') else words):
            found = match.groupdict()
            return Change(old=_bare(found["old"]), new=_bare(found.get("new") or ""), beside=beside)
    return None


def _bare(piece: str) -> str:
    words = piece.strip()
    if words[:1] in {'"', "“", "«"} and len(words) > 1:
        words = words[1:-1].replace('""', '"')
    return clean(words)


def _apply(text: str, change: Change) -> str:
    places = _places(text, change.old)
    if not places:
        raise Refused(
            say("“{words}” does not occur in the text: “{text}”.", words=change.old, text=text)
        )
    if len(places) > 1:
        raise Refused(_more_than_once(change.old, len(places)))
    end = places[0] + len(change.old)
    before, old, after = text[: places[0]], text[places[0] : end], text[end:]
    match change.beside:
        case "after":
            return f"{before}{old}{_gap(change.new)}{change.new}{_space(after)}{after}"
        case "before":
            return f"{before}{change.new} {old}{after}"
        case _ if change.new:
            return f"{before}{change.new}{after}"
        case _:
            return before.rstrip() + after if after[:1] in _PUNCTUATION else before + after


def _places(text: str, words: str) -> list[int]:
    """Return where words stand in a text; inside of other words only when nowhere else.

    To the letter, or else but for the form of quotes and dashes.
    """
    if not words:
        return []
    alike = (words.translate(_PLAIN_SIGNS), text.translate(_PLAIN_SIGNS))
    for wanted, within in ((words, text), alike):
        found = [match.start() for match in re.finditer(re.escape(wanted), within)]
        if found:
            whole = [begin for begin in found if _stands_alone(text, begin, begin + len(words))]
            return whole or found
    return []


def _stands_alone(text: str, begin: int, end: int) -> bool:
    runs_on = text[:begin][-1:].isalnum() and text[begin].isalnum()
    return not runs_on and not (text[end : end + 1].isalnum() and text[end - 1].isalnum())


def _gap(new: str) -> str:
    return "" if new[:1] in _PUNCTUATION else " "


def _space(after: str) -> str:
    return "" if not after or after[:1] in _PUNCTUATION or after[0] == " " else " "


def _with_end(text: str, new: str) -> str:
    """Add words at the end, before the full stop of the sentence."""
    stop = text[-1] if text[-1:] in {".", "!", "?"} else ""
    body = text[: len(text) - len(stop)]
    own = "" if new[-1:] in {".", "!", "?"} else stop
    return f"{body}{_gap(new)}{new}{own}"


def _more_than_once(words: str, times: int) -> Phrase:
    return nsay(
        "“{words}” occurs {count} time: quote more of the text around it.",
        "“{words}” occurs {count} times: quote more of the text around it.",
        times,
        words=words,
    )


def _is_instruction(text: str, words: str) -> bool:
    """Tell whether words say what to do with a text; begun like the text they are a text."""
    folded = fold(words)
    if folded.split()[:1] == fold(text).split()[:1]:
        return False
    for begin in _INSTRUCTIONS:
        if folded == begin or folded.startswith(begin + " "):
            marked = _MARKED_INSTRUCTIONS.get(begin)
            return marked is None or clean(words).casefold().startswith(marked)
    return False
