"""Our own marks: braces after a title, prompts and prepared motions."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field

from msgspec.structs import replace

from facilitator.agenda_file.pattern import pattern
from facilitator.meeting.agenda import PreparedMotion
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import parse_requirement
from facilitator.meeting.text import clean, fold

KNOWN = ("recurring", "hard", "go-around", "turn", "pinned", "private")
METHODS = ("hands", "rollcall", "ballot", "consent", "voice")
_OTHER_METHODS = {
    "gio tay": "hands",
    "goi ten": "rollcall",
    "bo phieu": "ballot",
    "bo phieu kin": "ballot",
    "phieu kin": "ballot",
    "nhat tri chung": "consent",
    "loi noi": "voice",
}
"""Ways to vote in Vietnamese, without diacritics."""
_BRACES = pattern(r"(?:^|\s)\{([^{}]{1,200})\}\s*$")
_PROMPT = pattern(r"\?\s+(?=\S)")
_LAST_BRACKET = pattern(r"\(([^()]*)\)\s*$")
_MOST_BRACKETS = 4
_MOTION = pattern(r"(?:motion|biểu quyết)\s*:\s*", re.IGNORECASE)


@dataclass(slots=True)
class Marks:
    """The marks of one item."""

    recurring: bool = False
    hard: bool = False
    pinned: bool = False
    private: bool = False
    go_around: int | None = None
    turn: int | None = None
    found: bool = False
    complaints: list[Phrase] = field(default_factory=list)


def take_marks(line: str, gone: str) -> tuple[str, Marks]:
    """Return the line with its marks overwritten, and the marks.

    Braces that hold nothing like a mark belong to the title (`Array.flat {Map, ten}`).
    """
    match = _BRACES.search(line)
    if match is None:
        return line, Marks()
    words = [word for word in (clean(piece).lower() for piece in match[1].split(",")) if word]
    names = [word.split()[0] for word in words]
    if not set(names) & set(KNOWN) and not all(_nearest(name, KNOWN, 0.7) for name in names):
        return line, Marks()
    marks = Marks(found=True)
    for word in words:
        _take_one(word, marks)
    return line[: match.start()] + gone * (len(line) - match.start()), marks


def _take_one(word: str, marks: Marks) -> None:
    name, _, argument = word.partition(" ")
    if name in {"recurring", "hard", "pinned", "private"} and not argument:
        setattr(marks, name, True)
    elif name == "go-around":
        marks.go_around = (_length(word, argument, marks) if argument else 0) or 0
    elif name == "turn":
        marks.turn = _length(word, argument, marks)
    else:
        near = _nearest(name, KNOWN)
        marks.complaints.append(
            say("There is no mark {mark}; the nearest is {near}.", mark=word, near=near)
            if near
            else say(
                "There is no mark {mark}; known are {known}.", mark=word, known=", ".join(KNOWN)
            )
        )


def _length(word: str, argument: str, marks: Marks) -> int | None:
    seconds = parse_duration(argument)
    if seconds is None:
        marks.complaints.append(
            say(
                "“{mark}”: {length} is no length; write for example {name} 2m.",
                mark=word,
                length=argument or "…",
                name=word.split(maxsplit=1)[0],
            )
        )
    return seconds


def _nearest(word: str, known: tuple[str, ...], cutoff: float = 0.6) -> str | None:
    near = difflib.get_close_matches(word, known, n=1, cutoff=cutoff)
    return near[0] if near else None


def prompt(text: str) -> str | None:
    """Return the prompt when the entry is one (`? What held us back?`)."""
    match = _PROMPT.match(text)
    return clean(text[match.end() :]) if match else None


def motion(text: str) -> tuple[PreparedMotion, list[Phrase]] | None:
    """Return the prepared motion when the entry is one (`motion: TEXT (simple, by hands)`)."""
    match = _MOTION.match(text)
    if match is None:
        return None
    words = clean(text[match.end() :])
    return _read_from_the_end(words) if words else None


def _read_from_the_end(words: str) -> tuple[PreparedMotion, list[Phrase]]:
    """Take off one bracket after the other, as in `TEXT (two-thirds) (consent)`; the last wins."""
    found, complaints = PreparedMotion(text=words), list[Phrase]()
    for _ in range(_MOST_BRACKETS):
        how = _LAST_BRACKET.search(found.text)
        if how is None:
            break
        before, strange = _with_manner(found.text, how)
        if strange and found.text != words:
            break
        is_text = before.text == found.text
        found = replace(
            before,
            requirement=found.requirement or before.requirement,
            method=found.method or before.method,
        )
        complaints += strange
        if is_text or strange:
            break
    return found, complaints


def _with_manner(words: str, how: re.Match[str]) -> tuple[PreparedMotion, list[Phrase]]:
    requirement, method, strange = None, None, []
    for piece in (piece.strip() for piece in how[1].split(",")):
        bare = re.sub(r"^(?:needs|by|cần)\s+", "", piece, flags=re.IGNORECASE)
        if (named := _method(bare)) is not None:
            method = named
        elif (found := parse_requirement(bare)) is not None:
            requirement = found
        else:
            strange.append(piece)
    if requirement is None and method is None and not any(_like_manner(piece) for piece in strange):
        return PreparedMotion(text=words), []
    text = words[: how.start()].strip()
    complaints = [
        say(
            "“{words}” is neither a rule (simple, two-thirds, ...) nor a way to vote (by "
            "hands, by ballot, ...).",
            words=piece,
        )
        for piece in strange
    ]
    return PreparedMotion(text=text or words, requirement=requirement, method=method), complaints


def _method(words: str) -> str | None:
    run_together = words.lower().replace(" ", "").replace("-", "")
    return run_together if run_together in METHODS else _OTHER_METHODS.get(fold(words))


def _like_manner(piece: str) -> bool:
    word = piece.lower().removeprefix("by ").removeprefix("needs ")
    known = (*METHODS, "simple", "absolute", "two-thirds", "three-quarters", "unanimous")
    return piece.lower().startswith(("by ", "needs ")) or _nearest(word, known) is not None
