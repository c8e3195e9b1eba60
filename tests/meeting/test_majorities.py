"""Majorities for every size of a body, and what holds of any verdict, against plain fractions."""

# ruff: noqa: E501 - four ways that a vote can go stand best on one line

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.electorate import Electorate, GroupSize
from facilitator.meeting.exact import Number
from facilitator.meeting.rules import (
    NAMED,
    SIMPLE,
    Base,
    Counts,
    GroupRule,
    Requirement,
    Result,
    Weights,
    judge,
    parse_requirement,
    rule_words,
)
from facilitator.meeting.verdicts import Rest, Taken, base_rows, decided, verdict_on

HALF = Fraction(1, 2)
PLAIN_RULES = {
    "simple": lambda yes, no, _present, _entitled: yes > HALF * (yes + no),
    "absolute": lambda yes, _no, _present, entitled: yes > HALF * entitled,
    "present": lambda yes, _no, present, _entitled: yes > HALF * present,
    "two-thirds": lambda yes, no, _present, _entitled: (
        yes >= Fraction(2, 3) * (yes + no) and yes > 0
    ),
    "three-quarters": lambda yes, no, _p, _e: yes >= Fraction(3, 4) * (yes + no) and yes > 0,
    "unanimous": lambda yes, no, _present, _entitled: no == 0 and yes > 0,
}
"""Each named rule as a person would say it; nothing of the program is used."""


@pytest.mark.parametrize("name", PLAIN_RULES)
def test_the_table_of_majorities_for_bodies_of_0_to_200(name: str) -> None:
    """By brute force: the fewest votes for that carry, when everybody votes for or against."""
    for n in range(201):
        table = [yes for yes in range(n + 1) if PLAIN_RULES[name](yes, n - yes, n, n)]
        carried = [
            yes
            for yes in range(n + 1)
            if judge(NAMED[name], Counts(for_=yes, against=n - yes), n, n).result is Result.CARRIED
        ]
        assert carried == table, n
        if n:
            needed = judge(NAMED[name], Counts(against=n), n, n).needed
            assert needed == min(table), n


