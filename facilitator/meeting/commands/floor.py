"""The floor: who is called, for how long, and what becomes of the rest."""

from __future__ import annotations

from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.commands.attendance import arriving
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import (
    known_person,
    open_item,
    running_speech,
    somebody_waiting,
    waiting_entry,
)
from facilitator.meeting.commands.sitting import ending_speeches
from facilitator.meeting.commands.speakers import check_not_waiting
from facilitator.meeting.floor import Entry, SpeechClass
from facilitator.meeting.order import arranged, asked_to_speak, first_unheard, is_unheard
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.pools import pools
from facilitator.meeting.state import Meeting


class CallNext(Command, frozen=True, kw_only=True):
    """Give the floor to a waiting entry, the first when none is named; ends the running speech."""

    in_recess: ClassVar[bool] = False

    entry: str | None = None
    believed: str | None = None
    """Id of the running turn."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        somebody_waiting(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        _check_belief(meeting, self)
        self.in_order(meeting, now)
        if self.entry is not None:
            return _giving(meeting, waiting_entry(meeting, self.entry), now)
        return _giving(meeting, arranged(meeting)[0], now)


def _giving(meeting: Meeting, entry: Entry, now: Instant, *, invited: bool = False) -> Events:
    """Return the events of calling an entry: the running speech ends, or is interrupted."""
    given = e.FloorGiven(
        turn=f"t{meeting.speeches + 1}",
        entry=entry.id,
        person=entry.person,
        speech_class=entry.speech_class,
        note=entry.note,
        asked_at=entry.asked_at,
        limit=turn_limit(meeting, entry.speech_class, entry.person, now) + entry.bonus,
        invited=invited,
        rank=entry.rank,
        answers=entry.answers,
    )
    arrived = arriving(meeting, meeting.people[entry.person]) if entry.person else ()
    return (*arrived, *_making_way(meeting, entry.speech_class), given)


def turn_limit(
    meeting: Meeting, speech_class: SpeechClass, person: str | None, now: Instant
) -> Seconds:
    """Return how long a turn may last in the open item (spec 3: per item or per class).

    What the meeting decided for the item comes first, then the go-around's length, the class's,
    the item's, the body's length of a second turn on the same item, and at last the usual one.
    The decided, the go-around's and the second one are for plain speeches, and by those it is
    told which turn is the second: rising to order shortens no contribution.
    """
    agenda, item, state = meeting.agenda, meeting.item, meeting.item_state
    if state and state.turn_limit and speech_class.is_plain:
        until = state.limited_until
        if until is None or now < until:
            return state.turn_limit
    if item and item.go_around and speech_class.is_plain:
        return item.go_around
    if speech_class.value in agenda.class_turns:
        return agenda.class_turns[speech_class.value]
    if item and item.turn:
        return item.turn
    if agenda.second_turn and person and speech_class.is_plain:
        return agenda.second_turn if _has_contributed(meeting, person) else agenda.turn
    return agenda.turn


def _has_contributed(meeting: Meeting, person: str) -> bool:
    return any(
        turn.person == person and turn.item == meeting.current and turn.speech_class.is_plain
        for turn in (*meeting.live, *meeting.turns)
    )


def _making_way(meeting: Meeting, speech_class: SpeechClass) -> Events:
    speech = meeting.speech
    if speech is None or speech_class is not SpeechClass.INTERPOSED:
        return ending_speeches(meeting)
    if speech.speech_class is SpeechClass.INTERPOSED:
        # a second interposed question follows the first; the interrupted speech waits on
        return (e.SpeechEnded(turn=speech.id),)
    return (e.SpeechInterrupted(turn=speech.id),)


def _check_belief(meeting: Meeting, command: CallNext | InviteNext) -> None:
    """Refuse what a second press of the same key would do to the one who was just called."""
    running = meeting.speech.id if meeting.speech else ""
    if command.believed is not None and command.believed != running:
        raise Refused(say("The speaker has just changed; nothing was done."))


class CallPerson(Command, frozen=True, kw_only=True):
    """Give the floor to somebody, waiting or not."""

    in_recess: ClassVar[bool] = False

    person: str
    invited: bool = False

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        person = known_person(meeting, self.person)
        waiting = next((x for x in arranged(meeting) if x.person == person.id), None)
        if waiting:
            return _giving(meeting, waiting, now, invited=self.invited)
        if meeting.speech and meeting.speech.person == person.id:
            raise Refused(say("{name} has the floor already.", name=person.name))
        if meeting.interrupted and meeting.interrupted.person == person.id:
            return _finishing(meeting)
        given = e.FloorGiven(
            turn=f"t{meeting.speeches + 1}",
            person=person.id,
            limit=turn_limit(meeting, SpeechClass.PLAIN, person.id, now),
            invited=self.invited,
        )
        return (*arriving(meeting, person), *ending_speeches(meeting), given)


def _finishing(meeting: Meeting) -> Events:
    """Return the end of the running speech; an interrupted one gets the floor back."""
    speech = running_speech(meeting)
    ended = e.SpeechEnded(turn=speech.id)
    if meeting.interrupted:
        return (ended, e.SpeechContinued(turn=meeting.interrupted.id))
    return (ended,)


class FinishSpeech(Command, frozen=True, kw_only=True):
    """End the running speech."""

    in_recess: ClassVar[bool] = False

    believed: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        running_speech(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        if self.believed is not None and self.believed != running_speech(meeting).id:
            raise Refused(say("The speaker has just changed; nothing was done."))
        return _finishing(meeting)


class ExtendSpeech(Command, frozen=True, kw_only=True):
    """Give the speaker more time."""

    in_recess: ClassVar[bool] = False

    seconds: Seconds

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        running_speech(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        speech = running_speech(meeting)
        if self.seconds <= 0:
            raise Refused(say("More time must be more than nothing."))
        return (e.SpeechExtended(turn=speech.id, seconds=self.seconds),)


class ExtendPool(Command, frozen=True, kw_only=True):
    """Give a group more speaking time."""

    group: str
    seconds: Seconds

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if not pools(meeting, now):
            raise Refused(say("No group has a pool of speaking time: the body's rules give none."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        groups = [pool.group for pool in pools(meeting, now)]
        if self.group not in groups:
            raise Refused(say("There is a pool for: {groups}.", groups=", ".join(groups)))
        if self.seconds <= 0:
            raise Refused(say("More time must be more than nothing."))
        return (e.PoolExtended(group=self.group, seconds=self.seconds),)


class YieldTime(Command, frozen=True, kw_only=True):
    """End the running speech and give what is left of it to a waiting entry."""

    in_recess: ClassVar[bool] = False

    entry: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        speech = running_speech(meeting)
        somebody_waiting(meeting)
        if speech.limit <= speech.net(now):
            name = meeting.name_of(speech.person)
            raise Refused(say("{name} has no time left to yield.", name=name))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        speech = running_speech(meeting)
        entry = waiting_entry(meeting, self.entry)
        left = speech.limit - speech.net(now)
        yielded = e.TimeYielded(turn=speech.id, entry=entry.id, seconds=left)
        return (yielded, *_finishing(meeting))


class PutBack(Command, frozen=True, kw_only=True):
    """Put the last speaker at the head of the list again."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        last = meeting.turns[-1] if meeting.turns else None
        if last is None or last.item != meeting.current:
            raise Refused(say("Nobody has spoken on this item yet."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        last = meeting.turns[-1]
        arrived: Events = ()
        if last.person is not None:
            check_not_waiting(meeting, last.person, last.speech_class)
            arrived = arriving(meeting, meeting.people[last.person])
        return (
            *arrived,
            e.SpeakerPutBack(turn=last.id, entry=f"e{meeting.entries + 1}"),
        )


class LastWord(Command, frozen=True, kw_only=True):
    """Call this entry, then close and clear the list."""

    in_recess: ClassVar[bool] = False

    entry: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        somebody_waiting(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        entry = waiting_entry(meeting, self.entry)
        closed = () if meeting.item_state and meeting.item_state.list_closed else (e.ListClosed(),)
        return (*_giving(meeting, entry, now), *closed, e.ListCleared())


class InviteNext(Command, frozen=True, kw_only=True):
    """Give the floor to the first of those who have not been heard."""

    in_recess: ClassVar[bool] = False

    believed: str | None = None
    """Id of the running turn."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if first_unheard(meeting) is None:
            if not meeting.attendance_taken:
                raise Refused(say("Take the attendance first: it is not known who is here."))
            raise Refused(say("Everybody who is present has spoken."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        _check_belief(meeting, self)
        self.in_order(meeting, now)
        return CallPerson(person=first_unheard(meeting) or "", invited=True).decide(meeting, now)


class DeclineInvitation(Command, frozen=True, kw_only=True):
    """Record that the one who was invited does not wish to speak."""

    person: str | None = None
    believed: str | None = None
    """Id of the one who is or would be invited; empty for nobody."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if asked_to_speak(meeting) is None:
            raise Refused(say("Nobody has been invited to speak."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        speech = meeting.speech
        invited = speech.person if speech and speech.invited else None
        asked = asked_to_speak(meeting)
        if self.believed is not None and self.believed != (asked or ""):
            raise Refused(say("The speaker has just changed; nothing was done."))
        self.in_order(meeting, now)
        person = self.person or asked or ""
        name = known_person(meeting, person).name
        if person != invited and not is_unheard(meeting, person):
            raise Refused(say("{name} has not been invited to speak.", name=name))
        declined = e.InvitationDeclined(person=person)
        if person == invited and meeting.interrupted:
            return (declined, e.SpeechContinued(turn=meeting.interrupted.id))
        return (declined,)
