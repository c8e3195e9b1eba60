"""Who may vote now, for whom and with which weight (spec 2 and 5)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from facilitator.meeting.electorate import Electorate, GroupSize
from facilitator.meeting.exact import Number, whole
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.rules import Requirement
from facilitator.meeting.spelling import same_names
from facilitator.meeting.state import Meeting


def electorate(
    meeting: Meeting,
    *,
    groups: bool = False,
    voted: Collection[str] = (),
    before: Electorate | None = None,
) -> Electorate:
    """Return everybody whose vote can be cast now, frozen: later changes do not reach it.

    A delegate in the room votes for a delegator who is away; one who is there votes for
    themselves, unless the body says that their delegate does. While the attendance was not taken
    every voting member may vote, nobody by proxy. Who has `voted` stays as they were `before`:
    wherever they are now, whoever cast it, and with as many votes as they held.
    """
    known = meeting.attendance_taken
    fixed = before.represented if before else {}
    people = [person for person in meeting.people.values() if person.voting]
    voting = [_as_voted(p, before) if before and p.id in voted else p for p in people]
    electors, represented = _casting(meeting, voting, voted, fixed) if known else (voting, {})
    held = {person.id: person.held for person in electors if person.held}
    members = [person for person in voting if known or not person.named]
    is_weighted = any(person.weight != 1 for person in voting)
    return Electorate(
        entitled=len(members) + sum(person.held for person in members),
        present=len(electors) + sum(held.values()) if known else None,
        electors=tuple(person.id for person in electors),
        represented=represented,
        held=held,
        weights={person.id: person.weight for person in electors if person.weight != 1},
        entitled_weight=_weight(members) if is_weighted else None,
        present_weight=_weight(electors) if is_weighted else None,
        groups={person.id: person.group for person in electors if person.group} if groups else {},
        sizes=_sizes(members, electors) if groups else {},
        vetoes=tuple(person.id for person in electors if person.veto),
    )


def _as_voted(person: Person, before: Electorate) -> Person:
    return replace(person, held=before.held.get(person.id, 0))


def _casting(
    meeting: Meeting, voting: list[Person], voted: Collection[str], fixed: Mapping[str, str]
) -> tuple[list[Person], dict[str, str]]:
    """Return those whose vote can be cast, and for whom of them somebody else casts it."""
    electors: list[Person] = []
    represented: dict[str, str] = {}
    for person in voting:
        if person.id in voted:
            electors.append(person)
            if person.id in fixed:
                represented[person.id] = fixed[person.id]
            continue
        delegate = meeting.people.get(person.represented_by or "")
        by_delegate = delegate is not None and delegate.is_present
        if person.is_present and (meeting.agenda.body_rules.delegator_votes or not by_delegate):
            electors.append(person)
        elif delegate is not None and by_delegate:
            electors.append(person)
            represented[person.id] = delegate.id
    return electors, represented


def _weight(people: Iterable[Person]) -> Number:
    return whole(sum((person.weight + person.held for person in people), start=0))


def _sizes(members: list[Person], electors: list[Person]) -> dict[str, GroupSize]:
    names = dict.fromkeys(person.group for person in (*members, *electors) if person.group)
    return {
        name: GroupSize(
            entitled=_weight(p for p in members if p.group == name),
            present=_weight(p for p in electors if p.group == name),
        )
        for name in names
    }


def delegation_refused(meeting: Meeting, person: Person, delegate: Person) -> Phrase | None:
    """Return why somebody cannot represent somebody, None when they can (spec 2)."""
    names = {"name": person.name, "delegate": delegate.name}
    if person.id == delegate.id:
        return say("{name} cannot be their own delegate.", **names)
    if not person.voting:
        return say("{name} has no vote that {delegate} could cast.", **names)
    if delegate.represented_by is not None:
        other = meeting.name_of(delegate.represented_by)
        return say(
            "{delegate} has given their own vote to {other}, and cannot cast that of {name}: a "
            "proxy is not passed on.",
            **names,
            other=other,
        )
    given = [p.name for p in meeting.people.values() if p.represented_by == person.id]
    if given:
        return say(
            "{name} casts the vote of {given}, and cannot give their own to {delegate}: a proxy "
            "is not passed on.",
            **names,
            given=", ".join(given),
        )
    return None


def with_known_groups(meeting: Meeting, requirement: Requirement) -> Requirement:
    """Return a rule whose groups are written as the roster has them, however they were typed."""
    if not requirement.in_groups:
        return requirement
    known = groups_of(meeting)
    parts = tuple(
        replace(part, groups=tuple(group_called(known, group) for group in part.groups))
        for part in requirement.in_groups
    )
    return replace(requirement, in_groups=parts)


def groups_of(meeting: Meeting) -> list[str]:
    """Return the groups of all who are known, each once."""
    people = meeting.people.values()
    return list(dict.fromkeys(person.group for person in people if person.group))


def group_called(known: Iterable[str], wanted: str) -> str:
    """Return the group that `wanted` spells or folds to, else `wanted` itself.

    Raises:
        Refused: when it can be several.
    """
    found = same_names(dict.fromkeys(known), wanted)
    if len(found) > 1:
        raise Refused(
            say("“{name}” can be {names}: write more of the name.", name=wanted,
                names=", ".join(found))
        )  # fmt: skip
    return found[0] if found else wanted
