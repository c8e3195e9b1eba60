"""A paper in one line: what letters, numbers and signs mean, by method."""

import pytest

from facilitator.meeting.elections import Candidate, Kind, Mark
from facilitator.meeting.elections.validity import judged
from facilitator.meeting.phrase import Refused
from facilitator.ui.dialogs.elections.draft import Draft, opened_by
from facilitator.ui.dialogs.elections.how import last_line, read_back
from facilitator.ui.dialogs.elections.line import read_line
from facilitator.ui.dialogs.elections.totals_line import read_totals
from facilitator.words import Words


@pytest.fixture
def held(room):
    """Return an election as a draft would open it."""

    def make(standing: int, **changes):
        candidates = tuple(Candidate(name=f"Name {n}") for n in range(1, standing + 1))
        draft = Draft(title="T", candidates=candidates, **changes)
        return opened_by(room.meeting, draft.command(), room.now())

    return make


def marks(line) -> list[int]:
    return [mark.candidate for mark in line.paper.marks]


@pytest.mark.parametrize(
    ("text", "candidates", "alike"),
    [
        ("acg", [1, 3, 7], 1),
        ("a c g", [1, 3, 7], 1),
        ("A,C,G", [1, 3, 7], 1),
        ("1 3 12", [1, 3, 12], 1),
        ("1,3;12", [1, 3, 12], 1),
        ("ac x12", [1, 3], 12),
        ("acx12", [1, 3], 12),
        ("1 3 X12", [1, 3], 12),
        ("1 3 x 12", [1, 3], 12),
        ("-bdfhj", [1, 3, 5, 7, 9, 11, 12], 1),
        ("- 2 4 6 8 10 x3", [1, 3, 5, 7, 9, 11, 12], 3),
        ("lk", [12, 11], 1),
    ],
)
def test_letters_and_numbers_mark_names(held, text, candidates, alike):
    line = read_line(text, held(12, seats=7))
    assert (marks(line), line.alike) == (candidates, alike)


def test_digits_run_together_only_where_each_is_one_candidate(held):
    assert marks(read_line("135", held(9, seats=3))) == [1, 3, 5]
    with pytest.raises(Refused, match="no candidate 135"):
        read_line("135", held(12, seats=3))


def test_a_number_of_thousands_of_digits_is_no_candidate(held):
    with pytest.raises(Refused, match="no candidate 11111111…"):
        read_line("1" * 5_000, held(12, seats=3))


def test_the_letter_x_and_the_number_of_those_alike(held):
    election = held(24, seats=3)
    assert marks(read_line("ax", election)) == [1, 24]
    line = read_line("ax x12", election)
    assert (marks(line), line.alike) == ([1, 24], 12)
    with pytest.raises(Refused, match="no candidate 29"):
        read_line("ax29", election)


def test_more_candidates_than_letters_have_numbers(held):
    election = held(30, seats=3)
    assert marks(read_line("1 27 30", election)) == [1, 27, 30]
    with pytest.raises(Refused, match="more than there are letters"):
        read_line("ab", election)


def test_an_accent_is_never_taken_for_the_letters_that_an_input_method_swallowed(held):
    with pytest.raises(Refused, match="turn off the typing of accents"):
        read_line("ấb", held(12, seats=3))


@pytest.mark.parametrize("text", ["m", "13", "0 1", "a%", "x12", "-", "- x2", "a\u202eb"])
def test_what_is_no_paper_is_refused_and_not_taken_for_an_invalid_one(held, text):
    with pytest.raises(Refused):
        read_line(text, held(12, seats=7))


def test_blank_and_invalid(held):
    election = held(12, seats=7)
    assert read_line("0", election).paper.kind is Kind.BLANK
    assert read_line("0 x3", election).alike == 3
    torn = read_line("! torn in two x2", election)
    assert (torn.paper.kind, torn.paper.detail, torn.alike) == (Kind.INVALID, "torn in two", 2)


def test_too_many_and_twice_are_read_and_judged(held):
    election = held(3, seats=2)
    for text, reason in (("abc", "too many"), ("aa", "name twice")):
        paper = judged(read_line(text, election).paper, election.terms, election.candidates)
        assert paper.reason == reason


