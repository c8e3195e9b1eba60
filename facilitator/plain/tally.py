"""The open vote, or the last one, with what it needs and why it ended as it did."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.not_voting import not_voting_phrases
from facilitator.meeting.papers import SECOND
from facilitator.meeting.phrase import Argument, Percent, Phrase, Refused, nsay, say
from facilitator.meeting.quorum_words import quorum_while_voting
from facilitator.meeting.rules import Base, Result, Verdict, base_size, describe
from facilitator.meeting.stack import vote_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdict_words import (
    ROW_NAMES,
    base_name,
    counts_phrase,
    joined_by_commas,
    margin_phrase,
    poll_phrase,
    verdict_phrase,
)
from facilitator.meeting.verdicts import base_rows, verdict_on
from facilitator.meeting.votes import (
    CHOICE_NAMES,
    METHOD_NAMES,
    RESULT_NAMES,
    Method,
    Vote,
)


def tally(meeting: Meeting) -> tuple[Phrase, list[Phrase]]:
    """Return the vote in one sentence, and the lines that explain it.

    Raises:
        Refused: when there has been no vote.
    """
    if not meeting.votes:
        raise Refused(say("There has been no vote yet."))
    vote = meeting.votes[-1]
    outcome = _so_far(vote) if vote.is_open else verdict_phrase(vote)
    head = say("“{title}”: {outcome}", title=vote_title(meeting, vote), outcome=outcome)
    return head, [*_explained(meeting, vote)]


def _so_far(vote: Vote) -> Phrase:
    if vote.method is Method.CONSENT:
        objections = len(vote.objections)
        return nsay("open, {count} objection", "open, {count} objections", objections)
    if vote.method is Method.POLL:
        return say("open, {counts}", counts=poll_phrase(vote.poll)) if vote.poll else _NOTHING
    if vote.by_eye is not None:
        return say("open, judged by eye")
    if vote.entry == SECOND:
        # whoever enters the papers a second time must not be led by the first
        return say("open; the second entry goes on; write compare when all papers are in")
    if not vote.has_figures:
        return _NOTHING
    counts = counts_phrase(vote.taken.tally)
    if (decided := vote.decided) is not None:
        result = RESULT_NAMES[decided]
        return say("open, {counts}; decided early: {result}", counts=counts, result=result)
    verdict = verdict_on(vote.requirement, vote.electorate, vote.taken)
    figures: dict[str, Argument] = {
        "counts": counts,
        "needed": verdict.needed,
        "result": RESULT_NAMES[verdict.result],
    }
    if vote.method in {Method.ROLLCALL, Method.BALLOT}:
        return say("still open, {counts}; {needed} needed; as it stands {result}", **figures)
    return say("open, {counts}; {needed} needed; as it stands {result}", **figures)


_NOTHING = say("open, nothing counted yet")


def _explained(meeting: Meeting, vote: Vote) -> Iterator[Phrase]:
    if vote.method is Method.POLL:
        yield say("a straw poll decides nothing; options: {names}", names=", ".join(vote.options))
        return
    rule = describe(vote.requirement)
    yield say("by {method}; needs {rule}", method=METHOD_NAMES[vote.method], rule=rule)
    is_hidden = vote.is_open and vote.entry == SECOND
    # a base of votes has no size before there are any, nor when they were judged by eye
    has_size = vote.has_figures or vote.requirement.base in {Base.PRESENT, Base.ENTITLED}
    is_told = vote.requirement.base is not Base.NUMBER and vote.method is not Method.CONSENT
    if is_told and has_size and not is_hidden:
        yield _base(vote)
    yield from _voters(meeting, vote)
    if vote.verdict and not vote.is_open and vote.has_figures:
        yield say("counts: {counts}", counts=counts_phrase(vote.tally))
        if vote.verdict.result in {Result.CARRIED, Result.LOST, Result.TIED}:
            if margin := margin_phrase(vote, vote.verdict):
                yield margin
            yield from _shares(vote, vote.verdict)
            yield from not_voting_phrases(vote, vote.tally, meeting.name_of)
    yield from _answers(meeting, vote)
    if lacking := quorum_while_voting(opened=vote.quorum_met, closed=vote.quorum_met_at_close):
        yield lacking


def _shares(vote: Vote, verdict: Verdict) -> Iterator[Phrase]:
    """Yield what the base is made of, by name, with the share of each."""
    rows = base_rows(vote.requirement, vote.taken.tally, verdict.base_size)
    if rows:
        yield joined_by_commas(
            say(
                "{name} {votes} ({share})",
                name=ROW_NAMES[name],
                votes=votes,
                share=Percent(tenths, 1000),
            )
            for name, votes, tenths in rows
        )


def _base(vote: Vote) -> Phrase:
    voters = vote.electorate
    tally = vote.taken.tally
    size = base_size(vote.requirement, tally, voters.present_base, voters.entitled_base)
    return say("base: {size} {base}", size=size, base=base_name(vote.requirement, vote, size))


def _voters(meeting: Meeting, vote: Vote) -> Iterator[Phrase]:
    voters = vote.electorate
    if vote.present is not None:
        figures = {"present": vote.present - voters.proxies, "entitled": vote.entitled}
        yield (
            say("{present} of {entitled} entitled were present at its opening", **figures)
            if not vote.base_reopened
            else say("{present} of {entitled} entitled are in the base taken anew", **figures)
        )
    for person, delegate in voters.represented.items():
        names = {"delegate": meeting.name_of(delegate), "name": meeting.name_of(person)}
        yield say("{delegate} votes for {name}", **names)
    for person, number in voters.held.items():
        name = meeting.name_of(person)
        yield nsay(
            "{name} casts {count} vote of others",
            "{name} casts {count} votes of others",
            number,
            name=name,
        )
    if voters.is_weighted:
        yield say(
            "weights: {present} of {entitled} can be cast",
            present=voters.present_base,
            entitled=voters.entitled_base,
        )
    if vote.taken.vetoes:
        vetoes = ", ".join(meeting.name_of(person) for person in vote.taken.vetoes)
        yield say("veto: {names}", names=vetoes)
    for group, counts in vote.counts_by_group(vote.entry).items():
        yield say("{group}: {counts}", group=group, counts=counts_phrase(counts))


def _answers(meeting: Meeting, vote: Vote) -> Iterator[Phrase]:
    for person, choice in vote.roll.items():
        name = meeting.name_of(person)
        yield say("{name}: {choice}", name=name, choice=CHOICE_NAMES[choice])
    for person, split in vote.splits.items():
        yield say("{name}: {choice}", name=meeting.name_of(person), choice=counts_phrase(split))
    if vote.is_open and vote.method is Method.ROLLCALL and vote.to_be_asked:
        names = ", ".join(meeting.name_of(person) for person in vote.to_be_asked)
        yield say("still to be asked: {names}", names=names)
