"""Ballots on paper: entered by how many alike, once or twice, and compared (spec 5)."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.ballots import WEIGHED, BallotEntry, compared, read_paper
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import the_open_vote
from facilitator.meeting.count_checks import check_papers
from facilitator.meeting.papers import (
    FIRST,
    SECOND,
    Difference,
    Papers,
    added_papers,
    sorted_papers,
)
from facilitator.meeting.phrase import Phrase, Refused, joined, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.votes import Method, Vote

_PAPER_NAMES: dict[str, Phrase] = {
    "for": say("for"),
    "against": say("against"),
    "abstain": say("abstain"),
    "invalid": say("invalid"),
    "blank": say("blank"),
}


class EnterBallots(Command, frozen=True, kw_only=True):
    """Enter papers of the open vote: how many say the same."""

    papers: Papers

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _open_ballot(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _open_ballot(meeting)
        papers = _papers(self.papers)
        entered = vote.entered(vote.entry)
        if entered.stated.weighted is not None or (entered.stated.whole and _ungrouped(papers)):
            raise Refused(
                say(
                    "A count was stated: state it again with these papers, or undo it "
                    "to enter papers."
                )
            )
        check_papers(
            vote, entered._replace(papers=added_papers(entered.papers, papers)), vote.entry
        )
        return (e.BallotsEntered(vote=vote.number, entry=vote.entry, papers=papers),)


def _open_ballot(meeting: Meeting) -> Vote:
    vote = the_open_vote(meeting)
    if vote.method is not Method.BALLOT:
        raise Refused(say("This vote is not taken on paper."))
    return vote


def _papers(wanted: Mapping[str, int]) -> Papers:
    # a reason for an invalid paper is text from people
    read = [(read_paper(clean(text)), number) for text, number in wanted.items()]
    papers = sorted_papers({str(paper): number for paper, number in read if paper is not None})
    if len(papers) < len(wanted) and any(paper is None for paper, _ in read):
        raise Refused(
            say("A paper of this vote says for, against, abstain, or is invalid or blank.")
        )
    if not papers or min(papers.values()) < 0:
        raise Refused(say("A count cannot be less than nothing."))
    return papers


def _ungrouped(papers: Papers) -> int:
    return BallotEntry(papers).ungrouped


class TakeOutBallots(Command, frozen=True, kw_only=True):
    """Take papers out of the entry that is being made: they were read wrongly."""

    papers: Papers

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _open_ballot(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _open_ballot(meeting)
        papers, entered = _papers(self.papers), vote.entries.get(vote.entry, {})
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


class ChooseBallotEntry(Command, frozen=True, kw_only=True):
    """Go on with the first or the second entry of the papers; the second begins empty."""

    entry: int

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _open_ballot(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _open_ballot(meeting)
        if self.entry not in {FIRST, SECOND}:
            raise Refused(say("Papers are entered once or twice, and no third time."))
        if self.entry == SECOND and not vote.entered():
            raise Refused(say("There is nothing to compare with: enter the papers a first time."))
        if self.entry == vote.entry:
            raise Refused(say("This entry is being made already."))
        return (e.BallotEntryChosen(vote=vote.number, entry=self.entry),)


class DropSecondBallots(Command, frozen=True, kw_only=True):
    """Give up the second entry of the papers."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if SECOND not in _open_ballot(meeting).entries:
            raise Refused(say("The papers have been entered only once."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        vote = _open_ballot(meeting)
        return (e.SecondBallotsDropped(vote=vote.number),)


def paper_phrase(paper: str) -> Phrase:
    """Return what a paper of a vote says: `for`, or `invalid: torn` with the reason."""
    if paper.startswith(WEIGHED):
        choice = _PAPER_NAMES[paper.removeprefix(WEIGHED)]
        return say("{choice}, in weights", choice=choice)
    read = read_paper(paper)
    if read is None:
        raise ValueError(paper)
    told = _PAPER_NAMES[read.word]
    if read.reason:
        told = say("invalid: {reason}", reason=read.reason)
    if read.weight != 1:
        told = say("{choice}, weight {weight}", choice=told, weight=read.weight)
    if read.group is not None:
        told = say("{choice}, in {group}", choice=told, group=read.group)
    return told


def check_entries(vote: Vote) -> None:
    """Refuse to close a ballot whose two entries differ, or whose papers cannot be."""
    first = vote.entered()
    if SECOND in vote.entries and (found := compared(first, vote.entered(SECOND))):
        raise Refused(entries_differ(found))
    check_papers(vote, first)


def check_papers_fit(vote: Vote) -> None:
    """Refuse a base on which the papers that are in already could not have been cast."""
    try:
        for entry in vote.entries:
            check_papers(vote, vote.entered(entry), entry)
    except Refused:
        raise Refused(
            say("The base stays as it is: more papers are in than could be cast on the new one.")
        ) from None


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
