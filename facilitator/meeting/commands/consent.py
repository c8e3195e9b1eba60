"""The consent agenda: asked as one block, motions taken out, the rest adopted (spec 4)."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import motions
from facilitator.meeting.commands.attendance import arriving
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_person, open_item
from facilitator.meeting.commands.motions import MoveMotion
from facilitator.meeting.commands.votes import CloseVote, OpenVote
from facilitator.meeting.consent import ConsentBlock
from facilitator.meeting.events.base import Event
from facilitator.meeting.evolve import evolve
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.prepared import ready
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method


class AskConsent(Command, frozen=True, kw_only=True):
    """Put prepared motions of the open item before the meeting as one block.

    Without places (from 1): those that the agenda marks so.
    """

    in_recess: ClassVar[bool] = False

    places: tuple[int, ...] = ()

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if meeting.consent is not None:
            raise Refused(say("The consent agenda is before the meeting already."))
        if meeting.open_vote:
            raise Refused(say("A vote is open: close it first."))
        motions.check_none_pending(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        places = tuple(dict.fromkeys(self.places)) or _marked(meeting)
        waiting = ready(meeting)
        if not places:
            raise Refused(
                say(
                    "Item {number} has no motions for adoption by consent: mark them (consent) "
                    "in the agenda, or name their numbers.",
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


class ObjectToConsent(Command, frozen=True, kw_only=True):
    """Take one motion out of the block."""

    in_recess: ClassVar[bool] = False

    place: int
    person: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _block(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        block = _block(meeting)
        if self.place not in block.places:
            raise Refused(say("Motion {number} is not in the block.", number=self.place))
        arrived: Events = ()
        if self.person is not None:
            arrived = arriving(meeting, known_person(meeting, self.person))
        return (*arrived, e.ConsentObjected(place=self.place, person=self.person))


def _block(meeting: Meeting) -> ConsentBlock:
    if meeting.consent is None:
        raise Refused(say("No consent agenda is before the meeting."))
    return meeting.consent


class AdoptConsent(Command, frozen=True, kw_only=True):
    """Adopt what is left of the block: nobody objects."""

    in_recess: ClassVar[bool] = False

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if not _block(meeting).places:
            raise Refused(say("Nothing is left of the block: drop it, and vote on each motion."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        block = _block(meeting)
        first = len(meeting.motions) + 1
        adopted = tuple(range(first, first + len(block.places)))
        ended: list[Event] = [e.ConsentAdopted(motions=adopted)]
        meeting = evolve(meeting, ended[0], now)
        for place in block.places:
            for command in _one_by_one(place):
                for event in command.decide(meeting, now):
                    part = (
                        replace(event, in_block=True) if isinstance(event, e.MotionMoved) else event
                    )
                    meeting = evolve(meeting, part, now)
                    ended.append(part)
        return tuple(ended)


def _one_by_one(place: int) -> tuple[Command, ...]:
    """Each motion gets a record of its own: moved, asked about, adopted."""
    return (
        MoveMotion(place=place, method=Method.CONSENT),
        OpenVote(method=Method.CONSENT),
        CloseVote(),
    )


class DropConsent(Command, frozen=True, kw_only=True):
    """Take the block back."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _block(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return (e.ConsentDropped(),)
