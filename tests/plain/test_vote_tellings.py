"""What is told about a vote and about those who vote, asked for by lines."""

from __future__ import annotations

from decimal import Decimal

from facilitator.meeting.agenda import RosterEntry

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
    sitting("cast Ed for", "close vote")
    told = sitting.ok("tally")
    assert (
        "for 3 (60.0%), against 1 (20.0%), abstaining 0 (0.0%), invalid 0 (0.0%), "
        "not voting 1 (20.0%)"
    ) in told
    assert "0 votes more than needed" in told


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
