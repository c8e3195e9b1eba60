"""Papers as they are read: the valid ones, the invalid with their reasons, the complaints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.ballot_file.best import Found
from facilitator.ballot_file.contents import (
    BallotFile,
    Complaint,
    Invalid,
    Reading,
    UnreadableBallots,
)
from facilitator.counting import Paper, Ranking, each_once, named_twice
from facilitator.meeting.body import Repeated
from facilitator.meeting.exact import Number, grain, read_number
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean

MOST_CANDIDATES = 500
MOST_WEIGHT = 1_000_000_000
OVERVOTE: tuple[str, ...] = ("", "")
"""A rank on which several marks were seen, without saying whose."""


class Pile:
    """What has been read of a file so far."""

    def __init__(self, file: str, form: str, reading: Reading | None = None) -> None:
        self.file = file
        self.form = form
        self._repeated = (reading or Reading()).repeated
        self._papers: list[tuple[int, Ranking, Number, tuple[str, ...]]] = []
        self._invalid: list[tuple[int, Phrase, Number]] = []
        self.complaints: list[Complaint] = []

    def complain(self, line: int, message: Phrase) -> None:
        """Note something that was wrong or not used."""
        self.complaints.append(Complaint(line, message))

    def refuse(self, line: int, reason: Phrase, count: Number = 1) -> None:
        """Note a paper that cannot be counted."""
        self._invalid.append((line, reason, count))

    def add(
        self, line: int, ranks: Ranking, count: Number = 1, no_opinion: Sequence[str] = ()
    ) -> None:
        """Lay down a paper, a repeated name by the rule for it; blank ranks at its end are cut."""
        if (twice := named_twice(ranks)) is not None:
            if self._repeated is Repeated.INVALID:
                self.refuse(line, say("{name} stands on it twice", name=twice), count)
                return
            ranks = each_once(ranks, stop=self._repeated is Repeated.STOP)
        end = len(ranks)
        while end and not ranks[end - 1]:
            end -= 1
        self._papers.append((line, ranks[:end], count, tuple(no_opinion)))

    def unweighted(self, line: int) -> None:
        """Note ballots of weight 0: they count nothing, and are not invalid."""
        self.complain(line, say("The weight is 0: this counts as no ballot."))

    def names(self, raw: Iterable[tuple[int, str]]) -> tuple[str, ...]:
        """Return candidates as they may be shown, each under a name of its own."""
        given: dict[str, None] = {}
        for number, (line, text) in enumerate(raw, start=1):
            wanted = clean(text) or f"#{number}"
            name, again = wanted, 1
            while name in given:
                again += 1
                name = f"{wanted} ({again})"
            if name != wanted:
                self.complain(
                    line,
                    say(
                        "Two candidates are called {name}; one is {new} here.",
                        name=wanted,
                        new=name,
                    ),
                )
            given[name] = None
        if len(given) > MOST_CANDIDATES:
            raise UnreadableBallots(
                say(
                    "{file} names {number} candidates, and at most {most} can be counted; "
                    "is it the right file?",
                    file=self.file,
                    number=len(given),
                    most=MOST_CANDIDATES,
                )
            )
        return tuple(given)

    def finished(
        self,
        candidates: tuple[str, ...],
        *,
        seats: int | None = None,
        title: str = "",
        withdrawn: tuple[str, ...] = (),
        best: Found | None = None,
        tie_order: tuple[str, ...] = (),
    ) -> BallotFile:
        """Return all that was read, with weights in whole numbers."""
        counts = [paper[2] for paper in self._papers] + [count for *_, count in self._invalid]
        units = int(1 / grain(*counts))
        return BallotFile(
            form=self.form,
            candidates=candidates,
            papers=tuple(
                Paper(ranks, int(count * units), silent) for _, ranks, count, silent in self._papers
            ),
            lines=tuple(line for line, *_ in self._papers),
            invalid=tuple(Invalid(at, why, int(count * units)) for at, why, count in self._invalid),
            seats=seats,
            title=clean(title),
            withdrawn=withdrawn,
            complaints=tuple(sorted(self.complaints, key=lambda complaint: complaint.line)),
            places=len(str(units)) - 1,
            best=best.best if best else None,
            best_by=best.source if best else None,
            tie_order=tie_order,
        )


def weight(text: str) -> Number | None:
    """Return how many papers a line stands for, perhaps a decimal or 0; None for no weight."""
    number = read_number(text)
    return number if number is not None and number <= MOST_WEIGHT else None


def whole(text: str) -> int | None:
    """Return a whole number that is not negative and can be a weight or a rank."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= MOST_WEIGHT:
        return int(text)
    return None
