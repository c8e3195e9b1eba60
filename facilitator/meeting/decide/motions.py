"""Main motions: made, seconded, and what becomes of them without a vote."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.attendance import arriving
from facilitator.meeting.decide.checks import known_person, open_item, written
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]


def pending(meeting: Meeting) -> Motion:
    """Return the motion before the meeting, or refuse."""
    if meeting.pending_motion is None:
        raise Refused(say("There is no motion before the meeting."))
    return meeting.pending_motion


def _not_being_voted_on(meeting: Meeting) -> Motion:
    motion = pending(meeting)
    if meeting.open_vote and meeting.open_vote.motion == motion.number:
        raise Refused(say("The motion is being voted on: close or annul the vote first."))
    return motion


def _move(meeting: Meeting, command: c.MoveMotion, _now: Instant) -> Events:
    item = open_item(meeting)
    if before := meeting.pending_motion:
        raise Refused(
            say(
                "Motion {number} is before the meeting: vote on it, withdraw it, table it or "
                "refer it first.",
                number=before.number,
            )
        )
    if command.mover is not None and command.mover == command.seconder:
        raise Refused(say("Nobody can second their own motion."))
    arrived: Events = ()
    for person in (command.mover, command.seconder):
        if person is not None:
            arrived += arriving(meeting, known_person(meeting, person))
    moved = e.MotionMoved(
        number=len(meeting.motions) + 1,
        text=written(command.text),
        mover=command.mover,
        seconder=command.seconder,
        requirement=command.requirement or meeting.agenda.requirement,
        method=command.method,
        item=item.id,
    )
    return (*arrived, moved)


def _second(meeting: Meeting, command: c.SecondMotion, _now: Instant) -> Events:
    motion = _not_being_voted_on(meeting)
    person = known_person(meeting, command.person)
    if motion.mover == person.id:
        raise Refused(say("Nobody can second their own motion."))
    if motion.seconder is not None:
        name = meeting.name_of(motion.seconder)
        raise Refused(say("The motion has been seconded by {name} already.", name=name))
    return (*arriving(meeting, person), e.MotionSeconded(motion=motion.number, seconder=person.id))


def _withdraw(meeting: Meeting, _command: c.WithdrawMotion, _now: Instant) -> Events:
    return (e.MotionWithdrawn(motion=_not_being_voted_on(meeting).number),)


def _table(meeting: Meeting, _command: c.TableMotion, _now: Instant) -> Events:
    return (e.MotionTabled(motion=_not_being_voted_on(meeting).number),)


def _refer(meeting: Meeting, _command: c.ReferMotion, _now: Instant) -> Events:
    return (e.MotionReferred(motion=_not_being_voted_on(meeting).number),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.MoveMotion: _move,
    c.SecondMotion: _second,
    c.WithdrawMotion: _withdraw,
    c.TableMotion: _table,
    c.ReferMotion: _refer,
}
