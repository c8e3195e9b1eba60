"""Motions and votes."""

from __future__ import annotations

from facilitator.meeting.motions import Motion
from facilitator.meeting.rules import Base, Counts, Requirement, Result
from facilitator.meeting.statistics import fraction
from facilitator.meeting.votes import Method, Vote
from facilitator.record.form import (
    CountsPart,
    MotionPart,
    RollPart,
    RulePart,
    SharesPart,
    VotePart,
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
    )


def votes(past: Past) -> list[VotePart]:
    """Return the votes in the order in which they were opened."""
    return [_vote(past, vote) for vote in past.meeting.votes]


def has_figures(vote: Vote) -> bool:
    """Tell whether numbers stand behind the result of a vote."""
    is_taken = vote.counts is not None or (vote.method is Method.ROLLCALL and bool(vote.roll))
    return is_taken and vote.by_eye is None and vote.method is not Method.CONSENT


def _vote(past: Past, vote: Vote) -> VotePart:
    figures = vote.tally if has_figures(vote) else None
    verdict = vote.verdict if figures and vote.result is not Result.UNDECIDED else None
    return VotePart(
        title=vote.title,
        motion=vote.motion,
        item=past.number(vote.item) or "",
        method=vote.method,
        rule=_rule(vote.requirement),
        entitled=vote.entitled,
        present=vote.present,
        base_size=verdict.base_size if verdict else None,
        counts=_counts(figures) if figures else None,
        weighted=None,
        result=vote.result or Result.UNDECIDED,
        margin=verdict.margin if verdict else None,
        roll=_roll(past, vote),
        opened_at=stamp(vote.opened_at),
        closed_at=stamp(vote.closed_at) if vote.closed_at else None,
        number=vote.number,
        needed=verdict.needed if verdict else None,
        shares=_shares(figures, vote.requirement, verdict.base_size)
        if figures and verdict
        else None,
        by_eye=vote.by_eye,
        objections=[past.name(person) or "" for person in vote.objections],
        recounts=[_counts(counts) for counts in vote.recounts],
        casting=vote.casting,
        annulled=vote.annulled,
        quorum_at_opening=vote.quorum_met,
        quorum_at_close=vote.quorum_met_at_close,
    )


def _rule(requirement: Requirement) -> RulePart:
    return RulePart(
        share=requirement.share,
        strict=requirement.strict,
        base=requirement.base,
        floor=requirement.floor,
        number=requirement.number,
        name=requirement.name,
    )


def _counts(counts: Counts) -> CountsPart:
    return CountsPart(
        for_=counts.for_,
        against=counts.against,
        abstain=counts.abstain,
        invalid=counts.invalid,
        cast=counts.cast,
    )


def _shares(counts: Counts, requirement: Requirement, size: int) -> SharesPart | None:
    if size == 0 or requirement.base is Base.NUMBER:
        return None
    abstained = None if requirement.base is Base.CAST else fraction(counts.abstain, size)
    return SharesPart(
        for_=fraction(counts.for_, size),
        against=fraction(counts.against, size),
        abstain=abstained,
    )


def _roll(past: Past, vote: Vote) -> list[RollPart]:
    """Return the answers in the order of the roll, whatever the order in which they came."""
    asked = dict.fromkeys((*vote.electors, *vote.roll))
    return [
        RollPart(name=past.name(person) or "", choice=vote.roll[person], for_whom=None)
        for person in asked
        if person in vote.roll
    ]
