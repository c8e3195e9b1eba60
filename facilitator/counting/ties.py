"""Ties during a count: what breaks them, and when one stops the count."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from facilitator.counting.results import Broken, CountTie

About: TypeAlias = Literal["election", "exclusion", "transfer"]
MOST_REPLAYS = 150
"""The most counts to try before a tie is taken to make a difference."""


class TieOrders(NamedTuple):
    """Orders of candidates that break ties, besides a lot drawn from a seed."""

    by_hand: Sequence[Sequence[str]] = ()
    """Orders drawn by hand, one after the other, each with the best first."""
    stated: Sequence[str] = ()
    """An order stated beforehand. The first of the tied in it is chosen, to elect or to exclude."""


NO_ORDERS = TieOrders()


class Stake(NamedTuple):
    """What a tie is about, and how many places are at stake."""

    about: About
    places: int


def exclusion_stake(tied: Sequence[str], hopeful: Sequence[str], left: int) -> Stake:
    """Return what an exclusion among `tied` decides, with `left` seats to fill."""
    if len(tied) == len(hopeful):
        return Stake("election", left)
    if len(hopeful) - 1 == left:
        return Stake("election", len(tied) - 1)
    return Stake("exclusion", 1)


class OpenTie(Exception):  # noqa: N818 - an end that a count may come to, not a mistake
    """Raised for a tie that nothing settles."""

    def __init__(self, tied: Sequence[str], stake: Stake, state: object = None) -> None:
        super().__init__(", ".join(tied))
        self.tied = tuple(tied)
        self.state = state
        self._stake = stake

    def tie(self, number: int) -> CountTie:
        """Return the tie as the outcome of a count that it stopped in round `number`."""
        return CountTie(self.tied, self._stake.places, self._stake.about, number)


Replay: TypeAlias = "Callable[[Arbiter], frozenset[str]]"
"""Count the same ballots again with an arbiter and return the elected; may raise OpenTie."""
Ends: TypeAlias = frozenset[frozenset[str]]
"""All sets of candidates that may be elected in the end."""


class Arbiter:
    """Choose among tied candidates, and remember the choices so that the count can be replayed.

    A tie makes no difference if every choice leads to the same possible ends, counting the ties
    that follow. To find out, the count is replayed with each choice, at most `replays` times:

        a, b tied --- exclude a ---> c elected
                 `--- exclude b ---> c, d tied --- exclude c ---> d elected     a difference
                                              `--- exclude d ---> c elected

    Otherwise the tie is broken by the first order drawn by hand that names all the tied, then by
    `lots`, then by the stated order. By a drawn order the best of the tied is elected and the last
    one excluded. `script` holds choices to repeat before any of this.
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
        """Whether the stated order was needed."""

    @property
    def lots(self) -> tuple[str, ...]:
        """The orders that broke ties, joined; empty if none was needed."""
        return tuple(dict.fromkeys(name for order in self._used for name in order))

    def first(self, tied: Sequence[str], stake: Stake) -> tuple[str, Broken]:
        """Return the best of `tied`, and what settled it."""
        return self._choose(tied, stake, None, best=True)

    def last(
        self, tied: Sequence[str], stake: Stake, *, all_go: bool = False, state: object = None
    ) -> tuple[str, Broken]:
        """Return the one of `tied` to exclude, and what settled it.

        With `all_go`, all of them will be excluded before any other candidate, whatever the order.
        `state`, if given, is everything that the rest of the count depends on.
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
            # by name, so that the order of the candidates decides nothing
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
        """Return all sets that may be elected after the choices of `script`."""
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
    """Raised when there are more ways than may be tried."""


_SEED = re.compile(r"\d+(?:[ .:/-]\d+)*", re.ASCII)


def is_seed(text: str) -> bool:
    """Return whether `text` is a seed: digits, perhaps as a date or throws of a die, no letters.

    A name is never accepted as a seed. It would give an arbitrary order that looks like a lot in
    favour of the candidate it names.
    """
    return _SEED.fullmatch(text) is not None


def draw_lots(names: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return `names` in an order that only `seed` decides, the best first.

    They are sorted by the hexadecimal SHA-256 digest of `seed:name` in UTF-8. So anyone can check
    the order without this program, and it does not depend on the order of `names`.
    """
    return tuple(sorted(names, key=lambda name: _digest(seed, name)))


def _digest(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()
