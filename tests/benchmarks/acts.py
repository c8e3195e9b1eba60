"""Whether an act costs the same however many there were before it.

Run it with `python -m tests.benchmarks.acts`. Acts early and late in a long meeting are timed in
turn on two sessions; the figure to quote is the ratio of the medians. The minutes of ten times as
many acts should take about ten times as long.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable

from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, RosterEntry
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.record.minutes import minutes
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words

START = dt.datetime(2026, 11, 23, 19, tzinfo=dt.timezone(dt.timedelta(hours=7)))
PEOPLE = 25


def meeting_after(acts: int) -> Session:
    """Return a session in which so many acts have happened."""
    agenda = Agenda(
        title="Long",
        items=(Item(id="i1", number="1", title="Everything"),),
        people=tuple(RosterEntry(name=f"Member {n}") for n in range(PEOPLE)),
    )
    prepared = MeetingPrepared.of(meeting="m", agenda=agenda, program="0")
    session = Session.prepare(prepared, MemoryJournal(), HandClock(START))
    session.do(c.MarkPresence(people=(), presence=Presence.PRESENT))
    session.do(c.OpenMeeting())
    round_ = 0
    while session.timeline.next_act < acts:
        speak(session, round_)
        round_ += 1
    return session


def speak(session: Session, round_: int) -> None:
    """Let somebody ask, speak and be noted: four acts."""
    clock = session.clock
    assert isinstance(clock, HandClock)
    session.do(c.AskFloor(person=f"p{round_ % PEOPLE + 1}"))
    session.do(c.CallNext())
    clock.advance(40)
    session.do(c.TakeNote(kind=NoteKind.NOTE, text="as said before"))
    session.do(c.FinishSpeech())


def best(act: Callable[[], object]) -> float:
    """Return the shortest of three runs in milliseconds."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        act()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def main() -> None:
    """Print the cost of four acts early and late, and late of an undo and of the minutes."""
    early, late = meeting_after(100), meeting_after(20_000)
    pairs: list[tuple[float, float]] = []
    for round_ in range(200):
        took = []
        for session in (early, late):
            began = time.perf_counter()
            speak(session, round_)
            took.append(time.perf_counter() - began)
        pairs.append((took[0], took[1]))
    first, last = (statistics.median(side) * 1e6 / 4 for side in zip(*pairs, strict=True))
    print(
        f"an act after 100 acts: {first:.0f} us; after 20,000: {last:.0f} us: {last / first:.2f} x"
    )
    began = time.perf_counter()
    late.do(c.Undo())
    print(f"undo after 20,000 acts: {(time.perf_counter() - began) * 1000:.0f} ms")
    short, long = (
        best(lambda: minutes(session.timeline, Words("en"), appendix=False))  # noqa: B023 - at once
        for session in (meeting_after(2_000), late)
    )
    print(
        f"minutes after 2,000 acts: {short:.0f} ms; after 20,000: {long:.0f} ms: "
        f"{long / short:.1f} x"
    )


if __name__ == "__main__":
    main()
