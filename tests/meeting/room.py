"""A body of eight in a room whose clock is moved by hand, and the words to run its meeting."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from facilitator.clock import HandClock
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda, Item, Order, Plan, Role, RosterEntry
from facilitator.meeting.events import MeetingPrepared, Recorded
from facilitator.meeting.floor import Entry, SpeechClass, Turn
from facilitator.meeting.gate import unfinished
from facilitator.meeting.names import resolve
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.order import arranged
from facilitator.meeting.people import Person, Presence
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused
from facilitator.meeting.rules import Counts, Requirement, parse_requirement
from facilitator.meeting.state import Meeting
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.votes import Choice, Method, Vote
from facilitator.meeting.zone import Zone
from facilitator.session import MemoryJournal, Session
from facilitator.words import Words

HANOI = dt.timezone(dt.timedelta(hours=7))
START = dt.datetime(2026, 11, 23, 19, 30, tzinfo=HANOI)
MINUTE = 60

VOTERS = ("Ann", "Bob", "Cat", "Dan", "Eve", "Fay")
"""Six who vote; Guy is on probation and Hal is a guest: both speak and do not vote."""

PEOPLE = (
    RosterEntry(name="Ann", role=Role.CHAIR, group="east"),
    RosterEntry(name="Bob", role=Role.SECRETARY, group="west"),
    RosterEntry(name="Cat", group="east"),
    RosterEntry(name="Dan", group="west"),
    RosterEntry(name="Eve", group="east"),
    RosterEntry(name="Fay", group="east"),
    RosterEntry(name="Guy", group="west", role=Role.PROBATIONARY, voting=False),
    RosterEntry(name="Hal", role=Role.GUEST, voting=False),
)


def lasting(low: int | None = None, high: int | None = None) -> Plan:
    """A plan in minutes."""
    if low is None:
        return Plan()
    return Plan(min_seconds=low * MINUTE, max_seconds=(high or low) * MINUTE)


def items(*plans: Plan | tuple[str, Plan] | tuple[str, Plan, dict[str, Any]]) -> tuple[Item, ...]:
    """Items numbered 1, 2, ..., or with the numbers given: `3.1` lies below `3`."""
    made = []
    for place, given in enumerate(plans, start=1):
        number, plan, more = str(place), given, {}
        if isinstance(given, tuple):
            number, plan, *rest = given
            more = rest[0] if rest else {}
        level = number.count(".") + 1
        made.append(
            Item(
                id=f"i{place}",
                number=number,
                title=f"Item {number}",
                level=level,
                plan=plan,
                **more,
            )
        )
    return tuple(made)


def agenda(*plans: Any, people: tuple[RosterEntry, ...] = PEOPLE, **more: Any) -> Agenda:
    """An agenda of the body; three items of 15, 30 and 3 minutes when none are given."""
    given = items(*plans) if plans else items(lasting(15), lasting(30), lasting(3))
    return Agenda(title="A meeting", items=given, people=people, **more)


class Room:
    """A session, driven by names."""

    def __init__(
        self,
        given: Agenda | None = None,
        *,
        start: dt.datetime = START,
        opened: bool = True,
        zone: Zone | None = None,
    ) -> None:
        self.clock = HandClock(start)
        self.journal = MemoryJournal()
        prepared = MeetingPrepared.of(
            meeting="m1", agenda=given or agenda(), program="test", zone=zone
        )
        self.session = Session.prepare(prepared, self.journal, self.clock)
        if opened:
            self.everybody_present()
            self.do(c.OpenMeeting())

    # what is

    @property
    def meeting(self) -> Meeting:
        return self.session.meeting

    @property
    def now(self) -> dt.datetime:
        return self.session.now()

    @property
    def open_item(self) -> str | None:
        return self.meeting.item.number if self.meeting.item else None

    @property
    def speaker(self) -> str | None:
        speech = self.meeting.speech
        return self.meeting.name_of(speech.person) if speech else None

    @property
    def speech(self) -> Turn:
        assert self.meeting.speech is not None
        return self.meeting.speech

    @property
    def waiting(self) -> list[str]:
        return [self.meeting.name_of(entry.person) for entry in arranged(self.meeting)]

    @property
    def classes(self) -> list[tuple[str, str]]:
        return [
            (self.meeting.name_of(entry.person), entry.speech_class.value)
            for entry in arranged(self.meeting)
        ]

    @property
    def vote(self) -> Vote:
        return self.meeting.votes[-1]

    @property
    def turns(self) -> list[tuple[str, int]]:
        return [(self.meeting.name_of(t.person), t.net()) for t in self.meeting.turns]

    @property
    def unfinished(self) -> list[str]:
        return [english(phrase) for phrase in unfinished(self.meeting, self.now)]

    def person(self, name: str) -> Person:
        (found,) = resolve(self.meeting.people.values(), name)
        return found

    def id(self, name: str) -> str:
        return self.person(name).id

    def item(self, number: str) -> Item:
        return next(item for item in self.meeting.agenda.items if item.number == number)

    def entry(self, name: str) -> Entry:
        return next(e for e in arranged(self.meeting) if e.person == self.id(name))

    @property
    def entry_of_nobody(self) -> Entry:
        return next(e for e in arranged(self.meeting) if e.person is None)

    # what is done

    def do(self, command: c.Command) -> tuple[Recorded, ...]:
        return self.session.do(command)

    def told(self, command: c.Command) -> str:
        """What the act was, in English."""
        return english(self.session.told(self.do(command)))

    def refused(self, command: c.Command) -> str:
        """The sentence that refuses an act, in English; nothing has changed."""
        before, lines = self.meeting, len(self.journal.lines)
        foreseen = self.session.refusal(command)
        with pytest.raises(Refused) as refused:
            self.do(command)
        assert foreseen is not None
        assert foreseen.reason == refused.value.reason
        assert self.meeting is before
        assert len(self.journal.lines) == lines
        return english(refused.value.reason)

    def asks_first(self, command: c.Command) -> str:
        """The question that is asked before the act; it is not yet done."""
        refusal = self.session.refusal(command)
        assert isinstance(refusal, NeedsConfirmation), refusal
        return english(refusal.reason)

    def wait(self, *, minutes: int = 0, seconds: int = 0) -> None:
        self.clock.advance(minutes * MINUTE + seconds)

    def everybody_present(self) -> None:
        if self.meeting.people:
            self.do(c.MarkPresence(people=(), presence=Presence.PRESENT))

    def mark(self, presence: Presence, *names: str, reason: str | None = None) -> None:
        people = tuple(self.id(name) for name in names)
        self.do(c.MarkPresence(people=people, presence=presence, reason=reason))

    def leaves(self, *names: str) -> None:
        self.mark(Presence.LEFT, *names)

    def ask(self, *names: str, to: str = "plain", rank: int = 0) -> None:
        for name in names:
            self.do(c.AskFloor(person=self.id(name), speech_class=SpeechClass(to), rank=rank))

    def call(self, name: str | None = None) -> str | None:
        entry = self.entry(name).id if name else None
        self.do(c.CallNext(entry=entry))
        return self.speaker

    def call_out(self, name: str) -> None:
        self.do(c.CallPerson(person=self.id(name)))

    def finish(self) -> None:
        self.do(c.FinishSpeech())

    def speaks(self, name: str, seconds: int, *, to: str = "plain") -> None:
        """Ask, be called, speak for so long and finish."""
        self.ask(name, to=to)
        self.call(name)
        self.wait(seconds=seconds)
        self.finish()

    def move(self, name: str, place: int) -> None:
        self.do(c.MoveEntry(entry=self.entry(name).id, place=place))

    def order(self, order: Order) -> None:
        if self.meeting.order is not order:
            self.do(c.SetOrder(order=order))

    def next(self, *, really: bool = False) -> str | None:
        self.do(c.NextItem(confirmed=really))
        return self.open_item

    def take_up(self, number: str, *, really: bool = False) -> None:
        self.do(c.OpenItem(item=self.item(number).id, confirmed=really))

    def pause(self) -> None:
        self.do(c.PauseMeeting())

    def resume(self) -> None:
        self.do(c.ResumeMeeting())

    def undo(self, times: int = 1) -> None:
        for _ in range(times):
            self.do(c.Undo())

    def redo(self, times: int = 1) -> None:
        for _ in range(times):
            self.do(c.Redo())

    def moves(self, text: str = "We act", **more: Any) -> None:
        self.do(c.MoveMotion(text=text, **more))

    def opens_vote(
        self,
        text: str | None = "We act",
        *,
        by: Method = Method.HANDS,
        needs: str | Requirement | None = None,
    ) -> Vote:
        requirement = parse_requirement(needs) if isinstance(needs, str) else needs
        self.do(c.OpenVote(text=text, method=by, requirement=requirement))
        return self.vote

    def counts(self, for_: int = 0, against: int = 0, abstain: int = 0, invalid: int = 0) -> None:
        self.do(
            c.StateCount(
                counts=Counts(for_=for_, against=against, abstain=abstain, invalid=invalid)
            )
        )

    def closes_vote(self) -> Vote:
        self.do(c.CloseVote())
        return self.vote

    def cast(self, choice: str, *names: str) -> None:
        for name in names:
            self.do(c.CastVote(person=self.id(name), choice=Choice(choice)))

    def note(self, text: str, kind: NoteKind = NoteKind.NOTE) -> None:
        self.do(c.TakeNote(kind=kind, text=text))

    def read_again(self) -> Meeting:
        """The meeting as a program would find it that reads the journal from its beginning."""
        return Timeline(self.journal.lines).meeting


def english(phrase: Phrase) -> str:
    return Words("en")(phrase)
