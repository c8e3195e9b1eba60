"""Facts of the speakers' list and the speeches."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant, Order, Seconds
from facilitator.meeting.change import (
    counted,
    finished,
    with_item,
    with_person,
    with_waiting,
    without_entry,
)
from facilitator.meeting.duration import clock
from facilitator.meeting.events.base import Event
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn, head_length, insert
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.order import ORDER_NAMES, arranged
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.reasons import class_told
from facilitator.meeting.spans import Span, begin, end
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import StoredSpan, loaded_spans


class FloorAsked(Event, frozen=True, kw_only=True):
    """Somebody asked for the floor."""

    entry: str
    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0
    answers: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.current is None:
            return meeting
        entry = Entry(
            id=self.entry,
            person=self.person,
            speech_class=self.speech_class,
            note=self.note,
            rank=self.rank,
            asked_at=at,
            answers=self.answers,
        )
        meeting = replace(meeting, entries=meeting.entries + 1)
        return with_waiting(meeting, meeting.current or "", insert(meeting.waiting, entry))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name = meeting.name_of(self.person)
        if self.speech_class is SpeechClass.PLAIN:
            return say("{name} asks for the floor", name=name)
        speech_class = class_told(meeting, self)
        return say(
            "{name} asks for the floor: {speech_class}", name=name, speech_class=speech_class
        )


class EntryNamed(Event, frozen=True, kw_only=True):
    """It became known who asked for the floor."""

    entry: str
    person: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        for item, state in meeting.items.items():
            if any(entry.id == self.entry for entry in state.waiting):
                named = tuple(
                    replace(x, person=self.person) if x.id == self.entry else x
                    for x in state.waiting
                )
                return with_waiting(meeting, item, named)
        return meeting

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        entry, name = _entry(meeting, self.entry), meeting.name_of(self.person)
        if entry is None or entry.person is None:
            return say("it is {name} who waits", name=name)
        before = meeting.name_of(entry.person)
        return say("it is {name} who waits, not {other}", name=name, other=before)


def _entry(meeting: Meeting, entry_id: str) -> Entry | None:
    lists = (state.waiting for state in meeting.items.values())
    return next((x for waiting in lists for x in waiting if x.id == entry_id), None)


class EntryWithdrawn(Event, frozen=True, kw_only=True):
    """A request for the floor was taken off the list."""

    entry: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return without_entry(meeting, self.entry)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} is off the list", name=_entry_name(meeting, self.entry))


def _entry_name(meeting: Meeting, entry_id: str) -> str:
    entry = _entry(meeting, entry_id)
    return meeting.name_of(entry.person if entry else None)


class EntryMoved(Event, frozen=True, kw_only=True):
    """The chair moved a request to a place (from 0) of the list as it stood."""

    entry: str
    place: int
    speech_class: SpeechClass

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.current is None:
            return meeting
        listed = arranged(meeting)
        entry = next(x for x in listed if x.id == self.entry)
        entry = replace(entry, speech_class=self.speech_class, placed=True)
        others = [x for x in listed if x.id != self.entry]
        # before somebody who was put back, a request stands outside the classes as they do
        entry = replace(entry, putback=self.place < head_length(others))
        others.insert(self.place, entry)
        return with_waiting(meeting, meeting.current, tuple(others))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        entry, name = _entry(meeting, self.entry), _entry_name(meeting, self.entry)
        if entry is not None and entry.speech_class is not self.speech_class:
            return say(
                "{name} moved to place {place} and is now: {speech_class}",
                name=name,
                place=self.place + 1,
                speech_class=CLASS_NAMES[self.speech_class],
            )
        return say("{name} moved to place {place}", name=name, place=self.place + 1)


class OrderSet(Event, frozen=True, kw_only=True):
    """The list is served in another order."""

    order: Order

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(meeting, order=self.order)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("order of the list: {order}", order=ORDER_NAMES[self.order])


class ListClosed(Event, frozen=True, kw_only=True):
    """No new plain requests."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_item(meeting, meeting.current or "", list_closed=True)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the speakers' list is closed")


class ListOpened(Event, frozen=True, kw_only=True):
    """The list takes requests again."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_item(meeting, meeting.current or "", list_closed=False)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the speakers' list is open")


class ListCleared(Event, frozen=True, kw_only=True):
    """Everybody still waiting was taken off the open item's list."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_waiting(meeting, meeting.current or "", ())

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the speakers' list was cleared")


class FloorGiven(Event, frozen=True, kw_only=True):
    """A speech began."""

    turn: str
    entry: str | None = None
    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    asked_at: Instant | None = None
    limit: Seconds
    invited: bool = False
    rank: int = 0
    answers: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        speech = Turn(
            id=self.turn,
            person=self.person,
            item=meeting.current or "",
            speech_class=self.speech_class,
            note=self.note,
            asked_at=self.asked_at,
            spans=(Span(at),),
            limit=self.limit,
            invited=self.invited,
            rank=self.rank,
            entry=self.entry,
            answers=self.answers,
        )
        if self.entry:
            meeting = _answers_first(without_entry(meeting, self.entry), self.entry)
        meeting = _debated(meeting)
        return replace(meeting, speech=speech, speeches=meeting.speeches + 1)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name = meeting.name_of(self.person)
        if self.invited:
            return say("{name} is invited to speak", name=name)
        if self.speech_class is SpeechClass.PLAIN:
            return say("{name} has the floor", name=name)
        speech_class = class_told(meeting, self)
        return say("{name} has the floor: {speech_class}", name=name, speech_class=speech_class)


