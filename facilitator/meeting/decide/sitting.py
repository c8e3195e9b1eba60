"""Opening, the way through the agenda, and time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, Item, Role
from facilitator.meeting.decide.checks import known_item, open_item, optional
from facilitator.meeting.duration import clock
from facilitator.meeting.mistakes import MistakeAbout, check_settled
from facilitator.meeting.phrase import NeedsConfirmation, Refused, nsay, say
from facilitator.meeting.spans import Span, without
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.timing import descendants, replan

Events = tuple[e.Event, ...]


def _open(meeting: Meeting, _command: c.OpenMeeting, _now: Instant) -> Events:
    if meeting.phase is not Phase.PREPARED:
        raise Refused(say("The meeting is open already."))
    check_settled(meeting.mistakes)
    first = next_waiting(meeting)
    return (e.MeetingOpened(), *(taking_up(meeting, first) if first else ()))


def _force(meeting: Meeting, _command: c.ForceOpening, _now: Instant) -> Events:
    if not meeting.mistakes:
        raise Refused(say("There is no mistake that keeps the meeting from opening."))
    named = {mistake.person for mistake in meeting.mistakes if mistake.person}
    people = tuple(p.id for p in meeting.people.values() if p.name in named and p.voting)
    about = {mistake.about for mistake in meeting.mistakes} - {MistakeAbout.PEOPLE}
    return (e.OpeningForced(people=people, rules=tuple(sorted(about))),)


def _set_quorum(meeting: Meeting, command: c.SetQuorum, _now: Instant) -> Events:
    quorum = command.quorum
    if quorum.number is None and not 0 <= quorum.num <= quorum.den > 0:
        raise Refused(say("A quorum is a part of those entitled, or a number."))
    if quorum.number is not None and quorum.number < 0:
        raise Refused(say("A quorum is a part of those entitled, or a number."))
    if command.quorum == meeting.agenda.quorum and not meeting.unsettled:
        raise Refused(say("Nothing to change: that is the quorum already."))
    return (e.QuorumSet(quorum=command.quorum),)


def _set_vote_rule(meeting: Meeting, command: c.SetVoteRule, _now: Instant) -> Events:
    if command.requirement == meeting.agenda.requirement and not meeting.unsettled:
        raise Refused(say("Nothing to change: that is the rule already."))
    return (e.VoteRuleSet(requirement=command.requirement),)


def next_waiting(meeting: Meeting, *, without: Collection[str] = ()) -> Item | None:
    """Return the item that comes next: the one decided on, the first waiting one after, at all."""
    waiting = [
        item
        for item in meeting.agenda.items
        if _status(meeting, item) is ItemStatus.WAITING and item.id not in without
    ]
    decided = next((item for item in waiting if item.id == meeting.next_up), None)
    if decided is not None:
        return decided
    current = meeting.item
    if current is not None:
        after = meeting.agenda.items.index(current)
        later = [i for i in waiting if meeting.agenda.items.index(i) > after]
        waiting = later or waiting
    return waiting[0] if waiting else None


def _status(meeting: Meeting, item: Item) -> ItemStatus:
    return meeting.items[item.id].status


def taking_up(meeting: Meeting, item: Item) -> Events:
    """Return the events of opening an item; a go-around puts the members on its list.

    Those present, or all of the roster while the attendance was not taken; guests and observers
    may ask for the floor like anybody else.
    """
    if item.go_around is None or meeting.items[item.id].spans:
        return (e.ItemOpened(item=item.id),)
    first = meeting.entries + 1
    members = [
        person
        for person in meeting.people.values()
        if person.role not in {Role.GUEST, Role.OBSERVER}
        and (person.is_present or not meeting.attendance_taken)
    ]
    asked = (
        e.FloorAsked(entry=f"e{n}", person=person.id) for n, person in enumerate(members, first)
    )
    return (e.ItemOpened(item=item.id), *asked)


def ending_speeches(meeting: Meeting) -> Events:
    """Return the ends of the running speech and of one that it interrupted."""
    speeches = [turn for turn in (meeting.speech, meeting.interrupted) if turn]
    return tuple(e.SpeechEnded(turn=turn.id) for turn in speeches)


def _ask_before_leaving(meeting: Meeting, *, confirmed: bool) -> None:
    """Ask once when something is going on in the open item (spec 1)."""
    if confirmed or meeting.current is None:
        return
    if meeting.open_vote:
        raise NeedsConfirmation(say("A vote is open. Leave the item all the same?"))
    if meeting.open_election:
        raise NeedsConfirmation(say("An election is open. Leave the item all the same?"))
    if meeting.speech:
        name = meeting.name_of(meeting.speech.person)
        raise NeedsConfirmation(say("{name} is speaking. Leave the item all the same?", name=name))
    if waiting := len(meeting.waiting):
        raise NeedsConfirmation(
            nsay(
                "{count} person is waiting to speak. Leave the item all the same?",
                "{count} people are waiting to speak. Leave the item all the same?",
                waiting,
            )
        )


def _leaving(meeting: Meeting) -> Events:
    if meeting.current is None:
        return ()
    return (*ending_speeches(meeting), e.ItemClosed(item=meeting.current))


def _next(meeting: Meeting, command: c.NextItem, _now: Instant) -> Events:
    if command.believed is not None and command.believed != (meeting.current or ""):
        raise Refused(say("The item has just changed; nothing was done."))
    item = next_waiting(meeting)
    if item is None:
        raise Refused(say("This is the last item. Adjourn the meeting, or take up another item."))
    _ask_before_leaving(meeting, confirmed=command.confirmed)
    return (*_leaving(meeting), *taking_up(meeting, item))


def _open_item(meeting: Meeting, command: c.OpenItem | c.ReopenItem, _now: Instant) -> Events:
    item = known_item(meeting, command.item)
    if item.id == meeting.current:
        raise Refused(say("Item {number} is open already.", number=item.number))
    if isinstance(command, c.ReopenItem) and _status(meeting, item) is ItemStatus.WAITING:
        raise Refused(say("Item {number} has not been taken up yet.", number=item.number))
    _ask_before_leaving(meeting, confirmed=command.confirmed)
    return (*_leaving(meeting), *taking_up(meeting, item))


def _put_off(meeting: Meeting, command: c.DeferItem | c.SkipItem, _now: Instant) -> Events:
    item = known_item(meeting, command.item) if command.item else open_item(meeting)
    parts = [
        part.id
        for part in (item, *descendants(meeting.agenda.items, item))
        if part is item or _status(meeting, part) is ItemStatus.WAITING
    ]
    kind = e.ItemDeferred if isinstance(command, c.DeferItem) else e.ItemSkipped
    put_off = tuple(kind(item=part) for part in parts)
    if item.id != meeting.current:
        if _status(meeting, item) is not ItemStatus.WAITING:
            raise Refused(say("Item {number} is not waiting.", number=item.number))
        return put_off
    if meeting.phase is Phase.PAUSED:
        raise Refused(say("The meeting is in recess: resume it first."))
    _ask_before_leaving(meeting, confirmed=command.confirmed)
    following = next_waiting(meeting, without=parts)
    return (
        *ending_speeches(meeting),
        *put_off,
        *(taking_up(meeting, following) if following else ()),
    )


def _extend(meeting: Meeting, command: c.ExtendItem, _now: Instant) -> Events:
    item = open_item(meeting)
    if command.seconds <= 0:
        raise Refused(say("More time must be more than nothing."))
    return (e.TimeExtended(item=item.id, seconds=command.seconds, reason=optional(command.reason)),)


def _pause(_meeting: Meeting, command: c.PauseMeeting, _now: Instant) -> Events:
    return (e.MeetingPaused(reason=optional(command.reason)),)


def _resume(meeting: Meeting, _command: c.ResumeMeeting, _now: Instant) -> Events:
    if meeting.phase is not Phase.PAUSED:
        raise Refused(say("The meeting is not in recess."))
    return (e.MeetingResumed(),)


def _count_as_recess(meeting: Meeting, command: c.CountAsRecess, now: Instant) -> Events:
    """Refuse time that is not the meeting's: before its opening, in the future, or in a recess."""
    found = (Span(command.began, command.ended),)
    opened = meeting.opened_at or now
    if not opened <= command.began < command.ended <= now:
        raise Refused(say("A recess lies between the opening of the meeting and now."))
    if without(found, meeting.recesses) != found:
        raise Refused(say("The meeting was in recess then already."))
    return (e.RecessFound(began=command.began, ended=command.ended),)


def _replan(meeting: Meeting, _command: c.Replan, now: Instant) -> Events:
    after = replan(meeting, now)
    before = {item: meeting.items[item].plan for item in after}
    if before == after:
        raise Refused(say("The plan stays as it is ({time}).", time=clock(meeting.agenda.total)))
    return (e.PlansAdjusted(before=before, after=after),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.OpenMeeting: _open,
    c.ForceOpening: _force,
    c.SetQuorum: _set_quorum,
    c.SetVoteRule: _set_vote_rule,
    c.NextItem: _next,
    c.OpenItem: _open_item,
    c.ReopenItem: _open_item,
    c.DeferItem: _put_off,
    c.SkipItem: _put_off,
    c.ExtendItem: _extend,
    c.PauseMeeting: _pause,
    c.ResumeMeeting: _resume,
    c.CountAsRecess: _count_as_recess,
    c.Replan: _replan,
}
