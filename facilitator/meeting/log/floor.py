"""Sentences about the speakers' list and the speeches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.evolve.floor import correct
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn
from facilitator.meeting.order import ORDER_NAMES
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.reasons import class_told
from facilitator.meeting.state import Meeting


def _asked(meeting: Meeting, event: e.FloorAsked, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    if event.speech_class is SpeechClass.PLAIN:
        return say("{name} asks for the floor", name=name)
    speech_class = class_told(meeting, event)
    return say("{name} asks for the floor: {speech_class}", name=name, speech_class=speech_class)


def _named(meeting: Meeting, event: e.EntryNamed, _at: Instant) -> Phrase:
    entry, name = _entry(meeting, event.entry), meeting.name_of(event.person)
    if entry is None or entry.person is None:
        return say("it is {name} who waits", name=name)
    before = meeting.name_of(entry.person)
    return say("it is {name} who waits, not {other}", name=name, other=before)


def _entry(meeting: Meeting, entry_id: str) -> Entry | None:
    lists = (state.waiting for state in meeting.items.values())
    return next((x for waiting in lists for x in waiting if x.id == entry_id), None)


def _entry_name(meeting: Meeting, entry_id: str) -> str:
    entry = _entry(meeting, entry_id)
    return meeting.name_of(entry.person if entry else None)


def _withdrawn(meeting: Meeting, event: e.EntryWithdrawn, _at: Instant) -> Phrase:
    return say("{name} is off the list", name=_entry_name(meeting, event.entry))


def _moved(meeting: Meeting, event: e.EntryMoved, _at: Instant) -> Phrase:
    entry, name = _entry(meeting, event.entry), _entry_name(meeting, event.entry)
    if entry is not None and entry.speech_class is not event.speech_class:
        return say(
            "{name} moved to place {place} and is now: {speech_class}",
            name=name,
            place=event.place + 1,
            speech_class=CLASS_NAMES[event.speech_class],
        )
    return say("{name} moved to place {place}", name=name, place=event.place + 1)


def _order(_meeting: Meeting, event: e.OrderSet, _at: Instant) -> Phrase:
    return say("order of the list: {order}", order=ORDER_NAMES[event.order])


def _list_closed(_meeting: Meeting, _event: e.ListClosed, _at: Instant) -> Phrase:
    return say("the speakers' list is closed")


def _list_opened(_meeting: Meeting, _event: e.ListOpened, _at: Instant) -> Phrase:
    return say("the speakers' list is open")


def _list_cleared(_meeting: Meeting, _event: e.ListCleared, _at: Instant) -> Phrase:
    return say("the speakers' list was cleared")


def _given(meeting: Meeting, event: e.FloorGiven, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    if event.invited:
        return say("{name} is invited to speak", name=name)
    if event.speech_class is SpeechClass.PLAIN:
        return say("{name} has the floor", name=name)
    speech_class = class_told(meeting, event)
    return say("{name} has the floor: {speech_class}", name=name, speech_class=speech_class)


def _turn(meeting: Meeting, turn_id: str) -> Turn | None:
    found = next((turn for turn in meeting.live if turn.id == turn_id), None)
    return found or next((t for t in reversed(meeting.turns) if t.id == turn_id), None)


def _turn_name(meeting: Meeting, turn_id: str) -> str:
    turn = _turn(meeting, turn_id)
    return meeting.name_of(turn.person if turn else None)


def _interrupted(meeting: Meeting, event: e.SpeechInterrupted, _at: Instant) -> Phrase:
    return say("{name} is interrupted by a question", name=_turn_name(meeting, event.turn))


def _continued(meeting: Meeting, event: e.SpeechContinued, _at: Instant) -> Phrase:
    return say("{name} goes on", name=_turn_name(meeting, event.turn))


def _ended(meeting: Meeting, event: e.SpeechEnded, at: Instant) -> Phrase:
    turn = _turn(meeting, event.turn)
    time = clock(turn.net(at) if turn else 0)
    return say("{name} spoke {time}", name=_turn_name(meeting, event.turn), time=time)


def _more_time(meeting: Meeting, event: e.SpeechExtended, _at: Instant) -> Phrase:
    return say(
        "{time} more for {name}", time=clock(event.seconds), name=_turn_name(meeting, event.turn)
    )


def _pool_extended(_meeting: Meeting, event: e.PoolExtended, _at: Instant) -> Phrase:
    time = clock(event.seconds)
    return say("{time} more speaking time for {group}", time=time, group=event.group)


def _yielded(meeting: Meeting, event: e.TimeYielded, _at: Instant) -> Phrase:
    return say(
        "{name} yields {time} to {other}",
        name=_turn_name(meeting, event.turn),
        time=clock(event.seconds),
        other=_entry_name(meeting, event.entry),
    )


def _put_back(meeting: Meeting, event: e.SpeakerPutBack, _at: Instant) -> Phrase:
    return say("{name} is back at the head of the list", name=_turn_name(meeting, event.turn))


def _declined(meeting: Meeting, event: e.InvitationDeclined, _at: Instant) -> Phrase:
    return say("{name} does not wish to speak", name=meeting.name_of(event.person))


def _corrected(meeting: Meeting, event: e.TurnCorrected, _at: Instant) -> Phrase:
    before = _turn(meeting, event.turn)
    if before is None:
        return say("a turn was put right")
    after, name = correct(before, event), meeting.name_of(before.person)
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


def _split(meeting: Meeting, event: e.TurnSplit, _at: Instant) -> Phrase:
    return say(
        "{name}'s turn was split at {time}",
        name=_turn_name(meeting, event.turn),
        time=f"{event.at:%H:%M:%S}",
    )


def _merged(meeting: Meeting, event: e.TurnsMerged, _at: Instant) -> Phrase:
    name, other = _turn_name(meeting, event.turn), _turn_name(meeting, event.merged)
    if name != other:
        return say("the turn of {other} is now a part of {name}'s", name=name, other=other)
    return say("two turns of {name} are one", name=name)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.FloorAsked: _asked,
    e.EntryNamed: _named,
    e.EntryWithdrawn: _withdrawn,
    e.EntryMoved: _moved,
    e.OrderSet: _order,
    e.ListClosed: _list_closed,
    e.ListOpened: _list_opened,
    e.ListCleared: _list_cleared,
    e.FloorGiven: _given,
    e.SpeechInterrupted: _interrupted,
    e.SpeechContinued: _continued,
    e.SpeechEnded: _ended,
    e.SpeechExtended: _more_time,
    e.PoolExtended: _pool_extended,
    e.TimeYielded: _yielded,
    e.SpeakerPutBack: _put_back,
    e.InvitationDeclined: _declined,
    e.TurnCorrected: _corrected,
    e.TurnSplit: _split,
    e.TurnsMerged: _merged,
}
