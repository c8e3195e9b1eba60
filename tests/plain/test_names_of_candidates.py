"""Candidates whose names have signs, numbers or words of line mode in them."""

from __future__ import annotations

import pytest

from facilitator.meeting.agenda import RosterEntry
from facilitator.record.transcript import transcript

from .conftest import Sitting


@pytest.fixture
def hall(convene) -> Sitting:
    names = ("Ana Lima", "Ben Ott", "Cy Dunn", "Di Ek", "Eva Fox", "Flo Gil")
    sitting = convene(roster=tuple(RosterEntry(name=name) for name in names))
    sitting("present all", "open")
    return sitting


def test_a_candidate_whose_name_looks_like_many_alike(hall):
    sitting = hall
    sitting("elect Printer from Model X2, X3, Ana Lima by irv")
    assert sitting.ok("ballot Model X2") == "Model X2; 1 paper so far"
    assert sitting.ok("ballot Ana > X3").startswith("Ana Lima > X3;")
    assert "(2 alike)" in sitting.ok("ballot Ana x2")
    assert "X3 (2 alike)" in sitting.ok("ballot X3 x2")


@pytest.mark.parametrize(
    ("method", "line", "written"),
    [
        ("plurality", "ballot Doe, Jane", '"Doe, Jane"'),
        ("block min 1 max 3", "ballot doe, jane, Ann=Bo", '"Doe, Jane", "Ann=Bo"'),
        ("approval", 'ballot "Doe, Jane", Doe', '"Doe, Jane", Doe'),
        ("yna", "ballot Doe, Jane=yes Doe=no Ann=Bo=abstain", None),
        ("irv", "ballot Ann=Bo > Doe, Jane > Doe", '"Ann=Bo" > "Doe, Jane" > Doe'),
        ("cumulative max 3", "ballot Doe, Jane=2 Doe=1", '"Doe, Jane" = 2, Doe = 1'),
    ],
)
def test_names_with_the_signs_of_papers_in_them(hall, method, line, written):
    hall(f'elect Chair from "Doe, Jane", Doe, "Ann=Bo" by {method}')
    written = written or '"Doe, Jane" = yes, Doe = no, "Ann=Bo" = abstain'
    assert hall.ok(line).startswith(f"{written};")
    again = hall.ok(f"ballot {written}")
    assert again.startswith(f"{written};"), "what was said can be typed back"
    hall("close election")
    (papers,) = transcript(hall.session.timeline).elections[-1].papers
    assert (papers.paper, papers.count) == (written, 2)


def test_a_pair_without_a_winner_is_said_to_be_equal(hall):
    hall("elect Chair from Q1, Q2 by condorcet", "ballot Q1 > Q2", "ballot Q2 > Q1")
    assert "Q1 and Q2 equal: 1 each" in hall("tally")
