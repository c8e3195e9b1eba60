"""The one door to a live meeting: decide -> journal -> evolve -> tell the listeners."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command, Redo, Undo
from facilitator.meeting.decide import decide
from facilitator.meeting.events import ActRedone, ActUndone, Event, MeetingPrepared, Recorded
from facilitator.meeting.evolve import evolve
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused, joined, say
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timeline import Timeline


class Journal(Protocol):
    """Where events go before anybody sees their effect."""

    def append(self, lines: tuple[Recorded, ...]) -> None:
        """Make the events of one act durable, all or none, before returning."""

    def close(self) -> None:
        """Let go of the meeting."""


class Clock(Protocol):
    """What says the time."""

    def now(self) -> Instant:
        """Return the instant, cut to the second, with the local offset."""


class MemoryJournal:
    """A journal that lives as long as the program: for rehearsals and tests."""

    def __init__(self) -> None:
        self.lines: list[Recorded] = []

    def append(self, lines: tuple[Recorded, ...]) -> None:
        """Keep the events."""
        self.lines.extend(lines)

    def close(self) -> None:
        """Nothing to let go of."""


Listener = Callable[[tuple[Recorded, ...]], None]


class Session:
    """A live meeting: what it is now, what may be done, and the doing."""

    def __init__(
        self, timeline: Timeline, journal: Journal, clock: Clock, *, by: str | None = None
    ) -> None:
        self.timeline = timeline
        self.clock = clock
        self._journal = journal
        self._by = by or _user()
        self._listeners: list[Listener] = []

    @classmethod
    def prepare(cls, prepared: MeetingPrepared, journal: Journal, clock: Clock) -> Session:
        """Begin the record of a meeting; the journal must be empty."""
        session = cls(Timeline(), journal, clock)
        session._record((prepared,), session.now())
        return session

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self.timeline.meeting

    def now(self) -> Instant:
        """Return the time of the meeting, never earlier than its last event.

        Whole seconds with the offset as a number: instants with a named zone would be subtracted
        by their wall times, an hour off across a change of the clocks.
        """
        now = self.clock.now()
        offset = dt.timezone(now.utcoffset() or dt.timedelta())
        now = now.replace(microsecond=0).astimezone(offset)
        if self.timeline.recorded:
            return max(now, self.timeline.recorded[-1].at.astimezone(offset))
        return now

    def listen(self, listener: Listener) -> None:
        """Call the listener with the events of each act, after the meeting has evolved."""
        self._listeners.append(listener)

    def do(self, command: Command) -> tuple[Recorded, ...]:
        """Carry out a command and return its events, which are on disk by then.

        Raises:
            Refused: when the act is out of order; nothing has changed.
            OSError: when the journal could not be written; nothing has changed.
        """
        now = self.now()
        return self._record(self._decide(command, now), now)

    def refusal(self, command: Command) -> Refused | None:
        """Return why a command would be refused now, None when it is in order."""
        try:
            self._decide(command, self.now())
        except Refused as refused:
            return refused
        return None

    def supposing(self, *commands: Command) -> Meeting:
        """Return the meeting as these acts would leave it, one after the other; none is done.

        Raises:
            Refused: when one of them would be out of order by then.
        """
        meeting, now = self.meeting, self.now()
        for command in commands:
            try:
                events = decide(meeting, command, now)
            except NeedsConfirmation:
                events = decide(meeting, replace(command, confirmed=True), now)
            for event in events:
                meeting = evolve(meeting, event, now)
        return meeting

    def told(self, lines: tuple[Recorded, ...]) -> Phrase:
        """Return what the events of an act were, in one phrase."""
        told = (self.timeline.told[line.seq - 1] for line in lines)
        return joined(phrase for phrase in told if phrase is not None)

    def close(self) -> None:
        """Let go of the meeting; it can be resumed from its journal."""
        self._journal.close()

    def _decide(self, command: Command, now: Instant) -> tuple[Event, ...]:
        if isinstance(command, Undo | Redo):
            return (self._taking_back(command),)
        return decide(self.meeting, command, now)

    def _taking_back(self, command: Undo | Redo) -> Event:
        if self.meeting.phase is Phase.CLOSED:
            raise Refused(say("The meeting is closed; its record is final."))
        if isinstance(command, Undo):
            if (act := self.timeline.to_undo) is None:
                raise Refused(say("There is nothing to take back."))
            return ActUndone(act=act)
        if (act := self.timeline.to_redo) is None:
            raise Refused(say("There is nothing to restore."))
        return ActRedone(act=act)

    def _record(self, events: tuple[Event, ...], at: Instant) -> tuple[Recorded, ...]:
        act = self.timeline.next_act
        self.timeline.rehearse(events, at)
        seq = len(self.timeline.recorded)
        lines = tuple(
            Recorded(seq=seq + i, at=at, by=self._by, act=act, event=event)
            for i, event in enumerate(events, start=1)
        )
        self._journal.append(lines)
        for line in lines:
            self.timeline.append(line)
        for listener in self._listeners:
            listener(lines)
        return lines


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "?"
