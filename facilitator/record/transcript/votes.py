"""Motions and votes."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from facilitator.meeting.ballots import Paper, read_paper
from facilitator.meeting.exact import Number
from facilitator.meeting.motions import Motion, MotionStatus, Until, UntilKind
from facilitator.meeting.papers import FIRST, sorted_papers
from facilitator.meeting.rules import (
    Base,
    Counts,
    PartVerdict,
    Requirement,
    Result,
    Tally,
    Verdict,
    Weights,
    rule_words,
)
from facilitator.meeting.verdicts import base_rows
from facilitator.meeting.votes import Choice, Method, Vote, margin_of
from facilitator.record.transcript.part import (
    Figure,
    Natural,
    Past,
    Share,
    Time,
    TranscriptPart,
    stamp,
)


class GroupRulePart(TranscriptPart, frozen=True, kw_only=True):
    """What groups must reach besides the meeting as a whole."""

    groups: Annotated[list[str], Meta(description="empty: every group that has a voting member")]
    share: str
    strict: bool
    base: Base
    number: int | None


class RulePart(TranscriptPart, frozen=True, kw_only=True):
    """What a vote needed: a share of a base, strict ("more than") or not ("at least")."""

    share: str
    strict: bool
    base: Base
    floor: Annotated[int | None, Meta(description="the least number of votes for needed besides")]
    number: Annotated[int | None, Meta(description="the base when it is a fixed number")]
    name: str | None
    words: Annotated[str, Meta(description="the whole rule in the words of line mode")]
    groups: Annotated[
        list[GroupRulePart], Meta(description="what groups must reach besides (double majority)")
    ]


class UntilPart(TranscriptPart, frozen=True, kw_only=True):
    """When a postponed motion comes back."""

    kind: UntilKind
    at: Time | None
    item: Annotated[str | None, Meta(description="number of the item that brings it back")]


class MotionPart(TranscriptPart, frozen=True, kw_only=True):
    """A main motion, an amendment or a procedural motion."""

    number: int
    text: Annotated[str, Meta(description="its present text, on which the last vote was taken")]
    by: str | None
    second: str | None
    status: MotionStatus
    amends: Annotated[int | None, Meta(description="number of the motion that it would change")]
    item: str
    original: Annotated[str, Meta(description="the text as it was moved")]
    versions: Annotated[
        list[str], Meta(description="all texts, oldest first: as moved, then as amended")
    ]
    wording: Annotated[
        str | None, Meta(description="of an amendment: how what it amends would read")
    ]
    procedure: Annotated[
        str | None, Meta(description="kind of a procedural motion; its text is what it asks")
    ]
    needs: RulePart
    to: Annotated[str | None, Meta(description="where it was referred, or until when postponed")]
    by_consent: Annotated[bool, Meta(description="adopted in a block, the consent agenda")]
    until: Annotated[
        UntilPart | None, Meta(description="of a postponed motion: how `to` was understood")
    ]
    part_of: Annotated[int | None, Meta(description="number of the motion that was divided")]


class CountsPart(TranscriptPart, frozen=True, kw_only=True):
    """A tally in heads."""

    for_: Natural = msgspec.field(name="for")
    against: Natural
    abstain: Natural
    invalid: Natural
    cast: Annotated[int, Meta(ge=0, description="for + against + abstain + invalid")]


class WeightsPart(TranscriptPart, frozen=True, kw_only=True):
    """The same tally in weights."""

    for_: Figure = msgspec.field(name="for")
    against: Figure
    abstain: Figure
    invalid: Figure
    cast: Figure


class PercentPart(TranscriptPart, frozen=True, kw_only=True):
    """A part of the base, with its share."""

    name: Literal["for", "against", "abstain", "invalid", "silent"]
    votes: Figure
    percent: Annotated[float, Meta(description="one decimal, rounded half up")]


class GroupPart(TranscriptPart, frozen=True, kw_only=True):
    """The tally of a group, if the rule asks for groups."""

    group: str
    counts: WeightsPart
    base_size: Figure
    needed: Figure
    carried: bool


class ProxyPart(TranscriptPart, frozen=True, kw_only=True):
    """A member whose vote another person could cast."""

    name: str
    by: str


class HeldPart(TranscriptPart, frozen=True, kw_only=True):
    """Votes of members who are not on the roster, cast by one person."""

    name: str
    votes: Natural


class OptionPart(TranscriptPart, frozen=True, kw_only=True):
    """An option of a straw poll."""

    option: str
    count: int | None


class VoteBallotPart(TranscriptPart, frozen=True, kw_only=True):
    """Identical ballots of a secret vote. They are sorted by text, not as they were read."""

    paper: str
    number: Natural
    weight: Annotated[Figure, Meta(description="of each; 1 where every vote counts the same")]
    group: Annotated[str | None, Meta(description="where the rule asks for groups")]


class SharesPart(TranscriptPart, frozen=True, kw_only=True):
    """Shares of the base; null for votes that the base does not count."""

    for_: Share | None = msgspec.field(name="for")
    against: Share | None
    abstain: Share | None


class RollPart(TranscriptPart, frozen=True, kw_only=True):
    """An answer in a roll call: who gave it, and for whom if by proxy."""

    name: str
    choice: Choice
    for_whom: Annotated[str | None, Meta(description="whom a proxy voted for")]
    votes: Annotated[int, Meta(ge=0, description="heads; more than 1 when cast in bulk")]
    weight: Figure


class VotePart(TranscriptPart, frozen=True, kw_only=True):
    """A vote, with everything that its result was judged by."""

    title: str
    motion: int | None
    item: str
    method: Method
    rule: Annotated[RulePart | None, Meta(description="null: a straw poll, which decides nothing")]
    entitled: Natural
    present: Annotated[
        int | None,
        Meta(
            description="entitled and present when the base was taken, by proxy too; null: "
            "attendance was not taken"
        ),
    ]
    base_size: Annotated[Figure | None, Meta(description="in weights where votes have them")]
    counts: Annotated[CountsPart | None, Meta(description="null: judged without numbers")]
    weighted: Annotated[
        WeightsPart | None,
        Meta(description="the tally in weights, from which all shares are calculated"),
    ]
    result: Result
    margin: Annotated[
        Figure | None,
        Meta(description="votes for less those needed; null where the votes did not decide"),
    ]
    roll: list[RollPart]
    opened_at: Time
    closed_at: Time | None
    number: int
    needed: Figure | None
    shares: SharesPart | None
    by_eye: Annotated[
        str | None, Meta(description="if there are counts, it was doubted and then counted")
    ]
    objections: list[str]
    recounts: Annotated[list[CountsPart], Meta(description="tallies replaced by a later one")]
    recounts_weighted: Annotated[
        list[WeightsPart | None], Meta(description="the same in weights, in the same order")
    ]
    casting: Annotated[Choice | None, Meta(description="the chair's casting vote")]
    annulled: Annotated[str | None, Meta(description="the reason")]
    quorum_at_opening: bool | None
    quorum_at_close: bool | None
    percent: Annotated[list[PercentPart], Meta(description="what the base is made of")]
    groups: list[GroupPart]
    proxies: list[ProxyPart]
    held: list[HeldPart]
    entitled_weight: Annotated[Figure | None, Meta(description="null: every vote counts the same")]
    present_weight: Figure | None
    vetoed_by: list[str]
    casting_by: str | None
    base_reopened: Annotated[
        int, Meta(ge=0, description="how often the eligible voters were updated")
    ]
    options: Annotated[list[OptionPart], Meta(description="of a straw poll")]
    outcome: Annotated[str | None, Meta(description="of a straw poll, as the chair stated it")]
    papers: Annotated[
        list[VoteBallotPart], Meta(description="of a secret vote, identical ones together")
    ]
    entries: Annotated[int, Meta(ge=0, description="how often the ballots were entered")]


def motions(past: Past) -> list[MotionPart]:
    """Return the motions in the order in which they were made."""
    return [_motion(past, motion) for motion in past.meeting.motions]


def _motion(past: Past, motion: Motion) -> MotionPart:
    return MotionPart(
        number=motion.number,
        text=motion.text,
        by=past.name(motion.mover),
        second=past.name(motion.seconder),
        status=motion.status,
        amends=motion.amends,
        item=past.number(motion.item) or "",
        original=motion.original,
        versions=[*motion.versions, motion.text],
        wording=motion.wording,
        procedure=motion.procedure,
        needs=_rule(motion.requirement),
        to=motion.to,
        by_consent=motion.in_block,
        until=_until(past, motion.until),
        part_of=motion.part_of,
    )


def _until(past: Past, until: Until | None) -> UntilPart | None:
    if until is None:
        return None
    at = stamp(until.at) if until.at else None
    return UntilPart(kind=until.kind, at=at, item=past.number(until.item))


def votes(past: Past) -> list[VotePart]:
    """Return the votes in the order in which they were opened."""
    return [_vote(past, vote) for vote in past.meeting.votes]


def _vote(past: Past, vote: Vote) -> VotePart:
    taken = vote.taken if vote.has_figures else None
    verdict = vote.verdict if taken and vote.result is not Result.UNDECIDED else None
    voters = vote.electorate
    names = past.meeting.name_of
    return VotePart(
        title=vote.title,
        motion=vote.motion,
        item=past.number(vote.item) or "",
        method=vote.method,
        rule=None if vote.method is Method.POLL else _rule(vote.requirement),
        entitled=vote.entitled,
        present=vote.present,
        base_size=verdict.base_size if verdict else None,
        counts=_counts(taken.heads) if taken else None,
        weighted=_weights(taken.weights) if taken and taken.weights else None,
        result=vote.result or Result.UNDECIDED,
        margin=margin_of(vote, verdict) if verdict else None,
        roll=_roll(past, vote),
        opened_at=stamp(vote.opened_at),
        closed_at=stamp(vote.closed_at) if vote.closed_at else None,
        number=vote.number,
        needed=verdict.needed if verdict else None,
        shares=_shares(taken.tally, vote.requirement, verdict.base_size)
        if taken and verdict
        else None,
        by_eye=vote.by_eye or vote.doubted,
        objections=[names(person) for person in vote.objections],
        recounts=[_counts(counts) for counts in vote.recounts],
        recounts_weighted=[_weights(w) if w else None for w in vote.recounted_weights],
        casting=vote.casting,
        annulled=vote.annulled,
        quorum_at_opening=vote.quorum_met,
        quorum_at_close=vote.quorum_met_at_close,
        percent=_percent(vote, taken.tally, verdict) if taken and verdict else [],
        groups=[_group(part) for part in verdict.parts] if verdict else [],
        proxies=[ProxyPart(name=names(p), by=names(d)) for p, d in voters.represented.items()],
        held=[HeldPart(name=names(p), votes=number) for p, number in voters.held.items()],
        entitled_weight=voters.entitled_weight,
        present_weight=voters.present_weight,
        vetoed_by=[names(person) for person in vote.taken.vetoes],
        casting_by=past.name(vote.casting_by),
        base_reopened=vote.base_reopened,
        options=[OptionPart(option=o, count=vote.poll.get(o)) for o in vote.options],
        outcome=vote.outcome,
        papers=_papers(vote),
        entries=len(vote.entries),
    )


def _papers(vote: Vote) -> list[VoteBallotPart]:
    papers = sorted_papers(vote.entries.get(FIRST, {}))
    read = ((read_paper(text), number) for text, number in papers.items())
    return [
        VoteBallotPart(
            paper=str(Paper(paper.word, reason=paper.reason)),
            number=number,
            weight=paper.weight,
            group=paper.group,
        )
        for paper, number in read
        if paper is not None
    ]


def _percent(vote: Vote, tally: Tally, verdict: Verdict) -> list[PercentPart]:
    rows = base_rows(vote.requirement, tally, verdict.base_size)
    return [
        PercentPart(name=name, votes=votes, percent=tenths / 10)  # type: ignore[arg-type]
        for name, votes, tenths in rows
    ]


def _group(part: PartVerdict) -> GroupPart:
    return GroupPart(
        group=part.group,
        counts=_weights(part.tally),
        base_size=part.base_size,
        needed=part.needed,
        carried=part.carried,
    )


def _rule(requirement: Requirement) -> RulePart:
    return RulePart(
        share=requirement.share,
        strict=requirement.strict,
        base=requirement.base,
        floor=requirement.floor,
        number=requirement.number,
        name=requirement.name,
        words=rule_words(requirement),
        groups=[
            GroupRulePart(
                groups=list(part.groups),
                share=part.requirement.share,
                strict=part.requirement.strict,
                base=part.requirement.base,
                number=part.requirement.number,
            )
            for part in requirement.in_groups
        ],
    )


def _counts(counts: Counts) -> CountsPart:
    return CountsPart(
        for_=counts.for_,
        against=counts.against,
        abstain=counts.abstain,
        invalid=counts.invalid,
        cast=counts.cast,
    )


def _weights(weights: Weights) -> WeightsPart:
    return WeightsPart(
        for_=weights.for_,
        against=weights.against,
        abstain=weights.abstain,
        invalid=weights.invalid,
        cast=weights.cast,
    )


def _shares(counts: Tally, requirement: Requirement, size: Number) -> SharesPart | None:
    if size == 0 or requirement.base is Base.NUMBER:
        return None
    abstained = None if requirement.base is Base.CAST else share_of(counts.abstain, size)
    return SharesPart(
        for_=share_of(counts.for_, size),
        against=share_of(counts.against, size),
        abstain=abstained,
    )


def share_of(part: Number, whole: Number) -> float:
    """Return `part / whole`, at most 1, rounded half up to four decimals."""
    return min(1.0, int((20_000 * part + whole) // (2 * whole)) / 10_000)


def _roll(past: Past, vote: Vote) -> list[RollPart]:
    """Return the answers in the order of the roll, in whatever order they were given."""
    rows: list[RollPart] = []
    for person in dict.fromkeys((*vote.electors, *vote.roll)):
        if (split := vote.splits.get(person)) is not None:
            rows += _split(past, vote, person, split)
        elif person in vote.roll:
            votes, weight = vote.electorate.heads_of(person), vote.electorate.weight_of(person)
            rows.append(_answer(past, vote, person, vote.roll[person], votes, weight))
    return rows


def _split(past: Past, vote: Vote, person: str, split: Counts) -> list[RollPart]:
    parts = (
        (Choice.FOR, split.for_),
        (Choice.AGAINST, split.against),
        (Choice.ABSTAIN, split.abstain),
    )
    return [_answer(past, vote, person, choice, n, n) for choice, n in parts if n]


def _answer(
    past: Past, vote: Vote, person: str, choice: Choice, votes: int, weight: Number
) -> RollPart:
    delegate = vote.electorate.represented.get(person)
    return RollPart(
        name=past.name(delegate or person) or "",
        choice=choice,
        for_whom=past.name(person) if delegate else None,
        votes=votes,
        weight=weight,
    )
