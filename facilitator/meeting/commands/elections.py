"""Elections: opened with frozen bounds, again about what the last one left, set aside (spec 6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import ClassVar, NamedTuple

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_person, open_item, written
from facilitator.meeting.elections.bounds import RELATIVE, Asked, terms_of, with_one_more
from facilitator.meeting.elections.election import Election, rounds_before
from facilitator.meeting.elections.outcome import TieAbout
from facilitator.meeting.elections.terms import Candidate, ElectionMethod, Terms
from facilitator.meeting.eligibility import electorate, group_called, groups_of
from facilitator.meeting.phrase import Refused, nsay, say
from facilitator.meeting.rules import Base, Requirement
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean


class InTheRoom(NamedTuple):
    """Who can write a paper, as it is now: the bounds that an election is opened with."""

    entitled: int
    present: int | None
    proxies: int
    unequal: bool
    quorum_met: bool | None


class OpenElection(Command, frozen=True, kw_only=True):
    """Open an election; what is not said follows from the method and from the body's rules."""

    in_recess: ClassVar[bool] = False

    title: str
    candidates: tuple[Candidate, ...]
    seats: int = 1
    method: ElectionMethod | str | None = None
    """Or one of the words `ranked`, `meek`, `scottish`."""
    least: int | None = None
    most: int | None = None
    each: int | None = None
    """The most that one candidate can be given, in cumulative votes."""
    floor: Requirement | None = None
    cap: int | None = None
    """At most so many elected of one group."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        _check_none_open(meeting)
        if meeting.attendance_taken and not meeting.quorum.present:
            in_the_room(meeting, None)  # they may be away and vote by proxy

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        rules = meeting.agenda.body_rules
        asked = Asked(
            candidates=len(self.candidates),
            seats=self.seats,
            method=self.method,
            least=self.least,
            most=self.most,
            each=self.each,
            floor=self.floor,
            cap=self.cap,
            no_to_all=rules.no_to_all,
            fill_seats=rules.fill_seats,
            repeated=rules.repeated,
            gaps=rules.gaps,
            abstain_from_all=rules.abstain_from_all,
        )
        candidates = told_apart(meeting, self.candidates)
        title = written(self.title)
        return (_opened(meeting, title, terms_of(asked), candidates),)


def told_apart(
    meeting: Meeting, wanted: Sequence[Candidate], standing: Sequence[Candidate] = ()
) -> tuple[Candidate, ...]:
    """Return `wanted` with clean names, all different and none the same as in `standing`.

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
    _check_none_open(meeting)
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


def _check_none_open(meeting: Meeting) -> None:
    if meeting.open_election:
        raise Refused(say("An election is open already: close it first."))


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


class HoldAnotherRound(Command, frozen=True, kw_only=True):
    """Open an election about what the last one left: a run-off, a tie, seats without anybody."""

    in_recess: ClassVar[bool] = False

    method: ElectionMethod | str | None = None
    floor: Requirement | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _left(_to_go_on_from(meeting))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        last = _to_go_on_from(meeting)
        numbers, seats, decides = _left(last)
        candidates = tuple(last.candidate(number) for number in sorted(numbers))
        asked = _as_before(last, len(candidates), seats, decides=decides)
        if self.method is not None:
            asked = asked._replace(method=self.method, most=None, least=None, each=None, floor=None)
        if self.floor is not None:
            asked = asked._replace(floor=self.floor)
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
    """Return `asked` with the limits per ballot of `last`; a limit of all is all who are left."""
    terms, before = last.terms, len(last.candidates)
    most = asked.candidates if terms.most == before else min(terms.most, asked.candidates)
    each_answered = terms.method is ElectionMethod.YNA and terms.least == before
    return asked._replace(most=most, least=most if each_answered else min(terms.least, most))


class Nominate(Command, frozen=True, kw_only=True):
    """Let one more candidate stand in the open election, while no paper is in."""

    in_recess: ClassVar[bool] = False

    candidate: Candidate

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        the_open_election(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        standing = election.candidates
        (candidate,) = told_apart(meeting, (self.candidate,), standing)
        _check_open_to_all(meeting, election)
        if any(_is_same(candidate, elected) for elected in _elected_before(meeting, election)):
            raise Refused(say("{name} is elected already.", name=candidate.name))
        if election.totals is not None:
            raise Refused(say("The totals were stated: undo that first, or annul the election."))
        if _papers_in(election):
            raise Refused(
                nsay(
                    "{count} paper is in that could not name {name}: take it out first, or annul "
                    "the election and open it anew with everybody who stands.",
                    "{count} papers are in that could not name {name}: take them out first, or "
                    "annul the election and open it anew with everybody who stands.",
                    _papers_in(election),
                    name=candidate.name,
                )
            )
        if election.in_advance:
            raise Refused(
                say(
                    "An order of all candidates was drawn by hand already, and {name} is not "
                    "in it: undo that first, and draw again with everyone.",
                    name=candidate.name,
                )
            )
        terms = with_one_more(election.terms, len(standing))
        nominated = e.CandidateNominated(election=election.number, candidate=candidate, terms=terms)
        return (nominated,)


def the_open_election(meeting: Meeting) -> Election:
    """Return the election that papers are taken for, or refuse."""
    if meeting.open_election is None:
        raise Refused(say("No election is open."))
    return meeting.open_election


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


class ReopenElectionBase(Command, frozen=True, kw_only=True):
    """Update how many can vote in the open election to those who are in the room now."""

    in_recess: ClassVar[bool] = False

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        the_open_election(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = the_open_election(meeting)
        room = in_the_room(meeting, election.terms.floor)
        before = (election.entitled, election.present, election.proxies, election.unequal)
        if room[:4] == before:
            raise Refused(say("The base stays as it is: as many can vote as before."))
        limit = room.entitled if room.present is None else room.present + room.proxies
        if limit and _papers_in(election) > limit:
            raise Refused(
                say(
                    "The base stays as it is: more papers are in than could be cast on the new one."
                )
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


class AnnulElection(Command, frozen=True, kw_only=True):
    """Set the open election, or the last one, aside."""

    reason: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if meeting.open_election is None:
            last_closed(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election = meeting.open_election or last_closed(meeting)
        return (e.ElectionAnnulled(election=election.number, reason=written(self.reason)),)
