"""What is said to the chair unasked, once each: warnings of time, and who is still unheard."""

from __future__ import annotations

from msgspec import Struct

from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock as duration
from facilitator.meeting.motions import Until
from facilitator.meeting.order import first_unheard, unheard_members
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.pools import pool_of
from facilitator.meeting.postponing import due, when
from facilitator.meeting.quorum_words import quorum_changed, without_quorum
from facilitator.meeting.state import Meeting
from facilitator.meeting.timing import Clock, item_clock, speech_clock
from facilitator.ui.views.tones import Tone

EVERY_TURNS = 3
"""After so many turns the chair is reminded of the unheard (spec 3)."""


class Reminder(Struct, frozen=True):
    """Something to say, and whether to ring."""

    phrase: Phrase
    tone: Tone
    rings: bool = False


def _takes_a_quorum(before: Meeting, after: Meeting) -> bool:
    """Return whether the meeting, a vote, an election or a consent agenda was opened or closed."""
    return (
        before.in_session != after.in_session
        or (before.open_vote is None) != (after.open_vote is None)
        or len(before.votes) != len(after.votes)
        or (before.open_election is None) != (after.open_election is None)
        or (before.consent is None) != (after.consent is None)
    )


class Reminders:
    """Remembers what was said; taking up a running meeting says nothing of what is past."""

    def __init__(self, meeting: Meeting, now: Instant) -> None:
        self._levels: dict[str, int] = {}
        self._thirds = len(meeting.turns) // EVERY_TURNS
        self._before = meeting
        self._back: set[tuple[int, Until | None]] = set()
        self.due(meeting, now)

    def due(self, meeting: Meeting, now: Instant) -> tuple[Reminder, ...]:
        """Return what has to be said now."""
        found = [
            self._of_speech(meeting, now),
            self._of_pool(meeting, now),
            self._of_item(meeting, now),
            self._of_quorum(meeting),
            self._of_the_unheard(meeting),
            self._of_the_postponed(meeting, now),
        ]
        return tuple(reminder for reminder in found if reminder is not None)

    def _risen(self, key: str, clock: Clock) -> bool:
        """Tell whether a warning is reached for the first time; more time given lowers it again."""
        before = self._levels.get(key, 0)
        self._levels[key] = clock.level
        return clock.level > before

    def _of_item(self, meeting: Meeting, now: Instant) -> Reminder | None:
        if meeting.item is None or not meeting.in_session:
            return None
        clock = item_clock(meeting, meeting.item.id, now)
        if not self._risen(meeting.item.id, clock):
            return None
        number = meeting.item.number
        if clock.is_over or clock.remaining == 0:
            over = duration(-(clock.remaining or 0))
            phrase = say("Item {number}: the time is up ({time} over)", number=number, time=over)
            return Reminder(phrase, Tone.ALARM, rings=True)
        left = duration(clock.remaining or 0)
        phrase = say(
            "Item {number}: {percent} % passed, {left} left",
            number=number,
            percent=clock.level,
            left=left,
        )
        return Reminder(phrase, Tone.LATE, rings=True)

    def _of_speech(self, meeting: Meeting, now: Instant) -> Reminder | None:
        clock = speech_clock(meeting, now)
        if meeting.speech is None or clock is None or not meeting.speech.is_running:
            return None
        if not self._risen(meeting.speech.id, clock):
            return None
        name = meeting.name_of(meeting.speech.person)
        if clock.is_over or clock.remaining == 0:
            return Reminder(say("{name}: the time is up", name=name), Tone.ALARM, rings=True)
        left = duration(clock.remaining or 0)
        return Reminder(say("{name}: {left} left", name=name, left=left), Tone.LATE, rings=True)

    def _of_pool(self, meeting: Meeting, now: Instant) -> Reminder | None:
        """Say once that a group has used up its time; more time given lets it be said again."""
        speech = meeting.speech
        if speech is None or not speech.speech_class.is_plain:
            return None
        pool = pool_of(meeting, speech.person, now)
        if pool is None:
            return None
        key = f"pool {pool.item} {pool.group}"
        before, self._levels[key] = self._levels.get(key, 0), int(pool.left <= 0)
        if pool.left > 0 or before:
            return None
        phrase = say("The speaking time of {group} is used up", group=pool.group)
        return Reminder(phrase, Tone.LATE, rings=True)

    def _of_quorum(self, meeting: Meeting) -> Reminder | None:
        """Say that the quorum is lost, or lacking for what was just opened or closed."""
        before, self._before = self._before, meeting
        if not meeting.in_session or before is meeting:
            return None
        changed = quorum_changed(before, meeting) if before.in_session else None
        if changed is not None and not meeting.quorum.is_met:
            return Reminder(changed, Tone.ALARM, rings=True)
        lacking = without_quorum(meeting)
        if lacking is None or not _takes_a_quorum(before, meeting):
            return None
        if meeting.attendance_taken:
            return Reminder(lacking, Tone.ALARM, rings=True)
        return None if before.in_session else Reminder(lacking, Tone.LATE)

    def _of_the_postponed(self, meeting: Meeting, now: Instant) -> Reminder | None:
        """Say once that the time has come of a motion that was postponed."""
        if not meeting.in_session:
            return None
        new = [m for m in due(meeting, now) if (m.number, m.until) not in self._back]
        self._back.update((motion.number, motion.until) for motion in new)
        if not new:
            return None
        phrase = say(
            "Motion {number}, postponed {when}, is due: m, then 0 takes it up",
            number=new[0].number,
            when=when(meeting, new[0]),
        )
        return Reminder(phrase, Tone.LATE, rings=True)

    def _of_the_unheard(self, meeting: Meeting) -> Reminder | None:
        thirds = len(meeting.turns) // EVERY_TURNS
        if thirds <= self._thirds or not meeting.in_session:
            return None
        # never lowered: a turn that is taken back and ends again is no other third turn
        self._thirds = thirds
        silent = unheard_members(meeting)
        if not silent:
            return None
        phrase = nsay(
            "{count} person has not spoken yet: h invites {name}",
            "{count} people have not spoken yet: h invites {name}",
            silent,
            name=meeting.name_of(first_unheard(meeting)),
        )
        return Reminder(phrase, Tone.QUIET)
