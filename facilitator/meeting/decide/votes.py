"""Votes: opened with a frozen base, counted with checked arithmetic, judged once (spec 5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import known_person, open_item, written
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Base, Counts, Requirement, Result, Verdict, judge
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Choice, Method, Vote

Events = tuple[e.Event, ...]

CLEAR_MAJORITY = "clear majority"
CLEAR_MINORITY = "clear minority"


def the_open_vote(meeting: Meeting) -> Vote:
    """Return the vote being taken, or refuse."""
    if meeting.open_vote is None:
        raise Refused(say("No vote is open."))
    return meeting.open_vote


def _last_closed(meeting: Meeting) -> Vote:
    if meeting.open_vote:
        raise Refused(say("The vote is still open: close it first."))
    if not meeting.votes:
        raise Refused(say("There has been no vote yet."))
    vote = meeting.votes[-1]
    if vote.annulled is not None:
        raise Refused(say("The last vote was annulled."))
    return vote


def _open(meeting: Meeting, command: c.OpenVote, _now: Instant) -> Events:
    item = open_item(meeting)
    if meeting.open_vote:
        raise Refused(say("A vote is open already: close it first."))
    motion = meeting.pending_motion if command.text is None else None
    if command.text is None and motion is None:
        raise Refused(say("There is no motion before the meeting: say what the vote is about."))
    title = motion.text if motion else written(command.text or "")
    written_rule = motion.requirement if motion else meeting.agenda.requirement
    requirement = command.requirement or written_rule
    chosen = command.method or (Method(motion.method) if motion and motion.method else None)
    method = chosen or Method.HANDS
    present, electors = _electorate(meeting, method, requirement)
    opened = e.VoteOpened(
        number=len(meeting.votes) + 1,
        title=title,
        motion=motion.number if motion else None,
        item=item.id,
        method=method,
        requirement=requirement,
        entitled=meeting.quorum.entitled,
        present=present,
        quorum_met=meeting.quorum.is_met if meeting.attendance_taken else None,
        electors=electors,
    )
    return (opened,)


def _electorate(
    meeting: Meeting, method: Method, requirement: Requirement
) -> tuple[int | None, tuple[str, ...]]:
    """Return how many are entitled and present (None: not known), and who they are."""
    if method is Method.BALLOT:
        raise Refused(
            say("Ballots on paper are not kept by this version yet: vote by hands or roll call.")
        )
    known = meeting.attendance_taken
    if requirement.base is Base.PRESENT and not known:
        raise Refused(say("This rule counts the members present: take the attendance first."))
    if requirement.base is Base.ENTITLED and not meeting.quorum.entitled:
        raise Refused(say("This rule counts all voting members: the roster names none."))
    voters = [p for p in meeting.people.values() if (p.is_elector if known else p.voting)]
    if method is Method.ROLLCALL and not voters:
        raise Refused(say("There is nobody to call: no voting member is present."))
    return (len(voters) if known else None), tuple(p.id for p in voters)


def check_counts(vote: Vote, counts: Counts) -> None:
    """Refuse a count that cannot be, with the arithmetic (spec 5)."""
    if min(counts.for_, counts.against, counts.abstain, counts.invalid) < 0:
        raise Refused(say("A count cannot be less than nothing."))
    if vote.ceiling is None or counts.cast <= vote.ceiling:
        return
    arithmetic = {
        "yes": counts.for_,
        "no": counts.against,
        "abstain": counts.abstain,
        "invalid": counts.invalid,
        "cast": counts.cast,
        "limit": vote.ceiling,
    }
    if vote.present is None:
        raise Refused(
            say(
                "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast}, "
                "but only {limit} are entitled to vote: count again.",
                **arithmetic,
            )
        )
    raise Refused(
        say(
            "{yes} for + {no} against + {abstain} abstaining + {invalid} invalid = {cast}, "
            "but only {limit} entitled to vote were present: count again.",
            **arithmetic,
        )
    )


def _count(meeting: Meeting, command: c.StateCount, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if not vote.method.is_counted:
        raise Refused(say("This vote is not taken by counting."))
    check_counts(vote, command.counts)
    return (e.VotesCounted(vote=vote.number, counts=command.counts),)


def _by_eye(meeting: Meeting, command: c.JudgeByEye, _now: Instant) -> Events:
    vote = the_open_vote(meeting)
    if vote.method not in {Method.HANDS, Method.VOICE}:
        raise Refused(say("Only hands and voices can be judged by eye."))
    rule = vote.requirement
    if (rule.num, rule.den, rule.base, rule.floor) != (1, 2, Base.CAST, None):
        raise Refused(say("Only a simple majority can be judged by eye: count the votes."))
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
    counts, verdict = _verdict(vote)
    quorum_met = meeting.quorum.is_met if meeting.attendance_taken else None
    return (e.VoteClosed(vote=vote.number, counts=counts, verdict=verdict, quorum_met=quorum_met),)


def _verdict(vote: Vote) -> tuple[Counts | None, Verdict]:
    if vote.method is Method.CONSENT:
        return None, without_figures(Result.UNDECIDED if vote.objections else Result.CARRIED)
    if vote.by_eye is not None:
        carried = vote.by_eye == CLEAR_MAJORITY
        return None, without_figures(Result.CARRIED if carried else Result.LOST)
    if vote.method.is_counted and vote.counts is None:
        raise Refused(say("State the count first."))
    tally = vote.tally
    return tally, judge(vote.requirement, tally, vote.present or 0, vote.entitled)


def without_figures(result: Result) -> Verdict:
    """Return a verdict that no numbers stand behind."""
    return Verdict(result=result, base_size=0, needed=0, margin=0)


def _recount(meeting: Meeting, command: c.Recount, _now: Instant) -> Events:
    vote = _last_closed(meeting)
    if not vote.method.is_counted:
        raise Refused(say("This vote was not taken by counting."))
    check_counts(vote, command.counts)
    verdict = judge(vote.requirement, command.counts, vote.present or 0, vote.entitled)
    return (e.VoteRecounted(vote=vote.number, counts=command.counts, verdict=verdict),)


def _casting(meeting: Meeting, command: c.GiveCastingVote, _now: Instant) -> Events:
    vote = _last_closed(meeting)
    if vote.result is not Result.TIED or vote.casting is not None:
        raise Refused(say("A casting vote breaks a tie, and the last vote was none."))
    if command.choice not in {Choice.FOR, Choice.AGAINST}:
        raise Refused(say("A casting vote is for or against."))
    one = 1 if command.choice is Choice.FOR else 0
    tally = msgspec.structs.replace(
        vote.tally, for_=vote.tally.for_ + one, against=vote.tally.against + 1 - one
    )
    broken = judge(vote.requirement, tally, vote.present or 0, vote.entitled)
    counted = vote.verdict or broken
    # The figures stay those of the count: shares of a base that no count adds up to would mislead.
    verdict = msgspec.structs.replace(counted, result=broken.result)
    return (e.CastingVoteGiven(vote=vote.number, choice=command.choice, verdict=verdict),)


def _annul(meeting: Meeting, command: c.AnnulVote, _now: Instant) -> Events:
    vote = meeting.open_vote or _last_closed(meeting)
    return (e.VoteAnnulled(vote=vote.number, reason=written(command.reason)),)


def not_voting(vote: Vote) -> int:
    """Return how many of those entitled and present did not vote; 0 when it is not known."""
    return max(0, vote.present - vote.tally.cast) if vote.present is not None else 0


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.OpenVote: _open,
    c.StateCount: _count,
    c.JudgeByEye: _by_eye,
    c.CastVote: _cast,
    c.Object: _object,
    c.CloseVote: _close,
    c.Recount: _recount,
    c.GiveCastingVote: _casting,
    c.AnnulVote: _annul,
}
