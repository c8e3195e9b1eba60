"""Votes: opened with a frozen base, counted with checked arithmetic, judged once (spec 5)."""

from __future__ import annotations

from typing import ClassVar

import msgspec

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.casting_vote import casting_refused, presiding, verdict_with_casting
from facilitator.meeting.commands.ballots import check_entries, check_papers_fit
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import (
    known_person,
    last_closed_vote,
    open_item,
    the_open_vote,
    written,
)
from facilitator.meeting.commands.motions import check_no_consent, check_ready, worded
from facilitator.meeting.count_checks import (
    check_complete,
    check_counts,
    check_something_counted,
    moved,
)
from facilitator.meeting.electorate import Electorate
from facilitator.meeting.eligibility import electorate, with_known_groups
from facilitator.meeting.mistakes import check_asked_for
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Base, Counts, Requirement, Result, Verdict, Weights
from facilitator.meeting.stack import plain_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import verdict_on
from facilitator.meeting.votes import Choice, Method, Vote

CLEAR_MAJORITY = "clear majority"


CLEAR_MINORITY = "clear minority"


class OpenVote(Command, frozen=True, kw_only=True):
    """Open a vote on the pending motion, or on a text of its own."""

    in_recess: ClassVar[bool] = False

    text: str | None = None
    method: Method | None = None
    requirement: Requirement | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if meeting.open_vote:
            raise Refused(say("A vote is open already: close it first."))
        check_no_consent(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        motion = meeting.pending_motion if self.text is None else None
        if self.text is None and motion is None:
            raise Refused(say("There is no motion before the meeting: say what the vote is about."))
        names_rule = self.requirement is not None or (
            motion is not None and motion.requirement != meeting.agenda.requirement
        )
        check_asked_for(meeting.unsettled, names_rule=names_rule)
        title = plain_title(motion) if motion else worded(meeting, self.text or "")
        written_rule = motion.requirement if motion else meeting.agenda.requirement
        requirement = with_known_groups(meeting, self.requirement or written_rule)
        chosen = self.method or (Method(motion.method) if motion and motion.method else None)
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


class ReopenBase(Command, frozen=True, kw_only=True):
    """Take the base of the open vote anew, from those who are in the room now."""

    in_recess: ClassVar[bool] = False

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        the_open_vote(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
        # who has voted stays in the base, wherever they are now; to pass is not to vote
        voted = {person for person, said in vote.roll.items() if said is not Choice.PASS}
        voted.update(vote.splits)
        groups = bool(vote.requirement.in_groups)
        voters = electorate(meeting, groups=groups, voted=voted, before=vote.electorate)
        if voters == vote.electorate:
            raise Refused(say("The base stays as it is: nobody who votes has come or gone."))
        check_papers_fit(msgspec.structs.replace(vote, electorate=voters))
        return (
            e.BaseReopened(vote=vote.number, electorate=voters, quorum_met=_quorum_met(meeting)),
        )


class StateCount(Command, frozen=True, kw_only=True):
    """State the count of the open vote, or of one group; a later statement replaces it."""

    in_recess: ClassVar[bool] = False

    counts: Counts
    weighted: Weights | None = None
    """The same votes weighed; asked for where members have different weights."""
    group: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if not the_open_vote(meeting).method.is_counted:
            raise Refused(say("This vote is not taken by counting."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
        check_counts(vote, self.counts, self.weighted, self.group, vote.entry)
        return (
            e.VotesCounted(
                vote=vote.number,
                counts=self.counts,
                weighted=self.weighted,
                group=self.group,
                entry=vote.entry,
            ),
        )


class JudgeByEye(Command, frozen=True, kw_only=True):
    """Judge the open vote without counting."""

    in_recess: ClassVar[bool] = False

    majority: bool

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        vote = the_open_vote(meeting)
        if vote.method not in {Method.HANDS, Method.VOICE}:
            raise Refused(say("Only hands and voices can be judged by eye."))
        if not vote.requirement.is_plain_majority:
            raise Refused(say("Only a simple majority can be judged by eye: count the votes."))
        if vote.electorate.is_weighted:
            raise Refused(
                say("Members have different weights, which no eye can see: call the roll.")
            )
        _check_somebody(vote.electorate)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
        by_eye = CLEAR_MAJORITY if self.majority else CLEAR_MINORITY
        return (e.MajorityJudged(vote=vote.number, by_eye=by_eye),)


class CastVote(Command, frozen=True, kw_only=True):
    """Answer in the open roll call; a second answer replaces the first."""

    in_recess: ClassVar[bool] = False

    person: str
    choice: Choice

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _open_roll_call(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _open_roll_call(meeting)
        person = known_person(meeting, self.person)
        _check_elector(vote, person)
        if self.choice is Choice.PASS and vote.second_round:
            raise Refused(say("In the second round nobody can pass."))
        return (e.BallotCast(vote=vote.number, person=person.id, choice=self.choice),)


def _open_roll_call(meeting: Meeting) -> Vote:
    """Return the open vote, or refuse when it is not taken by roll call."""
    vote = the_open_vote(meeting)
    if vote.method is not Method.ROLLCALL:
        raise Refused(say("This vote is not taken by roll call."))
    return vote


def _check_elector(vote: Vote, person: Person) -> None:
    if person.id not in vote.electors:
        raise Refused(
            say("{name} was not entitled and present when the vote was opened.", name=person.name)
        )


class CastBulk(Command, frozen=True, kw_only=True):
    """Cast the votes that somebody holds, not all of them alike."""

    in_recess: ClassVar[bool] = False

    person: str
    counts: Counts

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _open_roll_call(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _open_roll_call(meeting)
        person = known_person(meeting, self.person)
        _check_elector(vote, person)
        counts, held = self.counts, vote.electorate.heads_of(person.id)
        if min(counts.for_, counts.against, counts.abstain, counts.invalid) < 0 or not counts.cast:
            raise Refused(say("A count cannot be less than nothing."))
        if counts.invalid:
            raise Refused(say("In a roll call no answer is invalid: for, against or abstain."))
        if vote.electorate.weights.get(person.id, 1) != 1:
            raise Refused(
                say(
                    "{name} has one vote, which weighs more but cannot be divided.",
                    name=person.name,
                )
            )
        if counts.cast > held:
            raise Refused(
                say(
                    "{yes} for + {no} against + {abstain} abstaining = {cast}, but {name} casts "
                    "only {limit}.",
                    yes=counts.for_,
                    no=counts.against,
                    abstain=counts.abstain,
                    cast=counts.cast,
                    name=person.name,
                    limit=held,
                )
            )
        return (e.BulkCast(vote=vote.number, person=person.id, counts=counts),)


class Veto(Command, frozen=True, kw_only=True):
    """Declare the veto of a member who has one."""

    in_recess: ClassVar[bool] = False

    person: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if the_open_vote(meeting).method is Method.POLL:
            raise Refused(say("A straw poll decides nothing: there is nothing to veto."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
        person = known_person(meeting, self.person)
        if person.id not in vote.electorate.vetoes:
            raise Refused(say("{name} has no veto in this vote.", name=person.name))
        if vote.method is Method.ROLLCALL:
            raise Refused(say("In a roll call {name} vetoes by voting against.", name=person.name))
        if person.id in vote.vetoes:
            raise Refused(say("{name} has vetoed already.", name=person.name))
        return (e.VetoDeclared(vote=vote.number, person=person.id),)


class Object(Command, frozen=True, kw_only=True):
    """Object to the general consent that is being asked."""

    in_recess: ClassVar[bool] = False

    person: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if the_open_vote(meeting).method is not Method.CONSENT:
            raise Refused(say("Nobody is being asked for general consent."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
        person = known_person(meeting, self.person)
        if vote.electors:
            _check_elector(vote, person)
        if person.id in vote.objections:
            raise Refused(say("{name} has objected already.", name=person.name))
        return (e.ObjectionRaised(vote=vote.number, person=person.id),)


class CloseVote(Command, frozen=True, kw_only=True):
    """Close the open vote and judge it."""

    in_recess: ClassVar[bool] = False

    confirmed: bool = False
    """All ballots are in, also those that were entered again because they had been lost."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        check_something_counted(meeting, the_open_vote(meeting))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = the_open_vote(meeting)
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


class Recount(Command, frozen=True, kw_only=True):
    """State a second count of the last vote, or of one group in it."""

    counts: Counts
    weighted: Weights | None = None
    group: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        vote = last_closed_vote(meeting)
        if vote.method is Method.POLL:
            raise Refused(
                say("A straw poll is not counted again: undo its close and state the count anew.")
            )
        if not vote.method.is_counted:
            raise Refused(say("This vote was not taken by counting."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = last_closed_vote(meeting)
        if vote.method is Method.BALLOT and self.group is None and not self.counts.cast:
            raise Refused(say("A ballot without papers has no count: annul the vote instead."))
        groups = vote.counts_by_group()
        counts = self.counts
        # the whole follows a group that is counted again, so it does not bound it
        counted = vote if self.group is None else msgspec.structs.replace(vote, counts=None)
        check_counts(counted, self.counts, self.weighted, self.group)
        if self.group is not None:
            old = groups.get(self.group, Counts())
            groups[self.group] = self.counts
            counts = moved(vote.tally, old, self.counts)
            check_counts(msgspec.structs.replace(counted, group_counts=groups), counts)
        taken = vote.taken._replace(heads=counts, weights=self.weighted, groups=dict(groups))
        verdict = verdict_on(vote.requirement, vote.electorate, taken)
        return (
            e.VoteRecounted(
                vote=vote.number,
                counts=counts,
                weighted=self.weighted,
                group=self.group,
                recounted=self.counts if self.group is not None else None,
                verdict=verdict,
            ),
        )


class GiveCastingVote(Command, frozen=True, kw_only=True):
    """Break the tie of the last vote."""

    choice: Choice

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        last_closed_vote(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = last_closed_vote(meeting)
        if reason := casting_refused(meeting, vote, self.choice):
            raise Refused(reason)
        chair = presiding(meeting)
        verdict = vote.verdict or without_figures(Result.TIED)
        return (
            e.CastingVoteGiven(
                vote=vote.number,
                choice=self.choice,
                verdict=verdict_with_casting(meeting, vote, self.choice, verdict),
                person=chair.id if chair else None,
            ),
        )


class AnnulVote(Command, frozen=True, kw_only=True):
    """Set the last vote aside."""

    reason: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if meeting.open_vote is None:
            last_closed_vote(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = meeting.open_vote or last_closed_vote(meeting)
        return (e.VoteAnnulled(vote=vote.number, reason=written(self.reason)),)
