"""Facts of elections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant
from facilitator.meeting.count_rules import BEST
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Kind, Pile
from facilitator.meeting.elections.pile import added, differences, taken_out
from facilitator.meeting.elections.tallies import Totals
from facilitator.meeting.elections.terms import METHODS, Candidate, Terms
from facilitator.meeting.elections.words import names, outcome_phrase, paper_phrase
from facilitator.meeting.events.base import Event
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import warned
from facilitator.meeting.rules import describe
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import StoredOutcome

_MOST_TOLD = 5


class ElectionOpened(Event, frozen=True, kw_only=True):
    """An election was opened, with everything its outcome will be counted by."""

    number: int
    title: str
    item: str
    terms: Terms
    candidates: tuple[Candidate, ...]
    entitled: int = 0
    present: int | None = None
    proxies: int = 0
    unequal: bool = False
    quorum_met: bool | None = None
    previous: int | None = None
    seated: tuple[str, ...] = ()

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        election = Election(
            number=self.number,
            title=self.title,
            item=self.item,
            terms=self.terms,
            candidates=self.candidates,
            entitled=self.entitled,
            present=self.present,
            proxies=self.proxies,
            unequal=self.unequal,
            quorum_met=self.quorum_met,
            previous=self.previous,
            seated=self.seated,
            opened_at=at,
        )
        return replace(meeting, elections=meeting.elections.append(election))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        terms = self.terms
        told = [
            nsay(
                "election “{title}”: {count} seat, {candidates}; {method}",
                "election “{title}”: {count} seats, {candidates}; {method}",
                terms.seats,
                title=self.title,
                candidates=_numbered(self),
                method=METHODS[terms.method],
            )
        ]
        told += _bounds(terms)
        if terms.floor:
            told.append(say("needs {rule}", rule=describe(terms.floor)))
        if terms.cap:
            told.append(nsay("at most {count} of a group", "at most {count} of a group", terms.cap))
        if self.present is not None:
            told.append(
                say(
                    "{present} of {entitled} entitled are present",
                    present=self.present,
                    entitled=self.entitled,
                )
            )
            if self.proxies:
                told.append(
                    nsay("{count} more vote by proxy", "{count} more votes by proxy", self.proxies)
                )
        if self.unequal:
            told.append(say("ballots carry no weights: each counts once"))
        return warned(meeting, joined(told))


def _bounds(terms: Terms) -> list[Phrase]:
    if terms.method.is_marked and (terms.least, terms.most) != (1, 1):
        return [say("{least} to {most} names on a paper", least=terms.least, most=terms.most)]
    return []


def _numbered(event: ElectionOpened) -> str:
    return ", ".join(f"{n} {c.name}" for n, c in enumerate(event.candidates, start=1))


class CandidateNominated(Event, frozen=True, kw_only=True):
    """One more candidate stands in the open election."""

    election: int
    candidate: Candidate
    terms: Terms
    """What a paper may have from now on: who could name everybody still can."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        candidates = (*meeting.elections[self.election - 1].candidates, self.candidate)
        return _with_election(meeting, self.election, candidates=candidates, terms=self.terms)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        number = len(election.candidates) + 1
        stands = say(
            "{name} stands too, as number {number}", name=self.candidate.name, number=number
        )
        bounds = _bounds(self.terms) if self.terms != election.terms else []
        return joined([stands, *bounds])


