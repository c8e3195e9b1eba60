"""Shares of speaking, of the room and of one vote each are those that a calculator shows."""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.clock import HandClock
from facilitator.meeting.agenda import Agenda, Item, RosterEntry
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.statistics import shares
from facilitator.plain import run
from facilitator.record.minutes import minutes
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json
from facilitator.session import MemoryJournal, Session
from facilitator.ui.dialogs import statistics
from facilitator.ui.dialogs.elections.figures import table
from facilitator.words import Words
from tests.meeting.room import START

LENGTHS = {"Ann": 20, "Bo": 20, "Cy": 20, "Di": 20, "Ed": 60}
"""14.3 four times and 42.9: 100.1 in all, and each of them right."""
GROUPS = ("red", "green", "blue", "red", "green", "blue", None)


@pytest.fixture(params=["en", "vi"])
def spoken(request: pytest.FixtureRequest) -> tuple[Session, Words]:
    names = [*LENGTHS, "Flo", "Gus"]
    people = tuple(RosterEntry(name=n, group=g) for n, g in zip(names, GROUPS, strict=True))
    agenda = Agenda(
        title="T",
        items=(Item(id="i1", number="1", title="News"),),
        people=people,
        language=request.param,
    )
    clock = HandClock(START)
    prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0")
    session, words = Session.prepare(prepared, MemoryJournal(), clock), Words(request.param)
    lines, second = ["present all", "open"], 0
    for name, length in LENGTHS.items():
        lines.append(f"[19:{30 + second // 60}:{second % 60:02}] call {name}")
        second += length
    lines.append(f"[19:{30 + second // 60}:{second % 60:02}] finish")
    assert run(session, lines, io.StringIO(), words, clock=clock, strict=True) == 0
    return session, words


def percents(text: str) -> list[Decimal]:
    return [Decimal(p.replace(",", ".")) for p in re.findall(r"(\d+[.,]\d)%", text)]


def check(rows: list[list[Decimal]]) -> None:
    """Each column of the five people has the share of each, rounded by itself."""
    for column in zip(*rows, strict=True):
        assert sorted(column) == [Decimal("14.3")] * 4 + [Decimal("42.9")], rows


def check_groups(rows: list[list[Decimal]]) -> None:
    """Each column of the groups is the whole, but for the rounding."""
    for column in zip(*rows, strict=True):
        assert abs(sum(column) - 100) <= Decimal("0.05") * len(column), rows


def test_in_line_mode(spoken: tuple[Session, Words]) -> None:
    session, words = spoken
    out = io.StringIO()
    run(session, ["statistics"], out, words, clock=session.clock)  # type: ignore[arg-type]
    rows = [found for line in out.getvalue().splitlines() if (found := percents(line))]
    check(rows[:5])
    assert rows[5] == [100], "all together"
    check_groups(rows[6:])


def test_on_the_screen(spoken: tuple[Session, Words]) -> None:
    session, words = spoken
    text = statistics(session.meeting, words, session.now()).plain
    rows = [found for line in text.splitlines() if (found := percents(line))]
    check(rows[:5])
    assert rows[5] == [100]
    check_groups(rows[6:])


def test_in_the_minutes(spoken: tuple[Session, Words]) -> None:
    session, words = spoken
    rows = [percents(line) for line in minutes(session.timeline, words).splitlines()]
    check([row for row in rows if row][:5])
    check_groups([row for row in rows if row][5:])


def test_in_the_transcript(spoken: tuple[Session, Words]) -> None:
    made = json.loads(as_json(spoken[0].timeline), parse_float=Decimal)
    jsonschema.Draft202012Validator(schema()).validate(json.loads(as_json(spoken[0].timeline)))
    figures = made["statistics"]
    for rows, key in (("speaking", "share"), ("groups", "share"), ("groups", "room_share")):
        found = [row[key] for row in figures[rows]]
        assert abs(sum(found) - 1) <= Decimal("0.00005") * len(found)


@given(st.lists(st.integers(0, 10_000), max_size=40), st.sampled_from([1000, 10_000]))
def test_the_share_of_any_amount_is_rounded_by_itself(amounts: list[int], parts: int) -> None:
    found, whole = shares(amounts, parts), sum(amounts)
    assert all(
        2 * abs(share * whole - parts * amount) <= whole
        for share, amount in zip(found, amounts, strict=True)
    )


VOTES = {"Ann": 2, "Bo": 2, "Cy": 2, "Di": 2, "Ed": 6}


def elected(method: str, votes: dict[str, int]) -> tuple[Session, str]:
    """Return a meeting after an election, and its tally in line mode."""
    agenda = Agenda(title="T", items=(Item(id="i1", number="1", title="News"),))
    clock = HandClock(START)
    prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0")
    session, out = Session.prepare(prepared, MemoryJournal(), clock), io.StringIO()
    sign = "=1" if method == "cumulative" else ""
    lines = ["open", f"elect Clerk seats 1 from {', '.join(votes)} by {method}"]
    lines += [f"ballot {name}{sign} x{number}" for name, number in votes.items()]
    lines += ["close election", "tally"]
    assert run(session, lines, out, Words("en"), clock=clock, strict=True) == 0
    return session, out.getvalue()


@pytest.mark.parametrize("method", ["plurality", "majority", "cumulative"])
def test_one_vote_each_of_an_election(method: str) -> None:
    session, tally = elected(method, VOTES)
    words = Words("en")
    seen = (
        tally,
        "\n".join(row.plain for row in table(session.meeting.elections[0], words, 100)),
        minutes(session.timeline, words),
    )
    for text in seen:
        rows = [found for line in text.splitlines() if (found := percents(line))]
        assert len(rows) == len(VOTES), text
        check(rows)
    made = json.loads(as_json(session.timeline), parse_float=Decimal)
    shares_ = [row["share"] for row in made["elections"][0]["slate"]]
    assert sorted(shares_) == [Decimal("0.1429")] * 4 + [Decimal("0.4286")]


def test_votes_for_several_names_are_no_parts_of_a_whole() -> None:
    _, tally = elected("approval", {"Ann": 1, "Bo": 1, "Cy": 1})
    assert [found for line in tally.splitlines() if (found := percents(line))] == (
        [[Decimal("33.3")]] * 3
    )
