"""The same words mean the same on the screen and in line mode."""

from __future__ import annotations

import pytest

from facilitator.ui.dialogs.adjourn import AdjournDialog
from facilitator.ui.dialogs.concern import ConcernDialog
from facilitator.ui.dialogs.count import CountDialog
from facilitator.ui.dialogs.task import TaskDialog


@pytest.mark.parametrize(
    "words",
    [
        "Lan : buy chairs until Friday",
        "Lan : buy chairs by 25/12",
        "Lan : mua ghế trước thứ sáu tuần sau",
        "Lan : wait by the door",
        ": buy chairs due tomorrow",
        "Lan: call at 19:30",
    ],
)
async def test_a_task(doors, words):
    dialog = TaskDialog(doors.sitting.meeting, doors.words, doors.sitting.clock.now())
    assert await doors.screen(dialog, words) == doors.line(f"task {words}")


async def test_a_task_that_is_due_in_the_past(doors, play):
    words = "Lan : buy chairs until 2020-01-01"
    dialog = TaskDialog(doors.sitting.meeting, doors.words, doors.sitting.clock.now())
    stage = await play(dialog, words, "@enter")
    assert stage.answers == []
    assert doors.sitting.refused(f"task {words}") in stage.seen


async def test_a_concern(doors):
    dialog = ConcernDialog(doors.sitting.meeting, doors.words)
    words = "Lan : who pays : the branch?"
    assert await doors.screen(dialog, words) == doors.line(f"concern {words}")


@pytest.mark.parametrize("words", ["Friday", "in two weeks", "thứ sáu tuần sau", "3/12"])
async def test_the_next_meeting(doors, words):
    meeting = doors.sitting.meeting
    dialog = AdjournDialog(meeting, doors.words, (), doors.sitting.clock.now())
    assert await doors.screen(dialog, words) == doors.line(f"adjourn to {words}")


async def test_a_next_meeting_that_cannot_be(doors, play):
    for words, answer in (("2020-01-01", "refused"), ("some day", "error")):
        dialog = AdjournDialog(doors.sitting.meeting, doors.words, (), doors.sitting.clock.now())
        stage = await play(dialog, words, "@enter")
        assert stage.answers == []
        assert getattr(doors.sitting, answer)(f"adjourn to {words}") in stage.seen


@pytest.mark.parametrize(
    "words",
    [
        "3 2",
        "3 2 =",
        "for 3 against 2",
        "3 for, 2 against",
        "tán thành 3 không 2",
        "3 1 0 1",
    ],
)
async def test_a_count(doors, words):
    sitting = doors.sitting
    sitting("vote Tea by hands")
    dialog = CountDialog(doors.view, doors.do, doors.words, sitting.session.supposing)
    assert await doors.live(dialog, words) == doors.line(f"count {words}", "close vote")