def _answers_first(meeting: Meeting, entry: str) -> Meeting:
    """Let those who answer what has just been called stand at the head of their class."""
    answers = [x for x in meeting.waiting if x.answers == entry]
    if not answers:
        return meeting
    waiting = tuple(x for x in meeting.waiting if x.answers != entry)
    for answer in answers:
        waiting = insert(waiting, answer)
    return with_waiting(meeting, meeting.current or "", waiting)


def _debated(meeting: Meeting) -> Meeting:
    """A motion is under debate from the first speech after it was made."""
    motion = meeting.pending_motion
    if motion is None or motion.status not in {MotionStatus.MOVED, MotionStatus.SECONDED}:
        return meeting
    debated = replace(motion, status=MotionStatus.DEBATED, debated=True)
    return replace(meeting, motions=meeting.motions.replace(motion.number - 1, debated))


class SpeechInterrupted(Event, frozen=True, kw_only=True):
    """An interposed question paused the running speech."""

    turn: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.speech is None:
            return meeting
        paused = replace(meeting.speech, spans=end(meeting.speech.spans, at))
        return replace(meeting, speech=None, interrupted=paused)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} is interrupted by a question", name=_turn_name(meeting, self.turn))


def _turn_name(meeting: Meeting, turn_id: str) -> str:
    turn = _turn(meeting, turn_id)
    return meeting.name_of(turn.person if turn else None)


def _turn(meeting: Meeting, turn_id: str) -> Turn | None:
    found = next((turn for turn in meeting.live if turn.id == turn_id), None)
    return found or next((t for t in reversed(meeting.turns) if t.id == turn_id), None)


class SpeechContinued(Event, frozen=True, kw_only=True):
    """An interrupted speech went on."""

    turn: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.interrupted is None:
            return meeting
        speech = meeting.interrupted
        if meeting.in_session:  # in a recess it waits for the meeting to go on
            speech = replace(speech, spans=begin(speech.spans, at))
        return replace(meeting, speech=speech, interrupted=None)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} goes on", name=_turn_name(meeting, self.turn))


class SpeechEnded(Event, frozen=True, kw_only=True):
    """A speech ended."""

    turn: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.speech and meeting.speech.id == self.turn:
            return replace(finished(meeting, meeting.speech, at), speech=None)
        if meeting.interrupted and meeting.interrupted.id == self.turn:
            return replace(finished(meeting, meeting.interrupted, at), interrupted=None)
        return meeting

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        turn = _turn(meeting, self.turn)
        time = clock(turn.net(at) if turn else 0)
        return say("{name} spoke {time}", name=_turn_name(meeting, self.turn), time=time)


