"""Putting turns right afterwards: begin, end, who, split, merge (spec 3)."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.attendance import arriving
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_person
from facilitator.meeting.events.floor import correct
from facilitator.meeting.floor import SpeechClass, Turn
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.spans import Span, Spans, length, within, without
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import stored_spans

_STILL_RUNNING = say("The speech is still running: finish it first.")


_NOT_IN_ORDER = say("A turn begins before it ends, and its pauses lie between.")


class CorrectTurn(Command, frozen=True, kw_only=True):
    """Put right a turn's begin, end or speaker; the running one's too."""

    turn: str
    began_at: Instant | None = None
    ended_at: Instant | None = None
    person: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _check_some(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        turn = _known_turn(meeting, self.turn)
        arrived: Events = ()
        if self.person is not None:
            person = known_person(meeting, self.person)
            # who has the floor is in the room; who had it may have left since
            arrived = arriving(meeting, person) if turn in meeting.live else ()
        if self.ended_at is not None and turn in {meeting.speech, meeting.interrupted}:
            raise Refused(_STILL_RUNNING)
        event = e.TurnCorrected(
            turn=turn.id,
            began_at=_whole_second(self.began_at),
            ended_at=_whole_second(self.ended_at),
            person=self.person,
        )
        corrected = replace(correct(turn, event), spans=_spans(turn, event))
        if corrected == turn:
            raise Refused(say("The turn is so already."))
        _check_in_order(meeting, corrected, now)
        if corrected.spans == turn.spans:
            return (*arrived, event)
        _check_in_item(meeting, corrected)
        spans = within(corrected.spans, meeting.items[turn.item].spans)
        spans = _interrupted_by_questions(meeting, turn, spans)
        if spans != correct(turn, event).spans:
            event = replace(event, spans=stored_spans(spans))
        return (*arrived, event, *_making_room(meeting, turn, spans, now))


def _check_some(meeting: Meeting) -> None:
    """Refuse while nobody has spoken: there is no turn to correct."""
    if not (meeting.turns or meeting.live):
        raise Refused(say("Nobody has spoken yet."))


def _known_turn(meeting: Meeting, turn: str) -> Turn:
    live = (meeting.speech, meeting.interrupted)
    return next((t for t in live if t and t.id == turn), None) or _finished_turn(meeting, turn)


def _finished_turn(meeting: Meeting, turn: str) -> Turn:
    found = next((t for t in reversed(meeting.turns) if t.id == turn), None)
    if found is None and any(t.id == turn for t in meeting.live):
        raise Refused(_STILL_RUNNING)
    if found is None:
        raise Refused(say("There is no such finished turn."))
    return found


def _spans(turn: Turn, event: e.TurnCorrected) -> Spans:
    """Return all from its begin to its end, as corrected, without the pauses that it had."""
    if event.began_at is None and event.ended_at is None:
        return turn.spans
    whole = Span(event.began_at or turn.began_at, event.ended_at or turn.ended_at)
    pauses = (Span(one.ended or two.began, two.began) for one, two in pairwise(turn.spans))
    spans = without((whole,), tuple(pauses))
    if not spans:
        raise Refused(_NOT_IN_ORDER)
    return spans


def _interrupted_by_questions(meeting: Meeting, turn: Turn, spans: Spans) -> Spans:
    """Leave out what was interposed within a speech: it pauses the speech, whenever that began."""
    if turn.speech_class is SpeechClass.INTERPOSED:
        return spans
    for other in (*meeting.turns, *meeting.live):
        is_asked = other.item == turn.item and other.speech_class is SpeechClass.INTERPOSED
        if is_asked and other.id != turn.id and not without(other.spans, spans):
            spans = without(spans, other.spans) or spans
    return spans


def _check_in_item(meeting: Meeting, turn: Turn) -> None:
    """Refuse a begin or an end at which the item's clock stood."""
    frame = meeting.items[turn.item].spans
    number = meeting.item_by_id(turn.item).number
    for instant in (turn.began_at, turn.ended_at):
        if instant and not any(s.began <= instant <= (s.ended or instant) for s in frame):
            time = f"{meeting.zone.local(instant):%H:%M:%S}"
            raise Refused(say("At {time} item {number} was not open.", time=time, number=number))


def _making_room(meeting: Meeting, turn: Turn, spans: Spans, now: Instant) -> Events:
    """Take the time of a corrected turn from the others: one speaks at a time.

    "It began 30 seconds ago" ends the speech before it 30 seconds ago.
    """
    events = []
    for other in (*meeting.turns, *meeting.live):
        if other.id == turn.id or other.item != turn.item:
            continue
        left = without(other.spans, spans)
        if length(left, now) == other.net(now):
            continue
        if not left:
            raise Refused(
                say(
                    "That would leave nothing of {name}'s turn, which began at {time}.",
                    name=meeting.name_of(other.person),
                    time=f"{other.began_at:%H:%M:%S}",
                )
            )
        events.append(e.TurnCorrected(turn=other.id, spans=stored_spans(left)))
    return tuple(events)


def _whole_second(instant: Instant | None) -> Instant | None:
    """Cut an instant as the clocks do: fractions would not add up over a split."""
    return instant.replace(microsecond=0) if instant else None


def _check_in_order(meeting: Meeting, turn: Turn, now: Instant) -> None:
    instants = [instant for span in turn.spans for instant in (span.began, span.ended or now)]
    if instants != sorted(instants):
        raise Refused(_NOT_IN_ORDER)
    if meeting.opened_at and instants[0] < meeting.opened_at:
        raise Refused(say("A turn cannot begin before the meeting."))
    if instants[-1] > now:
        raise Refused(say("A turn cannot lie in the future."))


class SplitTurn(Command, frozen=True, kw_only=True):
    """Make two turns of one, at an instant within it."""

    turn: str
    at: Instant
    person: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _check_some(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        turn = _finished_turn(meeting, self.turn)
        if self.person is not None:
            known_person(meeting, self.person)
        at = self.at.replace(microsecond=0)
        if not turn.began_at < at < (turn.ended_at or at):
            raise Refused(say("The instant must lie within the turn."))
        new = e.TurnSplit(
            turn=turn.id,
            new_turn=f"t{meeting.speeches + 1}",
            at=at,
            person=self.person or turn.person,
        )
        return (new,)


class MergeTurns(Command, frozen=True, kw_only=True):
    """Make one turn of two that follow each other in the same item."""

    turn: str
    merged: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _check_some(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        one, two = _finished_turn(meeting, self.turn), _finished_turn(meeting, self.merged)
        if one.id == two.id:
            raise Refused(say("It takes two turns to make one of them."))
        if one.item != two.item:
            raise Refused(say("The two turns belong to different items."))
        if two.began_at < one.began_at:
            one, two = two, one
        if one.ended_at is None or two.began_at < one.ended_at:
            raise Refused(say("The two turns overlap: correct their times first."))
        return (e.TurnsMerged(turn=one.id, merged=two.id),)
