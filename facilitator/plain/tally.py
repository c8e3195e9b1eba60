"""The open vote, or the last one, with what it needs and why it ended as it did."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.exact import Number
from facilitator.meeting.log.votes import counts_phrase, verdict_phrase
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.rules import BASE_NAMES, Base, Result, base_size, describe, judge
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import CHOICE_NAMES, METHOD_NAMES, RESULT_NAMES, Method, Vote


def tally(meeting: Meeting) -> tuple[Phrase, list[Phrase]]:
    """Return the vote in one sentence, and the lines that explain it.

    Raises:
        Refused: when there has been no vote.
    """
    if not meeting.votes:
        raise Refused(say("There has been no vote yet."))
    vote = meeting.votes[-1]
    outcome = _so_far(vote) if vote.is_open else verdict_phrase(vote)
    head = say("“{title}”: {outcome}", title=vote.title, outcome=outcome)
    return head, [*_explained(meeting, vote)]


def _so_far(vote: Vote) -> Phrase:
    if vote.method is Method.CONSENT:
        objections = len(vote.objections)
        return nsay("open, {count} objection", "open, {count} objections", objections)
    if vote.by_eye is not None:
        return say("open, judged by eye")
    if vote.counts is None and not vote.roll:
        return say("open, nothing counted yet")
    counts = counts_phrase(vote.tally)
    if (decided := vote.decided) is not None:
        return say("open, {counts}; decided: {result}", counts=counts, result=RESULT_NAMES[decided])
    verdict = judge(vote.requirement, vote.tally, vote.present or 0, vote.entitled)
    return say(
        "open, {counts}; {needed} needed; as it stands {result}",
        counts=counts,
        needed=verdict.needed,
        result=RESULT_NAMES[verdict.result],
    )


def _explained(meeting: Meeting, vote: Vote) -> Iterator[Phrase]:
    rule = describe(vote.requirement)
    yield say("by {method}; needs {rule}", method=METHOD_NAMES[vote.method], rule=rule)
    if vote.requirement.base is not Base.NUMBER and vote.method is not Method.CONSENT:
        size = base_size(vote.requirement, vote.tally, vote.present or 0, vote.entitled)
        yield say("base: {size} {base}", size=size, base=BASE_NAMES[vote.requirement.base])
    if vote.present is not None:
        figures = {"present": vote.present, "entitled": vote.entitled}
        yield say("{present} of {entitled} entitled were present at its opening", **figures)
    if vote.verdict and not vote.is_open and (vote.counts or vote.roll):
        yield say("counts: {counts}", counts=counts_phrase(vote.tally))
        if vote.verdict.result in {Result.CARRIED, Result.LOST, Result.TIED}:
            yield _margin(vote.verdict.margin)
    for person, choice in vote.roll.items():
        name = meeting.name_of(person)
        yield say("{name}: {choice}", name=name, choice=CHOICE_NAMES[choice])
    if vote.is_open and vote.method is Method.ROLLCALL and vote.to_be_asked:
        names = ", ".join(meeting.name_of(person) for person in vote.to_be_asked)
        yield say("still to be asked: {names}", names=names)


def _margin(margin: Number) -> Phrase:
    if not isinstance(margin, int):
        return (
            say("{number} in weight more than needed", number=margin)
            if margin > 0
            else say("{number} in weight less than needed", number=-margin)
        )
    if margin >= 0:
        return nsay("{count} vote more than needed", "{count} votes more than needed", margin)
    return nsay("{count} vote less than needed", "{count} votes less than needed", -margin)
