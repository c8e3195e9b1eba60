"""Opening, the way through the agenda, and time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, Item, Quorum, Role, Seconds
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_item, open_item, optional
from facilitator.meeting.commands.votes import without_figures
from facilitator.meeting.duration import clock
from facilitator.meeting.events.base import Event
from facilitator.meeting.gate import unfinished
from facilitator.meeting.mistakes import MistakeAbout, check_settled
from facilitator.meeting.phrase import NeedsConfirmation, Refused, nsay, say
from facilitator.meeting.rules import Requirement, Result
from facilitator.meeting.spans import Span, without
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.timing import descendants, replan


class OpenMeeting(Command, frozen=True, kw_only=True):
    """Come to order, and take up the first item."""

    before_opening: ClassVar[bool] = True

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if meeting.phase is not Phase.PREPARED:
            raise Refused(say("The meeting is open already."))
        check_settled(meeting.mistakes)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        first = next_waiting(meeting)
        return (e.MeetingOpened(), *(taking_up(meeting, first) if first else ()))


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


class ForceOpening(Command, frozen=True, kw_only=True):
    """Let the meeting open with mistakes that decide who votes: nobody they concern has a vote."""

    before_opening: ClassVar[bool] = True

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if not meeting.mistakes:
            raise Refused(say("There is no mistake that keeps the meeting from opening."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        named = {mistake.person for mistake in meeting.mistakes if mistake.person}
        people = tuple(p.id for p in meeting.people.values() if p.name in named and p.voting)
        about = {mistake.about for mistake in meeting.mistakes} - {MistakeAbout.PEOPLE}
        return (e.OpeningForced(people=people, rules=tuple(sorted(about))),)


class SetQuorum(Command, frozen=True, kw_only=True):
    """State the body's quorum."""

    before_opening: ClassVar[bool] = True

    quorum: Quorum

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        quorum = self.quorum
        if quorum.number is None and not 0 <= quorum.num <= quorum.den > 0:
            raise Refused(say("A quorum is a part of those entitled, or a number."))
        if quorum.number is not None and quorum.number < 0:
            raise Refused(say("A quorum is a part of those entitled, or a number."))
        if self.quorum == meeting.agenda.quorum and not meeting.unsettled:
            raise Refused(say("Nothing to change: that is the quorum already."))
        return (e.QuorumSet(quorum=self.quorum),)


class SetVoteRule(Command, frozen=True, kw_only=True):
    """State what a vote needs when nothing else is said."""

    before_opening: ClassVar[bool] = True

    requirement: Requirement

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if self.requirement == meeting.agenda.requirement and not meeting.unsettled:
            raise Refused(say("Nothing to change: that is the rule already."))
        return (e.VoteRuleSet(requirement=self.requirement),)


