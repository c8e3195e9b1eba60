"""The chair's casting vote: who has one, and what it makes of the result."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting.agenda import Role
from facilitator.meeting.body import CastingVote
from facilitator.meeting.electorate import GroupSize
from facilitator.meeting.exact import Number, whole
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Counts, Result, Tally, Verdict, Weights, added
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import Taken, verdict_on
from facilitator.meeting.votes import CHOICE_NAMES, Choice, Method, Vote

_FIELDS = {Choice.FOR: "for_", Choice.AGAINST: "against"}


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
        second   break a tie, even after having voted
        decides  vote wherever that one vote changes the result (break a tie, or make 2 to 1
                 a tie), if the chair is a voting member and has not voted
        no       never

    Where the roster names no chair who is present, nobody knows whether whoever presides has voted.
    """
    rule, chair = meeting.agenda.body_rules.casting_vote, presiding(meeting)
    if reason := _not_close(meeting, vote, rule):
        return reason
    if rule is CastingVote.NO:
        return say("The chair has no casting vote in this body: a tie is lost.")
    if choice not in _FIELDS:
        return say("A casting vote is for or against.")
    if rule is not CastingVote.SECOND and (reason := _has_voted(meeting, vote, chair)):
        return reason
    return _decides_nothing(vote, chair, choice) if rule is CastingVote.DECIDES else None


def _not_close(meeting: Meeting, vote: Vote, rule: CastingVote) -> Phrase | None:
    """Return why this is no result that the vote of any chair could change under `rule`."""
    last = meeting.elections[-1] if meeting.elections else None
    if last is not None and last.opened_at > vote.opened_at and last.outcome and last.outcome.tie:
        return say("In an election the chair breaks no tie: hold another round, or draw a lot.")
    if vote.casting is not None:
        return say("The chair's vote has been given already.")
    if vote.by_eye is not None and rule is CastingVote.DECIDES:
        return say("Judged by eye, nobody can tell whether one vote decides it: recount first.")
    is_judged = vote.verdict is not None and vote.has_figures and not vote.taken.vetoes
    if not is_judged or (vote.result is not Result.TIED and rule is not CastingVote.DECIDES):
        return say("A casting vote breaks a tie, and the last vote was none.")
    return None


def _has_voted(meeting: Meeting, vote: Vote, chair: Person | None) -> Phrase | None:
    """Return how it is known that the chair has voted; None if it is not known."""
    if chair is None:
        is_member = meeting.agenda.body_rules.casting_vote is CastingVote.DECIDES
        return _ALL_IN if is_member and _are_all_in(vote) else None
    said = vote.roll.get(chair.id, Choice.PASS)
    if said is not Choice.PASS or chair.id in vote.splits:
        delegate = vote.electorate.represented.get(chair.id)
        if delegate is not None:
            by = meeting.name_of(delegate)
            return say("{delegate} has voted for {name}, who has no second vote.",
                       delegate=by, name=chair.name)  # fmt: skip
        if chair.id in vote.splits:
            return say("{name} has voted already, and has no second vote.", name=chair.name)
        return say("{name} has voted already ({choice}), and has no second vote.",
                   name=chair.name, choice=CHOICE_NAMES[said])  # fmt: skip
    if chair.id in vote.electors and (_are_all_in(vote) or _are_all_of_group_in(vote, chair)):
        return say(
            "All {count} votes are in, {name}'s among them: the chair has no second vote.",
            count=vote.tally.cast,
            name=chair.name,
        )
    return None


_ALL_IN = say("All votes are in, the chair's among them: the chair has no second vote.")


def _are_all_in(vote: Vote) -> bool:
    return vote.ceiling is not None and vote.tally.cast >= vote.ceiling


def _are_all_of_group_in(vote: Vote, chair: Person) -> bool:
    """Return whether as many votes were counted of the chair's group as it can cast."""
    group = vote.electorate.groups.get(chair.id)
    if group is None or vote.electorate.is_weighted or vote.method is Method.ROLLCALL:
        return False
    counted = vote.counts_by_group().get(group)
    size = vote.electorate.sizes.get(group, GroupSize())
    most = size.entitled if vote.present is None else size.present
    return counted is not None and 0 < most <= counted.cast


def _decides_nothing(vote: Vote, chair: Person | None, choice: Choice) -> Phrase | None:
    """Return why the chair's own vote changes nothing: it counts 0, or the result stays."""
    weight = _weight(vote, chair)
    if chair is not None and (chair.id not in vote.electors or not weight):
        return say("{name} had no vote when this vote was opened.", name=chair.name)
    if chair is None and vote.electorate.is_weighted:
        return say("Votes weigh differently, and the roster names no chair who is present.")
    is_carried = _with_chair(vote, chair, choice).result is Result.CARRIED
    if vote.result is Result.TIED:
        # a vote against leaves a tie lost, and is recorded as what it is
        changes = choice is Choice.AGAINST or is_carried
    else:
        changes = is_carried is not (vote.result is Result.CARRIED)
    if changes:
        return None
    return say(
        "The chair's vote would not change the result: {yes} for, {no} against.",
        yes=vote.taken.tally.for_,
        no=vote.taken.tally.against,
    )


def verdict_with_casting(meeting: Meeting, vote: Vote, choice: Choice, verdict: Verdict) -> Verdict:
    """Return `verdict` with the result that the chair's vote leads to.

    The figures stay those of the count, without the chair's vote: shares of a base that no count
    adds up to would mislead. Of each group only whether it carries follows the chair's vote.
    """
    if meeting.agenda.body_rules.casting_vote is not CastingVote.DECIDES:
        return replace(verdict, result=Result.CARRIED if choice is Choice.FOR else Result.LOST)
    after = _with_chair(vote, presiding(meeting), choice)
    parts = tuple(
        replace(part, carried=later.carried)
        for part, later in zip(verdict.parts, after.parts, strict=True)
    )
    # made a tie by the chair, it is lost as any tie is
    result = Result.CARRIED if after.result is Result.CARRIED else Result.LOST
    return replace(verdict, result=result, parts=parts)


def _weight(vote: Vote, chair: Person | None) -> Number:
    return vote.electorate.weights.get(chair.id, 1) if chair is not None else 1


def _with_chair(vote: Vote, chair: Person | None, choice: Choice) -> Verdict:
    """Return the verdict on the votes of `vote` with one more vote, the chair's."""
    taken, field, weight = vote.taken, _FIELDS[choice], _weight(vote, chair)
    heads = added(taken.heads, Counts(**{field: 1}))
    weights = taken.weights
    if weights is not None:
        weights = added(weights, Weights(**{field: weight}))
    groups: dict[str, Tally] = dict(taken.groups)
    group = vote.electorate.groups.get(chair.id) if chair is not None else None
    if group is not None:
        groups[group] = _one_more(groups.get(group, Counts()), field, weight)
    with_chair = Taken(heads, weights, groups, taken.vetoes)
    return verdict_on(vote.requirement, vote.electorate, with_chair)


def _one_more(tally: Tally, field: str, weight: Number) -> Tally:
    return replace(tally, **{field: whole(getattr(tally, field) + weight)})
