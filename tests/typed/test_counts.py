"""Counts of votes and polls: in short, in words, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facilitator.meeting.commands import Recount, StateCount
from facilitator.meeting.phrase import Refused
from facilitator.meeting.rules import Counts, Weights
from facilitator.typed.counts import TypedCount, read_count, read_heads, read_options, read_poll
from facilitator.typed.line import Misunderstood, Text

COUNTS = [
    ("18 2 3", (18, 2, 3, 0)),
    ("18, 2; 3", (18, 2, 3, 0)),
    ("18 2 3 1", (18, 2, 3, 1)),
    ("18", (18, 0, 0, 0)),
    ("18 2 =", (18, 2, 10, 0)),
    ("= 2", (28, 2, 0, 0)),
    ("for 18 against 2 abstain 3", (18, 2, 3, 0)),
    ("for 18 against 2 abstain 3 invalid 1", (18, 2, 3, 1)),
    ("against 2, for 18", (18, 2, 0, 0)),
    ("yes 18 no 2 abstaining 3", (18, 2, 3, 0)),
    ("FOR 18", (18, 0, 0, 0)),
    ("18 for, 2 against", (18, 2, 0, 0)),
    ("18 for 2 against 3 abstain", (18, 2, 3, 0)),
    ("for = against 2", (28, 2, 0, 0)),
    ("tán thành 18 không tán thành 2 ý kiến khác 3", (18, 2, 3, 0)),
    ("tán thành 18, không 2, không hợp lệ 1", (18, 2, 0, 1)),
    ("tan thanh 18 khong 2", (18, 2, 0, 0)),
    ("18 tán thành, 2 không tán thành", (18, 2, 0, 0)),
]


@pytest.mark.parametrize(("typed", "counts"), COUNTS)
def test_a_count_is_read(typed, counts):
    read = read_count(Text.of(typed), ceiling=30)
    assert read.counts == Counts(
        **dict(zip(("for_", "against", "abstain", "invalid"), counts, strict=True))
    )
    assert read.commands(StateCount) == (StateCount(counts=read.counts),)
    assert read_heads(Text.of(typed), 30) == read.counts


@pytest.mark.parametrize(
    ("typed", "majority"),
    [("+", True), ("-", False), ("clear majority", True), ("Clear minority", False)],
)
def test_a_judgement_by_eye(typed, majority):
    assert read_count(Text.of(typed)) == TypedCount(by_eye=majority)


@pytest.mark.parametrize(
    "typed",
    ["six", "1 2 3 4 5", "= =", "+ 3", "1.5e3", "9999999", "²", "for", "for 1 for 2", "for six",
     "for 1 against", "for -1", "18 2 apples", "for = against =", "for 1.5"],
)  # fmt: skip
def test_what_is_not_a_count(typed):
    with pytest.raises(Misunderstood):
        read_count(Text.of(typed), ceiling=10)


def test_the_rest_needs_a_known_room():
    for typed in ("=", "for ="):
        with pytest.raises(Misunderstood):
            read_count(Text.of(typed))


def test_nothing_typed_is_an_empty_count():
    assert read_count(Text.of(" ")).is_empty
    with pytest.raises(Misunderstood):
        read_heads(Text.of(""))


def test_groups_and_weights_in_words():
    read = read_count(Text.of("for 9 against 1 in East weights for 12.5 against 3.5"))
    assert read.groups == (("East", Counts(for_=9, against=1)),)
    weights = Weights(for_=Decimal("12.5"), against=Decimal("3.5"))
    (stated,) = read.commands(Recount)
    assert stated == Recount(counts=Counts(for_=9, against=1), group="East", weighted=weights)


def test_weights_in_short_are_those_in_words(convene):
    meeting = opened(convene, weight=Decimal("1.5"))
    vote = meeting.open_vote
    short = read_count(Text.of("3 1 0 / 4.5 1.5"), vote)
    worded = read_count(Text.of("for 3 against 1 weights for 4.5 against 1.5"), vote)
    assert short.commands(StateCount) == worded.commands(StateCount)


def opened(convene, rule="", **of_each):
    from msgspec.structs import replace

    from tests.plain.conftest import ROSTER

    roster = tuple(replace(entry, **of_each) for entry in ROSTER)
    sitting = convene(roster=roster)
    sitting("present all", "open", f"vote Tea by ballot {rule}".rstrip())
    assert sitting.meeting.open_vote is not None
    return sitting.meeting


@pytest.fixture
def poll(sitting):
    def poll(options):
        sitting.ok(f"poll When? options {options}")
        return sitting.meeting.open_vote

    return poll


@pytest.mark.parametrize(
    ("options", "typed", "counts"),
    [
        ("tea, coffee", "tea 3 coffee 2", {"tea": 3, "coffee": 2}),
        ("tea, coffee", "cof 2, t 3", {"tea": 3, "coffee": 2}),
        ("tea, coffee", "3 2", {"tea": 3, "coffee": 2}),
        ("tea, coffee", "3, =", {"tea": 3, "coffee": 2}),
        ("tea, coffee", "3", {"tea": 3}),
        ("2026, 2027", "2026 3 2027 2", {"2026": 3, "2027": 2}),
        ("2026, 2027", "3 2", {"2026": 3, "2027": 2}),
        ("Plan 9, Plan 10", "Plan 9 3 Plan 10 2", {"Plan 9": 3, "Plan 10": 2}),
        ("trà, cà phê", "trà 3 cà phê 2", {"trà": 3, "cà phê": 2}),
    ],
)
def test_a_poll_is_counted_by_name_or_in_turn(poll, options, typed, counts):
    assert read_poll(Text.of(typed), poll(options)) == counts


@pytest.mark.parametrize("typed", ["tea", "tea x", "3 2 1", "tea 3 tea 2", "= ="])
def test_what_is_not_the_count_of_a_poll(poll, typed):
    with pytest.raises(Misunderstood):
        read_poll(Text.of(typed), poll("tea, coffee"))


def test_an_option_that_there_is_not(poll):
    with pytest.raises(Refused, match="tea, coffee"):
        read_poll(Text.of("milk 3"), poll("tea, coffee"))


@pytest.mark.parametrize("typed", ["tea, coffee", "tea; coffee", "tea | coffee", 'tea,"coffee"'])
def test_options_of_a_poll(typed):
    assert read_options(Text.of(typed)) == ("tea", "coffee")
