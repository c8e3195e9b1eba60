"""Spans, chains, lengths of time and phrases."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.chain import Chain
from facilitator.meeting.duration import clock, parse_duration
from facilitator.meeting.phrase import Day, Percent, Phrase, Refused, joined, nsay, say
from facilitator.meeting.spans import begin, end, is_running, length
from facilitator.words import Words

from .room import START, english


def at(seconds: int) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


@given(st.lists(st.integers(0, 500), max_size=12), st.integers(0, 500))
def test_the_length_of_spans_is_what_lies_between_begins_and_ends(
    steps: list[int], later: int
) -> None:
    spans, now, total = (), 0, 0
    for place, step in enumerate(steps):
        total += step if is_running(spans) else 0
        now += step
        spans = end(spans, at(now)) if place % 2 else begin(spans, at(now))
    total += later if is_running(spans) else 0
    assert length(spans, at(now + later)) == total


def test_beginning_or_ending_twice_changes_nothing() -> None:
    running = begin((), at(0))
    assert begin(running, at(5)) == running
    done = end(running, at(9))
    assert end(done, at(20)) == done
    assert end((), at(1)) == ()
    assert length(running) == 0, "a running span has no length without a now"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers()), max_size=30))
def test_versions_of_a_chain_never_change(appends: list[tuple[int, int]]) -> None:
    versions: list[tuple[Chain[int], list[int]]] = [(Chain(), [])]
    for place, item in appends:
        chain, items = versions[place % len(versions)]
        versions.append((chain.append(item), [*items, item]))
    for chain, items in versions:
        assert list(chain) == items
        assert len(chain) == len(items)
        assert chain == Chain(items)
        assert chain[-3:] == items[-3:]


def test_what_was_rehearsed_is_shared_when_it_happens() -> None:
    base: Chain[str] = Chain(["a"])
    rehearsed, real, other = base.append("b"), base.append("b"), base.append("c")
    assert real == rehearsed
    assert real._items is rehearsed._items, "the second append copied nothing"
    assert (list(other), list(real)) == (["a", "c"], ["a", "b"])
    assert base.replace(0, "z")[0] == "z"
    with pytest.raises(IndexError):
        base[1]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("5m", 300), ("1h30m", 5400), ("90s", 90), ("1:30", 90), ("5", 300), ("5 phút", 300),
     ("1 giờ 15 phút", 4500), ("1h30", 5400), ("24h", 86400), ("0", None), ("", None), ("m", None),
     ("-5m", None), ("5 weeks", None), ("25h", None), ("1:75", None), ("5m x", None)],
)  # fmt: skip
def test_lengths_as_people_type_them(text: str, seconds: int | None) -> None:
    assert parse_duration(text) == seconds


@given(st.text(max_size=12))
def test_any_text_is_a_length_or_none(text: str) -> None:
    seconds = parse_duration(text)
    assert seconds is None or 1 <= seconds <= 86_400


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (118, "1:58"), (1062, "17:42"), (3725, "1:02:05"), (-61, "-1:01")],
)
def test_lengths_as_they_are_shown(seconds: int, shown: str) -> None:
    assert clock(seconds) == shown


def test_phrases_are_spoken_in_the_language_that_listens() -> None:
    nested = say("{first}; {second}", first=say("recess"), second=Percent(2, 3))
    assert english(nested) == "recess; 66.7%"
    assert Words("vi")(say("{a}", a=Percent(2, 3))) == "66,7%"
    assert Words("vi")(say("{a}", a=Day("2026-12-03"))) == "03/12/2026"
    assert english(nsay("{count} vote", "{count} votes", 1)) == "1 vote"
    assert english(nsay("{count} vote", "{count} votes", 2)) == "2 votes"
    assert english(joined(())) == ""
    assert english(say("{name}", name="{x} %s {{}}")) == "{x} %s {{}}"


def test_a_refusal_can_be_read_as_an_exception() -> None:
    refused = Refused(say("{name}: {why}", name="Ann", why=say("gone since {time}", time="19:30")))
    assert str(refused) == "Ann: gone since 19:30"
    assert isinstance(refused.reason, Phrase)
