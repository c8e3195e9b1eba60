"""Motions: what is moved, by whom, and what became of it (spec 4)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from facilitator.meeting.agenda import Instant
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
    REFERRED = "referred"
    DIVIDED = "divided"
    """Decided part by part: each part is a motion of its own."""

    @property
    def is_pending(self) -> bool:
        """The meeting still has to do something with it."""
        return self in _PENDING

    @property
    def is_open(self) -> bool:
        """It has no result yet: pending, on the table, or postponed."""
        return self in _PENDING or self in {MotionStatus.TABLED, MotionStatus.DEFERRED}


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
    MotionStatus.REFERRED: say("referred"),
    MotionStatus.DIVIDED: say("divided into parts"),
}


class UntilKind(StrEnum):
    """How it is said when a postponed motion comes back."""

    INSTANT = "instant"
    ITEM = "item"
    END = "end"
    """The last item of this meeting."""
    NEXT = "next"
    """A later meeting."""
    WORDS = "words"
    """Words that name no time of this meeting, or none at all."""


class Until(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """When a postponed motion comes back, as the program understood the words."""

    kind: UntilKind
    at: Instant | None = None
    item: str | None = None
    """Id of the item whose opening brings it back."""


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
    """Of a postponed motion: when it comes back. None in records that do not say it."""
    moved_at: Instant | None = None
    debated: bool = False
    """A speech was held on it, or it was reconsidered; it stays so on the table."""
    place: int | None = None
    """The place among the item's prepared motions, from 1, of one that the agenda prepared."""
    part_of: int | None = None
    """Number of the motion that was divided into this one and others."""
    to_divide: bool = False
    """It was decided to vote on its parts, which the chair has not worded yet."""
    dropped: bool = False
    """Postponed indefinitely, and so lost without a vote of its own."""
    decided_as: MotionStatus | None = None
    """What it was before it was reconsidered."""

    @property
    def original(self) -> str:
        """The text as it was moved."""
        return self.versions[0] if self.versions else self.text

    @property
    def is_main(self) -> bool:
        """Neither an amendment nor a procedural motion."""
        return self.amends is None and self.procedure is None


def waits_for_part(motions: Sequence[Motion], motion: Motion) -> bool:
    """Return whether an earlier part of the same divided motion is decided before `motion`.

    An amendment waits with the part that it amends. `motions` are all of the meeting, by number.
    """
    if motion.amends is not None:
        return waits_for_part(motions, motions[motion.amends - 1])
    if motion.part_of is None:
        return False
    # parts are made in one act, so they follow each other
    place = motion.number - 2
    while place >= 0 and motions[place].part_of == motion.part_of:
        if _is_undecided(motions, motions[place], motion.item):
            return True
        place -= 1
    return False


def _is_undecided(motions: Sequence[Motion], part: Motion, item: str) -> bool:
    """Return whether a part is pending on an item, or was divided and one of its parts is."""
    if part.status.is_pending:
        return part.item == item
    return any(
        _is_undecided(motions, other, item)
        for other in motions[part.number :]
        if other.part_of == part.number
    )
