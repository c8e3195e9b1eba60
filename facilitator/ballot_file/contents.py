"""What a file of ballots holds, with remarks on it, and the builder that gathers it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from facilitator.ballot_file.best import Best, BestFound, BestSource
from facilitator.counting import Ballot, Ranking, each_once, named_twice
from facilitator.meeting.body import Repeated
from facilitator.meeting.exact import Number, grain, read_number
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.text import clean


class UnreadableBallots(Refused):
    """Raised for a file that cannot be read as ballots.

    `reason` is a sentence that names the file, the line and the remedy.
    """


class UnclearBest(UnreadableBallots):
    """Raised for a table of ranks that does not show which number is the best."""

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
    """How to read a file that can be read in several ways."""

    best: Best | None = None
    """Which number of a table of ranks is the best; None for what the file shows."""
    repeated: Repeated = Repeated.INVALID
    """What happens to a ranked ballot that names a candidate twice."""


def nothing_in(file: str) -> UnreadableBallots:
    """Return the error for a file without a letter or a digit."""
    return UnreadableBallots(say("{file} is empty; ballots come as BLT, CSV or JSON.", file=file))


class FileRemark(msgspec.Struct, frozen=True):
    """Something that was wrong or was ignored; line 0 stands for the whole file."""

    line: int
    message: Phrase


class Invalid(msgspec.Struct, frozen=True):
    """A ballot, or `count` identical ones, that cannot be counted, with the reason."""

    line: int
    reason: Phrase
    count: int = 1


class BallotFile(msgspec.Struct, frozen=True):
    """The candidates and ballots of a file."""

    form: str
    """blt, csv-ranks, csv-marks, csv-choices, csv-long, civs, cvr or scores."""
    candidates: tuple[str, ...]
    ballots: tuple[Ballot, ...]
    """In the order of the file. Identical ones are not merged; blank ones have no ranks."""
    lines: tuple[int, ...] = ()
    """The line of each ballot."""
    invalid: tuple[Invalid, ...] = ()
    seats: int | None = None
    title: str = ""
    withdrawn: tuple[str, ...] = ()
    """Candidates whom the file itself withdraws; the ballots still name them."""
    remarks: tuple[FileRemark, ...] = ()
    places: int = 0
    """Decimals of the weights: all counts are whole numbers, in units of `10**-places`."""
    best: Best | None = None
    """Which number is the best in a table of ranks; None for other files."""
    best_by: BestSource | None = None
    """What shows it: the person who counts, the file, its shape, or the usual meaning."""
    tie_order: tuple[str, ...] = ()
    """The order for ties that the file states: the first of the tied in it is chosen."""


MOST_CANDIDATES = 500
MOST_WEIGHT = 1_000_000_000
OVERVOTE: tuple[str, ...] = ("", "")
"""A rank with several marks in a file that does not say whose each mark is."""


class BallotFileBuilder:
    """Gather what is read of a file: ballots, invalid ones, and remarks."""

    def __init__(self, file: str, form: str, options: ReadingOptions | None = None) -> None:
        self.file = file
        self.form = form
        self._repeated = (options or ReadingOptions()).repeated
        self._ballots: list[tuple[int, Ranking, Number, tuple[str, ...]]] = []
        self._invalid: list[tuple[int, Phrase, Number]] = []
        self.remarks: list[FileRemark] = []

    def remark(self, line: int, message: Phrase) -> None:
        """Note something that was wrong or is ignored."""
        self.remarks.append(FileRemark(line, message))

    def refuse(self, line: int, reason: Phrase, count: Number = 1) -> None:
        """Note a ballot that cannot be counted."""
        self._invalid.append((line, reason, count))

    def add(
        self, line: int, ranks: Ranking, count: Number = 1, no_opinion: Sequence[str] = ()
    ) -> None:
        """Add a ballot without the blank ranks at its end.

        A ballot that names a candidate twice is treated as the options say.
        """
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
        """Note ballots of weight 0, which neither count nor are invalid."""
        self.remark(line, say("The weight is 0, so this does not count as a ballot."))

    def names(self, raw: Iterable[tuple[int, str]]) -> tuple[str, ...]:
        """Return names that can be shown, made unique, for `raw` pairs of line and text.

        Raises:
            UnreadableBallots: if there are too many.
        """
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
        """Return everything that was read, with weights as whole numbers."""
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
    """Return the weight that `text` gives, perhaps a decimal or 0, or None if it is not one."""
    number = read_number(text)
    return number if number is not None and number <= MOST_WEIGHT else None


def whole(text: str) -> int | None:
    """Return the whole number in `text` if it can be a weight or a rank, else None."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= MOST_WEIGHT:
        return int(text)
    return None
