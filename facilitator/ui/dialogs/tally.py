"""Counts as they are typed, and how a tally and its verdict are shown."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from facilitator.meeting.decide.votes import not_voting
from facilitator.meeting.log.votes import verdict_phrase
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import Counts, Result
from facilitator.meeting.votes import Vote
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED
from facilitator.words import Words

PLACES: tuple[Phrase, ...] = (
    say("for"),
    say("against"),
    say("abstaining"),
    say("invalid"),
)
TONES: dict[Result, tuple[str, str]] = {
    Result.CARRIED: ("✓", GOOD),
    Result.LOST: ("✗", BAD),
    Result.TIED: ("=", LATE),
    Result.UNDECIDED: ("…", LATE),
    Result.ANNULLED: ("∅", MUTED),
}
_NUMBERS = re.compile(r"[\s,;./]+")


class Stated(NamedTuple):
    """What was typed: a judgement by eye, or counts (with how many of them were given)."""

    counts: Counts = Counts()
    given: int = 0
    by_eye: bool | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing has been stated."""
        return not self.given and self.by_eye is None


def read_count(text: str, ceiling: int | None) -> Stated | None:
    """Read `18 2 3`; `=` stands for all the rest, `+` and `-` for a clear majority or minority.

    Returns None when the words are no count. `ceiling` is the most that can be cast.
    """
    words = [word for word in _NUMBERS.split(text.strip()) if word]
    if words in (["+"], ["-"]):
        return Stated(by_eye=words == ["+"])
    if len(words) > len(PLACES) or words.count("=") > (ceiling is not None):
        return None
    if not all(word == "=" or (word.isascii() and word.isdigit()) for word in words):
        return None
    if any(len(word) > 6 for word in words):
        return None
    said = sum(int(word) for word in words if word != "=")
    rest = max(0, (ceiling or 0) - said)
    numbers = [rest if word == "=" else int(word) for word in words]
    padded = [*numbers, 0, 0, 0, 0]
    counts = Counts(for_=padded[0], against=padded[1], abstain=padded[2], invalid=padded[3])
    return Stated(counts=counts, given=len(words))


def written_count(counts: Counts | None) -> str:
    """Return counts as they are typed, `18 2 3`; empty for none."""
    if counts is None:
        return ""
    numbers = [counts.for_, counts.against, counts.abstain, counts.invalid]
    return " ".join(map(str, numbers if counts.invalid else numbers[:3]))


def verdict_line(vote: Vote, words: Words) -> Content:
    """Return a verdict as a sentence behind its sign, in its colour."""
    if vote.result is None:
        return Content("")
    mark, style = TONES[vote.result]
    return Content.styled(f"{mark} {words(verdict_phrase(vote))}", f"bold {style}")


def margin(vote: Vote) -> Phrase | None:
    """Return how many votes there were to spare or too few, None where no figures stand."""
    verdict = vote.verdict
    if verdict is None or not verdict.base_size or vote.by_eye is not None:
        return None
    if not isinstance(verdict.margin, int):
        return (
            say("{number} in weight too little", number=-verdict.margin)
            if verdict.margin < 0
            else say("{number} in weight to spare", number=verdict.margin)
        )
    if verdict.margin < 0:
        return nsay("{count} vote too few", "{count} votes too few", -verdict.margin)
    if not verdict.margin:
        return say("not one vote to spare")
    return nsay("{count} vote to spare", "{count} votes to spare", verdict.margin)


def turnout(vote: Vote, counts: Counts) -> Phrase:
    """Return how many of those present have voted."""
    if vote.present is None:
        return say("{cast} cast; attendance was not taken", cast=counts.cast)
    silent = not_voting(replace(vote, counts=counts))
    if not silent:
        return say("{cast} of {present} voted", cast=counts.cast, present=vote.present)
    return nsay(
        "{cast} of {present} voted; {count} did not vote",
        "{cast} of {present} voted; {count} did not vote",
        silent,
        cast=counts.cast,
        present=vote.present,
    )


class Tally(Horizontal):
    """The numbers as they are typed: large where there is room, else in one line."""

    DEFAULT_CSS = """
    Tally { height: 1; margin: 0 0 0 2; }
    Tally > .place { width: 1fr; height: 1; }
    Tally > .place > Digits { display: none; width: 1fr; height: 3; color: $text-muted; }
    Tally > .place > Static { color: $text-muted; height: 1; }
    Tally > #place3 { display: none; }
    Tally > #place3.-given { display: block; }
    Tally.-large { height: 4; margin: 1 0 0 0; }
    Tally.-large > .place { height: 4; }
    Tally.-large > .place > Digits { display: block; }
    Tally.-large > .place.-given > Digits { color: $foreground; text-style: bold; }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._names = [words(name) for name in PLACES]
        self._shown = Stated()

    def compose(self) -> ComposeResult:
        """Yield a place for each number."""
        for place in range(len(PLACES)):
            yield Vertical(
                Digits("0", id=f"digits{place}"),
                Static("", id=f"number{place}", markup=False),
                classes="place",
                id=f"place{place}",
            )

    def show(self, stated: Stated, *, large: bool) -> None:
        """Show numbers; those that were not given yet are dim."""
        self.set_class(large, "-large")
        counts = stated.counts
        numbers = (counts.for_, counts.against, counts.abstain, counts.invalid)
        for place, number in enumerate(numbers):
            given = place < stated.given
            self.query_one(f"#digits{place}", Digits).update(str(number))
            self.query_one(f"#place{place}").set_class(given, "-given")
            name = self._names[place]
            dim = (str(number), "bold $foreground" if given else MUTED)
            line = Content(name) if large else Content.assemble(dim, f" {name}")
            self.query_one(f"#number{place}", Static).update(line)
