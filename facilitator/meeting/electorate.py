"""Who may vote, for whom and with which weight, as it stood at one moment (spec 2 and 5)."""

from __future__ import annotations

from collections import Counter

import msgspec

from facilitator.meeting.exact import Number, whole


class GroupSize(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """How many votes a group has; with weights, how much weight."""

    entitled: Number = 0
    present: Number = 0
    """Of those who can cast theirs, themselves or by a delegate."""


class Electorate(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Everybody whose vote can be cast. Nobody stands in it twice."""

    entitled: int = 0
    """Voting members in heads, votes held in bulk included; 0 when no roster names them."""
    present: int | None = None
    """Votes in heads that can be cast in the room or by proxy; None: attendance not taken."""
    electors: tuple[str, ...] = ()
    """Ids of those whose vote can be cast."""
    represented: dict[str, str] = {}
    """Of the electors, those whose delegate casts their vote, with the delegate's id."""
    held: dict[str, int] = {}
    """Of the electors, those who cast votes of others in bulk besides their own, and how many."""
    weights: dict[str, Number] = {}
    """Of the electors' own votes, where it is not 1."""
    entitled_weight: Number | None = None
    """Of all voting members; None when every vote counts the same."""
    present_weight: Number | None = None
    groups: dict[str, str] = {}
    """Elector -> group; only when the rule asks for groups."""
    sizes: dict[str, GroupSize] = {}
    """By group; only when the rule asks for groups."""
    vetoes: tuple[str, ...] = ()
    """Of the electors, those with a veto."""

    @property
    def is_weighted(self) -> bool:
        """Not every vote counts the same: ratios are of weights."""
        return self.entitled_weight is not None

    @property
    def votes(self) -> int:
        """All the votes that the electors can cast, in heads."""
        return len(self.electors) + sum(self.held.values())

    @property
    def proxies(self) -> int:
        """How many of the votes somebody else casts, in heads."""
        return len(self.represented) + sum(self.held.values())

    @property
    def ceiling(self) -> int | None:
        """The most votes that can be cast; None when neither roster nor attendance is known."""
        if self.present is not None:
            return self.present
        return self.entitled or None

    @property
    def present_base(self) -> Number:
        """The base `present`, in weights where votes differ."""
        if self.present_weight is not None:
            return self.present_weight
        return self.present or 0

    @property
    def entitled_base(self) -> Number:
        """The base `entitled`, in weights where votes differ."""
        return self.entitled if self.entitled_weight is None else self.entitled_weight

    @property
    def smallest(self) -> Number:
        """The weight of the lightest vote that counts at all; 1 without weights."""
        if not self.is_weighted:
            return 1
        weights = (self.weights.get(person, 1) for person in self.electors)
        return min((weight for weight in weights if weight > 0), default=1)

    def votes_by_weight(self) -> dict[Number, int]:
        """Return how many votes there are of each weight, the lightest first; bulk ones weigh 1."""
        votes = Counter(self.weights.get(person, 1) for person in self.electors)
        votes[1] += sum(self.held.values())
        return {weight: votes[weight] for weight in sorted(+votes)}

    def heads_of(self, person: str) -> int:
        """Return how many votes an elector casts."""
        return 1 + self.held.get(person, 0)

    def weight_of(self, person: str) -> Number:
        """Return how much an elector's votes weigh, those held in bulk at 1 each."""
        return whole(self.weights.get(person, 1) + self.held.get(person, 0))
