"""Commands of votes."""

from __future__ import annotations

from facilitator.meeting.commands.base import Wish
from facilitator.meeting.papers import Papers
from facilitator.meeting.rules import Counts, Requirement, Weights
from facilitator.meeting.votes import Choice, Method


class OpenVote(Wish, frozen=True, kw_only=True):
    """Open a vote on the pending motion, or on a text of its own."""

    text: str | None = None
    method: Method | None = None
    requirement: Requirement | None = None


class OpenPoll(Wish, frozen=True, kw_only=True):
    """Open a straw poll of any options."""

    text: str
    options: tuple[str, ...]


class ReopenBase(Wish, frozen=True, kw_only=True):
    """Take the base of the open vote anew, from those who are in the room now."""


class StateCount(Wish, frozen=True, kw_only=True):
    """State the count of the open vote, or of one group; a later statement replaces it."""

    counts: Counts
    weighted: Weights | None = None
    """The same votes weighed; asked for where members have different weights."""
    group: str | None = None


class StatePoll(Wish, frozen=True, kw_only=True):
    """State how many are for each option of the open straw poll."""

    counts: dict[str, int]


class StateOutcome(Wish, frozen=True, kw_only=True):
    """Say what the last straw poll means."""

    text: str


class EnterBallots(Wish, frozen=True, kw_only=True):
    """Enter papers of the open vote: how many say the same."""

    papers: Papers


class TakeOutBallots(Wish, frozen=True, kw_only=True):
    """Take papers out of the entry that is being made: they were read wrongly."""

    papers: Papers


class ChooseBallotEntry(Wish, frozen=True, kw_only=True):
    """Go on with the first or the second entry of the papers; the second begins empty."""

    entry: int


class DropSecondBallots(Wish, frozen=True, kw_only=True):
    """Give up the second entry of the papers."""


class JudgeByEye(Wish, frozen=True, kw_only=True):
    """Judge the open vote without counting."""

    majority: bool


class CastVote(Wish, frozen=True, kw_only=True):
    """Answer in the open roll call; a second answer replaces the first."""

    person: str
    choice: Choice


class CastBulk(Wish, frozen=True, kw_only=True):
    """Cast the votes that somebody holds, not all of them alike."""

    person: str
    counts: Counts


class Veto(Wish, frozen=True, kw_only=True):
    """Declare the veto of a member who has one."""

    person: str


class Object(Wish, frozen=True, kw_only=True):
    """Object to the general consent that is being asked."""

    person: str


class CloseVote(Wish, frozen=True, kw_only=True):
    """Close the open vote and judge it."""

    confirmed: bool = False
    """All ballots are in, also those that were entered again because they had been lost."""


class Recount(Wish, frozen=True, kw_only=True):
    """State a second count of the last vote, or of one group in it."""

    counts: Counts
    weighted: Weights | None = None
    group: str | None = None


class GiveCastingVote(Wish, frozen=True, kw_only=True):
    """Break the tie of the last vote."""

    choice: Choice


class AnnulVote(Wish, frozen=True, kw_only=True):
    """Set the last vote aside."""

    reason: str
