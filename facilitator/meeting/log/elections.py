"""Sentences about elections."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.count_rules import BEST
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Kind, Pile
from facilitator.meeting.elections.pile import differences
from facilitator.meeting.elections.terms import METHODS, Terms
from facilitator.meeting.elections.words import names, outcome_phrase, paper_phrase
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import warned
from facilitator.meeting.rules import describe
from facilitator.meeting.state import Meeting


def _opened(meeting: Meeting, event: e.ElectionOpened, _at: Instant) -> Phrase:
    terms = event.terms
    told = [
        nsay(
            "election “{title}”: {count} seat, {candidates}; {method}",
            "election “{title}”: {count} seats, {candidates}; {method}",
            terms.seats,
            title=event.title,
            candidates=_numbered(event),
            method=METHODS[terms.method],
        )
    ]
    told += _bounds(terms)
    if terms.floor:
        told.append(say("needs {rule}", rule=describe(terms.floor)))
    if terms.cap:
        told.append(nsay("at most {count} of a group", "at most {count} of a group", terms.cap))
    if event.present is not None:
        told.append(
            say(
                "{present} of {entitled} entitled are present",
                present=event.present,
                entitled=event.entitled,
            )
        )
        if event.proxies:
            told.append(
                nsay("{count} more vote by proxy", "{count} more votes by proxy", event.proxies)
            )
    if event.unequal:
        told.append(say("papers carry no weights: each counts once"))
    return warned(meeting, joined(told))


def _bounds(terms: Terms) -> list[Phrase]:
    if terms.method.is_marked and (terms.least, terms.most) != (1, 1):
        return [say("{least} to {most} names on a paper", least=terms.least, most=terms.most)]
    return []


def _nominated(meeting: Meeting, event: e.CandidateNominated, _at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    number = len(election.candidates) + 1
    stands = say("{name} stands too, as number {number}", name=event.candidate.name, number=number)
    bounds = _bounds(event.terms) if event.terms != election.terms else []
    return joined([stands, *bounds])


def _base_reopened(_meeting: Meeting, event: e.ElectionBaseReopened, _at: Instant) -> Phrase:
    votes = event.entitled if event.present is None else event.present + event.proxies
    return say(
        "the base was taken anew: {present} of {entitled} entitled can vote",
        present=votes,
        entitled=event.entitled,
    )


def _numbered(event: e.ElectionOpened) -> str:
    return ", ".join(f"{n} {c.name}" for n, c in enumerate(event.candidates, start=1))


def _piles(election: Election, piles: Iterable[Pile]) -> list[Phrase]:
    told = []
    for pile in piles:
        said = paper_phrase(pile.paper, election)
        if pile.count > 1:
            said = say("{paper} ({count} alike)", paper=said, count=pile.count)
        told.append(said)
    return told


_MOST_TOLD = 5


def _entered(meeting: Meeting, event: e.PapersEntered, _at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    more = sum(pile.count for pile in event.piles)
    told = _piles(election, event.piles[:_MOST_TOLD])
    if len(event.piles) > _MOST_TOLD:
        invalid = sum(pile.count for pile in event.piles if pile.paper.kind is Kind.INVALID)
        told = [
            nsay("{count} paper", "{count} papers", more),
            *([nsay("{count} invalid", "{count} invalid", invalid)] if invalid else []),
        ]
    papers = election.papers if event.entry == 1 else (election.second or {})
    total = sum(papers.values()) + more
    told += [BEST[best] for best in event.best if best in BEST]
    told.append(nsay("{count} paper so far", "{count} papers so far", total))
    return joined(told)


def _taken_out(meeting: Meeting, event: e.PapersTakenOut, _at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    return say("taken out: {papers}", papers=joined(_piles(election, event.piles)))


def _totals(meeting: Meeting, event: e.TotalsStated, _at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    told = replace(election, totals=event.totals)
    return say("counted: {totals}", totals=totals_phrase(told))


def totals_phrase(election: Election) -> Phrase:
    """Return the papers that tellers stated, with how many of each kind."""
    totals = election.totals
    if totals is None:
        return say("nothing counted yet")
    figures = {"valid": totals.valid, "invalid": totals.invalid, "blank": totals.blank}
    papers = nsay(
        "{count} paper ({valid} valid, {invalid} invalid, {blank} blank)",
        "{count} papers ({valid} valid, {invalid} invalid, {blank} blank)",
        totals.papers,
        **figures,
    )
    missing = (election.ceiling or 0) - totals.papers
    if missing > 0:
        absent = nsay("{count} did not vote", "{count} did not vote", missing)
        return joined([papers, absent])
    return papers


def _entry_chosen(meeting: Meeting, event: e.EntryChosen, _at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    if event.entry == 1:
        return say("the first entry of the papers goes on")
    if election.second is None:
        return say("the second entry of the papers begins")
    return say("the second entry of the papers goes on")


def _second_dropped(_meeting: Meeting, _event: e.SecondEntryDropped, _at: Instant) -> Phrase:
    return say("the second entry of the papers was given up")


def _closed(meeting: Meeting, event: e.ElectionClosed, at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    outcome = event.outcome.load() if event.outcome else None
    told = [outcome_phrase(replace(election, outcome=outcome, closed_at=at))]
    if event.outcome and election.second is not None:
        agreed = not differences(election.papers, election.second)
        if agreed:
            told.append(say("both entries agree"))
    return warned(meeting, joined(told))


def _recounted(meeting: Meeting, event: e.ElectionRecounted, _at: Instant) -> Phrase:
    election = replace(
        meeting.elections[event.election - 1], outcome=event.outcome.load(), totals=event.totals
    )
    return say(
        "recounted, {totals}: {outcome}",
        totals=totals_phrase(election),
        outcome=outcome_phrase(election),
    )


def _lot(meeting: Meeting, event: e.LotDrawn, _at: Instant) -> Phrase:
    election = replace(meeting.elections[event.election - 1], outcome=event.outcome.load())
    return say(
        "lot drawn with the seed {seed}: {names}; {outcome}",
        seed=event.seed,
        names=names(election.candidates, event.outcome.lots),
        outcome=outcome_phrase(election),
    )


def _lot_by_hand(meeting: Meeting, event: e.LotDrawnByHand, _at: Instant) -> Phrase:
    election = meeting.elections[event.election - 1]
    order = names(election.candidates, event.order)
    if event.outcome is None:
        return say("order drawn by hand in advance, for a tie that may come: {names}", names=order)
    return say(
        "lot drawn by hand: {names}; {outcome}",
        names=order,
        outcome=outcome_phrase(replace(election, outcome=event.outcome.load())),
    )


def _annulled(meeting: Meeting, event: e.ElectionAnnulled, _at: Instant) -> Phrase:
    title = meeting.elections[event.election - 1].title
    return say("the election “{title}” was annulled: {reason}", title=title, reason=event.reason)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.ElectionOpened: _opened,
    e.CandidateNominated: _nominated,
    e.ElectionBaseReopened: _base_reopened,
    e.PapersEntered: _entered,
    e.PapersTakenOut: _taken_out,
    e.TotalsStated: _totals,
    e.EntryChosen: _entry_chosen,
    e.SecondEntryDropped: _second_dropped,
    e.ElectionClosed: _closed,
    e.ElectionRecounted: _recounted,
    e.LotDrawn: _lot,
    e.LotDrawnByHand: _lot_by_hand,
    e.ElectionAnnulled: _annulled,
}
