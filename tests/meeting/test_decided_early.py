"""“Decided early” against every end that a vote can still have, tried one by one."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator.meeting.ballots import Paper
from facilitator.meeting.electorate import Electorate, GroupSize
from facilitator.meeting.exact import Number, whole
from facilitator.meeting.papers import added_papers, sorted_papers
from facilitator.meeting.rules import Base, Counts, GroupRule, Requirement, Result
from facilitator.meeting.verdicts import verdict_on
from facilitator.meeting.votes import Choice, Method, Vote

AT = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.UTC)
ANSWERS = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
WORDS = ("for", "against", "abstain", "invalid")
GROUPS = ("East", "West")

shares = st.tuples(st.integers(1, 4), st.integers(1, 4)).filter(lambda s: s[0] <= s[1])


def one_rule(floors: st.SearchStrategy[int | None]) -> st.SearchStrategy[Requirement]:
    return st.builds(
        lambda share, strict, base, floor, number: Requirement(
            num=share[0], den=share[1], strict=strict and share[0] < share[1], base=base,
            floor=floor, number=number if base is Base.NUMBER else None,
        ),
        shares, st.booleans(), st.sampled_from(Base), floors, st.integers(1, 5),
    )  # fmt: skip


rules = st.builds(
    lambda rule, parts: msgspec.structs.replace(rule, in_groups=tuple(parts)),
    one_rule(st.none() | st.integers(1, 5)),
    st.lists(
        st.builds(
            lambda rule, named: GroupRule(requirement=rule, groups=named),
            one_rule(st.none()),
            st.sampled_from([(), ("East",), ("West",)]),
        ),
        max_size=2,
    ),
)
member = st.fixed_dictionaries(
    {
        "weight": st.sampled_from([1, 1, 2, Decimal("0.1"), Decimal("0.2"), Decimal("2.5")]),
        "group": st.sampled_from([*GROUPS, None]),
        "veto": st.integers(0, 7).map(lambda n: n == 0),
        "held": st.sampled_from([0, 0, 0, 1, 2]),
    }
)


def body(members: list[dict], away: int, *, weighted: bool) -> Electorate:
    """A body with everybody but `away` of them in the room; nobody away has a group."""
    people = {f"p{n}": one for n, one in enumerate(members)}
    weights = {p: m["weight"] for p, m in people.items() if weighted and m["weight"] != 1}
    held = {p: m["held"] for p, m in people.items() if m["held"]}
    present = whole(sum((weights.get(p, 1) + held.get(p, 0) for p in people), start=0))
    sizes: dict[str, Number] = dict.fromkeys(GROUPS, 0)
    for p, m in people.items():
        if m["group"]:
            sizes[m["group"]] = whole(sizes[m["group"]] + weights.get(p, 1) + held.get(p, 0))
    return Electorate(
        entitled=len(people) + sum(held.values()) + away,
        present=len(people) + sum(held.values()),
        electors=tuple(people),
        held=held,
        weights=weights,
        present_weight=present if weighted else None,
        entitled_weight=whole(present + away) if weighted else None,
        groups={p: m["group"] for p, m in people.items() if m["group"]},
        sizes={g: GroupSize(entitled=n, present=n) for g, n in sizes.items()},
        vetoes=tuple(p for p, m in people.items() if m["veto"]),
    )


def vote_of(method: Method, rule: Requirement, voters: Electorate) -> Vote:
    return Vote(
        number=1, title="Tea", item="i1", method=method, requirement=rule, electorate=voters,
        opened_at=AT,
    )  # fmt: skip


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


@given(
    rules, st.lists(member, min_size=1, max_size=5), st.integers(0, 2), st.booleans(),
    st.lists(st.sampled_from([*WORDS, None]), min_size=5, max_size=5), st.booleans(),
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
