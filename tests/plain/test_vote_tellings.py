"""What is told about a vote and about those who vote, asked for by lines."""

from __future__ import annotations

from decimal import Decimal

from facilitator.meeting.agenda import RosterEntry
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .test_assembly_votes import gathered


def test_a_poll_without_an_outcome_is_unfinished():
    sitting = gathered()
    sitting("poll Drink? options Tea, Water", "count Tea 2 Water 1", "close vote")
    assert "“Drink?” has no outcome" in sitting("adjourn")


def test_the_tally_names_the_parts_of_the_base_and_the_margin():
    sitting = gathered()
    sitting("vote Tea by rollcall needs absolute", "cast Ann for", "cast Cy for")
    sitting("cast Di against")
    assert "still open, 2 for, 1 against" in sitting.ok("tally")
    sitting("cast Ed for")
    assert sitting.ok("close vote").endswith("; just what was needed")
    told = sitting.ok("tally")
    assert (
        "for 3 (60.0%), against 1 (20.0%), abstaining 0 (0.0%), invalid 0 (0.0%), "
        "not voting 1 (20.0%)"
    ) in told
    assert "just what was needed" in told


def test_who_says_how_somebody_votes():
    ann = RosterEntry(name="Ann Lee", weight=Decimal("2.5"), veto=True)
    sitting = gathered(ann, RosterEntry(name="Bo Carr", represented_by="Ann Lee", held=3))
    told = sitting.ok("who")
    assert "Ann Lee: present; weight 2.5; has a veto" in told
    assert "Bo Carr: present; casts 3 votes of others; delegate: Ann Lee" in told


def test_who_came_late_is_told_in_minutes():
    sitting = gathered(here="present Ann")
    sitting("[19:37:30] late Cy")
    assert "Cy Dunn: present, came late (7 minutes)" in sitting.ok("who")


def test_the_result_says_by_how_much_and_by_which_rule():
    sitting = gathered()
    sitting("vote Tea", "count for 4 against 0")
    assert sitting.ok("close vote").endswith("; 1 vote more than needed")
    assert sitting.ok("recount for 1 against 4").endswith("; 2 votes less than needed")
    sitting.ok("recount for 2 against 2")
    sitting.ok("casting for")
    text = minutes(sitting.session.timeline, Words("en"))
    assert ("carried by the chair's casting vote (2 for, 2 against before it)") in text
    others = (RosterEntry(name=name) for name in ("Bo", "Cy", "Di", "Ed"))
    sitting = gathered(RosterEntry(name="Ann Lee", group="South"), *others)
    sitting("vote Soup by rollcall needs simple in South", "cast Ann against")
    sitting(*(f"cast {name} for" for name in ("Bo", "Cy", "Di", "Ed")))
    told = sitting.ok("close vote")
    assert "South did not carry it" in told
    assert "than needed" not in told, "it was not lost by the votes of the whole"


def test_nobody_adopts_nothing():
    sitting = gathered(RosterEntry(name="Ann Lee", voting=False))
    assert "Nobody who may vote is present" in sitting.refused("vote Tea by consent")
    sitting("vote Tea by voice")
    assert "Nobody who may vote is present" in sitting.refused("clear majority")
    sitting("count for 0 against 0")
    assert "nothing carries" in sitting.ok("close vote")


def test_a_margin_of_whole_weights_is_not_told_as_votes():
    sitting = gathered(RosterEntry(name="Ann", weight=3), RosterEntry(name="Bo"))
    sitting("vote Tea by rollcall", "cast Ann for", "cast Bo against")
    assert sitting.ok("close vote").endswith("; just what was needed")
    assert "just what was needed" in sitting("tally")


def test_a_count_that_the_end_of_the_meeting_left_open_has_no_figure_of_what_was_needed():
    sitting = gathered()
    sitting("vote Tea by hands", "count for 1", "adjourn")
    told = minutes(sitting.session.timeline, Words("en"))
    assert "undecided: the meeting ended before the vote was closed" in told
    assert "votes for needed" not in told


def test_the_close_says_how_many_did_not_vote_where_no_count_did():
    sitting = gathered()
    sitting("vote Tea by ballot", "ballot for x3")
    assert "; 2 of those present and entitled did not vote; " in sitting.ok("close vote")
    sitting("vote Tea by rollcall", "cast Ann for")
    assert "; 4 of those present and entitled did not vote; " in sitting.ok("close vote")
    sitting("vote Tea by hands", "count for 3")
    assert "did not vote" not in sitting.ok("close vote"), "the count has said it"
    assert "; 1 of those present and entitled did not vote; " in sitting.ok("recount for 4")


def test_two_entries_are_said_to_agree_once_they_do():
    sitting = gathered()
    sitting("vote Tea by ballot", "ballot for x3", "entry second", "ballot for x2")
    told = minutes(sitting.session.timeline, Words("en"))
    assert "both entries agreed" not in told
    assert "did not vote" not in told, "they still may"
    assert "3 for" not in told, "the second entry is not led by the first"
    sitting("annul vote : a paper is missing")
    assert "both entries agreed" not in minutes(sitting.session.timeline, Words("en"))
    sitting("vote Tea by ballot", "ballot for x3", "entry second", "ballot for x3", "close vote")
    assert "both entries agreed" in minutes(sitting.session.timeline, Words("en"))


def test_a_base_of_one_is_told_in_the_singular():
    sitting = gathered()
    sitting("vote Tea", "count for 1 against 0")
    told = sitting.ok("close vote")
    assert "100.0% of 1 vote for or against (simple majority)" in told
    assert told.endswith("; just what was needed")
    assert "base: 1 vote for or against" in sitting("tally")
    text = minutes(sitting.session.timeline, Words("en"))
    assert "1 for (100.0%), 0 against (0.0%) of 1 vote for or against; 0 abstaining" in text


def test_the_tally_of_a_vote_judged_by_eye_names_no_base_of_nothing():
    sitting = gathered()
    sitting("vote Tea", "clear majority")
    assert "base:" not in sitting.ok("tally")
    sitting("close vote")
    assert "base:" not in sitting.ok("tally")
    sitting("recount for 2 against 1")
    assert "base: 3 votes for and against" in sitting.ok("tally")
    sitting("vote Tea needs present", "clear majority")
    assert "base: 5 members present" in sitting.ok("tally")


def test_the_tally_names_no_margin_where_a_group_decided():
    sitting = gathered(here="present all")
    sitting("vote Tea needs simple and simple in each group")
    sitting("count for 2 against 0 in East", "count for 1 against 2 in West", "close vote")
    told = sitting.ok("tally")
    assert "West did not carry it" in told
    assert "just what was needed" not in told
