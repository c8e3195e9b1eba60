"""Files of ballots in the formats of others: what is read, what is invalid, what is said."""

from __future__ import annotations

import json

import pytest

from facilitator.ballot_file import BallotFile, parse_ballots
from facilitator.counting import Ballot
from facilitator.words import Words

say = Words("en")


def ranks(read: BallotFile) -> list[str]:
    """Return ballots as `2: Ann > Bo = Cy`."""
    return [written(ballot) for ballot in read.ballots]


def written(ballot: Ballot) -> str:
    order = " > ".join("=".join(group) or "_" for group in ballot.ranks) or "-"
    silent = f" ({','.join(ballot.no_opinion)}?)" if ballot.no_opinion else ""
    return f"{ballot.count}: {order}{silent}"


def remarks(read: BallotFile) -> list[tuple[int, str]]:
    return [(one.line, say(one.message)) for one in read.remarks]


def invalid(read: BallotFile) -> list[tuple[int, str, int]]:
    return [(one.line, say(one.reason), one.count) for one in read.invalid]


# BLT

NAMES = '"Adam"\n"Basil"\n"Charlotte"\n"Donald"\n"Title"\n'


def test_blt_as_its_authors_wrote_it() -> None:
    read = parse_ballots("4 2\n-2\n3 1 3 4 0\n4 1 3 2 0\n1 2 0\n0\n" + NAMES)
    assert read.form == "blt"
    assert read.candidates == ("Adam", "Basil", "Charlotte", "Donald")
    assert (read.seats, read.title, read.withdrawn) == (2, "Title", ("Basil",))
    assert ranks(read) == [
        "3: Adam > Charlotte > Donald",
        "4: Adam > Charlotte > Basil",
        "1: Basil",
    ]
    assert read.remarks == read.invalid == ()


def test_blt_without_line_ends() -> None:
    text = "4 2 -2 -4 3 1 3 4 0 4 1 3 2 0 1 2 0 0 " + NAMES.replace("\n", " ")
    read = parse_ballots(text)
    assert ranks(read) == [
        "3: Adam > Charlotte > Donald",
        "4: Adam > Charlotte > Basil",
        "1: Basil",
    ]
    assert read.withdrawn == ("Basil", "Donald")
    assert (read.candidates[-1], read.title) == ("Donald", "Title")


@pytest.mark.parametrize("joined", ["2=3", "2 = 3", "(2 3)"])
def test_equal_ranks_in_blt(joined: str) -> None:
    read = parse_ballots(f"4 1\n2 4 {joined} 1 0\n0\n{NAMES}")
    assert ranks(read) == ["2: Donald > Basil=Charlotte > Adam"]


def test_skipped_ranks_identities_comments_and_blank_ballots() -> None:
    text = (
        "# written by hand\n\n4 1 # candidates, seats\n(17) 1 - 2 0\n1 0 0 3 0\n"
        "/* two\nlines */ 2 0\n1 4 2\n0\n" + NAMES
    )
    read = parse_ballots(text)
    assert ranks(read) == [
        "1: Adam > _ > Basil",
        "1: _ > _ > Charlotte",
        "2: -",
        "1: Donald > Basil",
    ]


def test_names_in_blt_keep_their_own_quotes_and_hashes() -> None:
    read = parse_ballots('2 1\n1 1 0\n0\n"Robert "Bob" Lee"\n"No. #2"\n"The title"\n')
    assert read.candidates == ('Robert "Bob" Lee', "No. #2")
    assert parse_ballots("2 1\n1 1 0\n0\nAnn\nBo\nBoard\n").candidates == ("Ann", "Bo")


def test_what_is_wrong_in_blt_is_said_with_its_line() -> None:
    read = parse_ballots("4 1\n-9\n1 1 7 0\n2 1 1 0\nx 1 0\n-3 1 0\n1 2 0\n" + NAMES)
    assert ranks(read) == ["1: Basil"]
    assert invalid(read) == [
        (3, "there is no candidate 7", 1),
        (5, "x is not a number of ballots", 1),
        (6, "-3 is not a number of ballots", 1),
        (4, "it names Adam twice", 2),
    ]
    assert remarks(read) == [
        (2, "There is no candidate 9 to withdraw."),
        (7, "The ballots do not end with a line `0`; some may be missing."),
    ]


