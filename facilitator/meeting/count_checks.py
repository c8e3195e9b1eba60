"""Papers of a vote against those who could write one: by weight and by group, where it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from facilitator.meeting.ballots import BallotEntry, read_paper
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.eligibility import electorate
from facilitator.meeting.exact import Number, whole
from facilitator.meeting.papers import FIRST
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.rules import Counts, Tally, Weights
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import groups_asked
from facilitator.meeting.votes import Method, Vote, sum_of


def check_papers(vote: Vote, entered: BallotEntry, entry: int = FIRST) -> None:
    """Refuse papers that are more than could be cast, in all, of a weight or of a group."""
    read = [(read_paper(text), number) for text, number in entered.papers.items()]
    weights: Counter[Number] = Counter()
    for paper, number in read:
        if paper is None:
            continue
        if paper.group is not None:
            check_counts(vote, entered.groups[paper.group], None, paper.group, entry)
        weights[paper.weight] += number
    if vote.electorate.is_weighted:
        _check_weights(vote.electorate, weights)
    elif set(weights) - {1}:
        raise Refused(say("Every vote counts the same here: state heads alone."))
    if vote.requirement.in_groups and not vote.electorate.is_weighted:
        _check_ungrouped(vote, entered)
    weighed = entered.weights if vote.electorate.is_weighted else None
    if entered:
        check_counts(vote, entered.heads, weighed, entry=entry)


def _check_weights(voters: Electorate, weights: Counter[Number]) -> None:
    """Refuse papers of a weight that nobody has, or that fewer have."""
    known = voters.votes_by_weight()
    for weight, number in sorted(weights.items()):
        if weight not in known:
            raise Refused(
                say(
                    "Nobody's vote weighs {weight}; weights are {known}. Write a paper like this: "
                    "{form}, or state the count.",
                    weight=weight,
                    known=", ".join(str(one) for one in known),
                    form=f"ballot for weight {max(known)}",
                )
            )
        if number > known[weight]:
            raise Refused(
                nsay(
                    "{count} paper of weight {weight}, but only {limit} can vote with it: count "
                    "again.",
                    "{count} papers of weight {weight}, but only {limit} can vote with it: count "
                    "again.",
                    number,
                    weight=weight,
                    limit=known[weight],
                )
            )


def _check_ungrouped(vote: Vote, entered: BallotEntry) -> None:
    """Refuse more papers without a group than there are voters outside the groups asked for."""
    asked = groups_asked(vote.requirement, vote.electorate)
    groups = vote.electorate.groups
    limit = sum(
        vote.electorate.heads_of(person)
        for person in vote.electors
        if groups.get(person) not in asked
    )
    if vote.electors and entered.ungrouped > limit:
        raise Refused(
            say(
                "This rule asks for groups: write a paper like this: {form}, or state the count of "
                "each group.",
                form=f'ballot for in "{asked[0]}"',
            )
        )


def check_counts(
    vote: Vote,
    counts: Counts,
    weighted: Weights | None = None,
    group: str | None = None,
    entry: int = FIRST,
) -> None:
    """Refuse a count that cannot be, with the arithmetic (spec 5); of a ballot, in its entry."""
    _check_parts(counts)
    if group is not None:
        _check_group(vote, counts, group, entry)
    elif vote.requirement.in_groups and not vote.electorate.is_weighted:
        _check_whole(counts, vote.counts_by_group(entry))
    if vote.electorate.is_weighted:
        _check_weighed(vote, counts, weighted)
    elif weighted is not None:
        raise Refused(say("Every vote counts the same here: state heads alone."))
    limit = vote.ceiling
    if group is not None and vote.electorate.sizes:
        size = vote.electorate.sizes[group]
        limit = int(size.present if vote.present is not None else size.entitled)
    if limit is not None and counts.cast > limit:
        raise Refused(_too_many(vote, counts, limit, group))


def _check_parts(counts: Tally) -> None:
    if min(counts.for_, counts.against, counts.abstain, counts.invalid) < 0:
        raise Refused(say("A count cannot be less than nothing."))


def _check_group(vote: Vote, counts: Counts, group: str, entry: int) -> None:
    if not vote.requirement.in_groups:
        raise Refused(say("This vote is not counted by groups: count it as a whole."))
    if vote.electorate.is_weighted:
        raise Refused(
            say("Members have different weights: only a roll call can be counted by groups.")
        )
    if group not in vote.electorate.sizes:
        known = ", ".join(vote.electorate.sizes)
        raise Refused(
            say("No voting member is in {group}; groups are {known}.", group=group, known=known)
        )
    if (whole := vote.count_of_whole(entry)) is not None:
        _check_whole(whole, {**vote.counts_by_group(entry), group: counts})


def _check_whole(counts: Counts, groups: Mapping[str, Counts]) -> None:
    """Refuse a whole in which the groups do not fit."""
    parts = sum_of(groups)
    for full, part, name in (
        (counts.for_, parts.for_, say("for")),
        (counts.against, parts.against, say("against")),
        (counts.abstain, parts.abstain, say("abstaining")),
        (counts.invalid, parts.invalid, say("invalid")),
    ):
        if part > full:
            raise Refused(
                say(
                    "The groups have {part} {name} together, the whole only {whole}: count again.",
                    part=part,
                    name=name,
                    whole=full,
                )
            )


def _check_weighed(vote: Vote, counts: Counts, weighted: Weights | None) -> None:
    if weighted is None:
        raise Refused(
            say(
                "Members have different weights, so heads do not decide: state the weights too, "
                "or take the vote by roll call."
            )
        )
    _check_parts(weighted)
    pairs = (
        (counts.for_, weighted.for_),
        (counts.against, weighted.against),
        (counts.abstain, weighted.abstain),
        (counts.invalid, weighted.invalid),
    )
    voters = vote.electorate
    # how many heads weigh nothing is looked at below
    has_weightless = 0 in voters.votes_by_weight()
    if any(
        (heads == 0) != (weight == 0) and not (weight == 0 and has_weightless)
        for heads, weight in pairs
    ):
        raise Refused(
            say("Heads and weights do not fit: weight is there where heads are, and only there.")
        )
    limit = voters.entitled_base if voters.present_weight is None else voters.present_base
    if weighted.cast > limit:
        raise Refused(
            say(
                "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast} in "
                "weights, but those who can vote have only {limit} together: count again.",
                **_figures(weighted, limit),
            )
        )
    for heads, weight in pairs:
        _check_heaviness(vote.electorate, heads, weight)


def _check_heaviness(voters: Electorate, heads: int, weight: Number) -> None:
    """Refuse a weight that so many votes cannot have, however they are chosen."""
    votes = voters.votes_by_weight()
    if heads > sum(votes.values()):
        return
    lightest, heaviest = _sum_of(heads, votes), _sum_of(heads, dict(reversed(votes.items())))
    if not lightest <= weight <= heaviest:
        raise Refused(
            nsay(
                "{count} vote cannot weigh {weight}: from {lightest} to {heaviest} is possible.",
                "{count} votes cannot weigh {weight}: from {lightest} to {heaviest} is possible.",
                heads,
                weight=weight,
                lightest=lightest,
                heaviest=heaviest,
            )
        )


def _sum_of(heads: int, votes: Mapping[Number, int]) -> Number:
    """Return what so many votes weigh, taken in the order of their weights."""
    total: Number = 0
    for weight, number in votes.items():
        taken = min(heads, number)
        total, heads = whole(total + weight * taken), heads - taken
    return total


def _figures(counts: Tally, limit: Number) -> dict[str, Any]:
    return {
        "yes": counts.for_,
        "no": counts.against,
        "abstain": counts.abstain,
        "invalid": counts.invalid,
        "cast": counts.cast,
        "limit": limit,
    }


def _too_many(vote: Vote, counts: Counts, limit: int, group: str | None) -> Phrase:
    figures = _figures(counts, limit)
    proxies = vote.electorate.proxies
    if group is not None:
        return say(
            "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast}, but "
            "{group} has only {limit} who can vote: count again.",
            **figures,
            group=group,
        )
    if vote.present is None:
        return say(
            "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast}, "
            "but only {limit} are entitled to vote: count again.",
            **figures,
        )
    if proxies:
        return say(
            "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast}, "
            "but only {present} entitled to vote were present and {proxies} by proxy, {limit} in "
            "all: count again.",
            **figures,
            present=limit - proxies,
            proxies=proxies,
        )
    return say(
        "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast}, "
        "but only {limit} entitled to vote were present: count again.",
        **figures,
    )


def not_voting(vote: Vote) -> int:
    """Return how many of those entitled and present did not vote; 0 when it is not known."""
    return max(0, vote.present - vote.tally.cast) if vote.present is not None else 0


def check_complete(vote: Vote) -> None:
    """Refuse to close a vote by groups while one that is asked for has no count."""
    asked = groups_asked(vote.requirement, vote.electorate)
    counted = vote.counts_by_group()
    missing = [group for group in asked if group not in counted]
    if missing:
        raise Refused(
            say(
                "This rule asks for groups: state the count of {groups} too.",
                groups=", ".join(missing),
            )
        )
    if vote.method is Method.BALLOT and vote.entered().papers:
        # papers that say no group are those of everybody else
        return
    uncounted = [p for p in vote.electors if vote.electorate.groups.get(p) not in counted]
    if vote.count_of_whole() is None and uncounted:
        raise Refused(
            say("Not everybody is in a group that was counted: state the count of the whole too.")
        )


def moved(whole: Counts, old: Counts, new: Counts) -> Counts:
    """Return a whole in which one part was counted again."""
    return Counts(
        for_=whole.for_ - old.for_ + new.for_,
        against=whole.against - old.against + new.against,
        abstain=whole.abstain - old.abstain + new.abstain,
        invalid=whole.invalid - old.invalid + new.invalid,
    )


def check_something_counted(meeting: Meeting, vote: Vote) -> None:
    """Refuse to close a vote that nobody answered, and that no count was stated of.

    A count of 0 for and 0 against that the chair states is a count; a ballot without papers and a
    roll call in which everybody passed are not.
    """
    if vote.by_eye is not None:
        return
    match vote.method:
        case Method.CONSENT:
            _check_somebody_to_object(meeting, vote)
        case Method.ROLLCALL:
            _check_an_answer(vote)
        case Method.BALLOT:
            _check_a_paper(vote)
        case _:
            if not vote.poll and vote.counts is None and not vote.group_counts:
                raise Refused(say("State the count first."))


def _check_an_answer(vote: Vote) -> None:
    if not vote.tally.cast:
        raise Refused(
            say("Nobody has answered the roll call: call the names, or annul it with a reason.")
        )


def _check_a_paper(vote: Vote) -> None:
    if FIRST not in vote.entries:
        raise Refused(say("State the count first, or enter the papers."))
    if not vote.tally.cast:
        raise Refused(say("Nothing was counted: there is no paper. Enter the papers, or annul it."))


def _check_somebody_to_object(meeting: Meeting, vote: Vote) -> None:
    """Refuse consent of an empty room; an objection that was raised counts by itself."""
    if vote.objections or vote.vetoes:
        return
    if vote.present == 0 or electorate(meeting).present == 0:
        raise Refused(
            say("Nobody who may vote is present to consent or object: annul it, or wait for them.")
        )
