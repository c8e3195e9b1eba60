"""The chair's casting vote: when there is one, and what it makes of the result."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting.agenda import Role
from facilitator.meeting.body import CastingVote
from facilitator.meeting.exact import whole
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Counts, Result, Tally, Verdict, Weights, added
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import verdict_on
from facilitator.meeting.votes import Choice, Method, Vote


def presiding(meeting: Meeting) -> Person | None:
    """Return the chair if they are in the room, or if the attendance was not taken."""
    for person in meeting.people.values():
        if person.role is Role.CHAIR and (person.is_present or not meeting.attendance_taken):
            return person
    return None


def casting_refused(meeting: Meeting, vote: Vote, choice: Choice) -> Phrase | None:
    """Return why the chair cannot decide `vote` by voting `choice` now, or None if they can.

    `vote` is closed. The rules of the body say which chairs may (`body.CastingVote`):

        yes      break a tie, if the chair has not voted
        decides  vote wherever that one vote changes the result, if the chair has not voted
        second   break a tie, even after having voted
        no       never
    """
    rule = meeting.agenda.body_rules.casting_vote
    if vote.casting is not None:
        return say("The chair's vote has been given already.")
    if not _is_judged_by_numbers(vote):
        return say("A casting vote breaks a tie, and the last vote was none.")
    if rule is CastingVote.NO:
        return say("The chair has no casting vote in this body: a tie is lost.")
    if choice not in {Choice.FOR, Choice.AGAINST}:
        return say("A casting vote is for or against.")
    if vote.result is not Result.TIED:
        if rule is not CastingVote.DECIDES:
            return say("A casting vote breaks a tie, and the last vote was none.")
        if _carries(_with_chair(meeting, vote, choice)) is (vote.result is Result.CARRIED):
            return say("The chair's vote would not change the result.")
    return _has_voted(meeting, vote, rule)


def _is_judged_by_numbers(vote: Vote) -> bool:
    decided = {Result.CARRIED, Result.LOST, Result.TIED}
    return vote.result in decided and vote.has_figures and not vote.taken.vetoes


def _has_voted(meeting: Meeting, vote: Vote, rule: CastingVote) -> Phrase | None:
    """Return that the chair has voted, by name or because every vote is in; None otherwise."""
    chair = presiding(meeting)
    if rule is CastingVote.SECOND or chair is None:
        return None
    if rule is CastingVote.DECIDES and not chair.voting:
        return say("{name} has no vote in this body.", name=chair.name)
    said = vote.roll.get(chair.id)
    if chair.id in vote.splits or (said is not None and said is not Choice.PASS):
        return say("{name} has voted already, and has no second vote.", name=chair.name)
    everybody = vote.ceiling is not None and vote.tally.cast >= vote.ceiling
    if chair.id in vote.electors and everybody and vote.method is not Method.ROLLCALL:
        return say(
            "All {count} votes are in, {name}'s among them: the chair has no second vote.",
            count=vote.tally.cast,
            name=chair.name,
        )
    return None


def verdict_with_casting(meeting: Meeting, vote: Vote, choice: Choice, verdict: Verdict) -> Verdict:
    """Return `verdict` with the result that the chair's vote leads to.

    The figures stay those of the count, without the chair's vote: shares of a base that no count
    adds up to would mislead.
    """
    if vote.result is Result.TIED:
        return replace(verdict, result=Result.CARRIED if choice is Choice.FOR else Result.LOST)
    carried = _carries(_with_chair(meeting, vote, choice))
    return replace(verdict, result=Result.CARRIED if carried else Result.LOST)


def _carries(verdict: Verdict) -> bool:
    """Return whether the motion carries; a tie is lost, as much as a minority is."""
    return verdict.result is Result.CARRIED


def _with_chair(meeting: Meeting, vote: Vote, choice: Choice) -> Verdict:
    """Return the verdict on the votes of `vote` with one more vote, the chair's."""
    chair, taken = presiding(meeting), vote.taken
    field = "for_" if choice is Choice.FOR else "against"
    weight = chair.weight if chair is not None and vote.electorate.is_weighted else 1
    heads = added(taken.heads, Counts(**{field: 1}))
    weights = taken.weights
    if weights is not None:
        weights = added(weights, Weights(**{field: weight}))
    groups: dict[str, Tally] = dict(taken.groups)
    group = chair.group if chair is not None else None
    if group is not None and group in groups:
        groups[group] = _one_more(groups[group], field, weight)
    return verdict_on(
        vote.requirement,
        vote.electorate,
        taken._replace(heads=heads, weights=weights, groups=groups),
    )


def _one_more(tally: Tally, field: str, weight: object) -> Tally:
    return replace(tally, **{field: whole(getattr(tally, field) + weight)})
