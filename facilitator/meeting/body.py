"""The rules that a body has given itself, where they differ from what is usual (spec 2 to 6)."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.duration import Seconds
from facilitator.meeting.procedure import PLAIN, Procedure


class CastingVote(StrEnum):
    """When the chair may vote after a vote is closed; the values are the words of a rule set."""

    NO = "no"
    YES = "yes"
    """A chair who has not voted breaks a tie."""
    SECOND = "second"
    """The chair breaks a tie, also with a second vote."""
    DECIDES = "decides"
    """A chair who has not voted votes whenever that one vote changes the result."""


class BodyRules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a body decided once for all its meetings; the defaults are what most bodies do."""

    name: str | None = None
    """Of the rule set: one that comes with the program, or a file's."""
    second: bool = False
    """A motion needs somebody who seconds it."""
    casting_vote: bool | CastingVote = True
    """When the chair has a casting vote; journals write `yes` and `no` as true and false."""
    entries: dict[str, int] = {}
    """By class of speech: how many requests one person may have waiting; 1 when not named."""
    ranks: dict[str, int] = {}
    """Named categories of points of order, the smaller rank first."""
    pools: dict[str, Seconds] = {}
    """Speaking time by group, charged by the net time of plain speeches; on each item anew."""
    pools_of_meeting: bool = False
    """The pools are one for the whole meeting, and not for each item anew."""
    no_to_all: bool = False
    """In elections a paper may say no to all candidates at once."""
    abstain_from_all: bool = False
    """In elections a paper may abstain from all candidates at once."""
    delegator_votes: bool = True
    """A member who has a delegate and is present votes, and not the delegate."""
    procedures: tuple[Procedure, ...] = PLAIN
    """The procedural motions, in the order in which they are offered."""

    @property
    def casting(self) -> CastingVote:
        """The same as `casting_vote`, always as a word."""
        if isinstance(self.casting_vote, bool):
            return CastingVote.YES if self.casting_vote else CastingVote.NO
        return self.casting_vote


USUAL = BodyRules()
