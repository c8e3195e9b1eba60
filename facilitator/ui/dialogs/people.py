"""People in a list: found by any part of their names, each with what the chair should know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from textual.content import Content

from facilitator.meeting.names import begins_words, find, resolve
from facilitator.meeting.order import arranged
from facilitator.meeting.people import Person, Presence
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.reasons import spoken
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean, sort_key
from facilitator.ui.dialogs.rows import Row
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, safe, shown
from facilitator.words import Words

PRESENCE_NAMES: dict[Presence, Phrase] = {
    Presence.EXPECTED: say("not called yet"),
    Presence.PRESENT: say("present"),
    Presence.LATE: say("came late"),
    Presence.LEFT: say("left"),
    Presence.ABSENT: say("absent without reason"),
    Presence.EXCUSED: say("absent with reason"),
}


def in_order(meeting: Meeting, people: Iterable[Person] | None = None) -> list[Person]:
    """Return people as a list of the meeting's language sorts them."""
    everybody = meeting.people.values() if people is None else people
    return sorted(everybody, key=lambda p: sort_key(p.name, meeting.agenda.language))


def can_speak(meeting: Meeting, person: Person) -> bool:
    """Tell whether they are in the room, or attendance has not been taken."""
    return person.is_present or not meeting.attendance_taken


def matching(meeting: Meeting, people: Sequence[Person], wanted: str) -> list[Person]:
    """Return who fits what was typed, best first: those in the room and not yet waiting lead.

    Whoever is named exactly leads in any case, and whoever has no such mark in the name comes last.
    """
    wanted = clean(wanted)
    fits = find(people, wanted)
    if not wanted:
        return fits
    busy = {entry.person for entry in meeting.waiting}
    if meeting.speech:
        busy.add(meeting.speech.person)
    fits.sort(
        key=lambda p: (not can_speak(meeting, p), not begins_words(p.name, wanted), p.id in busy)
    )
    named = {person.id for person in resolve(people, wanted)}
    return sorted(fits, key=lambda person: person.id not in named)


def standing(meeting: Meeting, person: Person, words: Words) -> Content:
    """Return what the chair should know before giving somebody the floor."""
    if any(turn.person == person.id for turn in meeting.live):
        return Content.styled(words(say("speaking now")), GOOD)
    places = [i for i, e in enumerate(arranged(meeting), 1) if e.person == person.id]
    if places:
        return Content.styled(words(say("waiting, place {place}", place=places[0])), GOOD)
    if not can_speak(meeting, person):
        return Content.styled(words(PRESENCE_NAMES[person.presence]), MUTED)
    style = LATE if person.turns == 0 else MUTED
    return Content.styled(words(spoken(meeting, person.id)), style)


def name_of(person: Person) -> Content:
    """Return a name with the group that tells namesakes apart."""
    name = shown(person.name)
    return Content.assemble(name, "  ", shown(person.group, MUTED)) if person.group else name


def rows_of(meeting: Meeting, people: Iterable[Person], words: Words) -> tuple[Row, ...]:
    """Return people as rows."""
    return tuple(
        Row(p.id, partial(name_of, p), partial(standing, meeting, p, words)) for p in people
    )


def nobody_named(name: str) -> Phrase:
    """Return the sentence for a name that fits nobody."""
    return say("Nobody here is called “{name}”.", name=safe(name))
