"""Sentences about the meeting as a whole, its agenda, its time and who is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.evolve import evolve
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Day, Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import quorum_changed, warned
from facilitator.meeting.rules import describe
from facilitator.meeting.state import Meeting


def _item(meeting: Meeting, item: str) -> dict[str, str]:
    found = meeting.item_by_id(item)
    return {"number": found.number, "title": found.title}


def _opened(meeting: Meeting, _event: e.MeetingOpened, _at: Instant) -> Phrase:
    return warned(meeting, say("the meeting is open"))


def _item_opened(meeting: Meeting, event: e.ItemOpened, _at: Instant) -> Phrase:
    if meeting.items[event.item].spans:
        return say("item {number} again: {title}", **_item(meeting, event.item))
    return say("item {number}: {title}", **_item(meeting, event.item))


def _item_closed(meeting: Meeting, event: e.ItemClosed, at: Instant) -> Phrase:
    time = clock(meeting.elapsed(event.item, at))
    return say(
        "item {number} done after {time}", number=_item(meeting, event.item)["number"], time=time
    )


def _deferred(meeting: Meeting, event: e.ItemDeferred, _at: Instant) -> Phrase:
    return say("item {number} deferred to the next meeting: {title}", **_item(meeting, event.item))


def _skipped(meeting: Meeting, event: e.ItemSkipped, _at: Instant) -> Phrase:
    return say("item {number} skipped: {title}", **_item(meeting, event.item))


def _extended(meeting: Meeting, event: e.TimeExtended, _at: Instant) -> Phrase:
    number, time = _item(meeting, event.item)["number"], clock(event.seconds)
    if event.reason:
        return say(
            "{time} more for item {number}: {reason}", time=time, number=number, reason=event.reason
        )
    return say("{time} more for item {number}", time=time, number=number)


def _forced(meeting: Meeting, event: e.OpeningForced, _at: Instant) -> Phrase:
    told_ = [say("opened by force, with mistakes that were not settled")]
    if event.people:
        names = ", ".join(meeting.name_of(person) for person in event.people)
        told_.append(say("without a vote by it: {names}", names=names))
    if event.rules:
        told_.append(say("to be named before the first vote: quorum or rule"))
    return joined(told_)


def _quorum_set(meeting: Meeting, event: e.QuorumSet, _at: Instant) -> Phrase:
    entitled = meeting.quorum.entitled
    return say(
        "the quorum is {needed} of {entitled}",
        needed=event.quorum.needed(entitled),
        entitled=entitled,
    )


def _vote_rule_set(_meeting: Meeting, event: e.VoteRuleSet, _at: Instant) -> Phrase:
    return say("a vote needs, if nothing else is said: {rule}", rule=describe(event.requirement))


def _paused(_meeting: Meeting, event: e.MeetingPaused, _at: Instant) -> Phrase:
    if event.reason:
        return say("recess: {reason}", reason=event.reason)
    if event.seconds:
        return say("recess of {time}", time=clock(event.seconds))
    return say("recess")


def _resumed(_meeting: Meeting, _event: e.MeetingResumed, _at: Instant) -> Phrase:
    return say("the meeting goes on")


def _recess_found(_meeting: Meeting, event: e.RecessFound, _at: Instant) -> Phrase:
    return say(
        "the time from {began} to {ended} counts as a recess",
        began=moment(event.began, event.ended),
        ended=moment(event.ended, event.began),
    )


def _clock_set(_meeting: Meeting, event: e.ClockSet, at: Instant) -> Phrase:
    return say(
        "the time of the meeting goes on from {time}; the computer's clock says {clock}",
        time=moment(at, event.computer),
        clock=moment(event.computer, at),
    )


def moment(instant: Instant, other: Instant) -> str:
    """Return a time of day, with its date when the `other` time told with it has another date."""
    day = "" if instant.date() == other.date() else f"{instant:%Y-%m-%d} "
    return f"{day}{instant:%H:%M:%S}"


def _replanned(_meeting: Meeting, _event: e.PlansAdjusted, _at: Instant) -> Phrase:
    return say("the remaining items were re-planned")


def _adopted(_meeting: Meeting, _event: e.MinutesAdopted, _at: Instant) -> Phrase:
    return say("the minutes were adopted")


def _adjourned(_meeting: Meeting, event: e.MeetingAdjourned, _at: Instant) -> Phrase:
    if event.to:
        return say("the meeting is closed; the next one is on {date}", date=Day(event.to))
    return say("the meeting is closed")


def _added(meeting: Meeting, event: e.PersonAdded, at: Instant) -> Phrase:
    return _with_quorum(meeting, event, at, say("{name} joined", name=event.person.name))


def _with_quorum(
    meeting: Meeting, event: e.PersonAdded | e.PresenceChanged, at: Instant, told: Phrase
) -> Phrase:
    """Announce that the quorum is lost, or there again (spec 2)."""
    if meeting.opened_at is None:
        return told
    changed = quorum_changed(meeting, evolve(meeting, event, at))
    return told if changed is None else joined((told, changed))


def _renamed(meeting: Meeting, event: e.PersonRenamed, _at: Instant) -> Phrase:
    return say("{old} is now called {name}", old=meeting.name_of(event.person), name=event.name)


_PRESENCE: dict[Presence, Phrase] = {
    Presence.EXPECTED: say("expected"),
    Presence.PRESENT: say("present"),
    Presence.LATE: say("arrived late"),
    Presence.LEFT: say("left"),
    Presence.ABSENT: say("absent without a reason"),
    Presence.EXCUSED: say("excused"),
}


def _presence(meeting: Meeting, event: e.PresenceChanged, at: Instant) -> Phrase:
    name, state = meeting.name_of(event.person), _PRESENCE[event.presence]
    told = say("{name}: {state}", name=name, state=state)
    if event.reason:
        told = say("{name}: {state} ({reason})", name=name, state=state, reason=event.reason)
    return _with_quorum(meeting, event, at, told)


def _delegate_named(meeting: Meeting, event: e.DelegateNamed, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    if event.delegate is None:
        return say("nobody votes for {name} any more", name=name)
    delegate = meeting.name_of(event.delegate)
    return say("{delegate} votes for {name} when they are away", delegate=delegate, name=name)


def _proxies_held(meeting: Meeting, event: e.ProxiesHeld, _at: Instant) -> Phrase:
    return nsay(
        "{name} casts {count} vote of others",
        "{name} casts {count} votes of others",
        event.number,
        name=meeting.name_of(event.person),
    )


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.MeetingOpened: _opened,
    e.ItemOpened: _item_opened,
    e.ItemClosed: _item_closed,
    e.ItemDeferred: _deferred,
    e.ItemSkipped: _skipped,
    e.TimeExtended: _extended,
    e.OpeningForced: _forced,
    e.QuorumSet: _quorum_set,
    e.VoteRuleSet: _vote_rule_set,
    e.MeetingPaused: _paused,
    e.MeetingResumed: _resumed,
    e.RecessFound: _recess_found,
    e.ClockSet: _clock_set,
    e.PlansAdjusted: _replanned,
    e.MinutesAdopted: _adopted,
    e.MeetingAdjourned: _adjourned,
    e.PersonAdded: _added,
    e.PersonRenamed: _renamed,
    e.PresenceChanged: _presence,
    e.DelegateNamed: _delegate_named,
    e.ProxiesHeld: _proxies_held,
}
