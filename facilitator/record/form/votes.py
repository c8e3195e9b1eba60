"""Motions and votes."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from facilitator.meeting.motions import MotionStatus, UntilKind
from facilitator.meeting.rules import Base, Result
from facilitator.meeting.votes import Choice, Method
from facilitator.record.form.base import Count, Figure, Part, Share, Time


class GroupRulePart(Part, frozen=True, kw_only=True):
    """What groups must give besides the whole."""

    groups: Annotated[list[str], Meta(description="empty: every group that has a voting member")]
    share: str
    strict: bool
    base: Base
    number: int | None


class RulePart(Part, frozen=True, kw_only=True):
    """What a vote needed: a share of a base, strict ("more than") or not ("at least")."""

    share: str
    strict: bool
    base: Base
    floor: Annotated[int | None, Meta(description="at least so many votes for, besides")]
    number: Annotated[int | None, Meta(description="the base when it is a fixed number")]
    name: str | None
    words: Annotated[str, Meta(description="the whole rule in the words of line mode")]
    groups: Annotated[
        list[GroupRulePart], Meta(description="what groups must give besides (double majority)")
    ]


class UntilPart(Part, frozen=True, kw_only=True):
    """When a postponed motion comes back."""

    kind: UntilKind
    at: Time | None
    item: Annotated[str | None, Meta(description="number of the item that brings it back")]


class MotionPart(Part, frozen=True, kw_only=True):
    """A main motion, an amendment or a procedural motion."""

    number: int
    text: Annotated[str, Meta(description="as it stands: what the last vote on it was about")]
    by: str | None
    second: str | None
    status: MotionStatus
    amends: Annotated[int | None, Meta(description="number of the motion that it would change")]
    item: str
    original: Annotated[str, Meta(description="the text as it was moved")]
    versions: Annotated[
        list[str], Meta(description="all texts, oldest first: as moved, then as amended")
    ]
    wording: Annotated[
        str | None, Meta(description="of an amendment: how what it amends would read")
    ]
    procedure: Annotated[
        str | None, Meta(description="kind of a procedural motion; its text is what it asks")
    ]
    needs: RulePart
    to: Annotated[str | None, Meta(description="whereto referred, or until when postponed")]
    by_consent: Annotated[bool, Meta(description="adopted in a block, the consent agenda")]
    until: Annotated[
        UntilPart | None, Meta(description="of a postponed motion: how `to` was understood")
    ]
    part_of: Annotated[int | None, Meta(description="number of the motion that was divided")]


class CountsPart(Part, frozen=True, kw_only=True):
    """A tally, in heads."""

    for_: Count = msgspec.field(name="for")
    against: Count
    abstain: Count
    invalid: Count
    cast: Annotated[int, Meta(ge=0, description="for + against + abstain + invalid")]


class WeightsPart(Part, frozen=True, kw_only=True):
    """The same tally, in weights."""

    for_: Figure = msgspec.field(name="for")
    against: Figure
    abstain: Figure
    invalid: Figure
    cast: Figure


class PercentPart(Part, frozen=True, kw_only=True):
    """A part of the base by name, with its own share."""

    name: Literal["for", "against", "abstain", "invalid", "silent"]
    votes: Figure
    percent: Annotated[float, Meta(description="one decimal, rounded half up")]


class GroupPart(Part, frozen=True, kw_only=True):
    """What a group gave, where the rule asks for groups."""

    group: str
    counts: WeightsPart
    base_size: Figure
    needed: Figure
    carried: bool


class ProxyPart(Part, frozen=True, kw_only=True):
    """A member whose vote somebody else could cast."""

    name: str
    by: str


class HeldPart(Part, frozen=True, kw_only=True):
    """Votes of members on no roster, cast by one holder."""

    name: str
    votes: Count


class OptionPart(Part, frozen=True, kw_only=True):
    """An option of a straw poll."""

    option: str
    count: int | None


class PaperPart(Part, frozen=True, kw_only=True):
    """Papers of a secret ballot that are alike; in the order of their text, not of the box."""

    paper: str
    number: Count
    weight: Annotated[Figure, Meta(description="of each; 1 where every vote counts the same")]
    group: Annotated[str | None, Meta(description="where the rule asks for groups")]


class SharesPart(Part, frozen=True, kw_only=True):
    """Shares of the base; null for what the base does not count."""

    for_: Share | None = msgspec.field(name="for")
    against: Share | None
    abstain: Share | None


class RollPart(Part, frozen=True, kw_only=True):
    """An answer in a roll call: who gave it, and for whom when it was a proxy."""

    name: str
    choice: Choice
    for_whom: Annotated[str | None, Meta(description="whom a proxy voted for")]
    votes: Annotated[int, Meta(ge=0, description="heads; more than 1 when cast in bulk")]
    weight: Figure


class VotePart(Part, frozen=True, kw_only=True):
    """A vote, with everything its result was judged by."""

    title: str
    motion: int | None
    item: str
    method: Method
    rule: Annotated[RulePart | None, Meta(description="null: a straw poll, which decides nothing")]
    entitled: Count
    present: Annotated[
        int | None,
        Meta(
            description="entitled and present when the base was taken, by proxy too; null: "
            "attendance was not taken"
        ),
    ]
    base_size: Annotated[Figure | None, Meta(description="in weights where votes have them")]
    counts: Annotated[CountsPart | None, Meta(description="null: judged without numbers")]
    weighted: Annotated[
        WeightsPart | None, Meta(description="the tally in weights, of which all ratios are made")
    ]
    result: Result
    margin: Annotated[
        Figure | None,
        Meta(description="votes for less those needed; null where the votes did not decide"),
    ]
    roll: list[RollPart]
    opened_at: Time
    closed_at: Time | None
    number: int
    needed: Figure | None
    shares: SharesPart | None
    by_eye: Annotated[str | None, Meta(description="with counts: doubted, and then counted")]
    objections: list[str]
    recounts: Annotated[list[CountsPart], Meta(description="tallies replaced by a later one")]
    recounts_weighted: Annotated[
        list[WeightsPart | None], Meta(description="the same in weights, in the same order")
    ]
    casting: Annotated[Choice | None, Meta(description="the chair's casting vote")]
    annulled: Annotated[str | None, Meta(description="the reason")]
    quorum_at_opening: bool | None
    quorum_at_close: bool | None
    percent: Annotated[list[PercentPart], Meta(description="what the base is made of")]
    groups: list[GroupPart]
    proxies: list[ProxyPart]
    held: list[HeldPart]
    entitled_weight: Annotated[Figure | None, Meta(description="null: every vote counts the same")]
    present_weight: Figure | None
    vetoed_by: list[str]
    casting_by: str | None
    base_reopened: Annotated[int, Meta(ge=0, description="how often the base was taken anew")]
    options: Annotated[list[OptionPart], Meta(description="of a straw poll")]
    outcome: Annotated[str | None, Meta(description="of a straw poll, as the chair stated it")]
    papers: Annotated[list[PaperPart], Meta(description="of a secret ballot, how many alike")]
    entries: Annotated[int, Meta(ge=0, description="how often the papers were entered")]
