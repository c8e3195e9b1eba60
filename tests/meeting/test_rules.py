"""The arithmetic of a vote against an independent judge that works in fractions (spec 5)."""

from __future__ import annotations

import itertools
from fractions import Fraction
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.meeting.electorate import Electorate
from facilitator.meeting.rules import (
    NAMED,
    SIMPLE,
    Base,
    Counts,
    Requirement,
    Result,
    describe,
    judge,
    parse_requirement,
)
from facilitator.meeting.rules.requirement import GroupRule
from facilitator.meeting.verdicts import Rest, Taken, decided
from facilitator.words import Words

from .room import english

small = st.integers(0, 12)
tallies = st.builds(Counts, for_=small, against=small, abstain=small, invalid=small)
shares = st.tuples(st.integers(1, 7), st.integers(1, 7)).filter(lambda s: s[0] <= s[1])
rules = st.builds(
    lambda share, strict, base, floor, number: Requirement(
        num=share[0],
        den=share[1],
        strict=strict and share[0] < share[1],
        base=base,
        floor=floor,
        number=number,
    ),
    shares,
    st.booleans(),
    st.sampled_from(Base),
    st.none() | st.integers(0, 9),
    st.integers(1, 12),
)


def size_of(rule: Requirement, tally: Counts, present: int, entitled: int) -> int:
    """The base, in the words of the spec."""
    match rule.base:
        case Base.CAST:
            return tally.for_ + tally.against
        case Base.VOTES:
            return tally.for_ + tally.against + tally.abstain
        case Base.VALID:
            return tally.for_ + tally.against + tally.abstain
        case Base.BALLOTS:
            return tally.for_ + tally.against + tally.abstain + tally.invalid
        case Base.PRESENT:
            return present
        case Base.ENTITLED:
            return entitled
        case _:
            return rule.number or 0


def carries(rule: Requirement, tally: Counts, present: int, entitled: int) -> bool:
    base = size_of(rule, tally, present, entitled)
    if base == 0 or tally.for_ == 0:
        return False
    had, wanted = Fraction(tally.for_, base), Fraction(rule.num, rule.den)
    return (had > wanted if rule.strict else had >= wanted) and tally.for_ >= (rule.floor or 0)


@given(rules, tallies, small, small)
def test_the_verdict_is_that_of_the_fractions(
    rule: Requirement, tally: Counts, absent: int, away: int
) -> None:
    present = tally.cast + absent
    entitled = present + away
    verdict = judge(rule, tally, present, entitled)
    assert (verdict.result is Result.CARRIED) == carries(rule, tally, present, entitled)
    assert verdict.base_size == size_of(rule, tally, present, entitled)
    assert verdict.margin == tally.for_ - verdict.needed


@given(rules, tallies, small, small)
def test_needed_is_the_least_that_carries_on_that_base(
    rule: Requirement, tally: Counts, absent: int, away: int
) -> None:
    present = tally.cast + absent
    verdict = judge(rule, tally, present, present + away)
    base = verdict.base_size
    if base == 0:
        return
    share = Fraction(rule.num, rule.den)

    def enough(votes: int) -> bool:
        ratio = Fraction(votes, base)
        return (ratio > share if rule.strict else ratio >= share) and votes >= (rule.floor or 0)

    assert enough(verdict.needed)
    assert verdict.needed == 1 or not enough(verdict.needed - 1)


@given(rules, tallies, small, small)
def test_one_more_for_never_loses_and_one_more_against_never_carries(
    rule: Requirement, tally: Counts, absent: int, away: int
) -> None:
    present = tally.cast + absent + 1
    entitled = present + away
    now = carries(rule, tally, present, entitled)
    for field, better in (("for_", True), ("against", False), ("abstain", False)):
        more = {name: getattr(tally, name) for name in ("for_", "against", "abstain", "invalid")}
        more[field] += 1
        then = judge(rule, Counts(**more), present, entitled).result is Result.CARRIED
        assert then >= now if better else then <= now


@given(rules, tallies, small)
def test_a_tie_is_even_and_one_vote_short(rule: Requirement, tally: Counts, away: int) -> None:
    present = tally.cast + 1
    result = judge(rule, tally, present, present + away).result
    one_more = Counts(
        for_=tally.for_ + 1, against=tally.against, abstain=tally.abstain, invalid=tally.invalid
    )
    even = tally.for_ == tally.against > 0
    is_short = not carries(rule, tally, present, present + away)
    would = carries(rule, one_more, present, present + away)
    assert (result is Result.TIED) == (even and is_short and would)


