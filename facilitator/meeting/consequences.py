"""What follows from the result of a vote: a carried motion does what it says.

lost -> carried             it takes effect, and what it changed is recorded
carried -> lost, annulled   what it changed is set back, as far as nothing changed it since
"""

from __future__ import annotations

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.motions import with_list_reopened
from facilitator.meeting.commands.procedures import carrying_out, has_effect
from facilitator.meeting.events.base import Events
from facilitator.meeting.evolve import evolve
from facilitator.meeting.motions import Motion, MotionStatus, waits_for_part
from facilitator.meeting.parts import changes
from facilitator.meeting.reversal import reversing
from facilitator.meeting.state import Meeting, Phase

_JUDGED = (e.VoteClosed, e.VoteRecounted, e.CastingVoteGiven, e.VoteAnnulled)


def with_consequences(before: Meeting, events: Events, now: Instant) -> Events:
    """Return the events of an act with what follows from the votes that they decide."""
    judged = [event for event in events if isinstance(event, _JUDGED)]
    if not judged:
        return events
    after = _evolved(before, events, now)
    for verdict in judged:
        number = after.votes[verdict.vote - 1].motion
        if number is None or after.phase is Phase.CLOSED:
            continue
        following = _following(before, after, number, now)
        after = _evolved(after, following, now)
        events = (*events, *following)
    if any(isinstance(event, e.EffectReversed) for event in events):
        return events  # whether the list is open has been set back as well
    return with_list_reopened(before, events, now)


def _evolved(meeting: Meeting, events: Events, now: Instant) -> Meeting:
    for event in events:
        meeting = evolve(meeting, event, now)
    return meeting


def _following(before: Meeting, after: Meeting, number: int, now: Instant) -> Events:
    motion = after.motions[number - 1]
    was = before.motions[number - 1].status if number <= len(before.motions) else None
    carried, stood = motion.status is MotionStatus.CARRIED, was is MotionStatus.CARRIED
    if carried and not stood:
        return _taking_effect(after, motion, now)
    events: Events = ()
    if stood and not carried and has_effect(after, motion):
        events = reversing(after, motion, now)
    if motion.status.is_pending and was is not None and not was.is_pending:
        events = (*events, *_out_of_the_way(_evolved(after, events, now), motion))
    return events


def _taking_effect(meeting: Meeting, motion: Motion, now: Instant) -> Events:
    if not has_effect(meeting, motion):
        return ()
    events = with_list_reopened(meeting, carrying_out(meeting, motion, now), now)
    after = _evolved(meeting, events, now)
    speaking = {turn.id for turn in after.live}
    recorded = e.EffectRecorded(
        motion=motion.number,
        parts=changes(meeting, after),
        cut=tuple(turn.id for turn in meeting.live if turn.id not in speaking),
        made=tuple(made.number for made in after.motions[len(meeting.motions) :]),
        recess=meeting.in_session and after.phase is Phase.PAUSED,
    )
    return (*events, recorded)


def _out_of_the_way(meeting: Meeting, motion: Motion) -> Events:
    """Return what becomes of a motion whose vote was annulled, when its place is taken by now.

    A main motion is laid on the table, to be taken up when the way is free; anything else falls.
    """
    later = any(
        other.item == motion.item
        and other.status.is_pending
        and other.number > motion.number
        and not waits_for_part(meeting.motions, other)
        for other in meeting.motions
    )
    target = meeting.motions[motion.amends - 1] if motion.amends else None
    if not later and (target is None or target.status.is_pending):
        return ()
    if motion.is_main:
        return (e.MotionTabled(motion=motion.number),)
    return (e.MotionWithdrawn(motion=motion.number),)
