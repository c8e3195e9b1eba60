"""Facts of the agenda, the clock and the attendance."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.meeting.agenda import Agenda, Instant, Plan, Quorum, Seconds
from facilitator.meeting.events.base import Fact
from facilitator.meeting.mistakes import Mistake, MistakeAbout
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import Requirement
from facilitator.meeting.stored import StoredAgenda, StoredMistake, StoredPerson
from facilitator.meeting.zone import Zone


class MeetingPrepared(Fact, frozen=True, kw_only=True):
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


class OpeningForced(Fact, frozen=True, kw_only=True):
    """The chair lets the meeting open although mistakes are not settled."""

    people: tuple[str, ...] = ()
    """Ids of those who have no vote by it."""
    rules: tuple[MistakeAbout, ...] = ()
    """What is asked for before the first vote."""


class QuorumSet(Fact, frozen=True, kw_only=True):
    """The chair stated the body's quorum."""

    quorum: Quorum


class VoteRuleSet(Fact, frozen=True, kw_only=True):
    """The chair stated what a vote needs when nothing else is said."""

    requirement: Requirement


class MeetingOpened(Fact, frozen=True, kw_only=True):
    """The meeting came to order."""

    zone: Zone | None = None
    """The zone of the place, when it is not the one in which the meeting was prepared."""


class ItemOpened(Fact, frozen=True, kw_only=True):
    """An item was taken up, for the first time or again."""

    item: str


class ItemClosed(Fact, frozen=True, kw_only=True):
    """The open item was done."""

    item: str


class ItemDeferred(Fact, frozen=True, kw_only=True):
    """An item was put off to the next meeting."""

    item: str


class ItemSkipped(Fact, frozen=True, kw_only=True):
    """An item was passed over."""

    item: str


class TimeExtended(Fact, frozen=True, kw_only=True):
    """The open item got more time."""

    item: str
    seconds: Seconds
    reason: str | None = None


class MeetingPaused(Fact, frozen=True, kw_only=True):
    """A recess began."""

    reason: str | None = None
    seconds: Seconds | None = None
    """How long it should last."""


class MeetingResumed(Fact, frozen=True, kw_only=True):
    """The recess ended."""


class RecessFound(Fact, frozen=True, kw_only=True):
    """The program did not run, or the computer slept: that time counts as a recess."""

    began: Instant
    ended: Instant


class ClockSet(Fact, frozen=True, kw_only=True):
    """The time of the meeting goes on from the instant of this event, whatever the computer has.

    It explains the times behind it, leads to no state of its own, and undo passes over it.
    """

    computer: Instant
    """What the computer's clock said at that instant."""


class PlansAdjusted(Fact, frozen=True, kw_only=True):
    """Remaining lengths were re-planned; both the old and the new plans by item."""

    before: dict[str, Plan]
    after: dict[str, Plan]


class MinutesAdopted(Fact, frozen=True, kw_only=True):
    """The minutes were read or shown, and adopted."""


class MeetingAdjourned(Fact, frozen=True, kw_only=True):
    """The meeting was closed; `to` is the next one's ISO date."""

    to: str | None = None


class PersonAdded(Fact, frozen=True, kw_only=True):
    """Somebody who is on no roster joined."""

    person: StoredPerson


class PersonRenamed(Fact, frozen=True, kw_only=True):
    """Somebody's name was put right; everything of theirs stays theirs."""

    person: str
    name: str


class PresenceChanged(Fact, frozen=True, kw_only=True):
    """Somebody was found present, late, gone, absent or excused."""

    person: str
    presence: Presence
    reason: str | None = None


class DelegateNamed(Fact, frozen=True, kw_only=True):
    """Somebody's vote is cast by their delegate when they are away; None: by nobody any more."""

    person: str
    delegate: str | None = None


class ProxiesHeld(Fact, frozen=True, kw_only=True):
    """Somebody casts so many votes of members on no roster."""

    person: str
    number: int


SittingEvent = (
    MeetingPrepared
    | OpeningForced
    | QuorumSet
    | VoteRuleSet
    | MeetingOpened
    | ItemOpened
    | ItemClosed
    | ItemDeferred
    | ItemSkipped
    | TimeExtended
    | MeetingPaused
    | MeetingResumed
    | RecessFound
    | ClockSet
    | PlansAdjusted
    | MinutesAdopted
    | MeetingAdjourned
    | PersonAdded
    | PersonRenamed
    | PresenceChanged
    | DelegateNamed
    | ProxiesHeld
)
"""Facts of the agenda, the clock and the attendance."""
