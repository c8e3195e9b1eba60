"""Values as the journal stores them, where the working classes are expected to change.

The journal is read for ever. A class that the program computes with changes with the program, so
events never hold an agenda, a person, an outcome or a round itself. They hold a twin:

    Agenda --StoredAgenda.of--> StoredAgenda --journal--> StoredAgenda --load--> Agenda

Both ways go by field name. A field that is renamed, split or dropped in the working class is
converted here and nowhere else, and the files stay as they are.

The form of every class in this module, and of every value inside it, is part of the journal's
form: names, defaults and the order of positional values. The checked-in JSON Schema
(`docs/journal-schema.json`) shows a change; a change that old journals do not survive is a new
`SCHEMA_VERSION` with an upcast in `record.codec`.
"""

from __future__ import annotations

from typing import Any, Self

import msgspec

from facilitator.counting.results import Broken, Round
from facilitator.meeting.agenda import (
    Agenda,
    Instant,
    Item,
    Order,
    Plan,
    PreparedMotion,
    Quorum,
    Role,
    RosterEntry,
    Seconds,
)
from facilitator.meeting.body import BodyRules, CastingVote, Repeated
from facilitator.meeting.elections.outcome import Outcome, TieAbout
from facilitator.meeting.elections.tallies import Tally
from facilitator.meeting.exact import Number
from facilitator.meeting.mistakes import Mistake, MistakeAbout
from facilitator.meeting.people import Person, Presence
from facilitator.meeting.procedure import Procedure
from facilitator.meeting.rules import SIMPLE, Requirement
from facilitator.meeting.spans import Span, Spans


