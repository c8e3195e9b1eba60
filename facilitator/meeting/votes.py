"""Votes: how they are taken, what they were opened with, and their tally (spec 5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.ballots import BallotEntry, StatedCount
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.exact import Number
from facilitator.meeting.papers import FIRST, Papers
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import (
    Counts,
    Requirement,
    Result,
    Tally,
    Verdict,
    Weights,
    added,
)
from facilitator.meeting.verdicts import Rest, Taken, decided, rest_of_papers, rest_of_roll


class Method(StrEnum):
    """Ways of voting; the values are the words of line mode."""

    HANDS = "hands"
    VOICE = "voice"
    ROLLCALL = "rollcall"
    CONSENT = "consent"
    BALLOT = "ballot"
    POLL = "poll"
    """A straw poll of any options: it decides nothing."""

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
    Method.POLL: say("straw poll"),
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
    electorate: Electorate
    base_reopened: int = 0
    """How often the chair had the base taken anew."""
    quorum_met: bool | None = None
    quorum_met_at_close: bool | None = None
    roll: dict[str, Choice] = {}
    """Answers of a roll call, by id of those whose votes they are."""
    splits: dict[str, Counts] = {}
    """Answers of those who cast votes in bulk, when they were not all alike."""
    second_round: bool = False
    """Those who passed are asked again, and pass is no longer an answer."""
    counts: Counts | None = None
    """The tally that stands."""
    weighted: Weights | None = None
    """The same, weighed; in a body with weights."""
    group_counts: dict[str, Counts] = {}
    """By group, when the rule asks for groups."""
    recounts: tuple[Counts, ...] = ()
    """Tallies that a later one replaced, oldest first."""
    recounted_weights: tuple[Weights | None, ...] = ()
    """The same, weighed; in a body with weights."""
    entries: dict[int, Papers] = {}
    """Of a ballot: the papers as they were entered, once or twice."""
    stated: dict[int, StatedCount] = {}
    """Of a ballot with groups or weights: what was stated of an entry as a count."""
    entry: int = FIRST
    """The entry that is being made."""
    options: tuple[str, ...] = ()
    """Of a straw poll."""
    poll: dict[str, int] = {}
    """Of a straw poll: how many for each option."""
    outcome: str | None = None
    """Of a straw poll: what it means, in the chair's words."""
    by_eye: str | None = None
    """`clear majority` or `clear minority`: judged without numbers."""
    doubted: str | None = None
    """What the eye had judged, where somebody doubted it and the votes were counted."""
    objections: tuple[str, ...] = ()
    vetoes: tuple[str, ...] = ()
    """Ids of members who declared their veto, other than in a roll call."""
    casting: Choice | None = None
    casting_by: str | None = None
    """Id of the chair who broke the tie."""
    verdict: Verdict | None = None
    annulled: str | None = None
    """The reason, when it was annulled."""
    opened_at: Instant
    closed_at: Instant | None = None

    @property
    def entitled(self) -> int:
        """Voting members of the body, in heads."""
        return self.electorate.entitled

    @property
    def present(self) -> int | None:
        """Votes that could be cast at the opening; None when attendance was not taken."""
        return self.electorate.present

    @property
    def electors(self) -> tuple[str, ...]:
        """Ids of those whose vote can be cast, by themselves or by their delegate."""
        return self.electorate.electors

    @property
    def is_open(self) -> bool:
        """Votes are still being taken."""
        return self.closed_at is None

    @property
    def can_be_recounted(self) -> bool:
        """Closed, taken by counting or judged by eye, and not set aside."""
        return self.method.is_counted and not self.is_open and self.annulled is None

    @property
    def ceiling(self) -> int | None:
        """The most votes that can be cast; None when neither roster nor attendance is known."""
        return self.electorate.ceiling

    @property
    def tally(self) -> Counts:
        """The counts as they stand, in heads: of the roll call, of the papers, or as stated."""
        if self.counts is not None:
            return self.counts
        if self.method is Method.ROLLCALL:
            return self._heads(self.electors)
        if self.method is Method.BALLOT:
            return self.entered().heads
        return sum_of(self.group_counts)

    def entered(self, entry: int = FIRST) -> BallotEntry:
        """Return what was entered of the papers of a ballot, once or the second time."""
        return BallotEntry(self.entries.get(entry, {}), self.stated.get(entry, StatedCount()))

    def counts_by_group(self, entry: int = FIRST) -> dict[str, Counts]:
        """Return the counts of groups in heads: as stated, or of the papers; later ones stand."""
        counted = {**self.entered(entry).groups, **self.group_counts}
        return {group: counted[group] for group in self.electorate.sizes if group in counted}

    def count_of_whole(self, entry: int = FIRST) -> Counts | None:
        """Return the count that was stated of the whole; None when the groups make it up."""
        if self.method is Method.BALLOT and self.is_open:
            return self.entered(entry).stated.whole
        return self.counts

    @property
    def has_figures(self) -> bool:
        """Numbers stand behind the result."""
        if self.by_eye is not None or self.method in {Method.CONSENT, Method.POLL}:
            return False
        said = (self.group_counts, self.roll, self.splits, self.entered())
        return self.counts is not None or any(said)

    @property
    def taken(self) -> Taken:
        """The tally with its weights, its groups and its vetoes."""
        vetoes = dict.fromkeys((*self.vetoes, *self._vetoing()))
        is_weighted = self.electorate.is_weighted
        groups: dict[str, Tally] = {**self.counts_by_group()}
        if self.method is not Method.ROLLCALL:
            on_paper = is_weighted and self.method is Method.BALLOT
            weights = self.weighted or (self.entered().weights if on_paper else None)
            return Taken(self.tally, weights, groups, tuple(vetoes))
        for group in self.electorate.sizes:
            people = [p for p in self.electors if self.electorate.groups.get(p) == group]
            groups[group] = self._weights(people) if is_weighted else self._heads(people)
        weights = self._weights(self.electors) if is_weighted else None
        return Taken(self.tally, weights, groups, tuple(vetoes))

    def _vetoing(self) -> list[str]:
        against = {person for person, choice in self.roll.items() if choice is Choice.AGAINST}
        against |= {person for person, split in self.splits.items() if split.against}
        return [person for person in self.electorate.vetoes if person in against]

    def _said(self, people: tuple[str, ...] | list[str]) -> Iterator[tuple[str, Choice]]:
        return ((p, self.roll[p]) for p in people if p in self.roll and p not in self.splits)

    def _heads(self, people: tuple[str, ...] | list[str]) -> Counts:
        total = Counts()
        for person, choice in self._said(people):
            total = added(total, _one_way(choice, self.electorate.heads_of(person)))
        for person in people:
            total = added(total, self.splits.get(person, Counts()))
        return total

    def _weights(self, people: tuple[str, ...] | list[str]) -> Weights:
        total = Weights()
        for person, choice in self._said(people):
            if choice is not Choice.PASS:
                weight = self.electorate.weight_of(person)
                total = added(total, Weights(**{_FIELDS[choice]: weight}))
        for person in people:
            if (split := self.splits.get(person)) is not None:
                total = added(total, weighed(split))
        return total

    @property
    def to_be_asked(self) -> tuple[str, ...]:
        """Electors whose answer is still wanted: first everybody, then those who passed."""
        waiting = tuple(p for p in self.electors if p not in self.roll and p not in self.splits)
        if waiting:
            return waiting
        return tuple(p for p in self.electors if self.roll.get(p) is Choice.PASS)

    @property
    def result(self) -> Result | None:
        """What became of it; None while it is open."""
        if self.annulled is not None:
            return Result.ANNULLED
        return self.verdict.result if self.verdict else None

    @property
    def decided(self) -> Result | None:
        """In an open roll call or ballot, the result that nobody can change any more."""
        rest = self._rest() if self.is_open else None
        if rest is None:
            return None
        return decided(self.requirement, self.electorate, self.taken, rest)

    def _rest(self) -> Rest | None:
        """Return what may still be cast, None where nobody can tell."""
        if self.method is Method.BALLOT:
            return rest_of_papers(self.electorate, self.entered()) if self.entries else None
        if self.method is not Method.ROLLCALL:
            return None
        left = (p for p in self.electors if p not in self.splits)
        return rest_of_roll(
            self.electorate, [p for p in left if self.roll.get(p, Choice.PASS) is Choice.PASS]
        )


def margin_of(vote: Vote, verdict: Verdict) -> Number | None:
    """Return the votes for in `verdict` less those needed.

    None if these votes did not decide: without figures or a base, after the chair's vote, or when
    a group or a veto defeated what had enough votes.
    """
    if verdict.result is Result.UNDECIDED or verdict.base_size == 0 or vote.casting is not None:
        return None
    if verdict.result is Result.LOST and verdict.margin >= 0:
        return None
    return verdict.margin


_FIELDS = {Choice.FOR: "for_", Choice.AGAINST: "against", Choice.ABSTAIN: "abstain"}


def _one_way(choice: Choice, heads: int) -> Counts:
    return Counts() if choice is Choice.PASS else Counts(**{_FIELDS[choice]: heads})


def sum_of(group_counts: Mapping[str, Counts]) -> Counts:
    """Return the tally of all groups together."""
    total = Counts()
    for counts in group_counts.values():
        total = added(total, counts)
    return total


def weighed(counts: Counts) -> Weights:
    """Return heads as weights of 1 each."""
    return Weights(
        for_=counts.for_, against=counts.against, abstain=counts.abstain, invalid=counts.invalid
    )
