"""Commands of the meeting as a whole, its agenda, its time and its end."""

from __future__ import annotations

from facilitator.meeting.agenda import Instant, Quorum, Seconds
from facilitator.meeting.commands.base import Wish
from facilitator.meeting.rules import Requirement


class OpenMeeting(Wish, frozen=True, kw_only=True):
    """Come to order, and take up the first item."""


class ForceOpening(Wish, frozen=True, kw_only=True):
    """Let the meeting open with mistakes that decide who votes: nobody they concern has a vote."""


class SetQuorum(Wish, frozen=True, kw_only=True):
    """State the body's quorum."""

    quorum: Quorum


class SetVoteRule(Wish, frozen=True, kw_only=True):
    """State what a vote needs when nothing else is said."""

    requirement: Requirement


class NextItem(Wish, frozen=True, kw_only=True):
    """Close the open item and take up the next one that waits."""

    believed: str | None = None
    confirmed: bool = False


class OpenItem(Wish, frozen=True, kw_only=True):
    """Close the open item and take up this one, whatever its state."""

    item: str
    confirmed: bool = False


class ReopenItem(Wish, frozen=True, kw_only=True):
    """Take up again an item that was closed, deferred or skipped."""

    item: str
    confirmed: bool = False


class DeferItem(Wish, frozen=True, kw_only=True):
    """Put an item off to the next meeting; the open one when not named."""

    item: str | None = None
    confirmed: bool = False


class SkipItem(Wish, frozen=True, kw_only=True):
    """Pass an item over; the open one when not named."""

    item: str | None = None
    confirmed: bool = False


class ExtendItem(Wish, frozen=True, kw_only=True):
    """Give the open item more time."""

    seconds: Seconds
    reason: str | None = None


class PauseMeeting(Wish, frozen=True, kw_only=True):
    """Begin a recess."""

    reason: str | None = None


class ResumeMeeting(Wish, frozen=True, kw_only=True):
    """End the recess."""


class CountAsRecess(Wish, frozen=True, kw_only=True):
    """Let time in which nothing was done count as a recess."""

    began: Instant
    ended: Instant


class Replan(Wish, frozen=True, kw_only=True):
    """Take the proposal of `timing.replan`."""


class AdoptMinutes(Wish, frozen=True, kw_only=True):
    """Record that the minutes were read or shown, and adopted."""


class Adjourn(Wish, frozen=True, kw_only=True):
    """Close the meeting; unconfirmed, it is refused while the gate has something to say."""

    to: str | None = None
    confirmed: bool = False