def ranks(line) -> list[tuple[int, int]]:
    return [(mark.candidate, mark.rank) for mark in line.paper.marks]


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("cab", [(3, 1), (1, 2), (2, 3)]),
        ("c > a > b", [(3, 1), (1, 2), (2, 3)]),
        ("312", [(3, 1), (1, 2), (2, 3)]),
        ("ca=bd", [(3, 1), (1, 2), (2, 2), (4, 3)]),
        ("3 1 = 2 4", [(3, 1), (1, 2), (2, 2), (4, 3)]),
        ("a=b=c", [(1, 1), (2, 1), (3, 1)]),
    ],
)
def test_ranks_in_the_order_typed_equal_ones_by_a_sign(held, text, order):
    assert ranks(read_line(text, held(5, method="condorcet"))) == order


@pytest.mark.parametrize("text", ["=a", "a=", "a==b"])
def test_an_equals_sign_wants_two(held, text):
    with pytest.raises(Refused):
        read_line(text, held(5, method="condorcet"))


def said(line) -> list[tuple[int, str]]:
    return [(mark.candidate, mark.answer) for mark in line.paper.marks]


@pytest.mark.parametrize(
    ("text", "language", "answers"),
    [
        ("yna", "en", ["yes", "no", "abstain"]),
        ("y n a", "vi", ["abstain", "no", "abstain"]),
        ("tky", "vi", ["yes", "no", "abstain"]),
        ("123", "vi", ["yes", "no", "abstain"]),
        ("ny*", "en", ["no", "yes", "yes"]),
        ("y.n", "en", ["yes", None, "no"]),
    ],
)
def test_answers_in_the_order_of_the_candidates(held, text, language, answers):
    found = said(read_line(text, held(3, method="yna"), language))
    assert found == [(n, one) for n, one in enumerate(answers, start=1) if one]


def test_more_answers_than_candidates_are_refused(held):
    with pytest.raises(Refused, match="4 answers, but 3 stand"):
        read_line("yyyy", held(3, method="yna"))


@pytest.mark.parametrize("text", ["a3 c2", "a3c2", "aaacc", "a=3 c=2", "1=3 3=2", "aaa 3=2"])
def test_amounts(held, text):
    line = read_line(text, held(4, method="cumulative", most=5))
    assert line.paper.marks == (Mark(candidate=1, amount=3), Mark(candidate=3, amount=2))


def test_an_amount_that_is_said_twice_is_a_name_that_stands_twice(held):
    election = held(4, method="cumulative", most=5)
    paper = judged(read_line("a2 a2", election).paper, election.terms, election.candidates)
    assert paper.reason == "name twice"


def test_totals_in_the_order_of_the_candidates(held):
    totals = read_totals("# 18 5 2", held(3))
    assert [t.votes for t in totals.tallies] == [18, 5, 2]
    assert (totals.valid, totals.invalid, totals.blank) == (25, 0, 0)
    totals = read_totals("# 18 5 20 / 25 1 2", held(3, seats=2))
    assert (totals.valid, totals.invalid, totals.blank) == (25, 1, 2)
    totals = read_totals("# 8 1 1, 5 5 0", held(2, method="yna"))
    assert [(t.votes, t.against, t.abstain) for t in totals.tallies] == [(8, 1, 1), (5, 5, 0)]
    assert totals.valid == 10


@pytest.mark.parametrize("text", ["# 18 5", "# 18 5 2 /", "# 18 x 2", "# 1 2 3 / 1 2 3 4"])
def test_totals_that_are_none(held, text):
    with pytest.raises(Refused):
        read_totals(text, held(3))


def test_totals_of_several_names_want_the_number_of_valid_papers(held):
    with pytest.raises(Refused, match="how many papers were valid"):
        read_totals("# 18 5 2", held(3, seats=2))


def test_a_paper_that_was_taken_is_told_in_the_chairs_language(held):
    election, words = held(3), Words("vi")
    twice = read_line("aa", election).paper
    told = read_back(twice, 1, election, words).plain
    assert told.startswith("✗ không hợp lệ: ")
    assert "invalid" not in words(last_line("aa", twice, 1, election))
    blank = read_line("0", election).paper
    assert "giống nhau" not in words(last_line("0", blank, 1, election))
    assert words(last_line("0 x3", blank, 3, election)).endswith("(3 phiếu giống nhau)")
