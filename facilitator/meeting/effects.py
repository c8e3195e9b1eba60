"""What a carried motion changed, as it was before, so that it can be taken back.

vote carried      recess of 10 min, turns of 1:00, ...
recorded          each part that changed, with its value before     (`Part`)
since then        a part that changes again is not the motion's any more
vote reversed     the parts that did not change get their values back; the others are named
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from facilitator.meeting.agenda import Plan, Seconds


class Part(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One field of the meeting, of an item, of a motion or of a speech, with a value."""

    of: str = ""
    """Id of the item (`i3`), the motion (`m2`) or the turn (`t7`); empty for the meeting itself."""
    field: str
    value: Any = None
    """As JSON has it."""


class Why(StrEnum):
    """Why something that a reversed vote had done is not taken back."""

    SPEECH = "speech"
    """A speech was ended."""
    RECESS = "recess"
    """Time went by in a recess."""
    TAKEN_UP = "taken up"
    """The item that was to come next has been opened."""
    TIME = "time"
    """The item got another planned length."""
    LIMIT = "limit"
    LIST = "list"
    JOINED = "joined"
    """People asked for the floor while the list was open."""
    SPOKEN = "spoken"
    """A person who was taken off the list has spoken."""
    DEALT_WITH = "dealt with"
    """Something else was done with the motion."""
    PLACE = "place"
    """Another main motion is before the meeting."""
    WORDS = "words"
    OTHER = "other"
    UNRECORDED = "unrecorded"
    """An earlier version of the program wrote the journal."""


class Kept(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Something that a reversed vote had done and that stays."""

    of: str = ""
    """Id of the item, motion, turn or person."""
    why: Why


class InForce(msgspec.Struct, frozen=True, kw_only=True):
    """What the last carried motion did, as far as nothing else has changed it since."""

    motion: int
    parts: tuple[Part, ...] = ()
    """Unchanged since, each with its value before."""
    changed: tuple[Part, ...] = ()
    """Changed again since."""
    cut: tuple[str, ...] = ()
    """Turns that it ended."""
    made: tuple[int, ...] = ()
    """Motions that it made: the parts of a divided one."""
    recess: bool = False
    """The recess that it decided goes on."""
    recess_over: bool = False
    entries: int = 0
    """Requests for the floor until then."""
    speeches: int = 0
    """Speeches until then."""
    next_up: str | None = None
    """The item that it put next."""
    plans: dict[str, tuple[Plan, Seconds]] = {}
    """By item that it gave more time: the plan and the seconds added in all, just after."""
