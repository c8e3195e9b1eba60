"""Papers of an election: entered, compared and counted."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.elections import last_closed, the_open_election
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Kind, Paper, Pile, Reason, Written
from facilitator.meeting.elections.pile import differences, gathered, in_order
from facilitator.meeting.elections.result import outcome
from facilitator.meeting.elections.tallies import Totals
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.elections.validity import judged
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import StoredOutcome

Papers = tuple[tuple[Written, int], ...]


MOST_ALIKE = 1_000_000
"""Papers entered at once; more is a slip of the finger."""


_DECLARED = Paper(kind=Kind.INVALID, reason=Reason.DECLARED)
"""An invalid paper whose reason nobody wrote down; `in_order` has it before those with one."""


class EnterPapers(Command, frozen=True, kw_only=True):
    """Enter papers into the open election, each with how many say the same."""

    papers: tuple[tuple[Written, int], ...]
    best: tuple[str, ...] = ()
    """Which number is the best (lowest, highest) in a table of ranks that they come from."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if the_open_election(meeting).totals is not None:
            raise Refused(say("The totals were stated: undo that first, or enter no papers."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        piles = _piles(election, self.papers)
        check_ceiling(election, election.entered, sum(pile.count for pile in piles))
        return (
            e.PapersEntered(
                election=election.number, piles=piles, entry=election.entering, best=self.best
            ),
        )


def _piles(election: Election, papers: Papers) -> tuple[Pile, ...]:
    if not papers:
        raise Refused(say("There is no paper."))
    if any(not 1 <= count <= MOST_ALIKE for _, count in papers):
        raise Refused(say("There is at least one paper, and not more than a million."))
    terms, candidates = election.terms, election.candidates
    return gathered(
        Pile(paper=judged(paper, terms, candidates), count=count) for paper, count in papers
    )


def check_ceiling(election: Election, before: int, more: int) -> None:
    """Refuse more papers than there were people to write them, with the arithmetic."""
    limit = election.ceiling
    if limit is None or before + more <= limit:
        return
    figures = {"before": before, "more": more, "all": before + more, "limit": limit}
    if election.present is None:
        raise Refused(
            say(
                "{before} papers + {more} = {all}, but only {limit} are entitled to vote: count "
                "again.",
                **figures,
            )
        )
    if election.proxies:
        raise Refused(
            nsay(
                "{before} papers + {more} = {all}, but only {present} entitled to vote were "
                "present, with {count} proxy: count again.",
                "{before} papers + {more} = {all}, but only {present} entitled to vote were "
                "present, with {count} proxies: count again.",
                election.proxies,
                **figures,
                present=election.present,
            )
        )
    raise Refused(
        say(
            "{before} papers + {more} = {all}, but only {limit} entitled to vote were present: "
            "count again.",
            **figures,
        )
    )


class TakeOutPapers(Command, frozen=True, kw_only=True):
    """Take papers out of the entry that is being made: they were read wrongly."""

    papers: tuple[tuple[Written, int], ...]

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        the_open_election(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        piles = _as_they_lie(election, _piles(election, self.papers))
        for pile in piles:
            there = election.entry.get(pile.paper, 0)
            if there < pile.count:
                raise Refused(
                    nsay(
                        "There is {count} such paper, and not {wanted}.",
                        "There are {count} such papers, and not {wanted}.",
                        there,
                        wanted=pile.count,
                    )
                )
        return (e.PapersTakenOut(election=election.number, piles=piles, entry=election.entering),)


def _as_they_lie(election: Election, piles: tuple[Pile, ...]) -> tuple[Pile, ...]:
    """Return papers to take out: one that is said to be invalid is any that was declared so."""
    entry, found = election.entry, []
    for pile in piles:
        declared = [paper for paper in in_order(entry) if replace(paper, detail="") == _DECLARED]
        left = pile.count
        if pile.paper != _DECLARED or sum(entry[paper] for paper in declared) < left:
            found.append(pile)
            continue
        for paper in declared:
            if taken := min(left, entry[paper]):
                found.append(Pile(paper=paper, count=taken))
            left -= taken
    return gathered(found)


class StateTotals(Command, frozen=True, kw_only=True):
    """State what the tellers counted; a later statement replaces it."""

    totals: Totals

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        election = the_open_election(meeting)
        if election.papers or election.second is not None:
            raise Refused(say("Papers have been entered: the totals follow from them."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        check_totals(election, self.totals)
        return (e.TotalsStated(election=election.number, totals=self.totals),)


def check_totals(election: Election, totals: Totals) -> None:
    """Refuse totals that cannot be, with the arithmetic."""
    if election.terms.method.is_ranked:
        raise Refused(say("A ranked count needs the papers: totals are not enough."))
    numbers = [totals.valid, totals.invalid, totals.blank]
    for tally in totals.tallies:
        numbers += [tally.votes, tally.against, tally.abstain]
    if min(numbers) < 0 or len(totals.tallies) != len(election.candidates):
        raise Refused(say("A count cannot be less than nothing."))
    for candidate, tally in zip(election.candidates, totals.tallies, strict=True):
        given = tally.votes + tally.against + tally.abstain
        times = election.terms.each or 1
        if given > totals.valid * times:
            raise Refused(
                say(
                    "{name} has {votes} votes, but there are only {valid} valid papers: count "
                    "again.",
                    name=candidate.name,
                    votes=given,
                    valid=totals.valid,
                )
            )
    _check_marks(election, totals)
    check_ceiling(election, 0, totals.papers)


def _check_marks(election: Election, totals: Totals) -> None:
    """Refuse more marks than the valid papers can hold, or fewer than they must."""
    terms = election.terms
    if terms.method is ElectionMethod.YNA:
        marks = sum(t.votes + t.against + t.abstain for t in totals.tallies)
    else:
        marks = sum(tally.votes for tally in totals.tallies)
    figures = {"marks": marks, "valid": totals.valid}
    if marks > totals.valid * terms.most:
        raise Refused(
            say(
                "{marks} votes in all, but {valid} valid papers with at most {most} on each can "
                "have no more than {limit}: count again.",
                **figures,
                most=terms.most,
                limit=totals.valid * terms.most,
            )
        )
    # papers that say no to all, or abstain from all, are valid without a mark
    if not (terms.no_to_all or terms.abstain_from_all) and marks < totals.valid * terms.least:
        raise Refused(
            say(
                "{marks} votes in all, but {valid} valid papers with at least {least} on each "
                "have {limit} or more: count again.",
                **figures,
                least=terms.least,
                limit=totals.valid * terms.least,
            )
        )


class ChooseEntry(Command, frozen=True, kw_only=True):
    """Go on with the first or the second entry of the papers; the second begins empty."""

    entry: int

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        the_open_election(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        if self.entry not in {1, 2}:
            raise Refused(say("Papers are entered once or twice, and no third time."))
        if election.totals is not None:
            raise Refused(say("The totals were stated: there are no papers to compare."))
        if self.entry == 2 and not election.papers:
            raise Refused(say("There is nothing to compare with: enter the papers a first time."))
        if self.entry == election.entering:
            raise Refused(say("This entry is being made already."))
        return (e.EntryChosen(election=election.number, entry=self.entry),)


class DropSecondEntry(Command, frozen=True, kw_only=True):
    """Give up the second entry of the papers."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if the_open_election(meeting).second is None:
            raise Refused(say("The papers have been entered only once."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        return (e.SecondEntryDropped(election=election.number),)


class CloseElection(Command, frozen=True, kw_only=True):
    """Close the open election and count it."""

    confirmed: bool = False
    """All ballots are in, also those that were entered again because they had been lost."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        election = the_open_election(meeting)
        if not election.papers and election.totals is None:
            raise Refused(say("Enter the papers first, or state the totals."))
        if election.totals is not None and not election.totals.papers:
            raise Refused(
                say("Nothing was counted: there is no paper. State the totals, or annul it.")
            )
        if reason := why_open(election):
            raise Refused(reason)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        quorum_met = meeting.quorum.is_met if meeting.attendance_taken else None
        return (
            e.ElectionClosed(
                election=election.number,
                outcome=StoredOutcome.of(outcome(election)),
                quorum_met=quorum_met,
            ),
        )


def why_open(election: Election) -> Phrase | None:
    """Return why two entries keep an election from being closed; None when they agree."""
    if election.second is None:
        return None
    found = differences(election.papers, election.second)
    if not found:
        return None
    return nsay(
        "The two entries differ on {count} kind of paper: compare them, and put one right.",
        "The two entries differ on {count} kinds of paper: compare them, and put one right.",
        len(found),
    )


class RestateTotals(Command, frozen=True, kw_only=True):
    """State a second count of the last election."""

    totals: Totals

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if last_closed(meeting).totals is None:
            raise Refused(say("The papers were entered one by one: undo, and put them right."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = last_closed(meeting)
        check_totals(election, self.totals)
        # a lot for a tie is about the count that it broke; one drawn in advance holds for both
        again = outcome(replace(election, totals=self.totals, by_hand=()))
        return (
            e.ElectionRecounted(
                election=election.number, totals=self.totals, outcome=StoredOutcome.of(again)
            ),
        )
