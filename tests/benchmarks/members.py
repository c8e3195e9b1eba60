"""Whether a key and a second at rest cost the same with 5,000 members as with 25.

Run it with `python -m tests.benchmarks.members`. Two screens take the same keys in turn, in one
process and without a terminal. The figures to quote are the ratios: of what happens between a key
and the moment at which the widgets have what they show, and of the whole with the painting.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import statistics
import time

from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, Plan, RosterEntry
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.people import Presence
from facilitator.session import MemoryJournal, Session
from facilitator.ui.actions import BY_ID
from facilitator.ui.app import FacilitatorApp
from facilitator.words import Words

START = dt.datetime(2026, 11, 23, 19, tzinfo=dt.timezone(dt.timedelta(hours=7)))
FEW, MANY = 25, 5_000
BLOCKS, ROUNDS = 3, 8
KEYS = ("next-speaker", "finish", "undo", "redo", "toggle-list", "toggle-list")
"""A round: each is an act, and leaves the next one in order."""


def room(members: int) -> Session:
    """Return an open meeting in which everybody is present, and some wait to speak."""
    agenda = Agenda(
        title="Assembly",
        items=tuple(
            Item(
                id=f"i{n}",
                number=str(n),
                title=f"Item {n}",
                plan=Plan(min_seconds=600, max_seconds=600),
            )
            for n in range(1, 9)
        ),
        people=tuple(
            RosterEntry(name=f"Member {n}", group=f"Ward {n % 9}") for n in range(1, members + 1)
        ),
    )
    prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0")
    session = Session.prepare(prepared, MemoryJournal(), HandClock(START))
    session.do(c.MarkPresence(people=(), presence=Presence.PRESENT))
    session.do(c.OpenMeeting())
    return session


class Screen:
    """A screen over a room; each block has a meeting of its own."""

    def __init__(self, members: int) -> None:
        self.members = members
        self.before_painting: list[float] = []
        self.whole: list[float] = []
        self.seconds: list[float] = []

    async def block(self) -> None:
        """Open a meeting, press the keys of some rounds, and leave again."""
        self._turn, self.session = 0, room(self.members)
        app = FacilitatorApp(self.session, Words("en"))
        async with app.run_test(size=(120, 36)):
            await asyncio.sleep(0.5)
            for _ in range(ROUNDS):
                await self._round(app)

    async def _round(self, app: FacilitatorApp) -> None:
        """Press the keys of a round, and let some seconds pass at rest."""
        screen, clock = app.screen, self.session.clock
        assert isinstance(clock, HandClock)
        self._turn += 1
        self.session.do(c.AskFloor(person=f"p{self._turn % FEW + 1}"))
        await asyncio.sleep(0.02)
        for key in KEYS:
            clock.advance(20)
            began = time.perf_counter()
            screen.desk.press(BY_ID[key])  # type: ignore[attr-defined]
            self.before_painting.append(time.perf_counter() - began)
            await painted(app)
            self.whole.append(time.perf_counter() - began)
        for _ in range(3):
            clock.advance(1)
            began = time.perf_counter()
            screen.refresh_times()  # type: ignore[attr-defined]
            self.seconds.append(time.perf_counter() - began)
            await painted(app)


async def painted(app: FacilitatorApp) -> None:
    """Wait until nothing is left to do: each widget and the screen have drawn."""
    for _ in range(3):
        await asyncio.sleep(0)
        done = asyncio.Event()
        app.screen.call_after_refresh(done.set)
        await done.wait()


def told(what: str, few: list[float], many: list[float]) -> None:
    """Print the medians in milliseconds, and their ratio."""
    one, other = statistics.median(few) * 1000, statistics.median(many) * 1000
    print(f"{what}: {other:.2f} ms with {MANY:,}, {one:.2f} ms with {FEW}: {other / one:.2f} x")


async def compare() -> None:
    """Let both screens take turns."""
    few, many = Screen(FEW), Screen(MANY)
    for _ in range(BLOCKS):
        for screen in (few, many):
            await screen.block()
    told("a key, before painting", few.before_painting, many.before_painting)
    told("a key, with painting", few.whole, many.whole)
    told("a second at rest", few.seconds, many.seconds)
    print(f"a second at rest: {statistics.median(many.seconds) * 100:.2f} % of a core")


if __name__ == "__main__":
    asyncio.run(compare())
