"""An election as a table: a row for each candidate, the papers by kind, the rounds."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import partial

import msgspec

from facilitator.counting import Count, Round, chains_of
from facilitator.meeting.count_rules import BEST, FILLED, CountRules, count_rules_told
from facilitator.meeting.counted import amount, places_of, rank_told, round_told
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.outcome import Outcome
from facilitator.meeting.elections.papers import Kind, Reason
from facilitator.meeting.elections.result import needs, outcome
from facilitator.meeting.elections.tallies import Tally, Totals, totals_of
from facilitator.meeting.elections.terms import Candidate, ElectionMethod
from facilitator.meeting.phrase import Listed, Phrase, joined, nsay, say
from facilitator.meeting.verdicts import shares_of


class Standing(StrEnum):
    """What became of a candidate."""

    ELECTED = "elected"
    TIED = "tied"
    RUN_OFF = "run-off"
    BELOW_FLOOR = "below floor"
    PASSED_OVER = "passed over"
    NOT_ELECTED = "not elected"


STANDINGS: dict[Standing, Phrase] = {
    Standing.ELECTED: say("elected"),
    Standing.TIED: say("tied"),
    Standing.RUN_OFF: say("run-off"),
    Standing.BELOW_FLOOR: say("too few votes"),
    Standing.PASSED_OVER: say("passed over"),
    Standing.NOT_ELECTED: say("not elected"),
}


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate's line of the table."""

    number: int
    candidate: Candidate
    tally: Tally
    whole: int
    """What the votes are a share of: valid papers, or all votes given in cumulative ones."""
    tenths: int = 0
    """The share in tenths of a percent; where every paper names one, these add up."""
    needed: int | None
    """Votes that the floor asks of this one."""
    standing: Standing


def so_far(election: Election) -> Outcome:
    """Return the outcome, or what it would be if no other paper came."""
    return election.outcome or outcome(election)


def totals(election: Election) -> Totals:
    """Return what the papers add up to, or what the tellers stated."""
    return election.totals or totals_of(election.papers, len(election.candidates))


def rows(election: Election) -> list[Row]:
    """Return the candidates, the elected first, then by votes or by the order of the count."""
    found, counted = so_far(election), totals(election)
    order, tenths = _order(election, found), vote_shares(election)
    return [_row(election, found, counted, number, tenths[number - 1]) for number in order]


def vote_shares(election: Election, parts: int = 1000) -> list[int]:
    """Return the share of each candidate, by number, in units of `1 / parts` of the whole."""
    counted = totals(election)
    votes, whole = [tally.votes for tally in counted.tallies], _whole(election, counted)
    if not whole:
        return [0] * len(votes)
    return shares_of(votes, whole, parts)


def _whole(election: Election, counted: Totals) -> int:
    if election.terms.method is ElectionMethod.CUMULATIVE:
        return sum(tally.votes for tally in counted.tallies)
    return counted.valid


def _order(election: Election, found: Outcome) -> list[int]:
    ranking = [number for rank in found.ranking for number in rank]
    if not ranking and found.rounds:
        ranking = _by_rounds(found)
    everybody = range(1, len(election.candidates) + 1)
    return [*dict.fromkeys([*found.elected, *ranking, *everybody])]


def _by_rounds(found: Outcome) -> list[int]:
    """Return those still in at the end by their votes, then the excluded, the last ones first."""
    last = found.rounds[-1].tallies
    excluded = [int(name) for turn in reversed(found.rounds) for name in turn.excluded]
    return [*sorted(map(int, last), key=lambda n: -Decimal(last[str(n)])), *excluded]


def _row(election: Election, found: Outcome, counted: Totals, number: int, tenths: int) -> Row:
    tally = counted.tallies[number - 1]
    asks = election.terms.floor is not None and not election.terms.method.is_ranked
    return Row(
        number=number,
        candidate=election.candidate(number),
        tally=tally,
        whole=_whole(election, counted),
        tenths=tenths,
        needed=needs(election, counted, number)[0] if asks else None,
        standing=standing(found, number),
    )


def standing(found: Outcome, number: int) -> Standing:
    """Return what became of one candidate."""
    if number in found.elected:
        return Standing.ELECTED
    if found.tie and number in found.tie.candidates:
        return Standing.TIED
    if number in found.run_off:
        return Standing.RUN_OFF
    if number in found.passed_over:
        return Standing.PASSED_OVER
    return Standing.BELOW_FLOOR if number in found.below_floor else Standing.NOT_ELECTED


def invalid_by_reason(election: Election) -> dict[Reason, int]:
    """Return how many papers are invalid for each reason; nothing where only totals are known."""
    sums: dict[Reason, int] = {}
    for paper, count in election.papers.items():
        if paper.kind is Kind.INVALID and paper.reason:
            sums[paper.reason] = sums.get(paper.reason, 0) + count
    return {reason: sums[reason] for reason in Reason if reason in sums}


def papers_phrase(counted: Totals) -> Phrase:
    """Return `50 papers: 46 valid, 3 invalid, 1 blank`."""
    return nsay(
        "{count} paper: {valid} valid, {invalid} invalid, {blank} blank",
        "{count} papers: {valid} valid, {invalid} invalid, {blank} blank",
        counted.papers,
        valid=counted.valid,
        invalid=counted.invalid,
        blank=counted.blank,
    )


