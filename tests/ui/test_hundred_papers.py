"""A hundred papers for seven of twelve names, typed by the shortest lines: keys for each paper."""

from __future__ import annotations

import random

import pytest
import scenes
from hands import Hands

from facilitator.meeting import commands as c

OPEN = ("@enter", "@enter")  # no more names; the rule as it stands


def ballots(seed: int, count: int = 100) -> list[tuple[int, ...]]:
    """Return papers for 7 of 12 names as they come out of a box: some full lists, some mixed."""
    random_ = random.Random(seed)  # noqa: S311 - papers of a test, the same each time
    lists = [tuple(sorted(random_.sample(range(1, 13), 7))) for _ in range(6)]
    found = []
    for _ in range(count):
        if random_.random() < 0.55:
            found.append(random_.choice(lists))
        else:
            found.append(tuple(sorted(random_.sample(range(1, 13), random_.randint(4, 7)))))
    return found


def letters(paper: tuple[int, ...]) -> str:
    return "".join("abcdefghijkl"[n - 1] for n in paper)


def shortest(paper: tuple[int, ...]) -> str:
    """Return the line with the fewest keys: the names marked, or those crossed out."""
    crossed = tuple(n for n in range(1, 13) if n not in paper)
    return min(letters(paper), f"-{letters(crossed)}", key=len)


def hall() -> scenes.Scene:
    people = tuple(scenes.RosterEntry(name=f"Delegate {n:03}") for n in range(1, 101))
    agenda = scenes.agenda()
    agenda = scenes.Agenda(title="Assembly", items=agenda.items, people=people, language="en")
    scene = scenes.Scene(agenda).at("19:00")
    everybody = c.MarkPresence(people=(), presence=scenes.Presence.PRESENT)
    return scene.do(everybody, c.OpenMeeting())


@pytest.mark.slow
@pytest.mark.parametrize("alike", [False, True], ids=["one by one", "alike ones together"])
async def test_a_hundred_papers_for_seven_of_twelve_names(stage, alike, record_property):
    papers_ = ballots(2026)
    lines = [shortest(paper) for paper in papers_]
    if alike:
        sums = {line: lines.count(line) for line in dict.fromkeys(lines)}
        lines = [f"{line} x{n}" if n > 1 else line for line, n in sums.items()]
    async with stage(hall(), size=(80, 24)) as at:
        hands = Hands(at)
        candidates = ", ".join(f"Delegate {n:03}" for n in range(1, 13))
        await hands.type("B", "The board", "@enter", "7", "@enter", candidates, "@enter", *OPEN)
        await hands.type("@enter")
        before = hands.strokes
        for line in lines:
            await hands.type(line, "@enter")
        mean = (hands.strokes - before) / 100
        record_property("keystrokes_per_ballot", mean)
        assert mean == sum(len(line) + 1 for line in lines) / 100
        assert mean < (5 if alike else 7.5)
        assert "100 of 100 papers" in hands.seen
        await hands.type("@enter", "@enter")
        votes = [tally.votes for tally in hands.election.outcome.tallies]
        assert votes == [sum(n in paper for paper in papers_) for n in range(1, 13)]
        assert len(hands.election.outcome.elected) == 7