def completions(tally: Counts, remaining: int) -> list[Counts]:
    return [
        Counts(
            for_=tally.for_ + yes,
            against=tally.against + no,
            abstain=tally.abstain + neither,
            invalid=tally.invalid,
        )
        for yes, no, neither in itertools.product(range(remaining + 1), repeat=3)
        if yes + no + neither <= remaining
    ]


few = st.integers(0, 4)


@given(rules, st.builds(Counts, for_=few, against=few, abstain=few), few, few, few)
def test_decided_early_means_that_every_end_is_the_same(
    rule: Requirement, tally: Counts, remaining: int, silent: int, away: int
) -> None:
    present = tally.cast + remaining + silent
    ends = {judge(rule, c, present, present + away).result for c in completions(tally, remaining)}
    room = Electorate(present=present, entitled=present + away)
    said = decided(rule, room, Taken(tally), Rest(remaining))
    assert said == (next(iter(ends)) if len(ends) == 1 else None)


@pytest.mark.parametrize(
    ("name", "yes", "no", "abstain", "present", "entitled", "result"),
    [
        ("simple", 5, 5, 0, 10, 10, "tied"),
        ("simple", 6, 5, 0, 11, 11, "carried"),
        ("simple", 1, 0, 9, 10, 10, "carried"),
        ("simple", 0, 0, 9, 10, 10, "lost"),
        ("simple", 0, 0, 0, 0, 0, "lost"),
        ("absolute", 10, 0, 0, 10, 21, "lost"),
        ("absolute", 11, 0, 0, 11, 21, "carried"),
        ("absolute", 5, 5, 0, 10, 10, "tied"),
        ("present", 5, 0, 5, 10, 10, "lost"),
        ("present", 6, 0, 4, 10, 10, "carried"),
        ("present", 0, 0, 0, 0, 9, "lost"),
        ("two-thirds", 6, 3, 0, 9, 9, "carried"),
        ("two-thirds", 5, 3, 0, 9, 9, "lost"),
        ("two-thirds", 66, 34, 0, 100, 100, "lost"),
        ("two-thirds", 67, 33, 0, 100, 100, "carried"),
        ("three-quarters", 3, 1, 0, 4, 4, "carried"),
        ("three-quarters", 74, 26, 0, 100, 100, "lost"),
        ("unanimous", 1, 0, 9, 10, 10, "carried"),
        ("unanimous", 9, 1, 0, 10, 10, "lost"),
        ("unanimous", 0, 0, 9, 10, 10, "lost"),
    ],
)
def test_the_named_rules(
    name: str, yes: int, no: int, abstain: int, present: int, entitled: int, result: str
) -> None:
    tally = Counts(for_=yes, against=no, abstain=abstain)
    assert judge(NAMED[name], tally, present, entitled).result == result


def test_at_least_half_is_not_more_than_half() -> None:
    tally = Counts(for_=5, against=5)
    at_least = parse_requirement("at least 1/2 of cast")
    assert at_least is not None
    assert judge(at_least, tally, 10, 10).result is Result.CARRIED
    assert judge(SIMPLE, tally, 10, 10).result is Result.TIED


def test_nothing_is_carried_by_no_votes_whatever_the_share() -> None:
    for base in Base:
        rule = Requirement(num=1, den=7, strict=False, base=base, number=1)
        assert judge(rule, Counts(abstain=4), 5, 9).result is Result.LOST


def test_the_floor_comes_on_top_of_the_share() -> None:
    rule = parse_requirement("more than 1/2 of cast and at least 9")
    assert rule is not None
    assert judge(rule, Counts(for_=8), 20, 20).margin == -1
    assert judge(rule, Counts(for_=9), 20, 20).result is Result.CARRIED


