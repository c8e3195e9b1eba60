"""Procedural motions: how they are moved, and what each does when it carries."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.argument import Argument, read_argument
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import open_item
from facilitator.meeting.commands.motions import arriving_all, check_argument, dividing, parts_in
from facilitator.meeting.commands.sitting import ending_speeches
from facilitator.meeting.events.base import Event
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.postponing import read_until
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.reconsidering import check_reconsidered
from facilitator.meeting.rewording import amending
from facilitator.meeting.stack import (
    adjournment_decided,
    main_motion,
    out_of_order,
    procedure_called,
    procedure_of,
    stack,
)
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.text import fold

Effecter = Callable[[Meeting, Procedure, Argument, Instant], Events]


_OF_THE_OPEN_ITEM = frozenset({Effect.LIMIT_SPEECHES, Effect.CAUCUS, Effect.EXTEND_DEBATE})
"""What a recount carries once all items are done comes too late for these."""


class MoveProcedure(Command, frozen=True, kw_only=True):
    """Put a procedural motion before the meeting."""

    in_recess: ClassVar[bool] = False

    kind: str
    text: str = ""
    """What it asks: `10m`, the number of an item, a way to vote, a committee."""
    mover: str | None = None
    seconder: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        procedure = procedure_called(meeting, self.kind)
        if procedure is None:
            raise Refused(say("The rules of this body have no motion “{kind}”.", kind=self.kind))
        if (reason := out_of_order(meeting, procedure, self.mover)) is not None:
            raise Refused(reason)
        arrived = arriving_all(meeting, self.mover, self.seconder)
        argument = check_argument(meeting, procedure, self.text, now)
        if procedure.effect is Effect.RECONSIDER:
            check_reconsidered(meeting, argument.motion, self.mover)
        moved = e.MotionMoved(
            number=len(meeting.motions) + 1,
            text=argument.text,
            mover=self.mover,
            seconder=self.seconder,
            requirement=procedure.requirement,
            item=item.id,
            procedure=procedure.kind,
        )
        return (*arrived, moved)


def has_effect(meeting: Meeting, motion: Motion) -> bool:
    """Return whether a motion does something when it carries, other than being decided."""
    procedure = procedure_of(meeting, motion)
    if procedure is None:
        return motion.amends is not None
    return procedure.effect in _EFFECTS or procedure.effect is Effect.ADJOURN


def carrying_out(meeting: Meeting, motion: Motion, now: Instant) -> Events:
    """Return what a motion does that has just carried; nothing when that is no longer possible."""
    if motion.amends is not None:
        return amending(meeting, motion)
    procedure = procedure_of(meeting, motion)
    if procedure is None or procedure.effect not in _EFFECTS:
        return ()
    if meeting.current is None and procedure.effect in _OF_THE_OPEN_ITEM:
        return ()
    if procedure.effect is Effect.RECESS and not meeting.in_session:
        return ()
    try:
        argument = read_argument(meeting, procedure, motion.text)
        argument = replace(argument, moved_at=motion.moved_at)
    except Refused:  # what was asked for is gone by now: the item was taken up, for instance
        return ()
    return _EFFECTS[procedure.effect](meeting, procedure, argument, now)


def _recess(_meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    return (e.MeetingPaused(seconds=said.seconds),)


def _close_debate(meeting: Meeting, rule: Procedure, said: Argument, _now: Instant) -> Events:
    """End the speeches, close and clear the list; the motion is then put to the vote.

    Under rules that let the mover say so it is one motion or all (`all`), else all.
    """
    pending = stack(meeting)
    everything = rule.asks is None or fold(said.text) in {"all", "tat ca"}
    closed = tuple(m.number for m in (pending if everything else pending[-1:]))
    ends = (*ending_speeches(meeting), *_closing_list(meeting))
    cleared = (e.ListCleared(),) if meeting.waiting else ()
    return (*ends, *cleared, *((e.DebateClosed(motions=closed),) if closed else ()))


def _closing_list(meeting: Meeting) -> Events:
    state = meeting.item_state
    return () if state is None or state.list_closed else (e.ListClosed(),)


def _opening_list(meeting: Meeting) -> Events:
    state = meeting.item_state
    return (e.ListOpened(),) if state and state.list_closed else ()


def _limit(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    return (e.SpeechesLimited(item=meeting.current or "", seconds=said.seconds or 0),)


def _caucus(meeting: Meeting, _rule: Procedure, said: Argument, now: Instant) -> Events:
    until = meeting.zone.after(now, said.seconds or 0)
    each = said.each or said.seconds or 0
    limited = e.SpeechesLimited(item=meeting.current or "", seconds=each, until=until)
    return (*ending_speeches(meeting), limited, *_opening_list(meeting))


def _extend(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    longer = e.TimeExtended(item=meeting.current or "", seconds=said.seconds or 0)
    closed = tuple(m.number for m in stack(meeting) if m.debate_closed)
    reopened = (e.DebateReopened(motions=closed),) if closed else ()
    return (longer, *_opening_list(meeting), *reopened)


def _next_item(_meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    return (e.ItemPutNext(item=said.item),) if said.item else ()


def _take(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    if said.motion is None or meeting.current is None or meeting.pending_motion:
        return ()
    return (e.MotionTaken(motion=said.motion, item=meeting.current),)


def _reconsider(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    if said.motion is None or meeting.current is None or meeting.pending_motion:
        return ()
    return (e.MotionReconsidered(motion=said.motion, item=meeting.current),)


def _divide(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    """Divide the motion into the parts that were moved; without them the chair words them."""
    main = main_motion(meeting)
    if main is None:
        return ()
    parts = parts_in(said.text)
    if len(parts) > 1 and main == meeting.pending_motion:
        with contextlib.suppress(Refused):
            return dividing(meeting, main, parts)
    return (e.DivisionOrdered(motion=main.number),)


def _postpone(meeting: Meeting, _rule: Procedure, said: Argument, now: Instant) -> Events:
    """Put the motion off; when it comes back was said when this was moved."""
    main = main_motion(meeting)
    if main is None:
        return ()
    until = read_until(meeting, said.text, said.moved_at or now)
    return (e.MotionPostponed(motion=main.number, to=said.text or None, until=until),)


def _vote_by(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
    motions = tuple(motion.number for motion in stack(meeting))
    return (e.VoteMethodSet(motions=motions, method=said.method),) if said.method else ()


def _set_aside(make: Callable[[int, str | None], Event]) -> Effecter:
    def events(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
        main = main_motion(meeting)
        return (make(main.number, said.text or None),) if main else ()

    return events


def to_adjourn(before: Meeting, after: Meeting) -> bool:
    """Tell whether it has just been decided to adjourn: the front end then asks for the close."""
    if before.phase is Phase.CLOSED:  # the close was taken back
        return False
    return adjournment_decided(after) and not adjournment_decided(before)


def to_divide(before: Meeting, after: Meeting) -> bool:
    """Return whether a vote has just decided to divide the motion: the chair words the parts."""
    main, was = main_motion(after), main_motion(before)
    return main is not None and main.to_divide and not (was is not None and was.to_divide)


def to_vote(before: Meeting, after: Meeting) -> bool:
    """Tell whether a vote has just closed the debate: the motion below is put to the vote next."""
    if not after.in_session or before.votes is after.votes or after.open_vote:
        return False
    was = {motion.number for motion in stack(before) if motion.debate_closed}
    top = after.pending_motion
    return top is not None and top.debate_closed and top.number not in was


_EFFECTS: dict[Effect, Effecter] = {
    Effect.RECESS: _recess,
    Effect.CLOSE_DEBATE: _close_debate,
    Effect.CLOSE_LIST: lambda meeting, *_: _closing_list(meeting),
    Effect.OPEN_LIST: lambda meeting, *_: _opening_list(meeting),
    Effect.LIMIT_SPEECHES: _limit,
    Effect.EXTEND_DEBATE: _extend,
    Effect.CAUCUS: _caucus,
    Effect.NEXT_ITEM: _next_item,
    Effect.TABLE: _set_aside(lambda motion, _: e.MotionTabled(motion=motion)),
    Effect.TAKE_FROM_TABLE: _take,
    Effect.RECONSIDER: _reconsider,
    Effect.POSTPONE: _postpone,
    Effect.DIVIDE: _divide,
    Effect.DROP: _set_aside(lambda motion, _: e.MotionPostponed(motion=motion, indefinitely=True)),
    Effect.REFER: _set_aside(lambda motion, to: e.MotionReferred(motion=motion, to=to)),
    Effect.VOTE_BY: _vote_by,
}
"""By effect; an adjournment goes through the gate, where it is asked about what is unfinished."""
