"""Sentences about tallies and results; a verdict explains itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facilitator.meeting.exact import Number
from facilitator.meeting.phrase import Argument, Percent, Phrase, joined, nsay, say
from facilitator.meeting.rules import (
    Base,
    PartVerdict,
    Requirement,
    Result,
    Tally,
    Verdict,
    Weights,
    base_of,
    describe,
)
from facilitator.meeting.verdicts import base_rows
from facilitator.meeting.votes import Method, Vote, margin_of

ROW_NAMES: dict[str, Phrase] = {
    "for": say("for"),
    "against": say("against"),
    "abstain": say("abstaining"),
    "invalid": say("invalid"),
    "silent": say("not voting"),
}
"""What a base is made of, by `verdicts.base_rows`."""


def counts_phrase(counts: Tally) -> Phrase:
    """Return `18 for, 2 against, 3 abstaining`; invalid ones only when there are any."""
    numbers: dict[str, Argument] = {
        "yes": counts.for_,
        "no": counts.against,
        "abstain": counts.abstain,
    }
    if counts.invalid:
        return say(
            "{yes} for, {no} against, {abstain} abstaining, {invalid} invalid",
            **numbers,
            invalid=counts.invalid,
        )
    return say("{yes} for, {no} against, {abstain} abstaining", **numbers)


def weights_phrase(weights: Weights) -> Phrase:
    """Return the tally in weights, and say so."""
    return say("in weights {counts}", counts=counts_phrase(weights))


def poll_phrase(poll: Mapping[str, int]) -> Phrase:
    """Return `Tea 3, Coffee 5`."""
    return joined_by_commas(
        say("{option} {number}", option=option, number=number) for option, number in poll.items()
    )


def joined_by_commas(phrases: Iterable[Phrase]) -> Phrase:
    """Return one phrase of several, with commas between them."""
    whole: Phrase | None = None
    for phrase in phrases:
        whole = phrase if whole is None else say("{first}, {second}", first=whole, second=phrase)
    return whole or Phrase("")


def base_name(requirement: Requirement, vote: Vote, size: Number) -> Phrase:
    """Return what a base of this size counts; those who vote by proxy are told where there are."""
    voters = vote.electorate
    by_proxy = voters.represented or voters.held
    if requirement.base is Base.PRESENT and by_proxy:
        return nsay("member present or represented", "members present or represented",
                    1 if size == 1 else 2)  # fmt: skip
    return base_of(requirement.base, size)


def verdict_phrase(vote: Vote) -> Phrase:
    """Return why a vote ended as it did: what it had, what it needed, and of what base."""
    verdict = vote.verdict
    if vote.annulled is not None:
        return say("annulled: {reason}", reason=vote.annulled)
    if verdict is None:
        return say("still open")
    if vote.method is Method.POLL:
        return _polled(vote)
    if verdict.result is Result.UNDECIDED and not vote.objections and not vote.vetoes:
        return say("undecided: the meeting ended before the vote was closed")
    if vote.method is Method.CONSENT:
        return _consent(vote)
    if vote.by_eye is not None:
        return _by_eye(verdict)
    return judged_phrase(vote, verdict)


def _polled(vote: Vote) -> Phrase:
    counted = poll_phrase(vote.poll)
    if not vote.poll:
        return say("undecided: the meeting ended before the vote was closed")
    if vote.outcome is not None:
        return say(
            "{counts}; outcome as the chair stated it: {text}", counts=counted, text=vote.outcome
        )
    return say("{counts}; a straw poll decides nothing", counts=counted)


def _consent(vote: Vote) -> Phrase:
    against = len({*vote.objections, *vote.vetoes})
    if against:
        return nsay(
            "no general consent: {count} objection; put it to a vote",
            "no general consent: {count} objections; put it to a vote",
            against,
        )
    return say("adopted by general consent")


def _by_eye(verdict: Verdict) -> Phrase:
    if verdict.vetoed_by:
        return say("lost by a veto; the majority was judged by eye")
    if verdict.result is Result.CARRIED:
        return say("carried by a clear majority, judged by eye")
    return say("lost by a clear majority against, judged by eye")


def judged_phrase(vote: Vote, verdict: Verdict) -> Phrase:
    """Return a verdict on counted votes; with its groups, weights and vetoes."""
    told = [_counted(vote, verdict)]
    told += [part_phrase(part) for part in verdict.parts]
    if vote.electorate.is_weighted:
        told.append(
            say("all of these are weights; in heads: {counts}", counts=counts_phrase(vote.tally))
        )
    return joined(told)


def part_phrase(part: PartVerdict) -> Phrase:
    """Return whether a group carried it, and by what."""
    figures: dict[str, Argument] = {
        "group": part.group,
        "yes": part.tally.for_,
        "needed": part.needed,
        "size": part.base_size,
        "base": base_of(part.base, part.base_size),
    }
    if part.base_size == 0:
        return say("{group} did not carry it: 0 {base}", **figures)
    if part.carried and part.tally.for_ < part.needed:
        return say("{group} carried it with the chair's casting vote: {yes} for before it",
                   **figures)  # fmt: skip
    if not part.carried and part.tally.for_ >= part.needed:
        return say("{group} did not carry it after the chair's casting vote: {yes} for before it",
                   **figures)  # fmt: skip
    if part.carried:
        return say("{group} carried it: {yes} for of {size} {base}, {needed} needed", **figures)
    return say("{group} did not carry it: {yes} for of {size} {base}, {needed} needed", **figures)


def _counted(vote: Vote, verdict: Verdict) -> Phrase:
    tally, requirement = vote.taken.tally, vote.requirement
    if verdict.result is Result.UNDECIDED:
        return say("undecided: the meeting ended before the vote was closed")
    if verdict.base_size == 0:
        return say(
            "lost: 0 {base}, and nothing carries on an empty base",
            base=base_name(requirement, vote, 0),
        )
    if vote.casting is not None:
        return casting_phrase(verdict, tally)
    if requirement.base is Base.NUMBER:
        return _against_a_number(tally, verdict)
    rows = base_rows(requirement, tally, verdict.base_size)
    figures: dict[str, Argument] = {
        "yes": tally.for_,
        "needed": verdict.needed,
        "share": Percent(rows[0][2], 1000),
        "size": verdict.base_size,
        "base": base_name(requirement, vote, verdict.base_size),
        "rule": describe(requirement),
    }
    return _with_share(verdict, figures)


def by_the_chair(verdict: Verdict) -> Phrase:
    """Return the result that the chair's casting vote led to."""
    if verdict.result is Result.CARRIED:
        return say("carried by the chair's casting vote")
    return say("lost by the chair's casting vote")


