"""Elections."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.counting import Round
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.lot import hand_orders
from facilitator.meeting.elections.outcome import Outcome
from facilitator.meeting.elections.pile import in_order
from facilitator.meeting.elections.report import (
    invalid_by_reason,
    order_ranks,
    rows,
    so_far,
    vote_shares,
)
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.elections.words import as_written
from facilitator.record.form import (
    AnswersPart,
    BallotPart,
    BallotsPart,
    CountedByPart,
    CountedPart,
    ElectionPart,
    FloorPart,
    LotPart,
    OrderPart,
    RoundPart,
    SlatePart,
    TiePart,
)
from facilitator.record.past import Past, stamp


def elections(past: Past) -> list[ElectionPart]:
    """Return the elections in the order in which they were opened."""
    return [_election(past, election) for election in past.meeting.elections]


def _election(past: Past, election: Election) -> ElectionPart:
    terms = election.terms
    found = so_far(election)  # of an open one, how it stands; nobody is elected yet
    final = election.outcome or Outcome()
    return ElectionPart(
        title=election.title,
        seats=terms.seats,
        method=terms.method,
        candidates=[candidate.name for candidate in election.candidates],
        ballots=_ballots(found),
        counts=_counts(election, found),
        rounds=[_round(election, turn) for turn in final.rounds],
        elected=_names(election, final.elected) if _stands(election) else [],
        tie=_tie(election, final),
        result=election.result,
        number=election.number,
        item=past.number(election.item) or "",
        previous=election.previous,
        min=terms.least,
        max=terms.most,
        each=terms.each or None,
        rule=_floor(election, found),
        cap=terms.cap,
        transfer_rules=terms.rules if terms.method is ElectionMethod.STV else None,
        counted_by=_counted_by(election),
        entitled=election.entitled,
        present=election.present,
        proxies=election.proxies,
        base_reopened=election.base_reopened,
        weights_ignored=election.unequal,
        slate=_slate(election),
        invalid_reasons=invalid_by_reason(election),
        pairs=_pairs(election, final),
        ranking=[_names(election, rank) for rank in final.ranking],
        order=_order(election, final),
        run_off=_names(election, final.run_off),
        passed_over=_names(election, final.passed_over),
        below_floor=_names(election, final.below_floor),
        empty_seats=final.empty,
        lot=_lot(election, final),
        papers=_papers(election),
        by_totals=election.totals is not None,
        entered_twice=election.second is not None,
        recounts=[_counted(election, earlier) for earlier in election.counted],
        annulled=election.annulled,
        quorum_at_opening=election.quorum_met,
        quorum_at_close=election.quorum_met_at_close,
        opened_at=stamp(election.opened_at),
        closed_at=stamp(election.closed_at) if election.closed_at else None,
    )


def _counted_by(election: Election) -> CountedByPart:
    terms = election.terms
    is_ranked = terms.method.is_ranked
    equal = "shared" if terms.shares_ranks else "stop"
    return CountedByPart(
        repeated=terms.repeated if is_ranked else None,
        gaps=terms.gaps,
        equal=equal if is_ranked else None,
        fill_seats=terms.fill_seats,
        best=list(election.best),
    )


def _order(election: Election, final: Outcome) -> list[OrderPart]:
    return [
        OrderPart(
            place=rank.place,
            candidates=_names(election, rank.candidates),
            chains=[_names(election, chain) for chain in rank.chains],
        )
        for rank in order_ranks(final)
    ]


def _names(election: Election, numbers: Iterable[int]) -> list[str]:
    return [election.candidate(number).name for number in numbers]


def _named(election: Election, numbers: Iterable[str]) -> list[str]:
    return _names(election, map(int, numbers))


def _ballots(found: Outcome) -> BallotsPart:
    return BallotsPart(valid=found.valid, invalid=found.invalid, blank=found.blank)


def _counts(election: Election, found: Outcome) -> dict[str, int | AnswersPart]:
    counts: dict[str, int | AnswersPart] = {}
    for candidate, tally in zip(election.candidates, found.tallies, strict=True):
        counts[candidate.name] = (
            AnswersPart(yes=tally.votes, no=tally.against, abstain=tally.abstain)
            if election.terms.method is ElectionMethod.YNA
            else tally.votes
        )
    return counts


def _round(election: Election, turn: Round) -> RoundPart:
    return RoundPart(
        number=turn.number,
        votes={election.candidate(int(n)).name: votes for n, votes in turn.tallies.items()},
        exhausted=turn.exhausted,
        lost=turn.lost,
        quota=turn.quota or None,
        elected=_named(election, turn.elected),
        excluded=_named(election, turn.excluded),
        transferred=_named(election, [turn.transferred])[0] if turn.transferred else None,
        surplus=turn.surplus or None,
        tied=_named(election, turn.tied),
        settled_by=turn.broken or None,
    )


def _tie(election: Election, found: Outcome) -> TiePart | None:
    tie = found.tie
    if tie is None:
        return None
    return TiePart(
        candidates=_names(election, tie.candidates),
        seats=tie.seats,
        about=tie.about,
        round=tie.round or None,
    )


def _floor(election: Election, found: Outcome) -> FloorPart | None:
    floor = election.terms.floor
    if floor is None:
        return None
    return FloorPart(
        share=floor.share,
        strict=floor.strict,
        base=floor.base,
        floor=floor.floor,
        number=floor.number,
        name=floor.name,
        base_size=found.base_size,
        needed=found.needed,
    )


def _stands(election: Election) -> bool:
    """Return whether an election has an outcome that was not annulled."""
    return election.outcome is not None and election.annulled is None


def _slate(election: Election) -> list[SlatePart]:
    stands = _stands(election)
    silent = election.outcome.without_votes if election.outcome and stands else ()
    shares = vote_shares(election, 10_000)
    return [
        SlatePart(
            number=row.number,
            name=row.candidate.name,
            person=row.candidate.person,
            group=row.candidate.group,
            share=shares[row.number - 1] / 10_000 if row.whole else None,
            needed=row.needed,
            standing=row.standing if stands else None,
            without_vote=row.number in silent,
        )
        for row in sorted(rows(election), key=lambda row: row.number)
    ]


def _pairs(election: Election, found: Outcome) -> dict[str, dict[str, int]]:
    names = [candidate.name for candidate in election.candidates]
    return {
        name: {other: votes for other, votes in zip(names, row, strict=True) if other != name}
        for name, row in zip(names, found.pairs, strict=False)
    }


def _lot(election: Election, found: Outcome) -> LotPart | None:
    if election.seed is None and not hand_orders(election):
        return None
    return LotPart(
        seed=election.seed,
        order=_names(election, found.lots),
        by_hand=[_names(election, order) for order in election.by_hand],
        in_advance=_names(election, election.in_advance) if election.in_advance else None,
    )


def _papers(election: Election) -> list[BallotPart]:
    return [
        BallotPart(paper=as_written(paper, election.candidates), count=election.papers[paper])
        for paper in in_order(election.papers)
    ]


def _counted(election: Election, earlier: Outcome) -> CountedPart:
    return CountedPart(
        ballots=_ballots(earlier),
        counts=_counts(election, earlier),
        elected=_names(election, earlier.elected),
    )
