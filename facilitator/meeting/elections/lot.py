"""The lot: an order of candidates from a seed that everybody can draw again, or drawn by hand.

From a seed, candidates come in the order of the SHA-256 digests of `SEED:NAME` in UTF-8, written as
64 hexadecimal digits, the smallest first. By hand: `printf '%s' '4711:Ana Lima' | sha256sum`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.counting import draw_lots
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.terms import Candidate


def drawn(seed: str, numbers: Iterable[int], candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Return candidates, given by their numbers, in the order of their lots."""
    named = {candidates[number - 1].name: number for number in numbers}
    return tuple(named[name] for name in draw_lots(named, seed))


def hand_orders(election: Election) -> tuple[tuple[int, ...], ...]:
    """Return the orders drawn by hand, the best first in each, as they were entered."""
    return (election.in_advance,) if election.in_advance else election.by_hand


def hand_order(election: Election) -> tuple[int, ...]:
    """Return one order of all candidates from the last lot drawn by hand; empty without one.

    Candidates whom the lot was not about come last, by number: it must not matter to the count.
    """
    orders = hand_orders(election)
    if not orders:
        return ()
    return tuple(dict.fromkeys((*orders[-1], *range(1, len(election.candidates) + 1))))
