"""“Decided early” against every end that a vote can still have, tried one by one."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitator.meeting.ballots import Paper
from facilitator.meeting.papers import added_papers, sorted_papers
from facilitator.meeting.rules import Counts, Requirement, Result
from facilitator.meeting.verdicts import verdict_on
from facilitator.meeting.votes import Choice, Method, Vote

from .any_vote import body, member, rules, vote_of

ANSWERS = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
WORDS = ("for", "against", "abstain", "invalid")


def judged(vote: Vote) -> Result:
    return verdict_on(vote.requirement, vote.electorate, vote.taken).result


def ways(most: int) -> Iterator[Counts]:
    """Every way in which so many votes, or fewer, can be cast."""
    for yes, no, neither in itertools.product(range(most + 1), repeat=3):
        if yes + no + neither <= most:
            yield Counts(for_=yes, against=no, abstain=neither)


def ends_of_roll(vote: Vote, left: list[str]) -> Iterator[Vote]:
    if not left:
        yield vote
        return
    person, *others = left
    for rest in ends_of_roll(vote, others):
        yield rest
        if person in vote.electorate.weights:
            for choice in ANSWERS:
                yield msgspec.structs.replace(rest, roll={**rest.roll, person: choice})
        else:
            for counts in ways(vote.electorate.heads_of(person)):
                if counts.cast:
                    splits = {**rest.splits, person: counts}
                    yield msgspec.structs.replace(rest, splits=splits)


@settings(deadline=None)
@given(
    rules, st.lists(member, min_size=1, max_size=4), st.integers(0, 2), st.booleans(),
    st.lists(st.sampled_from([*Choice, None, None]), min_size=4, max_size=4),
)  # fmt: skip
def test_a_roll_call_is_decided_when_all_its_ends_are_the_same(
    rule: Requirement, members: list[dict], away: int, weighted: bool, said: list[Choice | None]
) -> None:
    voters = body(members, away, weighted=weighted)
    roll = {p: choice for p, choice in zip(voters.electors, said, strict=False) if choice}
    vote = msgspec.structs.replace(vote_of(Method.ROLLCALL, rule, voters), roll=roll)
    left = [p for p in voters.electors if roll.get(p, Choice.PASS) is Choice.PASS]
    assume(sum(voters.heads_of(p) for p in left) <= 5)
    ends = {judged(end) for end in ends_of_roll(vote, left)}
    assert vote.decided == (ends.pop() if len(ends) == 1 else None)


@settings(deadline=None)
@given(
    rules, st.lists(member, min_size=1, max_size=4), st.integers(0, 2), st.booleans(),
    st.lists(st.sampled_from([*WORDS, None]), min_size=4, max_size=4), st.booleans(),
)  # fmt: skip
def test_papers_decide_when_all_their_ends_are_the_same(
    rule: Requirement, members: list[dict], away: int, weighted: bool, said: list, vetoed: bool
) -> None:
    if weighted:
        rule = msgspec.structs.replace(rule, in_groups=())
    members = [{**one, "held": 0} for one in members]
    voters = body(members, away, weighted=weighted)
    if not rule.in_groups:
        voters = msgspec.structs.replace(voters, groups={}, sizes={})

    def paper(person: str, word: str) -> str:
        return str(
            Paper(word, weight=voters.weights.get(person, 1), group=voters.groups.get(person))
        )

    pairs = list(zip(voters.electors, said, strict=False))
    papers = sorted_papers(Counter(paper(p, word) for p, word in pairs if word))
    vetoes = voters.vetoes[:1] if vetoed else ()
    vote = msgspec.structs.replace(
        vote_of(Method.BALLOT, rule, voters), entries={1: papers}, vetoes=vetoes
    )
    left = [p for p, word in pairs if not word]
    ends = set()
    for answers in itertools.product([None, *WORDS], repeat=len(left)):
        more = Counter(paper(p, word) for p, word in zip(left, answers, strict=True) if word)
        end = msgspec.structs.replace(vote, entries={1: added_papers(papers, more)})
        ends.add(judged(end))
        if voters.vetoes:
            ends.add(judged(msgspec.structs.replace(end, vetoes=voters.vetoes)))
    assert vote.decided == (ends.pop() if len(ends) == 1 else None)