class NextItem(Command, frozen=True, kw_only=True):
    """Close the open item and take up the next one that waits."""

    in_recess: ClassVar[bool] = False

    believed: str | None = None
    confirmed: bool = False

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _next(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if self.believed is not None and self.believed != (meeting.current or ""):
            raise Refused(say("The item has just changed; nothing was done."))
        self.in_order(meeting, now)
        item = _next(meeting)
        _ask_before_leaving(meeting, confirmed=self.confirmed)
        return (*_leaving(meeting), *taking_up(meeting, item))


def _next(meeting: Meeting) -> Item:
    """Return the item that comes next, or refuse after the last one."""
    item = next_waiting(meeting)
    if item is None:
        raise Refused(say("This is the last item. Adjourn the meeting, or take up another item."))
    return item


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


def ending_speeches(meeting: Meeting) -> Events:
    """Return the ends of the running speech and of one that it interrupted."""
    speeches = [turn for turn in (meeting.speech, meeting.interrupted) if turn]
    return tuple(e.SpeechEnded(turn=turn.id) for turn in speeches)


class OpenItem(Command, frozen=True, kw_only=True):
    """Close the open item and take up this one, whatever its state."""

    in_recess: ClassVar[bool] = False

    item: str
    confirmed: bool = False

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        return _open_item(meeting, self, now)


def _open_item(meeting: Meeting, command: OpenItem | ReopenItem, _now: Instant) -> Events:
    item = known_item(meeting, command.item)
    if item.id == meeting.current:
        raise Refused(say("Item {number} is open already.", number=item.number))
    if isinstance(command, ReopenItem) and _status(meeting, item) is ItemStatus.WAITING:
        raise Refused(say("Item {number} has not been taken up yet.", number=item.number))
    _ask_before_leaving(meeting, confirmed=command.confirmed)
    return (*_leaving(meeting), *taking_up(meeting, item))


class ReopenItem(Command, frozen=True, kw_only=True):
    """Take up again an item that was closed, deferred or skipped."""

    in_recess: ClassVar[bool] = False

    item: str
    confirmed: bool = False

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        return _open_item(meeting, self, now)


class DeferItem(Command, frozen=True, kw_only=True):
    """Put an item off to the next meeting; the open one when not named."""

    item: str | None = None
    confirmed: bool = False

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        return _put_off(meeting, self, now)


def _put_off(meeting: Meeting, command: DeferItem | SkipItem, _now: Instant) -> Events:
    item = known_item(meeting, command.item) if command.item else open_item(meeting)
    parts = [
        part.id
        for part in (item, *descendants(meeting.agenda.items, item))
        if part is item or _status(meeting, part) is ItemStatus.WAITING
    ]
    kind = e.ItemDeferred if isinstance(command, DeferItem) else e.ItemSkipped
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


class SkipItem(Command, frozen=True, kw_only=True):
    """Pass an item over; the open one when not named."""

    item: str | None = None
    confirmed: bool = False

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        return _put_off(meeting, self, now)


class ExtendItem(Command, frozen=True, kw_only=True):
    """Give the open item more time."""

    in_recess: ClassVar[bool] = False

    seconds: Seconds
    reason: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        if self.seconds <= 0:
            raise Refused(say("More time must be more than nothing."))
        return (e.TimeExtended(item=item.id, seconds=self.seconds, reason=optional(self.reason)),)


class PauseMeeting(Command, frozen=True, kw_only=True):
    """Begin a recess."""

    in_recess: ClassVar[bool] = False

    reason: str | None = None

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        return (e.MeetingPaused(reason=optional(self.reason)),)


class ResumeMeeting(Command, frozen=True, kw_only=True):
    """End the recess."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if meeting.phase is not Phase.PAUSED:
            raise Refused(say("The meeting is not in recess."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return (e.MeetingResumed(),)


class CountAsRecess(Command, frozen=True, kw_only=True):
    """Let time in which nothing was done count as a recess."""

    began: Instant
    ended: Instant

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        """Refuse time before the opening, in the future, or in a recess."""
        found = (Span(self.began, self.ended),)
        opened = meeting.opened_at or now
        if not opened <= self.began < self.ended <= now:
            raise Refused(say("A recess lies between the opening of the meeting and now."))
        if without(found, meeting.recesses) != found:
            raise Refused(say("The meeting was in recess then already."))
        return (e.RecessFound(began=self.began, ended=self.ended),)


class Replan(Command, frozen=True, kw_only=True):
    """Take the proposal of `timing.replan`."""

    in_recess: ClassVar[bool] = False

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        after = replan(meeting, now)
        before = {item: meeting.items[item].plan for item in after}
        if before == after:
            raise Refused(
                say("The plan stays as it is ({time}).", time=clock(meeting.agenda.total))
            )
        return (e.PlansAdjusted(before=before, after=after),)


class AdoptMinutes(Command, frozen=True, kw_only=True):
    """Record that the minutes were read or shown, and adopted."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if meeting.adopted_at is not None:
            raise Refused(say("The minutes have been adopted already."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return (e.MinutesAdopted(),)


class Adjourn(Command, frozen=True, kw_only=True):
    """Close the meeting; unconfirmed, it is refused while the gate has something to say."""

    to: str | None = None
    confirmed: bool = False

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if self.to is not None:
            _check_later(self.to, now)
        open_ends = unfinished(meeting, now)
        if open_ends and not self.confirmed:
            raise NeedsConfirmation(
                nsay(
                    "{count} thing is unfinished. Close the meeting all the same?",
                    "{count} things are unfinished. Close the meeting all the same?",
                    len(open_ends),
                )
            )
        ends: list[Event] = list(ending_speeches(meeting))
        if meeting.open_vote:
            verdict = without_figures(Result.UNDECIDED)
            vote = meeting.open_vote
            ends.append(e.VoteClosed(vote=vote.number, counts=vote.counts, verdict=verdict))
        if meeting.open_election:
            ends.append(e.ElectionClosed(election=meeting.open_election.number))
        if meeting.current:
            ends.append(e.ItemClosed(item=meeting.current))
        return (*ends, e.MeetingAdjourned(to=self.to))


def _check_later(text: str, now: Instant) -> None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise Refused(say("{date} is not a date.", date=text)) from None
    if day < now.date():
        raise Refused(say("{date} is past: the next meeting lies ahead.", date=text))
