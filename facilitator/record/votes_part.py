"""Motions and votes."""

from __future__ import annotations

from facilitator.meeting.ballots import Paper, read_paper
from facilitator.meeting.exact import Number
from facilitator.meeting.motions import Motion, Until
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
from facilitator.record.form import (
    CountsPart,
    GroupPart,
    GroupRulePart,
    HeldPart,
    MotionPart,
    OptionPart,
    PaperPart,
    PercentPart,
    ProxyPart,
    RollPart,
    RulePart,
    SharesPart,
    UntilPart,
    VotePart,
    WeightsPart,
)
from facilitator.record.past import Past, stamp


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


def _papers(vote: Vote) -> list[PaperPart]:
    papers = sorted_papers(vote.entries.get(FIRST, {}))
    read = ((read_paper(text), number) for text, number in papers.items())
    return [
        PaperPart(
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
    """Return a share of a base, cut to what a share can be: 0 to 1, four decimals."""
    return min(1.0, int((20_000 * part + whole) // (2 * whole)) / 10_000)


def _roll(past: Past, vote: Vote) -> list[RollPart]:
    """Return the answers in the order of the roll, whatever the order in which they came."""
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
