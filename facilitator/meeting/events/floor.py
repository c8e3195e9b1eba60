"""Facts of the speakers' list and the speeches."""

from __future__ import annotations

from facilitator.meeting.agenda import Instant, Order, Seconds
from facilitator.meeting.events.base import Fact
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.stored import StoredSpan


class FloorAsked(Fact, frozen=True, kw_only=True):
    """Somebody asked for the floor."""

    entry: str
    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0
    answers: str | None = None


class EntryNamed(Fact, frozen=True, kw_only=True):
    """It became known who asked for the floor."""

    entry: str
    person: str


class EntryWithdrawn(Fact, frozen=True, kw_only=True):
    """A request for the floor was taken off the list."""

    entry: str


class EntryMoved(Fact, frozen=True, kw_only=True):
    """The chair moved a request to a place (from 0) of the list as it stood."""

    entry: str
    place: int
    speech_class: SpeechClass


class OrderSet(Fact, frozen=True, kw_only=True):
    """The list is served in another order."""

    order: Order


class ListClosed(Fact, frozen=True, kw_only=True):
    """No new plain requests."""


class ListOpened(Fact, frozen=True, kw_only=True):
    """The list takes requests again."""


class ListCleared(Fact, frozen=True, kw_only=True):
    """Everybody still waiting was taken off the open item's list."""


class FloorGiven(Fact, frozen=True, kw_only=True):
    """A speech began."""

    turn: str
    entry: str | None = None
    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    asked_at: Instant | None = None
    limit: Seconds
    invited: bool = False
    rank: int = 0
    answers: str | None = None


class SpeechInterrupted(Fact, frozen=True, kw_only=True):
    """An interposed question paused the running speech."""

    turn: str


class SpeechContinued(Fact, frozen=True, kw_only=True):
    """An interrupted speech went on."""

    turn: str


class SpeechEnded(Fact, frozen=True, kw_only=True):
    """A speech ended."""

    turn: str


class SpeechExtended(Fact, frozen=True, kw_only=True):
    """The speaker got more time."""

    turn: str
    seconds: Seconds


class PoolExtended(Fact, frozen=True, kw_only=True):
    """A group got more speaking time."""

    group: str
    seconds: Seconds


class TimeYielded(Fact, frozen=True, kw_only=True):
    """A speaker gave what was left to a waiting one."""

    turn: str
    entry: str
    seconds: Seconds


class SpeakerPutBack(Fact, frozen=True, kw_only=True):
    """The last speaker went to the head of the list; the turn stays in the record."""

    turn: str
    entry: str


class InvitationDeclined(Fact, frozen=True, kw_only=True):
    """Somebody who was invited to speak did not wish to."""

    person: str


class TurnCorrected(Fact, frozen=True, kw_only=True):
    """A turn's begin, end or speaker was put right."""

    turn: str
    began_at: Instant | None = None
    ended_at: Instant | None = None
    person: str | None = None
    spans: tuple[StoredSpan, ...] = ()
    """What is left of it when the time of another turn or a recess is taken out."""


class TurnSplit(Fact, frozen=True, kw_only=True):
    """A turn was two: the second began `at` and was `person`'s."""

    turn: str
    new_turn: str
    at: Instant
    person: str | None


class TurnsMerged(Fact, frozen=True, kw_only=True):
    """Two turns were one: the second belongs to the first."""

    turn: str
    merged: str


FloorEvent = (
    FloorAsked
    | EntryNamed
    | EntryWithdrawn
    | EntryMoved
    | OrderSet
    | ListClosed
    | ListOpened
    | ListCleared
    | FloorGiven
    | SpeechInterrupted
    | SpeechContinued
    | SpeechEnded
    | SpeechExtended
    | PoolExtended
    | TimeYielded
    | SpeakerPutBack
    | InvitationDeclined
    | TurnCorrected
    | TurnSplit
    | TurnsMerged
)
"""Facts of the speakers' list and the speeches."""
