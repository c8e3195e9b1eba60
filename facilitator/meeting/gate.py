"""What is unfinished before the meeting closes (spec 7)."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.elections.election import ElectionResult
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.postponing import postponed, when
from facilitator.meeting.procedure import Effect
from facilitator.meeting.stack import on_the_table, procedure_of, title, vote_title
from facilitator.meeting.state import ItemStatus, Meeting
from facilitator.meeting.timing import descendants, item_clock
from facilitator.meeting.votes import Method


def unfinished(meeting: Meeting, now: Instant) -> tuple[Phrase, ...]:
    """Return a sentence for each thing that the chair may want to mend first."""
    return (
        *_floor(meeting),
        *_votes_and_motions(meeting),
        *_tasks_and_concerns(meeting),
        *_overruns(meeting, now),
        *_not_reached(meeting),
    )


def _floor(meeting: Meeting) -> list[Phrase]:
    found = []
    if meeting.speech:
        found.append(say("{name} is speaking.", name=meeting.name_of(meeting.speech.person)))
    if waiting := len(meeting.waiting):
        found.append(
            nsay(
                "{count} person is waiting to speak.",
                "{count} people are waiting to speak.",
                waiting,
            )
        )
    if nameless := sum(turn.person is None for turn in meeting.turns):
        found.append(
            nsay("{count} speech has no name yet.", "{count} speeches have no name yet.", nameless)
        )
    return found


def _votes_and_motions(meeting: Meeting) -> list[Phrase]:
    found = []
    if meeting.open_vote:
        found.append(
            say("The vote on “{title}” is open.", title=vote_title(meeting, meeting.open_vote))
        )
    if meeting.open_election:
        found.append(say("The election “{title}” is open.", title=meeting.open_election.title))
    found += [
        say("The straw poll “{title}” has no outcome in the chair's words.", title=vote.title)
        for vote in meeting.votes
        if vote.method is Method.POLL and vote.poll and not vote.is_open
        if vote.outcome is None and vote.annulled is None
    ]
    found += _unfinished_elections(meeting)
    found += [
        say(
            "Motion {number} has no result: “{text}”.",
            number=motion.number,
            text=title(meeting, motion),
        )
        for motion in meeting.motions
        if motion.status.is_pending and not _is_the_adjournment(meeting, motion)
    ]
    if meeting.consent is not None:
        found.append(say("The consent agenda is before the meeting and not adopted."))
    found += [
        say("Motion {number} lies on the table: “{text}”.", number=motion.number, text=motion.text)
        for motion in on_the_table(meeting)
    ]
    found += [
        say(
            "Motion {number} is postponed {when}: “{text}”.",
            number=motion.number,
            when=when(meeting, motion),
            text=motion.text,
        )
        for motion in postponed(meeting)
    ]
    return found


def _unfinished_elections(meeting: Meeting) -> list[Phrase]:
    """Return a sentence for each election that left something to decide and no later round did."""
    taken_up = {election.previous for election in meeting.elections if election.annulled is None}
    return [
        _LEFT_OPEN[election.result](election.title)
        for election in meeting.elections
        if election.result in _LEFT_OPEN and election.number not in taken_up
    ]


_LEFT_OPEN: dict[ElectionResult | None, Callable[[str], Phrase]] = {
    ElectionResult.TIED: lambda title: say("The election “{title}” is tied.", title=title),
    ElectionResult.RUN_OFF: lambda title: say(
        "The election “{title}” wants a run-off.", title=title
    ),
    ElectionResult.INCOMPLETE: lambda title: say(
        "The election “{title}” has left seats empty.", title=title
    ),
}


def _is_the_adjournment(meeting: Meeting, motion: Motion) -> bool:
    """Closing the meeting decides the motion to adjourn."""
    procedure = procedure_of(meeting, motion)
    return procedure is not None and procedure.effect is Effect.ADJOURN


def _tasks_and_concerns(meeting: Meeting) -> list[Phrase]:
    tasks = [
        say("Task {number} has no owner: “{text}”.", number=task.number, text=task.text)
        for task in meeting.tasks
        if task.owner is None
    ]
    concerns = [
        say("Concern {number} has no answer: “{text}”.", number=concern.number, text=concern.text)
        for concern in meeting.concerns
        if concern.answer is None
    ]
    return tasks + concerns


def _overruns(meeting: Meeting, now: Instant) -> list[Phrase]:
    noted = {note.item for note in meeting.notes}
    found = []
    for item in meeting.agenda.items:
        timing = item_clock(meeting, item.id, now)
        explained = item.id in noted or meeting.items[item.id].extensions
        if timing.is_over and not explained:
            found.append(
                say(
                    "Item {number} ran {time} over, without a note why.",
                    number=item.number,
                    time=clock(-(timing.remaining or 0)),
                )
            )
    return found


def _not_reached(meeting: Meeting) -> list[Phrase]:
    return [
        say("Item {number} was not reached: {title}.", number=item.number, title=item.title)
        for item in meeting.agenda.items
        if meeting.items[item.id].status is ItemStatus.WAITING
        and not any(
            meeting.items[part.id].spans for part in descendants(meeting.agenda.items, item)
        )
    ]
