"""The open election, or the last one: votes, papers, rounds, and what is left to do."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.pile import differences
from facilitator.meeting.elections.report import (
    STANDINGS,
    Row,
    invalid_by_reason,
    order_phrase,
    pair_phrases,
    papers_phrase,
    places,
    round_phrase,
    rows,
    rules_of,
    so_far,
    totals,
)
from facilitator.meeting.elections.terms import METHODS, ElectionMethod
from facilitator.meeting.elections.words import (
    REASONS,
    lots_phrases,
    outcome_phrase,
    paper_phrase,
)
from facilitator.meeting.phrase import Percent, Phrase, Refused, nsay, say
from facilitator.meeting.rules import describe
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method
from facilitator.plain import ballots
from facilitator.plain.tally import tally
from facilitator.typed.line import Misunderstood


def tally_of(meeting: Meeting, wanted: str) -> tuple[Phrase, list[Phrase]]:
    """Return the open vote or election, or the later of the last ones.

    Raises:
        Refused: when there has been none.
        Misunderstood: when `wanted` is something else than vote, election or nothing.
    """
    if wanted not in {"", "vote", "election"}:
        raise Misunderstood
    if wanted == "vote" or not meeting.elections:
        return tally(meeting)
    if wanted == "election" or not meeting.votes:
        return election_tally(meeting)
    vote, election = meeting.votes[-1], meeting.elections[-1]
    if meeting.open_vote or meeting.open_election:
        return tally(meeting) if meeting.open_vote else election_tally(meeting)
    return tally(meeting) if vote.opened_at > election.opened_at else election_tally(meeting)


def election_tally(meeting: Meeting) -> tuple[Phrase, list[Phrase]]:
    """Return the election in one sentence, and the lines that explain it.

    Raises:
        Refused: when there has been no election.
    """
    if not meeting.elections:
        raise Refused(say("There has been no election yet."))
    election = meeting.elections[-1]
    outcome = _entered(election) if election.is_open else outcome_phrase(election)
    head = say("“{title}”: {outcome}", title=election.title, outcome=outcome)
    return head, [*_terms(election), *_counted(election)]


def _entered(election: Election) -> Phrase:
    if election.ceiling is None:
        return nsay("open, {count} paper", "open, {count} papers", election.entered)
    return nsay(
        "open, {count} paper of {limit}",
        "open, {count} papers of {limit}",
        election.entered,
        limit=election.ceiling,
    )


def _terms(election: Election) -> Iterator[Phrase]:
    terms = election.terms
    yield nsay(
        "{count} seat; {method}",
        "{count} seats; {method}",
        terms.seats,
        method=METHODS[terms.method],
    )
    if terms.floor:
        yield say("needs {rule}", rule=describe(terms.floor))
    if terms.cap:
        yield nsay("at most {count} of a group", "at most {count} of a group", terms.cap)
    yield from rules_of(election)
    if election.base_reopened and election.present is not None:
        yield say(
            "{present} of {entitled} entitled are in the base taken anew",
            present=election.present,
            entitled=election.entitled,
        )
        if election.proxies:
            yield nsay(
                "{count} more vote by proxy", "{count} more votes by proxy", election.proxies
            )
    if election.previous:
        yield say("goes on from election {number}", number=election.previous)


def _counted(election: Election) -> Iterator[Phrase]:
    if not election.entered and election.outcome is None:
        for number, candidate in enumerate(election.candidates, start=1):
            yield say("{number} {name}", number=number, name=candidate.name)
        return
    if election.is_open and election.entering == 2:
        # whoever enters the papers a second time must not be led by the first
        yield say("the second entry goes on; write compare when all papers are in")
        return
    yield papers_phrase(totals(election))
    for reason, count in invalid_by_reason(election).items():
        yield say("invalid, {reason}: {number}", reason=REASONS[reason], number=count)
    for row in rows(election):
        yield _row(election, row)
    found = so_far(election)
    decimals = places(election, found)
    for turn in found.rounds:
        yield round_phrase(election, turn, decimals)
    yield from pair_phrases(election, found)
    if (order := order_phrase(election, found)) is not None:
        yield order
    yield from lots_phrases(election)


def _row(election: Election, row: Row) -> Phrase:
    tally, method = row.tally, election.terms.method
    figures: dict[str, str | int | Percent | Phrase] = {
        "number": row.number,
        "name": row.candidate.name,
        "standing": _standing(election, row),
        "votes": tally.votes,
    }
    if method is ElectionMethod.YNA:
        return say(
            "{number} {name}: {votes} yes, {no} no, {abstain} abstaining; {standing}",
            **figures,
            no=tally.against,
            abstain=tally.abstain,
        )
    if method is ElectionMethod.CONDORCET:
        # what decides is the pairs: first places would be amounts that decide nothing
        return say("{number} {name}: {standing}", **figures)
    if method.is_ranked:
        return nsay(
            "{number} {name}: {count} first place; {standing}",
            "{number} {name}: {count} first places; {standing}",
            tally.votes,
            number=row.number,
            name=row.candidate.name,
            standing=figures["standing"],
        )
    if not row.whole:
        return say("{number} {name}: {votes}; {standing}", **figures)
    share = Percent(row.tenths, 1000)
    if method is ElectionMethod.CUMULATIVE:
        return say(
            "{number} {name}: {votes} ({share} of {whole} votes given); {standing}",
            **figures,
            share=share,
            whole=row.whole,
        )
    return say(
        "{number} {name}: {votes} ({share} of {whole} valid papers); {standing}",
        **figures,
        share=share,
        whole=row.whole,
    )


def _standing(election: Election, row: Row) -> Phrase:
    told = STANDINGS[row.standing]
    return say("as it stands {result}", result=told) if election.is_open else told


def comparison(meeting: Meeting) -> tuple[Phrase, list[Phrase]]:
    """Return whether two entries of the papers agree, and each difference.

    Raises:
        Refused: when no election is open, or its papers have been entered once.
    """
    vote, election = meeting.open_vote, meeting.open_election
    if vote is not None and vote.method is Method.BALLOT:
        return ballots.comparison(vote)
    if election is None:
        raise Refused(say("No election is open."))
    if election.second is None:
        raise Refused(say("The papers have been entered once. To enter them again: entry second"))
    found = differences(election.papers, election.second)
    if not found:
        return say("both entries agree"), []
    lines = [
        say(
            "{paper}: first entry {first}, second entry {second}",
            paper=paper_phrase(difference.paper, election),
            first=difference.first,
            second=difference.second,
        )
        for difference in found
    ]
    return nsay("{count} difference", "{count} differences", len(found)), lines