class Twin(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """The stored form of a working class, with the same field names."""

    @classmethod
    def of(cls, value: Any) -> Self:
        """Return the stored form of `value`, an instance of the working class."""
        return msgspec.convert(value, cls, from_attributes=True)


class StoredItem(Twin, frozen=True, kw_only=True):
    """An item of the agenda. See `agenda.Item` for the meaning of the fields."""

    id: str
    number: str
    title: str
    level: int = 1
    plan: Plan = Plan()
    presenter: str | None = None
    prompts: tuple[str, ...] = ()
    motions: tuple[PreparedMotion, ...] = ()
    notes: str = ""
    starts_at: str | None = None
    done: bool = False
    recurring: bool = False
    hard: bool = False
    go_around: Seconds | None = None
    turn: Seconds | None = None
    pinned: bool = False
    private: bool = False
    line: int = 0

    def load(self) -> Item:
        """Return the item."""
        return msgspec.convert(self, Item, from_attributes=True)


class StoredRosterEntry(Twin, frozen=True, kw_only=True):
    """A line of the roster. See `agenda.RosterEntry` for the meaning of the fields."""

    name: str
    short: str | None = None
    group: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    weight: Number = 1
    delegate: str | None = None
    represented_by: str | None = None
    held: int = 0
    veto: bool = False

    def load(self) -> RosterEntry:
        """Return the line of the roster."""
        return msgspec.convert(self, RosterEntry, from_attributes=True)


class StoredBodyRules(Twin, frozen=True, kw_only=True):
    """The rules of a body. See `body.BodyRules` for the meaning of the fields.

    The table of procedural motions is always written in full: the usual one may change with the
    program, and a meeting keeps the rules that it was held by.
    """

    name: str | None = None
    second: bool = False
    casting_vote: CastingVote = CastingVote.YES
    entries: dict[str, int] = {}
    ranks: dict[str, int] = {}
    pools: dict[str, Seconds] = {}
    pools_of_meeting: bool = False
    no_to_all: bool = False
    abstain_from_all: bool = False
    repeated: Repeated = Repeated.INVALID
    gaps: int | None = None
    fill_seats: bool = False
    delegator_votes: bool = True
    procedures: tuple[Procedure, ...]

    def load(self) -> BodyRules:
        """Return the rules."""
        return msgspec.convert(self, BodyRules, from_attributes=True)


class StoredAgenda(Twin, frozen=True, kw_only=True):
    """An agenda with its people and rules. See `agenda.Agenda` for the meaning of the fields."""

    title: str
    items: tuple[StoredItem, ...] = ()
    people: tuple[StoredRosterEntry, ...] = ()
    roster: str | None = None
    body: str | None = None
    place: str | None = None
    date: str | None = None
    time: str | None = None
    language: str = "en"
    chair: str | None = None
    secretary: str | None = None
    quorum: Quorum = Quorum()
    turn: Seconds = 180
    class_turns: dict[str, Seconds] = {}
    second_turn: Seconds | None = None
    order: Order = Order.FIFO
    rules: str | None = None
    body_rules: StoredBodyRules
    requirement: Requirement = SIMPLE
    warnings: tuple[int, ...] = (70, 90, 100)
    repeat: str | None = None
    zone: str | None = None

    def load(self) -> Agenda:
        """Return the agenda."""
        return msgspec.convert(self, Agenda, from_attributes=True)


class StoredMistake(Twin, frozen=True, kw_only=True):
    """A mistake of the agenda that decides who votes or how. See `mistakes.Mistake`."""

    line: int
    text: str
    about: MistakeAbout
    person: str | None = None

    def load(self) -> Mistake:
        """Return the mistake."""
        return msgspec.convert(self, Mistake, from_attributes=True)


class StoredSpan(Twin, frozen=True, kw_only=True):
    """A stretch of time; `ended` is None while it runs."""

    began: Instant
    ended: Instant | None = None

    def load(self) -> Span:
        """Return the span."""
        return Span(self.began, self.ended)


def stored_spans(spans: Spans) -> tuple[StoredSpan, ...]:
    """Return the stored form of `spans`."""
    return tuple(StoredSpan.of(span) for span in spans)


def loaded_spans(spans: tuple[StoredSpan, ...]) -> Spans:
    """Return the spans that were stored."""
    return tuple(span.load() for span in spans)


class StoredPerson(Twin, frozen=True, kw_only=True):
    """A person as they joined. See `people.Person`; what follows from later events is left out."""

    id: str
    name: str
    short: str | None = None
    group: str | None = None
    role: Role = Role.MEMBER
    voting: bool = True
    weight: Number = 1
    delegate: str | None = None
    presence: Presence = Presence.EXPECTED
    reason: str | None = None
    spans: tuple[StoredSpan, ...] = ()
    represented_by: str | None = None
    held: int = 0
    veto: bool = False
    came_late: bool = False
    named: bool = False

    def load(self) -> Person:
        """Return the person, with no turn taken yet."""
        return msgspec.convert(self, Person, from_attributes=True)


class StoredRound(Twin, frozen=True, kw_only=True):
    """One round of a ranked count. See `counting.results.Round` for the meaning of the fields."""

    number: int
    tallies: dict[str, str]
    exhausted: str = "0"
    lost: str = "0"
    quota: str = ""
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    transferred: str = ""
    surplus: str = ""
    tied: tuple[str, ...] = ()
    broken: Broken = ""

    def load(self) -> Round:
        """Return the round."""
        return msgspec.convert(self, Round, from_attributes=True)


class StoredTie(Twin, frozen=True, kw_only=True):
    """Candidates whom the ballots do not decide between. See `elections.outcome.Tie`."""

    candidates: tuple[int, ...]
    seats: int
    about: TieAbout = TieAbout.SEAT
    round: int = 0


class StoredOutcome(Twin, frozen=True, kw_only=True):
    """The outcome of an election as it was announced. See `elections.outcome.Outcome`."""

    elected: tuple[int, ...] = ()
    empty: int = 0
    tie: StoredTie | None = None
    run_off: tuple[int, ...] = ()
    passed_over: tuple[int, ...] = ()
    below_floor: tuple[int, ...] = ()
    tallies: tuple[Tally, ...] = ()
    valid: int = 0
    invalid: int = 0
    blank: int = 0
    base_size: int | None = None
    needed: int | None = None
    rounds: tuple[StoredRound, ...] = ()
    pairs: tuple[tuple[int, ...], ...] = ()
    ranking: tuple[tuple[int, ...], ...] = ()
    lots: tuple[int, ...] = ()
    without_votes: tuple[int, ...] = ()

    def load(self) -> Outcome:
        """Return the outcome."""
        return msgspec.convert(self, Outcome, from_attributes=True)
