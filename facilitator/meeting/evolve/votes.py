"""What votes become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.ballots import StatedCount, papers_of, without_group
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.evolve.motions import with_motion
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.papers import FIRST, added_papers, without_papers
from facilitator.meeting.rules import Counts, Result
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Choice, Method, Vote

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
        electorate=event.electorate
        or Electorate(entitled=event.entitled, present=event.present, electors=event.electors),
        quorum_met=event.quorum_met,
        options=event.options,
        opened_at=at,
    )
    if event.motion:
        meeting = with_motion(meeting, event.motion, status=MotionStatus.VOTING)
    return replace(meeting, votes=meeting.votes.append(vote))


def _base_reopened(meeting: Meeting, event: e.BaseReopened, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    return _with_vote(
        meeting,
        event.vote,
        electorate=event.electorate,
        # who passed and is gone has said nothing
        roll={who: said for who, said in vote.roll.items() if who in event.electorate.electors},
        base_reopened=vote.base_reopened + 1,
        counts=None,
        weighted=None,
        group_counts={},
        poll={},
        by_eye=None,
    )


def _counted(meeting: Meeting, event: e.VotesCounted, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    if vote.method is Method.BALLOT:
        return _ballot_counted(meeting, vote, event)
    if event.group is not None:
        groups = {**vote.group_counts, event.group: event.counts}
        return _with_vote(meeting, event.vote, group_counts=groups, by_eye=None)
    return _with_vote(
        meeting, event.vote, counts=event.counts, weighted=event.weighted, by_eye=None
    )


def _ballot_counted(meeting: Meeting, vote: Vote, event: e.VotesCounted) -> Meeting:
    """A count stands instead of the papers that it is of; of papers all alike it is just those."""
    papers, stated = vote.entered(event.entry)
    if event.group is not None:
        stated = replace(stated, groups={**stated.groups, event.group: event.counts})
        papers = without_group(papers, event.group)
    elif event.weighted is not None:
        stated, papers = StatedCount(whole=event.counts, weighted=event.weighted), {}
    elif vote.requirement.in_groups:
        stated, papers = replace(stated, whole=event.counts), without_group(papers, None)
    else:
        papers = papers_of(event.counts)
    return _with_vote(
        meeting,
        event.vote,
        entries={**vote.entries, event.entry: papers},
        stated={**vote.stated, event.entry: stated},
    )


def _poll_counted(meeting: Meeting, event: e.PollCounted, _at: Instant) -> Meeting:
    return _with_vote(meeting, event.vote, poll=event.counts)


def _outcome(meeting: Meeting, event: e.OutcomeStated, _at: Instant) -> Meeting:
    return _with_vote(meeting, event.vote, outcome=event.text)


def _papers(meeting: Meeting, event: e.BallotsEntered, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    entered = added_papers(vote.entries.get(event.entry, {}), event.papers)
    return _with_vote(meeting, event.vote, entries={**vote.entries, event.entry: entered})


def _taken_out(meeting: Meeting, event: e.BallotsTakenOut, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    left = without_papers(vote.entries.get(event.entry, {}), event.papers)
    return _with_vote(meeting, event.vote, entries={**vote.entries, event.entry: left})


def _entry(meeting: Meeting, event: e.BallotEntryChosen, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    entries = {event.entry: {}, **vote.entries}
    return _with_vote(meeting, event.vote, entry=event.entry, entries=entries)


def _second_dropped(meeting: Meeting, event: e.SecondBallotsDropped, _at: Instant) -> Meeting:
    papers, stated = meeting.votes[event.vote - 1].entered(FIRST)
    return _with_vote(
        meeting, event.vote, entry=FIRST, entries={FIRST: papers}, stated={FIRST: stated}
    )


def _judged(meeting: Meeting, event: e.MajorityJudged, _at: Instant) -> Meeting:
    return _with_vote(meeting, event.vote, by_eye=event.by_eye, counts=None)


def _cast(meeting: Meeting, event: e.BallotCast, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    roll = {**vote.roll, event.person: event.choice}
    splits = {who: split for who, split in vote.splits.items() if who != event.person}
    return _answered(meeting, vote, roll, splits)


def _bulk_cast(meeting: Meeting, event: e.BulkCast, _at: Instant) -> Meeting:
    vote = meeting.votes[event.vote - 1]
    roll = {who: choice for who, choice in vote.roll.items() if who != event.person}
    return _answered(meeting, vote, roll, {**vote.splits, event.person: event.counts})


def _answered(
    meeting: Meeting, vote: Vote, roll: dict[str, Choice], splits: dict[str, Counts]
) -> Meeting:
    asked_all = all(person in roll or person in splits for person in vote.electors)
    second = vote.second_round or (asked_all and Choice.PASS in roll.values())
    return _with_vote(meeting, vote.number, roll=roll, splits=splits, second_round=second)


def _vetoed(meeting: Meeting, event: e.VetoDeclared, _at: Instant) -> Meeting:
    vetoes = (*meeting.votes[event.vote - 1].vetoes, event.person)
    return _with_vote(meeting, event.vote, vetoes=vetoes)


def _objected(meeting: Meeting, event: e.ObjectionRaised, _at: Instant) -> Meeting:
    objections = (*meeting.votes[event.vote - 1].objections, event.person)
    return _with_vote(meeting, event.vote, objections=objections)


def _closed(meeting: Meeting, event: e.VoteClosed, at: Instant) -> Meeting:
    meeting = _with_vote(
        meeting,
        event.vote,
        counts=event.counts,
        weighted=event.weighted,
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
    earlier, weights = vote.recounts, vote.recounted_weights
    if vote.counts is not None:
        earlier, weights = (*earlier, vote.counts), (*weights, vote.weighted)
    groups = vote.group_counts
    if event.group is not None:
        groups = {**groups, event.group: event.recounted or event.counts}
    meeting = _with_vote(
        meeting,
        event.vote,
        counts=event.counts,
        weighted=event.weighted,
        group_counts=groups,
        verdict=event.verdict,
        recounts=earlier,
        recounted_weights=weights,
        by_eye=None,
        doubted=vote.by_eye or vote.doubted,
        casting=None,
        casting_by=None,
    )
    return _settled(meeting, meeting.votes[event.vote - 1])


def _casting(meeting: Meeting, event: e.CastingVoteGiven, _at: Instant) -> Meeting:
    meeting = _with_vote(
        meeting, event.vote, casting=event.choice, casting_by=event.person, verdict=event.verdict
    )
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
    e.BaseReopened: _base_reopened,
    e.VotesCounted: _counted,
    e.PollCounted: _poll_counted,
    e.OutcomeStated: _outcome,
    e.BallotsEntered: _papers,
    e.BallotsTakenOut: _taken_out,
    e.BallotEntryChosen: _entry,
    e.SecondBallotsDropped: _second_dropped,
    e.MajorityJudged: _judged,
    e.BallotCast: _cast,
    e.BulkCast: _bulk_cast,
    e.VetoDeclared: _vetoed,
    e.ObjectionRaised: _objected,
    e.VoteClosed: _closed,
    e.VoteRecounted: _recounted,
    e.CastingVoteGiven: _casting,
    e.VoteAnnulled: _annulled,
}
