"""Whatever the file is: ballots, or one sentence that refuses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.ballot_file import (
    BallotFile,
    ReadingOptions,
    UnreadableBallots,
    parse_ballots,
    read_ballots,
)
from facilitator.ballot_file.reading import load
from facilitator.words import Words

say = Words("en")


def refusal(text: str) -> str:
    with pytest.raises(UnreadableBallots) as caught:
        parse_ballots(text, "votes.txt")
    sentence = say(caught.value.reason)
    assert "\n" not in sentence
    assert sentence.startswith("votes.txt")
    assert sentence.endswith((".", "?"))
    return sentence


def refused_file(path: Path) -> str:
    with pytest.raises(UnreadableBallots) as caught:
        read_ballots(path)
    return say(caught.value.reason)


def test_what_is_no_file_of_text(tmp_path: Path) -> None:
    assert "no file" in refused_file(tmp_path / "missing.blt")
    assert "not an ordinary file" in refused_file(tmp_path)
    for data, why in [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"4 1\n\0\0", "not a text file"),
        (b'1 1\n1 1 0\n0\n"Ren\xe9"\n', "line 4: this is not UTF-8"),
    ]:
        path = tmp_path / "votes.blt"
        path.write_bytes(data)
        assert why in refused_file(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "votes.blt"
    os.mkfifo(pipe)
    assert "not an ordinary file" in refused_file(pipe)


def test_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 1_000_000)
    with pytest.raises(UnreadableBallots, match="has 4 MB, and a file of ballots has at most 1 MB"):
        load(path, most=1_000_000)


def test_a_file_with_too_many_lines_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "many.blt"
    path.write_text("2 1\n" + "1 1 0\n" * 250_001 + '0\n"Ann"\n"Bo"\n"T"\n')
    with pytest.raises(UnreadableBallots, match="has at most 250000: write identical ballots"):
        load(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes("Đặng,Bo\r\n1,2\r\n".encode(encoding))
    assert read_ballots(path).candidates == ("Đặng", "Bo")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is empty"),
        (chr(31), "is empty"),
        (' ,;"" \n', "is empty"),
        ("Dear members,\nplease vote.\n", "is not a file of ballots"),
        ("just one line", "is not a file of ballots"),
        ("a,b,c\n", "is not a file of ballots"),
        ("0 1\n1 1 0\n0\n", "line 1: a BLT file begins with"),
        ("3 0\n1 1 0\n0\n", "line 1: a BLT file begins with"),
        ("999999999 1\n1 1 0\n0\n", "line 1: a BLT file begins with"),
        ("{", "is not valid JSON"),
        ("[" * 100_000, "is not valid JSON"),
        ("[1, 2]", "JSON of another kind"),
        ('{"votes": {"a": 3}}', "lacks something that its format requires"),
        ('{"CVR": [{}], "Election": []}', "lacks something that its format requires"),
        (
            ",".join(f"n{i}" for i in range(550)) + "\n" + ",".join("1" * 550),
            "names 550 candidates",
        ),
        (",".join(f"n{i}" for i in range(900)) + "\n1\n", "has more than 600 columns"),
        ('"' + "x" * 200_000 + '",b\n1,2\n', "this is not CSV"),
    ],
)
def test_what_can_be_no_ballots(text: str, why: str) -> None:
    assert why in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 1\n" + "1 1 2 0\n" * 50_000 + '0\n"Ann"\n"Bo"\n"T"\n',
        "2 1\n" + "1 " + "1=" * 50_000 + "2 0\n0\n",
        "2 1\n" + "/*" * 20_000 + "\n1 1 0\n0\n",
        "2 1\n" + "( 1 " * 20_000 + "\n1 1 0\n0\n",
        "a,b\n" + "1,999999999\n" * 1_000,
        "ballot_id,rank,choice\n" + "a,999999,Ann\n" * 1_000,
        "2 1 " + "1 1 0 " * 50_000 + "0",
    ],
    ids=["long", "equal", "comments", "brackets", "high ranks", "high long ranks", "stream"],
)
def test_pathological_files_come_to_an_end(text: str) -> None:
    read = parse_ballots(text, options=ReadingOptions(best="lowest"))
    assert len(read.ballots) + len(read.invalid) >= 1


TOKENS = st.sampled_from(
    ["0", "1", "2", "3", "-1", "-", "=", "(", ")", "#", '"Ann"', '"Bo"', "\n", "\n", " ", ",", ";",
     "Rank 1", "Rank 2", "No opinion", "ballot_id,rank,choice", "$OVERVOTE", "2X", "{", "}", "[",
     '"votes":', '"CVR":', "/*", "*/", "\t", "x", "9999999999", "\u202e", "\x1b[2J"]
)  # fmt: skip
ANY = st.one_of(
    st.lists(TOKENS, max_size=40).map("".join),
    st.lists(TOKENS, max_size=40).map(" ".join),
    st.text(max_size=200),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["CVR", "Election", "votes", "Contest", "ContestSelection", "@id", "a"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


def read_or_refuse(text: str) -> None:
    try:
        read = parse_ballots(text)
    except UnreadableBallots as refused:
        if not say(refused.reason):
            raise
        return
    assert isinstance(read, BallotFile)
    assert len(set(read.candidates)) == len(read.candidates)
    names = {*read.candidates, ""}
    for ballot in read.ballots:
        assert ballot.count > 0
        assert {name for group in ballot.ranks for name in group} <= names
    for one in (*read.invalid, *read.remarks):
        assert one.line >= 0


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_any_text_is_ballots_or_refused_with_a_sentence(text: str) -> None:
    read_or_refuse(text)


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_json_is_ballots_or_refused_with_a_sentence(document: object) -> None:
    read_or_refuse(json.dumps({"CVR": [document], "Election": [document]}))
    read_or_refuse(json.dumps({"votes": document}))
    read_or_refuse(json.dumps(document))
