"""What happened last, as sentences for the log line. Knows no Textual."""

from __future__ import annotations

from collections import deque
from itertools import groupby

from msgspec import Struct

from facilitator.meeting.events import ActRedone, ActUndone, Recorded
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.timeline import Timeline
from facilitator.words import Words

_KEPT = 40


class LogLine(Struct, frozen=True):
    """One thing that happened."""

    time: str
    text: str


_LONG_ACT = 4
"""Things that one act did, from which only the first is told in full."""


def _shortened(told: list[tuple[str, Phrase]]) -> list[tuple[str, Phrase]]:
    """Return one line for an act that did the same to many, such as marking all present."""
    if len(told) < _LONG_ACT:
        return told
    time, first = told[0]
    return [(time, say("{what} (and {number} more)", what=first, number=len(told) - 1))]


class Logbook:
    """Follows the events: each is told with the meeting as it was before it."""

    def __init__(self, recorded: list[Recorded], words: Words) -> None:
        self._words = words
        self._lines: deque[LogLine] = deque(maxlen=_KEPT)
        self._acts: dict[int, Phrase] = {}
        older = max(1, len(recorded) - _KEPT)
        self._past = Timeline(recorded[:older])
        for line, told in zip(self._past.recorded, self._past.told, strict=True):
            if told is not None:
                self._acts.setdefault(line.act, told)
        self.add(tuple(recorded[older:]))

    def add(self, lines: tuple[Recorded, ...]) -> None:
        """Tell the events of an act."""
        for act, group in groupby(lines, key=lambda line: line.act):
            told = []
            for line in map(self._past.located, group):
                phrase = self._told(self._past.meeting, line)
                self._past.append(line)
                if phrase is not None:
                    told.append((f"{line.at:%H:%M:%S}", phrase))
            if told:
                self._acts[act] = told[0][1]
            for time, phrase in _shortened(told):
                self._lines.appendleft(LogLine(time, self._words(phrase)))

    def _told(self, before: Meeting, line: Recorded) -> Phrase | None:
        event = line.event
        if isinstance(event, ActUndone) and event.act in self._acts:
            return say("taken back: {what}", what=self._acts[event.act])
        if isinstance(event, ActRedone) and event.act in self._acts:
            return say("restored: {what}", what=self._acts[event.act])
        return event.told(before, line.at)

    def latest(self, count: int) -> tuple[LogLine, ...]:
        """Return the last things that happened, the newest first."""
        return tuple(self._lines)[:count]
