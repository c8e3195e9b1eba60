"""Elections. Candidates appear by name; names are unique within an election."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta

from facilitator.counting import Round
from facilitator.meeting.elections.election import Election, ElectionResult
from facilitator.meeting.elections.lot import hand_orders
from facilitator.meeting.elections.outcome import Outcome, TieAbout
from facilitator.meeting.elections.papers import Reason
from facilitator.meeting.elections.pile import in_order
from facilitator.meeting.elections.report import (
    Standing,
    invalid_by_reason,
    order_ranks,
    rows,
    so_far,
    vote_shares,
)
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.elections.words import as_written
from facilitator.meeting.rules import Base
from facilitator.record.transcript.part import Natural, Past, Share, Time, TranscriptPart, stamp


class BallotsPart(TranscriptPart, frozen=True, kw_only=True):
    """Ballots by kind. They add up to all ballots that were handed in."""

    valid: Natural
    invalid: Natural
    blank: Natural


class AnswersPart(TranscriptPart, frozen=True, kw_only=True):
    """The answers for a candidate, where ballots say yes, no or abstain."""

    yes: Natural
    no: Natural
    abstain: Natural


class ElectionRulePart(TranscriptPart, frozen=True, kw_only=True):
    """What every candidate needed to be elected."""

    share: str
    strict: bool
    base: Base
    floor: Annotated[int | None, Meta(description="the least number of votes needed besides")]
    number: Annotated[int | None, Meta(description="the base when it is a fixed number")]
    name: str | None
    base_size: Annotated[int | None, Meta(description="null: differs from candidate to candidate")]
    needed: int | None


class CandidatePart(TranscriptPart, frozen=True, kw_only=True):
    """A candidate: the place on the ballot, and the result."""

    number: Annotated[int, Meta(ge=1, description="place on the ballot")]
    name: str
    person: Annotated[str | None, Meta(description="null: from outside")]
    group: str | None
    share: Annotated[
        Share | None,
        Meta(description="votes / valid ballots; of cumulative votes / all votes given"),
    ]
    needed: int | None
    standing: Annotated[Standing | None, Meta(description="null: still open, or annulled")]
    without_vote: Annotated[bool, Meta(description="elected though no ballot names them")]


class RoundPart(TranscriptPart, frozen=True, kw_only=True):
    """A round of a ranked count; amounts are exact decimals as text."""

    number: int
    votes: dict[str, str]
    exhausted: Annotated[str, Meta(description="ballots that name no candidate still in")]
    lost: Annotated[str, Meta(description="by rounding")]
    quota: str | None
    elected: list[str]
    excluded: list[str]
    transferred: Annotated[
        str | None, Meta(description="the candidate whose surplus was transferred")
    ]
    surplus: str | None
    tied: list[str]
    settled_by: Annotated[
        str | None, Meta(description="earlier (round), lot, stated (order), same (result)")
    ]


class TiePart(TranscriptPart, frozen=True, kw_only=True):
    """Candidates between whom the ballots did not decide."""

    candidates: list[str]
    seats: Annotated[int, Meta(ge=1, description="places at stake among them")]
    about: TieAbout
    round: int | None


class LotPart(TranscriptPart, frozen=True, kw_only=True):
    """A lot. To draw it again, sort by the hexadecimal SHA-256 of `SEED:NAME` in UTF-8.

    A lot drawn by hand has no seed. `order` is the last order that decided, the best first, and
    empty if none was needed.
    """

    seed: str | None
    order: list[str]
    by_hand: Annotated[list[list[str]], Meta(description="orders drawn by hand for ties")]
    in_advance: Annotated[
        list[str] | None, Meta(description="order of all candidates drawn by hand in advance")
    ]


class ElectionBallotPart(TranscriptPart, frozen=True, kw_only=True):
    """Identical ballots, in the words of line mode; sorted by these."""

    paper: str
    count: Annotated[int, Meta(ge=1)]


class ReplacedCountPart(TranscriptPart, frozen=True, kw_only=True):
    """A count that a later one replaced."""

    ballots: BallotsPart
    counts: dict[str, int | AnswersPart]
    elected: list[str]


class CountRulesPart(TranscriptPart, frozen=True, kw_only=True):
    """The rules of the count."""

    repeated: Annotated[
        str | None,
        Meta(description="a ranked ballot that names a candidate twice: invalid, skip or stop"),
    ]
    gaps: Annotated[
        int | None,
        Meta(description="blank ranks in a row that do not end a ballot; null: any number"),
    ]
    equal: Annotated[
        str | None, Meta(description="equal ranks on a ranked ballot: shared, or stop there")
    ]
    fill_seats: Annotated[bool, Meta(description="also with candidates whom no ballot names")]
    best: Annotated[
        list[str], Meta(description="the best number in files of ballots: lowest, highest")
    ]


class OrderPart(TranscriptPart, frozen=True, kw_only=True):
    """A rank of a Condorcet count, ahead of all later ones. Its candidates need not be equal."""

    place: Annotated[int, Meta(ge=1)]
    candidates: list[str]
    chains: Annotated[
        list[list[str]],
        Meta(description="what the strongest paths decide among them, each ahead of the next"),
    ]


class ElectionPart(TranscriptPart, frozen=True, kw_only=True):
    """An election, with everything that its outcome was counted from."""

    title: str
    seats: Annotated[int, Meta(ge=1)]
    method: ElectionMethod
    candidates: list[str]
    ballots: BallotsPart
    counts: Annotated[
        dict[str, int | AnswersPart],
        Meta(description="votes of each candidate; of ranked ballots, first places"),
    ]
    rounds: list[RoundPart]
    elected: Annotated[list[str], Meta(description="empty while it is open, and once annulled")]
    tie: TiePart | None
    result: Annotated[ElectionResult | None, Meta(description="null: still open")]
    number: Annotated[int, Meta(ge=1)]
    item: str
    previous: Annotated[
        int | None, Meta(description="the election whose seats, run-off or tie this one is about")
    ]
    min: Annotated[int, Meta(ge=1, description="names, answers or votes on a valid ballot")]
    max: Annotated[int, Meta(ge=1)]
    each: Annotated[int | None, Meta(description="most cumulative votes for one candidate")]
    rule: ElectionRulePart | None
    cap: Annotated[int | None, Meta(description="most elected of one group")]
    transfer_rules: Annotated[str | None, Meta(description="meek or scottish")]
    counted_by: CountRulesPart
    entitled: Natural
    present: Annotated[
        int | None, Meta(description="entitled and present at the opening; null: not taken")
    ]
    proxies: Natural
    base_reopened: Annotated[
        int, Meta(ge=0, description="how often the eligible voters were updated")
    ]
    weights_ignored: Annotated[
        bool, Meta(description="members have weights, ballots have none: each counts once")
    ]
    slate: list[CandidatePart]
    invalid_reasons: dict[Reason, int]
    pairs: Annotated[
        dict[str, dict[str, int]],
        Meta(description="ballots that prefer the first to the second (Condorcet)"),
    ]
    ranking: Annotated[
        list[list[str]],
        Meta(
            description="the best first; empty where a method has none; of a Condorcet count "
            "layers, in which `order` says what is decided"
        ),
    ]
    order: Annotated[list[OrderPart], Meta(description="of a Condorcet count")]
    run_off: list[str]
    passed_over: Annotated[list[str], Meta(description="for the cap of their group")]
    below_floor: list[str]
    empty_seats: Natural
    lot: LotPart | None
    papers: Annotated[
        list[ElectionBallotPart],
        Meta(description="never in the order they were read; empty: totals only"),
    ]
    by_totals: Annotated[bool, Meta(description="tellers stated totals instead of ballots")]
    entered_twice: bool
    recounts: list[ReplacedCountPart]
    annulled: Annotated[str | None, Meta(description="the reason")]
    quorum_at_opening: bool | None
    quorum_at_close: bool | None
    opened_at: Time
    closed_at: Time | None


def elections(past: Past) -> list[ElectionPart]:
    """Return the elections in the order in which they were opened."""
    return [_election(past, election) for election in past.meeting.elections]


def _election(past: Past, election: Election) -> ElectionPart:
    terms = election.terms
    found = so_far(election)  # of an open election the figures so far: no one is elected yet
    final = election.outcome or Outcome()
    return ElectionPart(
        title=election.title,
        seats=terms.seats,
        method=terms.method,
        candidates=[candidate.name for candidate in election.candidates],
        ballots=_ballots(found),
        counts=_counts(election, found),
        rounds=[_round(election, turn) for turn in final.rounds],
        elected=_names(election, final.elected) if _has_result(election) else [],
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


def _counted_by(election: Election) -> CountRulesPart:
    terms = election.terms
    is_ranked = terms.method.is_ranked
    equal = "shared" if terms.shares_ranks else "stop"
    return CountRulesPart(
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


def _floor(election: Election, found: Outcome) -> ElectionRulePart | None:
    floor = election.terms.floor
    if floor is None:
        return None
    return ElectionRulePart(
        share=floor.share,
        strict=floor.strict,
        base=floor.base,
        floor=floor.floor,
        number=floor.number,
        name=floor.name,
        base_size=found.base_size,
        needed=found.needed,
    )


def _has_result(election: Election) -> bool:
    """Return whether an election has an outcome that was not annulled."""
    return election.outcome is not None and election.annulled is None


def _slate(election: Election) -> list[CandidatePart]:
    has_result = _has_result(election)
    silent = election.outcome.without_votes if election.outcome and has_result else ()
    shares = vote_shares(election, 10_000)
    return [
        CandidatePart(
            number=row.number,
            name=row.candidate.name,
            person=row.candidate.person,
            group=row.candidate.group,
            share=shares[row.number - 1] / 10_000 if row.whole else None,
            needed=row.needed,
            standing=row.standing if has_result else None,
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


def _papers(election: Election) -> list[ElectionBallotPart]:
    return [
        ElectionBallotPart(
            paper=as_written(paper, election.candidates), count=election.papers[paper]
        )
        for paper in in_order(election.papers)
    ]


def _counted(election: Election, earlier: Outcome) -> ReplacedCountPart:
    return ReplacedCountPart(
        ballots=_ballots(earlier),
        counts=_counts(election, earlier),
        elected=_names(election, earlier.elected),
    )
