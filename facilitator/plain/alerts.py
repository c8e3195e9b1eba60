"""The clock's warnings as words: each level of an item and of a speech is said once (spec 1)."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.pools import Pool, pool_of
from facilitator.meeting.postponing import due, when
from facilitator.meeting.state import Meeting
from facilitator.meeting.timing import Clock, item_clock, speech_clock


class Alerts:
    """What has been said of each clock."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}

    def due(self, meeting: Meeting, now: Instant) -> list[Phrase]:
        """Return a sentence for each clock that has reached a higher level than was said."""
        return [*self._due(meeting, now)]

    def _due(self, meeting: Meeting, now: Instant) -> Iterator[Phrase]:
        if not meeting.in_session:
            return
        if item := meeting.item:
            running = item_clock(meeting, item.id, now)
            # more time lowers the level, and the next warning is due again
            if self._rises(f"{item.id} of {running.plan.max_seconds}", running):
                yield _item_phrase(item.number, running)
        speech, running_speech = meeting.speech, speech_clock(meeting, now)
        if speech and running_speech and self._rises(f"{speech.id} {speech.limit}", running_speech):
            yield _speech_phrase(meeting.name_of(speech.person), running_speech)
        for motion in due(meeting, now):
            if f"due {motion.number} {motion.until}" not in self._said:
                self._said[f"due {motion.number} {motion.until}"] = 100
                yield say("motion {number} was postponed {when} and is due: take {number}",
                          number=motion.number, when=when(meeting, motion))  # fmt: skip
        if speech and speech.speech_class.is_plain:
            pool = pool_of(meeting, speech.person, now)
            if pool and self._is_used_up(f"pool {pool.item} {pool.group} {pool.given}", pool):
                yield say("the speaking time of {group} is used up", group=pool.group)

    def _is_used_up(self, what: str, pool: Pool) -> bool:
        if pool.left > 0 or what in self._said:
            return False
        self._said[what] = 100
        return True

    def _rises(self, what: str, running: Clock) -> bool:
        if running.level <= self._said.get(what, 0):
            return False
        self._said[what] = running.level
        return True


def _item_phrase(number: str, running: Clock) -> Phrase:
    if running.is_over:
        time = clock(-(running.remaining or 0))
        return say("item {number} is {time} over its time", number=number, time=time)
    if not running.remaining:
        return say("the time of item {number} is up", number=number)
    time = clock(running.remaining)
    return say("item {number} has {time} left", number=number, time=time)


def _speech_phrase(name: str, running: Clock) -> Phrase:
    if running.is_over:
        time = clock(-(running.remaining or 0))
        return say("{name} is {time} over the time", name=name, time=time)
    if not running.remaining:
        return say("{name}'s time is up", name=name)
    return say("{name} has {time} left", name=name, time=clock(running.remaining))
