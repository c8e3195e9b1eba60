"""Facts of the agenda, the clock and the attendance."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from facilitator.meeting.agenda import Agenda, Instant, Plan, Quorum, Seconds, longer
from facilitator.meeting.change import counted, stopped, with_item, with_person
from facilitator.meeting.duration import clock
from facilitator.meeting.events.base import Event
from facilitator.meeting.mistakes import Mistake, MistakeAbout
from facilitator.meeting.people import People, Presence, with_one
from facilitator.meeting.phrase import Day, Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import quorum_changed, warned
from facilitator.meeting.rules import Requirement, describe
from facilitator.meeting.spans import Span, Spans, begin, end, length, without
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.stored import StoredAgenda, StoredMistake, StoredPerson
from facilitator.meeting.zone import Zone

_PRESENCE: dict[Presence, Phrase] = {
    Presence.EXPECTED: say("expected"),
    Presence.PRESENT: say("present"),
    Presence.LATE: say("arrived late"),
    Presence.LEFT: say("left"),
    Presence.ABSENT: say("absent without a reason"),
    Presence.EXCUSED: say("excused"),
}


class MeetingPrepared(Event, frozen=True, kw_only=True):
    """The agenda was loaded; always the first event."""

    meeting: str
    """Id of the meeting."""
    agenda: StoredAgenda
    program: str
    """Version of the program that prepared it."""
    mistakes: tuple[StoredMistake, ...] = ()
    """What has to be settled before the meeting opens."""
    zone: Zone | None = None
    """The zone of the place; None: at all times the offset of this event."""

    @classmethod
    def of(
        cls,
        *,
        meeting: str,
        agenda: Agenda,
        program: str,
        mistakes: Iterable[Mistake] = (),
        zone: Zone | None = None,
    ) -> MeetingPrepared:
        """Return the event for an agenda that was just read."""
        return cls(
            meeting=meeting,
            agenda=StoredAgenda.of(agenda),
            program=program,
            mistakes=tuple(StoredMistake.of(mistake) for mistake in mistakes),
            zone=zone,
        )


class OpeningForced(Event, frozen=True, kw_only=True):
    """The chair lets the meeting open although mistakes are not settled."""

    people: tuple[str, ...] = ()
    """Ids of those who have no vote by it."""
    rules: tuple[MistakeAbout, ...] = ()
    """What is asked for before the first vote."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        for person in self.people:
            meeting = with_person(meeting, person, voting=False)
        return replace(meeting, mistakes=(), unsettled=self.rules)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        told_ = [say("opened by force, with mistakes that were not settled")]
        if self.people:
            names = ", ".join(meeting.name_of(person) for person in self.people)
            told_.append(say("without a vote by it: {names}", names=names))
        if self.rules:
            told_.append(say("to be named before the first vote: quorum or rule"))
        return joined(told_)


class QuorumSet(Event, frozen=True, kw_only=True):
    """The chair stated the body's quorum."""

    quorum: Quorum

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        agenda = replace(meeting.agenda, quorum=self.quorum)
        return replace(meeting, agenda=agenda, unsettled=_without(meeting, MistakeAbout.QUORUM))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        entitled = meeting.quorum.entitled
        return say(
            "the quorum is {needed} of {entitled}",
            needed=self.quorum.needed(entitled),
            entitled=entitled,
        )


def _without(meeting: Meeting, settled: MistakeAbout) -> tuple[MistakeAbout, ...]:
    return tuple(what for what in meeting.unsettled if what is not settled)


class VoteRuleSet(Event, frozen=True, kw_only=True):
    """The chair stated what a vote needs when nothing else is said."""

    requirement: Requirement

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        agenda = replace(meeting.agenda, requirement=self.requirement)
        return replace(meeting, agenda=agenda, unsettled=_without(meeting, MistakeAbout.VOTE))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("a vote needs, if nothing else is said: {rule}", rule=describe(self.requirement))


