"""Questions that several decisions ask, each with the sentence for when the answer is no."""

from __future__ import annotations

from facilitator.meeting.agenda import Item
from facilitator.meeting.floor import Entry, Turn
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.votes import Vote


def open_item(meeting: Meeting) -> Item:
    """Return the open item, or refuse."""
    if meeting.item is None:
        raise Refused(say("No item is open: take one up first."))
    return meeting.item


def known_item(meeting: Meeting, item_id: str) -> Item:
    """Return an item by its id, or refuse."""
    if item_id not in meeting.items:
        raise Refused(say("There is no such item on the agenda."))
    return meeting.item_by_id(item_id)


def known_person(meeting: Meeting, person_id: str) -> Person:
    """Return somebody by their id, or refuse."""
    if person_id not in meeting.people:
        raise Refused(say("There is nobody of that name in this meeting."))
    return meeting.people[person_id]


def waiting_entry(meeting: Meeting, entry_id: str) -> Entry:
    """Return a request on the open item's list, or refuse."""
    found = next((entry for entry in meeting.waiting if entry.id == entry_id), None)
    if found is None:
        raise Refused(say("They are not on the speakers' list any more."))
    return found


def somebody_waiting(meeting: Meeting) -> None:
    """Refuse what is done with a request while the open item's list is empty."""
    if not meeting.waiting:
        raise Refused(say("Nobody is waiting to speak."))


def running_speech(meeting: Meeting) -> Turn:
    """Return the running speech, or refuse."""
    if meeting.speech is None:
        raise Refused(say("Nobody has the floor."))
    return meeting.speech


def written(text: str) -> str:
    """Return text from people, cleaned; refuse when nothing is left of it."""
    kept = clean(text)
    if not kept:
        raise Refused(say("There is no text to write down."))
    return kept


def optional(text: str | None) -> str | None:
    """Return text from people, cleaned, or None when there is none."""
    return (clean(text) or None) if text else None


def last_closed_vote(meeting: Meeting) -> Vote:
    """Return the last vote, closed and not annulled, or refuse."""
    if meeting.open_vote:
        raise Refused(say("The vote is still open: close it first."))
    if not meeting.votes:
        raise Refused(say("There has been no vote yet."))
    vote = meeting.votes[-1]
    if vote.annulled is not None:
        raise Refused(say("The last vote was annulled."))
    return vote


def the_open_vote(meeting: Meeting) -> Vote:
    """Return the vote being taken, or refuse."""
    if meeting.open_vote is None:
        raise Refused(say("No vote is open."))
    return meeting.open_vote
