"""What the agenda, the clock and the attendance become."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, longer
from facilitator.meeting.evolve.change import counted, stopped, with_item, with_person
from facilitator.meeting.mistakes import MistakeAbout
from facilitator.meeting.people import Presence, with_one
from facilitator.meeting.spans import Span, Spans, begin, end, length, without
from facilitator.meeting.state import ItemStatus, Meeting, Phase


def _opened(meeting: Meeting, event: e.MeetingOpened, at: Instant) -> Meeting:
    return replace(meeting, phase=Phase.OPEN, opened_at=at, zone=event.zone or meeting.zone)


def _item_opened(meeting: Meeting, event: e.ItemOpened, at: Instant) -> Meeting:
    spans = begin(meeting.items[event.item].spans, at)
    next_up = None if meeting.next_up == event.item else meeting.next_up
    meeting = replace(meeting, current=event.item, next_up=next_up)
    return with_item(meeting, event.item, status=ItemStatus.OPEN, spans=spans, list_closed=False)


def _leave(meeting: Meeting, item: str, status: ItemStatus, at: Instant) -> Meeting:
    spans = end(meeting.items[item].spans, at)
    meeting = with_item(meeting, item, status=status, spans=spans)
    return replace(meeting, current=None, consent=None) if meeting.current == item else meeting


def _item_closed(meeting: Meeting, event: e.ItemClosed, at: Instant) -> Meeting:
    return _leave(meeting, event.item, ItemStatus.DONE, at)


def _item_deferred(meeting: Meeting, event: e.ItemDeferred, at: Instant) -> Meeting:
    return _leave(meeting, event.item, ItemStatus.DEFERRED, at)


def _item_skipped(meeting: Meeting, event: e.ItemSkipped, at: Instant) -> Meeting:
    return _leave(meeting, event.item, ItemStatus.SKIPPED, at)


def _time_extended(meeting: Meeting, event: e.TimeExtended, at: Instant) -> Meeting:
    state = meeting.items[event.item]
    plan = longer(state.plan, event.seconds, elapsed=length(state.spans, at))
    reasons = (*state.extensions, event.reason) if event.reason else state.extensions
    extended = state.extended + event.seconds
    return with_item(meeting, event.item, plan=plan, extensions=reasons, extended=extended)


def _paused(meeting: Meeting, event: e.MeetingPaused, at: Instant) -> Meeting:
    return replace(
        stopped(meeting, at),
        phase=Phase.PAUSED,
        pause_reason=event.reason,
        pause_seconds=event.seconds,
        recesses=begin(meeting.recesses, at),
    )


def _resumed(meeting: Meeting, _event: e.MeetingResumed, at: Instant) -> Meeting:
    if meeting.current:
        spans = begin(meeting.items[meeting.current].spans, at)
        meeting = with_item(meeting, meeting.current, spans=spans)
    if meeting.speech:
        speech = replace(meeting.speech, spans=begin(meeting.speech.spans, at))
        meeting = replace(meeting, speech=speech)
    recesses = end(meeting.recesses, at)
    return replace(
        meeting, phase=Phase.OPEN, pause_reason=None, pause_seconds=None, recesses=recesses
    )


def _recess_found(meeting: Meeting, event: e.RecessFound, _at: Instant) -> Meeting:
    """Take the time out of everything that ran through it, finished since or not."""
    gap = Span(event.began, event.ended)
    for item, state in meeting.items.items():
        if (left := _less(state.spans, gap)) != state.spans:
            meeting = with_item(meeting, item, spans=left)
    for index in reversed(range(len(meeting.turns))):
        turn = meeting.turns[index]
        if turn.ended_at is not None and turn.ended_at <= gap.began:
            break
        shorter = replace(turn, spans=_less(turn.spans, gap))
        meeting = counted(counted(meeting, turn, -1), shorter, 1)
        meeting = replace(meeting, turns=meeting.turns.replace(index, shorter))
    speech, interrupted = (
        turn and replace(turn, spans=_less(turn.spans, gap))
        for turn in (meeting.speech, meeting.interrupted)
    )
    recesses = tuple(sorted((*meeting.recesses, gap), key=lambda span: span.began))
    return replace(meeting, recesses=recesses, speech=speech, interrupted=interrupted)


def _less(spans: Spans, gap: Span) -> Spans:
    """Return the spans without a gap; what lies in it altogether shrinks to its end."""
    if not spans:
        return spans
    end = gap.ended or gap.began
    return without(spans, (gap,)) or (Span(end, end),)


def _clock_set(meeting: Meeting, _event: e.ClockSet, _at: Instant) -> Meeting:
    return meeting


def _plans_adjusted(meeting: Meeting, event: e.PlansAdjusted, _at: Instant) -> Meeting:
    for item, plan in event.after.items():
        meeting = with_item(meeting, item, plan=plan)
    return meeting


def _forced(meeting: Meeting, event: e.OpeningForced, _at: Instant) -> Meeting:
    for person in event.people:
        meeting = with_person(meeting, person, voting=False)
    return replace(meeting, mistakes=(), unsettled=event.rules)


def _quorum_set(meeting: Meeting, event: e.QuorumSet, _at: Instant) -> Meeting:
    agenda = replace(meeting.agenda, quorum=event.quorum)
    return replace(meeting, agenda=agenda, unsettled=_without(meeting, MistakeAbout.QUORUM))


def _vote_rule_set(meeting: Meeting, event: e.VoteRuleSet, _at: Instant) -> Meeting:
    agenda = replace(meeting.agenda, requirement=event.requirement)
    return replace(meeting, agenda=agenda, unsettled=_without(meeting, MistakeAbout.VOTE))


def _without(meeting: Meeting, settled: MistakeAbout) -> tuple[MistakeAbout, ...]:
    return tuple(what for what in meeting.unsettled if what is not settled)


def _minutes_adopted(meeting: Meeting, _event: e.MinutesAdopted, at: Instant) -> Meeting:
    return replace(meeting, adopted_at=at)


def _adjourned(meeting: Meeting, event: e.MeetingAdjourned, at: Instant) -> Meeting:
    people = {
        person.id: replace(person, spans=end(person.spans, at))
        for person in meeting.people.values()
    }
    return replace(
        meeting,
        phase=Phase.CLOSED,
        closed_at=at,
        next_date=event.to,
        recesses=end(meeting.recesses, at),
        people=people,
    )


def _person_added(meeting: Meeting, event: e.PersonAdded, at: Instant) -> Meeting:
    person = event.person.load()
    if person.presence in {Presence.PRESENT, Presence.LATE}:
        person = replace(person, spans=begin((), at))
    return replace(meeting, people=with_one(meeting.people, person))


def _person_renamed(meeting: Meeting, event: e.PersonRenamed, _at: Instant) -> Meeting:
    return with_person(meeting, event.person, name=event.name)


def _presence_changed(meeting: Meeting, event: e.PresenceChanged, at: Instant) -> Meeting:
    spans = meeting.people[event.person].spans
    was = meeting.people[event.person].presence
    if event.presence is Presence.LATE and was is Presence.PRESENT:
        # taken for present until they came
        spans = spans[:-1]
    is_here = event.presence in {Presence.PRESENT, Presence.LATE}
    spans = begin(spans, at) if is_here else end(spans, at)
    if event.presence in {Presence.ABSENT, Presence.EXCUSED}:
        # marked absent after all: they were never here
        spans = ()
    return with_person(
        meeting,
        event.person,
        presence=event.presence,
        reason=event.reason,
        spans=spans,
        named=False,
        came_late=event.presence is Presence.LATE or meeting.people[event.person].came_late,
    )


def _delegate_named(meeting: Meeting, event: e.DelegateNamed, _at: Instant) -> Meeting:
    return with_person(meeting, event.person, represented_by=event.delegate)


def _proxies_held(meeting: Meeting, event: e.ProxiesHeld, _at: Instant) -> Meeting:
    return with_person(meeting, event.person, held=event.number)


EVOLVERS: dict[type, Callable[[Meeting, Any, Instant], Meeting]] = {
    e.MeetingOpened: _opened,
    e.ItemOpened: _item_opened,
    e.ItemClosed: _item_closed,
    e.ItemDeferred: _item_deferred,
    e.ItemSkipped: _item_skipped,
    e.TimeExtended: _time_extended,
    e.OpeningForced: _forced,
    e.QuorumSet: _quorum_set,
    e.VoteRuleSet: _vote_rule_set,
    e.MeetingPaused: _paused,
    e.MeetingResumed: _resumed,
    e.RecessFound: _recess_found,
    e.ClockSet: _clock_set,
    e.PlansAdjusted: _plans_adjusted,
    e.MinutesAdopted: _minutes_adopted,
    e.MeetingAdjourned: _adjourned,
    e.PersonAdded: _person_added,
    e.PersonRenamed: _person_renamed,
    e.PresenceChanged: _presence_changed,
    e.DelegateNamed: _delegate_named,
    e.ProxiesHeld: _proxies_held,
}
