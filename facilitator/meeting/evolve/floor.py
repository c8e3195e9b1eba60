"""What the floor becomes: the lists, the running speech and the finished turns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.evolve.change import (
    counted,
    finished,
    with_item,
    with_person,
    with_waiting,
    without_entry,
)
from facilitator.meeting.floor import Entry, Turn, head_length, insert
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.order import arranged
from facilitator.meeting.spans import Span, begin, end
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import loaded_spans


def _asked(meeting: Meeting, event: e.FloorAsked, at: Instant) -> Meeting:
    if meeting.current is None:
        return meeting
    entry = Entry(
        id=event.entry,
        person=event.person,
        speech_class=event.speech_class,
        note=event.note,
        rank=event.rank,
        asked_at=at,
        answers=event.answers,
    )
    meeting = replace(meeting, entries=meeting.entries + 1)
    return with_waiting(meeting, meeting.current or "", insert(meeting.waiting, entry))


def _named(meeting: Meeting, event: e.EntryNamed, _at: Instant) -> Meeting:
    for item, state in meeting.items.items():
        if any(entry.id == event.entry for entry in state.waiting):
            named = tuple(
                replace(x, person=event.person) if x.id == event.entry else x for x in state.waiting
            )
            return with_waiting(meeting, item, named)
    return meeting


def _withdrawn(meeting: Meeting, event: e.EntryWithdrawn, _at: Instant) -> Meeting:
    return without_entry(meeting, event.entry)


def _moved(meeting: Meeting, event: e.EntryMoved, _at: Instant) -> Meeting:
    if meeting.current is None:
        return meeting
    listed = arranged(meeting)
    entry = next(x for x in listed if x.id == event.entry)
    entry = replace(entry, speech_class=event.speech_class, placed=True)
    others = [x for x in listed if x.id != event.entry]
    # before somebody who was put back, a request stands outside the classes as they do
    entry = replace(entry, putback=event.place < head_length(others))
    others.insert(event.place, entry)
    return with_waiting(meeting, meeting.current, tuple(others))


def _order_set(meeting: Meeting, event: e.OrderSet, _at: Instant) -> Meeting:
    return replace(meeting, order=event.order)


def _list_closed(meeting: Meeting, _event: e.ListClosed, _at: Instant) -> Meeting:
    return with_item(meeting, meeting.current or "", list_closed=True)


def _list_opened(meeting: Meeting, _event: e.ListOpened, _at: Instant) -> Meeting:
    return with_item(meeting, meeting.current or "", list_closed=False)


def _list_cleared(meeting: Meeting, _event: e.ListCleared, _at: Instant) -> Meeting:
    return with_waiting(meeting, meeting.current or "", ())


def _given(meeting: Meeting, event: e.FloorGiven, at: Instant) -> Meeting:
    speech = Turn(
        id=event.turn,
        person=event.person,
        item=meeting.current or "",
        speech_class=event.speech_class,
        note=event.note,
        asked_at=event.asked_at,
        spans=(Span(at),),
        limit=event.limit,
        invited=event.invited,
        rank=event.rank,
        entry=event.entry,
        answers=event.answers,
    )
    if event.entry:
        meeting = _answers_first(without_entry(meeting, event.entry), event.entry)
    meeting = _debated(meeting)
    return replace(meeting, speech=speech, speeches=meeting.speeches + 1)


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


def _interrupted(meeting: Meeting, _event: e.SpeechInterrupted, at: Instant) -> Meeting:
    if meeting.speech is None:
        return meeting
    paused = replace(meeting.speech, spans=end(meeting.speech.spans, at))
    return replace(meeting, speech=None, interrupted=paused)


def _continued(meeting: Meeting, _event: e.SpeechContinued, at: Instant) -> Meeting:
    if meeting.interrupted is None:
        return meeting
    speech = meeting.interrupted
    if meeting.in_session:  # in a recess it waits for the meeting to go on
        speech = replace(speech, spans=begin(speech.spans, at))
    return replace(meeting, speech=speech, interrupted=None)


def _ended(meeting: Meeting, event: e.SpeechEnded, at: Instant) -> Meeting:
    if meeting.speech and meeting.speech.id == event.turn:
        return replace(finished(meeting, meeting.speech, at), speech=None)
    if meeting.interrupted and meeting.interrupted.id == event.turn:
        return replace(finished(meeting, meeting.interrupted, at), interrupted=None)
    return meeting


def _extended(meeting: Meeting, event: e.SpeechExtended, _at: Instant) -> Meeting:
    if meeting.speech is None:
        return meeting
    return replace(
        meeting, speech=replace(meeting.speech, limit=meeting.speech.limit + event.seconds)
    )


def _pool_extended(meeting: Meeting, event: e.PoolExtended, _at: Instant) -> Meeting:
    state = meeting.item_state
    if state is None:
        return meeting
    more = state.pool_extra.get(event.group, 0) + event.seconds
    return with_item(
        meeting, meeting.current or "", pool_extra={**state.pool_extra, event.group: more}
    )


def _yielded(meeting: Meeting, event: e.TimeYielded, _at: Instant) -> Meeting:
    waiting = tuple(
        replace(x, bonus=x.bonus + event.seconds) if x.id == event.entry else x
        for x in meeting.waiting
    )
    return with_waiting(meeting, meeting.current or "", waiting)


def _put_back(meeting: Meeting, event: e.SpeakerPutBack, at: Instant) -> Meeting:
    turn = next(t for t in reversed(meeting.turns) if t.id == event.turn)
    entry = Entry(
        id=event.entry,
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


def _declined(meeting: Meeting, event: e.InvitationDeclined, _at: Instant) -> Meeting:
    declined = meeting.people[event.person].declined + 1
    speech = meeting.speech
    if speech and speech.invited and speech.person == event.person:
        meeting = replace(meeting, speech=None)
    return with_person(meeting, event.person, declined=declined)


def _corrected(meeting: Meeting, event: e.TurnCorrected, _at: Instant) -> Meeting:
    if meeting.speech and meeting.speech.id == event.turn:
        return replace(meeting, speech=correct(meeting.speech, event))
    if meeting.interrupted and meeting.interrupted.id == event.turn:
        return replace(meeting, interrupted=correct(meeting.interrupted, event))
    index = turn_index(meeting, event.turn)
    before = meeting.turns[index]
    after = correct(before, event)
    meeting = counted(counted(meeting, before, -1), after, 1)
    return replace(meeting, turns=meeting.turns.replace(index, after))


def correct(turn: Turn, event: e.TurnCorrected) -> Turn:
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


def _split(meeting: Meeting, event: e.TurnSplit, _at: Instant) -> Meeting:
    index = turn_index(meeting, event.turn)
    turn = meeting.turns[index]
    first = tuple(
        Span(s.began, min(s.ended or event.at, event.at)) for s in turn.spans if s.began < event.at
    )
    second = tuple(
        Span(max(s.began, event.at), s.ended)
        for s in turn.spans
        if s.ended is None or s.ended > event.at
    )
    one = replace(turn, spans=first)
    two = replace(
        turn,
        id=event.new_turn,
        person=event.person,
        spans=second,
        note=None,
        entry=None,
        invited=turn.invited and event.person == turn.person,
    )
    meeting = counted(counted(counted(meeting, turn, -1), one, 1), two, 1)
    turns = list(meeting.turns)
    turns[index : index + 1] = [one, two]
    chain = type(meeting.turns)(turns)
    return replace(meeting, turns=chain, speeches=meeting.speeches + 1)


def _merged(meeting: Meeting, event: e.TurnsMerged, _at: Instant) -> Meeting:
    index, other = turn_index(meeting, event.turn), turn_index(meeting, event.merged)
    one, two = meeting.turns[index], meeting.turns[other]
    both = replace(one, spans=tuple(sorted((*one.spans, *two.spans), key=lambda s: s.began)))
    meeting = counted(counted(counted(meeting, one, -1), two, -1), both, 1)
    # the later place: turns stand in the order of their ends
    turns = [both if t.id == two.id else t for t in meeting.turns if t.id != one.id]
    return replace(meeting, turns=type(meeting.turns)(turns))


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.FloorAsked: _asked,
    e.EntryNamed: _named,
    e.EntryWithdrawn: _withdrawn,
    e.EntryMoved: _moved,
    e.OrderSet: _order_set,
    e.ListClosed: _list_closed,
    e.ListOpened: _list_opened,
    e.ListCleared: _list_cleared,
    e.FloorGiven: _given,
    e.SpeechInterrupted: _interrupted,
    e.SpeechContinued: _continued,
    e.SpeechEnded: _ended,
    e.SpeechExtended: _extended,
    e.PoolExtended: _pool_extended,
    e.TimeYielded: _yielded,
    e.SpeakerPutBack: _put_back,
    e.InvitationDeclined: _declined,
    e.TurnCorrected: _corrected,
    e.TurnSplit: _split,
    e.TurnsMerged: _merged,
}
