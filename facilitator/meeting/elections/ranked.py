"""Ranked papers, counted in rounds or pair by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from facilitator.counting import Ballot as Ranked
from facilitator.counting import Count, TieOrders, irv, schulze, stv
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.lot import hand_order, hand_orders
from facilitator.meeting.elections.outcome import Outcome, Tie, TieAbout
from facilitator.meeting.elections.papers import Kind, Paper
from facilitator.meeting.elections.pile import in_order
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.rules import Counts, Result, judge

_ABOUT = {
    "election": TieAbout.SEAT,
    "exclusion": TieAbout.EXCLUSION,
    "transfer": TieAbout.TRANSFER,
}


def ranked(election: Election, counted: Outcome, lots: Sequence[int]) -> Outcome:
    """Return the outcome of ranked papers; only valid ones are counted, blank ones are not."""
    terms = election.terms
    if not counted.valid:
        return replace(counted, empty=terms.seats)
    names = [str(number) for number in range(1, len(election.candidates) + 1)]
    papers = _papers(election.papers)
    order = [str(number) for number in lots]
    drawn = [[str(number) for number in order] for order in hand_orders(election)]
    orders = TieOrders(by_hand=drawn)
    if terms.method is ElectionMethod.IRV:
        count = irv(names, papers, lots=order, orders=orders, fill=terms.fill_seats)
    elif terms.method is ElectionMethod.STV:
        count = stv(
            names,
            papers,
            terms.seats,
            rules=terms.rules,
            lots=order,
            orders=orders,
            fill=terms.fill_seats,
        )
    else:
        order = order or [str(number) for number in hand_order(election)]
        groups = {str(n): c.group for n, c in enumerate(election.candidates, 1) if c.group}
        count = schulze(
            names,
            papers,
            terms.seats,
            cap=terms.cap,
            groups=groups,
            lots=order,
            fill=terms.fill_seats,
        )
    return _above_floor(election, _outcome(election, counted, count))


def _papers(papers: Mapping[Paper, int]) -> list[Ranked]:
    return [
        Ranked(_names(paper.ranks), papers[paper], tuple(map(str, paper.no_opinion)))
        for paper in in_order(papers)
        if paper.kind is Kind.VALID
    ]


def _names(ranks: tuple[tuple[int, ...], ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, group)) for group in ranks)


def _numbers(ranks: tuple[tuple[str, ...], ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(map(int, group)) for group in ranks)


def _outcome(election: Election, counted: Outcome, count: Count) -> Outcome:
    elected = tuple(map(int, count.elected))
    tie = None
    if count.tie:
        tie = Tie(
            candidates=tuple(map(int, count.tie.candidates)),
            seats=count.tie.seats,
            about=_ABOUT[count.tie.about],
            round=count.tie.round,
        )
    return replace(
        counted,
        elected=elected,
        empty=_empty(election.terms.seats - len(elected), tie),
        tie=tie,
        passed_over=tuple(int(passed.candidate) for passed in count.passed_over),
        rounds=count.rounds,
        pairs=_table(count),
        ranking=_numbers(count.ranking),
        lots=tuple(map(int, count.lots)),
        without_votes=tuple(map(int, count.without_votes)),
    )


def _empty(left: int, tie: Tie | None) -> int:
    """Return the seats that stay empty; while rounds are to come nobody knows of any."""
    if tie is None:
        return left
    return left - tie.seats if tie.about is TieAbout.SEAT else 0


def _table(count: Count) -> tuple[tuple[int, ...], ...]:
    if not count.pairs:
        return ()
    return tuple(
        tuple(count.pairs[one].get(other, 0) for other in count.candidates)
        for one in count.candidates
    )


def _above_floor(election: Election, done: Outcome) -> Outcome:
    """Leave the seat of an instant run-off empty when its last round misses the floor."""
    floor = election.terms.floor
    if floor is None or not done.rounds or not done.elected:
        return done
    winner = done.elected[0]
    votes = int(Decimal(done.rounds[-1].tallies[str(winner)]))
    counts = Counts(for_=votes, against=done.valid - votes, invalid=done.invalid + done.blank)
    verdict = judge(floor, counts, election.ceiling or 0, election.entitled)
    done = replace(done, base_size=int(verdict.base_size), needed=int(verdict.needed))
    if verdict.result is Result.CARRIED:
        return done
    # the last round elects nobody either, or the record would say both
    rounds = (*done.rounds[:-1], replace(done.rounds[-1], elected=()))
    return replace(done, elected=(), empty=1, below_floor=(winner,), rounds=rounds)
