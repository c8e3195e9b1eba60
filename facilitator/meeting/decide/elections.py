"""Elections: opened with frozen bounds, again about what the last one left, set aside (spec 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, NamedTuple

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide.checks import known_person, open_item, written
from facilitator.meeting.decide.electorate import electorate, group_called, groups_of
from facilitator.meeting.elections.bounds import RELATIVE, Asked, terms_of
from facilitator.meeting.elections.election import Election, rounds_before
from facilitator.meeting.elections.outcome import TieAbout
from facilitator.meeting.elections.terms import Candidate, ElectionMethod, Terms
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.rules import Base, Requirement
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean

Events = tuple[e.Event, ...]


def the_open_election(meeting: Meeting) -> Election:
    """Return the election that papers are taken for, or refuse."""
    if meeting.open_election is None:
        raise Refused(say("No election is open."))
    return meeting.open_election


def last_closed(meeting: Meeting) -> Election:
    """Return the last election, closed and not annulled, or refuse."""
    if meeting.open_election:
        raise Refused(say("The election is still open: close it first."))
    if not meeting.elections:
        raise Refused(say("There has been no election yet."))
    election = meeting.elections[-1]
    if election.annulled is not None:
        raise Refused(say("The last election was annulled."))
    return election


def _open(meeting: Meeting, command: c.OpenElection, _now: Instant) -> Events:
    rules = meeting.agenda.body_rules
    asked = Asked(
        candidates=len(command.candidates),
        seats=command.seats,
        method=command.method,
        least=command.least,
        most=command.most,
        each=command.each,
        floor=command.floor,
        cap=command.cap,
        no_to_all=rules.no_to_all,
        fill_seats=rules.fill_seats,
        repeated=rules.repeated,
        gaps=rules.gaps,
        abstain_from_all=rules.abstain_from_all,
    )
    candidates = told_apart(meeting, command.candidates)
    title = written(command.title)
    return (_opened(meeting, title, terms_of(asked), candidates),)


def told_apart(
    meeting: Meeting, wanted: Sequence[Candidate], standing: Sequence[Candidate] = ()
) -> tuple[Candidate, ...]:
    """Return candidates with clean names, of which no two are the same, nor one of those standing.

    Raises:
        Refused: when somebody stands twice.
    """
    seen = {candidate.name for candidate in standing}
    groups = groups_of(meeting) + [candidate.group for candidate in standing if candidate.group]
    people = {candidate.person for candidate in standing if candidate.person is not None}
    kept: list[Candidate] = []
    for candidate in wanted:
        name, group = written(candidate.name), candidate.group
        if candidate.person is not None:
            person = known_person(meeting, candidate.person)
            name, group = person.name, person.group
            if person.id in people:
                raise Refused(say("{name} stands twice.", name=name))
            people.add(person.id)
        elif group:
            # one group in two spellings would have two caps
            group = group_called(groups, clean(group))
            groups.append(group)
        if name in seen:
            if candidate.person is None:
                raise Refused(say("{name} stands twice.", name=name))
            name = next(told for n in count(2) if (told := f"{name} ({n})") not in seen)
        seen.add(name)
        kept.append(Candidate(name=name, person=candidate.person, group=group))
    return tuple(kept)


def _opened(
    meeting: Meeting,
    title: str,
    terms: Terms,
    candidates: tuple[Candidate, ...],
    previous: Election | None = None,
) -> e.ElectionOpened:
    item = open_item(meeting)
    if meeting.open_election:
        raise Refused(say("An election is open already: close it first."))
    room = in_the_room(meeting, terms.floor)
    return e.ElectionOpened(
        number=len(meeting.elections) + 1,
        title=title,
        item=item.id,
        terms=terms,
        candidates=candidates,
        entitled=room.entitled,
        present=room.present,
        proxies=room.proxies,
        unequal=room.unequal,
        quorum_met=room.quorum_met,
        previous=previous.number if previous else None,
        seated=tuple(_groups_seated(meeting, previous)) if terms.cap else (),
    )


class InTheRoom(NamedTuple):
    """Who can write a paper, as it is now: the bounds that an election is opened with."""

    entitled: int
    present: int | None
    proxies: int
    unequal: bool
    quorum_met: bool | None


def in_the_room(meeting: Meeting, floor: Requirement | None) -> InTheRoom:
    """Return who can write a paper now.

    Raises:
        Refused: when nobody can, or when what the floor counts is not known.
    """
    known = meeting.attendance_taken
    voters = electorate(meeting)
    if voters.present == 0:
        raise Refused(say("Nobody is here who may write a paper: take the attendance first."))
    base = floor.base if floor else None
    if base is Base.PRESENT and not known:
        raise Refused(say("This rule counts the members present: take the attendance first."))
    if base is Base.ENTITLED and not voters.entitled:
        raise Refused(say("This rule counts all voting members: the roster names none."))
    return InTheRoom(
        entitled=voters.entitled,
        present=None if voters.present is None else voters.present - voters.proxies,
        proxies=voters.proxies,
        unequal=voters.is_weighted,
        quorum_met=meeting.quorum.is_met if known else None,
    )


def _groups_seated(meeting: Meeting, last: Election | None) -> Iterator[str]:
    """Yield the group of everybody whom an election and those before it elected."""
    if last is None:
        return
    for held in (last, *rounds_before(last, meeting.elections)):
        for number in held.outcome.elected if held.outcome else ():
            if group := held.candidate(number).group:
                yield group


def _another_round(meeting: Meeting, command: c.HoldAnotherRound, _now: Instant) -> Events:
    last = _to_go_on_from(meeting)
    numbers, seats, decides = _left(last)
    candidates = tuple(last.candidate(number) for number in sorted(numbers))
    asked = _as_before(last, len(candidates), seats, decides=decides)
    if command.method is not None:
        asked = asked._replace(method=command.method, most=None, least=None, each=None, floor=None)
    if command.floor is not None:
        asked = asked._replace(floor=command.floor)
    return (_opened(meeting, last.title, terms_of(asked), candidates, last),)


def _to_go_on_from(meeting: Meeting) -> Election:
    """Return the last election; when it was a round that was annulled, the one that it was about.

    Raises:
        Refused: when there is none, or none that stands.
    """
    last = meeting.elections[-1] if meeting.elections else None
    while last is not None and last.annulled is not None and last.previous is not None:
        last = meeting.elections[last.previous - 1]
    if last is None or last.is_open or last.annulled is not None:
        return last_closed(meeting)
    return _with_seats_beside_a_tie(meeting, last)


def _with_seats_beside_a_tie(meeting: Meeting, last: Election) -> Election:
    """Return the last election, or the one whose tie it settled while other seats stayed empty.

    A cap for each group can leave both. That one is returned as it stands with the tie settled.
    """
    found = last.outcome
    if found is None or found.tie or found.run_off or found.empty:
        return last
    chosen = {last.candidate(number).name for number in found.elected}
    for at in rounds_before(last, meeting.elections):
        found = at.outcome
        if found is None or found.tie is None or found.tie.about is not TieAbout.SEAT:
            break
        chosen |= {at.candidate(number).name for number in found.elected}
        if found.empty:
            elected = tuple(n for n, c in enumerate(at.candidates, start=1) if c.name in chosen)
            settled = replace(found, tie=None, elected=elected)
            return replace(at, number=last.number, outcome=settled)
    return last


def _left(last: Election) -> tuple[set[int], int, bool]:
    """Return who stands again, for how many seats, and whether more votes are enough this time."""
    outcome = last.outcome
    if outcome is None:
        raise Refused(say("The last election was not counted."))
    everybody = set(range(1, len(last.candidates) + 1))
    if tie := outcome.tie:
        if tie.about is TieAbout.RUN_OFF:
            return {*outcome.run_off, *tie.candidates}, 1, False
        if tie.about is TieAbout.SEAT:
            return set(tie.candidates), tie.seats, True
        standing = {int(name) for name in outcome.rounds[-1].tallies}
        still_in = standing - set(outcome.elected)
        return still_in, last.terms.seats - len(outcome.elected), True
    if outcome.run_off:
        return set(outcome.run_off), 1, True
    if not outcome.empty:
        raise Refused(say("Every seat is taken: there is nothing left to elect."))
    remaining = everybody - set(outcome.elected) - set(outcome.passed_over)
    if not remaining:
        raise Refused(say("Nobody is left to be elected: open an election with new candidates."))
    return remaining, outcome.empty, False


def _as_before(last: Election, candidates: int, seats: int, *, decides: bool) -> Asked:
    """Return the same terms for fewer candidates and seats.

    `decides`: more votes than the others are enough, as in a run-off.
    """
    terms = last.terms
    asked = Asked(
        candidates=candidates,
        seats=seats,
        method="scottish" if terms.rules == "scottish" else terms.method,
        floor=RELATIVE if decides or terms.floor is None else terms.floor,
        cap=terms.cap,
        no_to_all=terms.no_to_all,
        fill_seats=terms.fill_seats,
        repeated=terms.repeated,
        gaps=terms.gaps,
        abstain_from_all=terms.abstain_from_all,
    )
    match terms.method:
        case ElectionMethod.MAJORITY if decides:
            asked = asked._replace(method=ElectionMethod.PLURALITY)
        case ElectionMethod.BLOCK:
            most = min(terms.most, seats, candidates)
            asked = asked._replace(most=most, least=min(terms.least, most))
        case ElectionMethod.APPROVAL | ElectionMethod.YNA | ElectionMethod.IRV | ElectionMethod.STV:
            asked = _same_bounds(asked, last)
        case ElectionMethod.CUMULATIVE:
            asked = asked._replace(most=terms.most, least=terms.least, each=terms.each)
        case ElectionMethod.CONDORCET if not terms.cap:
            asked = _same_bounds(asked, last)
        case ElectionMethod.CONDORCET if seats == 1:
            # whoever stands again was let in by the cap, and one seat cannot exceed it
            asked = _same_bounds(asked, last)._replace(cap=None)
        case ElectionMethod.CONDORCET:
            raise Refused(
                say(
                    "Another round of a ranked count with a cap for each group would count the "
                    "groups anew: open an election and name the candidates who can still be "
                    "elected."
                )
            )
    return asked


def _same_bounds(asked: Asked, last: Election) -> Asked:
    """Keep what was said about a paper; what was all of the candidates is all of those left."""
    terms, before = last.terms, len(last.candidates)
    most = asked.candidates if terms.most == before else min(terms.most, asked.candidates)
    each_answered = terms.method is ElectionMethod.YNA and terms.least == before
    return asked._replace(most=most, least=most if each_answered else min(terms.least, most))


def _annul(meeting: Meeting, command: c.AnnulElection, _now: Instant) -> Events:
    election = meeting.open_election or last_closed(meeting)
    return (e.ElectionAnnulled(election=election.number, reason=written(command.reason)),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.OpenElection: _open,
    c.HoldAnotherRound: _another_round,
    c.AnnulElection: _annul,
}
