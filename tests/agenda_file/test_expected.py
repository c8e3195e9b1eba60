"""Agendas of other people, against what a person counts in them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from facilitator.agenda_file import Reading, read_agenda

AGENDAS = Path(__file__).parents[3] / "shared" / "realdata" / "agendas"
TABLE = AGENDAS / "EXPECTED.tsv"

pytestmark = pytest.mark.skipif(
    not TABLE.exists(), reason="the real agendas (../shared/realdata) are not here"
)


class Count(NamedTuple):
    file: str
    items: int
    top_items: int
    timed_items: int
    total_minutes: int
    first: str
    last: str
    sure: int


def expected() -> list[Count]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]
    return [
        Count(r[0], int(r[1]), int(r[2]), int(r[3]), int(r[4] or 0), r[5], r[6], int(r[7]))
        for r in rows
    ]


def three_words(title: str) -> str:
    return " ".join(title.split()[:3]).casefold()


def counted(name: str, reading: Reading, sure: int) -> Count:
    items = reading.agenda.items
    return Count(
        name,
        len(items),
        sum(item.level == 1 for item in items),
        sum(item.plan.max_seconds is not None for item in items),
        reading.agenda.total // 60,
        three_words(items[0].title) if items else "",
        three_words(items[-1].title) if items else "",
        sure,
    )


def folded(count: Count) -> Count:
    return count._replace(first=three_words(count.first), last=three_words(count.last))


def both() -> list[tuple[Count, Count]]:
    return [
        (folded(count), counted(count.file, read_agenda(AGENDAS / count.file), count.sure))
        for count in expected()
    ]


def test_what_nobody_careful_counts_otherwise_is_read_exactly():
    wrong = [(want, got) for want, got in both() if want.sure == 2 and want != got]
    assert wrong == []


def test_the_shares_reached_do_not_fall():
    pairs = both()
    for want, got in pairs:
        for field in ("items", "top_items", "timed_items", "total_minutes", "first", "last"):
            if getattr(want, field) != getattr(got, field):
                print(
                    f"[{want.sure}] {want.file}: {field} {getattr(want, field)!r} -> "
                    f"{getattr(got, field)!r}"
                )
    reached = {
        field: sum(getattr(want, field) == getattr(got, field) for want, got in pairs)
        for field in ("items", "top_items", "timed_items", "total_minutes", "first", "last")
    }
    within_one = sum(abs(want.items - got.items) <= 1 for want, got in pairs)
    print(reached, "items within one:", within_one, "of", len(pairs))
    assert len(pairs) == 45
    assert within_one >= 43
    floors = {
        "items": 41,
        "top_items": 44,
        "timed_items": 45,
        "total_minutes": 45,
        "first": 44,
        "last": 43,
    }
    assert {field: reached[field] for field in floors if reached[field] < floors[field]} == {}


def test_every_line_that_is_spoken_of_exists():
    for count in expected():
        reading = read_agenda(AGENDAS / count.file)
        lines = reading.source.count("\n") + 1
        assert all(1 <= item.line <= lines for item in reading.agenda.items), count.file
        assert all(0 <= complaint.line <= lines for complaint in reading.warnings), count.file
