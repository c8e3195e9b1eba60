"""Commands of motions."""

from __future__ import annotations

from facilitator.meeting.commands.base import Wish
from facilitator.meeting.rules import Requirement
from facilitator.meeting.votes import Method


class MoveMotion(Wish, frozen=True, kw_only=True):
    """Put a motion before the meeting."""

    text: str = ""
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement | None = None
    method: Method | None = None
    place: int | None = None
    """The place of a prepared motion, from 1, instead of a text; what it says counts."""


class MoveAmendment(Wish, frozen=True, kw_only=True):
    """Move to amend the motion that would be decided next."""

    text: str
    """`replace "X" with "Y"` and the like, the whole new text, or words about it."""
    whole: bool = False
    """The text is the whole new text, whatever it looks like."""
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement | None = None


class SetWording(Wish, frozen=True, kw_only=True):
    """Say how the text would read when the pending amendment is carried."""

    wording: str


class MoveProcedure(Wish, frozen=True, kw_only=True):
    """Put a procedural motion before the meeting."""

    kind: str
    text: str = ""
    """What it asks: `10m`, the number of an item, a way to vote, a committee."""
    mover: str | None = None
    seconder: str | None = None


class SecondMotion(Wish, frozen=True, kw_only=True):
    """Second the pending motion."""

    person: str


class WithdrawMotion(Wish, frozen=True, kw_only=True):
    """Withdraw the pending motion, or one below it with everything that hangs on it."""

    motion: int | None = None


class TableMotion(Wish, frozen=True, kw_only=True):
    """Lay the main motion on the table, with its amendments."""


class ReferMotion(Wish, frozen=True, kw_only=True):
    """Refer the main motion elsewhere, with its amendments."""

    to: str | None = None


class DivideMotion(Wish, frozen=True, kw_only=True):
    """Divide the main motion into parts, in the chair's words, that are decided one by one."""

    parts: tuple[str, ...]


class TakeMotion(Wish, frozen=True, kw_only=True):
    """Take up a motion that lies on the table or was postponed.

    Without a number: the first postponed one whose time has come, else the last one tabled.
    """

    motion: int | None = None
    confirmed: bool = False
    """Also before the time that it was postponed to."""


class AskConsent(Wish, frozen=True, kw_only=True):
    """Put prepared motions of the open item before the meeting as one block.

    Without places (from 1): those that the agenda marks so.
    """

    places: tuple[int, ...] = ()


class ObjectToConsent(Wish, frozen=True, kw_only=True):
    """Take one motion out of the block."""

    place: int
    person: str | None = None


class AdoptConsent(Wish, frozen=True, kw_only=True):
    """Adopt what is left of the block: nobody objects."""


class DropConsent(Wish, frozen=True, kw_only=True):
    """Take the block back."""