def test_weights_with_decimals_in_blt_are_exact() -> None:
    read = parse_ballots("4 1\n2.5 1 0\n0.125 2 1 0\n1 3 0\n1.5 1 1 0\n1.2.3 1 0\n0\n" + NAMES)
    assert read.places == 3
    assert ranks(read) == ["2500: Adam", "125: Basil > Adam", "1000: Charlotte"]
    assert invalid(read) == [
        (6, "1.2.3 is not a number of ballots", 1000),
        (5, "it names Adam twice", 1500),
    ]
    assert parse_ballots("4 1\n2.0 1 0\n3 2 0\n0\n" + NAMES).places == 0
    rows = parse_ballots("Ann,Bo,weight\n1,2,0.5\n2,1,1\n")
    assert (rows.places, ranks(rows)) == (1, ["5: Ann > Bo", "10: Bo > Ann"])


def test_missing_and_double_names_in_blt() -> None:
    read = parse_ballots('3 1\n1 3 0\n0\n"Ann"\n"Ann"\n')
    assert read.candidates == ("Ann", "Ann (2)", "#3")
    assert [line for line, _ in remarks(read)] == [5, 6]
    assert ranks(read) == ["1: #3"]


# CSV with a column for each candidate

USUAL = (
    "Nothing in the file shows which number is the best; 1 is taken, as usual. To count the "
    "other way, use best highest."
)


def test_ranks_under_names_with_no_opinion_and_equal_ones() -> None:
    read = parse_ballots("Ann,Bo,Cy\n1,2,No opinion\n2,2,1\n-,3,1\n,,\n1,1,1\n")
    assert read.form == "csv-ranks"
    assert ranks(read) == [
        "1: Ann > Bo (Cy?)",
        "1: Cy > Ann=Bo",
        "1: Cy > _ > Bo (Ann?)",
        "1: Ann=Bo=Cy",
    ]


def test_columns_that_are_no_candidates_are_named_and_weights_are_used() -> None:
    text = "Ballot ID;Precinct;Ann;Bo;weight\n1;north;1;2;3\n2;south;2;1;1\n3;south;1;;x\n"
    read = parse_ballots(text)
    assert read.candidates == ("Ann", "Bo")
    assert ranks(read) == ["3: Ann > Bo", "1: Bo > Ann"]
    assert remarks(read) == [
        (0, USUAL),
        (1, "Columns ignored because they are not candidates: Ballot ID, Precinct."),
    ]
    assert invalid(read) == [(4, "x is not a number of ballots", 1)]


def test_a_cell_that_is_no_rank_makes_its_ballot_invalid() -> None:
    read = parse_ballots('Ann,"Bo, the elder"\n1st,2.0\nyes,1\novervote,1\n0,1\n1,\n2,1\n2,1\n')
    assert read.candidates == ("Ann", "Bo, the elder")
    assert ranks(read)[:2] == ["1: Ann > Bo, the elder", "1: Ann"]
    assert invalid(read) == [
        (3, "yes is not a rank", 1),
        (4, "it has an overvote that does not say for whom", 1),
        (5, "0 is not a rank", 1),
    ]


# CSV with a column for each rank


@pytest.mark.parametrize(
    "heads", ["Rank 1,Rank 2,Rank 3", "1st choice,2nd choice,3rd choice", "First,Second,Third"]
)
def test_names_under_ranks(heads: str) -> None:
    text = (
        f"voter,{heads}\nv1,Ann,Bo,Cy\nv2,Bo,skipped,Ann\nv3,overvote,Ann,\nv4,Ann|Cy,Bo,\nv5,,,\n"
    )
    read = parse_ballots(text)
    assert read.form == "csv-choices"
    assert read.candidates == ("Ann", "Bo", "Cy")
    assert ranks(read) == [
        "1: Ann > Bo > Cy",
        "1: Bo > _ > Ann",
        "1: = > Ann",
        "1: Ann=Cy > Bo",
        "1: -",
    ]


