"""Lots: a tie broken by a seed or by an order drawn by hand, for the tie or in advance."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from facilitator.counting import is_seed
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import written
from facilitator.meeting.commands.elections import last_closed
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.lot import drawn, hand_order
from facilitator.meeting.elections.outcome import Outcome, Tie
from facilitator.meeting.elections.result import outcome
from facilitator.meeting.elections.terms import ElectionMethod
from facilitator.meeting.elections.words import names
from facilitator.meeting.phrase import Refused, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.stored import StoredOutcome


class DrawLot(Command, frozen=True, kw_only=True):
    """Break the tie of the last election by lot.

    The seed is not chosen here: whoever sends this draws it, or reads it off something that
    everybody in the room can see.
    """

    seed: str
    """Digits: a name is never taken for a seed."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _tied(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        election, tie = _tied(meeting)
        seed = written(self.seed)
        if not is_seed(seed):
            raise Refused(
                say(
                    "“{seed}” is not a seed, which is digits; a lot drawn by hand is written: "
                    "lot by hand NAME, NAME",
                    seed=seed,
                )
            )
        lots = drawn(seed, range(1, len(election.candidates) + 1), election.candidates)
        settled = replace(outcome(election, lots), lots=lots)
        if not election.terms.method.is_ranked:
            # who was not tied has no lot; in a ranked count anybody can come to be tied
            settled = replace(settled, lots=tuple(n for n in lots if n in tie.candidates))
        return (e.LotDrawn(election=election.number, seed=seed, outcome=StoredOutcome.of(settled)),)


def _tied(meeting: Meeting) -> tuple[Election, Tie]:
    election = last_closed(meeting)
    tie = election.outcome.tie if election.outcome else None
    if tie is None:
        raise Refused(say("The last election has no tie to break."))
    return election, tie


class DrawLotByHand(Command, frozen=True, kw_only=True):
    """Write down a lot that was drawn by hand.

    While an election is open it is an order of all its candidates, for a tie that may come; after
    the close it breaks the tie of the last election.
    """

    order: tuple[int, ...]
    """Numbers of candidates, the best first, as drawn."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if meeting.open_election is None:
            _tied(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        if (election := meeting.open_election) is not None:
            everyone = tuple(range(1, len(election.candidates) + 1))
            order = _closed_up(election, _checked(election, self.order), everyone)
            return (e.LotDrawnByHand(election=election.number, order=order),)
        election, tie = _tied(meeting)
        order = _checked(election, self.order)
        if len(order) < len(election.candidates):
            _only_tied(election, order, tie)
        elif not election.terms.method.is_ranked:
            order = tuple(number for number in order if number in tie.candidates)
        if not _is_enough(election, order, tie):
            order = _closed_up(election, order, tie.candidates)
            if _asks_about_others(election, order):
                order = _closed_up(election, order, range(1, len(election.candidates) + 1))
        settled = outcome(replace(election, by_hand=(*election.by_hand, order)))
        settled = replace(settled, lots=order)
        return (
            e.LotDrawnByHand(
                election=election.number, order=order, outcome=StoredOutcome.of(settled)
            ),
        )


def _checked(election: Election, order: Sequence[int]) -> tuple[int, ...]:
    """Return an order; refuse one that is empty or names a candidate twice."""
    if not order:
        raise Refused(say("Name the candidates in the order in which they were drawn."))
    for number in order:
        if not 1 <= number <= len(election.candidates):
            raise Refused(say("There is no candidate {number}.", number=number))
        if order.count(number) > 1:
            name = election.candidate(number).name
            raise Refused(say("{name} is named twice; a lot draws each name once.", name=name))
    return tuple(order)


def _only_tied(election: Election, order: Sequence[int], tie: Tie) -> None:
    for number in order:
        if number not in tie.candidates:
            raise Refused(
                say(
                    "{name} is not tied; the lot is between {names}.",
                    name=election.candidate(number).name,
                    names=names(election.candidates, tie.candidates),
                )
            )


def _closed_up(
    election: Election, order: tuple[int, ...], wanted: Sequence[int]
) -> tuple[int, ...]:
    """Return an order that names each of the wanted; one name left over is the last drawn."""
    missing = tuple(number for number in wanted if number not in order)
    if len(missing) > 1:
        raise Refused(
            nsay(
                "The order of the lot is not whole: {names} is missing.",
                "The order of the lot is not whole: {names} are missing.",
                len(missing),
                names=names(election.candidates, missing),
            )
        )
    return (*order, *missing)


def _is_enough(election: Election, order: tuple[int, ...], tie: Tie) -> bool:
    """Return whether the names drawn settle the tie, however the other tied ones would follow.

    For example one name where three are tied for one seat. Later rounds of a ranked count may ask
    about the others too: there every tied candidate is named.
    """
    left = [number for number in tie.candidates if number not in order]
    if len(left) < 2 or election.terms.method.is_ranked:
        return False
    ends = {
        _end(outcome(election, hand_order(replace(election, by_hand=((*order, first),)))))
        for first in left
    }
    return len(ends) == 1


def _end(found: Outcome) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(found.elected), frozenset(found.run_off)


def _asks_about_others(election: Election, order: tuple[int, ...]) -> bool:
    """Return whether the result by pairs depends on the order of those whom `order` leaves out."""
    if election.terms.method is not ElectionMethod.CONDORCET:
        return False
    others = [n for n in range(1, len(election.candidates) + 1) if n not in order]
    ends = {_end(outcome(election, (*order, *rest))) for rest in (others, others[::-1])}
    return len(ends) > 1
