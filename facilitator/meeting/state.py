"""The meeting as it stands: what is needed to decide and to show now."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Agenda, Instant, Item, Order, Plan, Seconds
from facilitator.meeting.chain import Chain
from facilitator.meeting.consent import ConsentBlock
from facilitator.meeting.effects import InForce
from facilitator.meeting.elections.election import Election
from facilitator.meeting.floor import Turn, Waiting
from facilitator.meeting.mistakes import Mistake, MistakeAbout
from facilitator.meeting.motions import Motion, waits_for_part
from facilitator.meeting.notes import Concern, Note, Task
from facilitator.meeting.people import Person, QuorumState, everybody, quorum_state
from facilitator.meeting.spans import Spans, length
from facilitator.meeting.votes import Vote
from facilitator.meeting.zone import Zone


class Phase(StrEnum):
    """Where the meeting as a whole stands."""

    PREPARED = "prepared"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class ItemStatus(StrEnum):
    """States of an item (spec 1)."""

    WAITING = "waiting"
    OPEN = "open"
    DONE = "done"
    DEFERRED = "deferred"
    SKIPPED = "skipped"


class ItemState(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of an item of the agenda."""

    status: ItemStatus = ItemStatus.WAITING
    plan: Plan
    """As it stands after extensions and re-planning."""
    spans: Spans = ()
    waiting: Waiting = ()
    """This item's own speakers' list, in the order of arrival within each class."""
    list_closed: bool = False
    extended: Seconds = 0
    """More time that the chair gave."""
    extensions: tuple[str, ...] = ()
    """Reasons given for more time."""
    conclusion: str | None = None
    turn_limit: Seconds | None = None
    """Length of a turn that the meeting decided on for this item."""
    limited_until: Instant | None = None
    """Until when, where the meeting set a time for it."""
    seconds_for: Seconds = 0
    seconds_against: Seconds = 0
    """Time of finished speeches for and against, for the order in alternation."""
    pool_extra: dict[str, Seconds] = {}
    """More speaking time that the chair gave to groups while this item was open."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting. Changed only by `evolve`; every version shares what did not change."""

    id: str
    agenda: Agenda
    phase: Phase = Phase.PREPARED
    opened_at: Instant | None = None
    closed_at: Instant | None = None
    next_date: str | None = None
    recesses: Spans = ()
    pause_reason: str | None = None
    pause_seconds: Seconds | None = None
    """How long the recess should last, when that was decided."""
    items: dict[str, ItemState]
    current: str | None = None
    """Id of the open item; kept through a recess."""
    people: dict[str, Person] = {}
    order: Order = Order.FIFO
    speech: Turn | None = None
    interrupted: Turn | None = None
    """The speech that an interposed question has paused."""
    turns: Chain[Turn] = Chain()
    """Finished turns, in the order of their ends."""
    entries: int = 0
    """Requests for the floor so far, for their ids."""
    speeches: int = 0
    motions: Chain[Motion] = Chain()
    consent: ConsentBlock | None = None
    """The consent agenda that is before the meeting."""
    consents: tuple[ConsentBlock, ...] = ()
    """Those that were adopted."""
    next_up: str | None = None
    """Id of the item that the meeting decided to take next."""
    effect: InForce | None = None
    """What the last carried motion did, for a recount or an annulment to take back."""
    votes: Chain[Vote] = Chain()
    elections: Chain[Election] = Chain()
    notes: Chain[Note] = Chain()
    tasks: Chain[Task] = Chain()
    concerns: Chain[Concern] = Chain()
    adopted_at: Instant | None = None
    mistakes: tuple[Mistake, ...] = ()
    """What has to be settled before the meeting opens."""
    unsettled: tuple[MistakeAbout, ...] = ()
    """Rules that could not be read and have to be named before a vote."""
    zone: Zone = Zone()
    """The time zone in which all times are shown, wherever the meeting is resumed."""

    @property
    def in_session(self) -> bool:
        """Opened, not in recess, not closed."""
        return self.phase is Phase.OPEN

    @property
    def item(self) -> Item | None:
        """The open item."""
        return self.item_by_id(self.current) if self.current else None

    @property
    def item_state(self) -> ItemState | None:
        """The open item's state."""
        return self.items[self.current] if self.current else None

    def item_by_id(self, item_id: str) -> Item:
        """Return an item of the agenda; ids are `i1`, `i2`, ... in document order."""
        return self.agenda.items[int(item_id[1:]) - 1]

    @property
    def waiting(self) -> Waiting:
        """The open item's list as it came in; `order.arranged` puts it in order."""
        state = self.item_state
        return state.waiting if state else ()

    @property
    def live(self) -> tuple[Turn, ...]:
        """The speeches that are not finished: the one that an interposed question paused first."""
        return tuple(turn for turn in (self.interrupted, self.speech) if turn)

    @property
    def open_vote(self) -> Vote | None:
        """The vote that is being taken."""
        return self.votes[-1] if self.votes and self.votes[-1].is_open else None

    @property
    def open_election(self) -> Election | None:
        """The election that papers are being taken for."""
        return self.elections[-1] if self.elections and self.elections[-1].is_open else None

    @property
    def pending_motion(self) -> Motion | None:
        """The motion to be decided next: the open item's last one still without a result."""
        return next(
            (
                motion
                for motion in reversed(self.motions)
                if motion.status.is_pending
                and motion.item == self.current
                and not waits_for_part(self.motions, motion)
            ),
            None,
        )

    @property
    def attendance_taken(self) -> bool:
        """Somebody has been marked present, absent or anything else.

        Who joined by speaking was not called: others may be in the room whom nobody named.
        """
        return everybody(self.people).tallies.called > 0

    @property
    def quorum(self) -> QuorumState:
        """The quorum as it stands."""
        return quorum_state(self.people, self.agenda.quorum)

    def name_of(self, person_id: str | None) -> str:
        """Return somebody's name; `…` for a place that is kept for nobody yet."""
        return self.people[person_id].name if person_id else "…"

    def elapsed(self, item_id: str, now: Instant) -> Seconds:
        """Return how long an item has been open: its spans, up to `now`."""
        return length(self.items[item_id].spans, now)
