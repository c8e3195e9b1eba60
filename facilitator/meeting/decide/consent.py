"""The consent agenda: asked as one block, motions taken out, the rest adopted (spec 4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.consent import ConsentBlock
from facilitator.meeting.decide import motions, votes
from facilitator.meeting.decide.attendance import arriving
from facilitator.meeting.decide.checks import known_person, open_item
from facilitator.meeting.evolve import evolve
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.prepared import ready
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method

Events = tuple[e.Event, ...]


def _ask(meeting: Meeting, command: c.AskConsent, _now: Instant) -> Events:
    item = open_item(meeting)
    if meeting.consent is not None:
        raise Refused(say("The consent agenda is before the meeting already."))
    if meeting.open_vote:
        raise Refused(say("A vote is open: close it first."))
    motions.check_none_pending(meeting)
    places = tuple(dict.fromkeys(command.places)) or _marked(meeting)
    waiting = ready(meeting)
    if not places:
        raise Refused(
            say(
                "Item {number} has no motions for adoption by consent: mark them (consent) in the "
                "agenda, or name their numbers.",
                number=item.number,
            )
        )
    for place in places:
        if place not in waiting:
            raise Refused(say("The item has no prepared motion {number}.", number=place))
    return (e.ConsentAsked(item=item.id, places=places),)


def _marked(meeting: Meeting) -> tuple[int, ...]:
    """Return what the agenda has for adoption by consent, but for what somebody objected to."""
    done = (block for block in meeting.consents if block.item == meeting.current)
    out = {place for block in done for place, _ in block.out}
    marked = (n for n, m in ready(meeting).items() if m.method == Method.CONSENT)
    return tuple(n for n in marked if n not in out)


def _block(meeting: Meeting) -> ConsentBlock:
    if meeting.consent is None:
        raise Refused(say("No consent agenda is before the meeting."))
    return meeting.consent


def _object(meeting: Meeting, command: c.ObjectToConsent, _now: Instant) -> Events:
    block = _block(meeting)
    if command.place not in block.places:
        raise Refused(say("Motion {number} is not in the block.", number=command.place))
    arrived: Events = ()
    if command.person is not None:
        arrived = arriving(meeting, known_person(meeting, command.person))
    return (*arrived, e.ConsentObjected(place=command.place, person=command.person))


def _adopt(meeting: Meeting, _command: c.AdoptConsent, now: Instant) -> Events:
    block = _block(meeting)
    if not block.places:
        raise Refused(say("Nothing is left of the block: drop it, and vote on each motion."))
    first = len(meeting.motions) + 1
    adopted = tuple(range(first, first + len(block.places)))
    ended: list[e.Event] = [e.ConsentAdopted(motions=adopted)]
    meeting = evolve(meeting, ended[0], now)
    for place in block.places:
        for command in _one_by_one(place):
            for event in _DO[type(command)](meeting, command, now):
                part = replace(event, in_block=True) if isinstance(event, e.MotionMoved) else event
                meeting = evolve(meeting, part, now)
                ended.append(part)
    return tuple(ended)


def _one_by_one(place: int) -> tuple[c.Command, ...]:
    """Each motion gets a record of its own: moved, asked about, adopted."""
    return (
        c.MoveMotion(place=place, method=Method.CONSENT),
        c.OpenVote(method=Method.CONSENT),
        c.CloseVote(),
    )


def _drop(meeting: Meeting, _command: c.DropConsent, _now: Instant) -> Events:
    _block(meeting)
    return (e.ConsentDropped(),)


_DO: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    **motions.DECIDERS,
    **votes.DECIDERS,
}
DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.AskConsent: _ask,
    c.ObjectToConsent: _object,
    c.AdoptConsent: _adopt,
    c.DropConsent: _drop,
}
