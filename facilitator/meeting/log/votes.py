"""Sentences about votes; a verdict explains itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.phrase import Percent, Phrase, nsay, say
from facilitator.meeting.rules import (
    BASE_NAMES,
    Base,
    Counts,
    Requirement,
    Result,
    Verdict,
    describe,
)
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import CHOICE_NAMES, METHOD_NAMES, Method, Vote


def counts_phrase(counts: Counts) -> Phrase:
    """Return `18 for, 2 against, 3 abstaining`; invalid ones only when there are any."""
    numbers = {"yes": counts.for_, "no": counts.against, "abstain": counts.abstain}
    if counts.invalid:
        return say(
            "{yes} for, {no} against, {abstain} abstaining, {invalid} invalid",
            **numbers,
            invalid=counts.invalid,
        )
    return say("{yes} for, {no} against, {abstain} abstaining", **numbers)


def verdict_phrase(vote: Vote) -> Phrase:
    """Return why a vote ended as it did: what it had, what it needed, and of what base."""
    verdict = vote.verdict
    if vote.annulled is not None:
        return say("annulled: {reason}", reason=vote.annulled)
    if verdict is None:
        return say("still open")
    if verdict.result is Result.UNDECIDED and not vote.objections:
        return say("undecided: the meeting ended before the vote was closed")
    if vote.method is Method.CONSENT:
        return _consent(vote)
    if vote.by_eye is not None:
        return (
            say("carried by a clear majority, judged by eye")
            if verdict.result is Result.CARRIED
            else say("lost by a clear majority against, judged by eye")
        )
    return _counted(vote.requirement, vote.tally, verdict, casting=vote.casting is not None)


def _consent(vote: Vote) -> Phrase:
    if vote.objections:
        return nsay(
            "no general consent: {count} objection; put it to a vote",
            "no general consent: {count} objections; put it to a vote",
            len(vote.objections),
        )
    return say("adopted by general consent")


def _counted(
    requirement: Requirement, counts: Counts, verdict: Verdict, *, casting: bool = False
) -> Phrase:
    if verdict.result is Result.UNDECIDED:
        return say("undecided: the meeting ended before the vote was closed")
    if verdict.base_size == 0:
        return say(
            "lost: 0 {base}, and nothing carries on an empty base",
            base=BASE_NAMES[requirement.base],
        )
    if casting and verdict.result is Result.CARRIED:
        return say("carried by the casting vote ({yes} for before it)", yes=counts.for_)
    if casting:
        return say("lost by the casting vote ({yes} for)", yes=counts.for_)
    if requirement.base is Base.NUMBER:
        return _against_a_number(counts, verdict)
    figures: dict[str, int | Percent | Phrase] = {
        "yes": counts.for_,
        "needed": verdict.needed,
        "share": Percent(counts.for_, verdict.base_size),
        "size": verdict.base_size,
        "base": BASE_NAMES[requirement.base],
        "rule": describe(requirement),
    }
    if verdict.result is Result.TIED:
        return say(
            "tied, and so lost: {yes} for, {needed} needed; {share} of {size} {base} ({rule})",
            **figures,
        )
    if verdict.result is Result.CARRIED:
        return say(
            "carried: {yes} for, {needed} needed; {share} of {size} {base} ({rule})", **figures
        )
    return say("lost: {yes} for, {needed} needed; {share} of {size} {base} ({rule})", **figures)


def _against_a_number(counts: Counts, verdict: Verdict) -> Phrase:
    if verdict.result is Result.CARRIED:
        return say("carried: {yes} for, {needed} needed", yes=counts.for_, needed=verdict.needed)
    if verdict.result is Result.TIED:
        return say(
            "tied, and so lost: {yes} for, {needed} needed", yes=counts.for_, needed=verdict.needed
        )
    return say("lost: {yes} for, {needed} needed", yes=counts.for_, needed=verdict.needed)


def _opened(_meeting: Meeting, event: e.VoteOpened, _at: Instant) -> Phrase:
    title = event.title
    method, rule = METHOD_NAMES[event.method], describe(event.requirement)
    if event.present is None:
        return say("vote on “{title}” by {method} ({rule})", title=title, method=method, rule=rule)
    return say(
        "vote on “{title}” by {method} ({rule}); {present} of {entitled} entitled are present",
        title=title,
        method=method,
        rule=rule,
        present=event.present,
        entitled=event.entitled,
    )


def _count_told(meeting: Meeting, event: e.VotesCounted, _at: Instant) -> Phrase:
    vote = meeting.votes[event.vote - 1]
    counted = counts_phrase(event.counts)
    silent = (vote.present or 0) - event.counts.cast
    if silent > 0:
        return nsay(
            "counted: {counts}; {count} did not vote",
            "counted: {counts}; {count} did not vote",
            silent,
            counts=counted,
        )
    return say("counted: {counts}", counts=counted)


def _judged(_meeting: Meeting, event: e.MajorityJudged, _at: Instant) -> Phrase:
    if event.by_eye == "clear majority":
        return say("a clear majority, judged by eye")
    return say("a clear minority, judged by eye")


def _cast(meeting: Meeting, event: e.BallotCast, _at: Instant) -> Phrase:
    return say(
        "{name}: {choice}", name=meeting.name_of(event.person), choice=CHOICE_NAMES[event.choice]
    )


def _objected(meeting: Meeting, event: e.ObjectionRaised, _at: Instant) -> Phrase:
    return say("{name} objects", name=meeting.name_of(event.person))


def _judgement(vote: Vote, counts: Counts | None, verdict: Verdict) -> Phrase:
    if counts is None or vote.method is Method.CONSENT:
        return verdict_phrase(replace(vote, verdict=verdict))
    return _counted(vote.requirement, counts, verdict)


def _closed(meeting: Meeting, event: e.VoteClosed, _at: Instant) -> Phrase:
    return _judgement(meeting.votes[event.vote - 1], event.counts, event.verdict)


def _recounted(meeting: Meeting, event: e.VoteRecounted, _at: Instant) -> Phrase:
    vote = meeting.votes[event.vote - 1]
    judged = _counted(vote.requirement, event.counts, event.verdict)
    return say("recounted, {counts}: {verdict}", counts=counts_phrase(event.counts), verdict=judged)


def _casting(_meeting: Meeting, event: e.CastingVoteGiven, _at: Instant) -> Phrase:
    if event.verdict.result is Result.CARRIED:
        return say("carried by the chair's casting vote")
    return say("lost by the chair's casting vote")


def _annulled(meeting: Meeting, event: e.VoteAnnulled, _at: Instant) -> Phrase:
    title = meeting.votes[event.vote - 1].title
    return say("the vote on “{title}” was annulled: {reason}", title=title, reason=event.reason)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.VoteOpened: _opened,
    e.VotesCounted: _count_told,
    e.MajorityJudged: _judged,
    e.BallotCast: _cast,
    e.ObjectionRaised: _objected,
    e.VoteClosed: _closed,
    e.VoteRecounted: _recounted,
    e.CastingVoteGiven: _casting,
    e.VoteAnnulled: _annulled,
}