def casting_phrase(verdict: Verdict, tally: Tally) -> Phrase:
    """Return the result that the chair's casting vote led to, with the votes before it."""
    return say(
        "{result} ({yes} for, {no} against before it)",
        result=by_the_chair(verdict),
        yes=tally.for_,
        no=tally.against,
    )


def _with_share(verdict: Verdict, figures: dict[str, Argument]) -> Phrase:
    if verdict.result is Result.TIED:
        return say(
            "tied, and so lost: {yes} for, {needed} needed; {share} of {size} {base} ({rule})",
            **figures,
        )
    if verdict.result is Result.CARRIED:
        return say(
            "carried: {yes} for, {needed} needed; {share} of {size} {base} ({rule})", **figures
        )
    if verdict.vetoed_by:
        return say(
            "lost by a veto: {yes} for, {needed} needed; {share} of {size} {base} ({rule})",
            **figures,
        )
    return say("lost: {yes} for, {needed} needed; {share} of {size} {base} ({rule})", **figures)


def _against_a_number(counts: Tally, verdict: Verdict) -> Phrase:
    figures: dict[str, Argument] = {"yes": counts.for_, "needed": verdict.needed}
    if verdict.result is Result.CARRIED:
        return say("carried: {yes} for, {needed} needed", **figures)
    if verdict.result is Result.TIED:
        return say("tied, and so lost: {yes} for, {needed} needed", **figures)
    if verdict.vetoed_by:
        return say("lost by a veto: {yes} for, {needed} needed", **figures)
    return say("lost: {yes} for, {needed} needed", **figures)


def margin_phrase(vote: Vote, verdict: Verdict) -> Phrase | None:
    """Return how many votes for there were more, or fewer, than needed; None without a margin."""
    margin = margin_of(vote, verdict)
    return None if margin is None else _margin(vote, margin)


def _margin(vote: Vote, margin: Number) -> Phrase:
    if margin == 0:
        return say("just what was needed")
    if vote.electorate.is_weighted:
        return (
            say("{number} in weight more than needed", number=margin)
            if margin > 0
            else say("{number} in weight less than needed", number=-margin)
        )
    votes = int(margin)
    if votes > 0:
        return nsay("{count} vote more than needed", "{count} votes more than needed", votes)
    return nsay("{count} vote less than needed", "{count} votes less than needed", -votes)
