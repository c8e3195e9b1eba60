"""What holds of every election, whatever is on its papers: checked against counting by hand."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitator.meeting.elections import (
    Candidate,
    Election,
    ElectionMethod,
    Kind,
    Mark,
    Outcome,
    Paper,
    Pile,
    Terms,
    Tie,
    Written,
)
from facilitator.meeting.elections.bounds import Asked, terms_of
from facilitator.meeting.elections.lot import drawn
from facilitator.meeting.elections.papers import Reason
from facilitator.meeting.elections.pile import added, differences, gathered, taken_out
from facilitator.meeting.elections.result import outcome
from facilitator.meeting.elections.tallies import totals_of
from facilitator.meeting.elections.validity import judged
from facilitator.meeting.rules import Base, Requirement

AT = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.UTC)
NAMES = ("Ana", "Ben", "Cy", "Di", "Eva")
GROUPS = ("east", "east", "west", "west", None)
SLATE = tuple(Candidate(name=n, group=g) for n, g in zip(NAMES, GROUPS, strict=True))
HALF = Requirement(base=Base.VALID)

marks = st.lists(
    st.builds(
        Mark,
        candidate=st.integers(0, 5),
        name=st.just("Zoe"),
        answer=st.sampled_from(["yes", "no", "abstain", "perhaps"]),
        amount=st.integers(-1, 4),
        rank=st.integers(1, 4),
    ),
    max_size=4,
).map(tuple)
sound = st.lists(st.integers(1, 5), unique=True, max_size=5).map(
    lambda numbers: tuple(
        Mark(candidate=n, answer="yes" if n % 2 else "no", rank=place)
        for place, n in enumerate(numbers, start=1)
    )
)
written = st.builds(
    Written,
    kind=st.sampled_from([Kind.VALID] * 8 + [Kind.INVALID, Kind.BLANK, Kind.NO_TO_ALL]),
    marks=marks | sound | sound,
)
boxes = st.lists(written, max_size=12)
methods = st.sampled_from(list(ElectionMethod))
one_seat = {ElectionMethod.MAJORITY, ElectionMethod.IRV}


@st.composite
def terms(draw) -> Terms:
    method = draw(methods)
    seats = 1 if method in one_seat else draw(st.integers(1, 4))
    has_floor = method not in {
        ElectionMethod.STV, ElectionMethod.CONDORCET, ElectionMethod.CUMULATIVE,
    }  # fmt: skip
    has_cap = method is not ElectionMethod.STV
    return terms_of(
        Asked(
            candidates=len(SLATE),
            seats=seats,
            method=method,
            floor=draw(st.none() | st.just(HALF)) if has_floor else None,
            cap=draw(st.none() | st.integers(1, 2)) if has_cap else None,
            no_to_all=draw(st.booleans()),
        )
    )


def election(held_by: Terms, papers: list[Written]) -> Election:
    piles = [Pile(paper=judged(paper, held_by, SLATE)) for paper in papers]
    return Election(
        number=1, title="Board", item="i1", terms=held_by, candidates=SLATE, opened_at=AT,
        papers=added({}, gathered(piles)),
    )  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(terms(), boxes, st.randoms())
def test_the_order_of_the_papers_makes_no_difference(held_by, papers, dice):
    shuffled = list(papers)
    dice.shuffle(shuffled)
    assert outcome(election(held_by, papers)) == outcome(election(held_by, shuffled))


@settings(max_examples=400, deadline=None)
@given(terms(), boxes)
def test_counts_add_up_and_the_elected_are_candidates(held_by, papers):
    held = election(held_by, papers)
    found = outcome(held)
    assert found.valid + found.invalid + found.blank == len(papers)
    assert len(set(found.elected)) == len(found.elected) <= held_by.seats
    assert set(found.elected) <= set(range(1, len(SLATE) + 1))
    assert not set(found.elected) & set(found.tie.candidates if found.tie else ())
    if found.tie is None or found.tie.about == "seat":
        at_stake = found.tie.seats if found.tie else 0
        assert len(found.elected) + at_stake + found.empty == held_by.seats
    if held_by.cap:
        seated = Counter(held.candidate(n).group for n in found.elected)
        assert all(count <= held_by.cap for group, count in seated.items() if group)
    for tally in found.tallies:
        if not held_by.each:
            assert tally.votes + tally.against + tally.abstain <= found.valid


@settings(max_examples=300, deadline=None)
@given(terms(), boxes)
def test_who_is_elected_has_what_the_floor_asks(held_by, papers):
    found = outcome(election(held_by, papers))
    if held_by.method.is_ranked or held_by.floor != HALF:
        return
    tied = found.tie.candidates if found.tie else ()
    for number, tally in enumerate(found.tallies, start=1):
        share = Fraction(tally.votes, found.valid) if found.valid else Fraction(0)
        if number in found.elected:
            assert share > Fraction(1, 2)
        elif found.empty and number not in (*found.passed_over, *tied):
            assert share <= Fraction(1, 2)


MARKED = (ElectionMethod.PLURALITY, ElectionMethod.APPROVAL, ElectionMethod.BLOCK)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(MARKED), st.integers(1, 4), boxes)
def test_the_most_votes_win_and_every_tie_at_the_last_seat_is_one(method, seats, papers):
    """Counted here anew: by names on papers, sorted, cut at the last seat."""
    held_by = terms_of(Asked(candidates=len(SLATE), seats=seats, method=method))
    votes: Counter[int] = Counter()
    valid = 0
    for paper in papers:
        on_it = [mark.candidate for mark in paper.marks]
        is_sound = (
            paper.kind is Kind.VALID
            and 0 not in on_it
            and len(set(on_it)) == len(on_it)
            and held_by.least <= len(on_it) <= held_by.most
        )
        if is_sound:
            valid += 1
            votes.update(on_it)
    found = outcome(election(held_by, papers))
    assert found.valid == valid
    assert {n: t.votes for n, t in enumerate(found.tallies, start=1) if t.votes} == dict(votes)
    order = sorted(votes.values(), reverse=True)
    last = order[seats - 1] if len(order) >= seats else 0
    above = {n for n in votes if votes[n] > last}
    at_last = {n for n in votes if votes[n] == last}
    if last and len(above) + len(at_last) > seats:
        assert found.tie == Tie(candidates=tuple(sorted(at_last)), seats=seats - len(above))
        assert set(found.elected) == above
    else:
        assert found.tie is None
        assert set(found.elected) == above | at_last


@settings(max_examples=300, deadline=None)
@given(terms(), boxes, st.text(min_size=1, max_size=5))
def test_a_lot_settles_every_tie_and_unseats_nobody(held_by, papers, seed):
    held = election(held_by, papers)
    found = outcome(held)
    if found.tie is None:
        return
    settled = outcome(held, drawn(seed, range(1, len(SLATE) + 1), SLATE))
    assert settled.tie is None
    assert set(found.elected) <= set(settled.elected)
    if found.tie.about == "seat":
        winners = set(settled.elected) - set(found.elected)
        if not held_by.cap:
            assert winners <= set(found.tie.candidates)
        assert len(settled.elected) + settled.empty == held_by.seats


@given(boxes, st.integers(1, 3))
def test_yes_no_or_abstain_elects_nobody_against_a_majority(papers, seats):
    held_by = terms_of(Asked(candidates=5, seats=seats, method="yna", least=1, no_to_all=True))
    found = outcome(election(held_by, papers))
    for number in found.elected:
        tally = found.tallies[number - 1]
        assert tally.votes > tally.against


@given(terms(), written)
def test_a_valid_paper_keeps_the_bounds_and_an_invalid_one_has_a_reason(held_by, paper):
    made = judged(paper, held_by, SLATE)
    assert (made.reason is not None) == (made.kind is Kind.INVALID)
    if made.kind is not Kind.VALID:
        return
    names = made.marks or [n for n, _ in (*made.answers, *made.amounts)]
    names = names or [n for rank in made.ranks for n in rank]
    assert len(set(names)) == len(names)
    assert set(names) <= set(range(1, len(SLATE) + 1))
    size = sum(amount for _, amount in made.amounts) or len(names)
    assert held_by.least <= size <= held_by.most
    assert all(0 < amount <= held_by.each for _, amount in made.amounts)


@given(terms(), boxes, boxes)
def test_two_entries_agree_only_when_they_have_the_same_papers(held_by, papers, others):
    one, two = election(held_by, papers).papers, election(held_by, others).papers
    assert differences(one, one) == []
    assert [(d.paper, d.second, d.first) for d in differences(one, two)] == [
        (d.paper, d.first, d.second) for d in differences(two, one)
    ]

    def valid(papers: dict[Paper, int]) -> dict[Paper, int]:
        return {paper: n for paper, n in papers.items() if paper.kind is not Kind.INVALID}

    def invalid(papers: dict[Paper, int]) -> int:
        return sum(n for paper, n in papers.items() if paper.kind is Kind.INVALID)

    is_same = valid(one) == valid(two) and invalid(one) == invalid(two)
    assert (differences(one, two) == []) == is_same


@given(terms(), boxes, boxes)
def test_what_is_entered_and_taken_out_again_leaves_nothing(held_by, papers, more):
    before = election(held_by, papers).papers
    piles = gathered(Pile(paper=judged(paper, held_by, SLATE)) for paper in more)
    assert taken_out(added(before, piles), piles) == before


@given(terms(), boxes)
def test_totals_give_the_same_outcome_as_the_papers_that_they_sum_up(held_by, papers):
    if held_by.method.is_ranked:
        return
    held = election(held_by, papers)
    stated = replace(held, papers={}, totals=totals_of(held.papers, len(SLATE)))
    assert outcome(stated) == outcome(held)


@pytest.mark.parametrize("method", list(ElectionMethod))
def test_no_papers_elect_nobody(method):
    held_by = terms_of(Asked(candidates=5, seats=1, method=method))
    assert outcome(election(held_by, [])).elected == ()
    blank = outcome(election(held_by, [Written(kind=Kind.BLANK)] * 3))
    assert (blank.elected, blank.blank, blank.empty) == ((), 3, 1)


def majority_of(valid: int) -> int:
    """More than half, by trying: the independent reading of `more than 1/2 of valid`."""
    return next(n for n in range(valid + 2) if 2 * n > valid)


@pytest.mark.parametrize("valid", range(201))
def test_more_than_half_of_the_valid_papers_for_every_number_of_them(valid):
    held_by = terms_of(Asked(candidates=5, seats=1, method="majority"))
    needed = majority_of(valid)
    for votes in {needed - 1, min(needed, valid)}:
        others = valid - votes
        papers = {Paper(marks=(1,)): votes, Paper(marks=(2,)): others}
        held = Election(
            number=1, title="Chair", item="i1", terms=held_by, candidates=SLATE, opened_at=AT,
            papers={paper: n for paper, n in papers.items() if n > 0},
        )  # fmt: skip
        found: Outcome = outcome(held)
        assert (1 in found.elected) == (2 * votes > valid)


@pytest.mark.parametrize(
    ("silent", "reason"), [((3,), None), ((90,), Reason.UNKNOWN), ((1,), Reason.TWICE)]
)
def test_no_opinion_is_held_of_candidates_who_are_not_ranked(silent, reason):
    held_by = terms_of(Asked(candidates=3, method="condorcet"))
    written = Written(marks=(Mark(candidate=1, rank=1),), no_opinion=silent)
    candidates = [Candidate(name=name) for name in ("Ann", "Bo", "Cy")]
    assert judged(written, held_by, candidates).reason is reason
