"""Small steps from one state to the next that several evolvers share."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant
from facilitator.meeting.floor import Turn, Waiting
from facilitator.meeting.order import arranged
from facilitator.meeting.people import Person, with_one
from facilitator.meeting.spans import end
from facilitator.meeting.state import Meeting


def with_item(meeting: Meeting, item: str, **changes: Any) -> Meeting:
    """Return the meeting with another state of an item."""
    state = replace(meeting.items[item], **changes)
    return replace(meeting, items={**meeting.items, item: state})


def with_waiting(meeting: Meeting, item: str, waiting: Waiting) -> Meeting:
    """Return the meeting with another list of an item."""
    return with_item(meeting, item, waiting=waiting)


def with_person(meeting: Meeting, person: str, **changes: Any) -> Meeting:
    """Return the meeting with somebody changed."""
    changed: Person = replace(meeting.people[person], **changes)
    return replace(meeting, people=with_one(meeting.people, changed))


def without_entry(meeting: Meeting, entry: str) -> Meeting:
    """Return the meeting with a request taken off whichever list it is on."""
    for item, state in meeting.items.items():
        if any(waiting.id == entry for waiting in state.waiting):
            left = tuple(e for e in arranged(meeting, item) if e.id != entry)
            return with_waiting(meeting, item, left)
    return meeting


def counted(meeting: Meeting, turn: Turn, sign: int) -> Meeting:
    """Return the meeting with a finished turn added to (1) or taken from (-1) the tallies."""
    net = sign * turn.net()
    if turn.person:
        who = meeting.people[turn.person]
        meeting = with_person(
            meeting, turn.person, turns=who.turns + sign, seconds=who.seconds + net
        )
    if turn.speech_class in {"for", "against"}:
        field = f"seconds_{turn.speech_class.value}"
        before = getattr(meeting.items[turn.item], field)
        meeting = with_item(meeting, turn.item, **{field: before + net})
    return meeting


def finished(meeting: Meeting, turn: Turn, at: Instant) -> Meeting:
    """Return the meeting with a speech ended and counted, whoever speaks now."""
    done = replace(turn, spans=end(turn.spans, at))
    return replace(counted(meeting, done, 1), turns=meeting.turns.append(done))


def stopped(meeting: Meeting, at: Instant) -> Meeting:
    """Return the meeting with the clocks of the item and of the speech standing still."""
    if meeting.current:
        spans = end(meeting.items[meeting.current].spans, at)
        meeting = with_item(meeting, meeting.current, spans=spans)
    if meeting.speech:
        speech = replace(meeting.speech, spans=end(meeting.speech.spans, at))
        meeting = replace(meeting, speech=speech)
    return meeting
