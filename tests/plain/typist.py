"""Somebody who types what the help shows, with names of this meeting, and sometimes slips."""

from __future__ import annotations

import re
from random import Random

from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method, Vote
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
    "KIND": ("recess", "adjourn", "close-debate", "limit", "table", "refer", "postpone", "divide"),
    "WORDS": ("10m", "2m", "the board", "2", "ballot", "until item 2"),
    "SEED": ("7", "die 3 5 1"),
    "OPTION": ("A", "B"),
    "GROUP": ("east", "west", "nowhere"),
    "METHOD": ("plurality", "approval", "stv", "hands", "ballot"),
}
"""What the capitals of a form stand for, besides names."""
_CAPITALS = re.compile(r"[A-Z]{2,}|\b[ABCN]\b|(?<=\bx)N")


_AFTERWARDS = ("casting for", "casting against", "lot 7", "round", "outcome Yes")


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

    def likely(self, meeting: Meeting) -> str:
        """Return a line of somebody who knows what is open, or has just been closed."""
        vote, election = meeting.open_vote, meeting.open_election
        if vote is not None:
            return self.dice.choice((self._answer(vote, meeting), "close vote", "tally"))
        if election is not None:
            return self.dice.choice((*[self._paper(election)] * 3, "close election", "compare"))
        return self.dice.choice((*_AFTERWARDS, *self._beginnings(meeting)))

    def _beginnings(self, meeting: Meeting) -> tuple[str, ...]:
        dice, here = self.dice, [p.name for p in meeting.people.values() if p.is_present]
        names = dice.sample(here, min(len(here), 3)) or ["Ann"]
        method = dice.choice(("hands", "rollcall", "ballot", "consent", "voice"))
        count = dice.choice(("plurality", "majority", "approval", "yna", "cumulative", "irv"))
        several = dice.choice(("block", "stv", "scottish", "condorcet", "approval"))
        return (
            f"motion Tea by {names[0]} second {names[-1]}",
            f"vote Tea by {method}",
            f"vote Tea by {method} needs two-thirds",
            "poll When? options Now, Later, Never",
            f'amend replace "Tea" with "Coffee" by {names[0]} second {names[-1]}',
            f"procedural recess 10m by {names[0]} second {names[-1]}",
            f"procedural close-debate by {names[0]} second {names[-1]}",
            f"second {names[-1]}",
            "vote by hands",
            f"elect The chair from {', '.join(names)} by {count}",
            f"elect The board seats 2 from {', '.join(names)} by {several}",
            f"queue {names[0]}",
            "call",
        )

    def _answer(self, vote: Vote, meeting: Meeting) -> str:
        dice, most = self.dice, vote.ceiling or 5
        if vote.method is Method.ROLLCALL:
            asked = [meeting.name_of(person) for person in vote.to_be_asked] or ["nobody"]
            return f"cast {dice.choice(asked)} {dice.choice(('for', 'against', 'pass'))}"
        if vote.method is Method.BALLOT:
            return f"ballot {dice.choice(('for', 'against', 'blank'))} x{dice.randint(1, 3)}"
        if vote.method is Method.POLL:
            return "count " + " ".join(f"{option} 1" for option in vote.options)
        if vote.method is Method.CONSENT:
            return f"object {self._name(meeting)}"
        half = dice.randint(0, most // 2)
        return f"count for {half} against {dice.randint(0, half)} abstain {most - 2 * half}"

    def _paper(self, election: Election) -> str:
        names = [candidate.name for candidate in election.candidates]
        chosen = self.dice.sample(names, min(len(names), self.dice.randint(1, 3)))
        method = election.terms.method
        if method.is_ranked:
            return "ballot " + self.dice.choice((" > ", " > ", " = ")).join(chosen)
        if method is ElectionMethod.YNA:
            return "ballot " + " ".join(f"{name}=yes" for name in names)
        if method is ElectionMethod.CUMULATIVE:
            return "ballot " + " ".join(f"{name}=1" for name in chosen)
        return f"ballot {', '.join(chosen)} x{self.dice.randint(1, 2)}"

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