def _with_election(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    election = replace(meeting.elections[number - 1], **changes)
    return replace(meeting, elections=meeting.elections.replace(number - 1, election))


class ElectionBaseReopened(Event, frozen=True, kw_only=True):
    """The chair had the base of the open election taken anew; papers that are in stay."""

    election: int
    entitled: int = 0
    present: int | None = None
    proxies: int = 0
    unequal: bool = False
    quorum_met: bool | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_election(
            meeting,
            self.election,
            entitled=self.entitled,
            present=self.present,
            proxies=self.proxies,
            unequal=self.unequal,
            base_reopened=meeting.elections[self.election - 1].base_reopened + 1,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        votes = self.entitled if self.present is None else self.present + self.proxies
        return say(
            "the base was taken anew: {present} of {entitled} entitled can vote",
            present=votes,
            entitled=self.entitled,
        )


class PapersEntered(Event, frozen=True, kw_only=True):
    """Papers were entered."""

    election: int
    piles: tuple[Pile, ...]
    entry: int = 1
    best: tuple[str, ...] = ()

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        election = meeting.elections[self.election - 1]
        best = tuple(dict.fromkeys((*election.best, *self.best)))
        if self.entry == 1:
            papers = added(election.papers, self.piles)
            return _with_election(meeting, self.election, papers=papers, best=best)
        second = added(election.second or {}, self.piles)
        return _with_election(meeting, self.election, second=second, best=best)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        more = sum(pile.count for pile in self.piles)
        told = _piles(election, self.piles[:_MOST_TOLD])
        if len(self.piles) > _MOST_TOLD:
            invalid = sum(pile.count for pile in self.piles if pile.paper.kind is Kind.INVALID)
            told = [
                nsay("{count} paper", "{count} papers", more),
                *([nsay("{count} invalid", "{count} invalid", invalid)] if invalid else []),
            ]
        papers = election.papers if self.entry == 1 else (election.second or {})
        total = sum(papers.values()) + more
        told += [BEST[best] for best in self.best if best in BEST]
        told.append(nsay("{count} paper so far", "{count} papers so far", total))
        return joined(told)


def _piles(election: Election, piles: Iterable[Pile]) -> list[Phrase]:
    told = []
    for pile in piles:
        said = paper_phrase(pile.paper, election)
        if pile.count > 1:
            said = say("{paper} ({count} alike)", paper=said, count=pile.count)
        told.append(said)
    return told


class PapersTakenOut(Event, frozen=True, kw_only=True):
    """Papers that had been read wrongly were taken out again."""

    election: int
    piles: tuple[Pile, ...]
    entry: int = 1

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        election = meeting.elections[self.election - 1]
        if self.entry == 1:
            papers = taken_out(election.papers, self.piles)
            return _with_election(meeting, self.election, papers=papers)
        return _with_election(
            meeting, self.election, second=taken_out(election.second or {}, self.piles)
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        return say("taken out: {papers}", papers=joined(_piles(election, self.piles)))


class TotalsStated(Event, frozen=True, kw_only=True):
    """Tellers stated what they had counted."""

    election: int
    totals: Totals

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_election(meeting, self.election, totals=self.totals)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        told = replace(election, totals=self.totals)
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


class EntryChosen(Event, frozen=True, kw_only=True):
    """The first or the second entry of the papers is gone on with."""

    election: int
    entry: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        election = meeting.elections[self.election - 1]
        second = election.second
        if self.entry == 2 and second is None:
            second = {}
        return _with_election(meeting, self.election, entering=self.entry, second=second)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        if self.entry == 1:
            return say("the first entry of the papers goes on")
        if election.second is None:
            return say("the second entry of the papers begins")
        return say("the second entry of the papers goes on")


class SecondEntryDropped(Event, frozen=True, kw_only=True):
    """The second entry was given up."""

    election: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_election(meeting, self.election, entering=1, second=None)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the second entry of the papers was given up")


class ElectionClosed(Event, frozen=True, kw_only=True):
    """The election was closed, with the outcome as it was announced."""

    election: int
    outcome: StoredOutcome | None = None
    """None: the meeting ended before it was counted."""
    quorum_met: bool | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_election(
            meeting,
            self.election,
            outcome=self.outcome.load() if self.outcome else None,
            quorum_met_at_close=self.quorum_met,
            closed_at=at,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        outcome = self.outcome.load() if self.outcome else None
        told = [outcome_phrase(replace(election, outcome=outcome, closed_at=at))]
        if self.outcome and election.second is not None:
            agreed = not differences(election.papers, election.second)
            if agreed:
                told.append(say("both entries agree"))
        return warned(meeting, joined(told))


class ElectionRecounted(Event, frozen=True, kw_only=True):
    """A second count of a closed election; the earlier outcome stays beside it."""

    election: int
    totals: Totals
    outcome: StoredOutcome

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        election = meeting.elections[self.election - 1]
        earlier = (election.outcome,) if election.outcome else ()
        return _with_election(
            meeting,
            self.election,
            totals=self.totals,
            outcome=self.outcome.load(),
            counted=(*election.counted, *earlier),
            seed=None,
            by_hand=(),
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = replace(
            meeting.elections[self.election - 1], outcome=self.outcome.load(), totals=self.totals
        )
        return say(
            "recounted, {totals}: {outcome}",
            totals=totals_phrase(election),
            outcome=outcome_phrase(election),
        )


class LotDrawn(Event, frozen=True, kw_only=True):
    """The lot broke a tie."""

    election: int
    seed: str
    outcome: StoredOutcome

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _with_election(meeting, self.election, seed=self.seed, outcome=self.outcome.load())

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = replace(meeting.elections[self.election - 1], outcome=self.outcome.load())
        return say(
            "lot drawn with the seed {seed}: {names}; {outcome}",
            seed=self.seed,
            names=names(election.candidates, self.outcome.lots),
            outcome=outcome_phrase(election),
        )


class LotDrawnByHand(Event, frozen=True, kw_only=True):
    """A lot was drawn by hand: for a tie, or in advance."""

    election: int
    order: tuple[int, ...]
    """Numbers of candidates, the best first."""
    outcome: StoredOutcome | None = None
    """What it led to; None when it was drawn in advance, while the election was open."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        if self.outcome is None:
            return _with_election(meeting, self.election, in_advance=self.order)
        orders = (*meeting.elections[self.election - 1].by_hand, self.order)
        return _with_election(meeting, self.election, by_hand=orders, outcome=self.outcome.load())

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        election = meeting.elections[self.election - 1]
        order = names(election.candidates, self.order)
        if self.outcome is None:
            return say(
                "order drawn by hand in advance, for a tie that may come: {names}", names=order
            )
        return say(
            "lot drawn by hand: {names}; {outcome}",
            names=order,
            outcome=outcome_phrase(replace(election, outcome=self.outcome.load())),
        )


class ElectionAnnulled(Event, frozen=True, kw_only=True):
    """An election was set aside, with the reason."""

    election: int
    reason: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        closed = meeting.elections[self.election - 1].closed_at or at
        return _with_election(meeting, self.election, annulled=self.reason, closed_at=closed)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        title = meeting.elections[self.election - 1].title
        return say("the election “{title}” was annulled: {reason}", title=title, reason=self.reason)
