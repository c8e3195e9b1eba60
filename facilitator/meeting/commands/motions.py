"""Commands of motions."""

from __future__ import annotations

from facilitator.meeting.commands.base import Wish
from facilitator.meeting.rules import Requirement
from facilitator.meeting.votes import Method


class MoveMotion(Wish, frozen=True, kw_only=True):
    """Put a motion before the meeting."""

    text: str
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement | None = None
    method: Method | None = None


class SecondMotion(Wish, frozen=True, kw_only=True):
    """Second the pending motion."""

    person: str


class WithdrawMotion(Wish, frozen=True, kw_only=True):
    """Withdraw the pending motion."""


class TableMotion(Wish, frozen=True, kw_only=True):
    """Lay the pending motion on the table."""


class ReferMotion(Wish, frozen=True, kw_only=True):
    """Refer the pending motion elsewhere."""
