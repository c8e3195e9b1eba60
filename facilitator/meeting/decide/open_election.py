"""An open election changed: one more candidate, the base taken anew (spec 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.elections import in_the_room, the_open_election, told_apart
from facilitator.meeting.elections.bounds import with_one_more
from facilitator.meeting.elections.election import Election, rounds_before
from facilitator.meeting.elections.terms import Candidate
from facilitator.meeting.phrase import Refused, nsay, say
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]


def _nominate(meeting: Meeting, command: c.Nominate, _now: Instant) -> Events:
    election = the_open_election(meeting)
    standing = election.candidates
    (candidate,) = told_apart(meeting, (command.candidate,), standing)
    _check_open_to_all(meeting, election)
    if any(_is_same(candidate, elected) for elected in _elected_before(meeting, election)):
        raise Refused(say("{name} is elected already.", name=candidate.name))
    if election.totals is not None:
        raise Refused(say("The totals were stated: undo that first, or annul the election."))
    if _papers_in(election):
        raise Refused(
            nsay(
                "{count} paper is in that could not name {name}: take it out first, or annul the "
                "election and open it anew with everybody who stands.",
                "{count} papers are in that could not name {name}: take them out first, or annul "
                "the election and open it anew with everybody who stands.",
                _papers_in(election),
                name=candidate.name,
            )
        )
    if election.in_advance:
        raise Refused(
            say(
                "An order of all candidates was drawn by hand already, and {name} is not in it: "
                "undo that first, and draw again with everyone.",
                name=candidate.name,
            )
        )
    terms = with_one_more(election.terms, len(standing))
    nominated = e.CandidateNominated(election=election.number, candidate=candidate, terms=terms)
    return (nominated,)


def _check_open_to_all(meeting: Meeting, election: Election) -> None:
    """Refuse somebody new in a round that is between those of the round before."""
    before = meeting.elections[election.previous - 1].outcome if election.previous else None
    if before is not None and (before.tie or before.run_off):
        raise Refused(
            say("This round decides between those who are left: nobody else can be nominated.")
        )


def _is_same(one: Candidate, other: Candidate) -> bool:
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return one.name == other.name


def _elected_before(meeting: Meeting, election: Election) -> Iterator[Candidate]:
    """Yield whom earlier rounds of the same election elected."""
    for last in rounds_before(election, meeting.elections):
        yield from (last.candidate(n) for n in (last.outcome.elected if last.outcome else ()))


def _papers_in(election: Election) -> int:
    """Return how many papers are in, in the entry that has more of them or by the totals."""
    entries = [sum(entry.values()) for entry in (election.papers, election.second or {})]
    return max(*entries, election.totals.papers if election.totals else 0)


def _reopen_base(meeting: Meeting, _command: c.ReopenElectionBase, _now: Instant) -> Events:
    election = the_open_election(meeting)
    room = in_the_room(meeting, election.terms.floor)
    before = (election.entitled, election.present, election.proxies, election.unequal)
    if room[:4] == before:
        raise Refused(say("The base stays as it is: as many can vote as before."))
    limit = room.entitled if room.present is None else room.present + room.proxies
    if limit and _papers_in(election) > limit:
        raise Refused(
            say("The base stays as it is: more papers are in than could be cast on the new one.")
        )
    return (
        e.ElectionBaseReopened(
            election=election.number,
            entitled=room.entitled,
            present=room.present,
            proxies=room.proxies,
            unequal=room.unequal,
            quorum_met=room.quorum_met,
        ),
    )


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.Nominate: _nominate,
    c.ReopenElectionBase: _reopen_base,
}
