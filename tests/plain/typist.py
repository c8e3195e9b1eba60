"""Somebody who types what the help shows, with names of this meeting, and sometimes slips."""

from __future__ import annotations

import re
from random import Random

from facilitator.meeting.state import Meeting
from facilitator.plain.usage import FORMS

_PIECE = re.compile(r"\[|\]|[^\[\]\s]+")
SLIPS = (
    "An", "Lan", "nobody", "all", "0", "2", "99", "-1", "for", "against", "pass", ":", ",", ">",
    "=", '"', '"Le For"', '""', "#", "by", "second", "needs", "to", "as", "x2", "x0", "blank",
    "invalid", "A=yes", "A=2", "[", "]", "{x}", "\x1b[31m", "₂", "|", "\u202e", "1/2", "half",
)  # fmt: skip
RULES = (
    "simple", "two-thirds", "absolute", "present", "unanimous", "at least 2", "relative",
    "more than 1/2 of valid", "at least 2/3 of entitled", "at least 0", "half",
)  # fmt: skip
WORDS = {
    "N": ("0", "1", "1", "2", "3", "4", "5", "9"),
    "RULE": RULES,
    "TEXT": ("Tea", "we paint it", "cần bàn: kỹ", '"by An"', "x # y"),
    "TIME": ("19:31", "-30s", "30s", "20:00:05", "nine"),
    "DATE": ("Friday", "25/12", "2026-12-01", "someday"),
    "CLASS": ("order", "question", "plain", "for"),
    "TURN": ("t1", "t2", "t3", "t9"),
    "GROUP": ("east", "west", "nowhere"),
    "METHOD": ("plurality", "approval", "stv", "hands", "ballot"),
}
"""What the capitals of a form stand for, besides names."""
_CAPITALS = re.compile(r"[A-Z]{2,}|\b[ABCN]\b|(?<=\bx)N")


class Typist:
    """Types lines for a meeting as it stands."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice

    def line(self, meeting: Meeting, verb: str | None = None) -> str:
        """Return a line by one of the forms, in one case of five with a slip in it."""
        verb = verb or self.dice.choice([*FORMS])
        form = FORMS["ballot" if verb == "unballot" else verb]
        typed = self._filled(self.dice.choice(form.split(" | ")), meeting)
        if verb == "unballot":
            typed = f"un{typed}"
        words = typed.split(" ")
        if self.dice.random() < 0.2:
            place = self.dice.randrange(len(words))
            words[place : place + self.dice.randrange(2)] = [self.dice.choice(SLIPS)]
        return " ".join(words)

    def _filled(self, form: str, meeting: Meeting) -> str:
        """Fill a form in: capitals stand for what there is, brackets for what may be left out."""
        filled: list[str] = []
        kept = [True]
        for piece in _PIECE.findall(form):
            if piece == "[":
                kept.append(kept[-1] and self.dice.random() < 0.5)
            elif piece == "]":
                kept.pop()
            elif kept[-1]:
                filled.append(self._word(piece, meeting))
        return " ".join(word for word in filled if word)

    def _word(self, piece: str, meeting: Meeting) -> str:
        piece = self.dice.choice(piece.split("|"))
        if piece == "...":
            return ", ".join(self._name(meeting) for _ in range(self.dice.randrange(3)))
        return _CAPITALS.sub(lambda found: self._for(found[0], meeting), piece)

    def _for(self, capitals: str, meeting: Meeting) -> str:
        """Return what capitals of a form stand for."""
        if capitals in {"NAME", "A", "B", "C"}:
            return self._name(meeting)
        return self.dice.choice(WORDS.get(capitals, WORDS["TEXT"]))

    def _name(self, meeting: Meeting) -> str:
        held = meeting.open_election
        names = [person.name for person in meeting.people.values()] or ["Ann"]
        if held and self.dice.random() < 0.6:
            names = [candidate.name for candidate in held.candidates]
        name = self.dice.choice(names)
        return f'"{name}"' if self.dice.random() < 0.1 else name
