"""The count of ballots by a method, with its ties broken by lots or by the order of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec.structs import replace

from facilitator import counting
from facilitator.cli.count_lots import Orders, at_once, in_rounds
from facilitator.cli.count_outcome import Method
from facilitator.counting import Ballot, Count

RANKED = frozenset({"irv", "stv", "condorcet"})
IN_ROUNDS = frozenset({"irv", "stv"})


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """Ballots, and how they are to be counted."""

    candidates: tuple[str, ...]
    ballots: Sequence[Ballot]
    seats: int
    method: Method
    rules: counting.Rules = "meek"
    equal: counting.Equal = "stop"
    fill: bool = False
    cap: int | None = None
    groups: Mapping[str, str] = {}
    more_than: tuple[int, int, int] | None = None
    lots: tuple[str, ...] = ()
    """The order of all candidates drawn from a seed; empty without one."""
    by_hand: Orders = ()
    """Orders drawn by hand."""
    stated: tuple[str, ...] = ()
    """The order for ties that the file states; lots go before it."""


def count_of(task: Task) -> Count:
    """Count the ballots of a task.

    Raises:
        FacilitatorError: when an order drawn by hand does not fit the tie.
    """
    if not task.by_hand:
        return _counted(task, task.lots, ())
    named = counting.names_on(task.ballots).intersection(task.candidates)
    standing = tuple(name for name in task.candidates if task.fill or name in named)
    by_hand = tuple(_of_the_counted(order, standing) for order in task.by_hand)

    def counted(lots: Sequence[str], orders: Orders) -> Count:
        return _counted(task, lots, orders)

    if task.method in IN_ROUNDS:
        return in_rounds(counted, by_hand)
    marks = task.method != "condorcet" and not task.cap
    return at_once(counted, by_hand, standing, marks=marks)


def _of_the_counted(order: Sequence[str], standing: Sequence[str]) -> tuple[str, ...]:
    """Return a whole order without those whom no ballot names; a part of one as it is."""
    if set(order) >= set(standing):
        return tuple(name for name in order if name in standing)
    return tuple(order)


def _counted(task: Task, lots: Sequence[str], by_hand: Orders) -> Count:
    stated = () if lots or task.by_hand else task.stated
    orders = counting.TieOrders(by_hand=by_hand, stated=stated)
    if task.method == "irv":
        return counting.irv(
            task.candidates,
            task.ballots,
            lots=lots,
            orders=orders,
            equal=task.equal,
            fill=task.fill,
        )
    if task.method == "stv":
        return counting.stv(
            task.candidates,
            task.ballots,
            task.seats,
            rules=task.rules,
            lots=lots,
            orders=orders,
            equal=task.equal,
            fill=task.fill,
        )
    count = _by_order(task, lots or stated)
    # of a tie for seats both orders have the best first, but only one of them is a lot
    return replace(count, lots=(), stated=stated) if count.lots and not lots else count


def _by_order(task: Task, lots: Sequence[str]) -> Count:
    """Count pairs or marks, whose ties are only for seats."""
    if task.method == "condorcet":
        return counting.schulze(
            task.candidates,
            task.ballots,
            task.seats,
            cap=task.cap,
            groups=task.groups,
            lots=lots,
            fill=task.fill,
        )
    tally = counting.first_choices if task.method == "plurality" else counting.marks
    tallies, _ = tally(task.candidates, task.ballots)
    return counting.most_votes(
        tallies,
        task.seats,
        ballots=sum(ballot.count for ballot in task.ballots),
        more_than=task.more_than,
        cap=task.cap,
        groups=task.groups,
        lots=lots,
        fill=task.fill,
    )
