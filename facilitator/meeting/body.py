"""The rules that a body has given itself, where they differ from what is usual (spec 2 to 6)."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.duration import Seconds
from facilitator.meeting.procedure import PLAIN, Procedure


class CastingVote(StrEnum):
    """When the chair's vote decides; the values are the words of a rule set."""

    YES = "yes"
    """The chair who has not voted breaks a tie."""
    NO = "no"
    """A tie is lost."""
    SECOND = "second"
    """The chair breaks a tie, even after having voted (English councils)."""
    DECIDES = "decides"
    """The chair who has not voted may vote wherever it changes the result: break a tie, or make
    one (Robert's Rules of Order, 12th edition, 44:12)."""


class Repeated(StrEnum):
    """What a ranked paper counts on which a candidate stands twice; the words of a rule set."""

    INVALID = "invalid"
    SKIP = "skip"
    """The second mention is passed over."""
    STOP = "stop"
    """The paper ends there."""


class BodyRules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a body decided once for all its meetings; the defaults are what most bodies do."""

    name: str | None = None
    """Of the rule set: one that comes with the program, or a file's."""
    second: bool = False
    """A motion needs somebody who seconds it."""
    casting_vote: CastingVote = CastingVote.YES
    """When the chair's vote decides."""
    entries: dict[str, int] = {}
    """By class of speech: how many requests one person may have waiting; 1 when not named."""
    ranks: dict[str, int] = {}
    """Named categories of points of order, the smaller rank first."""
    pools: dict[str, Seconds] = {}
    """Speaking time by group, charged by the net time of plain speeches; on each item anew."""
    pools_of_meeting: bool = False
    """The pools are one for the whole meeting, and not for each item anew."""
    no_to_all: bool = False
    """In elections a paper may say no to all candidates at once."""
    abstain_from_all: bool = False
    """In elections a paper may abstain from all candidates at once."""
    repeated: Repeated = Repeated.INVALID
    """What a ranked ballot counts that names a candidate twice."""
    gaps: int | None = None
    """Blank ranks in a row after which a ranked ballot ends; with None it goes on."""
    fill_seats: bool = False
    """In elections every seat is filled, if need be with candidates whom no ballot names."""
    delegator_votes: bool = True
    """A member who has a delegate and is present votes, and not the delegate."""
    procedures: tuple[Procedure, ...] = PLAIN
    """The procedural motions, in the order in which they are offered."""


USUAL = BodyRules()
