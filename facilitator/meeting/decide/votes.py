"""Votes: opened with a frozen base, counted with checked arithmetic, judged once (spec 5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.casting_vote import casting_refused, presiding, verdict_with_casting
from facilitator.meeting.decide.ballots import check_entries, check_papers_fit
from facilitator.meeting.decide.checks import (
    known_person,
    last_closed_vote,
    open_item,
    the_open_vote,
    written,
)
from facilitator.meeting.decide.counting import check_complete, check_counts, moved, not_voting
from facilitator.meeting.decide.electorate import electorate, with_known_groups
from facilitator.meeting.decide.motions import check_ready, worded
from facilitator.meeting.decide.nothing_counted import check_something_counted
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.mistakes import check_asked_for
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Base, Counts, Requirement, Result, Verdict, Weights
from facilitator.meeting.stack import plain_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import verdict_on
from facilitator.meeting.votes import Choice, Method, Vote

__all__ = ["DECIDERS", "check_counts", "not_voting", "without_figures"]

Events = tuple[e.Event, ...]

CLEAR_MAJORITY = "clear majority"
CLEAR_MINORITY = "clear minority"


def _open(meeting: Meeting, command: c.OpenVote, _now: Instant) -> Events:
    item = open_item(meeting)
    if meeting.open_vote:
        raise Refused(say("A vote is open already: close it first."))
    motion = meeting.pending_motion if command.text is None else None
    if command.text is None and motion is None:
        raise Refused(say("There is no motion before the meeting: say what the vote is about."))
    names_rule = command.requirement is not None or (
        motion is not None and motion.requirement != meeting.agenda.requirement
    )
    check_asked_for(meeting.unsettled, names_rule=names_rule)
    title = plain_title(motion) if motion else worded(meeting, command.text or "")
    written_rule = motion.requirement if motion else meeting.agenda.requirement
    requirement = with_known_groups(meeting, command.requirement or written_rule)
    chosen = command.method or (Method(motion.method) if motion and motion.method else None)
    method = chosen or Method.HANDS
    check_ready(meeting, motion, method)
    voters = _electorate(meeting, method, requirement)
    opened = e.VoteOpened(
        number=len(meeting.votes) + 1,
        title=title,
        motion=motion.number if motion else None,
        item=item.id,
        method=method,
        requirement=requirement,
        entitled=voters.entitled,
        present=voters.present,
        quorum_met=_quorum_met(meeting),
        electorate=voters,
    )
    return (opened,)


def _quorum_met(meeting: Meeting) -> bool | None:
    return meeting.quorum.is_met if meeting.attendance_taken else None


def _electorate(meeting: Meeting, method: Method, requirement: Requirement) -> Electorate:
    """Return who may vote; refuse a vote whose base, groups or voters nobody knows."""
    if method is Method.POLL:
        raise Refused(say("A straw poll has options: open it as a poll."))
    voters = electorate(meeting, groups=bool(requirement.in_groups))
    bases = {requirement.base, *(part.requirement.base for part in requirement.in_groups)}
    if Base.PRESENT in bases and voters.present is None:
        raise Refused(say("This rule counts the members present: take the attendance first."))
    if Base.ENTITLED in bases and not voters.entitled:
        raise Refused(say("This rule counts all voting members: the roster names none."))
    if method is Method.ROLLCALL and not voters.electors:
        raise Refused(say("There is nobody to call: no voting member is present."))
    if method is Method.CONSENT:
        _check_somebody(voters)
    if requirement.in_groups:
        _check_groups(voters, method, requirement)
    return voters


def _check_somebody(voters: Electorate) -> None:
    """Refuse what nobody is there to decide: nothing carries on an empty base."""
    if voters.present == 0:
        raise Refused(say("Nobody who may vote is present: nothing can be adopted."))


def _check_groups(voters: Electorate, method: Method, requirement: Requirement) -> None:
    known = ", ".join(voters.sizes)
    if not voters.sizes:
        raise Refused(say("This rule asks for groups: the roster puts no voting member in one."))
    for group in (name for part in requirement.in_groups for name in part.groups):
        if group not in voters.sizes:
            raise Refused(
                say("No voting member is in {group}; groups are {known}.", group=group, known=known)
            )
    if voters.is_weighted and method.is_counted:
        raise Refused(
            say("Members have different weights: only a roll call can be counted by groups.")
        )


def _reopen_base(meeting: Meeting, _command: c.ReopenBase, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    # who has voted stays in the base, wherever they are now; to pass is not to vote
    voted = {person for person, said in vote.roll.items() if said is not Choice.PASS}
    voted.update(vote.splits)
    groups = bool(vote.requirement.in_groups)
    voters = electorate(meeting, groups=groups, voted=voted, before=vote.electorate)
    if voters == vote.electorate:
        raise Refused(say("The base stays as it is: nobody who votes has come or gone."))
    check_papers_fit(msgspec.structs.replace(vote, electorate=voters))
    return (e.BaseReopened(vote=vote.number, electorate=voters, quorum_met=_quorum_met(meeting)),)


def _count(meeting: Meeting, command: c.StateCount, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if not vote.method.is_counted:
        raise Refused(say("This vote is not taken by counting."))
    check_counts(vote, command.counts, command.weighted, command.group, vote.entry)
    return (
        e.VotesCounted(
            vote=vote.number,
            counts=command.counts,
            weighted=command.weighted,
            group=command.group,
            entry=vote.entry,
        ),
    )


def _by_eye(meeting: Meeting, command: c.JudgeByEye, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if vote.method not in {Method.HANDS, Method.VOICE}:
        raise Refused(say("Only hands and voices can be judged by eye."))
    if not vote.requirement.is_plain_majority:
        raise Refused(say("Only a simple majority can be judged by eye: count the votes."))
    if vote.electorate.is_weighted:
        raise Refused(say("Members have different weights, which no eye can see: call the roll."))
    _check_somebody(vote.electorate)
    by_eye = CLEAR_MAJORITY if command.majority else CLEAR_MINORITY
    return (e.MajorityJudged(vote=vote.number, by_eye=by_eye),)


def _cast(meeting: Meeting, command: c.CastVote, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if vote.method is not Method.ROLLCALL:
        raise Refused(say("This vote is not taken by roll call."))
    person = known_person(meeting, command.person)
    _check_elector(vote, person)
    if command.choice is Choice.PASS and vote.second_round:
        raise Refused(say("In the second round nobody can pass."))
    return (e.BallotCast(vote=vote.number, person=person.id, choice=command.choice),)


def _cast_bulk(meeting: Meeting, command: c.CastBulk, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if vote.method is not Method.ROLLCALL:
        raise Refused(say("This vote is not taken by roll call."))
    person = known_person(meeting, command.person)
    _check_elector(vote, person)
    counts, held = command.counts, vote.electorate.heads_of(person.id)
    if min(counts.for_, counts.against, counts.abstain, counts.invalid) < 0 or not counts.cast:
        raise Refused(say("A count cannot be less than nothing."))
    if counts.invalid:
        raise Refused(say("In a roll call no answer is invalid: for, against or abstain."))
    if vote.electorate.weights.get(person.id, 1) != 1:
        raise Refused(
            say("{name} has one vote, which weighs more but cannot be divided.", name=person.name)
        )
    if counts.cast > held:
        raise Refused(
            say(
                "{yes} for + {no} against + {abstain} abstaining = {cast}, but {name} casts only "
                "{limit}.",
                yes=counts.for_,
                no=counts.against,
                abstain=counts.abstain,
                cast=counts.cast,
                name=person.name,
                limit=held,
            )
        )
    return (e.BulkCast(vote=vote.number, person=person.id, counts=counts),)


def _veto(meeting: Meeting, command: c.Veto, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if vote.method is Method.POLL:
        raise Refused(say("A straw poll decides nothing: there is nothing to veto."))
    person = known_person(meeting, command.person)
    if person.id not in vote.electorate.vetoes:
        raise Refused(say("{name} has no veto in this vote.", name=person.name))
    if vote.method is Method.ROLLCALL:
        raise Refused(say("In a roll call {name} vetoes by voting against.", name=person.name))
    if person.id in vote.vetoes:
        raise Refused(say("{name} has vetoed already.", name=person.name))
    return (e.VetoDeclared(vote=vote.number, person=person.id),)


def _check_elector(vote: Vote, person: Person) -> None:
    if person.id not in vote.electors:
        raise Refused(
            say("{name} was not entitled and present when the vote was opened.", name=person.name)
        )


def _object(meeting: Meeting, command: c.Object, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if vote.method is not Method.CONSENT:
        raise Refused(say("Nobody is being asked for general consent."))
    person = known_person(meeting, command.person)
    if vote.electors:
        _check_elector(vote, person)
    if person.id in vote.objections:
        raise Refused(say("{name} has objected already.", name=person.name))
    return (e.ObjectionRaised(vote=vote.number, person=person.id),)


def _close(meeting: Meeting, _command: c.CloseVote, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    check_something_counted(meeting, vote)
    counts, weighted, verdict = _verdict(vote)
    return (
        e.VoteClosed(
            vote=vote.number,
            counts=counts,
            weighted=weighted,
            verdict=verdict,
            quorum_met=_quorum_met(meeting),
        ),
    )


def _verdict(vote: Vote) -> tuple[Counts | None, Weights | None, Verdict]:
    if vote.method is Method.POLL:
        return None, None, without_figures(Result.UNDECIDED)
    if vote.method is Method.CONSENT:
        consents = not vote.objections and not vote.vetoes
        return None, None, without_figures(Result.CARRIED if consents else Result.UNDECIDED)
    if vote.by_eye is not None:
        carried = vote.by_eye == CLEAR_MAJORITY and not vote.vetoes
        verdict = without_figures(Result.CARRIED if carried else Result.LOST)
        return None, None, msgspec.structs.replace(verdict, vetoed_by=vote.vetoes)
    if vote.method.is_counted:
        _check_counted(vote)
    taken = vote.taken
    return taken.heads, taken.weights, verdict_on(vote.requirement, vote.electorate, taken)


def _check_counted(vote: Vote) -> None:
    if vote.method is Method.BALLOT:
        check_entries(vote)
    if vote.requirement.in_groups and not vote.electorate.is_weighted:
        check_complete(vote)


def without_figures(result: Result) -> Verdict:
    """Return a verdict that no numbers stand behind."""
    return Verdict(result=result, base_size=0, needed=0, margin=0)


def _recount(meeting: Meeting, command: c.Recount, _now: Instant) -> Events:
    vote = last_closed_vote(meeting)
    if vote.method is Method.POLL:
        raise Refused(
            say("A straw poll is not counted again: undo its close and state the count anew.")
        )
    if not vote.method.is_counted:
        raise Refused(say("This vote was not taken by counting."))
    if vote.method is Method.BALLOT and command.group is None and not command.counts.cast:
        raise Refused(say("A ballot without papers has no count: annul the vote instead."))
    groups = vote.counts_by_group()
    counts = command.counts
    # the whole follows a group that is counted again, so it does not bound it
    counted = vote if command.group is None else msgspec.structs.replace(vote, counts=None)
    check_counts(counted, command.counts, command.weighted, command.group)
    if command.group is not None:
        old = groups.get(command.group, Counts())
        groups[command.group] = command.counts
        counts = moved(vote.tally, old, command.counts)
        check_counts(msgspec.structs.replace(counted, group_counts=groups), counts)
    taken = vote.taken._replace(heads=counts, weights=command.weighted, groups=dict(groups))
    verdict = verdict_on(vote.requirement, vote.electorate, taken)
    return (
        e.VoteRecounted(
            vote=vote.number,
            counts=counts,
            weighted=command.weighted,
            group=command.group,
            recounted=command.counts if command.group is not None else None,
            verdict=verdict,
        ),
    )


def _casting(meeting: Meeting, command: c.GiveCastingVote, _now: Instant) -> Events:
    vote = last_closed_vote(meeting)
    if reason := casting_refused(meeting, vote, command.choice):
        raise Refused(reason)
    chair = presiding(meeting)
    verdict = vote.verdict or without_figures(Result.TIED)
    return (
        e.CastingVoteGiven(
            vote=vote.number,
            choice=command.choice,
            verdict=verdict_with_casting(meeting, vote, command.choice, verdict),
            person=chair.id if chair else None,
        ),
    )


def _annul(meeting: Meeting, command: c.AnnulVote, _now: Instant) -> Events:
    vote = meeting.open_vote or last_closed_vote(meeting)
    return (e.VoteAnnulled(vote=vote.number, reason=written(command.reason)),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.OpenVote: _open,
    c.ReopenBase: _reopen_base,
    c.StateCount: _count,
    c.JudgeByEye: _by_eye,
    c.CastVote: _cast,
    c.CastBulk: _cast_bulk,
    c.Veto: _veto,
    c.Object: _object,
    c.CloseVote: _close,
    c.Recount: _recount,
    c.GiveCastingVote: _casting,
    c.AnnulVote: _annul,
}