class MeetingOpened(Event, frozen=True, kw_only=True):
    """The meeting came to order."""

    zone: Zone | None = None
    """The zone of the place, when it is not the one in which the meeting was prepared."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(meeting, phase=Phase.OPEN, opened_at=at, zone=self.zone or meeting.zone)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return warned(meeting, say("the meeting is open"))


class ItemOpened(Event, frozen=True, kw_only=True):
    """An item was taken up, for the first time or again."""

    item: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        spans = begin(meeting.items[self.item].spans, at)
        next_up = None if meeting.next_up == self.item else meeting.next_up
        meeting = replace(meeting, current=self.item, next_up=next_up)
        return with_item(meeting, self.item, status=ItemStatus.OPEN, spans=spans, list_closed=False)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if meeting.items[self.item].spans:
            return say("item {number} again: {title}", **_item(meeting, self.item))
        return say("item {number}: {title}", **_item(meeting, self.item))


def _item(meeting: Meeting, item: str) -> dict[str, str]:
    found = meeting.item_by_id(item)
    return {"number": found.number, "title": found.title}


class ItemClosed(Event, frozen=True, kw_only=True):
    """The open item was done."""

    item: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _leave(meeting, self.item, ItemStatus.DONE, at)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        time = clock(meeting.elapsed(self.item, at))
        return say(
            "item {number} done after {time}", number=_item(meeting, self.item)["number"], time=time
        )


def _leave(meeting: Meeting, item: str, status: ItemStatus, at: Instant) -> Meeting:
    spans = end(meeting.items[item].spans, at)
    meeting = with_item(meeting, item, status=status, spans=spans)
    return replace(meeting, current=None, consent=None) if meeting.current == item else meeting


class ItemDeferred(Event, frozen=True, kw_only=True):
    """An item was put off to the next meeting."""

    item: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _leave(meeting, self.item, ItemStatus.DEFERRED, at)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say(
            "item {number} deferred to the next meeting: {title}", **_item(meeting, self.item)
        )


class ItemSkipped(Event, frozen=True, kw_only=True):
    """An item was passed over."""

    item: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _leave(meeting, self.item, ItemStatus.SKIPPED, at)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("item {number} skipped: {title}", **_item(meeting, self.item))


class TimeExtended(Event, frozen=True, kw_only=True):
    """The open item got more time."""

    item: str
    seconds: Seconds
    reason: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        state = meeting.items[self.item]
        plan = longer(state.plan, self.seconds, elapsed=length(state.spans, at))
        reasons = (*state.extensions, self.reason) if self.reason else state.extensions
        extended = state.extended + self.seconds
        return with_item(meeting, self.item, plan=plan, extensions=reasons, extended=extended)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        number, time = _item(meeting, self.item)["number"], clock(self.seconds)
        if self.reason:
            return say(
                "{time} more for item {number}: {reason}",
                time=time,
                number=number,
                reason=self.reason,
            )
        return say("{time} more for item {number}", time=time, number=number)


class MeetingPaused(Event, frozen=True, kw_only=True):
    """A recess began."""

    reason: str | None = None
    seconds: Seconds | None = None
    """How long it should last."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(
            stopped(meeting, at),
            phase=Phase.PAUSED,
            pause_reason=self.reason,
            pause_seconds=self.seconds,
            recesses=begin(meeting.recesses, at),
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.reason:
            return say("recess: {reason}", reason=self.reason)
        if self.seconds:
            return say("recess of {time}", time=clock(self.seconds))
        return say("recess")


class MeetingResumed(Event, frozen=True, kw_only=True):
    """The recess ended."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
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

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the meeting goes on")


class RecessFound(Event, frozen=True, kw_only=True):
    """The program did not run, or the computer slept: that time counts as a recess."""

    began: Instant
    ended: Instant

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        """Take the time out of everything that ran through it, finished since or not."""
        gap = Span(self.began, self.ended)
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

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say(
            "the time from {began} to {ended} counts as a recess",
            began=moment(self.began, self.ended),
            ended=moment(self.ended, self.began),
        )


def _less(spans: Spans, gap: Span) -> Spans:
    """Return the spans without a gap; what lies in it altogether shrinks to its end."""
    if not spans:
        return spans
    end = gap.ended or gap.began
    return without(spans, (gap,)) or (Span(end, end),)


def moment(instant: Instant, other: Instant) -> str:
    """Return a time of day, with its date when the `other` time told with it has another date."""
    day = "" if instant.date() == other.date() else f"{instant:%Y-%m-%d} "
    return f"{day}{instant:%H:%M:%S}"


class ClockSet(Event, frozen=True, kw_only=True):
    """The time of the meeting goes on from the instant of this event, whatever the computer has.

    It explains the times behind it, leads to no state of its own, and undo passes over it.
    """

    computer: Instant
    """What the computer's clock said at that instant."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return meeting

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say(
            "the time of the meeting goes on from {time}; the computer's clock says {clock}",
            time=moment(at, self.computer),
            clock=moment(self.computer, at),
        )


