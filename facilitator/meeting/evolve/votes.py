"""What votes become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.evolve.motions import with_motion
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.rules import Result
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Choice, Vote

_AFTER = {
    Result.CARRIED: MotionStatus.CARRIED,
    Result.LOST: MotionStatus.LOST,
    Result.TIED: MotionStatus.TIED,
}


def _with_vote(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    vote = replace(meeting.votes[number - 1], **changes)
    return replace(meeting, votes=meeting.votes.replace(number - 1, vote))


def _opened(meeting: Meeting, event: e.VoteOpened, at: Instant) -> Meeting:
    vote = Vote(
        number=event.number,
        title=event.title,
        motion=event.motion,
        item=event.item,
        method=event.method,
        requirement=event.requirement,
        entitled=event.entitled,
        present=event.present,
        quorum_met=event.quorum_met,
        electors=event.electors,
        opened_at=at,
    )
    if event.motion:
        meeting = with_motion(meeting, event.motion, status=MotionStatus.VOTING)
    return replace(meeting, votes=meeting.votes.append(vote))


def _counted(meeting: Meeting, event: e.VotesCounted, _at: Instant) -> Meeting:
    return _with_vote(meeting, event.vote, counts=event.counts, by_eye=None)


def _judged(meeting: Meeting, event: e.MajorityJudged, _at: Instant) -> Meeting:
    return _with_vote(meeting, event.vote, by_eye=event.by_eye, counts=None)


def _cast(meeting: Meeting, event: e.BallotCast, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    roll = {**vote.roll, event.person: event.choice}
    asked_all = all(person in roll for person in vote.electors)
    second = vote.second_round or (asked_all and Choice.PASS in roll.values())
    return _with_vote(meeting, event.vote, roll=roll, second_round=second)


def _objected(meeting: Meeting, event: e.ObjectionRaised, _at: Instant) -> Meeting:
    objections = (*meeting.votes[event.vote - 1].objections, event.person)
    return _with_vote(meeting, event.vote, objections=objections)


def _closed(meeting: Meeting, event: e.VoteClosed, at: Instant) -> Meeting:
    meeting = _with_vote(
        meeting,
        event.vote,
        counts=event.counts,
        verdict=event.verdict,
        quorum_met_at_close=event.quorum_met,
        closed_at=at,
    )
    return _settled(meeting, meeting.votes[event.vote - 1])


def _settled(meeting: Meeting, vote: Vote) -> Meeting:
    """The motion is what its vote made of it; undecided, it is before the meeting again."""
    if vote.motion is None or vote.verdict is None:
        return meeting
    status = _AFTER.get(vote.verdict.result, MotionStatus.DEBATED)
    return with_motion(meeting, vote.motion, status=status)


def _recounted(meeting: Meeting, event: e.VoteRecounted, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    earlier = (*vote.recounts, vote.counts) if vote.counts else vote.recounts
    meeting = _with_vote(
        meeting,
        event.vote,
        counts=event.counts,
        verdict=event.verdict,
        recounts=earlier,
        by_eye=None,
        casting=None,
    )
    return _settled(meeting, meeting.votes[event.vote - 1])


def _casting(meeting: Meeting, event: e.CastingVoteGiven, _at: Instant) -> Meeting:
    meeting = _with_vote(meeting, event.vote, casting=event.choice, verdict=event.verdict)
    return _settled(meeting, meeting.votes[event.vote - 1])


def _annulled(meeting: Meeting, event: e.VoteAnnulled, at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    meeting = _with_vote(meeting, event.vote, annulled=event.reason, closed_at=vote.closed_at or at)
    made_of_it = _AFTER.get(vote.verdict.result) if vote.verdict else MotionStatus.VOTING
    if vote.motion is None or meeting.motions[vote.motion - 1].status is not made_of_it:
        return meeting
    return with_motion(meeting, vote.motion, status=MotionStatus.DEBATED)


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.VoteOpened: _opened,
    e.VotesCounted: _counted,
    e.MajorityJudged: _judged,
    e.BallotCast: _cast,
    e.ObjectionRaised: _objected,
    e.VoteClosed: _closed,
    e.VoteRecounted: _recounted,
    e.CastingVoteGiven: _casting,
    e.VoteAnnulled: _annulled,
}
