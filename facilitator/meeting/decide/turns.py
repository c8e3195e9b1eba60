"""Putting turns right afterwards: begin, end, who, split, merge (spec 3)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import known_person
from facilitator.meeting.evolve.floor import correct
from facilitator.meeting.floor import Turn
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.spans import Spans, length, within, without
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]


def _known_turn(meeting: Meeting, turn: str) -> Turn:
    live = (meeting.speech, meeting.interrupted)
    return next((t for t in live if t and t.id == turn), None) or _finished_turn(meeting, turn)


def _finished_turn(meeting: Meeting, turn: str) -> Turn:
    found = next((t for t in reversed(meeting.turns) if t.id == turn), None)
    if found is None:
        raise Refused(say("There is no such finished turn."))
    return found


def _correct(meeting: Meeting, command: c.CorrectTurn, now: Instant) -> Events:
    turn = _known_turn(meeting, command.turn)
    if command.person is not None:
        known_person(meeting, command.person)
    if command.ended_at is not None and turn in {meeting.speech, meeting.interrupted}:
        raise Refused(say("The speech is still running: finish it first."))
    event = e.TurnCorrected(
        turn=turn.id,
        began_at=_whole_second(command.began_at),
        ended_at=_whole_second(command.ended_at),
        person=command.person,
    )
    corrected = correct(turn, event)
    if corrected == turn:
        raise Refused(say("The turn is so already."))
    _check_in_order(meeting, corrected, now)
    if corrected.spans == turn.spans:
        return (event,)
    _check_in_item(meeting, corrected)
    spans = within(corrected.spans, meeting.items[turn.item].spans)
    if spans != corrected.spans:
        event = replace(event, spans=spans)
    return (event, *_making_room(meeting, turn, spans, now))


def _check_in_item(meeting: Meeting, turn: Turn) -> None:
    """Refuse a begin or an end at which the item's clock stood."""
    frame = meeting.items[turn.item].spans
    number = meeting.item_by_id(turn.item).number
    for instant in (turn.began_at, turn.ended_at):
        if instant and not any(s.began <= instant <= (s.ended or instant) for s in frame):
            time = f"{instant:%H:%M:%S}"
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
        events.append(e.TurnCorrected(turn=other.id, spans=left))
    return tuple(events)


def _whole_second(instant: Instant | None) -> Instant | None:
    """Cut an instant as the clocks do: fractions would not add up over a split."""
    return instant.replace(microsecond=0) if instant else None


def _check_in_order(meeting: Meeting, turn: Turn, now: Instant) -> None:
    instants = [instant for span in turn.spans for instant in (span.began, span.ended or now)]
    if instants != sorted(instants):
        raise Refused(say("A turn begins before it ends, and its pauses lie between."))
    if meeting.opened_at and instants[0] < meeting.opened_at:
        raise Refused(say("A turn cannot begin before the meeting."))
    if instants[-1] > now:
        raise Refused(say("A turn cannot lie in the future."))


def _split(meeting: Meeting, command: c.SplitTurn, _now: Instant) -> Events:
    turn = _finished_turn(meeting, command.turn)
    if command.person is not None:
        known_person(meeting, command.person)
    at = command.at.replace(microsecond=0)
    if not turn.began_at < at < (turn.ended_at or at):
        raise Refused(say("The instant must lie within the turn."))
    new = e.TurnSplit(
        turn=turn.id,
        new_turn=f"t{meeting.speeches + 1}",
        at=at,
        person=command.person or turn.person,
    )
    return (new,)


def _merge(meeting: Meeting, command: c.MergeTurns, _now: Instant) -> Events:
    one, two = _finished_turn(meeting, command.turn), _finished_turn(meeting, command.merged)
    if one.id == two.id:
        raise Refused(say("It takes two turns to make one of them."))
    if one.item != two.item:
        raise Refused(say("The two turns belong to different items."))
    if two.began_at < one.began_at:
        one, two = two, one
    if one.ended_at is None or two.began_at < one.ended_at:
        raise Refused(say("The two turns overlap: correct their times first."))
    return (e.TurnsMerged(turn=one.id, merged=two.id),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.CorrectTurn: _correct,
    c.SplitTurn: _split,
    c.MergeTurns: _merge,
}
