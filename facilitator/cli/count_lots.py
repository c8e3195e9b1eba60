"""Lots in the count of a file: from a seed, or drawn by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.counting import Count, CountTie, is_seed
from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import nsay, say
from facilitator.meeting.text import clean

Orders = tuple[tuple[str, ...], ...]
Counting = Callable[[Sequence[str], Orders], Count]
"""Counts the file with an order of all candidates (empty: none) and orders drawn by hand."""


def check_seed(seed: str | None) -> None:
    """Refuse a seed that could be a name."""
    if seed is not None and not is_seed(seed):
        raise FacilitatorError(
            say(
                "“{seed}” is not a seed, which is digits; for a lot drawn by hand write "
                '--lot-by-hand "NAME, NAME".',
                seed=clean(seed),
            )
        )


def names_of(
    text: str, candidates: Sequence[str], candidate: Callable[[str, Sequence[str]], str]
) -> tuple[str, ...]:
    """Return the names of an order, the best first; `candidate` finds each of them.

    A candidate's own name may have a comma.
    """
    if clean(text) in candidates:
        return (clean(text),)
    order = tuple(candidate(part, candidates) for part in text.split(","))
    for name in order:
        if order.count(name) > 1:
            raise FacilitatorError(
                say("{name} is named twice; a lot draws each name once.", name=name)
            )
    return order


def in_rounds(count: Counting, orders: Orders) -> Count:
    """Count in rounds; each tie is broken by the first order that names all the tied.

    An order that leaves out one of the tied has that one last.
    """
    while True:
        found = count((), orders)
        if found.tie is None:
            return found
        order = _fullest(orders, found.tie)
        orders = (*orders, _closed_up(order, found.tie))


def at_once(count: Counting, orders: Orders, candidates: Sequence[str], *, marks: bool) -> Count:
    """Count without rounds, where one order breaks all ties.

    `marks`: names are drawn for the seats, without a cap; as many names as seats are enough.
    """
    found = count((), ())
    if (tie := found.tie) is None:
        return found
    order = _fullest(orders, tie)
    if set(order) != set(candidates):
        _only_tied(order, tie)
    if not (marks and len(order) >= tie.seats):
        order = _closed_up(order, tie)
    return count(tuple(dict.fromkeys((*order, *candidates))), ())


def _fullest(orders: Orders, tie: CountTie) -> tuple[str, ...]:
    return max(orders, key=lambda order: len(set(order) & set(tie.candidates)))


def _only_tied(order: Sequence[str], tie: CountTie) -> None:
    for name in order:
        if name not in tie.candidates:
            raise FacilitatorError(
                say(
                    "{name} is not tied; the lot is between {names}.",
                    name=name,
                    names=", ".join(tie.candidates),
                )
            )


def _closed_up(order: Sequence[str], tie: CountTie) -> tuple[str, ...]:
    drawn = tuple(name for name in order if name in tie.candidates)
    missing = tuple(name for name in tie.candidates if name not in drawn)
    if len(missing) > 1 or not drawn:
        raise FacilitatorError(
            nsay(
                "The order of the lot is not whole: {names} is missing.",
                "The order of the lot is not whole: {names} are missing.",
                len(missing),
                names=", ".join(missing),
            )
        )
    return (*drawn, *missing)
