"""Votes: how they are taken, what they were opened with, and their tally (spec 5)."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Counts, Requirement, Result, Verdict, decided_early


class Method(StrEnum):
    """Ways of voting; the values are the words of line mode."""

    HANDS = "hands"
    VOICE = "voice"
    ROLLCALL = "rollcall"
    CONSENT = "consent"
    BALLOT = "ballot"

    @property
    def is_counted(self) -> bool:
        """The result comes from counts that somebody states."""
        return self in {Method.HANDS, Method.VOICE, Method.BALLOT}


METHOD_NAMES: dict[Method, Phrase] = {
    Method.HANDS: say("show of hands"),
    Method.VOICE: say("voice"),
    Method.ROLLCALL: say("roll call"),
    Method.CONSENT: say("general consent"),
    Method.BALLOT: say("ballot"),
}


class Choice(StrEnum):
    """An answer in a roll call."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    PASS = "pass"  # noqa: S105 - what a member says


CHOICE_NAMES: dict[Choice, Phrase] = {
    Choice.FOR: say("for"),
    Choice.AGAINST: say("against"),
    Choice.ABSTAIN: say("abstain"),
    Choice.PASS: say("pass"),
}

RESULT_NAMES: dict[Result, Phrase] = {
    Result.CARRIED: say("carried"),
    Result.LOST: say("lost"),
    Result.TIED: say("tied, and so lost"),
    Result.ANNULLED: say("annulled"),
    Result.UNDECIDED: say("undecided"),
}


class Vote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One vote. What it was opened with is frozen; presence may change, its base does not."""

    number: int
    title: str
    motion: int | None = None
    item: str
    method: Method
    requirement: Requirement
    entitled: int
    present: int | None
    """Entitled and present at the opening; None when attendance was not taken."""
    quorum_met: bool | None = None
    quorum_met_at_close: bool | None = None
    electors: tuple[str, ...] = ()
    """Ids of those entitled and present at the opening."""
    roll: dict[str, Choice] = {}
    """Answers of a roll call, by id."""
    second_round: bool = False
    """Those who passed are asked again, and pass is no longer an answer."""
    counts: Counts | None = None
    """The tally that stands."""
    recounts: tuple[Counts, ...] = ()
    """Tallies that a later one replaced, oldest first."""
    by_eye: str | None = None
    """`clear majority` or `clear minority`: judged without numbers."""
    objections: tuple[str, ...] = ()
    casting: Choice | None = None
    verdict: Verdict | None = None
    annulled: str | None = None
    """The reason, when it was annulled."""
    opened_at: Instant
    closed_at: Instant | None = None

    @property
    def is_open(self) -> bool:
        """Votes are still being taken."""
        return self.closed_at is None

    @property
    def ceiling(self) -> int | None:
        """The most votes that can be cast; None when neither roster nor attendance is known."""
        if self.present is not None:
            return self.present
        return self.entitled or None

    @property
    def tally(self) -> Counts:
        """The counts as they stand: of the roll call, or as stated."""
        if self.method is not Method.ROLLCALL or self.counts is not None:
            return self.counts or Counts()
        said = list(self.roll.values())
        return Counts(
            for_=said.count(Choice.FOR),
            against=said.count(Choice.AGAINST),
            abstain=said.count(Choice.ABSTAIN),
        )

    @property
    def to_be_asked(self) -> tuple[str, ...]:
        """Electors whose answer is still wanted: first everybody, then those who passed."""
        waiting = tuple(p for p in self.electors if p not in self.roll)
        if waiting:
            return waiting
        return tuple(p for p in self.electors if self.roll[p] is Choice.PASS)

    @property
    def result(self) -> Result | None:
        """What became of it; None while it is open."""
        if self.annulled is not None:
            return Result.ANNULLED
        return self.verdict.result if self.verdict else None

    @property
    def decided(self) -> Result | None:
        """In an open roll call, the result that nobody can change any more."""
        if self.method is not Method.ROLLCALL or not self.is_open:
            return None
        tally = self.tally
        remaining = len(self.electors) - tally.cast
        present = self.present or 0
        return decided_early(self.requirement, tally, remaining, present, self.entitled)
