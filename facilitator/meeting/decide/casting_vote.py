"""The chair's casting vote: who has one, and what it makes of the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.body import CastingVote
from facilitator.meeting.decide.checks import last_closed_vote
from facilitator.meeting.decide.electorate import presiding
from facilitator.meeting.electorate import GroupSize
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.rules import Counts, Result, Verdict, Weights, added
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdicts import Taken, verdict_on
from facilitator.meeting.votes import CHOICE_NAMES, Choice, Method, Vote

Events = tuple[e.Event, ...]

# rule      who may give it                   when
# no        nobody                            never
# yes       a chair who has not voted         on a tie
# second    the chair, having voted or not    on a tie
# decides   a chair who is a voting member    whenever the one vote changes the result: on a tie,
#           and has not voted                 or on 2 to 1, which it makes 2 to 2

_FIELDS = {Choice.FOR: "for_", Choice.AGAINST: "against"}


def _give(meeting: Meeting, command: c.GiveCastingVote, _now: Instant) -> Events:
    _check_no_election(meeting)
    vote = last_closed_vote(meeting)
    rule, chair = meeting.agenda.body_rules.casting, presiding(meeting)
    if vote.casting is not None:
        raise Refused(say("The chair has given the casting vote already, and has no other."))
    if command.choice not in _FIELDS:
        raise Refused(say("A casting vote is for or against."))
    if vote.by_eye is not None and rule is CastingVote.DECIDES:
        raise Refused(
            say("Judged by eye, nobody can tell whether one vote decides it: recount first.")
        )
    verdict = vote.verdict
    is_close = vote.result is Result.TIED or rule is CastingVote.DECIDES
    if verdict is None or not vote.has_figures or not is_close:
        raise Refused(say("A casting vote breaks a tie, and the last vote was none."))
    if rule is CastingVote.NO:
        raise Refused(say("The chair has no casting vote in this body: a tie is lost."))
    if rule is not CastingVote.SECOND and (reason := why_voted(meeting, vote, chair)):
        raise Refused(reason)
    if rule is CastingVote.DECIDES:
        verdict = _with_one_vote(vote, verdict, chair, command.choice)
    else:
        carried = command.choice is Choice.FOR
        verdict = replace(verdict, result=Result.CARRIED if carried else Result.LOST)
    given = e.CastingVoteGiven(
        vote=vote.number,
        choice=command.choice,
        verdict=verdict,
        person=chair.id if chair else None,
    )
    return (given,)


def _check_no_election(meeting: Meeting) -> None:
    """Refuse a casting vote where an election was decided, or left tied, after the last vote."""
    last = meeting.elections[-1] if meeting.elections else None
    if last is None or (meeting.votes and meeting.votes[-1].opened_at > last.opened_at):
        return
    if last.outcome is not None and last.outcome.tie is not None:
        raise Refused(
            say("In an election the chair breaks no tie: hold another round, or draw a lot.")
        )


def why_voted(meeting: Meeting, vote: Vote, chair: Person | None) -> Phrase | None:
    """Return how it is known that the chair has voted, as a refusal; None if it is not known.

    Where the roster names no chair in the room, somebody without a vote may preside.
    """
    if chair is None:
        is_member = meeting.agenda.body_rules.casting is CastingVote.DECIDES
        return _ALL_VOTED if is_member and _have_all_voted(vote) else None
    said = vote.roll.get(chair.id, Choice.PASS)
    delegate = vote.electorate.represented.get(chair.id)
    has_answered = said is not Choice.PASS or chair.id in vote.splits
    if has_answered and delegate is not None:
        return say(
            "{delegate} has voted for {name}, who has no second vote under the rules of this body.",
            delegate=meeting.name_of(delegate),
            name=chair.name,
        )
    if chair.id in vote.splits:
        return say("{name} has voted, and has no second vote under the rules of this body.",
                   name=chair.name)  # fmt: skip
    if has_answered:
        return say(
            "{name} has voted ({choice}), and has no second vote under the rules of this body.",
            name=chair.name,
            choice=CHOICE_NAMES[said],
        )
    if chair.id not in vote.electors:
        return None
    if _have_all_voted(vote) or _has_all_of_group(vote, vote.electorate.groups.get(chair.id)):
        return say(
            "Everybody who could vote has voted, {name} too, who has no second vote under the "
            "rules of this body.",
            name=chair.name,
        )
    return None


_ALL_VOTED = say(
    "Everybody who could vote has voted, the chair too, who has no second vote under the rules of "
    "this body."
)


def _have_all_voted(vote: Vote) -> bool:
    return vote.ceiling is not None and vote.tally.cast >= vote.ceiling


def _has_all_of_group(vote: Vote, group: str | None) -> bool:
    """Return whether the count of a group has as many votes as the group has members to vote."""
    if group is None or vote.electorate.is_weighted or vote.method is Method.ROLLCALL:
        return False
    counted = vote.counts_by_group().get(group, Counts())
    size = vote.electorate.sizes.get(group, GroupSize())
    return counted.cast > 0 and counted.cast >= (
        size.entitled if vote.present is None else size.present
    )


def _with_one_vote(vote: Vote, verdict: Verdict, chair: Person | None, choice: Choice) -> Verdict:
    """Return the verdict that one more vote gives, with the figures of the count.

    Raises:
        Refused: when the chair has no vote, or when it would change nothing.
    """
    if chair is not None and chair.id not in vote.electors:
        raise Refused(
            say("{name} had no vote when this vote was opened, and so none that decides it.",
                name=chair.name)
        )  # fmt: skip
    if chair is None and vote.electorate.is_weighted:
        raise Refused(
            say("Members have different weights, and the roster names no chair who is present.")
        )
    after = verdict_on(vote.requirement, vote.electorate, _one_more(vote, chair, choice))
    is_carried = after.result is Result.CARRIED
    if vote.result is not Result.TIED and is_carried is (verdict.result is Result.CARRIED):
        raise Refused(
            say(
                "The chair votes only where that one vote changes the result; {yes} for and {no} "
                "against would stay as it is.",
                yes=vote.taken.tally.for_,
                no=vote.taken.tally.against,
            )
        )
    parts = tuple(
        replace(part, carried=later.carried)
        for part, later in zip(verdict.parts, after.parts, strict=True)
    )
    result = Result.CARRIED if is_carried else Result.LOST
    return replace(verdict, result=result, parts=parts)


def _one_more(vote: Vote, chair: Person | None, choice: Choice) -> Taken:
    """Return what was cast with the chair's own vote, by weight and in the chair's group."""
    taken, field = vote.taken, _FIELDS[choice]
    weight = vote.electorate.weights.get(chair.id, 1) if chair else 1
    heads = added(taken.heads, Counts(**{field: 1}))
    weights = added(taken.weights, Weights(**{field: weight})) if taken.weights else None
    groups = dict(taken.groups)
    group = vote.electorate.groups.get(chair.id) if chair else None
    if group is not None:
        tally = groups.get(group, Counts())
        weighed = Weights(
            for_=tally.for_, against=tally.against, abstain=tally.abstain, invalid=tally.invalid
        )
        groups[group] = added(weighed, Weights(**{field: weight}))
    return Taken(heads, weights, groups, taken.vetoes)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {c.GiveCastingVote: _give}
