"""Elections in the minutes: the method, the ballots, a table of votes, and who is elected."""

from __future__ import annotations

from facilitator.meeting.elections.election import Election, rounds_before
from facilitator.meeting.elections.outcome import Outcome
from facilitator.meeting.elections.report import (
    STANDINGS,
    Row,
    Standing,
    invalid_by_reason,
    order_phrase,
    papers_phrase,
    places,
    round_story,
    rows,
    rules_of,
    totals,
)
from facilitator.meeting.elections.terms import METHODS, ElectionMethod
from facilitator.meeting.elections.words import REASONS, lots_phrases, outcome_phrase
from facilitator.meeting.phrase import Percent, Phrase, nsay, say
from facilitator.meeting.quorum_words import quorum_while_voting
from facilitator.meeting.rules import describe
from facilitator.record.minutes.page import Bullet, Pen, Strong, bullet

_BAR = 20
"""The length of the longest bar, in characters."""


def elections(pen: Pen) -> None:
    """Write every election under its own heading, except those of private items."""
    private = {item.id for item in pen.meeting.agenda.items if item.private}
    held = [election for election in pen.meeting.elections if election.item not in private]
    if not held:
        return
    pen.page.heading(2, pen(say("Elections")))
    for election in held:
        pen.page.heading(3, _title(pen, election))
        pen.page.bullets(_facts(pen, election))
        if election.outcome and election.annulled is None:
            _votes(pen, election)
            _rounds(pen, election, election.outcome)
            _pairs(pen, election, election.outcome)
        pen.page.paragraph(
            Strong(pen(say("Result:"))), pen.sentence(outcome_phrase(election)) + "."
        )


def elections_of(pen: Pen, item: str) -> list[Bullet]:
    """Return who was elected under `item`. The figures have their own section."""
    return [
        bullet(_title(pen, election), below=[bullet(pen.sentence(outcome_phrase(election)))])
        for election in pen.meeting.elections
        if election.item == item
    ]


def _title(pen: Pen, election: Election) -> str:
    place = _round_of(pen, election)
    if place == 1:
        return election.title
    return pen(say("{title}, round {number}", title=election.title, number=place))


def _round_of(pen: Pen, election: Election) -> int:
    return 1 + sum(1 for _ in rounds_before(election, pen.meeting.elections))


def _facts(pen: Pen, election: Election) -> list[Bullet]:
    told = [_method_and_seats(election), *rules_of(election)]
    item = pen.past.number(election.item)
    told.append(say("under item {number}", number=item or ""))
    if election.present is not None:
        told.append(
            say(
                "{present} of {entitled} entitled to vote were present",
                present=election.present,
                entitled=election.entitled,
            )
        )
    if election.base_reopened:
        told.append(say("eligible voters were updated while the election was open"))
    if election.proxies:
        told.append(nsay("{count} proxy", "{count} proxies", election.proxies))
    at_close = election.quorum_met_at_close
    if lacking := quorum_while_voting(opened=election.quorum_met, closed=at_close):
        told.append(lacking)
    if election.unequal:
        told.append(say("ballots carry no weights: each counts once"))
    if election.outcome:
        told.append(papers_phrase(totals(election)))
        told += [
            say("invalid, {reason}: {number}", reason=REASONS[reason], number=count)
            for reason, count in invalid_by_reason(election).items()
        ]
    if election.second is not None:
        told.append(say("the ballots were entered twice, independently, and both entries agree"))
    told += lots_phrases(election)
    told += [_earlier(election, outcome) for outcome in election.counted]
    return [bullet(pen.sentence(phrase)) for phrase in told]


def _method_and_seats(election: Election) -> Phrase:
    terms = election.terms
    how = METHODS[terms.method]
    if terms.floor:
        how = say("{method}; needs {rule}", method=how, rule=describe(terms.floor))
    if terms.cap:
        how = nsay(
            "{method}; at most {count} of a group",
            "{method}; at most {count} of a group",
            terms.cap,
            method=how,
        )
    return nsay("{count} seat; {method}", "{count} seats; {method}", terms.seats, method=how)


