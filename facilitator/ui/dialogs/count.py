"""Stating a count: the arithmetic and the verdict live, before anything is said aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Digits, Static

from facilitator.meeting.commands import CloseVote, Command, JudgeByEye, Recount, StateCount
from facilitator.meeting.decide.votes import check_counts, not_voting
from facilitator.meeting.log.votes import verdict_phrase
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.rules import Counts, Result, describe, judge
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import METHOD_NAMES, Vote
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, shown
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


class CountDialog(Sheet[tuple[Command, ...]]):
    """Answers with the count of the open vote and its close, or with the recount of the last.

    Typed in one line, `18 2 3`; the numbers stand large above, the verdict below.
    """

    DEFAULT_CSS = """
    CountDialog #tally { height: 4; margin: 1 0; }
    CountDialog .place { width: 1fr; height: 4; }
    CountDialog .place > Digits { width: 1fr; height: 3; color: $text-muted; }
    CountDialog .place.-given > Digits { color: $foreground; text-style: bold; }
    CountDialog .place > Static { color: $text-muted; height: 1; }
    CountDialog #place3 { display: none; }
    CountDialog #place3.-given { display: block; }
    CountDialog #verdict { min-height: 2; }
    """

    def __init__(self, meeting: Meeting, words: Words, *, recount: bool = False) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.recount = recount
        self.vote: Vote = meeting.votes[-1]

    def heading(self) -> Content:
        """Return the question."""
        title = say("Recount") if self.recount else say("Count")
        return Content.assemble((self.words(title), "bold"), "   ", shown(self.vote.title))

    def content(self) -> Iterator[Widget]:
        """Yield the large numbers, the line, the arithmetic and the verdict."""
        places = [
            Vertical(
                Digits("0", id=f"digits{place}"),
                Static(self.words(name), markup=False),
                classes="place",
                id=f"place{place}",
            )
            for place, name in enumerate(PLACES)
        ]
        yield Horizontal(*places, id="tally")
        yield self.line(Field(placeholder=self.words(say("for, against, abstaining: 18 2 3"))))
        yield self.told("verdict")
        yield self.told("arithmetic")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        eye = (("+", say("clear majority")), ("-", say("clear minority")))
        by_eye = not self.recount and self._eye_refused() is None
        return (
            ("space", say("next number")),
            ("=", say("all the rest")),
            *(eye if by_eye else ()),
            ("enter", say("states it")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show an empty tally."""
        self.changed()

    def changed(self) -> None:
        """Show the numbers, the arithmetic and the verdict that they would have."""
        stated = read_count(self.typed, self.vote.ceiling)
        if stated is None:
            self._show_numbers(Stated())
            self.tell("verdict", Content(""))
            self.tell("arithmetic", self._unreadable())
            return
        self._show_numbers(stated)
        self.tell("verdict", self._verdict(stated))
        self.tell("arithmetic", self._arithmetic(stated))

    def _unreadable(self) -> Content:
        told = say("That is no count: write up to four numbers, as in 18 2 3.")
        return Content.styled(self.words(told), LATE)

    def _show_numbers(self, stated: Stated) -> None:
        counts = stated.counts
        numbers = (counts.for_, counts.against, counts.abstain, counts.invalid)
        for place, number in enumerate(numbers):
            self.query_one(f"#digits{place}", Digits).update(str(number))
            self.query_one(f"#place{place}").set_class(place < stated.given, "-given")

    def _verdict(self, stated: Stated) -> Content:
        judged = self._judged(stated)
        if not stated.given and judged is None:
            return Content.styled(self._needs(), MUTED)
        if judged is None or judged.verdict is None:
            return Content("")
        mark, style = TONES[judged.verdict.result]
        return Content.styled(f"{mark} {self.words(verdict_phrase(judged))}", f"bold {style}")

    def _needs(self) -> str:
        needs = say(
            "{method}, {rule}",
            method=METHOD_NAMES[self.vote.method],
            rule=describe(self.vote.requirement),
        )
        return self.words(needs)

    def _eye_refused(self) -> Phrase | None:
        """Return why this vote cannot be judged by eye, None when it can."""
        refused = self._refusal(JudgeByEye(majority=True)) if self._refusal else None
        return refused.reason if refused is not None else None

    def _judged(self, stated: Stated) -> Vote | None:
        """Return the vote as it would be with this count; None when the count cannot be."""
        if stated.by_eye is not None and self._eye_refused() is not None:
            return None
        if stated.by_eye is not None:
            by_eye = "clear majority" if stated.by_eye else "clear minority"
            result = Result.CARRIED if stated.by_eye else Result.LOST
            empty = judge(self.vote.requirement, Counts(), 0, 0)
            return replace(self.vote, by_eye=by_eye, verdict=replace(empty, result=result))
        if not stated.given or self._impossible(stated) is not None:
            return None
        vote = self.vote
        verdict = judge(vote.requirement, stated.counts, vote.present or 0, vote.entitled)
        return replace(vote, counts=stated.counts, by_eye=None, casting=None, verdict=verdict)

    def _impossible(self, stated: Stated) -> Phrase | None:
        try:
            check_counts(self.vote, stated.counts)
        except Refused as refused:
            return refused.reason
        return None

    def _arithmetic(self, stated: Stated) -> Content:
        if stated.by_eye is not None and (refused := self._eye_refused()) is not None:
            return Content.styled(f"✗ {self.words(refused)}", BAD)
        if stated.by_eye is not None:
            return Content.styled(self.words(say("judged by eye, without numbers")), MUTED)
        if (impossible := self._impossible(stated)) is not None:
            return Content.styled(f"✗ {self.words(impossible)}", BAD)
        if self.vote.present is None:
            told = say("{cast} cast; attendance was not taken", cast=stated.counts.cast)
            return Content.styled(self.words(told), MUTED)
        silent = not_voting(replace(self.vote, counts=stated.counts))
        if not silent:
            told = say(
                "{cast} of {present} voted", cast=stated.counts.cast, present=self.vote.present
            )
            return Content.styled(self.words(told), MUTED)
        told = nsay(
            "{cast} of {present} voted; {count} did not vote",
            "{cast} of {present} voted; {count} did not vote",
            silent,
            cast=stated.counts.cast,
            present=self.vote.present,
        )
        return Content.styled(self.words(told), MUTED)

    def taken(self) -> None:
        """Answer with the count and the close."""
        stated = read_count(self.typed, self.vote.ceiling)
        if stated is None or (self.recount and stated.by_eye is not None):
            self.complain(say("Write the numbers for, against and abstaining, as in 18 2 3."))
        elif stated.by_eye is not None:
            eye = JudgeByEye(majority=stated.by_eye)
            self.reply((eye, CloseVote()), eye)
        elif not stated.given:
            self.complain(say("No count has been stated yet."))
        elif (impossible := self._impossible(stated)) is not None:
            self.complain(impossible)
        elif self.recount:
            again = Recount(counts=stated.counts)
            self.reply((again,), again)
        else:
            count = StateCount(counts=stated.counts)
            self.reply((count, CloseVote()), count)
