"""Every way in which up to five people can ask for the floor follows the one-line rule (spec 3)."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.meeting.floor import Entry, SpeechClass, Waiting, insert

from .room import START, Room

RANKED = {
    "interposed": 0, "intervention": 1, "order": 2, "question": 3, "reply": 4,
    "for": 5, "against": 5, "plain": 5,
}  # fmt: skip
"""The rule's own table of classes, written again from the page of rules."""

KINDS = [*((kind, 0) for kind in RANKED), ("order", 1), ("order", 2)]
"""What somebody can ask for: points of order in three categories."""


def asked(number: int, kind: tuple[str, int]) -> Entry:
    name, rank = kind
    return Entry(
        id=f"e{number}",
        person=None,
        speech_class=SpeechClass(name),
        rank=rank,
        asked_at=START,
    )


def expected(kinds: list[tuple[str, int]]) -> list[str]:
    """Higher classes first, points of order by rank, equals as they came: a stable sort."""
    order = sorted(range(len(kinds)), key=lambda i: (RANKED[kinds[i][0]], kinds[i][1]))
    return [f"e{i}" for i in order]


@pytest.mark.slow
def test_every_sequence_of_up_to_five_requests_stands_as_the_rule_says() -> None:
    lists: dict[tuple[tuple[str, int], ...], Waiting] = {(): ()}
    seen = 0
    for length in range(5):
        longer = {}
        for kinds, kind in product(lists, KINDS):
            waiting = insert(lists[kinds], asked(length, kind))
            assert [entry.id for entry in waiting] == expected([*kinds, kind])
            longer[*kinds, kind] = waiting
            seen += 1
        lists = longer
    assert seen == sum(len(KINDS) ** n for n in range(1, 6)) == 111_110


@given(st.lists(st.sampled_from(KINDS), max_size=8))
def test_the_list_of_a_room_stands_as_the_rule_says(kinds: list[tuple[str, int]]) -> None:
    room = Room()
    names = ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Guy", "Hal"]
    for name, (kind, rank) in zip(names, kinds, strict=False):
        room.ask(name, to=kind, rank=rank)
    assert room.waiting == [names[int(entry[1:])] for entry in expected(kinds)]