TWO_THIRDS_PRESENT = Requirement(num=2, den=3, strict=False, base=Base.PRESENT)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Simple", SIMPLE),
        ("more than  1/2 of CAST", SIMPLE),
        ("more than 50% of cast", SIMPLE),
        ("more than 2/4 of the cast", SIMPLE),
        ("at least 2/3 of cast", NAMED["two-thirds"]),
        ("at least 75 % of cast", NAMED["three-quarters"]),
        ("more than 1/2 of entitled", NAMED["absolute"]),
        ("at least 2/3 of entitled", Requirement(num=2, den=3, strict=False, base=Base.ENTITLED)),
        ("at least 9", Requirement(num=1, den=1, strict=False, base=Base.NUMBER, number=9)),
        ("more than 9", Requirement(num=1, den=1, strict=False, base=Base.NUMBER, number=10)),
        ("two thirds of those present", TWO_THIRDS_PRESENT),
        ("at least two-thirds of the members present", TWO_THIRDS_PRESENT),
        ("a majority of those present", NAMED["present"]),
        ("majority of the members present", NAMED["present"]),
        ("an absolute majority", NAMED["absolute"]),
        ("a majority of the votes cast", SIMPLE),
        ("more than half of those entitled to vote", NAMED["absolute"]),
        ("more than 1/2 of the votes", Requirement(base=Base.VOTES)),
        ("at least 3/5 of ballots", Requirement(num=3, den=5, strict=False, base=Base.BALLOTS)),
    ],
)
def test_rules_are_read_from_words(words: str, wanted: Requirement) -> None:
    assert parse_requirement(words) == wanted


@pytest.mark.parametrize(
    "words",
    ["", "most", "more than 1/0 of cast", "more than 3/2 of cast", "more than 1/1 of cast",
     "at least 0/3 of cast", "at least 1/2 of number", "at least 1/2 of them", "at least 0",
     "about 1/2 of cast"],
)  # fmt: skip
def test_words_that_are_no_rule(words: str) -> None:
    assert parse_requirement(words) is None


@given(rules)
def test_every_rule_can_be_said(rule: Requirement) -> None:
    assert english(describe(rule))


def without_names(rule: Requirement | None) -> Requirement | None:
    """A rule by what it asks: a name is only another way to say it."""
    if rule is None:
        return None
    common = Fraction(rule.num, rule.den)
    parts = tuple(
        replace(part, requirement=without_names(part.requirement)) for part in rule.in_groups
    )
    number = rule.number if rule.base is Base.NUMBER else None
    return replace(
        rule,
        num=common.numerator,
        den=common.denominator,
        name=None,
        in_groups=parts,
        number=number,
    )


@pytest.mark.parametrize("language", ["en", "vi"])
@given(rule=rules, in_groups=st.none() | rules)
def test_a_rule_is_read_as_a_verdict_tells_it_in_either_language(
    language: str, rule: Requirement, in_groups: Requirement | None
) -> None:
    whole = replace(rule, floor=None) if rule.base is Base.NUMBER else rule
    whole = whole if whole.floor else replace(whole, floor=None)
    if in_groups is not None:
        part = GroupRule(requirement=replace(in_groups, floor=None))
        whole = replace(whole, in_groups=(part,))
    told = Words(language)(describe(whole))
    assert without_names(parse_requirement(told)) == without_names(whole), told


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("quá bán", SIMPLE),
        ("đa số", SIMPLE),
        ("trên 50% số phiếu", SIMPLE),
        ("quá bán số người có mặt", NAMED["present"]),
        ("QUÁ BÁN SỐ ĐẠI BIỂU CÓ MẶT", NAMED["present"]),
        ("qua ban so dang vien co mat", NAMED["present"]),
        ("quá nửa tổng số đảng viên", NAMED["absolute"]),
        ("quá 1/2 số present", parse_requirement("more than 1/2 of present")),
        ("ít nhất 60% valid", parse_requirement("at least 60% of valid")),
        ("hai phần ba số phiếu", NAMED["two-thirds"]),
        ("3/4 số phiếu", NAMED["three-quarters"]),
        ("nhất trí", NAMED["unanimous"]),
        ("hai phần ba số người có mặt", parse_requirement("two-thirds of present")),
        (
            "ít nhất 60% tổng số thành viên và ít nhất 9 phiếu",
            parse_requirement("at least 60% of entitled and at least 9"),
        ),
        ("không dưới 3/5 số phiếu hợp lệ", parse_requirement("at least 3/5 of valid")),
        ("quá bán ở mỗi nhóm", parse_requirement("simple in each group")),
        ("quá bán và quá bán ở Tổ 1", parse_requirement("simple and simple in Tổ 1")),
    ],
)
def test_a_rule_is_read_in_vietnamese(words: str, wanted: Requirement) -> None:
    assert wanted is not None
    assert parse_requirement(words) == wanted
    assert parse_requirement(normalize("NFD", words)) == wanted


@pytest.mark.parametrize("words", ["1/2 số phiếu", "ít nhất 2/3", "tán thành", "quá bán quá bán"])
def test_what_a_vietnamese_rule_leaves_open_is_no_rule(words: str) -> None:
    assert parse_requirement(words) is None
