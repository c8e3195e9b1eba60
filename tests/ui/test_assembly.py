"""The heart of an assembly of 400 delegates by keys alone: amendments, a board, a ranked seat."""

from __future__ import annotations

import pytest
import scenes
from hands import Hands

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Item, RosterEntry

DISTRICTS = ("North", "South", "East", "West", "Coast", "Hills")
FEE = "The federation raises the fee to 20 euros."


def hall() -> scenes.Scene:
    """Return the assembly in session: 400 delegates in six districts, 394 of them there."""
    people = tuple(
        RosterEntry(name=f"Delegate {n:03}", group=DISTRICTS[n % 6]) for n in range(1, 401)
    )
    item = Item(
        id="i1",
        number="1",
        title="Fees and elections",
        plan=scenes.plan(60),
        motions=(scenes.PreparedMotion(text=FEE),),
    )
    agenda = scenes.Agenda(title="General assembly", items=(item,), people=people, language="en")
    scene = scenes.Scene(agenda).at("19:00")
    everybody = c.MarkPresence(people=(), presence=scenes.Presence.PRESENT)
    away = tuple(scene.id(n) for n in range(394, 400))
    gone = c.MarkPresence(people=away, presence=scenes.Presence.ABSENT)
    return scene.do(everybody, gone, c.OpenMeeting())


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_two_amendments_to_one_motion(stage, size):
    async with stage(hall(), size=size) as at:
        hands = Hands(at)
        await hands.type("m", "1", "@enter")
        await hands.type("m", "a", "@ctrl+u", 'replace "20 euros" with "18 euros"', "@enter")
        assert "18 euros" in hands.seen
        await hands.type("v", "@enter", "150 230 10", "@enter")
        assert at.meeting.votes[-1].result.value == "lost"
        assert FEE in at.meeting.pending_motion.text
        await hands.type("m", "a", "@backspace", ", members under 25 pay half.", "@enter")
        await hands.type("v", "@enter", "301 80 8", "@enter")
        await hands.type("v", "@enter", "270 110 9", "@enter")
        motions = [(m.amends, m.status.value, m.text) for m in at.meeting.motions]
        new = "The federation raises the fee to 20 euros, members under 25 pay half."
        assert motions == [
            (None, "carried", new),
            (1, "lost", 'replace "20 euros" with "18 euros"'),
            (1, "carried", new),
        ]
        assert [vote.present for vote in at.meeting.votes] == [394, 394, 394]
        assert "CARRIED" in hands.seen


async def test_a_board_of_seven_and_one_ranked_seat(stage):
    async with stage(hall(), size=(80, 24)) as at:
        hands = Hands(at)
        twelve = ", ".join(f"Delegate {n:03}" for n in range(1, 13))
        await hands.type("B", "Board", "@enter", "7", "@enter", twelve, "@enter", "@enter")
        await hands.type("@enter", "@enter")
        for line in ("abcdefg x90", "abchijk x130", "-ace x80", "hijkl x78", "! torn x4", "0 x8"):
            await hands.type(line, "@enter")
        assert "390 of 394 papers" in hands.seen
        await hands.type("@enter", "@enter")
        assert "✓ ELECTED" in hands.seen
        valid = {"abcdefg": 90, "abchijk": 130, "hijkl": 78}
        counted = [sum(valid[names] for names in valid if x in names) for x in "abcdefghijkl"]
        election = at.meeting.elections[0]
        assert [tally.votes for tally in election.outcome.tallies] == counted
        assert set(election.outcome.elected) == {1, 2, 3, 8, 9, 10, 11}
        assert "84 invalid" in hands.seen
        await hands.type("@escape")
        await hands.type("B", "Ombudsperson", "@enter", "@enter")
        await hands.type("Delegate 101, Delegate 102, Delegate 103", "@enter", "@enter", "7")
        await hands.type("@enter", "@enter")
        for line in ("abc x120", "ba x110", "cb x100"):
            await hands.type(line, "@enter")
        await hands.type("@enter", "@enter")
        (elected,) = at.meeting.elections[1].outcome.elected
        assert at.meeting.elections[1].candidate(elected).name == "Delegate 102"
