"""The end: minutes adopted, and the meeting closed when the gate lets it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.sitting import ending_speeches
from facilitator.meeting.decide.votes import without_figures
from facilitator.meeting.gate import unfinished
from facilitator.meeting.phrase import NeedsConfirmation, Refused, nsay, say
from facilitator.meeting.rules import Result
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]


def _adopt(meeting: Meeting, _command: c.AdoptMinutes, _now: Instant) -> Events:
    if meeting.adopted_at is not None:
        raise Refused(say("The minutes have been adopted already."))
    return (e.MinutesAdopted(),)


def _adjourn(meeting: Meeting, command: c.Adjourn, now: Instant) -> Events:
    if command.to is not None:
        _check_later(command.to, now)
    open_ends = unfinished(meeting, now)
    if open_ends and not command.confirmed:
        raise NeedsConfirmation(
            nsay(
                "{count} thing is unfinished. Close the meeting all the same?",
                "{count} things are unfinished. Close the meeting all the same?",
                len(open_ends),
            )
        )
    ends: list[e.Event] = list(ending_speeches(meeting))
    if meeting.open_vote:
        verdict = without_figures(Result.UNDECIDED)
        vote = meeting.open_vote
        ends.append(e.VoteClosed(vote=vote.number, counts=vote.counts, verdict=verdict))
    if meeting.open_election:
        ends.append(e.ElectionClosed(election=meeting.open_election.number))
    if meeting.current:
        ends.append(e.ItemClosed(item=meeting.current))
    return (*ends, e.MeetingAdjourned(to=command.to))


def _check_later(text: str, now: Instant) -> None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Refused(say("{date} is not a date.", date=text)) from None
    if day < now.date():
        raise Refused(say("{date} is past: the next meeting lies ahead.", date=text))


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.AdoptMinutes: _adopt,
    c.Adjourn: _adjourn,
}
