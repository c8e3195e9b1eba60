"""A number names a motion that there is; it is never the text of one."""

from __future__ import annotations

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.votes import Method

from .conftest import Sitting

AGENDA = """---
title: Choir
members: [Ida Holm, Jon Reed, Kim Vale]
---
## 1. Motions
- motion: The choir sings in May. (consent)
- motion: The choir buys lamps. (two-thirds)
- motion: The choir buys lamps. (two-thirds)
- motion: The choir meets on Mondays. (by ballot)
## 2. Other
"""


@pytest.fixture
def choir() -> Sitting:
    sitting = Sitting(parse_agenda(AGENDA, name="a.md", folder=None).agenda)
    sitting("present all", "open")
    return sitting


def texts(sitting: Sitting) -> list[str]:
    return [motion.text for motion in sitting.meeting.motions]


@pytest.mark.parametrize(
    "line",
    ["motion 4", "motion 4.", "motion #4", "motion (4)", 'motion "4"', "motion ４",
     "motion 4 by Ida second Jon"],
)  # fmt: skip
def test_a_number_puts_the_prepared_motion_of_that_place(choir, line: str) -> None:
    assert "motion 1" in choir.ok(line)
    moved = choir.meeting.motions[0]
    assert (moved.text, moved.method) == ("The choir meets on Mondays.", Method.BALLOT)


def test_the_places_of_the_others_stay_when_one_was_moved(choir) -> None:
    choir("motion 1", "withdraw", "motion 2", "withdraw")
    listed = choir.ok("motions")
    assert "prepared: 3 “The choir buys lamps.”" in listed
    assert "prepared: 4 “The choir meets on Mondays.”" in listed
    assert "prepared: 1 " not in listed
    assert "prepared: 2 " not in listed
    assert "has been moved already" in choir.refused("motion 2")
    choir.ok("motion 3")
    assert texts(choir)[-1] == "The choir buys lamps."


def test_what_is_not_prepared_is_refused_with_what_is(choir) -> None:
    for line in ("motion 5", "motion 0", "motion 12345678901234567890"):
        reason = choir.refused(line)
        assert "4 “The choir meets on Mondays.”" in reason
    choir.ok("next")
    assert "in words" in choir.refused("motion 1")


def test_texts_that_begin_or_end_with_a_number_are_texts(choir) -> None:
    for text in ("12 lamps", "No 5 stays shut", "500 €", "100% of the dues"):
        choir(f"motion {text}", "withdraw")
    assert texts(choir) == ["12 lamps", "No 5 stays shut", "500 €", "100% of the dues"]


def test_a_vote_by_number_is_on_that_pending_motion_or_refused(choir) -> None:
    assert "number alone" in choir.refused("vote 2")
    choir("motion 4", "withdraw", "motion 1")
    assert "Motion 2 goes before it" in choir.refused("vote 1")
    assert "sings in May" in choir.ok("vote 2 by hands")
    assert choir.meeting.votes[-1].motion == 2


def test_no_amendment_makes_a_motion_a_number(choir) -> None:
    choir.ok("motion 1")
    for line in ("amend 2", 'amend "2"', "amend to read: 2"):
        assert "number alone" in choir.refused(line)
    choir.ok("amend make it longer")
    assert "number alone" in choir.refused("wording 2")


def test_a_procedural_motion_may_ask_a_number(choir) -> None:
    assert "2" in choir.ok("procedural reorder 2")


def test_objections_and_blocks_count_as_the_list_does(choir) -> None:
    choir("motion 1", "withdraw")
    choir.ok("consent 3, 4")
    assert "in the block: 4 “The choir meets on Mondays.”" in choir.ok("motions")
    choir.ok("object Kim to 3")
    choir.ok("adopt consent")
    assert texts(choir)[-1] == "The choir meets on Mondays."
    assert "prepared: 3 " in choir.ok("motions")
    assert "prepared: 2 " in choir.ok("motions")


def test_undo_lists_a_prepared_motion_again_at_its_place(choir) -> None:
    choir("motion 2", "undo")
    assert "prepared: 2 “The choir buys lamps.”" in choir.ok("motions")
    choir.ok("redo")
    assert "prepared: 2 " not in choir.ok("motions")


def test_a_prepared_motion_that_was_typed_in_full_is_not_offered_again(choir) -> None:
    choir.ok("motion The choir buys lamps.")
    listed = choir.ok("motions")
    assert "prepared: 2 " not in listed
    assert "prepared: 3 " in listed


def test_take_names_a_moved_motion_never_a_prepared_one(choir) -> None:
    choir("motion 4", "table")
    assert "on the table: motion 1 “The choir meets on Mondays.” (take 1)" in choir.ok("motions")
    assert "No motion 4 lies on the table" in choir.refused("take 4")
    assert "Mondays" in choir.ok("take 1")