def _earlier(election: Election, outcome: Outcome) -> Phrase:
    votes = ", ".join(
        f"{candidate.name} {tally.votes}"
        for candidate, tally in zip(election.candidates, outcome.tallies, strict=True)
    )
    return say("an earlier count, replaced: {counts}", counts=votes)


def _votes(pen: Pen, election: Election) -> None:
    table = rows(election)
    most = max((row.tally.votes for row in table), default=0)
    if election.terms.method is ElectionMethod.CONDORCET:
        heads = [pen(say("Candidate")), pen(say("Result"))]
        pen.page.paragraph(Strong(pen(say("Candidates:"))))
        pen.page.table([heads, *(_name_and_result(pen, row) for row in table)])
        return
    heads, right = [pen(_votes_head(election)), "", ""], {1, 2}
    if election.terms.method is ElectionMethod.YNA:
        heads, right = [pen(say("Yes")), pen(say("No")), pen(say("Abstained"))], {1, 2, 3}
    heads = [pen(say("Candidate")), *heads, pen(say("Result"))]
    pen.page.paragraph(Strong(pen(say("Votes:"))), pen(_share_of(election)))
    pen.page.table([heads, *(_cells(pen, election, row, most) for row in table)], right=right)


def _name_and_result(pen: Pen, row: Row) -> list[str]:
    """Return the cells of a Condorcet count, which shows no votes: first places decide nothing."""
    result = "" if row.standing is Standing.NOT_ELECTED else pen(STANDINGS[row.standing])
    return [row.candidate.name, result]


def _votes_head(election: Election) -> Phrase:
    return say("First places") if election.terms.method.is_ranked else say("Votes received")


def _share_of(election: Election) -> Phrase:
    if election.terms.method is ElectionMethod.YNA:
        return Phrase("")
    if election.terms.method is ElectionMethod.CUMULATIVE:
        return say("(percentages of all votes given)")
    return say("(percentages of the valid ballots)")


def _cells(pen: Pen, election: Election, row: Row, most: int) -> list[str]:
    tally = row.tally
    result = "" if row.standing is Standing.NOT_ELECTED else pen(STANDINGS[row.standing])
    if election.terms.method is ElectionMethod.YNA:
        counts = [str(tally.votes), str(tally.against), str(tally.abstain)]
        return [row.candidate.name, *counts, result]
    share = pen(say("{share}", share=Percent(row.tenths, 1000))) if row.whole else ""
    bar = "█" * round(_BAR * tally.votes / most) if most else ""
    return [row.candidate.name, str(tally.votes), share, bar, result]


def _rounds(pen: Pen, election: Election, found: Outcome) -> None:
    if len(found.rounds) < 2 and not any(turn.exhausted for turn in found.rounds):
        return
    decimals = places(election, found)
    heads = [pen(say("Candidate")), *(str(turn.number) for turn in found.rounds)]
    table = [heads]
    for row in rows(election):
        cells = [turn.tallies.get(str(row.number)) for turn in found.rounds]
        votes = ["–" if cell is None else pen.figure(cell, decimals) for cell in cells]
        table.append([row.candidate.name, *votes])
    spent = [pen.figure(turn.exhausted, decimals) for turn in found.rounds]
    table.append([pen(say("no longer for any candidate")), *spent])
    pen.page.paragraph(Strong(pen(say("Rounds:"))))
    pen.page.table(table, right=set(range(1, len(heads))))
    pen.page.bullets([bullet(pen(round_story(election, t, decimals))) for t in found.rounds])


def _pairs(pen: Pen, election: Election, found: Outcome) -> None:
    """Write how many ballots prefer the candidate of the row to that of the column."""
    if not found.pairs:
        return
    label = say("(ballots that prefer the candidate of the row to that of the column)")
    pen.page.paragraph(Strong(pen(say("Pairs:"))), pen(label))
    columns = [str(number) for number in range(1, len(election.candidates) + 1)]
    table = [["", *columns]]
    for place, votes in enumerate(found.pairs):
        name = f"{place + 1} {election.candidate(place + 1).name}"
        cells = ["–" if other == place else str(n) for other, n in enumerate(votes)]
        table.append([name, *cells])
    pen.page.table(table, right=set(range(1, len(columns) + 1)))
    if (order := order_phrase(election, found)) is not None:
        pen.page.paragraph(pen.sentence(order) + ".")
