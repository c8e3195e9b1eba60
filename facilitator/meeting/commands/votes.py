"""Commands of votes."""

from __future__ import annotations

from facilitator.meeting.commands.base import Wish
from facilitator.meeting.rules import Counts, Requirement
from facilitator.meeting.votes import Choice, Method


class OpenVote(Wish, frozen=True, kw_only=True):
    """Open a vote on the pending motion, or on a text of its own."""

    text: str | None = None
    method: Method | None = None
    requirement: Requirement | None = None


class StateCount(Wish, frozen=True, kw_only=True):
    """State the count of the open vote; a later statement replaces it."""

    counts: Counts


class JudgeByEye(Wish, frozen=True, kw_only=True):
    """Judge the open vote without counting."""

    majority: bool


class CastVote(Wish, frozen=True, kw_only=True):
    """Answer in the open roll call; a second answer replaces the first."""

    person: str
    choice: Choice


class Object(Wish, frozen=True, kw_only=True):
    """Object to the general consent that is being asked."""

    person: str


class CloseVote(Wish, frozen=True, kw_only=True):
    """Close the open vote and judge it."""


class Recount(Wish, frozen=True, kw_only=True):
    """State a second count of the last vote."""

    counts: Counts


class GiveCastingVote(Wish, frozen=True, kw_only=True):
    """Break the tie of the last vote."""

    choice: Choice


class AnnulVote(Wish, frozen=True, kw_only=True):
    """Set the last vote aside."""

    reason: str
