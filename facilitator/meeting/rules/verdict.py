"""Tallies and the verdict on them, in exact arithmetic (spec 5)."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from facilitator.meeting.exact import Number, grain, whole
from facilitator.meeting.rules.requirement import Base, Requirement
from facilitator.meeting.rules.result import Result


class Counts(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A tally, in heads."""

    for_: int = msgspec.field(default=0, name="for")
    against: int = 0
    abstain: int = 0
    invalid: int = 0

    @property
    def cast(self) -> int:
        """All that were cast, invalid ones included."""
        return self.for_ + self.against + self.abstain + self.invalid


class Weights(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A tally, in weights; the heads stand in a `Counts` beside it."""

    for_: Number = msgspec.field(default=0, name="for")
    against: Number = 0
    abstain: Number = 0
    invalid: Number = 0

    @property
    def cast(self) -> Number:
        """All the weight that was cast, that of invalid votes included."""
        return whole(self.for_ + self.against + self.abstain + self.invalid)


Tally: TypeAlias = Counts | Weights
T = TypeVar("T", Counts, Weights)


class PartVerdict(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Whether a group carried it, with the figures that explain it."""

    group: str
    tally: Weights
    base: Base
    base_size: Number
    needed: Number
    carried: bool


class Verdict(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A result with the figures that explain it; with weights, all of them are weights."""

    result: Result
    base_size: Number
    needed: Number
    """The smallest number of votes for that would have carried it on this base."""
    margin: Number
    """Votes for less those needed: how many more it had, or (negative) lacked."""
    parts: tuple[PartVerdict, ...] = ()
    """Of a double majority: what each group gave."""
    vetoed_by: tuple[str, ...] = ()
    """Ids of the members whose veto defeated it."""


def base_size(requirement: Requirement, counts: Tally, present: Number, entitled: Number) -> Number:
    """Return the number that the share is taken of."""
    sizes: dict[Base, Number] = {
        Base.CAST: counts.for_ + counts.against,
        Base.VOTES: counts.for_ + counts.against + counts.abstain,
        Base.VALID: counts.cast - counts.invalid,
        Base.BALLOTS: counts.cast,
        Base.PRESENT: present,
        Base.ENTITLED: entitled,
        Base.NUMBER: requirement.number or 0,
    }
    return whole(sizes[requirement.base])


def judge(
    requirement: Requirement, counts: Tally, present: Number, entitled: Number, *, one: Number = 1
) -> Verdict:
    """Return the verdict on a tally by the share and the floor; nothing carries on an empty base.

    Args:
        requirement: What it needs; what it asks of groups is not looked at.
        counts: All in heads or all in weights.
        present: The base `present`, in the same.
        entitled: The base `entitled`, in the same.
        one: The smallest single vote, by which a tie is short.
    """
    size = base_size(requirement, counts, present, entitled)
    needed = _needed(requirement, size, grain(counts.for_, size))
    carried = size > 0 and counts.for_ >= needed
    result = Result.CARRIED if carried else Result.LOST
    if not carried and _is_tie(requirement, counts, present, entitled, one):
        result = Result.TIED
    margin = whole(counts.for_ - needed)
    return Verdict(result=result, base_size=size, needed=needed, margin=margin)


def _needed(requirement: Requirement, size: Number, unit: Number) -> Number:
    """Return the smallest multiple of the unit that the share and the floor are content with."""
    units, rest = divmod(requirement.num * size, requirement.den * unit)
    share = (units + (1 if requirement.strict or rest else 0)) * unit
    # at least one vote for, whatever the share: a threshold of 0 is not met by 0 votes
    return whole(max(share, requirement.floor or 0, unit))


def _is_tie(
    requirement: Requirement, counts: Tally, present: Number, entitled: Number, one: Number
) -> bool:
    """Tell whether for equals against and one vote more would have carried it."""
    if counts.for_ != counts.against or counts.for_ == 0:
        return False
    one_more = replace(counts, for_=counts.for_ + one)
    size = base_size(requirement, one_more, present, entitled)
    return size > 0 and one_more.for_ >= _needed(requirement, size, grain(one_more.for_, size))


def added(tally: T, other: T) -> T:
    """Return two tallies of the same kind as one."""
    return replace(
        tally,
        for_=whole(tally.for_ + other.for_),
        against=whole(tally.against + other.against),
        abstain=whole(tally.abstain + other.abstain),
        invalid=whole(tally.invalid + other.invalid),
    )
