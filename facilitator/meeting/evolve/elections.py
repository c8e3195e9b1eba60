"""What elections become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.pile import added, taken_out
from facilitator.meeting.state import Meeting


def _with_election(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    election = replace(meeting.elections[number - 1], **changes)
    return replace(meeting, elections=meeting.elections.replace(number - 1, election))


def _opened(meeting: Meeting, event: e.ElectionOpened, at: Instant) -> Meeting:
    election = Election(
        number=event.number,
        title=event.title,
        item=event.item,
        terms=event.terms,
        candidates=event.candidates,
        entitled=event.entitled,
        present=event.present,
        proxies=event.proxies,
        unequal=event.unequal,
        quorum_met=event.quorum_met,
        previous=event.previous,
        seated=event.seated,
        opened_at=at,
    )
    return replace(meeting, elections=meeting.elections.append(election))


def _nominated(meeting: Meeting, event: e.CandidateNominated, _at: Instant) -> Meeting:
    candidates = (*meeting.elections[event.election - 1].candidates, event.candidate)
    return _with_election(meeting, event.election, candidates=candidates, terms=event.terms)


def _base_reopened(meeting: Meeting, event: e.ElectionBaseReopened, _at: Instant) -> Meeting:
    return _with_election(
        meeting,
        event.election,
        entitled=event.entitled,
        present=event.present,
        proxies=event.proxies,
        unequal=event.unequal,
        base_reopened=meeting.elections[event.election - 1].base_reopened + 1,
    )


def _entered(meeting: Meeting, event: e.PapersEntered, _at: Instant) -> Meeting:
    election = meeting.elections[event.election - 1]
    best = tuple(dict.fromkeys((*election.best, *event.best)))
    if event.entry == 1:
        papers = added(election.papers, event.piles)
        return _with_election(meeting, event.election, papers=papers, best=best)
    second = added(election.second or {}, event.piles)
    return _with_election(meeting, event.election, second=second, best=best)


def _taken_out(meeting: Meeting, event: e.PapersTakenOut, _at: Instant) -> Meeting:
    election = meeting.elections[event.election - 1]
    if event.entry == 1:
        papers = taken_out(election.papers, event.piles)
        return _with_election(meeting, event.election, papers=papers)
    return _with_election(
        meeting, event.election, second=taken_out(election.second or {}, event.piles)
    )


def _totals(meeting: Meeting, event: e.TotalsStated, _at: Instant) -> Meeting:
    return _with_election(meeting, event.election, totals=event.totals)


def _entry_chosen(meeting: Meeting, event: e.EntryChosen, _at: Instant) -> Meeting:
    election = meeting.elections[event.election - 1]
    second = election.second
    if event.entry == 2 and second is None:
        second = {}
    return _with_election(meeting, event.election, entering=event.entry, second=second)


def _second_dropped(meeting: Meeting, event: e.SecondEntryDropped, _at: Instant) -> Meeting:
    return _with_election(meeting, event.election, entering=1, second=None)


def _closed(meeting: Meeting, event: e.ElectionClosed, at: Instant) -> Meeting:
    return _with_election(
        meeting,
        event.election,
        outcome=event.outcome.load() if event.outcome else None,
        quorum_met_at_close=event.quorum_met,
        closed_at=at,
    )


def _recounted(meeting: Meeting, event: e.ElectionRecounted, _at: Instant) -> Meeting:
    election = meeting.elections[event.election - 1]
    earlier = (election.outcome,) if election.outcome else ()
    return _with_election(
        meeting,
        event.election,
        totals=event.totals,
        outcome=event.outcome.load(),
        counted=(*election.counted, *earlier),
        seed=None,
        by_hand=(),
    )


def _lot_drawn(meeting: Meeting, event: e.LotDrawn, _at: Instant) -> Meeting:
    return _with_election(meeting, event.election, seed=event.seed, outcome=event.outcome.load())


def _lot_drawn_by_hand(meeting: Meeting, event: e.LotDrawnByHand, _at: Instant) -> Meeting:
    if event.outcome is None:
        return _with_election(meeting, event.election, in_advance=event.order)
    orders = (*meeting.elections[event.election - 1].by_hand, event.order)
    return _with_election(meeting, event.election, by_hand=orders, outcome=event.outcome.load())


def _annulled(meeting: Meeting, event: e.ElectionAnnulled, at: Instant) -> Meeting:
    closed = meeting.elections[event.election - 1].closed_at or at
    return _with_election(meeting, event.election, annulled=event.reason, closed_at=closed)


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
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
    e.LotDrawn: _lot_drawn,
    e.LotDrawnByHand: _lot_drawn_by_hand,
    e.ElectionAnnulled: _annulled,
}
