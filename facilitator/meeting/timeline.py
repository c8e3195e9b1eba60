"""The events of a meeting in their order, with what was taken back, and the state they lead to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import cast

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant
from facilitator.meeting.events import (
    ActRedone,
    ActUndone,
    ClockSet,
    Event,
    MeetingOpened,
    MeetingPrepared,
    Recorded,
)
from facilitator.meeting.evolve import begin, evolve
from facilitator.meeting.phrase import Phrase, joined, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.zone import located, zone_of

KEPT_STATES = 256
"""How many undos in a row cost nothing."""


class BrokenTimeline(Exception):  # noqa: N818 - what it is
    """Events that cannot follow each other: a wrong number, no beginning, an impossible undo."""


class Timeline:
    """All events so far. Adding one costs the same however many there are, and so does undo.

    Only an undo deeper than the states that are kept folds the events anew.
    """

    def __init__(self, recorded: Iterable[Recorded] = ()) -> None:
        self.recorded: list[Recorded] = []
        """As they were written down; `located` tells their instants in the meeting's zone."""
        self.told: list[Phrase | None] = []
        """What each event was in words, beside `recorded`; None for what needs no telling."""
        self._meeting: Meeting | None = None
        self._standing: list[int] = []
        self._undone: list[int] = []
        self._abandoned: frozenset[int] = frozenset()
        self._before: deque[tuple[int, Meeting]] = deque(maxlen=KEPT_STATES)
        """The last standing acts, each with the meeting before it; they share what is the same."""
        for line in recorded:
            self.append(line)

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        if self._meeting is None:
            raise BrokenTimeline("the first event must prepare the meeting")
        return self._meeting

    @property
    def undone(self) -> frozenset[int]:
        """The acts that are taken back."""
        return frozenset(self._undone) | self._abandoned

    def append(self, line: Recorded) -> None:
        """Add an event and evolve the meeting.

        Raises:
            BrokenTimeline: when its number or what it takes back does not fit.
        """
        if line.seq != len(self.recorded) + 1:
            raise BrokenTimeline(f"event {line.seq} follows event {len(self.recorded)}")
        here = self.located(line)
        told = self._tell(here)
        match here.event:
            case MeetingPrepared():
                self._begin(here)
            case ActUndone(act=act):
                self._undo(act)
            case ActRedone(act=act):
                self._redo(act)
            case ClockSet():
                pass  # no act of an operator: undo passes over it
            case _:
                self._add(here)
        self.recorded.append(line)
        self.told.append(told)
        if isinstance(line.event, MeetingOpened) and line.event.zone:
            self._fold()

    def located(self, line: Recorded) -> Recorded:
        """Return an event with all of its instants told in the zone of the meeting."""
        if self._meeting is None:
            return line
        zone = self._meeting.zone
        event = cast("Event", located(line.event, zone))
        return replace(line, at=zone.local(line.at), event=event)

    def rehearse(self, events: Iterable[Event], at: Instant) -> None:
        """Tell and evolve on trial, keeping nothing: what fails must fail before it is on disk."""
        meeting = self._meeting
        for event in events:
            if meeting is not None and not isinstance(event, ActUndone | ActRedone):
                event.told(meeting, at)
                meeting = evolve(meeting, event, at)

    def _tell(self, line: Recorded) -> Phrase | None:
        match line.event:
            case ActUndone(act=act):
                return say("taken back: {what}", what=self._act_told(act))
            case ActRedone(act=act):
                return say("restored: {what}", what=self._act_told(act))
            case event if self._meeting is not None:
                return event.told(self._meeting, line.at)
        return None

    def _act_told(self, act: int) -> Phrase:
        told = (self.told[line.seq - 1] for line in self.act(act))
        return joined(phrase for phrase in told if phrase is not None)

    def _begin(self, line: Recorded) -> None:
        if self.recorded or not isinstance(line.event, MeetingPrepared):
            raise BrokenTimeline("a meeting is prepared once")
        self._meeting = begin(line.event, line.event.zone or zone_of(line.at))

    def _add(self, line: Recorded) -> None:
        if not self._standing or self._standing[-1] != line.act:
            self._standing.append(line.act)
            self._abandoned |= frozenset(self._undone)
            self._undone.clear()
            self._before.append((line.act, self.meeting))
        self._meeting = evolve(self.meeting, line.event, line.at)

    def _undo(self, act: int) -> None:
        if self.to_undo != act:
            raise BrokenTimeline(f"act {act} is not the last that stands")
        self._undone.append(self._standing.pop())
        if self._before and self._before[-1][0] == act:
            _, self._meeting = self._before.pop()
        else:
            self._fold()

    def _redo(self, act: int) -> None:
        if self.to_redo != act:
            raise BrokenTimeline(f"act {act} was not the last to be taken back")
        self._standing.append(self._undone.pop())
        self._before.append((act, self.meeting))
        for line in self.act(act):
            self._meeting = evolve(self.meeting, line.event, line.at)

    def _fold(self) -> None:
        """Rebuild the state from the events that stand."""
        first, *_ = self.recorded
        if not isinstance(first.event, MeetingPrepared):
            raise BrokenTimeline("the first event must prepare the meeting")
        zone = first.event.zone or zone_of(first.at)
        for line in self._standing_lines():
            if isinstance(line.event, MeetingOpened) and line.event.zone:
                zone = line.event.zone
        self._meeting = meeting = begin(first.event, zone)
        for line in self.standing():
            if not isinstance(line.event, MeetingPrepared):
                meeting = evolve(meeting, line.event, line.at)
        self._meeting = meeting

    @property
    def to_undo(self) -> int | None:
        """The act that undo would take back."""
        return self._standing[-1] if self._standing else None

    @property
    def to_redo(self) -> int | None:
        """The act that redo would restore."""
        return self._undone[-1] if self._undone else None

    @property
    def next_act(self) -> int:
        """A number for the next act."""
        return self.recorded[-1].act + 1 if self.recorded else 1

    def standing(self) -> Iterator[Recorded]:
        """Yield the events that stand: neither taken back, nor takings-back themselves."""
        for line in self._standing_lines():
            yield self.located(line)

    def _standing_lines(self) -> Iterator[Recorded]:
        gone = self.undone
        for line in self.recorded:
            if line.act not in gone and not isinstance(line.event, ActUndone | ActRedone):
                yield line

    def act(self, number: int) -> list[Recorded]:
        """Return the events of one act; looked for from the end, where it mostly is."""
        found: list[Recorded] = []
        for line in reversed(self.recorded):
            if line.act < number:
                break
            if line.act == number:
                found.append(self.located(line))
        return found[::-1]
