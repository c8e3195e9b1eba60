"""Motions: what is moved, by whom, and what became of it (spec 4)."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant, Plan
from facilitator.meeting.duration import Seconds
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Requirement


class MotionStatus(StrEnum):
    """States of a motion."""

    MOVED = "moved"
    SECONDED = "seconded"
    DEBATED = "under debate"
    VOTING = "put to the vote"
    CARRIED = "carried"
    LOST = "lost"
    TIED = "tied"
    WITHDRAWN = "withdrawn"
    TABLED = "tabled"
    DEFERRED = "deferred"
    DIVIDED = "divided"
    """Its parts are decided one by one."""
    REFERRED = "referred"

    @property
    def is_pending(self) -> bool:
        """The meeting still has to do something with it."""
        return self in _PENDING


_PENDING = {
    MotionStatus.MOVED,
    MotionStatus.SECONDED,
    MotionStatus.DEBATED,
    MotionStatus.VOTING,
}

STATUS_NAMES: dict[MotionStatus, Phrase] = {
    MotionStatus.MOVED: say("moved"),
    MotionStatus.SECONDED: say("seconded"),
    MotionStatus.DEBATED: say("under debate"),
    MotionStatus.VOTING: say("put to the vote"),
    MotionStatus.CARRIED: say("carried"),
    MotionStatus.LOST: say("lost"),
    MotionStatus.TIED: say("tied, and so lost"),
    MotionStatus.WITHDRAWN: say("withdrawn"),
    MotionStatus.TABLED: say("tabled"),
    MotionStatus.DEFERRED: say("postponed"),
    MotionStatus.DIVIDED: say("divided"),
    MotionStatus.REFERRED: say("referred"),
}


class When(StrEnum):
    """What a motion is postponed to."""

    TIME = "time"
    ITEM = "item"
    END = "end"
    NEXT_MEETING = "next meeting"
    WORDS = "words"


class Until(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Until when a motion is postponed."""

    when: When
    at: Instant | None = None
    """Of a time."""
    item: str | None = None
    """Of an item: its id."""


class Standing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a procedural motion can change, as it was when the motion carried.

    If the vote does not stand after all, this is what the meeting goes back to.
    """

    item: str | None
    """The item that was open."""
    turn_limit: Seconds | None = None
    limited_until: Instant | None = None
    plan: Plan | None = None
    list_closed: bool = False
    waiting: int = 0
    """How many people waited to speak."""
    next_up: str | None = None
    motions: tuple[Motion, ...] = ()
    """All motions."""
    live: tuple[str, ...] = ()
    """Ids of the speeches that were not finished."""


class Motion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A main motion, an amendment (`amends`) or a procedural motion (`procedure`)."""

    number: int
    text: str
    """As it stands: what the vote is about. Of a procedural motion what it asks: `10m`."""
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement
    method: str | None = None
    status: MotionStatus = MotionStatus.MOVED
    item: str
    amends: int | None = None
    """Number of the motion that it would change."""
    wording: str | None = None
    """Of an amendment: how what it amends would read; None until somebody has said so."""
    versions: tuple[str, ...] = ()
    """Earlier texts, oldest first: the text as moved, then what each carried amendment made."""
    procedure: str | None = None
    """Kind of a procedural motion."""
    debate_closed: bool = False
    """It is to be voted on without more debate or amendments."""
    in_block: bool = False
    """Adopted with others at once, on the consent agenda."""
    to: str | None = None
    """Whereto it was referred, or until when it was postponed."""
    until: Until | None = None
    """Of a postponed motion: until when, as far as it could be read."""
    part_of: int | None = None
    """Number of the motion that was divided, if this is a part of it."""
    debated: bool = False
    """It has been debated, or a vote on it was opened."""
    dropped: bool = False
    """Postponed indefinitely, and so lost without a vote of its own."""
    decided_as: MotionStatus | None = None
    """What it was before it was reconsidered."""
    found: Standing | None = None
    """Of a carried procedural motion: what it found when it carried."""

    @property
    def original(self) -> str:
        """The text as it was moved."""
        return self.versions[0] if self.versions else self.text

    @property
    def is_main(self) -> bool:
        """Neither an amendment nor a procedural motion."""
        return self.amends is None and self.procedure is None
