"""One sentence for each thing that happens: the log line, line mode's answers, what undo took back.

`tell` is given the meeting before the event, so that what the event removes can still be named.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.evolve import evolve
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn
from facilitator.meeting.log_votes import TELLERS as VOTE_TELLERS
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.order import ORDER_NAMES
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Day, Phrase, joined, say
from facilitator.meeting.state import Meeting


def tell(before: Meeting, event: e.Event, at: Instant) -> Phrase | None:
    """Return what happened, in one sentence without a full stop; None for what needs no telling."""
    teller = TELLERS.get(type(event))
    return teller(before, event, at) if teller else None


def _item(meeting: Meeting, item: str) -> dict[str, str]:
    found = meeting.item_by_id(item)
    return {"number": found.number, "title": found.title}


def _opened(_meeting: Meeting, _event: e.MeetingOpened, _at: Instant) -> Phrase:
    return say("the meeting is open")


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


def _paused(_meeting: Meeting, event: e.MeetingPaused, _at: Instant) -> Phrase:
    if event.reason:
        return say("recess: {reason}", reason=event.reason)
    return say("recess")


def _resumed(_meeting: Meeting, _event: e.MeetingResumed, _at: Instant) -> Phrase:
    return say("the meeting goes on")


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
    after = evolve(meeting, event, at).quorum
    if after.is_met == meeting.quorum.is_met:
        return told
    figures = {"present": after.present, "needed": after.needed}
    quorum = (
        say("there is a quorum: {present} present, {needed} needed", **figures)
        if after.is_met
        else say("the quorum is lost: {present} present, {needed} needed", **figures)
    )
    return joined((told, quorum))


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


def _asked(meeting: Meeting, event: e.FloorAsked, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    if event.speech_class is SpeechClass.PLAIN:
        return say("{name} asks for the floor", name=name)
    speech_class = CLASS_NAMES[event.speech_class]
    return say("{name} asks for the floor: {speech_class}", name=name, speech_class=speech_class)


def _entry(meeting: Meeting, entry_id: str) -> Entry | None:
    lists = (state.waiting for state in meeting.items.values())
    return next((x for waiting in lists for x in waiting if x.id == entry_id), None)


def _entry_name(meeting: Meeting, entry_id: str) -> str:
    entry = _entry(meeting, entry_id)
    return meeting.name_of(entry.person if entry else None)


def _withdrawn(meeting: Meeting, event: e.EntryWithdrawn, _at: Instant) -> Phrase:
    return say("{name} is off the list", name=_entry_name(meeting, event.entry))


def _moved(meeting: Meeting, event: e.EntryMoved, _at: Instant) -> Phrase:
    name = _entry_name(meeting, event.entry)
    return say("{name} moved to place {place}", name=name, place=event.place + 1)


def _order(_meeting: Meeting, event: e.OrderSet, _at: Instant) -> Phrase:
    return say("order of the list: {order}", order=ORDER_NAMES[event.order])


def _list_closed(_meeting: Meeting, _event: e.ListClosed, _at: Instant) -> Phrase:
    return say("the speakers' list is closed")


def _list_opened(_meeting: Meeting, _event: e.ListOpened, _at: Instant) -> Phrase:
    return say("the speakers' list is open")


def _list_cleared(_meeting: Meeting, _event: e.ListCleared, _at: Instant) -> Phrase:
    return say("the speakers' list was cleared")


def _given(meeting: Meeting, event: e.FloorGiven, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    if event.invited:
        return say("{name} is invited to speak", name=name)
    if event.speech_class is SpeechClass.PLAIN:
        return say("{name} has the floor", name=name)
    speech_class = CLASS_NAMES[event.speech_class]
    return say("{name} has the floor: {speech_class}", name=name, speech_class=speech_class)


def _turn(meeting: Meeting, turn_id: str) -> Turn | None:
    live = (meeting.speech, meeting.interrupted)
    found = next((turn for turn in live if turn and turn.id == turn_id), None)
    return found or next((t for t in reversed(meeting.turns) if t.id == turn_id), None)


def _turn_name(meeting: Meeting, turn_id: str) -> str:
    turn = _turn(meeting, turn_id)
    return meeting.name_of(turn.person if turn else None)


def _interrupted(meeting: Meeting, event: e.SpeechInterrupted, _at: Instant) -> Phrase:
    return say("{name} is interrupted by a question", name=_turn_name(meeting, event.turn))


def _continued(meeting: Meeting, event: e.SpeechContinued, _at: Instant) -> Phrase:
    return say("{name} goes on", name=_turn_name(meeting, event.turn))


def _ended(meeting: Meeting, event: e.SpeechEnded, at: Instant) -> Phrase:
    turn = _turn(meeting, event.turn)
    time = clock(turn.net(at) if turn else 0)
    return say("{name} spoke {time}", name=_turn_name(meeting, event.turn), time=time)


def _more_time(meeting: Meeting, event: e.SpeechExtended, _at: Instant) -> Phrase:
    return say(
        "{time} more for {name}", time=clock(event.seconds), name=_turn_name(meeting, event.turn)
    )


def _yielded(meeting: Meeting, event: e.TimeYielded, _at: Instant) -> Phrase:
    return say(
        "{name} yields {time} to {other}",
        name=_turn_name(meeting, event.turn),
        time=clock(event.seconds),
        other=_entry_name(meeting, event.entry),
    )


def _put_back(meeting: Meeting, event: e.SpeakerPutBack, _at: Instant) -> Phrase:
    return say("{name} is back at the head of the list", name=_turn_name(meeting, event.turn))


def _declined(meeting: Meeting, event: e.InvitationDeclined, _at: Instant) -> Phrase:
    return say("{name} does not wish to speak", name=meeting.name_of(event.person))


def _corrected(meeting: Meeting, event: e.TurnCorrected, _at: Instant) -> Phrase:
    return say("{name}'s turn was put right", name=_turn_name(meeting, event.turn))


def _split(meeting: Meeting, event: e.TurnSplit, _at: Instant) -> Phrase:
    return say(
        "{name}'s turn was split at {time}",
        name=_turn_name(meeting, event.turn),
        time=f"{event.at:%H:%M:%S}",
    )


def _merged(meeting: Meeting, event: e.TurnsMerged, _at: Instant) -> Phrase:
    return say("two turns of {name} are one", name=_turn_name(meeting, event.turn))


def _note(_meeting: Meeting, event: e.NoteTaken, _at: Instant) -> Phrase:
    match event.kind:
        case NoteKind.DECISION:
            return say("decision: {text}", text=event.text)
        case NoteKind.CONCLUSION:
            return say("conclusion: {text}", text=event.text)
        case NoteKind.PRIVATE:
            return say("private note taken")
        case _:
            return say("note: {text}", text=event.text)


def _task(meeting: Meeting, event: e.TaskSet, _at: Instant) -> Phrase:
    if event.owner is None:
        return say("task: {text}", text=event.text)
    name = meeting.name_of(event.owner)
    if event.due is None:
        return say("task for {name}: {text}", name=name, text=event.text)
    return say("task for {name} by {date}: {text}", name=name, date=Day(event.due), text=event.text)


def _concern(meeting: Meeting, event: e.ConcernRaised, _at: Instant) -> Phrase:
    name = meeting.name_of(event.person)
    return say(
        "concern {number} of {name}: {text}", number=event.number, name=name, text=event.text
    )


def _answered(_meeting: Meeting, event: e.ConcernAnswered, _at: Instant) -> Phrase:
    return say("concern {number} answered: {text}", number=event.concern, text=event.answer)


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase]] = {
    e.MeetingOpened: _opened,
    e.ItemOpened: _item_opened,
    e.ItemClosed: _item_closed,
    e.ItemDeferred: _deferred,
    e.ItemSkipped: _skipped,
    e.TimeExtended: _extended,
    e.MeetingPaused: _paused,
    e.MeetingResumed: _resumed,
    e.PlansAdjusted: _replanned,
    e.MinutesAdopted: _adopted,
    e.MeetingAdjourned: _adjourned,
    e.PersonAdded: _added,
    e.PersonRenamed: _renamed,
    e.PresenceChanged: _presence,
    e.FloorAsked: _asked,
    e.EntryWithdrawn: _withdrawn,
    e.EntryMoved: _moved,
    e.OrderSet: _order,
    e.ListClosed: _list_closed,
    e.ListOpened: _list_opened,
    e.ListCleared: _list_cleared,
    e.FloorGiven: _given,
    e.SpeechInterrupted: _interrupted,
    e.SpeechContinued: _continued,
    e.SpeechEnded: _ended,
    e.SpeechExtended: _more_time,
    e.TimeYielded: _yielded,
    e.SpeakerPutBack: _put_back,
    e.InvitationDeclined: _declined,
    e.TurnCorrected: _corrected,
    e.TurnSplit: _split,
    e.TurnsMerged: _merged,
    e.NoteTaken: _note,
    e.TaskSet: _task,
    e.ConcernRaised: _concern,
    e.ConcernAnswered: _answered,
    **VOTE_TELLERS,
}
