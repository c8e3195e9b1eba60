"""Sentences about votes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.log.not_voting import not_voting_phrases
from facilitator.meeting.log.verdicts import (
    casting_phrase,
    counts_phrase,
    judged_phrase,
    poll_phrase,
    verdict_phrase,
    weights_phrase,
)
from facilitator.meeting.papers import SECOND, number_of
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import warned
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import title as motion_title
from facilitator.meeting.stack import vote_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import CHOICE_NAMES, METHOD_NAMES, Method

__all__ = ["TELLERS", "counts_phrase", "verdict_phrase"]


def _opened(meeting: Meeting, event: e.VoteOpened, _at: Instant) -> Phrase:
    return warned(meeting, _opened_as(meeting, event))


def _opened_as(meeting: Meeting, event: e.VoteOpened) -> Phrase:
    title: str | Phrase = event.title
    if event.motion is not None and meeting.motions[event.motion - 1].procedure:
        title = motion_title(meeting, meeting.motions[event.motion - 1])
    if event.method is Method.POLL:
        options = ", ".join(event.options)
        return say("straw poll on “{title}”: {options}", title=title, options=options)
    method, rule = METHOD_NAMES[event.method], describe(event.requirement)
    if event.present is None:
        return say("vote on “{title}” by {method} ({rule})", title=title, method=method, rule=rule)
    opened = say(
        "vote on “{title}” by {method} ({rule}); {present} of {entitled} entitled are present",
        title=title,
        method=method,
        rule=rule,
        present=event.present - _by_proxy(event),
        entitled=event.entitled,
    )
    if proxies := _by_proxy(event):
        more = nsay("{count} more vote by proxy", "{count} more votes by proxy", proxies)
        return joined((opened, more))
    return opened


def _by_proxy(event: e.VoteOpened | e.BaseReopened) -> int:
    voters = event.electorate
    return voters.proxies if voters else 0


def _base_reopened(meeting: Meeting, event: e.BaseReopened, _at: Instant) -> Phrase:
    voters = event.electorate
    told = say(
        "the base was taken anew: {present} of {entitled} entitled can vote",
        present=voters.votes if voters.present is None else voters.present,
        entitled=voters.entitled,
    )
    vote = meeting.votes[event.vote - 1]
    said = (vote.group_counts, vote.by_eye, vote.poll)
    if vote.counts is None and not any(said):
        return told
    return joined((told, say("count again")))


def _count_told(meeting: Meeting, event: e.VotesCounted, _at: Instant) -> Phrase:
    vote = meeting.votes[event.vote - 1]
    counted = counts_phrase(event.counts)
    if event.weighted is not None:
        counted = joined((counted, weights_phrase(event.weighted)))
    if event.group is not None:
        return say("counted in {group}: {counts}", group=event.group, counts=counted)
    if event.entry == SECOND:
        return say("counted a second time: {counts}", counts=counted)
    silent = (vote.present or 0) - event.counts.cast
    told = say("counted: {counts}", counts=counted)
    if silent > 0 and vote.electorate.proxies:
        return joined((told, *not_voting_phrases(vote, event.counts, meeting.name_of)))
    if silent > 0:
        return nsay(
            "counted: {counts}; {count} did not vote",
            "counted: {counts}; {count} did not vote",
            silent,
            counts=counted,
        )
    return told


def _poll_counted(_meeting: Meeting, event: e.PollCounted, _at: Instant) -> Phrase:
    return say("counted: {counts}", counts=poll_phrase(event.counts))


def _outcome(_meeting: Meeting, event: e.OutcomeStated, _at: Instant) -> Phrase:
    return say("the chair's outcome of the poll: {text}", text=event.text)


def _papers(meeting: Meeting, event: e.BallotsEntered, _at: Instant) -> Phrase:
    before = number_of(meeting.votes[event.vote - 1].entries.get(event.entry, {}))
    number = number_of(event.papers)
    return nsay(
        "{count} paper entered, {whole} in all",
        "{count} papers entered, {whole} in all",
        number,
        whole=before + number,
    )


def _taken_out(_meeting: Meeting, event: e.BallotsTakenOut, _at: Instant) -> Phrase:
    return nsay("{count} paper taken out", "{count} papers taken out", number_of(event.papers))


def _entry(_meeting: Meeting, event: e.BallotEntryChosen, _at: Instant) -> Phrase:
    if event.entry == SECOND:
        return say("the papers are entered a second time")
    return say("the first entry of the papers goes on")


def _second_dropped(_meeting: Meeting, _event: e.SecondBallotsDropped, _at: Instant) -> Phrase:
    return say("the second entry of the papers was given up")


def _judged(_meeting: Meeting, event: e.MajorityJudged, _at: Instant) -> Phrase:
    if event.by_eye == "clear majority":
        return say("a clear majority, judged by eye")
    return say("a clear minority, judged by eye")


def _cast(meeting: Meeting, event: e.BallotCast, _at: Instant) -> Phrase:
    delegate = meeting.votes[event.vote - 1].electorate.represented.get(event.person)
    if delegate is not None:
        return say(
            "{delegate} for {name}: {choice}",
            delegate=meeting.name_of(delegate),
            name=meeting.name_of(event.person),
            choice=CHOICE_NAMES[event.choice],
        )
    return say(
        "{name}: {choice}", name=meeting.name_of(event.person), choice=CHOICE_NAMES[event.choice]
    )


def _bulk_cast(meeting: Meeting, event: e.BulkCast, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    return say("{name}: {choice}", name=name, choice=counts_phrase(event.counts))


def _vetoed(meeting: Meeting, event: e.VetoDeclared, _at: Instant) -> Phrase:
    return say("{name} vetoes it", name=meeting.name_of(event.person))


def _objected(meeting: Meeting, event: e.ObjectionRaised, _at: Instant) -> Phrase:
    return say("{name} objects", name=meeting.name_of(event.person))


def _closed(meeting: Meeting, event: e.VoteClosed, at: Instant) -> Phrase:
    vote = meeting.votes[event.vote - 1]
    after = replace(
        vote, counts=event.counts, weighted=event.weighted, verdict=event.verdict, closed_at=at
    )
    return warned(meeting, verdict_phrase(after))


def _recounted(meeting: Meeting, event: e.VoteRecounted, _at: Instant) -> Phrase:
    vote = meeting.votes[event.vote - 1]
    after = replace(
        vote,
        counts=event.counts,
        weighted=event.weighted,
        verdict=event.verdict,
        casting=None,
        by_eye=None,
    )
    return say(
        "recounted, {counts}: {verdict}",
        counts=counts_phrase(event.counts),
        verdict=judged_phrase(after, event.verdict),
    )


def _casting(meeting: Meeting, event: e.CastingVoteGiven, _at: Instant) -> Phrase:
    return casting_phrase(event.verdict, meeting.votes[event.vote - 1].taken.tally)


def _annulled(meeting: Meeting, event: e.VoteAnnulled, _at: Instant) -> Phrase:
    title = vote_title(meeting, meeting.votes[event.vote - 1])
    return say("the vote on “{title}” was annulled: {reason}", title=title, reason=event.reason)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.VoteOpened: _opened,
    e.BaseReopened: _base_reopened,
    e.VotesCounted: _count_told,
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
