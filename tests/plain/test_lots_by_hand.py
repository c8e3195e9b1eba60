"""A lot drawn by hand: for a tie, in advance, in every record; a name is never a seed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitator.meeting.events import MeetingPrepared
from facilitator.record.journal import FileJournal, open_journal, timeline_of
from facilitator.record.minutes import minutes
from facilitator.record.transcript import transcript
from facilitator.session import Session
from facilitator.words import Words
from tests.plain.conftest import START, Sitting

Convene = Callable[..., Sitting]


@pytest.fixture
def hall(convene: Convene) -> Sitting:
    begun = convene(roster=())
    begun("open")
    return begun


def tie(hall: Sitting, method: str = "plurality") -> None:
    hall(f"elect Chair from Ann Lee, Bo Ek, Cy Roe by {method}", "ballot Ann", "ballot Bo")
    hall("close election")


def last(hall: Sitting) -> dict[str, Any]:
    """Return the last election as the transcript has it."""
    election: dict[str, Any] = msgspec.to_builtins(transcript(hall.session.timeline).elections[-1])
    return election


def test_a_name_is_never_taken_for_a_seed(hall: Sitting) -> None:
    tie(hall)
    assert "lot by hand NAME, NAME" in hall.refused("lot Bo Ek")
    assert "lot by hand NAME, NAME" in hall.refused("lot 4711 Bo")
    assert "lot by hand NAME, NAME" in hall.refused("lot Trần Thị Hoà")
    assert last(hall)["elected"] == []


@pytest.mark.parametrize("seed", ["4711", "2026-12-03", "3 5 1", "12:30"])
def test_digits_are_a_seed(hall: Sitting, seed: str) -> None:
    tie(hall)
    assert f"lot drawn with the seed {seed}: " in hall.ok(f"lot {seed}")
    assert last(hall)["lot"]["seed"] == seed


@pytest.mark.parametrize("drawn", ["Bo Ek", "Bo, Ann", "bo > ann", "2, 1", "b, a", ": Bo"])
def test_the_lot_drawn_by_hand_elects_whom_it_names_first(hall: Sitting, drawn: str) -> None:
    tie(hall)
    told = hall.ok(f"lot by hand {drawn}")
    assert "lot drawn by hand: Bo Ek, Ann Lee; elected: Bo Ek (1)" in told
    assert "A lot was drawn by hand: Bo Ek, Ann Lee. Elected is Bo Ek (1)." in told
    assert last(hall)["elected"] == ["Bo Ek"]
    assert last(hall)["lot"] == {
        "seed": None,
        "order": ["Bo Ek", "Ann Lee"],
        "by_hand": [["Bo Ek", "Ann Lee"]],
        "in_advance": None,
    }
    text = minutes(hall.session.timeline, Words("en"))
    assert "Lot drawn by hand: Bo Ek, Ann Lee" in text
    assert "seed" not in text
    assert "lot drawn by hand: Bo Ek, Ann Lee" in hall("tally")


def test_undo_and_redo_take_the_lot_with_them(hall: Sitting) -> None:
    tie(hall)
    hall.ok("lot by hand Bo")
    hall.ok("undo")
    assert last(hall)["result"] == "tied"
    assert last(hall)["lot"] is None
    hall.ok("redo")
    assert last(hall)["elected"] == ["Bo Ek"]
    hall.ok("undo")
    assert "elected: Ann Lee" in hall.ok("lot by hand Ann")


@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        ("Cy", "Cy Roe is not tied; the lot is between Ann Lee, Bo Ek."),
        ("Bo, Cy", "Cy Roe is not tied"),
        ("Bo, Bo", "Bo Ek is named twice"),
        ("Dee", "Dee is no candidate of this election."),
        ("4", "There is no candidate 4"),
    ],
)
def test_what_cannot_be_the_lot_is_refused(hall: Sitting, drawn: str, reason: str) -> None:
    tie(hall)
    assert reason in hall.refused(f"lot by hand {drawn}")


def test_without_names_the_form_is_told(hall: Sitting) -> None:
    tie(hall)
    assert "lot by hand NAME, NAME" in hall.error("lot by hand")
    assert "lot by hand NAME, NAME" in hall.error("lot by hand Bo,")


def test_there_must_be_a_tie(hall: Sitting) -> None:
    assert "no election yet" in hall.refused("lot by hand Bo")
    hall("elect Chair from Ann Lee, Bo Ek by plurality", "ballot Ann", "close election")
    assert "no tie to break" in hall.refused("lot by hand Bo")


def test_one_name_is_enough_where_three_are_tied_for_one_seat(hall: Sitting) -> None:
    hall("elect Chair from Ann Lee, Bo Ek, Cy Roe by plurality")
    hall("ballot Ann", "ballot Bo", "ballot Cy", "close election")
    assert "lot drawn by hand: Cy Roe; elected: Cy Roe (1)" in hall.ok("lot by hand Cy")


def test_two_seats_among_three_need_two_names(hall: Sitting) -> None:
    hall("elect Board seats 2 from Ann Lee, Bo Ek, Cy Roe by plurality")
    hall("ballot Ann", "ballot Bo", "ballot Cy", "close election")
    assert "Ann Lee, Bo Ek are missing" in hall.refused("lot by hand Cy")
    assert "elected: Cy Roe (1), Bo Ek (1)" in hall.ok("lot by hand Cy, Bo")


def test_a_cap_can_ask_about_more_names(hall: Sitting) -> None:
    hall("elect Board seats 2 from Ann (N), Bo (N), Cy (S), Di (S) by plurality cap 1")
    hall("ballot Ann", "ballot Bo", "ballot Cy", "ballot Di", "close election")
    refused = hall.refused("lot by hand Bo, Ann")
    assert "Cy, Di are missing" in refused
    assert "elected: Bo (1), Di (1)" in hall.ok("lot by hand Bo, Di")


@pytest.mark.parametrize("method", ["irv", "stv", "scottish", "condorcet"])
def test_a_ranked_count_asks_for_the_order_of_all_tied(hall: Sitting, method: str) -> None:
    hall(f"elect Chair from Ann Lee, Bo Ek, Cy Roe by {method}")
    hall("ballot Ann", "ballot Bo", "ballot Cy", "close election")
    assert "are missing" in hall.refused("lot by hand Cy")
    assert "elected: Cy Roe" in hall.ok("lot by hand Cy, Bo")
    assert last(hall)["lot"]["by_hand"] == [["Cy Roe", "Bo Ek", "Ann Lee"]]


@pytest.mark.parametrize(("second", "elected"), [("Bo, Ann", "Cy"), ("Ann", "Ann")])
def test_a_further_tie_asks_for_a_further_lot(hall: Sitting, second: str, elected: str) -> None:
    hall("elect Chair from Ann, Bo, Cy, Di by irv")
    hall("ballot Ann x3", "ballot Bo > Ann x3", "ballot Cy > Di x2", "ballot Di > Cy x2")
    hall("close election")
    assert last(hall)["tie"]["candidates"] == ["Cy", "Di"]
    hall.ok("lot by hand Cy")
    assert last(hall)["tie"]["candidates"] == ["Ann", "Bo"]
    assert f"elected: {elected}" in hall.ok(f"lot by hand {second}")
    assert last(hall)["lot"]["by_hand"][0] == ["Cy", "Di"]
    assert len(last(hall)["lot"]["by_hand"]) == 2
    hall.ok("undo")
    assert last(hall)["tie"]["candidates"] == ["Ann", "Bo"]
    assert "lot drawn with the seed 7" in hall.ok("lot 7")
    assert last(hall)["lot"]["by_hand"] == [["Cy", "Di"]]
    assert last(hall)["lot"]["seed"] == "7"


def test_an_order_of_all_settles_every_tie_of_a_ranked_count(hall: Sitting) -> None:
    hall("elect Chair from Ann, Bo, Cy, Di by irv")
    hall("ballot Ann x3", "ballot Bo > Ann x3", "ballot Cy > Di x2", "ballot Di > Cy x2")
    hall("close election")
    assert "elected: Cy" in hall.ok("lot by hand Cy, Di, Bo, Ann")


def test_an_order_drawn_in_advance_breaks_the_tie_that_comes(hall: Sitting) -> None:
    hall("elect Chair from Ann Lee, Bo Ek, Cy Roe by plurality")
    assert "is missing" not in hall.ok("lot by hand Cy, Bo, Ann")
    hall("ballot Ann", "ballot Bo")
    told = hall.ok("close election")
    assert "elected: Bo Ek (1)" in told
    assert "The order drawn by hand in advance decided: Cy Roe, Bo Ek, Ann Lee." in told
    assert last(hall)["lot"]["in_advance"] == ["Cy Roe", "Bo Ek", "Ann Lee"]
    text = minutes(hall.session.timeline, Words("en"))
    assert "Order drawn by hand in advance: Cy Roe, Bo Ek, Ann Lee" in text


def test_an_order_drawn_in_advance_may_not_be_needed(hall: Sitting) -> None:
    hall("elect Chair from Ann Lee, Bo Ek by plurality", "lot by hand Bo, Ann")
    told = hall.ok("ballot Ann") + hall.ok("close election")
    assert "elected: Ann Lee (1)" in told
    assert "drawn by hand" not in told
    text = minutes(hall.session.timeline, Words("en"))
    assert "Order drawn by hand in advance, not needed: Bo Ek, Ann Lee" in text


def test_an_order_in_advance_names_everyone_and_can_be_drawn_again(hall: Sitting) -> None:
    hall("elect Chair from Ann Lee, Bo Ek, Cy Roe by plurality")
    assert "Bo Ek, Cy Roe are missing" in hall.refused("lot by hand Ann")
    assert "named twice" in hall.refused("lot by hand Ann, Bo, Ann")
    hall.ok("lot by hand Ann, Bo")
    assert "Eva" in hall.refused("nominate Eva")
    hall.ok("lot by hand Cy, Bo")
    hall("ballot Ann", "ballot Bo", "close election")
    assert last(hall)["elected"] == ["Bo Ek"]
    hall("undo")
    assert last(hall)["lot"]["in_advance"] == ["Cy Roe", "Bo Ek", "Ann Lee"]


def test_a_recount_keeps_the_order_in_advance_and_asks_again_for_the_others(hall: Sitting) -> None:
    hall("elect Chair from Ann Lee, Bo Ek by plurality", "lot by hand Bo, Ann")
    hall("count Ann 2 Bo 1 papers 3", "close election")
    assert "elected: Bo Ek" in hall.ok("recount Ann 2 Bo 2 papers 4")
    hall("elect Chair from Ann Lee, Bo Ek by plurality", "count Ann 2 Bo 2 papers 4")
    hall("close election", "lot by hand Bo")
    assert "tie for the last seat" in hall.ok("recount Ann 3 Bo 3 papers 6")


def test_the_lot_is_there_after_a_resume(convene: Convene, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    hall = convene(roster=(), journal=FileJournal(folder))
    hall("open")
    tie(hall)
    hall.ok("lot by hand Bo")
    hall("elect Clerk from Ann Lee, Bo Ek by plurality", "lot by hand Bo, Ann")
    hall.session.close()
    journal, recorded = open_journal(folder)
    hall.session = Session(timeline_of(recorded, folder), journal, hall.clock)
    assert hall.meeting.elections[0].outcome
    assert hall.meeting.elections[0].outcome.elected == (2,)
    hall("ballot Ann", "ballot Bo")
    assert "elected: Bo Ek" in hall.ok("close election")
    assert isinstance(recorded[0].event, MeetingPrepared)
    assert recorded[0].at >= START
    hall.session.close()


def test_vietnamese_names_and_words(convene: Convene) -> None:
    hall = convene(roster=(), language="vi", words="vi")
    hall("open", "elect Bí thư from Trần Thị Hoa, Trần Thị Hòa by plurality")
    hall("ballot 1", "ballot 2", "close election")
    told = hall.ok('lot by hand "Trần Thị Hòa"')
    assert "bốc thăm" in told
    assert last(hall)["elected"] == ["Trần Thị Hòa"]
