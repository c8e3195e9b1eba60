"""Whoever is on a roster is in the meeting, in any order, spelling and number."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.agenda import RosterEntry

GIVEN = ("Hoa", "Hòa", "hoa", "Dung", "Dũng", "Bình", "Bính", "Ann", "Ånn", "ann")
FAMILY = ("Lê", "Le", "Nguyễn Thị", "Orr")
NAMES = st.builds(
    lambda family, own: f"{family} {own}", st.sampled_from(FAMILY), st.sampled_from(GIVEN)
)


def roster(names: list[str]) -> tuple[RosterEntry, ...]:
    lines = "".join(f"  - {name}\n" for name in names)
    text = f"---\ntitle: T\nmembers:\n{lines}---\n## 1. A\n"
    return parse_agenda(text, name="a.md", folder=None).agenda.people


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, min_size=1, max_size=12))
def test_everybody_who_is_listed_is_in_the_meeting_under_a_name_of_their_own(
    names: list[str],
) -> None:
    people = roster(names)
    assert len(people) == len(names)
    assert len({person.name for person in people}) == len(names)


@settings(deadline=None, max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_nobody(names: list[str], dice: object) -> None:
    mixed = list(names)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert sorted(p.name for p in roster(mixed)) == sorted(p.name for p in roster(names))


@settings(deadline=None, max_examples=40)
@given(st.lists(NAMES, min_size=1, max_size=10))
def test_composed_and_decomposed_letters_are_the_same_people(names: list[str]) -> None:
    apart = [unicodedata.normalize("NFD", name) for name in names]
    assert [p.name for p in roster(apart)] == [p.name for p in roster(names)]


@settings(deadline=None, max_examples=40)
@given(st.lists(NAMES, max_size=10), NAMES)
def test_one_more_is_one_more(names: list[str], name: str) -> None:
    assert len(roster([*names, name])) == len(names) + 1
