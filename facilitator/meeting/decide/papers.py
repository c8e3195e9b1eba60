"""Papers of an election: entered, compared and counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.elections import last_closed, the_open_election
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

Events = tuple[e.Event, ...]
Papers = tuple[tuple[Written, int], ...]

MOST_ALIKE = 1_000_000
"""Papers entered at once; more is a slip of the finger."""


_DECLARED = Paper(kind=Kind.INVALID, reason=Reason.DECLARED)
"""An invalid paper whose reason nobody wrote down; `in_order` has it before those with one."""


def _piles(election: Election, papers: Papers) -> tuple[Pile, ...]:
    if not papers:
        raise Refused(say("There is no paper."))
    if any(not 1 <= count <= MOST_ALIKE for _, count in papers):
        raise Refused(say("There is at least one paper, and not more than a million."))
    terms, candidates = election.terms, election.candidates
    return gathered(
        Pile(paper=judged(paper, terms, candidates), count=count) for paper, count in papers
    )


def _enter(meeting: Meeting, command: c.EnterPapers, _now: Instant) -> Events:
    election = the_open_election(meeting)
    if election.totals is not None:
        raise Refused(say("The totals were stated: undo that first, or enter no papers."))
    piles = _piles(election, command.papers)
    check_ceiling(election, election.entered, sum(pile.count for pile in piles))
    return (
        e.PapersEntered(
            election=election.number, piles=piles, entry=election.entering, best=command.best
        ),
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


def _take_out(meeting: Meeting, command: c.TakeOutPapers, _now: Instant) -> Events:
    election = the_open_election(meeting)
    piles = _as_they_lie(election, _piles(election, command.papers))
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


def _totals(meeting: Meeting, command: c.StateTotals, _now: Instant) -> Events:
    election = the_open_election(meeting)
    if election.papers or election.second is not None:
        raise Refused(say("Papers have been entered: the totals follow from them."))
    check_totals(election, command.totals)
    return (e.TotalsStated(election=election.number, totals=command.totals),)


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


def _choose_entry(meeting: Meeting, command: c.ChooseEntry, _now: Instant) -> Events:
    election = the_open_election(meeting)
    if command.entry not in {1, 2}:
        raise Refused(say("Papers are entered once or twice, and no third time."))
    if election.totals is not None:
        raise Refused(say("The totals were stated: there are no papers to compare."))
    if command.entry == 2 and not election.papers:
        raise Refused(say("There is nothing to compare with: enter the papers a first time."))
    if command.entry == election.entering:
        raise Refused(say("This entry is being made already."))
    return (e.EntryChosen(election=election.number, entry=command.entry),)


def _drop_second(meeting: Meeting, _command: c.DropSecondEntry, _now: Instant) -> Events:
    election = the_open_election(meeting)
    if election.second is None:
        raise Refused(say("The papers have been entered only once."))
    return (e.SecondEntryDropped(election=election.number),)


def _close(meeting: Meeting, _command: c.CloseElection, _now: Instant) -> Events:
    election = the_open_election(meeting)
    if not election.papers and election.totals is None:
        raise Refused(say("Enter the papers first, or state the totals."))
    if election.totals is not None and not election.totals.papers:
        raise Refused(say("Nothing was counted: there is no paper. State the totals, or annul it."))
    if reason := why_open(election):
        raise Refused(reason)
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


def _restate(meeting: Meeting, command: c.RestateTotals, _now: Instant) -> Events:
    election = last_closed(meeting)
    if election.totals is None:
        raise Refused(say("The papers were entered one by one: undo, and put them right."))
    check_totals(election, command.totals)
    # a lot for a tie is about the count that it broke; one drawn in advance holds for both
    again = outcome(replace(election, totals=command.totals, by_hand=()))
    return (
        e.ElectionRecounted(
            election=election.number, totals=command.totals, outcome=StoredOutcome.of(again)
        ),
    )


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.EnterPapers: _enter,
    c.TakeOutPapers: _take_out,
    c.StateTotals: _totals,
    c.ChooseEntry: _choose_entry,
    c.DropSecondEntry: _drop_second,
    c.CloseElection: _close,
    c.RestateTotals: _restate,
}
