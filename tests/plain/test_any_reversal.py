"""Whatever is done between a vote and its reversal, the record holds and nothing is half undone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.agenda_file import parse_agenda
from facilitator.meeting.motions import MotionStatus, waits_for_part
from facilitator.meeting.state import Meeting
from facilitator.meeting.timeline import Timeline
from facilitator.record.codec import encode_line, open_frame, read_frame

from .conftest import Sitting

AGENDA = """---
title: Garden club
rules: {rules}
members: [Ada Holm, Ben Ruiz, Cora Lind, Duc Tran, Eve Okoro]
---
## 1. Hedges (20m)
## 2. Ponds
## 3. Sheds (5m)
"""
MOVED = (
    "limit 1m", "extend 5m", "close-list", "recess 5m", "close-debate", "table", "postpone Friday",
    "refer the board", "vote-by ballot", "reorder 3", "divide Cut it; Burn it", "moderated 6m 45s",
    "drop", "object", "adjourn", "open-list",
)  # fmt: skip
SINCE = (
    "next", "item 1", "pause", "resume", "open list", "close list", "extend 3m", "replan",
    "queue Eve", "queue Duc", "call", "call Cora", "finish", "motion Cut it all by Eve second Ben",
    "amend Cut some by Duc second Ben", "withdraw", "table", "refer the board", "take 1",
    "divide Cut; Burn", "procedural limit 2m by Eve second Ben", "defer 2", "undo", "redo",
    "adjourn", "note A word",
)  # fmt: skip


def begun(rules: str, line: str, count: str) -> tuple[Sitting, int]:
    agenda = parse_agenda(AGENDA.format(rules=rules), name="a.md", folder=None).agenda
    sitting = Sitting(agenda)
    sitting("present all", "open", "queue Duc", "call", "queue Eve")
    sitting("motion Cut and burn it by Ada second Ben")
    sitting(f"procedural {line} by Ben second Cora")
    number = len(sitting.meeting.motions)
    sitting("vote by hands", f"count for {count} abstain 0", "close vote")
    return sitting, number


def folded(sitting: Sitting) -> Meeting:
    """Return the meeting as its journal would be read."""
    lines = (encode_line(line, "0" * 64, 0) for line in sitting.session.timeline.recorded)
    return Timeline(read_frame(open_frame(line)) for line in lines).meeting


def pending(meeting: Meeting) -> list[int]:
    """Return the main motions of the open item that are to be decided next."""
    return [
        m.number
        for m in meeting.motions
        if m.is_main and m.status.is_pending and m.item == meeting.current
        if not waits_for_part(meeting.motions, m)
    ]


def decided_parts(meeting: Meeting) -> dict[str, Any]:
    """Return what a procedural motion may have decided, where nothing else was done with it."""
    return {
        "phase": meeting.phase,
        "next": meeting.next_up,
        "items": {
            item: (s.plan, s.extended, s.list_closed, s.turn_limit, s.limited_until)
            for item, s in meeting.items.items()
        },
        "first": (meeting.motions[0].status.is_pending, meeting.motions[0].text),
    }


any_rules = st.sampled_from(["plain", "roberts", "model-un"])
any_acts = st.lists(st.sampled_from(SINCE), max_size=5)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(rules=any_rules, line=st.sampled_from(MOVED), acts=any_acts, annuls=st.booleans())
def test_any_reversal(rules: str, line: str, acts: list[str], *, annuls: bool) -> None:
    sitting, number = begun(rules, line, "5 against 0")
    answers = [sitting(act).split(":")[0].split()[0] for act in acts]
    before = sitting.meeting
    reversal = "annul vote : a mistake" if annuls else "recount for 0 against 5 abstain 0"
    answer = sitting(reversal)
    assert folded(sitting) == sitting.meeting
    if answer.startswith("refused"):
        assert sitting.meeting == before
        return
    after = sitting.meeting
    motion = after.motions[number - 1] if number <= len(after.motions) else None
    if motion is not None and motion.number == number and motion.procedure:
        assert motion.status is not MotionStatus.CARRIED
    assert after.effect is None
    assert len(pending(after)) <= max(1, len(pending(before))), answer
    sitting.ok("undo")
    assert sitting.meeting == before
    sitting.ok("redo")
    assert sitting.meeting == after
    if not annuls and "undo" not in acts and "redo" not in acts:
        _as_if_lost(rules, line, acts, answers, after)


def _as_if_lost(rules: str, line: str, acts: list[str], answers: list[str], after: Meeting) -> None:
    """Compare with the meeting in which the vote was lost from the beginning.

    Only where the acts since were answered alike, and led to the same item.
    """
    lost, _ = begun(rules, line, "0 against 5")
    if [lost(act).split(":")[0].split()[0] for act in acts] != answers:
        return
    if lost.meeting.current == after.current and len(lost.meeting.votes) == len(after.votes):
        assert decided_parts(after) == decided_parts(lost.meeting)
