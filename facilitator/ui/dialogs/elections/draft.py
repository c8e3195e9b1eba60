"""An election before it is opened: what has been said so far, and the rule that follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command, OpenElection
from facilitator.meeting.decide import decide
from facilitator.meeting.elections import Candidate, Election
from facilitator.meeting.elections.bounds import RELATIVE
from facilitator.meeting.evolve import evolve
from facilitator.meeting.names import resolve
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.rules import Requirement, parse_requirement
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.elections.methods import (
    EXPLAINED,
    cap_asked,
    floor_asked,
    marks_asked,
    word_of,
)


class Draft(Struct, kw_only=True):
    """What the chair has said; what is not said follows from the method and the body's rules."""

    title: str = ""
    seats: int = 1
    candidates: tuple[Candidate, ...] = ()
    method: str | None = None
    least: int | None = None
    most: int | None = None
    each: int | None = None
    floor: Requirement | None = None
    cap: int | None = None

    def command(self) -> OpenElection:
        """Return the command that opens it."""
        return OpenElection(
            title=self.title,
            candidates=self.candidates,
            seats=self.seats,
            method=self.method,
            least=self.least,
            most=self.most,
            each=self.each,
            floor=self.floor,
            cap=self.cap,
        )

    def by(self, method: str | None) -> Draft:
        """Return the same election by another method, with nothing said about bounds."""
        return Draft(title=self.title, seats=self.seats, candidates=self.candidates, method=method)

    def forget_bounds(self) -> None:
        """Let the bounds of a paper and the floor follow from another method or number of seats."""
        self.least = self.most = self.each = self.floor = None


def opened_by(meeting: Meeting, command: Command, now: Instant) -> Election:
    """Return the election that a command would open.

    Raises:
        Refused: when it would be refused.
    """
    for event in decide(meeting, command, now):
        meeting = evolve(meeting, event, now)
    return meeting.elections[-1]


def would_be(meeting: Meeting, command: Command, now: Instant) -> Election | Refused:
    """Return the election that a command would open, or why it would be refused."""
    try:
        return opened_by(meeting, command, now)
    except Refused as refused:
        return refused


def rule(election: Election) -> list[Phrase]:
    """Return by which rule it would be held, in sentences for a chair."""
    terms = election.terms
    told = [
        nsay(
            "{count} seat, {candidates} candidates.",
            "{count} seats, {candidates} candidates.",
            terms.seats,
            candidates=len(election.candidates),
        ),
        EXPLAINED[word_of(terms)],
        say("On a paper: {marks}.", marks=marks_asked(terms)),
    ]
    if terms.floor:
        told.append(say("The elected need: {floor}.", floor=floor_asked(terms)))
    if terms.cap:
        told.append(say("Of one group: {cap}.", cap=cap_asked(terms)))
    return told


_WITH_GROUP = re.compile(r"(?P<name>.+?)\s*\((?P<group>[^()]+)\)\s*$")


def from_outside(text: str) -> Candidate:
    """Return somebody who is on no roster; `Name (Group)` names the group too."""
    text = clean(text)
    if found := _WITH_GROUP.fullmatch(text):
        return Candidate(name=found["name"], group=found["group"].strip())
    return Candidate(name=text)


def of_the_roster(person: Person) -> Candidate:
    """Return a member as a candidate."""
    return Candidate(name=person.name, person=person.id, group=person.group)


def each_of_several(text: str, people: Sequence[Person]) -> list[tuple[str, list[Person]]]:
    """Return the names between commas, each with the members whom it can mean."""
    return [(name, resolve(people, name)) for name in filter(None, map(clean, text.split(",")))]


def fits_several(name: str) -> Phrase:
    """Return why a name in a list is not taken."""
    return say("“{name}” fits several: choose them one by one.", name=name)


def several(text: str, people: Sequence[Person]) -> tuple[Candidate, ...]:
    """Return the candidates between commas: members by any part of a name, others as written.

    Raises:
        Refused: when a name fits several members.
    """
    found = []
    for name, fits in each_of_several(text, people):
        if len(fits) > 1:
            raise Refused(fits_several(name))
        found.append(of_the_roster(fits[0]) if fits else from_outside(name))
    return tuple(found)


def put_up(draft: Draft, candidates: tuple[Candidate, ...]) -> None:
    """Add candidates.

    Raises:
        Refused: when somebody stands already, or somebody from outside has the name of one.
    """
    standing = [*draft.candidates]
    for candidate in candidates:
        if candidate.person is None:
            is_again = any(other.name == candidate.name for other in standing)
        else:
            is_again = any(other.person == candidate.person for other in standing)
        if is_again:
            raise Refused(say("{name} stands twice.", name=candidate.name))
        standing.append(candidate)
    draft.candidates += candidates
    draft.forget_bounds()


def take(draft: Draft, what: str, text: str) -> None:
    """Take what was typed for one thing: title, seats, marks, each, floor or cap.

    Raises:
        Refused: when it is none of that kind.
    """
    match what:
        case "title":
            if not text:
                raise Refused(say("Say what is elected."))
            draft.title = text
        case "seats":
            draft.seats = _number(text) or 1
            draft.method = None
            draft.forget_bounds()
        case "marks":
            draft.least, draft.most = _least_and_most(text)
        case "each":
            draft.each = _number(text)
        case "cap":
            draft.cap = _number(text)
        case "floor":
            draft.floor = _floor(text)


def _number(text: str) -> int | None:
    if text and not re.fullmatch(r"\d{1,3}", text, re.ASCII):
        raise Refused(say("That is no number."))
    return int(text) if text else None


def _least_and_most(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(?:(\d{1,3})\s*[-–\s]\s*)?(\d{1,3})", text, re.ASCII)
    if not found:
        raise Refused(say("Write how many names a paper has at least and at most, as in 1-3."))
    most = int(found[2])
    return (int(found[1]) if found[1] else most), most


def _floor(text: str) -> Requirement:
    if not text or text.casefold() == RELATIVE.name:
        return RELATIVE
    floor = parse_requirement(text)
    if floor is None:
        raise Refused(
            say("That is no rule. Write for instance: more than 1/2 of present, at least 9.")
        )
    return floor
