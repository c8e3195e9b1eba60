"""Motions and votes."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.rules import Base, Result
from facilitator.meeting.votes import Choice, Method
from facilitator.record.form.base import Count, Part, Share, Time


class MotionPart(Part, frozen=True, kw_only=True):
    """A motion."""

    number: int
    text: str
    by: str | None
    second: str | None
    status: MotionStatus
    amends: int | None
    item: str


class RulePart(Part, frozen=True, kw_only=True):
    """What a vote needed: a share of a base, strict ("more than") or not ("at least")."""

    share: str
    strict: bool
    base: Base
    floor: Annotated[int | None, Meta(description="at least so many votes for, besides")]
    number: Annotated[int | None, Meta(description="the base when it is a fixed number")]
    name: str | None


class CountsPart(Part, frozen=True, kw_only=True):
    """A tally, in heads."""

    for_: Count = msgspec.field(name="for")
    against: Count
    abstain: Count
    invalid: Count
    cast: Annotated[int, Meta(ge=0, description="for + against + abstain + invalid")]


class SharesPart(Part, frozen=True, kw_only=True):
    """Shares of the base; null for what the base does not count."""

    for_: Share | None = msgspec.field(name="for")
    against: Share | None
    abstain: Share | None


class RollPart(Part, frozen=True, kw_only=True):
    """An answer in a roll call."""

    name: str
    choice: Choice
    for_whom: Annotated[str | None, Meta(description="whom a proxy voted for")]


class VotePart(Part, frozen=True, kw_only=True):
    """A vote, with everything its result was judged by."""

    title: str
    motion: int | None
    item: str
    method: Method
    rule: RulePart
    entitled: Count
    present: Annotated[
        int | None, Meta(description="entitled and present at the opening; null: not taken")
    ]
    base_size: int | None
    counts: Annotated[CountsPart | None, Meta(description="null: judged without numbers")]
    weighted: CountsPart | None
    result: Result
    margin: Annotated[int | None, Meta(description="votes for less those needed")]
    roll: list[RollPart]
    opened_at: Time
    closed_at: Time | None
    number: int
    needed: int | None
    shares: SharesPart | None
    by_eye: str | None
    objections: list[str]
    recounts: Annotated[list[CountsPart], Meta(description="tallies replaced by a later one")]
    casting: Annotated[Choice | None, Meta(description="the chair's casting vote")]
    annulled: Annotated[str | None, Meta(description="the reason")]
    quorum_at_opening: bool | None
    quorum_at_close: bool | None
