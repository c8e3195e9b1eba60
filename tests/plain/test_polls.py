"""Straw polls by lines: they decide nothing, and the chair says what they mean."""

from __future__ import annotations

from .test_assembly_votes import gathered, last, written


def test_a_poll_decides_nothing():
    sitting = gathered()
    assert "SF, F, N, A, SA" in sitting.ok("poll Move to phase 2?")
    assert "State the count" in sitting.refused("close vote")
    sitting.ok("count SF 1 F 2 N 1 A 0 SA 0")
    assert "2 + 4 + 0 + 0 + 0 = 6, but only 5" in sitting.refused("count SF 2 F 4")
    assert "decides nothing" in sitting.ok("close vote")
    assert "chair stated it: we go on" in sitting.ok("outcome we go on") + sitting.ok("tally")
    vote = last(sitting)
    assert (vote["method"], vote["rule"], vote["result"], vote["outcome"]) == (
        "poll", None, "undecided", "we go on",
    )  # fmt: skip
    assert vote["options"][1] == {"option": "F", "count": 2}
    assert "casting vote breaks a tie" in sitting.refused("casting for")
    assert "we go on" in written(sitting)


def test_options_of_several_words():
    sitting = gathered()
    sitting("poll Drink? options Green tea, Plan 9, Water")
    sitting.ok("count green 1 Plan 9 2 Water 1")
    assert [o["count"] for o in last(sitting)["options"]] == [1, 2, 1]
    assert "no option" in sitting.refused("count Beer 2")
    assert "two options" in sitting("annul vote : x") + sitting.refused("poll Drink? options Tea")
    assert "stands twice" in sitting.refused("poll Drink? options Tea, Tea")


def test_a_votes_outcome_is_computed():
    sitting = gathered()
    sitting("vote Tea")
    assert "nobody states it" in sitting.refused("outcome it is carried")


def test_a_wrong_count_of_a_poll_is_put_right_by_undo():
    sitting = gathered()
    sitting("poll Drink? options Tea, Water", "count Tea 2 Water 1", "close vote")
    assert "undo its close" in sitting.refused("recount for 2 against 1")
    sitting.ok("undo")
    sitting.ok("count Tea 1 Water 2")
    assert "Tea 1, Water 2" in sitting.ok("close vote")


def test_the_minutes_keep_the_count_of_a_poll_that_was_annulled():
    sitting = gathered()
    sitting("poll Drink? options Tea, Water", "count Tea 2 Water 1", "close vote")
    sitting.ok("annul vote : asked too early")
    page = written(sitting)
    assert "Straw poll: annulled: asked too early" in page
    assert "Tea 2, Water 1" in page
