"""The verdict on whole votes - weights, bulk votes, floors, groups, vetoes - against fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.meeting.exact import Number
from facilitator.meeting.rules import Base, GroupRule, Requirement, Result
from facilitator.meeting.verdicts import base_rows, verdict_on
from facilitator.meeting.votes import Choice, Method, Vote

from .any_vote import GROUPS, body, member, rules, vote_of

bodies = st.lists(member, min_size=1, max_size=6)
answers = st.lists(st.sampled_from([*Choice, None]), min_size=6, max_size=6)


def roll_call(
    rule: Requirement, members: list[dict], away: int, said: list, *, weighted: bool
) -> Vote:
    voters = body(members, away, weighted=weighted)
    roll = {p: choice for p, choice in zip(voters.electors, said, strict=False) if choice}
    return msgspec.structs.replace(vote_of(Method.ROLLCALL, rule, voters), roll=roll)


def result(vote: Vote) -> Result:
    return verdict_on(vote.requirement, vote.electorate, vote.taken).result


def carries(rule: Requirement, people: list[tuple[dict, Choice | None]], away: int, one) -> bool:
    """A judge of its own: who said what, with so much each, in fractions."""

    def sum_of(*choices: Choice) -> Fraction:
        return sum((one(m) for m, said in people if said in choices), Fraction(0))

    yes, no, neither = (sum_of(c) for c in (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN))
    here = sum((one(m) for m, _ in people), Fraction(0))
    base = {
        Base.CAST: yes + no,
        Base.VOTES: yes + no + neither,
        Base.VALID: yes + no + neither,
        Base.BALLOTS: yes + no + neither,
        Base.PRESENT: here,
        Base.ENTITLED: here + away,
        Base.NUMBER: Fraction(rule.number or 0),
    }[rule.base]
    share = Fraction(rule.num, rule.den) * base
    enough = yes > share if rule.strict else yes >= share
    return base > 0 and yes > 0 and enough and yes >= (rule.floor or 0)


@settings(deadline=None)
@given(rules, bodies, st.integers(0, 3), st.booleans(), answers)
def test_a_vote_carries_when_the_whole_and_each_group_do_and_nobody_vetoes(
    rule: Requirement, members: list[dict], away: int, weighted: bool, said: list
) -> None:
    vote = roll_call(rule, members, away, said, weighted=weighted)
    people = list(zip(members, said, strict=False))

    def one(m: dict) -> Fraction:
        return Fraction(m["weight"] if weighted else 1) + m["held"]

    asked = [(part, g) for part in rule.in_groups for g in part.groups or GROUPS]
    plain = (
        carries(rule, people, away, one)
        and all(
            carries(
                part.requirement,
                [(m, c) for m, c in people if m["group"] == group],
                away if group == "East" else 0,
                one,
            )
            for part, group in asked
        )
        and not any(m["veto"] and c is Choice.AGAINST for m, c in people)
    )
    assert (result(vote) is Result.CARRIED) == plain


@settings(deadline=None)
@given(rules, bodies, st.integers(0, 3), st.booleans(), answers, st.integers(0, 5))
def test_who_turns_to_vote_for_defeats_nothing(
    rule: Requirement, members: list[dict], away: int, weighted: bool, said: list, who: int
) -> None:
    vote = roll_call(rule, members, away, said, weighted=weighted)
    person = vote.electors[who % len(vote.electors)]
    turned = msgspec.structs.replace(vote, roll={**vote.roll, person: Choice.FOR})
    if result(vote) is Result.CARRIED:
        assert result(turned) is Result.CARRIED


def scaled(rule: Requirement, by: int) -> Requirement:
    """The same rule where each vote counts so many times; a floor and a fixed number are votes."""
    return msgspec.structs.replace(
        rule,
        floor=rule.floor and rule.floor * by,
        number=rule.number and rule.number * by,
        in_groups=tuple(
            GroupRule(requirement=scaled(part.requirement, by), groups=part.groups)
            for part in rule.in_groups
        ),
    )


@settings(deadline=None)
@given(rules, bodies, answers, st.sampled_from([2, 3, 10, 1000]))
def test_all_weights_scaled_floors_and_groups_too_change_nothing(
    rule: Requirement, members: list[dict], said: list, by: int
) -> None:
    members = [{**m, "held": 0} for m in members]
    heavier = [{**m, "weight": m["weight"] * by} for m in members]
    before = roll_call(rule, members, 0, said, weighted=True)
    after = roll_call(scaled(rule, by), heavier, 0, said, weighted=True)
    assert result(before) is result(after)
    assert (before.decided is None) == (after.decided is None)


@settings(deadline=None)
@given(rules, bodies, st.integers(0, 3), answers)
def test_the_weights_of_the_rows_add_up_and_each_share_is_rounded_by_itself(
    rule: Requirement, members: list[dict], away: int, said: list
) -> None:
    vote = roll_call(rule, members, away, said, weighted=True)
    size = verdict_on(rule, vote.electorate, vote.taken).base_size
    rows = base_rows(rule, vote.taken.tally, size)
    if not rows:
        assert size == 0 or rule.base is Base.NUMBER
        return
    parts: list[Number] = [votes for _, votes, _ in rows]
    assert sum(parts) == size
    for _, votes, tenths in rows:
        assert abs(Fraction(tenths, 1000) - Fraction(votes) / Fraction(size)) <= Fraction(1, 2000)


@pytest.mark.parametrize(
    ("weights", "wanted"), [("2 2 0.1", Result.TIED), ("2 2 0.2 0.1", Result.LOST)]
)
def test_a_tie_in_weights_is_one_that_the_lightest_vote_would_break(
    weights: str, wanted: Result
) -> None:
    """2 to 2, the rest abstaining: 2.1 would be more than half of 4.1 present, and not of 4.3."""
    usual = {"group": None, "veto": False, "held": 0}
    members = [{**usual, "weight": Decimal(weight)} for weight in weights.split()]
    said = [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.ABSTAIN]
    rule = Requirement(base=Base.PRESENT)
    assert result(roll_call(rule, members, 0, said, weighted=True)) is wanted
