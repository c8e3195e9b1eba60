"""Ballots on paper: entered by how many alike, once or twice, and compared (spec 5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import the_open_vote
from facilitator.meeting.decide.counting import check_counts
from facilitator.meeting.papers import (
    FIRST,
    SECOND,
    Difference,
    Papers,
    added_papers,
    differences,
    sorted_papers,
)
from facilitator.meeting.phrase import Phrase, Refused, joined, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.votes import BALLOT_WORDS, Method, Vote, counts_of

Events = tuple[e.Event, ...]


_PAPER_NAMES: dict[str, Phrase] = {
    "for": say("for"),
    "against": say("against"),
    "abstain": say("abstain"),
    "invalid": say("invalid"),
    "blank": say("blank"),
}


def paper_phrase(paper: str) -> Phrase:
    """Return what a paper of a vote says: `for`, or `invalid: torn` with the reason."""
    word, _, reason = paper.partition(": ")
    if reason:
        return say("invalid: {reason}", reason=reason)
    return _PAPER_NAMES[word]


def _open_ballot(meeting: Meeting) -> Vote:
    vote = the_open_vote(meeting)
    if vote.method is not Method.BALLOT:
        raise Refused(say("This vote is not taken on paper."))
    return vote


def _papers(wanted: Mapping[str, int]) -> Papers:
    # a reason for an invalid paper is text from people
    papers = sorted_papers({clean(paper): number for paper, number in wanted.items()})
    if not papers or min(papers.values()) < 0:
        raise Refused(say("A count cannot be less than nothing."))
    if not {paper.partition(":")[0] for paper in papers} <= set(BALLOT_WORDS):
        raise Refused(
            say("A paper of this vote says for, against, abstain, or is invalid or blank.")
        )
    return papers


def _enter(meeting: Meeting, command: c.EnterBallots, _now: Instant) -> Events:
    vote = _open_ballot(meeting)
    papers = _papers(command.papers)
    if vote.electorate.is_weighted or vote.electorate.sizes:
        raise Refused(
            say("These papers are not all alike in weight or group: state their count instead.")
        )
    check_counts(vote, counts_of(added_papers(vote.entries.get(vote.entry, {}), papers)))
    return (e.BallotsEntered(vote=vote.number, entry=vote.entry, papers=papers),)


def _take_out(meeting: Meeting, command: c.TakeOutBallots, _now: Instant) -> Events:
    vote = _open_ballot(meeting)
    papers, entered = _papers(command.papers), vote.entries.get(vote.entry, {})
    for paper, number in papers.items():
        if entered.get(paper, 0) < number:
            raise Refused(
                nsay(
                    "There is {count} such paper, and not {wanted}.",
                    "There are {count} such papers, and not {wanted}.",
                    entered.get(paper, 0),
                    wanted=number,
                )
            )
    return (e.BallotsTakenOut(vote=vote.number, entry=vote.entry, papers=papers),)


def _choose(meeting: Meeting, command: c.ChooseBallotEntry, _now: Instant) -> Events:
    vote = _open_ballot(meeting)
    if command.entry not in {FIRST, SECOND}:
        raise Refused(say("Papers are entered once or twice, and no third time."))
    if command.entry == SECOND and not vote.entries.get(FIRST):
        raise Refused(say("There is nothing to compare with: enter the papers a first time."))
    if command.entry == vote.entry:
        raise Refused(say("This entry is being made already."))
    return (e.BallotEntryChosen(vote=vote.number, entry=command.entry),)


def _drop_second(meeting: Meeting, _command: c.DropSecondBallots, _now: Instant) -> Events:
    vote = _open_ballot(meeting)
    if SECOND not in vote.entries:
        raise Refused(say("The papers have been entered only once."))
    return (e.SecondBallotsDropped(vote=vote.number),)


def check_entries(vote: Vote) -> None:
    """Refuse to close a ballot that has no papers, or whose two entries differ."""
    first = vote.entries.get(FIRST)
    if first is None and vote.counts is None and not vote.group_counts:
        raise Refused(say("State the count first, or enter the papers."))
    if SECOND in vote.entries and (found := differences(first or {}, vote.entries[SECOND])):
        raise Refused(entries_differ(found))
    check_counts(vote, vote.tally, vote.weighted)


def entries_differ(found: tuple[Difference, ...]) -> Phrase:
    """Return every difference between two entries, and what to do about it."""
    told = joined(
        say(
            "{paper}: {first} and {second}",
            paper=paper_phrase(each.paper),
            first=each.first,
            second=each.second,
        )
        for each in found
    )
    return say(
        "The two entries differ ({differences}). Look at the papers, and enter them again.",
        differences=told,
    )


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.EnterBallots: _enter,
    c.TakeOutBallots: _take_out,
    c.ChooseBallotEntry: _choose,
    c.DropSecondBallots: _drop_second,
}
