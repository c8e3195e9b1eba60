"""What a vote did is undone with it: recounted to lost, annulled or undone, it leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.procedure import Asks, Effect, Procedure
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timeline import Timeline

from .conftest import Sitting

AGENDA = """---
title: Club
rules: {rules}
members: [Ann Lee, Bo Dahl, Cy Wang, Dee Fox, Eli Orr]
---
## 1. Roof (20m)
## 2. Money (10m)
## 3. Tea (5m)
"""
RULE_SETS = ("plain", "roberts", "model-un")


def body(rules: str) -> Sitting:
    sitting = Sitting(
        parse_agenda(AGENDA.replace("{rules}", rules), name="a.md", folder=None).agenda
    )
    sitting("present all", "open")
    return sitting


def kinds(rules: str) -> tuple[Procedure, ...]:
    return body(rules).meeting.agenda.body_rules.procedures


CASES = [(rules, procedure.kind) for rules in RULE_SETS for procedure in kinds(rules)]
SAID = {
    Asks.LENGTH: "10m",
    Asks.LENGTHS: "10m 1m",
    Asks.ITEM: "3",
    Asks.METHOD: "ballot",
    Asks.WORDS: "until item 3",
}


def moved(rules: str, kind: str) -> Sitting:
    """A body in which a motion of this kind has been put to the vote and not been decided."""
    sitting = body(rules)
    procedure = next(p for p in kinds(rules) if p.kind == kind)
    sitting("motion We mend the roof by Ann second Bo")
    if procedure.effect in {Effect.TAKE_FROM_TABLE, Effect.RECONSIDER}:
        sitting("table" if procedure.effect is Effect.TAKE_FROM_TABLE else "vote by hands")
        sitting("count for 5 against 0", "close vote")
    if procedure.effect is Effect.OPEN_LIST:
        sitting("close list")
    if f"in order: procedural {kind} " not in sitting("motions"):
        sitting("withdraw")
    said = "" if procedure.effect is Effect.CLOSE_DEBATE else SAID.get(procedure.asks, "")
    sitting.ok(f"procedural {kind} {said} by Cy second Dee")
    sitting.ok("vote by hands")
    sitting.ok("count for 5 against 0")
    return sitting


def parts(meeting: Meeting, mine: int) -> dict[str, Any]:
    """All of a meeting but its votes and the procedural motion `mine` itself."""
    motions = [replace(m, debated=True) for m in meeting.motions if m.number != mine]
    kept = {
        name: getattr(meeting, name)
        for name in meeting.__struct_fields__
        if name not in {"votes", "motions", "recesses", "items"}
    }
    items = {name: replace(state, spans=()) for name, state in meeting.items.items()}
    return {**kept, "motions": motions, "items": items}


@pytest.mark.parametrize(("rules", "kind"), CASES)
@pytest.mark.parametrize("how", ["recount for 0 against 5", "annul vote : mistake", "undo"])
def test_a_procedural_motion_that_does_not_stand_has_done_nothing(
    rules: str, kind: str, how: str
) -> None:
    sitting = moved(rules, kind)
    open_vote = sitting.meeting
    mine = open_vote.motions[-1].number
    sitting.ok("close vote")
    assert sitting.meeting.motions[mine - 1].status is MotionStatus.CARRIED
    sitting.ok(how)
    assert parts(sitting.meeting, mine) == parts(open_vote, mine)


@pytest.mark.parametrize(("rules", "kind"), CASES)
def test_carried_lost_and_carried_again_is_carried(rules: str, kind: str) -> None:
    sitting = moved(rules, kind)
    mine = sitting.meeting.motions[-1].number
    sitting.ok("close vote")
    once = parts(sitting.meeting, mine)
    sitting.ok("recount for 0 against 5")
    sitting.ok("recount for 5 against 0")
    assert parts(sitting.meeting, mine) == once
    again = Timeline(sitting.session.timeline.recorded)
    assert again.meeting == sitting.session.timeline.meeting


@pytest.fixture
def club() -> Sitting:
    return body("roberts")


@pytest.fixture
def carries(club: Sitting) -> Callable[[str], str]:
    def carried(line: str) -> str:
        if club.meeting.pending_motion is None:
            club.ok("motion We mend the roof by Ann second Bo")
        club.ok(f"procedural {line} by Cy second Dee")
        club("vote by hands", "count for 5 against 0")
        return club.ok("close vote")

    return carried


def test_what_was_decided_again_since_stays_and_is_named(club, carries) -> None:
    carries("limit 1m")
    carries("limit 2m")
    assert club.meeting.items["i1"].turn_limit == 120
    club("undo", "undo", "undo", "undo")
    assert club.meeting.items["i1"].turn_limit == 60
    # somebody closes the list by hand, then opens it: the vote that closed it has nothing to undo
    carries("limit 3m")
    assert "speeches are limited to 1:00" in club.ok("recount for 0 against 5")


def test_the_list_that_the_chair_opened_since_stays_open(club) -> None:
    plain = body("plain")
    plain("procedural close-list by Cy", "vote by hands", "count for 5 against 0", "close vote")
    plain("open list")
    assert "stays as it is" in plain.ok("recount for 0 against 5")
    assert not plain.meeting.items["i1"].list_closed


def test_a_speech_that_was_ended_is_named(club, carries) -> None:
    club("motion We mend the roof by Ann second Bo")
    club("procedural close-debate by Cy second Dee", "call Eli", "vote by hands")
    club("count for 5 against 0")
    assert "Eli Orr" in club.ok("close vote")
    assert "a speech was ended" in club.ok("recount for 0 against 5")


def test_a_recess_that_was_decided_by_mistake_ends_with_the_mistake(club, carries) -> None:
    carries("recess 10m")
    assert club.meeting.phase is Phase.PAUSED
    assert "the meeting goes on" in club.ok("recount for 0 against 5")
    assert club.meeting.phase is Phase.OPEN
    carries("recess 10m")
    club("resume")
    assert "the recess is over" in club.ok("recount for 0 against 5")


def test_more_time_that_was_used_since_is_still_taken_back(club, carries) -> None:
    before = club.meeting.items["i1"].plan
    carries("extend 10m")
    club("extend 3m")
    assert "10:00 less for item 1" in club.ok("recount for 0 against 5")
    plan = club.meeting.items["i1"].plan
    assert (plan.max_seconds or 0) - (before.max_seconds or 0) == 180


def test_a_carried_motion_to_adjourn_waits_for_the_chair(club, carries) -> None:
    assert "`adjourn` closes the meeting" in carries("adjourn")
    assert club.meeting.phase is Phase.OPEN
    assert "lost" in club.ok("recount for 2 against 3")
    assert "`adjourn`" in club.ok("undo")
    assert "the meeting is closed" in club("adjourn")


def test_a_close_is_taken_back_and_the_meeting_goes_on(club, carries) -> None:
    carries("adjourn")
    club("adjourn")
    assert club.meeting.phase is Phase.CLOSED
    assert "closed" in club.refused("recount for 2 against 3")
    assert "taken back" in club.ok("undo")
    assert club.meeting.phase is Phase.OPEN
    assert "lost" in club.ok("recount for 2 against 3")
    club.ok("note Tea was served")
    assert "closed" not in club.ok("status")


def test_the_parts_that_a_reversal_reads_survive_the_journal(club, carries) -> None:
    carries("limit 1m")
    lines = [msgspec.json.decode(msgspec.json.encode(line)) for line in
             club.session.timeline.recorded]  # fmt: skip
    assert lines[-1]["event"]["type"] == "SpeechesLimited"
    assert "usual length" in club.ok("recount for 0 against 5")
