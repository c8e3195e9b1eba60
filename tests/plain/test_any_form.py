"""Everything that the help shows can be typed at any time: one answer, and the record is whole."""

from __future__ import annotations

import re
from random import Random

import pytest

from facilitator.meeting.state import Phase
from facilitator.meeting.text import clean
from facilitator.plain.usage import FORMS
from tests.meeting.any_body import BODIES
from tests.meeting.wholeness import record_is_whole, whole

from .conftest import Sitting
from .typist import Typist

LINES = 350
LAST = {"adjourn", "quit"}
HELD_BACK = {
    "annul",
    "withdraw",
    "table",
    "refer",
    "pause",
    "defer",
    "skip",
    "next",
    "item",
    "undo",
}


@pytest.mark.parametrize("body", sorted(BODIES))
@pytest.mark.parametrize("number", range(2))
def test_a_meeting_is_typed_by_somebody_who_tries_everything(body: str, number: int) -> None:
    dice = Random(f"{body} {number}")  # noqa: S311 - dice, not a secret
    sitting, typist = Sitting(BODIES[body]), Typist(dice)
    sitting("present all", "open")
    answered = {"ok": 0, "refused:": 0, "error:": 0}
    for count in range(LINES):
        clock = f"[+{count}] " if dice.random() < 0.01 else ""
        line = clock + next_line(sitting, typist, dice)
        answered[answer_to(sitting, line)] += 1
        sitting.clock.advance(dice.choice((0, 0, 3, 40)))
        whole(sitting.meeting, sitting.session.now())
        if count % 70 == 69:
            record_is_whole(sitting.session.timeline)
    # a carried motion to adjourn may have closed it
    assert sitting.meeting.phase is Phase.CLOSED or answer_to(sitting, "adjourn") == "ok"
    record_is_whole(sitting.session.timeline)
    assert answered["ok"] > 30
    assert answered["refused:"] > 30


def next_line(sitting: Sitting, typist: Typist, dice: Random) -> str:
    meeting = sitting.meeting
    if meeting.phase is Phase.PAUSED:
        return "resume"
    is_open = meeting.open_vote or meeting.open_election
    if dice.random() < (0.6 if is_open else 0.25):
        return typist.likely(meeting)
    verb = dice.choice([verb for verb in FORMS if verb not in LAST])
    return typist.line(meeting, verb if verb not in HELD_BACK or dice.random() < 0.3 else "queue")


def answer_to(sitting: Sitting, line: str) -> str:
    """Type a line, and return the first word of its answer; only after ok is anything done."""
    before = len(sitting.session.timeline.recorded)
    said = [part for part in sitting(line).splitlines() if not part.startswith("  ")]
    if not said:
        assert not clean(line.partition("#")[0]).strip('"'), line
        return "ok"
    (answer,) = said
    word = answer.split(" ", 1)[0]
    assert word in {"ok", "refused:", "error:"}, answer
    assert answer.isprintable()
    assert not re.search(r"\{\w+\}", answer.replace("{x}", "")), answer
    if word != "ok":
        assert len(sitting.session.timeline.recorded) == before
        assert len(answer.split(" ", 1)[1]) > 10
    return word