def places(election: Election, found: Outcome) -> int:
    """Return how many decimals the votes of the rounds are shown with."""
    method = election.terms.rules if election.terms.method is ElectionMethod.STV else "irv"
    return places_of(Count(method=method, candidates=(), seats=0, ballots=0, rounds=found.rounds))


def round_phrase(election: Election, turn: Round, decimals: int) -> Phrase:
    """Return one round: where the votes stood, and what then happened."""
    stood = Listed(
        tuple(
            # nothing in it to be translated
            Phrase(
                "{name} {votes}",
                {"name": name_of(election, number), "votes": amount(votes, decimals)},
            )
            for number, votes in turn.tallies.items()
        )
    )
    told = [say("round {number}: {votes}", number=turn.number, votes=stood)]
    if turn.exhausted.strip("0."):
        votes = amount(turn.exhausted, decimals)
        told.append(say("no longer for any candidate: {votes}", votes=votes))
    if turn.quota:
        told.append(say("quota {votes}", votes=amount(turn.quota, decimals)))
    told.append(round_told(turn, partial(name_of, election), decimals))
    return joined(phrase for phrase in told if phrase.text)


def round_story(election: Election, turn: Round, decimals: int) -> Phrase:
    """Return what happened in a round, without the votes."""
    told = round_told(turn, partial(name_of, election), decimals)
    figures: dict[str, int | Phrase] = {
        "number": turn.number,
        "what": told if told.text else say("nothing was decided"),
    }
    if turn.quota:
        return say(
            "round {number} (quota {quota}): {what}",
            **figures,
            quota=amount(turn.quota, decimals),
        )
    return say("round {number}: {what}", **figures)


def name_of(election: Election, number: str) -> str:
    """Return the name of a candidate whom a count knows by number."""
    return election.candidate(int(number)).name


def rules_of(election: Election) -> list[Phrase]:
    """Return the rules of the count: of ranked papers, of filled seats, of a file's numbers."""
    terms = election.terms
    told = []
    if terms.method.is_ranked:
        method = _COUNTS.get(terms.method, terms.rules)
        told.append(
            count_rules_told(
                CountRules(
                    method=method, gaps=terms.gaps, repeated=terms.repeated, fill=terms.fill_seats
                )
            )
        )
    elif terms.fill_seats:
        told.append(FILLED)
    return [*told, *(BEST[best] for best in election.best if best in BEST)]


_COUNTS = {ElectionMethod.IRV: "irv", ElectionMethod.CONDORCET: "schulze"}
"""Counts by their method alone; a single transferable vote has rules of its own."""


class OrderRank(msgspec.Struct, frozen=True):
    """A rank of the order of a Condorcet count."""

    place: int
    candidates: tuple[int, ...]
    chains: tuple[tuple[int, ...], ...]
    """What the strongest paths decide among them: see `counting.chains_of`."""


def order_ranks(found: Outcome) -> list[OrderRank]:
    """Return the order of a Condorcet count by its strongest paths; empty for other methods."""
    if not found.pairs:
        return []
    names = [str(number) for number in range(1, len(found.pairs) + 1)]
    pairs = {
        one: {other: row[int(other) - 1] for other in names if other != one}
        for one, row in zip(names, found.pairs, strict=True)
    }
    ranking = tuple(tuple(map(str, rank)) for rank in found.ranking)
    told, place = [], 1
    for rank, chains in zip(found.ranking, chains_of(ranking, pairs), strict=True):
        told.append(OrderRank(place, rank, tuple(tuple(map(int, chain)) for chain in chains)))
        place += len(rank)
    return told


def order_phrase(election: Election, found: Outcome) -> Phrase | None:
    """Return the order of a Condorcet count in one sentence; None for other methods."""
    ranks = order_ranks(found)
    if not ranks:
        return None
    told = []
    for rank in ranks:
        chains = tuple(tuple(map(str, chain)) for chain in rank.chains)
        what = rank_told(chains, partial(name_of, election), is_all=len(ranks) == 1)
        # nothing in it to be translated
        numbered = Phrase("{place}. {what}", {"place": rank.place, "what": what})
        told.append(what if len(ranks) == 1 else numbered)
    return say("the order: {ranks}", ranks=joined(told))


def pair_phrases(election: Election, found: Outcome) -> list[Phrase]:
    """Return each pair of candidates, with how many papers prefer the one to the other."""
    told = []
    for one, row in enumerate(found.pairs, start=1):
        for other in range(one + 1, len(found.pairs) + 1):
            ahead, behind = row[other - 1], found.pairs[other - 1][one - 1]
            first, second = (one, other) if ahead >= behind else (other, one)
            if ahead == behind:
                told.append(
                    say(
                        "{first} and {second} equal: {votes} each",
                        first=election.candidate(one).name,
                        second=election.candidate(other).name,
                        votes=ahead,
                    )
                )
                continue
            told.append(
                say(
                    "{first} over {second}: {ahead} to {behind}",
                    first=election.candidate(first).name,
                    second=election.candidate(second).name,
                    ahead=max(ahead, behind),
                    behind=min(ahead, behind),
                )
            )
    return told
