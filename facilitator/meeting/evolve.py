"""The meeting after an event: an event evolves it, and a carried motion’s effect is followed."""

from __future__ import annotations

from facilitator.meeting.agenda import Agenda, Instant, RosterEntry
from facilitator.meeting.delegations import delegations
from facilitator.meeting.events import Event, MeetingPrepared
from facilitator.meeting.events.effects import followed
from facilitator.meeting.people import People, Person
from facilitator.meeting.state import ItemState, ItemStatus, Meeting
from facilitator.meeting.zone import Zone


def begin(prepared: MeetingPrepared, zone: Zone) -> Meeting:
    """Return the meeting that an agenda starts, its times told in `zone`."""
    agenda = prepared.agenda.load()
    items = {
        item.id: ItemState(
            status=ItemStatus.DONE if item.done else ItemStatus.WAITING, plan=item.plan
        )
        for item in agenda.items
    }
    return Meeting(
        id=prepared.meeting,
        agenda=agenda,
        items=items,
        people=People(_people(agenda)),
        order=agenda.order,
        mistakes=tuple(mistake.load() for mistake in prepared.mistakes),
        zone=zone,
    )


def _people(agenda: Agenda) -> dict[str, Person]:
    ids = {entry.name: f"p{n}" for n, entry in enumerate(agenda.people, start=1)}
    given = delegations(agenda.people)
    return {
        f"p{n}": _person(f"p{n}", entry, ids, given)
        for n, entry in enumerate(agenda.people, start=1)
    }


def _person(
    person_id: str, entry: RosterEntry, ids: dict[str, str], given: dict[str, str]
) -> Person:
    return Person(
        id=person_id,
        name=entry.name,
        short=entry.short,
        group=entry.group,
        role=entry.role,
        voting=entry.voting,
        weight=entry.weight,
        delegate=ids.get(entry.delegate or ""),
        represented_by=ids.get(given.get(entry.name, "")),
        held=entry.held,
        veto=entry.veto,
    )


def evolve(meeting: Meeting, event: Event, at: Instant) -> Meeting:
    """Return the meeting after an event that happened at an instant."""
    return followed(meeting, event.evolve(meeting, at))
