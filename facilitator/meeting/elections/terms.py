"""How an election is held: method, seats, bounds of a paper, and what is asked of the elected."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

import msgspec

from facilitator.meeting.body import Repeated
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Requirement


class ElectionMethod(StrEnum):
    """Ways to elect; the values are the words of line mode."""

    PLURALITY = "plurality"
    """One choice, the most votes win."""
    MAJORITY = "majority"
    """One choice, more than half wins, with a run-off between the first two."""
    APPROVAL = "approval"
    BLOCK = "block"
    YNA = "yna"
    """Yes, no or abstain on each candidate."""
    CUMULATIVE = "cumulative"
    IRV = "irv"
    STV = "stv"
    CONDORCET = "condorcet"

    @property
    def is_ranked(self) -> bool:
        """A paper puts the candidates in order."""
        return self in {ElectionMethod.IRV, ElectionMethod.STV, ElectionMethod.CONDORCET}

    @property
    def is_marked(self) -> bool:
        """A paper marks names, and says no more about them."""
        return self in {
            ElectionMethod.PLURALITY,
            ElectionMethod.MAJORITY,
            ElectionMethod.APPROVAL,
            ElectionMethod.BLOCK,
        }


METHODS: dict[ElectionMethod, Phrase] = {
    ElectionMethod.PLURALITY: say("one choice, the most votes win"),
    ElectionMethod.MAJORITY: say("one choice, with a run-off"),
    ElectionMethod.APPROVAL: say("approval"),
    ElectionMethod.BLOCK: say("block vote"),
    ElectionMethod.YNA: say("yes, no or abstain on each"),
    ElectionMethod.CUMULATIVE: say("cumulative votes"),
    ElectionMethod.IRV: say("ranked, instant run-off"),
    ElectionMethod.STV: say("ranked, single transferable vote"),
    ElectionMethod.CONDORCET: say("ranked, pair by pair (Condorcet, Schulze)"),
}


class Candidate(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Somebody who stands; known in their election by number, 1 for the first that was named."""

    name: str
    """As on the paper; no two candidates of an election have the same."""
    person: str | None = None
    """Id of the member; None for somebody from outside."""
    group: str | None = None


class Terms(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """What an election was opened with."""

    method: ElectionMethod
    seats: int = 1
    least: int = 1
    """Marks, answers or ranks on a valid paper; of cumulative votes, their sum."""
    most: int = 1
    each: int = 0
    """The most that one candidate can be given, in cumulative votes."""
    floor: Requirement | None = None
    """Asked of everybody who is to be elected."""
    cap: int | None = None
    """At most so many elected of one group."""
    no_to_all: bool = False
    """A paper may say no to all candidates at once."""
    abstain_from_all: bool = False
    fill_seats: bool = False
    """Every seat is filled, if need be with candidates whom no paper names."""
    repeated: Repeated = Repeated.INVALID
    """What a ranked paper counts that names a candidate twice."""
    gaps: int | None = None
    """Blank ranks in a row after which a ranked ballot ends; with None it goes on."""
    rules: Literal["meek", "scottish"] = "meek"
    """Of a single transferable vote."""

    @property
    def shares_ranks(self) -> bool:
        """The count knows equal ranks; to the others a paper ends there."""
        if self.method is ElectionMethod.STV:
            return self.rules == "meek"
        return self.method is ElectionMethod.CONDORCET
