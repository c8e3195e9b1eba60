"""The agenda as it was prepared: items with plans, and what the body set for the meeting."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from facilitator.meeting.body import USUAL, BodyRules
from facilitator.meeting.duration import Seconds as Seconds  # noqa: PLC0414 - lends the name
from facilitator.meeting.exact import Number
from facilitator.meeting.rules import SIMPLE, Requirement

Instant = dt.datetime
"""An aware instant, whole seconds, with the local offset of the place."""


class Plan(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """How long an item should last: a length (both ends equal), a window, or nothing."""

    min_seconds: Seconds | None = None
    max_seconds: Seconds | None = None

    @property
    def middle(self) -> Seconds:
        """The length to reckon with when the item still waits (spec 1: middle of a window)."""
        if self.max_seconds is None:
            return 0
        return (self.max_seconds + (self.min_seconds or self.max_seconds)) // 2


def longer(plan: Plan, seconds: Seconds, *, elapsed: Seconds) -> Plan:
    """Return a plan whose upper end lies further off; without a plan, so long from now on.

    A plain length grows at both ends, a window only at the upper one.
    """
    low, high = plan.min_seconds, plan.max_seconds
    if high is None:
        return Plan(min_seconds=elapsed + seconds, max_seconds=elapsed + seconds)
    if low == high:
        return Plan(min_seconds=high + seconds, max_seconds=high + seconds)
    return Plan(min_seconds=low, max_seconds=high + seconds)


def shorter(plan: Plan, seconds: Seconds) -> Plan:
    """Return `plan` without `seconds` that had been added to it; never less than nothing."""
    low, high = plan.min_seconds, plan.max_seconds
    if high is None:
        return plan
    upper = max(0, high - seconds)
    return Plan(min_seconds=upper if low == high else min(low or 0, upper), max_seconds=upper)


class PreparedMotion(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A motion written into the agenda, ready to be moved with one key."""

    text: str
    requirement: Requirement | None = None
    method: str | None = None
    """One of votes.Method's values, or none for the body's usual one."""


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that the meeting takes up at a time of its own."""

    id: str
    """Stable within the meeting: `i1`, `i2`, ... in document order."""
    number: str
    """By position: `3.1`. What `check` shows and line mode takes."""
    title: str
    level: int = 1
    """1 at the top; an item's parent is the last one before it with a smaller level."""
    plan: Plan = Plan()
    presenter: str | None = None
    prompts: tuple[str, ...] = ()
    motions: tuple[PreparedMotion, ...] = ()
    notes: str = ""
    starts_at: str | None = None
    """A clock time `HH:MM` that the agenda gives, for showing."""
    done: bool = False
    """Struck through or checked in the file: dealt with before the meeting."""
    recurring: bool = False
    hard: bool = False
    go_around: Seconds | None = None
    """Each member present speaks once, for so long; 0 takes the body's turn length."""
    turn: Seconds | None = None
    """Length of a turn in this item, when it is not the body's."""
    pinned: bool = False
    private: bool = False
    line: int = 0


class Role(StrEnum):
    """What somebody is in the meeting."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    PROBATIONARY = "probationary"
    OBSERVER = "observer"
    GUEST = "guest"


class RosterEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody whom the agenda or the roster names."""

    name: str
    short: str | None = None
    group: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    weight: Number = 1
    delegate: str | None = None
    """Name of the person whom this one represents when that one is absent."""
    represented_by: str | None = None
    """Name of the person who votes for this one when this one is absent."""
    held: int = 0
    """Votes of members on no roster that this one casts besides their own."""
    veto: bool = False


class Order(StrEnum):
    """Orders of the speakers' list, for the plain class (spec 3)."""

    FIFO = "fifo"
    FEWEST = "fewest"
    LEAST_TIME = "least-time"
    FIRST_TIMERS = "first-timers"
    ALTERNATE = "alternate"
    GROUPS = "groups"


class Quorum(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """How many voting members must be present: a share of them, or a number."""

    num: int = 1
    den: int = 2
    strict: bool = True
    number: int | None = None
    """When set, at least so many; the share is then without meaning."""

    def needed(self, entitled: int) -> int:
        """Return the smallest number of voting members present that is a quorum."""
        if self.number is not None:
            return self.number
        exact = self.num * entitled
        return exact // self.den + 1 if self.strict else -(-exact // self.den)


class Agenda(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a meeting starts from. Text fields are clean (`meeting.text.clean`)."""

    title: str
    items: tuple[Item, ...] = ()
    people: tuple[RosterEntry, ...] = ()
    roster: str | None = None
    """Where the people came from (a file's name); none when the agenda named them or nobody."""
    body: str | None = None
    place: str | None = None
    date: str | None = None
    """ISO date of the meeting."""
    time: str | None = None
    """`HH:MM`, planned start."""
    language: str = "en"
    chair: str | None = None
    secretary: str | None = None
    quorum: Quorum = Quorum()
    turn: Seconds = 180
    """Length of a turn when nothing below says otherwise."""
    class_turns: dict[str, Seconds] = {}
    """By class of speech (`order`, `question`, ...; the words of line mode)."""
    second_turn: Seconds | None = None
    """Length of the turns of somebody who has spoken on the open item already."""
    order: Order = Order.FIFO
    rules: str | None = None
    body_rules: BodyRules = USUAL
    requirement: Requirement = SIMPLE
    """What a vote needs when nothing else is said."""
    warnings: tuple[int, ...] = (70, 90, 100)
    repeat: str | None = None
    zone: str | None = None
    """IANA name or offset of the place's zone, when the agenda names it."""

    @property
    def total(self) -> Seconds:
        """Upper ends added up, each minute counted once: a parent's own length wins."""
        return sum(item.plan.max_seconds or 0 for item in budget_items(self.items))


def budget_items(items: tuple[Item, ...]) -> list[Item]:
    """Return the items whose plans add up to the meeting: none inside another that has a plan."""
    counted: list[Item] = []
    inside: int | None = None
    for item in items:
        if inside is not None and item.level > inside:
            continue
        inside = None
        if item.plan.max_seconds is not None:
            counted.append(item)
            inside = item.level
    return counted