class SpeechExtended(Event, frozen=True, kw_only=True):
    """The speaker got more time."""

    turn: str
    seconds: Seconds

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.speech is None:
            return meeting
        return replace(
            meeting, speech=replace(meeting.speech, limit=meeting.speech.limit + self.seconds)
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say(
            "{time} more for {name}", time=clock(self.seconds), name=_turn_name(meeting, self.turn)
        )


class PoolExtended(Event, frozen=True, kw_only=True):
    """A group got more speaking time."""

    group: str
    seconds: Seconds

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        state = meeting.item_state
        if state is None:
            return meeting
        more = state.pool_extra.get(self.group, 0) + self.seconds
        return with_item(
            meeting, meeting.current or "", pool_extra={**state.pool_extra, self.group: more}
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        time = clock(self.seconds)
        return say("{time} more speaking time for {group}", time=time, group=self.group)


class TimeYielded(Event, frozen=True, kw_only=True):
    """A speaker gave what was left to a waiting one."""

    turn: str
    entry: str
    seconds: Seconds

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        waiting = tuple(
            replace(x, bonus=x.bonus + self.seconds) if x.id == self.entry else x
            for x in meeting.waiting
        )
        return with_waiting(meeting, meeting.current or "", waiting)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say(
            "{name} yields {time} to {other}",
            name=_turn_name(meeting, self.turn),
            time=clock(self.seconds),
            other=_entry_name(meeting, self.entry),
        )


class SpeakerPutBack(Event, frozen=True, kw_only=True):
    """The last speaker went to the head of the list; the turn stays in the record."""

    turn: str
    entry: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        turn = next(t for t in reversed(meeting.turns) if t.id == self.turn)
        entry = Entry(
            id=self.entry,
            person=turn.person,
            speech_class=turn.speech_class,
            note=turn.note,
            rank=turn.rank,
            asked_at=turn.asked_at or at,
            placed=True,
            putback=True,
        )
        listed = arranged(meeting)
        meeting = replace(meeting, entries=meeting.entries + 1)
        return with_waiting(meeting, meeting.current or "", (entry, *listed))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} is back at the head of the list", name=_turn_name(meeting, self.turn))


class InvitationDeclined(Event, frozen=True, kw_only=True):
    """Somebody who was invited to speak did not wish to."""

    person: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        declined = meeting.people[self.person].declined + 1
        speech = meeting.speech
        if speech and speech.invited and speech.person == self.person:
            meeting = replace(meeting, speech=None)
        return with_person(meeting, self.person, declined=declined)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{name} does not wish to speak", name=meeting.name_of(self.person))


class TurnCorrected(Event, frozen=True, kw_only=True):
    """A turn's begin, end or speaker was put right."""

    turn: str
    began_at: Instant | None = None
    ended_at: Instant | None = None
    person: str | None = None
    spans: tuple[StoredSpan, ...] = ()
    """What is left of it when the time of another turn or a recess is taken out."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if meeting.speech and meeting.speech.id == self.turn:
            return replace(meeting, speech=correct(meeting.speech, self))
        if meeting.interrupted and meeting.interrupted.id == self.turn:
            return replace(meeting, interrupted=correct(meeting.interrupted, self))
        index = turn_index(meeting, self.turn)
        before = meeting.turns[index]
        after = correct(before, self)
        meeting = counted(counted(meeting, before, -1), after, 1)
        return replace(meeting, turns=meeting.turns.replace(index, after))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        before = _turn(meeting, self.turn)
        if before is None:
            return say("a turn was put right")
        after, name = correct(before, self), meeting.name_of(before.person)
        if after.person != before.person:
            other = meeting.name_of(after.person)
            return say("the turn of {name} was {other}'s", name=name, other=other)
        began = f"{after.began_at:%H:%M:%S}"
        if after.ended_at is None:
            return say("{name}'s turn began at {began}", name=name, began=began)
        return say(
            "{name}'s turn was from {began} to {ended}",
            name=name,
            began=began,
            ended=f"{after.ended_at:%H:%M:%S}",
        )


def correct(turn: Turn, event: TurnCorrected) -> Turn:
    """Return a turn put right; pauses between its first and last instant stay."""
    if event.spans:
        return replace(turn, spans=loaded_spans(event.spans), person=event.person or turn.person)
    spans = turn.spans
    if event.began_at is not None:
        spans = (Span(event.began_at, spans[0].ended), *spans[1:])
    if event.ended_at is not None:
        spans = (*spans[:-1], Span(spans[-1].began, event.ended_at))
    return replace(turn, spans=spans, person=event.person or turn.person)


def turn_index(meeting: Meeting, turn: str) -> int:
    """Return where a finished turn stands among the turns; it must be there."""
    return next(i for i in reversed(range(len(meeting.turns))) if meeting.turns[i].id == turn)


class TurnSplit(Event, frozen=True, kw_only=True):
    """A turn was two: the second began `at` and was `person`'s."""

    turn: str
    new_turn: str
    at: Instant
    person: str | None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        index = turn_index(meeting, self.turn)
        turn = meeting.turns[index]
        first = tuple(
            Span(s.began, min(s.ended or self.at, self.at)) for s in turn.spans if s.began < self.at
        )
        second = tuple(
            Span(max(s.began, self.at), s.ended)
            for s in turn.spans
            if s.ended is None or s.ended > self.at
        )
        one = replace(turn, spans=first)
        two = replace(
            turn,
            id=self.new_turn,
            person=self.person,
            spans=second,
            note=None,
            entry=None,
            invited=turn.invited and self.person == turn.person,
        )
        meeting = counted(counted(counted(meeting, turn, -1), one, 1), two, 1)
        turns = list(meeting.turns)
        turns[index : index + 1] = [one, two]
        chain = type(meeting.turns)(turns)
        return replace(meeting, turns=chain, speeches=meeting.speeches + 1)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say(
            "{name}'s turn was split at {time}",
            name=_turn_name(meeting, self.turn),
            time=f"{self.at:%H:%M:%S}",
        )


class TurnsMerged(Event, frozen=True, kw_only=True):
    """Two turns were one: the second belongs to the first."""

    turn: str
    merged: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        index, other = turn_index(meeting, self.turn), turn_index(meeting, self.merged)
        one, two = meeting.turns[index], meeting.turns[other]
        both = replace(one, spans=tuple(sorted((*one.spans, *two.spans), key=lambda s: s.began)))
        meeting = counted(counted(counted(meeting, one, -1), two, -1), both, 1)
        # the later place: turns stand in the order of their ends
        turns = [both if t.id == two.id else t for t in meeting.turns if t.id != one.id]
        return replace(meeting, turns=type(meeting.turns)(turns))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name, other = _turn_name(meeting, self.turn), _turn_name(meeting, self.merged)
        if name != other:
            return say("the turn of {other} is now a part of {name}'s", name=name, other=other)
        return say("two turns of {name} are one", name=name)
