"""The outcome of an election, from its papers or its totals, by its method (spec 6)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from facilitator.counting import CountTie, PassedOver, Ranking, seat_in_order
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.lot import hand_order
from facilitator.meeting.elections.outcome import Outcome, Tie, TieAbout
from facilitator.meeting.elections.ranked import ranked
from facilitator.meeting.elections.tallies import Totals, totals_of
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.rules import Base, Counts, Result, judge

_SAME_FOR_ALL = {Base.VALID, Base.BALLOTS, Base.PRESENT, Base.ENTITLED, Base.NUMBER}


def outcome(election: Election, lots: Sequence[int] = ()) -> Outcome:
    """Return who is elected; `lots` is an order of all candidates drawn by lot, the best first.

    Without `lots` the orders drawn by hand break ties, where there are any. It does not matter in
    which order papers came.
    """
    totals = election.totals or totals_of(election.papers, len(election.candidates))
    counted = Outcome(
        tallies=totals.tallies, valid=totals.valid, invalid=totals.invalid, blank=totals.blank
    )
    if election.terms.method.is_ranked:
        return ranked(election, counted, lots)
    order = lots or hand_order(election)
    return _most_votes(election, _with_floor(election, totals, counted), totals, order)


def needs(election: Election, totals: Totals, number: int) -> tuple[int, int, bool]:
    """Return what a candidate needs by the floor, of what base, and whether they have it.

    Without a floor it is one vote, or none where every seat is filled and others have votes. With
    one it is at least a vote, whatever the floor is.
    """
    tally = totals.tallies[number - 1]
    floor = election.terms.floor
    if floor is None:
        is_filled = election.terms.fill_seats and any(other.votes for other in totals.tallies)
        return 1, totals.valid, tally.votes > 0 or is_filled
    verdict = judge(
        floor, _counts(election, totals, number), election.ceiling or 0, election.entitled
    )
    carried = verdict.result is Result.CARRIED and tally.votes > 0
    return int(verdict.needed), int(verdict.base_size), carried


def _counts(election: Election, totals: Totals, number: int) -> Counts:
    """Return a candidate's papers as a vote on them.

    Where papers only mark names, all others are against, except those that abstain from all.
    """
    tally = totals.tallies[number - 1]
    if election.terms.method is ElectionMethod.YNA:
        against, silent = tally.against, totals.valid - tally.votes - tally.against
    elif election.terms.method is ElectionMethod.CUMULATIVE:
        # amounts are no heads: only a fixed number is asked of them
        against, silent = 0, 0
    else:
        silent = totals.abstained
        against = totals.valid - tally.votes - silent
    outside = totals.invalid + totals.blank
    return Counts(for_=tally.votes, against=against, abstain=silent, invalid=outside)


def _with_floor(election: Election, totals: Totals, counted: Outcome) -> Outcome:
    floor = election.terms.floor
    per_candidate = election.terms.method is ElectionMethod.YNA
    if floor is None or (per_candidate and floor.base not in _SAME_FOR_ALL):
        return counted
    needed, size, _ = needs(election, totals, 1)
    return replace(counted, base_size=size, needed=needed)


def _most_votes(
    election: Election, counted: Outcome, totals: Totals, lots: Sequence[int]
) -> Outcome:
    ranking = _by_votes(totals)
    above = tuple(
        kept
        for rank in ranking
        if (kept := tuple(n for n in rank if needs(election, totals, n)[2]))
    )
    seated = _seated(election, above, lots)
    done = replace(counted, ranking=ranking, **seated)
    silent = tuple(number for number in done.elected if not totals.tallies[number - 1].votes)
    done = replace(done, without_votes=silent)
    done = replace(done, below_floor=_below_floor(election, totals, done))
    if election.terms.method is ElectionMethod.MAJORITY and not done.elected and not done.tie:
        return _run_off(done, ranking, lots)
    return done


def _by_votes(totals: Totals) -> tuple[tuple[int, ...], ...]:
    ranks: dict[int, list[int]] = {}
    for number, tally in enumerate(totals.tallies, start=1):
        ranks.setdefault(tally.votes, []).append(number)
    return tuple(tuple(ranks[votes]) for votes in sorted(ranks, reverse=True))


def _seated(
    election: Election, order: tuple[tuple[int, ...], ...], lots: Sequence[int]
) -> dict[str, object]:
    """Seat from the top of an order, behind those whom earlier rounds seated."""
    before = {f"before {n}": group for n, group in enumerate(election.seated)}
    groups = {str(n): c.group for n, c in enumerate(election.candidates, 1) if c.group}
    ranks: Ranking = (
        *((name,) for name in before),
        *(tuple(str(number) for number in rank) for rank in order),
    )
    seated = seat_in_order(
        ranks,
        election.terms.seats + len(before),
        cap=election.terms.cap,
        groups={**before, **groups},
        lots=[str(number) for number in lots],
    )
    elected = tuple(int(name) for name in seated.elected if name not in before)
    tie = _tie(seated.tie)
    return {
        "elected": elected,
        "empty": election.terms.seats - len(elected) - (tie.seats if tie else 0),
        "tie": tie,
        "passed_over": _numbers(seated.passed_over),
        "lots": tuple(int(name) for name in seated.lots),
    }


def _tie(tie: CountTie | None) -> Tie | None:
    return Tie(candidates=tuple(map(int, tie.candidates)), seats=tie.seats) if tie else None


def _numbers(passed_over: tuple[PassedOver, ...]) -> tuple[int, ...]:
    return tuple(int(passed.candidate) for passed in passed_over)


def _below_floor(election: Election, totals: Totals, done: Outcome) -> tuple[int, ...]:
    """Return who would have had one of the empty seats if the floor had not been asked."""
    if election.terms.floor is None or not done.empty:
        return ()
    settled = {*done.elected, *done.passed_over, *(done.tie.candidates if done.tie else ())}
    left = [
        tuple(n for n in rank if n not in settled and totals.tallies[n - 1].votes)
        for rank in done.ranking
    ]
    found: list[int] = []
    for rank in left:
        if len(found) >= done.empty:
            break
        found += rank
    return tuple(found)


def _run_off(done: Outcome, ranking: tuple[tuple[int, ...], ...], lots: Sequence[int]) -> Outcome:
    """Send the first two into a run-off; who is second may be tied."""
    voted = [tuple(n for n in rank if done.tallies[n - 1].votes) for rank in ranking]
    order = tuple(tuple(map(str, rank)) for rank in voted if rank)
    if sum(map(len, order)) < 2:
        return done
    seated = seat_in_order(order, 2, lots=[str(number) for number in lots])
    two = tuple(map(int, seated.elected))
    if seated.tie is None:
        drawn = tuple(int(name) for name in seated.lots)
        return replace(done, run_off=two, lots=drawn)
    tied = tuple(map(int, seated.tie.candidates))
    tie = Tie(candidates=tied, seats=seated.tie.seats, about=TieAbout.RUN_OFF)
    return replace(done, run_off=two, tie=tie)
