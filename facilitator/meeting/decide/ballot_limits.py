"""Papers of a vote against those who could write one: by weight and by group, where it matters."""

from __future__ import annotations

from collections import Counter

from facilitator.meeting.ballots import BallotEntry, read_paper
from facilitator.meeting.decide.counting import check_counts
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.exact import Number
from facilitator.meeting.papers import FIRST
from facilitator.meeting.phrase import Refused, nsay, say
from facilitator.meeting.verdicts import groups_asked
from facilitator.meeting.votes import Vote


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
