"""What a file of ballots holds, what was wrong with it, and how it is gathered while it is read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from facilitator.ballot_file.best import Best, BestFound, Source
from facilitator.counting import Ballot, Ranking, each_once, named_twice
from facilitator.meeting.body import Repeated
from facilitator.meeting.exact import Number, grain, read_number
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.text import clean


class UnreadableBallots(Refused):
    """The file can be no election file; `reason` is one sentence with file, line and way out."""


class UnclearBest(UnreadableBallots):
    """A table of ranks does not show which number is the best; whoever counts must say it."""

    def __init__(self, file: str) -> None:
        super().__init__(
            say(
                "{file} does not show whether 1 or the highest number is the best: add best lowest "
                "(1 is the best) or best highest.",
                file=file,
            )
        )
        self.file = file


class ReadingOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be read where it can be read in several ways."""

    best: Best | None = None
    """Which number of a table of ranks is the best; None: what the file shows."""
    repeated: Repeated = Repeated.INVALID
    """What becomes of a ranked ballot that names a candidate again."""


def nothing_in(file: str) -> UnreadableBallots:
    """Return the refusal of a file without a letter or a figure."""
    return UnreadableBallots(say("{file} is empty; ballots come as BLT, CSV or JSON.", file=file))


class FileRemark(msgspec.Struct, frozen=True):
    """Something that was wrong or was not used; line 0 is the file as a whole."""

    line: int
    message: Phrase


class Invalid(msgspec.Struct, frozen=True):
    """A ballot that cannot be counted, with the reason."""

    line: int
    reason: Phrase
    count: int = 1


class BallotFile(msgspec.Struct, frozen=True):
    """Candidates and ballots as the file has them."""

    form: str
    """blt, csv-ranks, csv-marks, csv-choices, csv-long, civs, cvr, scores."""
    candidates: tuple[str, ...]
    ballots: tuple[Ballot, ...]
    """In the order of the file, alike ones not gathered; blank ones have no ranks."""
    lines: tuple[int, ...] = ()
    """The line of each of the ballots."""
    invalid: tuple[Invalid, ...] = ()
    seats: int | None = None
    title: str = ""
    withdrawn: tuple[str, ...] = ()
    """Candidates whom the file itself takes out; they are on the ballots still."""
    remarks: tuple[FileRemark, ...] = ()
    places: int = 0
    """Decimals of the weights: all counts, whole numbers, are multiplied by 10 to this power."""
    best: Best | None = None
    """Which number is the best, in a table of ranks; None for other files."""
    best_by: Source | None = None
    """What said so: whoever counts, the file, its shape, or the usual meaning of ranks."""
    tie_order: tuple[str, ...] = ()
    """The order for ties that the file states: the first of the tied in it is chosen."""


MOST_CANDIDATES = 500
MOST_WEIGHT = 1_000_000_000
OVERVOTE: tuple[str, ...] = ("", "")
"""A rank on which several marks were seen, without saying whose."""


class BallotFileBuilder:
    """What has been read of a file so far."""

    def __init__(self, file: str, form: str, reading: ReadingOptions | None = None) -> None:
        self.file = file
        self.form = form
        self._repeated = (reading or ReadingOptions()).repeated
        self._ballots: list[tuple[int, Ranking, Number, tuple[str, ...]]] = []
        self._invalid: list[tuple[int, Phrase, Number]] = []
        self.remarks: list[FileRemark] = []

    def remark(self, line: int, message: Phrase) -> None:
        """Note something that was wrong or not used."""
        self.remarks.append(FileRemark(line, message))

    def refuse(self, line: int, reason: Phrase, count: Number = 1) -> None:
        """Note a ballot that cannot be counted."""
        self._invalid.append((line, reason, count))

    def add(
        self, line: int, ranks: Ranking, count: Number = 1, no_opinion: Sequence[str] = ()
    ) -> None:
        """Lay down a ballot, a repeated name by the rule for it; blank ranks at its end are cut."""
        if (twice := named_twice(ranks)) is not None:
            if self._repeated is Repeated.INVALID:
                self.refuse(line, say("it names {name} twice", name=twice), count)
                return
            ranks = each_once(ranks, stop=self._repeated is Repeated.STOP)
        end = len(ranks)
        while end and not ranks[end - 1]:
            end -= 1
        self._ballots.append((line, ranks[:end], count, tuple(no_opinion)))

    def unweighted(self, line: int) -> None:
        """Note ballots of weight 0: they count nothing, and are not invalid."""
        self.remark(line, say("The weight is 0, so this does not count as a ballot."))

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
                self.remark(
                    line,
                    say(
                        "Two candidates are called {name}; one is shown as {new}.",
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
        best: BestFound | None = None,
        tie_order: tuple[str, ...] = (),
    ) -> BallotFile:
        """Return all that was read, with weights in whole numbers."""
        counts = [ballot[2] for ballot in self._ballots] + [count for *_, count in self._invalid]
        units = int(1 / grain(*counts))
        return BallotFile(
            form=self.form,
            candidates=candidates,
            ballots=tuple(
                Ballot(ranks, int(count * units), silent)
                for _, ranks, count, silent in self._ballots
            ),
            lines=tuple(line for line, *_ in self._ballots),
            invalid=tuple(Invalid(at, why, int(count * units)) for at, why, count in self._invalid),
            seats=seats,
            title=clean(title),
            withdrawn=withdrawn,
            remarks=tuple(sorted(self.remarks, key=lambda complaint: complaint.line)),
            places=len(str(units)) - 1,
            best=best.best if best else None,
            best_by=best.source if best else None,
            tie_order=tie_order,
        )


def weight(text: str) -> Number | None:
    """Return how many ballots a line stands for, perhaps a decimal or 0; None for no weight."""
    number = read_number(text)
    return number if number is not None and number <= MOST_WEIGHT else None


def whole(text: str) -> int | None:
    """Return a whole number that is not negative and can be a weight or a rank."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= MOST_WEIGHT:
        return int(text)
    return None
