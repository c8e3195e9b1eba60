"""Procedural motions are moved here; what a carried motion of any kind does (spec 4)."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.amending import amended
from facilitator.meeting.argument import Argument, read_argument
from facilitator.meeting.decide.checks import open_item
from facilitator.meeting.decide.dividing import dividing, parts_in
from facilitator.meeting.decide.motions import arriving_all, check_argument, with_list_reopened
from facilitator.meeting.decide.reconsidering import check_reconsidered
from facilitator.meeting.decide.restoring import undoing
from facilitator.meeting.decide.sitting import ending_speeches
from facilitator.meeting.evolve import evolve
from facilitator.meeting.motions import Motion, MotionStatus, waits_for_part
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.postponing import read_until
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.stack import (
    adhering,
    main_motion,
    out_of_order,
    procedure_called,
    procedure_of,
    stack,
)
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.text import fold

Events = tuple[e.Event, ...]


def _move(meeting: Meeting, command: c.MoveProcedure, now: Instant) -> Events:
    item = open_item(meeting)
    procedure = procedure_called(meeting, command.kind)
    if procedure is None:
        raise Refused(say("The rules of this body have no motion “{kind}”.", kind=command.kind))
    if (reason := out_of_order(meeting, procedure, command.mover)) is not None:
        raise Refused(reason)
    arrived = arriving_all(meeting, command.mover, command.seconder)
    argument = check_argument(meeting, procedure, command.text, now)
    if procedure.effect is Effect.RECONSIDER:
        check_reconsidered(meeting, argument.motion, command.mover)
    moved = e.MotionMoved(
        number=len(meeting.motions) + 1,
        text=argument.text,
        mover=command.mover,
        seconder=command.seconder,
        requirement=procedure.requirement,
        item=item.id,
        procedure=procedure.kind,
    )
    return (*arrived, moved)


_JUDGED = (e.VoteClosed, e.VoteRecounted, e.CastingVoteGiven, e.VoteAnnulled)


def with_consequences(before: Meeting, events: Events, now: Instant) -> Events:
    """Return the events of an act with what follows from a vote that they decide.

    A carried amendment changes the text of what it amends, a carried procedural motion does what
    it says. When a recount or an annulment takes the result back, the text goes back as well, and
    what the procedural motion did is undone (`restoring`); what has been done in the meeting since
    stays.
    """
    judged = [event for event in events if isinstance(event, _JUDGED)]
    if not judged:
        return events
    after = before
    for event in events:
        after = evolve(after, event, now)
    following: list[e.Event] = []
    for verdict in judged:
        number = after.votes[verdict.vote - 1].motion
        if number is None or after.phase not in {Phase.OPEN, Phase.PAUSED}:
            continue
        done = _following(before, after, number, now)
        for event in done:
            after = evolve(after, event, now)
        following += done
    return with_list_reopened(before, (*events, *following), now)


def _following(before: Meeting, after: Meeting, number: int, now: Instant) -> Events:
    motion = after.motions[number - 1]
    was = before.motions[number - 1].status if number <= len(before.motions) else None
    carried, stood = motion.status is MotionStatus.CARRIED, was is MotionStatus.CARRIED
    if motion.status.is_pending and was is not None and not was.is_pending:
        return _restored(after, motion, now, stood=stood)
    if carried and not stood:
        return _carried(after, motion, now)
    if stood and not carried:
        return _fallen(after, motion, now)
    return ()


def _carried(meeting: Meeting, motion: Motion, now: Instant) -> Events:
    if motion.amends is not None:
        return _amending(meeting, motion)
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


def _restored(meeting: Meeting, motion: Motion, now: Instant, *, stood: bool) -> Events:
    """Return what becomes of a motion whose vote was annulled, when its place is taken by now.

    A main motion is laid on the table, to be taken up when the way is free; anything else falls.
    """
    events = _fallen(meeting, motion, now) if stood else ()
    later = any(
        other.item == motion.item
        and other.status.is_pending
        and other.number > motion.number
        and not waits_for_part(meeting.motions, other)
        for other in meeting.motions
    )
    target = meeting.motions[motion.amends - 1] if motion.amends else None
    if not later and (target is None or target.status.is_pending):
        return events
    if motion.is_main:
        return (*events, e.MotionTabled(motion=motion.number))
    return (*events, e.MotionWithdrawn(motion=motion.number))


def _amending(meeting: Meeting, amendment: Motion) -> Events:
    target = meeting.motions[(amendment.amends or 0) - 1]
    if not _is_undecided(target) or amendment.wording is None:
        return ()
    new = e.MotionReworded(
        motion=target.number,
        text=amendment.wording,
        by=amendment.number,
        wording=_reading(meeting, target, amendment.wording),
    )
    return (new, *_read_anew(meeting, target, amendment.wording))


def _is_undecided(motion: Motion) -> bool:
    return motion.status.is_open


def _read_anew(meeting: Meeting, target: Motion, text: str) -> tuple[e.WordingSet, ...]:
    """Return the wordings of other amendments when the text changes under them."""
    events: list[e.WordingSet] = []
    for other in adhering(meeting, target):
        if other.amends != target.number or other.wording is None:
            continue
        wording = None
        if other.wording != other.text:
            try:
                wording = amended(text, other.text)
            except Refused:  # its words do not fit any more: the chair is asked
                wording = None
        events.append(e.WordingSet(motion=other.number, wording=wording))
    return tuple(events)


def _reading(meeting: Meeting, amendment: Motion, text: str) -> str | None:
    """Return how what an amendment amends would read after the amendment got another text."""
    if amendment.amends is None:
        return None
    try:
        return amended(meeting.motions[amendment.amends - 1].text, text)
    except Refused:  # the words do not fit the text any more: the chair is asked for a wording
        return None


def _fallen(meeting: Meeting, motion: Motion, now: Instant) -> Events:
    """Return what restores the text, or the debate, when a carried vote does not stand."""
    procedure = procedure_of(meeting, motion)
    if procedure is not None:
        return undoing(meeting, motion, procedure, now)
    if motion.amends is None:
        return ()
    target = meeting.motions[motion.amends - 1]
    if not _is_undecided(target) or not target.versions or target.text != motion.wording:
        return ()
    text = target.versions[-1]
    wording = _reading(meeting, target, text)
    back = e.MotionReworded(motion=target.number, text=text, wording=wording)
    others = [m for m in _read_anew(meeting, target, text) if m.motion != motion.number]
    return (back, *others)


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


def _set_aside(make: Callable[[int, str | None], e.Event]) -> Effecter:
    def events(meeting: Meeting, _rule: Procedure, said: Argument, _now: Instant) -> Events:
        main = main_motion(meeting)
        return (make(main.number, said.text or None),) if main else ()

    return events


Effecter = Callable[[Meeting, Procedure, Argument, Instant], Events]
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

_OF_THE_OPEN_ITEM = frozenset({Effect.LIMIT_SPEECHES, Effect.CAUCUS, Effect.EXTEND_DEBATE})
"""What a recount carries once all items are done comes too late for these."""


def to_adjourn(before: Meeting, after: Meeting) -> bool:
    """Tell whether it has just been decided to adjourn: the front end then goes to the gate."""
    return _adjournment_carried(after) and not _adjournment_carried(before)


def to_vote(before: Meeting, after: Meeting) -> bool:
    """Tell whether a vote has just closed the debate: the motion below is put to the vote next."""
    if not after.in_session or before.votes is after.votes or after.open_vote:
        return False
    was = {motion.number for motion in stack(before) if motion.debate_closed}
    top = after.pending_motion
    return top is not None and top.debate_closed and top.number not in was


def to_divide(before: Meeting, after: Meeting) -> bool:
    """Return whether a vote has just decided to divide the motion: the chair words the parts."""
    main, was = main_motion(after), main_motion(before)
    return main is not None and main.to_divide and not (was is not None and was.to_divide)


def _adjournment_carried(meeting: Meeting) -> bool:
    return _last_carried(meeting, Effect.ADJOURN)


def _last_carried(meeting: Meeting, effect: Effect) -> bool:
    """Return whether the last vote carried a procedural motion with this effect."""
    number = meeting.votes[-1].motion if meeting.in_session and meeting.votes else None
    if number is None or meeting.motions[number - 1].status is not MotionStatus.CARRIED:
        return False
    procedure = procedure_of(meeting, meeting.motions[number - 1])
    return procedure is not None and procedure.effect is effect


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {c.MoveProcedure: _move}
