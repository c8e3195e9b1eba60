"""What a vote did is undone with it: by a recount, an annulment, or undo."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.procedure import Asks, Effect, Procedure
from facilitator.meeting.state import Meeting, Phase
from facilitator.record.journal import open_journal, read_journal, timeline_of
from facilitator.record.minutes import minutes
from facilitator.words import Words

from .conftest import START, Sitting

AGENDA = """---
title: Harbour club
rules: {rules}
quorum: at least 3
members: [Ada Holm, Ben Ruiz, Cora Lind, Duc Tran, Eve Okoro]
---
## 1. Jetty (20m)
## 2. Boats (10m)
## 3. Flags (5m)
"""
RULES = ("plain", "roberts", "model-un")
ARGUMENTS = {
    Asks.LENGTH: "2m",
    Asks.LENGTHS: "6m 45s",
    Asks.ITEM: "3",
    Asks.METHOD: "ballot",
    Asks.MOTION: "1",
    Asks.DECIDED: "1",
}
WORDS = {"postpone": "to item 2", "divide": "Mend the jetty; Paint it", "close-debate": "all"}


def club(rules: str, **kept: Any) -> Sitting:
    sitting = Sitting(
        parse_agenda(AGENDA.format(rules=rules), name="a.md", folder=None).agenda, **kept
    )
    sitting("present all", "open")
    return sitting


def vote(sitting: Sitting, for_: int, against: int) -> str:
    sitting.ok("vote by hands")
    sitting.ok(f"count for {for_} against {against} abstain 0")
    return sitting.ok("close vote")


def procedures() -> list[Any]:
    found = []
    for rules in RULES:
        table = club(rules).meeting.agenda.body_rules.procedures
        found += [pytest.param(rules, one, id=f"{rules}-{one.kind}") for one in table]
    return found


def moved(rules: str, procedure: Procedure, **kept: Any) -> Sitting:
    """Return a sitting in which a procedural motion is about to be voted on."""
    sitting = club(rules, **kept)
    match procedure.effect:
        case Effect.NEXT_ITEM if not procedure.incidental:
            pass
        case Effect.TAKE_FROM_TABLE:
            sitting("motion Mend the jetty and paint it by Ben second Cora")
            sitting("amend Mend the jetty by Cora second Duc", "table")
        case Effect.RECONSIDER:
            sitting("motion Mend the jetty and paint it by Ben second Cora")
            vote(sitting, 4, 1)
        case _:
            sitting("motion Mend the jetty and paint it by Ben second Cora")
    if procedure.effect is Effect.OPEN_LIST:
        sitting("queue Eve", "close list")
    elif not procedure.undebated:
        sitting("queue Eve", "queue Duc")
    text = ARGUMENTS.get(procedure.asks) if procedure.asks else None
    if procedure.asks is Asks.WORDS:
        text = WORDS.get(procedure.kind, "as the chair said")
    sitting.ok(f"procedural {procedure.kind} {text or ''} by Ada second Ben")
    return sitting


def as_if(meeting: Meeting, motion: int) -> Meeting:
    """Return a meeting but for its last vote, the state of a motion, and withdrawn motions."""
    number = motion - 1
    same = replace(meeting.motions[number], status="moved", debated=False)
    motions = [m for m in meeting.motions.replace(number, same) if m.status != "withdrawn"]
    return replace(
        meeting,
        motions=type(meeting.motions)(motions),
        votes=type(meeting.votes)(list(meeting.votes)[:-1]),
        effect=None,
    )


@pytest.mark.parametrize(("rules", "procedure"), procedures())
def test_a_recount_to_lost_leaves_what_a_lost_vote_leaves(rules: str, procedure: Procedure) -> None:
    doubted, lost = moved(rules, procedure), moved(rules, procedure)
    number = doubted.meeting.pending_motion.number
    vote(lost, 0, 5)
    before = as_if(lost.meeting, number)
    assert "carried" in vote(doubted, 5, 0)
    told = doubted.ok("recount for 0 against 5 abstain 0")
    assert as_if(doubted.meeting, number) == before, told
    # once more for and against
    carried = doubted.ok("recount for 5 against 0 abstain 0")
    assert "carried" in carried
    doubted.ok("recount for 0 against 5 abstain 0")
    assert as_if(doubted.meeting, number) == before, told


@pytest.mark.parametrize(("rules", "procedure"), procedures())
def test_an_annulled_vote_leaves_the_motion_to_be_voted_on(
    rules: str, procedure: Procedure
) -> None:
    doubted = moved(rules, procedure)
    number = doubted.meeting.pending_motion.number
    doubted.ok("vote by hands")
    before = doubted.meeting
    doubted("count for 5 against 0 abstain 0", "close vote")
    told = doubted.ok("annul vote : the door was locked")
    assert as_if(doubted.meeting, number) == as_if(before, number), told
    assert doubted.meeting.pending_motion.number == number
    assert "carried" in vote(doubted, 5, 0)


@pytest.mark.parametrize(("rules", "procedure"), procedures())
def test_undo_and_redo_of_the_vote_and_of_its_recount(
    rules: str, procedure: Procedure, tmp_path: Path
) -> None:
    journal, _ = open_journal(tmp_path)
    sitting = moved(rules, procedure, journal=journal)
    sitting("vote by hands", "count for 5 against 0 abstain 0")
    states = [sitting.meeting]
    for line in ("close vote", "recount for 1 against 4 abstain 0", "annul vote : a mistake"):
        sitting.ok(line)
        states.append(sitting.meeting)
    for state in states[-2::-1]:
        sitting.ok("undo")
        assert sitting.meeting == state
    for state in states[1:]:
        sitting.ok("redo")
        assert sitting.meeting == state
        assert timeline_of(read_journal(tmp_path), tmp_path).meeting == state
    page = minutes(sitting.session.timeline, Words("en"), appendix=False)
    assert "annulled" in page.casefold()
    journal.close()


@pytest.mark.parametrize(("rules", "procedure"), procedures())
def test_a_lost_vote_recounted_to_carried_does_what_it_says(
    rules: str, procedure: Procedure
) -> None:
    late, early = moved(rules, procedure), moved(rules, procedure)
    number = late.meeting.pending_motion.number
    vote(early, 5, 0)
    vote(late, 0, 5)
    late.ok("recount for 5 against 0 abstain 0")
    assert as_if(late.meeting, number) == as_if(early.meeting, number)


# the case of a meeting in which all of it went wrong


@pytest.fixture
def harbour() -> Sitting:
    return club("plain")


def carried(sitting: Sitting, line: str) -> str:
    sitting.ok(line)
    return vote(sitting, 4, 1)


def doubted(sitting: Sitting) -> str:
    return sitting.ok("recount for 1 against 4 abstain 0")


def test_each_recount_says_what_it_takes_back(harbour) -> None:
    carried(harbour, "procedural limit 1m by Ben")
    assert "speeches are no longer limited by decision" in doubted(harbour)
    carried(harbour, "procedural extend 10m by Ben")
    assert "item 1 has 20:00 again" in doubted(harbour)
    carried(harbour, "procedural close-list by Ben")
    assert "the speakers' list is open again" in doubted(harbour)
    carried(harbour, "procedural reorder 3 by Ben")
    assert "comes next, by decision" in harbour("agenda")
    assert "the items come in the order of the agenda again" in doubted(harbour)
    carried(harbour, "procedural recess 10m by Ben")
    assert harbour.meeting.phase is Phase.PAUSED
    assert "the meeting goes on" in doubted(harbour)
    assert harbour.meeting.in_session
    assert "item 2: Boats" in harbour.ok("next")


def test_in_vietnamese_as_well() -> None:
    sitting = club("plain", words="vi")
    carried(sitting, "procedural close-list by Ben")
    assert "danh sách" in doubted(sitting)


def test_a_later_limit_holds_and_the_answer_says_so(harbour) -> None:
    carried(harbour, "procedural limit 1m by Ben")
    carried(harbour, "procedural limit 2m by Ben")
    assert "speeches are limited to 1:00 again" in doubted(harbour)
    assert harbour.meeting.item_state.turn_limit == 60


def test_a_list_that_was_opened_and_closed_again_since_stays_closed(harbour) -> None:
    carried(harbour, "procedural close-list by Ben")
    harbour("open list", "close list")
    told = doubted(harbour)
    assert "the speakers' list stays closed, as was decided since" in told
    assert harbour.meeting.item_state.list_closed


def test_time_that_the_chair_gave_since_stays_with_the_item(harbour) -> None:
    carried(harbour, "procedural extend 10m by Ben")
    harbour("extend 5m")
    assert "item 1 has 25:00 again" in doubted(harbour)
    assert harbour.meeting.item_state.extended == 300


def test_a_speech_that_was_cut_and_a_list_that_was_cleared(harbour) -> None:
    harbour("queue Eve", "queue Duc", "queue Cora", "call")
    carried(harbour, "procedural close-debate by Ben")
    assert harbour.meeting.waiting == ()
    harbour("call Duc", "finish")
    told = doubted(harbour)
    assert "the speech of Eve Okoro that was ended stays ended" in told
    assert "Duc Tran has spoken since" in told
    assert "1 person is on the list again" in told
    assert harbour.waiting() == "Cora Lind"


def test_those_who_joined_while_the_list_was_open_stay(harbour) -> None:
    union = club("model-un")
    union("close list")
    carried(union, "procedural open-list by Ben second Eve")
    union("queue Duc")
    told = doubted(union)
    assert "the speakers' list is closed again" in told
    assert "those who asked for the floor in the meantime stay on the list" in told
    assert union.waiting() == "Duc Tran"
    del harbour


def test_the_running_speech_gets_its_usual_length_back(harbour) -> None:
    carried(harbour, "procedural limit 1m by Ben")
    harbour("call Eve", "extend speech 30s")
    assert harbour.meeting.speech.limit == 90
    assert "Eve Okoro has 3:30 now" in doubted(harbour)
    assert harbour.meeting.speech.limit == 210


def test_a_recess_that_took_no_time_leaves_no_trace_in_the_running_speech(harbour) -> None:
    harbour("queue Eve", "call", "procedural recess 10m by Ben")
    before = harbour.meeting
    vote(harbour, 4, 1)
    told = doubted(harbour)
    assert "the meeting goes on" in told
    assert "recess stays" not in told
    assert harbour.meeting.speech == before.speech
    assert harbour.meeting.recesses == ()
    assert harbour.meeting.item_state == before.item_state


def test_a_recess_that_is_over_is_named(harbour) -> None:
    carried(harbour, "procedural recess 10m by Ben")
    harbour.clock.set(START + dt.timedelta(minutes=4))
    harbour("resume", "pause : a fire alarm")
    told = doubted(harbour)
    assert "the time of the recess stays in the record" in told
    assert harbour.meeting.phase is Phase.PAUSED, "the other recess goes on"
    harbour.ok("resume")


def test_a_vote_recounted_to_carried_in_a_recess(harbour) -> None:
    harbour("procedural limit 1m by Ben")
    vote(harbour, 1, 4)
    harbour("pause")
    assert "limited to 1:00" in harbour.ok("recount for 4 against 1 abstain 0")
    assert "no longer limited" in doubted(harbour)
    harbour("resume", "procedural recess 5m by Ben")
    vote(harbour, 1, 4)
    harbour("pause")
    told = harbour.ok("recount for 4 against 1 abstain 0")
    assert "motion 2 changes nothing any more" in told
    assert "the meeting goes on" not in doubted(harbour)
    assert harbour.meeting.phase is Phase.PAUSED


def test_the_item_that_was_put_next_has_been_taken_up(harbour) -> None:
    carried(harbour, "procedural reorder 3 by Ben")
    harbour("next")
    assert "item 3, Flags, has been taken up already" in doubted(harbour)


def test_a_motion_of_an_item_that_is_not_open_any_more(harbour) -> None:
    harbour("motion Mend the jetty by Ben")
    carried(harbour, "procedural table by Eve")
    harbour("next")
    told = doubted(harbour)
    assert "motion 1 is undecided again, under item 1: Mend the jetty" in told
    assert "Motion 1 has no result" in harbour("adjourn")


def test_a_motion_whose_place_is_taken_waits_on_the_table(harbour) -> None:
    harbour("motion Mend the jetty by Ben")
    carried(harbour, "procedural refer the board by Eve")
    harbour("motion Sell the boats by Eve")
    told = doubted(harbour)
    assert "motion 1 waits on the table: motion 3 is before the meeting" in told
    assert "“Mend the jetty”" in harbour("motions")


def test_a_motion_that_was_dealt_with_since_stays_as_it_is(harbour) -> None:
    harbour("motion Mend the jetty by Ben")
    carried(harbour, "procedural table by Eve")
    harbour("take 1", "withdraw")
    told = doubted(harbour)
    assert "Motion 1 stays as it is (withdrawn): something was done with it since" in told


def test_a_casting_vote_and_then_a_recount(harbour) -> None:
    harbour("procedural limit 1m by Ben")
    vote(harbour, 2, 2)
    assert "limited to 1:00" in harbour.ok("casting for")
    assert "no longer limited" in harbour.ok("recount for 1 against 2 abstain 0")


def test_amendments_made_to_the_new_text_are_read_again() -> None:
    sitting = club("plain")
    sitting("motion Buy paint for 100 by Ben")
    carried(sitting, 'amend replace "100" with "150" by Cora')
    sitting('amend add "today" by Eve')
    assert sitting.meeting.motions[2].wording == "Buy paint for 150 today"
    assert "motion 1 reads again: “Buy paint for 100”" in doubted(sitting)
    assert sitting.meeting.motions[2].wording == "Buy paint for 100 today"


# the close


def test_a_carried_motion_to_adjourn_waits_for_adjourn(harbour) -> None:
    told = carried(harbour, "procedural adjourn by Ben")
    assert "it is decided to adjourn; the meeting is closed with: adjourn" in told
    assert "it is decided to adjourn" in harbour("status").splitlines()[0]
    assert "it is decided to adjourn" in harbour("agenda")
    assert "It is decided already" in harbour.refused("procedural adjourn by Eve")
    assert "the meeting does not adjourn" in doubted(harbour)
    assert "adjourn" not in harbour("status")
    harbour.ok("recount for 4 against 1 abstain 0")
    assert "the meeting is closed" in harbour("adjourn")


def test_the_close_is_taken_back_and_the_vote_counted_again(harbour) -> None:
    harbour("queue Eve", "call")
    carried(harbour, "procedural adjourn by Ben")
    before = harbour.meeting
    harbour("adjourn to 3/12")
    assert harbour.meeting.phase is Phase.CLOSED
    assert "undo" in harbour.refused("recount for 1 against 4 abstain 0")
    told = harbour.ok("undo")
    assert told.endswith("the meeting is open again")
    assert harbour.meeting == before
    assert "the meeting does not adjourn" in doubted(harbour)
    harbour("adjourn")
    harbour.ok("resume meeting")
    assert harbour.meeting.in_session
    harbour.ok("redo")
    assert harbour.meeting.phase is Phase.CLOSED


def test_adopted_minutes_of_a_closed_meeting_are_final(harbour) -> None:
    harbour("adopt minutes", "adjourn")
    assert "its minutes are adopted" in harbour.refused("undo")
    assert "its minutes are adopted" in harbour.refused("next")
