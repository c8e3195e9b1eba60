"""Ties in the course of a count: the lot breaks them, or they make no difference, or it stops."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from facilitator.counting.results import Broken, Tie

About: TypeAlias = Literal["election", "exclusion", "transfer"]

MOST_REPLAYS = 150
"""How many ways a tie is followed to its end, before it is held to make a difference."""


class Stake(NamedTuple):
    """What a tie is about, and how many places."""

    about: About
    places: int


def exclusion_stake(tied: Sequence[str], hopeful: Sequence[str], left: int) -> Stake:
    """Return what an exclusion among the tied decides, with `left` seats to fill."""
    if len(tied) == len(hopeful):
        return Stake("election", left)
    if len(hopeful) - 1 == left:
        return Stake("election", len(tied) - 1)
    return Stake("exclusion", 1)


class OpenTie(Exception):  # noqa: N818 - an end that a count may come to, not a mistake
    """A tie that nothing settles."""

    def __init__(self, tied: Sequence[str], stake: Stake) -> None:
        super().__init__(", ".join(tied))
        self.tied = tuple(tied)
        self._stake = stake

    def tie(self, number: int) -> Tie:
        """Return what stopped the count in the round of this number."""
        return Tie(self.tied, self._stake.places, self._stake.about, number)


Replay: TypeAlias = "Callable[[Arbiter], frozenset[str]]"
"""Counts the same papers again and returns the elected; raises OpenTie where it is asked to."""


Ends: TypeAlias = frozenset[frozenset[str]]
"""All sets of candidates that can be elected in the end."""


class Arbiter:
    """Chooses among tied candidates; what it chose is kept, so that a count can be replayed."""

    def __init__(
        self,
        lots: Sequence[str] = (),
        *,
        script: Sequence[str] = (),
        replay: Replay | None = None,
        order_counts: bool = True,
    ) -> None:
        """`order_counts`: whether the order of exclusions matters beside who is excluded."""
        self._lots = tuple(lots)
        self._script = list(reversed(script))
        self._replay = replay
        self._order_counts = order_counts
        self._chosen: list[str] = []
        self.drew = False

    def first(self, tied: Sequence[str], stake: Stake) -> tuple[str, Broken]:
        """Return the best of the tied ones and what settled it."""
        return self._choose(tied, stake, best=True)

    def last(
        self, tied: Sequence[str], stake: Stake, *, hopeless: bool = False
    ) -> tuple[str, Broken]:
        """Return the one to be excluded and what settled it.

        `hopeless`: none has a vote and all must go, so that their order changes nothing.
        """
        if hopeless:
            return max(tied), "same"
        return self._choose(tied, stake, best=False)

    def _choose(self, tied: Sequence[str], stake: Stake, *, best: bool) -> tuple[str, Broken]:
        name, broken = self._settle(tied, stake, best=best)
        self._chosen.append(name)
        return name, broken

    def _settle(self, tied: Sequence[str], stake: Stake, *, best: bool) -> tuple[str, Broken]:
        if self._script:
            return self._script.pop(), ""
        if self._makes_no_difference(tied):
            # by name, so that the order on the ballot decides nothing
            return (min if best else max)(tied), "same"
        if set(tied) <= set(self._lots):
            self.drew = True
            places = sorted(tied, key=self._lots.index)
            return places[0 if best else -1], "lot"
        raise OpenTie(tied, stake)

    def _makes_no_difference(self, tied: Sequence[str]) -> bool:
        """Say whether each choice leaves the same ends possible, ties to come included."""
        replay = self._replay
        if replay is None:
            return False
        known: dict[object, Ends] = {}
        try:
            ends = {self._ends(replay, (*self._chosen, name), known) for name in tied}
        except _TooManyWays:
            return False
        return len(ends) == 1

    def _ends(self, replay: Replay, script: tuple[str, ...], known: dict[object, Ends]) -> Ends:
        """Return all that can be elected when these choices were made."""
        state: object = script if self._order_counts else frozenset(script)
        if state not in known:
            if len(known) >= MOST_REPLAYS:
                raise _TooManyWays
            known[state] = frozenset()
            try:
                known[state] = frozenset((replay(Arbiter(script=script)),))
            except OpenTie as deeper:
                ways = [self._ends(replay, (*script, name), known) for name in deeper.tied]
                known[state] = frozenset().union(*ways)
        return known[state]


class _TooManyWays(Exception):  # noqa: N818 - the end of a search
    """More ways than are followed."""
