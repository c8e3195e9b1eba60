"""What an act did, told in words."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting import events as e
from facilitator.meeting.evolve import evolve
from facilitator.meeting.log import tell
from facilitator.meeting.order import unheard
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.rules import describe
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timeline import Timeline

_MOST_NAMED = 5
"""More arrivals in one act are told as a number."""
_TURNS_BETWEEN_REMINDERS = 3


def narrate(before: Meeting, timeline: Timeline, done: int) -> Phrase:
    """Return what happened after the first `done` events.

    Args:
        before: The meeting before them.
        timeline: The events, with what they led to.
        done: How many events there were before.
    """
    lines = timeline.recorded[done:]
    told: list[Phrase] = []
    arrivals = sum(_is_arrival(line.event) for line in lines)
    meeting = before
    for line in lines:
        match line.event:
            case e.ActUndone(act=act):
                told.append(say("taken back: {what}", what=_act(timeline, act)))
            case e.ActRedone(act=act):
                told.append(say("restored: {what}", what=_act(timeline, act)))
            case _:
                skipped = arrivals > _MOST_NAMED and _is_arrival(line.event)
                if not skipped and (sentence := tell(meeting, line.event, line.at)):
                    told.append(sentence)
                told += _more_about(meeting, line.event)
                meeting = evolve(meeting, line.event, line.at)
    if arrivals > _MOST_NAMED:
        told.insert(0, nsay("{count} person present", "{count} people present", arrivals))
    told += _quorum_change(before, timeline.meeting)
    told += _reminder(before, timeline.meeting)
    return joined(told) if told else say("done")


def _more_about(meeting: Meeting, event: e.Event) -> Iterator[Phrase]:
    """Say how the clauses of a motion were read: a chair must see a wrong reading at once."""
    if not isinstance(event, e.MotionMoved):
        return
    if event.seconder:
        yield say("seconded by {name}", name=meeting.name_of(event.seconder))
    if event.requirement != meeting.agenda.requirement:
        yield say("needs {rule}", rule=describe(event.requirement))


def _is_arrival(event: e.Event) -> bool:
    return isinstance(event, e.PresenceChanged) and event.presence is Presence.PRESENT


def _act(timeline: Timeline, act: int) -> Phrase:
    """Return what an act in the past did, told as it was told then."""
    first = next(i for i, line in enumerate(timeline.recorded) if line.act == act)
    past = Timeline(timeline.recorded[:first])
    told: list[Phrase] = []
    for line in timeline.act(act):
        if sentence := tell(past.meeting, line.event, line.at):
            told.append(sentence)
        past.append(line)
    return joined(told) if told else say("the last act")


def _quorum_change(before: Meeting, after: Meeting) -> Iterator[Phrase]:
    if not after.attendance_taken or after.phase is Phase.CLOSED:
        return
    was_met = before.attendance_taken and before.quorum.is_met
    quorum = after.quorum
    figures = {"present": quorum.present, "entitled": quorum.entitled, "needed": quorum.needed}
    if quorum.is_met and not was_met:
        yield say("quorum: {present} of {entitled}, {needed} needed", **figures)
    elif was_met and not quorum.is_met:
        yield say("the quorum is lost: {present} of {entitled}, {needed} needed", **figures)


def _reminder(before: Meeting, after: Meeting) -> Iterator[Phrase]:
    """Remind the chair, after every third turn, of those who have not been heard (spec 3)."""
    thirds = len(after.turns) // _TURNS_BETWEEN_REMINDERS
    if not after.in_session or thirds <= len(before.turns) // _TURNS_BETWEEN_REMINDERS:
        return
    if silent := len(unheard(after)):
        yield nsay(
            "{count} person has not spoken yet: invite",
            "{count} people have not spoken yet: invite",
            silent,
        )
