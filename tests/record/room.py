"""A small body in session, for the tests of what lasts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, Plan, Role, RosterEntry
from facilitator.meeting.author import Author
from facilitator.meeting.events import MeetingPrepared, Recorded
from facilitator.meeting.names import resolve
from facilitator.meeting.people import Presence
from facilitator.meeting.timeline import Timeline
from facilitator.session import Journal, MemoryJournal, Session

HANOI = dt.timezone(dt.timedelta(hours=7))
START = dt.datetime(2026, 11, 23, 19, 30, tzinfo=HANOI)


def item(number: int, title: str, *, low: int | None = None, high: int | None = None) -> Item:
    plan = Plan() if low is None else Plan(min_seconds=low * 60, max_seconds=(high or low) * 60)
    return Item(id=f"i{number}", number=str(number), title=title, plan=plan)


AGENDA = Agenda(
    title="Branch meeting",
    body="The Ferry Lane branch",
    place="Village hall",
    date="2026-11-23",
    time="19:30",
    chair="Ann Lee",
    secretary="Bo Carr",
    items=(
        item(1, "News of the month", low=10),
        item(2, "Next month's tasks", low=20, high=30),
        item(3, "Any other business"),
    ),
    people=(
        RosterEntry(name="Ann Lee", role=Role.CHAIR, group="east"),
        RosterEntry(name="Bo Carr", role=Role.SECRETARY, group="west"),
        RosterEntry(name="Cy Dunn", group="east"),
        RosterEntry(name="Di Ek", group="west"),
        RosterEntry(name="Eve Fox", role=Role.PROBATIONARY, voting=False),
        RosterEntry(name="Guy Holt", role=Role.GUEST, voting=False),
    ),
)


class Room:
    """A session whose clock is moved by hand."""

    def __init__(
        self,
        agenda: Agenda = AGENDA,
        journal: Journal | None = None,
        start: dt.datetime = START,
        name: str = "2026-11-23-test-1",
    ) -> None:
        self.clock = HandClock(start)
        self.journal = journal or MemoryJournal()
        prepared = MeetingPrepared.of(meeting=name, agenda=agenda, program="test")
        first = Recorded(seq=1, at=start, by=Author(name="bo"), act=1, event=prepared)
        self.journal.append((first,))
        self.session = Session(Timeline([first]), self.journal, self.clock, by=Author(name="bo"))
        self.acts: list[tuple[Recorded, ...]] = [tuple(self.session.timeline.recorded)]

    def do(self, *wishes: c.Command) -> Room:
        for wish in wishes:
            self.acts.append(self.session.do(wish))
        return self

    def wait(self, minutes: int = 0, seconds: int = 0) -> Room:
        self.clock.advance(minutes * 60 + seconds)
        return self

    def who(self, name: str) -> str:
        (person,) = resolve(self.session.meeting.people.values(), name)
        return person.id

    def present(self, *names: str) -> Room:
        people = tuple(self.who(name) for name in names)
        return self.do(c.MarkPresence(people=people, presence=Presence.PRESENT))

    def speaks(self, name: str, seconds: int, note: str | None = None) -> Room:
        self.do(c.AskFloor(person=self.who(name), note=note), c.CallNext())
        return self.wait(seconds=seconds).do(c.FinishSpeech())


def open_room(folder: Path) -> Room:
    from facilitator.record.journal import open_journal

    journal, _ = open_journal(folder)
    return Room(journal=journal)
