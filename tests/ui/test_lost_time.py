"""A record opened again on the screen: which clock holds is asked, and answered by a key."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from facilitator.clock import HandClock
from facilitator.lost_time import keep_time
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, Plan, RosterEntry
from facilitator.meeting.events import MeetingPrepared
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.timeline import Timeline
from facilitator.session import MemoryJournal, Session
from facilitator.ui.app import FacilitatorApp
from facilitator.ui.dialogs.lost import LostTimeDialog
from facilitator.words import Words

START = dt.datetime(2026, 11, 23, 19, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))
HOUR = 3600


class LiveClock:
    """The clock of a computer, put where the test wants it."""

    def __init__(self, now: dt.datetime) -> None:
        self.instant = now
        self.asleep = 0

    def now(self) -> dt.datetime:
        return self.instant


def resumed(after: dt.timedelta) -> Session:
    """A meeting of ten minutes, and a new program so long after its opening."""
    agenda = Agenda(
        title="Allotments",
        items=(
            Item(id="i1", number="1", title="Fence", plan=Plan(min_seconds=900, max_seconds=900)),
        ),
        people=(RosterEntry(name="Ada Moss"), RosterEntry(name="Ben Ruhl")),
    )
    journal, clock = MemoryJournal(), HandClock(START)
    first = Session.prepare(
        MeetingPrepared.of(meeting="m", agenda=agenda, program="0"), journal, clock
    )
    first.do(c.OpenMeeting())
    clock.advance(600)
    first.do(c.TakeNote(kind=NoteKind.NOTE, text="the posts are rotten"))
    session = Session(Timeline(journal.lines), journal, LiveClock(START + after))
    keep_time(session)
    return session


@asynccontextmanager
async def shown(session: Session, language: str = "en") -> AsyncIterator[Pilot[None]]:
    app = FacilitatorApp(session, Words(language))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot


def elapsed(session: Session) -> int:
    return session.meeting.elapsed("i1", session.now())


@pytest.mark.parametrize(
    ("after", "key", "lasted"),
    [
        (dt.timedelta(hours=1), "enter", HOUR),
        (dt.timedelta(hours=1), "escape", HOUR),
        (dt.timedelta(hours=1), "r", 600),
        (dt.timedelta(hours=1), "l", 600),
        (dt.timedelta(days=400), "enter", 600),
        (dt.timedelta(days=400), "escape", 600),
        (dt.timedelta(days=400), "r", 600),
        (dt.timedelta(days=400), "c", 400 * 24 * HOUR),
        (-dt.timedelta(hours=2), "enter", 600),
        (-dt.timedelta(hours=2), "escape", 600),
    ],
)
async def test_a_key_says_how_the_time_counts(after: dt.timedelta, key: str, lasted: int) -> None:
    session = resumed(after)
    async with shown(session) as pilot:
        assert isinstance(pilot.app.screen, LostTimeDialog)
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(pilot.app.screen, LostTimeDialog)
        assert elapsed(session) == lasted
        session.clock.instant += dt.timedelta(minutes=1)  # type: ignore[attr-defined]
        assert elapsed(session) == lasted + 60, "the time runs on"
    assert Timeline(session.timeline.recorded).meeting == session.timeline.meeting


async def test_while_it_is_asked_nothing_has_lasted_for_years() -> None:
    session = resumed(dt.timedelta(days=4506))
    async with shown(session):
        assert elapsed(session) == 600


async def test_the_time_can_be_typed() -> None:
    session = resumed(-dt.timedelta(hours=2))
    async with shown(session) as pilot:
        await pilot.press(*"19:35", "enter")
        assert isinstance(pilot.app.screen, LostTimeDialog), "before the last act"
        await pilot.press(*["backspace"] * 5, *"19:50", "enter")
        await pilot.pause()
        assert f"{session.now():%H:%M}" == "19:50"
        assert elapsed(session) == 20 * 60


async def test_a_start_at_once_asks_nothing() -> None:
    session = resumed(dt.timedelta(minutes=11))
    async with shown(session) as pilot:
        assert not isinstance(pilot.app.screen, LostTimeDialog)


async def test_a_computer_that_slept_is_asked_about_when_it_wakes() -> None:
    session = resumed(dt.timedelta(minutes=11))
    async with shown(session, "vi") as pilot:
        clock = session.clock
        clock.instant += dt.timedelta(minutes=30)  # type: ignore[attr-defined]
        clock.asleep = 1800  # type: ignore[attr-defined]
        pilot.app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(pilot.app.screen, LostTimeDialog)
        heading = str(pilot.app.screen.query_one("#heading").render())
        assert heading == "Máy đã ngủ từ 19:41 đến 20:11."
        await pilot.press("r")
        await pilot.pause()
        assert elapsed(session) == 11 * 60
        pilot.app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert not isinstance(pilot.app.screen, LostTimeDialog)