def test_the_same_name_twice_is_invalid() -> None:
    read = parse_ballots("Rank 1,Rank 2\nAnn,Ann\nAnn,Bo\n")
    assert invalid(read) == [(2, "it names Ann twice", 1)]


def test_a_line_for_each_rank() -> None:
    text = (
        "ballot_id,rank,choice\na,1,Ann\na,2,Bo\nb,2,Bo\nb,1,$UNDERVOTE\nc,1,$OVERVOTE\nc,2,Ann\n"
        "d,1,Ann\nd,1,Bo\ne,first,Ann\nf,1,$UNDERVOTE\n"
    )
    read = parse_ballots(text)
    assert read.form == "csv-long"
    assert ranks(read) == ["1: Ann > Bo", "1: _ > Bo", "1: = > Ann", "1: Ann=Bo", "1: -"]
    assert invalid(read) == [(10, "first is not a rank", 1)]


# CIVS


def test_civs_lines_with_and_without_names() -> None:
    read = parse_ballots("# Ann,Bo,Cy\n1,2,3\n2X3,-,1\n")
    assert read.form == "civs"
    assert read.candidates == ("Ann", "Bo", "Cy")
    assert ranks(read) == ["1: Ann > Bo > Cy", "2: Cy > _ > Ann (Bo?)"]
    bare = parse_ballots("1 2 2\n3X1 - 1\n")
    assert bare.candidates == ("#1", "#2", "#3")
    assert ranks(bare) == ["1: #1 > #2=#3", "3: #1=#3 (#2?)"]
    assert remarks(bare)[0][0] == 0


# JSON


def record(*marks: tuple[str, int]) -> dict[str, object]:
    selections = [
        {
            "ContestSelectionId": name,
            "SelectionPosition": [{"HasIndication": "yes", "Rank": rank, "NumberVotes": 1}],
        }
        for name, rank in marks
    ]
    contest = {"ContestId": "c1", "CVRContestSelection": selections}
    return {"CurrentSnapshotId": "s", "CVRSnapshot": [{"@id": "s", "CVRContest": [contest]}]}


def report(*records: dict[str, object]) -> str:
    people = [{"@id": f"p{name}", "Name": name} for name in ("Ann", "Bo")]
    selections = [{"@id": f"s{name}", "CandidateIds": [f"p{name}"]} for name in ("Ann", "Bo")]
    contest = {"@id": "c1", "Name": "Mayor", "ContestSelection": selections}
    election = {"Candidate": people, "Contest": [contest]}
    return json.dumps({"CVR": records, "Election": [election]})


def test_cast_vote_records() -> None:
    read = parse_ballots(
        report(
            record(("sAnn", 2), ("sBo", 1)),
            record(("sAnn", 1), ("sBo", 1)),
            record(("sBo", 3)),
            record(),
            record(("sCy", 1)),
        )
    )
    assert (read.form, read.title, read.candidates) == ("cvr", "Mayor", ("Ann", "Bo"))
    assert ranks(read) == ["1: Bo > Ann", "1: Ann=Bo", "1: _ > _ > Bo", "1: -"]
    assert invalid(read) == [(5, "it marks a candidate who is not on the ballot", 1)]


def test_scores_count_by_their_order_alone() -> None:
    votes = {
        "v1": {"Keep": 80, "Change": 70},
        "v2": {"Change": 10, "Keep": -1},
        "v3": {"Keep": 0, "Change": 0},
        "v4": {"Keep": "yes"},
    }
    read = parse_ballots(json.dumps({"description": "How long?", "votes": votes}))
    assert (read.form, read.title) == ("scores", "How long?")
    assert ranks(read) == ["1: Keep > Change", "1: Change > Keep", "1: Keep=Change"]
    assert invalid(read) == [(4, "one of its scores is not a number", 1)]


# what people write is never shown raw


def test_names_are_cleaned() -> None:
    read = parse_ballots('2 1\n1 1 0\n0\n"An\x1b[31mn\u202e"\n"  Bo   Ek "\n"T\x07"\n')
    assert read.candidates == ("An[31mn", "Bo Ek")
    assert read.title == "T"
