"""The one door to a live meeting: decide -> journal -> evolve -> tell the listeners."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from facilitator.ballots_kept import ASIDE
from facilitator.hand import Hand
from facilitator.in_hand import Entering, TakingOut
from facilitator.meeting.agenda import Instant
from facilitator.meeting.author import Author
from facilitator.meeting.commands import Command, Redo, Undo
from facilitator.meeting.decide import check_in_order, closed, decide
from facilitator.meeting.events import (
    ActRedone,
    ActUndone,
    Event,
    MeetingOpened,
    MeetingPrepared,
    Recorded,
)
from facilitator.meeting.evolve import evolve
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused, joined, say
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.zone import Zone, zone_of

if TYPE_CHECKING:
    from facilitator.lost_time import Lost


class Journal(Protocol):
    """Where events go before anybody sees their effect."""

    def append(self, lines: tuple[Recorded, ...]) -> None:
        """Make the events of one act durable, all or none, before returning."""

    def close(self) -> None:
        """Let go of the meeting."""

    def keep_aside(self, data: bytes) -> None:
        """Keep what is not part of the record in the place of what was kept before."""

    def keep_beside(self, name: str, data: bytes) -> None:
        """Put a file in place in one step; without data, remove it."""

    def beside(self, name: str) -> bytes | None:
        """Return a file; None when it is missing, empty when it cannot be read."""

    def set_aside(self, name: str) -> str:
        """Give a damaged file another name, and return it."""


class Clock(Protocol):
    """What says the time."""

    def now(self) -> Instant:
        """Return the instant, cut to the second, with the local offset."""


class MemoryJournal:
    """A journal that lives as long as the program: for rehearsals and tests."""

    def __init__(self) -> None:
        self.lines: list[Recorded] = []
        self._beside: dict[str, bytes] = {}

    def append(self, lines: tuple[Recorded, ...]) -> None:
        """Keep the events."""
        self.lines.extend(lines)

    def close(self) -> None:
        """Nothing to let go of."""

    def keep_aside(self, data: bytes) -> None:
        """Keep it."""
        self.keep_beside(ASIDE, data)

    def keep_beside(self, name: str, data: bytes) -> None:
        """Keep it under a name."""
        self._beside[name] = data

    def beside(self, name: str) -> bytes | None:
        """Return it; None for nothing."""
        return self._beside.get(name) or None

    def set_aside(self, name: str) -> str:
        """Forget it."""
        self._beside.pop(name, None)
        return name


Listener = Callable[[tuple[Recorded, ...]], None]


class Session:
    """A live meeting: what it is now, what may be done, and the doing."""

    def __init__(
        self, timeline: Timeline, journal: Journal, clock: Clock, *, by: Author | None = None
    ) -> None:
        self.timeline = timeline
        self.clock = clock
        self.journal = journal
        self.ahead = dt.timedelta()
        """How far the time of the meeting is ahead of the clock."""
        self.lost: Lost | None = None
        """Time that was found in which nothing ran, or a clock that was set back."""
        self.to_ask: Lost | None = None
        """The same, until it has been said or asked about."""
        self.slept = 0
        """Seconds that the computer has slept, as far as it was asked about."""
        self.place: Zone | None = None
        """The zone of this computer, for a meeting that may be opened elsewhere than prepared."""
        self._by = by or Author(name=_user())
        self._listeners: list[Listener] = []
        self.hand = Hand(self)
        self.hand.take_up()

    @classmethod
    def prepare(cls, prepared: MeetingPrepared, journal: Journal, clock: Clock) -> Session:
        """Begin the record of a meeting; the journal must be empty."""
        session = cls(Timeline(), journal, clock)
        now = session.now()
        session.record((prepared,), prepared.zone.local(now) if prepared.zone else now)
        return session

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands, with the papers in hand."""
        return self.hand.entered(self.timeline.meeting)

    def now(self) -> Instant:
        """Return the time of the meeting, in its zone, never earlier than its last event.

        Whole seconds with the offset as a number: instants with a named zone would be subtracted
        by their wall times, an hour off across a change of the clocks.
        """
        clock = self.clock.now().replace(microsecond=0)
        if not self.timeline.recorded:
            return zone_of(clock).local(clock)
        now = clock.astimezone(dt.UTC) + self.ahead
        return self.timeline.meeting.zone.local(max(now, self.timeline.recorded[-1].at))

    def listen(self, listener: Listener) -> None:
        """Call the listener with the events of each act, after the meeting has evolved.

        Papers taken in hand make no event: it is called with none.
        """
        self._listeners.append(listener)

    def do(self, command: Command) -> tuple[Recorded, ...]:
        """Carry out a command and return its events, which are on disk by then.

        Undo gives up papers in hand before anything of the record, and has no events then.

        Raises:
            Refused: when the act is out of order; nothing has changed.
            OSError: when the journal could not be written; nothing has changed.
        """
        if isinstance(command, Undo | Redo) and self.hand.answers(command):
            self.hand.take_back(command)
            return ()
        now = self.now()
        events = self._decide(command, now)
        self.hand.settle(command)
        if isinstance(events[0], MeetingOpened):
            return self._open(events[0], events[1:], now)
        return self.record(events, now)

    def _open(
        self, opened: MeetingOpened, rest: tuple[Event, ...], now: Instant
    ) -> tuple[Recorded, ...]:
        """Open the meeting, in the zone of this place unless the agenda names one."""
        meeting, place = self.meeting, self.place
        if place is not None and meeting.agenda.zone is None:
            here = (place.name, place.offset_at(now))
            if here != (meeting.zone.name, meeting.zone.offset_at(now)):
                return self.record((replace(opened, zone=place), *rest), place.local(now))
        return self.record((opened, *rest), now)

    def enter(self, papers: Entering | TakingOut) -> Phrase:
        """Take papers of a secret ballot in hand, or out again; return it in one phrase.

        They are written down in batches: a paper by itself would stand in the record with its
        time, and all of them in their order.

        Raises:
            Refused: when they are out of order; nothing has changed.
            OSError: when they could not be kept on disk; nothing has changed.
        """
        return self.hand.enter(papers)

    def refusal(self, wanted: Command | type[Command]) -> Refused | None:
        """Return why `wanted` would be refused now, None when it is in order.

        Of a kind of command, which needs nothing that is still to be typed and costs less, return
        why none of it can be in order, None when one may be.
        """
        try:
            if isinstance(wanted, type):
                check_in_order(self.meeting, wanted, self.now())
            else:
                self._decide(wanted, self.now())
        except Refused as refused:
            return refused
        return None

    def supposing(self, *wanted: Command | type[Command]) -> Meeting:
        """Return the meeting as these acts would leave it, one after the other; none is done.

        Of a kind of command it is only asked whether one can be in order.

        Raises:
            Refused: when one of them would be out of order by then.
        """
        meeting, now = self.meeting, self.now()
        for command in wanted:
            if isinstance(command, type):
                check_in_order(meeting, command, now)
                continue
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
        self.journal.close()

    def _decide(self, command: Command, now: Instant) -> tuple[Event, ...]:
        if isinstance(command, Undo | Redo):
            return (self._taking_back(command),)
        events = decide(self.meeting, command, now)
        self.hand.check_lost(command)
        return events

    def _taking_back(self, command: Undo | Redo) -> Event:
        if self.meeting.phase is Phase.CLOSED and self.meeting.adopted_at is not None:
            raise Refused(closed(self.meeting))
        if isinstance(command, Undo):
            if (act := self.timeline.to_undo) is None:
                raise Refused(say("There is nothing to take back."))
            return ActUndone(act=act)
        if (act := self.timeline.to_redo) is None or self.hand.came_since:
            raise Refused(say("There is nothing to restore."))
        return ActRedone(act=act)

    def record(
        self, events: tuple[Event, ...], at: Instant, *, tells: bool = True
    ) -> tuple[Recorded, ...]:
        """Write down what was decided, as one act; for this module alone."""
        act = self.timeline.next_act
        self.timeline.rehearse(events, at)
        seq = len(self.timeline.recorded)
        lines = tuple(
            Recorded(seq=seq + i, at=at, by=self._by, act=act, event=event)
            for i, event in enumerate(events, start=1)
        )
        self.journal.append(lines)
        for line in lines:
            self.timeline.append(line)
        self.hand.forget_lost()
        if tells:
            self.call(lines)
        return lines

    def call(self, lines: tuple[Recorded, ...] = ()) -> None:
        """Tell the listeners."""
        for listener in self._listeners:
            listener(lines)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return "?"