class PlansAdjusted(Event, frozen=True, kw_only=True):
    """Remaining lengths were re-planned; both the old and the new plans by item."""

    before: dict[str, Plan]
    after: dict[str, Plan]

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        for item, plan in self.after.items():
            meeting = with_item(meeting, item, plan=plan)
        return meeting

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the remaining items were re-planned")


class MinutesAdopted(Event, frozen=True, kw_only=True):
    """The minutes were read or shown, and adopted."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(meeting, adopted_at=at)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the minutes were adopted")


class MeetingAdjourned(Event, frozen=True, kw_only=True):
    """The meeting was closed; `to` is the next one's ISO date."""

    to: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        people = People(
            {
                person.id: replace(person, spans=end(person.spans, at))
                for person in meeting.people.values()
            }
        )
        return replace(
            meeting,
            phase=Phase.CLOSED,
            closed_at=at,
            next_date=self.to,
            recesses=end(meeting.recesses, at),
            people=people,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.to:
            return say("the meeting is closed; the next one is on {date}", date=Day(self.to))
        return say("the meeting is closed")


class PersonAdded(Event, frozen=True, kw_only=True):
    """Somebody who is on no roster joined."""

    person: StoredPerson

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        person = self.person.load()
        if person.presence in {Presence.PRESENT, Presence.LATE}:
            person = replace(person, spans=begin((), at))
        return replace(meeting, people=with_one(meeting.people, person))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return _with_quorum(meeting, self, at, say("{name} joined", name=self.person.name))


def _with_quorum(
    meeting: Meeting, event: PersonAdded | PresenceChanged, at: Instant, told: Phrase
) -> Phrase:
    """Announce that the quorum is lost, or there again (spec 2)."""
    if meeting.opened_at is None:
        return told
    changed = quorum_changed(meeting, event.evolve(meeting, at))
    return told if changed is None else joined((told, changed))


class PersonRenamed(Event, frozen=True, kw_only=True):
    """Somebody's name was put right; everything of theirs stays theirs."""

    person: str
    name: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_person(meeting, self.person, name=self.name)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("{old} is now called {name}", old=meeting.name_of(self.person), name=self.name)


class PresenceChanged(Event, frozen=True, kw_only=True):
    """Somebody was found present, late, gone, absent or excused."""

    person: str
    presence: Presence
    reason: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        spans = meeting.people[self.person].spans
        was = meeting.people[self.person].presence
        if self.presence is Presence.LATE and was is Presence.PRESENT:
            # taken for present until they came
            spans = spans[:-1]
        is_here = self.presence in {Presence.PRESENT, Presence.LATE}
        spans = begin(spans, at) if is_here else end(spans, at)
        if self.presence in {Presence.ABSENT, Presence.EXCUSED}:
            # marked absent after all: they were never here
            spans = ()
        return with_person(
            meeting,
            self.person,
            presence=self.presence,
            reason=self.reason,
            spans=spans,
            named=False,
            came_late=self.presence is Presence.LATE or meeting.people[self.person].came_late,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name, state = meeting.name_of(self.person), _PRESENCE[self.presence]
        told = say("{name}: {state}", name=name, state=state)
        if self.reason:
            told = say("{name}: {state} ({reason})", name=name, state=state, reason=self.reason)
        return _with_quorum(meeting, self, at, told)


class DelegateNamed(Event, frozen=True, kw_only=True):
    """Somebody's vote is cast by their delegate when they are away; None: by nobody any more."""

    person: str
    delegate: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_person(meeting, self.person, represented_by=self.delegate)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name = meeting.name_of(self.person)
        if self.delegate is None:
            return say("nobody votes for {name} any more", name=name)
        delegate = meeting.name_of(self.delegate)
        return say("{delegate} votes for {name} when they are away", delegate=delegate, name=name)


class ProxiesHeld(Event, frozen=True, kw_only=True):
    """Somebody casts so many votes of members on no roster."""

    person: str
    number: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_person(meeting, self.person, held=self.number)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return nsay(
            "{name} casts {count} vote of others",
            "{name} casts {count} votes of others",
            self.number,
            name=meeting.name_of(self.person),
        )
