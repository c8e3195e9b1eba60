"""What happened last, as sentences for the log line. Knows no Textual."""

from __future__ import annotations

from collections import deque

from msgspec import Struct

from facilitator.meeting.events import ActRedone, ActUndone, Recorded
from facilitator.meeting.log import tell
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.timeline import Timeline
from facilitator.words import Words

_KEPT = 40


class LogLine(Struct, frozen=True):
    """One thing that happened."""

    time: str
    text: str


class Logbook:
    """Follows the events: each is told with the meeting as it was before it."""

    def __init__(self, recorded: list[Recorded], words: Words) -> None:
        self._words = words
        self._lines: deque[LogLine] = deque(maxlen=_KEPT)
        self._acts: dict[int, Phrase] = {}
        older = max(1, len(recorded) - _KEPT)
        self._past = Timeline(recorded[:older])
        self.add(tuple(recorded[older:]))

    def add(self, lines: tuple[Recorded, ...]) -> None:
        """Tell the events of an act."""
        for line in lines:
            told = self._told(self._past.meeting, line)
            self._past.append(line)
            if told is not None:
                self._acts.setdefault(line.act, told)
                self._lines.appendleft(LogLine(f"{line.at:%H:%M:%S}", self._words(told)))

    def _told(self, before: Meeting, line: Recorded) -> Phrase | None:
        event = line.event
        if isinstance(event, ActUndone) and event.act in self._acts:
            return say("taken back: {what}", what=self._acts[event.act])
        if isinstance(event, ActRedone) and event.act in self._acts:
            return say("restored: {what}", what=self._acts[event.act])
        return tell(before, event, line.at)

    def latest(self, count: int) -> tuple[LogLine, ...]:
        """Return the last things that happened, the newest first."""
        return tuple(self._lines)[:count]

    def last_act(self, act: int | None) -> Phrase | None:
        """Return what an act did, for those that want to say it before it is taken back."""
        return self._acts.get(act) if act is not None else None
