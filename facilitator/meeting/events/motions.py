"""Facts of motions."""

from __future__ import annotations

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.effects import Kept, Part
from facilitator.meeting.events.base import Fact
from facilitator.meeting.motions import MotionStatus, Until
from facilitator.meeting.rules import Requirement
from facilitator.meeting.votes import Method


class MotionMoved(Fact, frozen=True, kw_only=True):
    """A motion was made."""

    number: int
    text: str
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement
    method: Method | None = None
    item: str
    amends: int | None = None
    wording: str | None = None
    """Of an amendment: how what it amends would read."""
    procedure: str | None = None
    """Kind of a procedural motion; the text is then what it asks."""
    in_block: bool = False
    """It was part of the consent agenda."""
    place: int | None = None
    """The place among the item's prepared motions, from 1."""
    part_of: int | None = None
    """Number of the motion that was divided into this one and others."""


class MotionSeconded(Fact, frozen=True, kw_only=True):
    """A motion was seconded."""

    motion: int
    seconder: str


class MotionWithdrawn(Fact, frozen=True, kw_only=True):
    """The mover withdrew the motion."""

    motion: int


class MotionTabled(Fact, frozen=True, kw_only=True):
    """The motion was laid on the table."""

    motion: int


class MotionReferred(Fact, frozen=True, kw_only=True):
    """The motion was referred elsewhere."""

    motion: int
    to: str | None = None


class MotionPostponed(Fact, frozen=True, kw_only=True):
    """The motion was put off, until when `to` says; or dropped without a decision."""

    motion: int
    to: str | None = None
    """The words."""
    indefinitely: bool = False
    until: Until | None = None
    """When it comes back, as `to` was understood."""


class DivisionOrdered(Fact, frozen=True, kw_only=True):
    """It was decided to vote on a motion part by part; the parts are still to be worded."""

    motion: int


class MotionDivided(Fact, frozen=True, kw_only=True):
    """A motion was divided: the parts, moved next, are decided one by one in its place."""

    motion: int
    parts: tuple[int, ...]
    """Their numbers."""


class MotionTaken(Fact, frozen=True, kw_only=True):
    """A motion on the table, or a postponed one, was taken up in the item that was open then."""

    motion: int
    item: str
    early: bool = False
    """It was postponed, and its time had not come."""


class MotionReconsidered(Fact, frozen=True, kw_only=True):
    """A decided motion came before the meeting again, in the item that was open then."""

    motion: int
    item: str


class MotionsRestored(Fact, frozen=True, kw_only=True):
    """Motions stand as they did before a procedural motion that did not carry after all."""

    motions: tuple[int, ...]
    """The main motion first, then the amendments that had gone its way with it."""
    status: MotionStatus
    """Of the first one."""


class WordingSet(Fact, frozen=True, kw_only=True):
    """It was said how the amended text would read."""

    motion: int
    """The amendment."""
    wording: str | None = None
    """None: it has to be said anew, because what it amends has changed."""


class MotionReworded(Fact, frozen=True, kw_only=True):
    """A motion's text became another one: by an amendment, or back when that did not stand."""

    motion: int
    text: str
    by: int | None = None
    """The amendment; none when an earlier text was restored."""
    wording: str | None = None
    """Of an amendment that was amended: how what it amends would read now."""


class DebateClosed(Fact, frozen=True, kw_only=True):
    """Motions are to be voted on without more debate or amendments."""

    motions: tuple[int, ...]


class DebateReopened(Fact, frozen=True, kw_only=True):
    """Motions may be debated and amended again."""

    motions: tuple[int, ...]


class VoteMethodSet(Fact, frozen=True, kw_only=True):
    """It was decided how motions are voted on."""

    motions: tuple[int, ...]
    method: Method | None
    """None: as usual again."""


class SpeechesLimited(Fact, frozen=True, kw_only=True):
    """Turns on an item got another length, for as long as `until` says or for all of it."""

    item: str
    seconds: Seconds | None
    """None: the usual length again."""
    until: Instant | None = None


class ItemPutNext(Fact, frozen=True, kw_only=True):
    """An item was to be taken next, whatever the order of the agenda."""

    item: str


class EffectRecorded(Fact, frozen=True, kw_only=True):
    """What a carried motion has just done, with each changed part as it was before."""

    motion: int
    parts: tuple[Part, ...] = ()
    cut: tuple[str, ...] = ()
    """Ids of the turns that it ended."""
    made: tuple[int, ...] = ()
    """Numbers of the motions that it made."""
    recess: bool = False


class EffectReversed(Fact, frozen=True, kw_only=True):
    """A motion did not carry after all: parts got their values back, and some things stay."""

    motion: int
    parts: tuple[Part, ...] = ()
    """Each with the value that it has from now on."""
    kept: tuple[Kept, ...] = ()


class ConsentAsked(Fact, frozen=True, kw_only=True):
    """Prepared motions of an item were put before the meeting as one block (places from 1)."""

    item: str
    places: tuple[int, ...]


class ConsentObjected(Fact, frozen=True, kw_only=True):
    """A motion left the block."""

    place: int
    person: str | None = None


class ConsentAdopted(Fact, frozen=True, kw_only=True):
    """What was left of the block was adopted: these motions."""

    motions: tuple[int, ...]


class ConsentDropped(Fact, frozen=True, kw_only=True):
    """The block was taken back."""


MotionEvent = (
    MotionMoved
    | MotionSeconded
    | MotionWithdrawn
    | MotionTabled
    | MotionReferred
    | MotionPostponed
    | DivisionOrdered
    | MotionDivided
    | MotionTaken
    | MotionReconsidered
    | MotionsRestored
    | WordingSet
    | MotionReworded
    | DebateClosed
    | DebateReopened
    | VoteMethodSet
    | SpeechesLimited
    | ItemPutNext
    | EffectRecorded
    | EffectReversed
    | ConsentAsked
    | ConsentObjected
    | ConsentAdopted
    | ConsentDropped
)
"""Facts of motions."""
