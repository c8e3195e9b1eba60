"""The rows of a file of ballots are counted, invalid or blank, or the file is refused."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.ballot_file import BallotFile, ReadingOptions, UnreadableBallots, parse_ballots
from facilitator.cli.count_file import Wanted, count_ballots
from facilitator.cli.count_outcome import Counted
from facilitator.meeting.body import Repeated
from facilitator.words import Words

NAMES = ["Hoa Lê", "Hòa Lê", "Ann (East)", "ann (East)", "Bo =Ek"]
say = Words("en")
examples = settings(max_examples=60, deadline=None)


def number_of(read: BallotFile) -> int:
    return sum(ballot.count for ballot in read.ballots) + sum(one.count for one in read.invalid)


def refusal(text: str, **how: object) -> str:
    with pytest.raises(UnreadableBallots) as error:
        parse_ballots(text, "box.csv", ReadingOptions(**how))  # type: ignore[arg-type]
    return say(error.value.reason)


def table(rows: list[list[str]], names: list[str] = NAMES) -> str:
    return "\n".join([",".join(names), *(",".join(row) for row in rows)]) + "\n"


MARKS = st.sampled_from(["1", "0", "x", "", "yes", "no", "Có", "không", "TRUE", "nein", "✓"])
MARKED = st.lists(st.lists(MARKS, min_size=5, max_size=5), min_size=1, max_size=9).map(
    lambda rows: [*rows, ["x", "0", "1", "yes", "no"]]
)
RANKED = st.lists(
    st.lists(st.sampled_from(["1", "2", "3", "4", "5", ""]), min_size=5, max_size=5),
    min_size=1,
    max_size=9,
)


def filled(rows: list[list[str]]) -> int:
    """Return the rows that are not wholly blank: a table does not tell these from its end."""
    return sum(any(row) for row in rows)


@examples
@given(rows=MARKED)
def test_every_mark_is_counted_once(rows: list[list[str]]) -> None:
    counted = count_ballots("f", parse_ballots(table(rows)), Wanted(method="approval"))
    yes = {"1", "x", "yes", "Có", "TRUE", "✓"}
    assert counted.count.tallies == {
        name: str(sum(row[place] in yes for row in rows)) for place, name in enumerate(NAMES)
    }
    assert (counted.valid, counted.invalid) == (filled(rows), ())


def outcome(counted: Counted) -> tuple[frozenset[str], object, int]:
    tie = counted.count.tie
    return (
        frozenset(counted.count.elected),
        (frozenset(tie.candidates), tie.seats) if tie else None,
        counted.valid,
    )


@examples
@given(rows=RANKED, best=st.sampled_from(["lowest", "highest"]), data=st.data())
def test_order_spelling_and_scale_change_nothing(
    rows: list[list[str]], best: str, data: st.DataObject
) -> None:
    reading = ReadingOptions(best=best)  # type: ignore[arg-type]
    wanted = Wanted(method="condorcet", seats=2)
    straight = parse_ballots(table(rows), "f", reading) if filled(rows) else None
    if straight is None:
        return
    assert number_of(straight) == filled(rows)
    assert straight.candidates == tuple(NAMES)
    found = outcome(count_ballots("f", straight, wanted))
    order = data.draw(st.permutations(range(5)))
    mixed = [[row[c] for c in order] for row in data.draw(st.permutations(rows))]
    decomposed = [unicodedata.normalize("NFD", NAMES[c]) for c in order]
    other = parse_ballots(table(mixed, decomposed), "f", reading)
    assert outcome(count_ballots("f", other, wanted)) == found
    thrice = [[*row, "3"] for row in rows]
    more = parse_ballots(table(thrice, [*NAMES, "weight"]), "f", reading)
    assert outcome(count_ballots("f", more, wanted))[:2] == found[:2]
    assert number_of(more) == 3 * len(rows)


@examples
@given(rows=RANKED)
def test_numbers_turned_round_are_the_same_ballots(rows: list[list[str]]) -> None:
    turned = [[str(6 - int(cell)) if cell else "" for cell in row] for row in rows]
    if not filled(rows):
        return
    low = parse_ballots(table(rows), "f", ReadingOptions(best="lowest"))
    high = parse_ballots(table(turned), "f", ReadingOptions(best="highest"))
    wanted = Wanted(method="condorcet", seats=2)
    assert outcome(count_ballots("f", low, wanted)) == outcome(count_ballots("f", high, wanted))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann,Bo\nx,\nyse,x\nx,x\n", "line 3, column Ann: “yse” is not a mark"),
        ("Ann,Bo\n1,2,2\n", "line 2, column 3: “2” is in a column without a heading"),
        ("Ann,Bo,\n1,2,1\n", "column 3 has no heading"),
        ("0,1,1\n1,0,0\n", "are not names"),
        ("Ann,Bo,weight,count\n1,2,1,1\n", "weight, count are both columns of weights"),
        ("Ann,Bo\nabc,1\nxyz,2\n2,1\n", "line 2, column Ann: “abc” is not a rank"),
        ("# Ann,Bo\n1,2\n2,1,3\n", "line 3: 3 candidates, but 2 on the lines before"),
        ("ballot_id,rank,choice\na,1,Ann\n,1,Bo\n", "line 3: ballot_id is blank"),
        ('{"votes": {"Pat": {"A": 1}, "Pat": {"A": 0}}}', "has “Pat” twice"),
    ],
)
def test_what_would_be_lost_is_refused_with_its_place(text: str, said: str) -> None:
    assert said in refusal(text)


def test_a_weight_of_nothing_is_no_ballot_and_no_weight_is_invalid() -> None:
    read = parse_ballots("Ann,Bo,weight\n1,2,0\n2,1,2\n1,2,\n", "f", ReadingOptions(best="lowest"))
    assert [ballot.count for ballot in read.ballots] == [2]
    assert [one.line for one in read.invalid] == [4]
    assert any(one.line == 2 for one in read.remarks)


def test_weights_of_ballots_in_lines_are_used_and_must_agree() -> None:
    read = parse_ballots("ballot_id,rank,choice,weight\na,1,Ann,3\na,2,Bo,3\nb,1,Bo,1\nb,2,Ann,2\n")
    assert [(ballot.ranks, ballot.count) for ballot in read.ballots] == [((("Ann",), ("Bo",)), 3)]
    assert [one.line for one in read.invalid] == [4]


def test_a_record_of_another_contest_is_no_ballot_and_said() -> None:
    snapshot = {"@id": "s", "CVRContest": [{"ContestId": "other"}]}
    record = {"CurrentSnapshotId": "s", "CVRSnapshot": [snapshot]}
    contest = {"@id": "c", "ContestSelection": [{"@id": "sA", "Name": "Ann"}]}
    text = json.dumps({"CVR": [record], "Election": [{"Contest": [contest]}]})
    read = parse_ballots(text)
    assert number_of(read) == 0
    assert "1 record does not contain this contest" in say(read.remarks[0].message)


@pytest.mark.parametrize(
    ("rule", "ranks"),
    [
        ("skip", [(("Ann",), ("Bo",), ("Cy",))]),
        ("stop", [(("Ann",), ("Bo",))]),
        ("invalid", []),
    ],
)
def test_a_repeated_name_is_no_gap(rule: str, ranks: list[object]) -> None:
    text = "Rank 1,Rank 2,Rank 3,Rank 4\nAnn,Bo,Ann,Cy\n"
    read = parse_ballots(text, "f", ReadingOptions(repeated=Repeated(rule)))
    assert [ballot.ranks for ballot in read.ballots] == ranks
    assert number_of(read) == 1
    assert {name for ballot in read.ballots for group in ballot.ranks for name in group} <= {
        "Ann",
        "Bo",
        "Cy",
    }


# BLT


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('"Amy"   # candidate 1', "Amy"),
        ('"Amy" the first of "them"', "Amy"),
        ('"Jo ""Red"" Lee"', 'Jo "Red" Lee'),
        ('"Robert "Bob" Lee"', 'Robert "Bob" Lee'),
        ('"No. #2 /* x */"', "No. #2 /* x */"),
        ('"Amy" /* a /* nested */ one */', "Amy"),
        ('"A [b] c"', "A [b] c"),
    ],
)
def test_a_name_is_what_its_quotes_hold(line: str, name: str) -> None:
    read = parse_ballots(f'2 1\n1 1 0\n0\n{line}\n"Bo"\n"Board"\n')
    assert (read.candidates, read.title) == ((name, "Bo"), "Board")


def test_options_stand_on_any_line_of_ballots_and_in_a_stream() -> None:
    text = '3 2 [tie 3 2 1 ] [withdrawn 3] (id1) 1 2 0 ( id2 ) 3 0 0 "Ann" "Bo" "Cy" "Board"'
    read = parse_ballots(text)
    assert (read.withdrawn, read.tie_order) == (("Cy",), ("Cy", "Bo", "Ann"))
    assert number_of(read) == 2
    assert read.invalid == ()
    assert "Cy" not in count_ballots("f", read, Wanted(fill_seats=True, lot="7")).count.elected


def test_the_order_that_a_file_states_chooses_the_first_of_the_tied() -> None:
    text = '3 1\n[tie 2 1 3]\n1 1 0\n1 2 0\n0\n"Ann"\n"Bo"\n"Cy"\n"Chair"\n'
    read = parse_ballots(text)
    excluded = count_ballots("f", read, Wanted(method="irv"))
    assert excluded.count.elected == ("Ann",)
    assert excluded.count.rounds[0].broken == "stated"
    assert excluded.count.stated == ("Bo", "Ann", "Cy")
    assert count_ballots("f", read, Wanted(method="plurality")).count.elected == ("Bo",)
    drawn = count_ballots("f", read, Wanted(method="irv", lot="7"))
    assert drawn.count.stated == ()
    assert drawn.count.lots
