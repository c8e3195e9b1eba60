"""Ties in the course of a count: what breaks one, and when one stops the count."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from facilitator.counting.results import Broken, CountTie

About: TypeAlias = Literal["election", "exclusion", "transfer"]
MOST_REPLAYS = 150
"""How many counts are tried, at most, before a tie is held to make a difference."""


class TieOrders(NamedTuple):
    """Orders of candidates by which ties are broken, besides a lot from a seed."""

    by_hand: Sequence[Sequence[str]] = ()
    """Drawn by hand one after the other, the best first."""
    stated: Sequence[str] = ()
    """Stated beforehand, without a best: the first of the tied in it is chosen, whatever for."""


NO_ORDERS = TieOrders()


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

    def __init__(self, tied: Sequence[str], stake: Stake, state: object = None) -> None:
        super().__init__(", ".join(tied))
        self.tied = tuple(tied)
        self.state = state
        self._stake = stake

    def tie(self, number: int) -> CountTie:
        """Return what stopped the count in the round of this number."""
        return CountTie(self.tied, self._stake.places, self._stake.about, number)


Replay: TypeAlias = "Callable[[Arbiter], frozenset[str]]"
"""Counts the same ballots again and returns the elected; raises OpenTie where it is asked to."""
Ends: TypeAlias = frozenset[frozenset[str]]
"""All sets of candidates that can be elected in the end."""


class Arbiter:
    """Chooses among tied candidates; what it chose is kept, so that a count can be replayed.

    A tie makes no difference when each choice leaves the same ends possible, ties to come
    included; this is found out by counting on with each choice, at most `replays` times.

    Orders drawn by hand were drawn one after the other: a tie is broken by the first that names all
    the tied, else by `lots`. An order is asked only about candidates that it names. Whoever is
    excluded is the last of the tied in it. The stated order is asked after all of these.
    """

    def __init__(
        self,
        lots: Sequence[str] = (),
        *,
        orders: TieOrders = NO_ORDERS,
        script: Sequence[str] = (),
        replay: Replay | None = None,
        replays: int = MOST_REPLAYS,
    ) -> None:
        self._orders = [tuple(order) for order in (*orders.by_hand, lots) if order]
        self._stated = tuple(orders.stated)
        self._script = list(reversed(script))
        self._replay = replay
        self._replays_left = replays
        self._known: dict[object, Ends] = {}
        self._chosen: list[str] = []
        self._used: list[tuple[str, ...]] = []
        self.followed = False
        """The stated order was needed."""

    @property
    def lots(self) -> tuple[str, ...]:
        """The orders that broke ties, one behind the other; empty when none was needed."""
        return tuple(dict.fromkeys(name for order in self._used for name in order))

    def first(self, tied: Sequence[str], stake: Stake) -> tuple[str, Broken]:
        """Return the best of the tied ones and what settled it."""
        return self._choose(tied, stake, None, best=True)

    def last(
        self, tied: Sequence[str], stake: Stake, *, all_go: bool = False, state: object = None
    ) -> tuple[str, Broken]:
        """Return the one to be excluded and what settled it.

        `all_go`: each of them will be excluded before anybody else, in whatever order. `state`,
        where there is one, is all that the rest of the count depends on.
        """
        if all_go:
            return max(tied), "same"
        return self._choose(tied, stake, state, best=False)

    def _choose(
        self, tied: Sequence[str], stake: Stake, state: object, *, best: bool
    ) -> tuple[str, Broken]:
        name, broken = self._settle(tied, stake, state, best=best)
        self._chosen.append(name)
        return name, broken

    def _settle(
        self, tied: Sequence[str], stake: Stake, state: object, *, best: bool
    ) -> tuple[str, Broken]:
        if self._script:
            return self._script.pop(), ""
        if self._replay is not None and self._makes_no_difference(self._replay, tied):
            # by name, so that the order on the ballot decides nothing
            return (min if best else max)(tied), "same"
        order = next((order for order in self._orders if set(tied) <= set(order)), None)
        if order is not None:
            if order not in self._used:
                self._used.append(order)
            places = sorted(tied, key=order.index)
            return places[0 if best else -1], "lot"
        if set(tied) <= set(self._stated):
            self.followed = True
            return min(tied, key=self._stated.index), "stated"
        raise OpenTie(tied, stake, state)

    def _makes_no_difference(self, replay: Replay, tied: Sequence[str]) -> bool:
        try:
            ends = [self._ends(replay, (*self._chosen, name)) for name in tied]
        except _TooManyWays:
            return False
        return len(set(ends)) == 1

    def _ends(self, replay: Replay, script: tuple[str, ...]) -> Ends:
        """Return all that can be elected when these choices were made."""
        if not self._replays_left:
            raise _TooManyWays
        self._replays_left -= 1
        try:
            return frozenset((replay(Arbiter(script=script)),))
        except OpenTie as deeper:
            if deeper.state in self._known:
                return self._known[deeper.state]
            ways = [self._ends(replay, (*script, name)) for name in deeper.tied]
            ends: Ends = frozenset().union(*ways)
            if deeper.state is not None:
                self._known[deeper.state] = ends
            return ends


class _TooManyWays(Exception):  # noqa: N818 - the end of a search
    """More ways than are followed."""


_SEED = re.compile(r"\d+(?:[ .:/-]\d+)*", re.ASCII)


def is_seed(text: str) -> bool:
    """Return whether `text` is a seed: digits, also a date or throws of a die, and no letters.

    A name is never taken for a seed: the order that it gives would be nobody's choice and look
    like the lot of the one whom it names.
    """
    return _SEED.fullmatch(text) is not None


def draw_lots(names: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return names in an order that the seed alone decides, the best first.

    The order is that of the SHA-256 digests (hexadecimal) of `seed:name` in UTF-8, so that it can
    be proved without this program and does not depend on the order in which names are given.
    """
    return tuple(sorted(names, key=lambda name: _digest(seed, name)))


def _digest(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()
