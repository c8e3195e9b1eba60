"""The floor: who speaks, who waits, and in which class (spec 3)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import takewhile

import msgspec
from msgspec.structs import replace

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.spans import Spans, is_running, length


class SpeechClass(StrEnum):
    """Why somebody asks for the floor; the values are the words of line mode."""

    INTERPOSED = "interposed"
    INTERVENTION = "intervention"
    ORDER = "order"
    QUESTION = "question"
    REPLY = "reply"
    FOR = "for"
    AGAINST = "against"
    PLAIN = "plain"

    @property
    def rank(self) -> int:
        """Place of the class, 0 being served first; for, against and plain share the last."""
        return _RANKS[self]

    @property
    def is_plain(self) -> bool:
        """For, against and plain: the class that the orders arrange and the pools pay for."""
        return self.rank == _PLAIN_RANK

    @property
    def can_be_answered(self) -> bool:
        """Interposed questions and interventions: an answer stands right behind them."""
        return self in {SpeechClass.INTERPOSED, SpeechClass.INTERVENTION}


_PLAIN_RANK = 5
_RANKS = {
    SpeechClass.INTERPOSED: 0,
    SpeechClass.INTERVENTION: 1,
    SpeechClass.ORDER: 2,
    SpeechClass.QUESTION: 3,
    SpeechClass.REPLY: 4,
    SpeechClass.FOR: _PLAIN_RANK,
    SpeechClass.AGAINST: _PLAIN_RANK,
    SpeechClass.PLAIN: _PLAIN_RANK,
}

CLASS_NAMES: dict[SpeechClass, Phrase] = {
    SpeechClass.INTERPOSED: say("interposed question"),
    SpeechClass.INTERVENTION: say("intervention"),
    SpeechClass.ORDER: say("point of order"),
    SpeechClass.QUESTION: say("clarifying question"),
    SpeechClass.REPLY: say("reply"),
    SpeechClass.FOR: say("speaks for"),
    SpeechClass.AGAINST: say("speaks against"),
    SpeechClass.PLAIN: say("contribution"),
}


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody waiting to speak."""

    id: str
    person: str | None
    """None when nobody is named yet: a place kept."""
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0
    """Of points of order: the smaller the earlier."""
    asked_at: Instant
    bonus: Seconds = 0
    """Time that other speakers yielded to this one."""
    placed: bool = False
    """Put where it stands by the chair: the orders leave it there."""
    putback: bool = False
    answers: str | None = None
    """Id of the entry whose question or intervention this one answers, waiting still or not."""


class Turn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One speech, running, interrupted or finished."""

    id: str
    person: str | None
    item: str
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    asked_at: Instant | None = None
    spans: Spans = ()
    limit: Seconds
    invited: bool = False
    rank: int = 0
    """Of points of order."""
    entry: str | None = None
    """Id of the request that it came from."""
    answers: str | None = None
    """Id of the request whose speech it answers."""

    @property
    def began_at(self) -> Instant:
        """When the speaker was first given the floor."""
        return self.spans[0].began

    @property
    def ended_at(self) -> Instant | None:
        """When it ended; None while it runs."""
        return self.spans[-1].ended

    @property
    def is_running(self) -> bool:
        """The clock of this speech is running."""
        return is_running(self.spans)

    def net(self, now: Instant | None = None) -> Seconds:
        """Return the net length: end - begin - pauses, up to `now` while it runs."""
        return length(self.spans, now)


Waiting = tuple[Entry, ...]


def head_length(waiting: Sequence[Entry]) -> int:
    """Return how many stand at the head, outside the classes: who was put back there."""
    return sum(1 for _ in takewhile(lambda entry: entry.putback, waiting))


def insert(waiting: Waiting, entry: Entry) -> Waiting:
    """Return the list with an entry at its place: behind its class, before the first lower one.

    Points of order go behind the last waiting one whose rank is not larger than theirs; an answer
    right behind what it answers, at the head of its class once that has been called. Whoever was
    put back stays at the head until somebody of a higher class asks; from then on they stand
    at the head of their own class.
    """
    head = head_length(waiting)
    if any(e.id == entry.answers for e in waiting[:head]):
        return _insert(waiting, replace(entry, putback=True))
    if any(e.speech_class.rank > entry.speech_class.rank for e in waiting[:head]):
        ranked = sorted(waiting, key=lambda e: e.speech_class.rank)
        return _insert(tuple(replace(e, putback=False) for e in ranked), entry)
    return (*waiting[:head], *_insert(waiting[head:], entry))


def _insert(waiting: Waiting, entry: Entry) -> Waiting:
    if entry.answers is not None:
        at = _place_of_answer(waiting, entry)
    elif entry.speech_class is SpeechClass.ORDER:
        at = _place_of_order(waiting, entry)
    else:
        lower = (i for i, e in enumerate(waiting) if e.speech_class.rank > entry.speech_class.rank)
        at = next(lower, len(waiting))
    return (*waiting[:at], entry, *waiting[at:])


def _place_of_answer(waiting: Waiting, entry: Entry) -> int:
    asked = (i + 1 for i, e in enumerate(waiting) if e.id == entry.answers)
    own = (i for i, e in enumerate(waiting) if e.speech_class.rank >= entry.speech_class.rank)
    at = next(asked, None)
    if at is None:
        at = next(own, len(waiting))
    answered = takewhile(lambda e: e.answers == entry.answers, waiting[at:])
    return at + sum(1 for _ in answered)


def _place_of_order(waiting: Waiting, entry: Entry) -> int:
    orders = [i for i, e in enumerate(waiting) if e.speech_class is SpeechClass.ORDER]
    for index in reversed(orders):
        if waiting[index].rank <= entry.rank:
            return index + 1
    if orders:
        return orders[0]
    lower = (i for i, e in enumerate(waiting) if e.speech_class.rank > SpeechClass.ORDER.rank)
    return next(lower, len(waiting))


def class_at(waiting: Waiting, moved: Entry, place: int) -> SpeechClass:
    """Return the class of an entry moved to `place` (from 0) of a list without it.

    Who was put back stands outside the classes, and so does whoever is moved before them. Between
    two neighbours it keeps its class when that fits; else it takes the one above it, or below it
    at the head.
    """
    head = head_length(waiting)
    if place < head:
        return moved.speech_class
    above = waiting[place - 1].speech_class if place > head else None
    below = waiting[place].speech_class if place < len(waiting) else None
    own = moved.speech_class
    fits_above = above is None or above.rank <= own.rank
    fits_below = below is None or own.rank <= below.rank
    if fits_above and fits_below:
        return own
    neighbour = below if not fits_below else above
    return neighbour if neighbour is not None else own