@pytest.mark.parametrize("name", PLAIN_RULES)
def test_half_of_an_even_body_never_is_a_majority(name: str) -> None:
    for n in range(2, 201, 2):
        even = Counts(for_=n // 2, against=n // 2)
        assert judge(NAMED[name], even, n, n).result is not Result.CARRIED


@pytest.mark.parametrize("name", PLAIN_RULES)
@pytest.mark.parametrize("n", [1, 7, 24, 61])
def test_the_table_holds_with_abstentions_and_absences_too(name: str, n: int) -> None:
    for yes in range(n + 1):
        for no in range(n + 1 - yes):
            tally = Counts(for_=yes, against=no, abstain=(n - yes - no) // 2)
            verdict = judge(NAMED[name], tally, n, n + 3)
            plain = PLAIN_RULES[name](yes, no, n, n + 3)
            assert (verdict.result is Result.CARRIED) == plain, (yes, no)


# any rule, any weights

weights = st.integers(0, 40).map(lambda n: Decimal(n) / 4)
tallies = st.builds(Weights, for_=weights, against=weights, abstain=weights, invalid=weights)
parts = st.tuples(st.integers(1, 7), st.integers(1, 7)).filter(lambda s: s[0] < s[1])
ratios = st.builds(
    lambda part, strict, base: Requirement(num=part[0], den=part[1], strict=strict, base=base),
    parts,
    st.booleans(),
    st.sampled_from([base for base in Base if base is not Base.NUMBER]),
)
floors = st.builds(
    lambda rule, floor: Requirement(
        num=rule.num, den=rule.den, strict=rule.strict, base=rule.base, floor=floor
    ),
    ratios,
    st.none() | st.integers(1, 6),
)
FIELDS = ("for_", "against", "abstain", "invalid")


def times(tally: Weights, by: Number) -> Weights:
    return Weights(**{field: getattr(tally, field) * by for field in FIELDS})


@given(
    ratios, tallies, weights, weights, st.sampled_from([2, 10, Decimal("0.5"), Decimal("0.001")])
)
def test_a_verdict_is_unchanged_when_all_weights_are_scaled(
    rule: Requirement, tally: Weights, away: Decimal, absent: Decimal, by: Number
) -> None:
    present = tally.cast + absent
    one = Decimal("0.25")
    before = judge(rule, tally, present, present + away, one=one)
    after = judge(rule, times(tally, by), present * by, (present + away) * by, one=one * by)
    assert before.result == after.result
    assert after.base_size == before.base_size * by


@given(floors, tallies, weights, weights, weights.filter(bool))
def test_a_verdict_is_monotone_in_votes_for(
    rule: Requirement, tally: Weights, away: Decimal, absent: Decimal, more: Decimal
) -> None:
    present = tally.cast + absent + more
    entitled = present + away
    better = Weights(
        for_=tally.for_ + more, against=tally.against, abstain=tally.abstain, invalid=tally.invalid
    )
    turned = Weights(
        for_=tally.for_ + min(more, tally.against),
        against=tally.against - min(more, tally.against),
        abstain=tally.abstain,
        invalid=tally.invalid,
    )
    if judge(rule, tally, present, entitled).result is Result.CARRIED:
        for other in (better, turned):
            assert judge(rule, other, present, entitled).result is Result.CARRIED


@given(floors, tallies, weights, weights)
def test_weighed_verdicts_are_those_of_the_fractions(
    rule: Requirement, tally: Weights, away: Decimal, absent: Decimal
) -> None:
    present = tally.cast + absent
    verdict = judge(rule, tally, present, present + away)
    base, yes = Fraction(verdict.base_size), Fraction(tally.for_)
    share = Fraction(rule.num, rule.den) * base
    enough = yes > share if rule.strict else yes >= share
    carries = base > 0 and yes > 0 and enough and yes >= (rule.floor or 0)
    assert (verdict.result is Result.CARRIED) == carries


@given(floors, st.builds(Counts, **{f: st.integers(0, 400) for f in FIELDS}), st.integers(0, 99))
def test_the_votes_of_the_rows_add_up_and_each_share_is_rounded_by_itself(
    rule: Requirement, tally: Counts, silent: int
) -> None:
    present = tally.cast + silent
    size = judge(rule, tally, present, present).base_size
    rows = base_rows(rule, tally, size)
    if not size:
        assert rows == ()
        return
    assert sum(votes for _, votes, _ in rows) == size
    for _, votes, tenths in rows:
        assert abs(Fraction(tenths, 1000) - Fraction(votes, int(size))) <= Fraction(1, 2000)
    first, votes, tenths = rows[0]
    assert (first, tenths) == ("for", int(Fraction(1000 * votes, int(size)) + Fraction(1, 2)))


# groups and vetoes

GROUPS = ("East", "West")


def body(east: Counts, west: Counts, silent: int = 0) -> tuple[Electorate, Taken]:
    sizes = {
        name: GroupSize(entitled=tally.cast + silent, present=tally.cast + silent)
        for name, tally in zip(GROUPS, (east, west), strict=True)
    }
    people = east.cast + west.cast + 2 * silent
    voters = Electorate(entitled=people, present=people, sizes=sizes)
    whole = Counts(**{f: getattr(east, f) + getattr(west, f) for f in FIELDS})
    return voters, Taken(whole, None, {"East": east, "West": west})


few = st.builds(
    Counts, for_=st.integers(0, 5), against=st.integers(0, 5), abstain=st.integers(0, 3)
)


@given(few, few, ratios, ratios, st.booleans())
def test_a_double_majority_is_all_its_parts(
    east: Counts, west: Counts, whole: Requirement, part: Requirement, vetoed: bool
) -> None:
    voters, taken = body(east, west)
    rule = Requirement(
        num=whole.num, den=whole.den, strict=whole.strict, base=whole.base,
        in_groups=(GroupRule(requirement=part),),
    )  # fmt: skip
    taken = taken._replace(vetoes=("p1",) if vetoed else ())
    people = voters.entitled
    each = [judge(part, tally, tally.cast, tally.cast).result for tally in (east, west)]
    alone = judge(whole, taken.heads, people, people).result
    carries = not vetoed and all(r is Result.CARRIED for r in (alone, *each))
    verdict = verdict_on(rule, voters, taken)
    assert (verdict.result is Result.CARRIED) == carries
    assert [p.carried for p in verdict.parts] == [r is Result.CARRIED for r in each]


@given(few, few, st.integers(0, 3), st.integers(0, 3), st.booleans(), ratios)
def test_what_is_decided_early_stays_so_whatever_comes(
    east: Counts, west: Counts, in_east: int, in_west: int, veto: bool, whole: Requirement
) -> None:
    rule = Requirement(
        num=whole.num, den=whole.den, strict=whole.strict, base=whole.base,
        in_groups=(GroupRule(requirement=SIMPLE, groups=("West",)),),
    )  # fmt: skip
    voters, taken = body(east, west, silent=3)
    vetoes = ("p9",) if veto and in_west else ()
    rest = Rest(in_east + in_west, {"East": in_east, "West": in_west}, vetoes)
    said = decided(rule, voters, taken, rest)
    ends = set()
    for yes_east in range(in_east + 1):
        for no_east in range(in_east + 1 - yes_east):
            for yes_west in range(in_west + 1):
                for no_west in range(in_west + 1 - yes_west):
                    end_east = Counts(
                        for_=east.for_ + yes_east,
                        against=east.against + no_east,
                        abstain=east.abstain,
                    )
                    end_west = Counts(
                        for_=west.for_ + yes_west,
                        against=west.against + no_west,
                        abstain=west.abstain,
                    )
                    _, end = body(end_east, end_west)
                    ends.add(verdict_on(rule, voters, end).result)
                    if vetoes and no_west:
                        ends.add(verdict_on(rule, voters, end._replace(vetoes=vetoes)).result)
    assert said == (ends.pop() if len(ends) == 1 else None)


groups_of = st.lists(
    st.sampled_from(["East", "R and D", "each group", "in x"]), unique=True, max_size=2
)


@given(
    st.sampled_from(list(NAMED.values())) | floors,
    st.lists(st.tuples(ratios | st.sampled_from(list(NAMED.values())), groups_of), max_size=2),
)
def test_a_rule_is_read_back_from_its_own_words(
    rule: Requirement, parts: list[tuple[Requirement, list[str]]]
) -> None:
    common = parse_requirement(rule_words(rule))
    assert common is not None
    whole = Requirement(
        num=common.num, den=common.den, strict=common.strict, base=common.base,
        floor=common.floor, number=common.number, name=common.name,
        in_groups=tuple(
            GroupRule(requirement=parse_requirement(rule_words(part)) or SIMPLE, groups=tuple(names))
            for part, names in parts
        ),
    )  # fmt: skip
    assert parse_requirement(rule_words(whole)) == whole
