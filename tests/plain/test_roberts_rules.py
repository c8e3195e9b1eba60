"""What the book says of single motions, as the shipped rules keep it (RONR, 12th edition)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.motions import MotionStatus
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import Sitting

AGENDA = """---
title: Club
rules: roberts
quorum: at least 3
members: [Ann Lee, Bo Dahl, Cy Wang, Dee Fox, Eli Orr]
---
## 1. Roof (20m)
## 2. Money (10m)
"""


def under(rules: str) -> Sitting:
    text = AGENDA.replace("rules: roberts", f"rules: {rules}")
    sitting = Sitting(parse_agenda(text, name="a.md", folder=None).agenda)
    sitting("present all", "open", "motion Mend the roof by Bo second Cy")
    return sitting


@pytest.fixture
def club() -> Sitting:
    sitting = Sitting(parse_agenda(AGENDA, name="a.md", folder=None).agenda)
    sitting("present all", "open")
    return sitting


@pytest.fixture
def vote(club: Sitting) -> Callable[[int, int], str]:
    def taken(for_: int, against: int) -> str:
        club.ok("vote by hands")
        club.ok(f"count for {for_} against {against} abstain 0")
        return club.ok("close vote")

    return taken


def test_a_motion_that_may_be_postponed_indefinitely_is_still_amended(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural drop by Dee second Eli")
    told = club.ok("amend Mend the roof in spring by Cy second Dee")
    assert "amendment 3 to motion 1" in told
    # and as long as it is not decided, the other waits
    assert "decided first: Amendment 3" in club("motions")
    assert "motion 1 now reads: “Mend the roof in spring”" in vote(4, 1)
    assert "lost" in vote(1, 4)
    assert club.meeting.pending_motion is not None
    assert club.meeting.pending_motion.text == "Mend the roof in spring"


def test_nothing_is_amended_when_debate_on_what_is_decided_first_is_closed(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural drop by Dee second Eli")
    club("procedural close-debate by Ann second Bo")
    assert "carried" in vote(4, 1)
    assert "The debate is closed: vote on motion 2" in club.refused("amend Sell it by Cy")


def test_consideration_is_objected_to_before_the_debate_or_not_at_all(club) -> None:
    club("motion Mend the roof by Bo second Cy")
    assert "in order: procedural object" in club("motions")
    club("queue Dee", "call", "finish")
    reason = "This can be moved only before motion 1 is debated or amended."
    assert reason in club.refused("procedural object by Eli")
    assert f"not now: procedural object - {reason}" in club("motions")


def test_consideration_is_not_objected_to_once_an_amendment_was_moved(club) -> None:
    club("motion Mend the roof by Bo second Cy", "amend Sell the roof by Cy second Dee", "withdraw")
    assert "only before motion 1 is debated" in club.refused("procedural object by Eli")


def test_an_objection_takes_two_thirds_against_considering_it(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural object by Eli")
    assert "lost" in vote(3, 2)
    assert "decided on motion 1 already" in club.refused("procedural object by Eli")
    club("withdraw", "motion Sell the roof by Cy second Dee", "procedural object by Eli")
    assert "carried" in vote(4, 1)
    assert club.meeting.motions[2].status is MotionStatus.LOST
    assert club.meeting.pending_motion is None


def test_no_motion_is_told_to_table_what_cannot_be_tabled(club) -> None:
    club("procedural adjourn by Bo second Cy")
    told = club.refused("motion Mend the roof by Bo")
    assert "Motion 1 goes before it: decide that first (to adjourn)." in told


def test_what_was_decided_is_reconsidered_and_decided_anew(club, vote) -> None:
    assert "No motion has been decided yet." in club.refused("procedural reconsider by Bo")
    club("motion Mend the roof by Bo second Cy")
    assert "carried" in vote(4, 1)
    assert "No motion 3 has been decided." in club.refused("procedural reconsider 3 by Bo")
    assert "to reconsider a vote: motion 1" in club.ok("procedural reconsider by Bo second Cy")
    before = club.meeting
    assert "motion 1 is reconsidered: Mend the roof" in vote(3, 2)
    assert club.meeting.pending_motion.number == 1
    club("undo", "undo", "undo")
    assert club.meeting == before
    club("redo", "redo", "redo")
    club("amend Sell the roof by Cy second Dee")
    vote(4, 1)
    assert "lost" in vote(1, 4)
    assert club.meeting.motions[0].status is MotionStatus.LOST
    told = minutes(club.session.timeline, Words("en"), appendix=False)
    parts = ("Mend the roof", "4 for (80.0%)", "Amendment 3", "As amended", "1 for (20.0%)")
    assert [told.index(part) for part in parts] == sorted(told.index(part) for part in parts)


def test_nothing_is_reconsidered_while_another_motion_is_before_the_meeting(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy")
    vote(4, 1)
    club("motion Paint it by Bo second Cy")
    assert "Motion 2 goes before it" in club.refused("procedural reconsider by Dee second Eli")


def test_a_vote_judged_by_eye_is_counted_when_somebody_doubts_it(club) -> None:
    """A division of the assembly, which one member can demand."""
    club("motion Mend the roof by Bo second Cy", "vote by voice", "clear majority")
    assert "carried by a clear majority" in club.ok("close vote")
    before = club.meeting
    told = club.ok("recount for 2 against 3")
    assert "recounted, 2 for, 3 against, 0 abstaining: lost" in told
    assert club.meeting.motions[0].status is MotionStatus.LOST
    page = minutes(club.session.timeline, Words("en"), appendix=False)
    assert "2 for (40.0%), 3 against (60.0%)" in page
    assert "The result judged by eye was doubted, and the votes were counted" in page
    assert "refused" not in club("tally")
    club.ok("undo")
    assert club.meeting == before


def test_the_doubt_takes_back_what_an_amendment_had_changed(club) -> None:
    club("motion Mend the roof by Bo second Cy", 'amend "Sell the roof" by Cy second Dee')
    club("vote by hands", "clear majority", "close vote")
    assert club.meeting.motions[0].text == "Sell the roof"
    club.ok("recount for 2 against 3")
    assert club.meeting.motions[0].text == "Mend the roof"


def test_the_doubt_takes_back_that_a_motion_was_reconsidered(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy")
    vote(4, 1)
    club("procedural reconsider by Dee second Eli", "vote by voice", "clear majority", "close vote")
    before = club.meeting
    told = club.ok("recount for 1 against 4")
    assert "motion 1 stays as it was decided: carried" in told
    assert club.meeting.motions[0].status is MotionStatus.CARRIED
    assert club.meeting.pending_motion is None
    club.ok("undo")
    assert club.meeting == before
    club("amend Sell the roof by Cy second Dee")
    assert "stays as it was decided" not in club.ok("recount for 1 against 4"), "it goes on"


@pytest.mark.parametrize("aside", ["table", "refer the board", "postpone Friday", "drop"])
def test_the_doubt_takes_back_that_a_motion_was_set_aside(club, vote, aside: str) -> None:
    club("motion Mend the roof by Bo second Cy", "amend Sell the roof by Cy second Dee")
    club(f"procedural {aside} by Dee second Eli")
    if club.meeting.pending_motion.procedure is None:  # an amendment goes before it
        vote(1, 4)
        club.ok(f"procedural {aside} by Dee second Eli")
    club("vote by voice", "clear majority", "close vote")
    before = club.meeting
    assert before.pending_motion is None
    told = club.ok("recount for 1 against 4")
    assert "motion 1 is before the meeting again: Mend the roof" in told
    assert club.meeting.pending_motion is not None
    assert club.meeting.motions[0].status.is_pending
    club.ok("undo")
    assert club.meeting == before


def test_the_minutes_say_that_what_was_carried_was_dropped_in_the_end(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy")
    vote(4, 1)
    club("procedural reconsider by Dee second Eli")
    vote(4, 1)
    club("procedural drop by Dee second Eli")
    told = vote(4, 1)
    assert "postponed indefinitely, and so lost" in told
    lines = minutes(club.session.timeline, Words("en"), appendix=False).splitlines()
    first = next(n for n, line in enumerate(lines) if "**Motion 1:**" in line)
    assert "carried" in lines[first + 1]
    assert lines[first + 3] == "  - Lost"
    assert "motion 1 is before the meeting again" in club.ok("recount for 1 against 4")


@pytest.mark.parametrize("aside", ["withdraw", "table", "refer to the board"])
def test_the_list_is_open_again_when_what_the_debate_was_closed_for_is_set_aside(
    club, vote, aside: str
) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural close-debate by Dee second Eli")
    vote(4, 1)
    assert "list is closed" in club.refused("queue Dee")
    before = club.meeting
    assert "the speakers' list is open" in club.ok(aside)
    club.ok("undo")
    assert club.meeting == before
    club.ok("redo")
    club.ok("queue Dee")


def test_the_list_is_open_again_when_a_closed_debate_is_laid_on_the_table_by_vote(
    club, vote
) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural close-debate by Dee second Eli")
    vote(4, 1)
    club("procedural table by Dee second Eli")
    assert "laid on the table; the speakers' list is open" in vote(4, 1)


def test_the_list_is_open_again_when_a_recount_takes_the_closing_of_the_debate_back(
    club, vote
) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural close-debate by Dee second Eli")
    vote(4, 1)
    told = club.ok("recount for 1 against 4")
    assert "the debate is open again; the speakers' list is open" in told


@pytest.mark.parametrize(
    ("rules", "words", "kind", "text"),
    [
        ("model-un", "adjourn debate", "table", ""),
        ("model-un", "adjourn the debate", "table", ""),
        ("model-un", "adjourn the meeting", "adjourn", ""),
        ("model-un", "suspend the meeting 5m", "suspend", "5m"),
        ("model-un", "moderated caucus 10m 45s", "moderated", "10m 45s"),
        ("model-un", "close the debate", "close-debate", ""),
        ("roberts", "the previous question", "close-debate", ""),
        ("roberts", "suspend the rules to hear Dee", "suspend-rules", "to hear Dee"),
        ("roberts", "limit debate 2m", "limit", "2m"),
        ("roberts", "take a recess 10m", "recess", "10m"),
        ("roberts", "call for the orders of the day", "orders", ""),
        ("roberts", "raise a question of privilege the heat", "privilege", "the heat"),
        ("roberts", "commit to the board", "refer", "to the board"),
        ("roberts", "object to consideration", "object", ""),
        ("roberts", "lay on the table", "table", ""),
        ("roberts", "vote by ballot", "vote-by", "ballot"),
        ("plain", "adjourn debate", "table", ""),
        ("plain", "postpone the roof to May", "postpone", "the roof to May"),
    ],
)
def test_a_motion_is_called_as_the_books_call_it(
    rules: str, words: str, kind: str, text: str
) -> None:
    sitting = under(rules)
    sitting.ok(f"procedural {words} by Dee second Eli")
    moved = sitting.meeting.pending_motion
    assert (moved.procedure, moved.text) == (kind, text)


def test_to_adjourn_the_debate_is_never_to_adjourn() -> None:
    sitting = under("{base: model-un, procedures: {table: no}}")
    assert "have no motion “adjourn-debate”" in sitting.refused("procedural adjourn debate by Dee")


def test_to_amend_a_procedural_motion_takes_a_majority_whatever_the_body_asks() -> None:
    text = AGENDA.replace("rules: roberts", "rules: roberts\nvote: absolute")
    sitting = Sitting(parse_agenda(text, name="a.md", folder=None).agenda)
    sitting("present all", "open", "motion Mend the roof by Bo second Cy")
    assert "needs absolute majority" in sitting("motions")
    sitting.ok("procedural recess 10m by Dee second Eli")
    sitting("amend 5m by Bo second Cy", "vote by hands", "count for 2 against 1 abstain 2")
    assert "motion 2 now reads: “5m”" in sitting.ok("close vote")


# what a rule forbids is not in order


@pytest.mark.parametrize(
    "kind", ["refer", "postpone", "drop", "limit 2m", "extend 5m", "close-debate"]
)
def test_consideration_is_not_objected_to_once_a_motion_about_it_was_made(club, kind: str) -> None:
    club("motion Mend the roof by Bo second Cy", f"procedural {kind} by Cy second Dee")
    reason = club.refused("procedural object by Eli")
    assert "only before a motion about motion 1" in reason
    assert f"not now: procedural object - {reason}" in club.ok("motions")
    club.ok("withdraw")
    assert "only before a motion about motion 1" in club.refused("procedural object by Eli")


def test_consideration_is_objected_to_while_the_motion_may_be_tabled(club) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural table by Cy second Dee")
    club.ok("procedural object by Eli")


def test_what_was_debated_and_tabled_is_not_objected_to_when_it_comes_back(club) -> None:
    club("motion Mend the roof by Bo second Cy", "queue Dee", "call", "finish", "table", "take 1")
    assert "debated or amended" in club.refused("procedural object by Eli")


def test_what_was_voted_on_and_annulled_is_not_objected_to(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy")
    vote(3, 2)
    club.ok("annul vote : the door was locked")
    assert "debated or amended" in club.refused("procedural object by Eli")


def test_a_motion_is_not_postponed_indefinitely_while_an_amendment_is_pending(club) -> None:
    club("motion Mend the roof by Bo second Cy", "amend Sell the roof by Cy second Dee")
    assert "Motion 2 goes before it" in club.refused("procedural drop by Eli second Dee")


def test_the_question_is_divided_while_it_may_be_postponed_indefinitely(club, vote) -> None:
    club("motion Mend the roof and paint it by Bo second Cy", "procedural drop by Cy second Dee")
    club.ok("procedural divide by Eli second Dee")
    vote(4, 1)
    assert "Motion 2 goes before it" in club.refused("divide Mend the roof; paint it")


def roll_call(club, answers: str) -> None:
    club.ok("vote by rollcall")
    names = [person.name for person in club.meeting.people.values()]
    for name, letter in zip(names, answers, strict=True):
        club.ok(f'cast "{name}" {"for" if letter == "y" else "against"}')
    club.ok("close vote")


@pytest.mark.parametrize(("answers", "side"), [("yyynn", 0), ("nnnyy", 0)])
def test_a_vote_by_name_is_reconsidered_by_the_side_that_won(club, answers: str, side: int) -> None:
    club("motion Mend the roof by Bo second Cy")
    roll_call(club, answers)
    names = [person.name for person in club.meeting.people.values()]
    reason = club.refused(f'procedural reconsider 1 by "{names[4]}" second "{names[0]}"')
    assert f"{names[4]} did not vote with the prevailing side" in reason
    assert "say who moves it" in club.refused("procedural reconsider 1")
    club.ok(f'procedural reconsider 1 by "{names[side]}" second "{names[4]}"')


def test_of_a_vote_without_names_it_is_said_who_may_reconsider_it(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy")
    vote(3, 2)
    told = club.ok("procedural reconsider 1 by Bo second Cy")
    assert "only a member who voted with the prevailing side may move it" in told


def test_a_vote_is_not_reconsidered_twice_when_nothing_was_changed(club, vote) -> None:
    club("motion Mend the roof by Bo second Cy")
    vote(3, 2)
    club("procedural reconsider 1 by Bo second Cy")
    vote(4, 1)
    vote(3, 2)
    assert "reconsidered already" in club.refused("procedural reconsider 1 by Bo second Cy")


def test_a_speech_on_what_is_not_debated_is_remarked_on(club) -> None:
    club("motion Mend the roof by Bo second Cy", "procedural table by Cy second Dee", "queue Eli")
    assert "motion 2 is not debated" in club.ok("call")


# amendments


def test_the_same_amendment_twice_changes_nothing_however_its_quotes_are_typed(club, vote) -> None:
    club("motion The club buys a red tent for 400 by Bo second Cy")
    club('amend replace "400" with "350" by Cy second Dee')
    for again in (
        'replace "400" with "350"',
        "replace “400” with “350”",
        'Replace "400" with "350"',
    ):
        assert "reads so already" in club.refused(f"amend {again} by Eli second Dee")
    club.ok('amend replace "400" with "300" by Eli second Dee')
    vote(5, 0)
    assert "reads so already" in club.refused('amend replace "400" with "300" by Eli second Dee')
    vote(5, 0)
    assert "does not occur" in club.refused('amend replace "400" with "300" by Eli second Dee')


@pytest.mark.parametrize(
    "line", ['replace "tent" with "boat"', 'strike "red"', 'insert "x" after "club"']
)
def test_words_of_the_motion_are_not_amended_in_the_pending_amendment(club, line: str) -> None:
    club("motion The club buys a red tent for 400 by Bo second Cy")
    club('amend replace "400" with "350" by Cy second Dee')
    reason = club.refused(f"amend {line} by Eli second Dee")
    assert "is in motion 1, not in the pending amendment 2" in reason
    assert "does not occur" in club.refused('amend strike "blue" by Eli second Dee')
