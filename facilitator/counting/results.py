"""What a count says: who is elected, round by round or pair by pair, and what is tied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

Broken = Literal["", "earlier", "lot", "stated", "same"]
"""What settled a tie: nothing to settle; an earlier round; the lot; a stated order; all ways end
the same."""


class Round(msgspec.Struct, frozen=True, omit_defaults=True):
    """One round of a count: where the votes stood, and what then happened.

    Amounts are exact decimals as text, with as many places as the rules count with.
    """

    number: int
    tallies: dict[str, str]
    """Votes of every candidate that is elected or still in, in the order of the ballot."""
    exhausted: str = "0"
    """Votes of ballots that name nobody any more, blank ballots among them."""
    lost: str = "0"
    """What the rules' rounding lost or made: ballots = tallies + exhausted + lost."""
    quota: str = ""
    """Votes that elect, in a single transferable vote; in a run-off, of which more than half."""
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    transferred: str = ""
    """Whose surplus was passed on to make the next round."""
    surplus: str = ""
    """How large it was."""
    tied: tuple[str, ...] = ()
    """Those among whom the one excluded, elected or transferred had to be chosen."""
    broken: Broken = ""


class CountTie(msgspec.Struct, frozen=True):
    """A tie that decides who is elected: a lot or another ballot is the way out."""

    candidates: tuple[str, ...]
    seats: int
    """Places at stake among them: seats to win, or how many of them are to be excluded."""
    about: Literal["election", "exclusion", "transfer"]
    round: int = 0
    """The round in which it stopped the count; 0 where there are none."""


class PassedOver(msgspec.Struct, frozen=True):
    """A candidate who was next but whose group had as many seats as it may have."""

    candidate: str
    group: str


class Count(msgspec.Struct, frozen=True, omit_defaults=True):
    """The outcome of counting ballots."""

    method: str
    """irv, meek, scottish, schulze, most (votes)."""
    candidates: tuple[str, ...]
    seats: int
    ballots: int
    """All ballots that were counted, blank ones among them."""
    elected: tuple[str, ...] = ()
    """In the order of election, or of the ranking; fewer than the seats when a tie is open."""
    ranking: tuple[tuple[str, ...], ...] = ()
    """All candidates, the best first, equal ones in a group; empty where the method has none."""
    rounds: tuple[Round, ...] = ()
    tallies: dict[str, str] = {}
    """Votes of each candidate, where there is only one round."""
    pairs: dict[str, dict[str, int]] = {}
    """How many ballots prefer the first candidate to the second (Condorcet)."""
    tie: CountTie | None = None
    lots: tuple[str, ...] = ()
    """The order drawn by lot, the best first, where it was needed."""
    passed_over: tuple[PassedOver, ...] = ()
    unnamed: tuple[str, ...] = ()
    """Candidates whom no ballot names; elected only where the body's rule fills every seat."""
    stated: tuple[str, ...] = ()
    """The order for ties that was stated beforehand, where it was needed."""

    @property
    def without_votes(self) -> tuple[str, ...]:
        """The elected whom no ballot names."""
        return tuple(name for name in self.elected if name in self.unnamed)


def of_nobody(count: Count, exhausted: str) -> Count:
    """Return the outcome of ballots that name no candidate: nobody is elected, nothing is tied."""
    first = Round(number=1, tallies=dict.fromkeys(count.candidates, "0"), exhausted=exhausted)
    return replace(
        count, elected=(), ranking=(), rounds=(first,), tie=None, unnamed=count.candidates
    )


def with_unnamed(rounds: Sequence[Round], count: Count, nothing: str) -> tuple[Round, ...]:
    """Return rounds whose first one has all candidates of a count, `nothing` for who is in none.

    Whoever no ballot names is out before the first transfer.
    """
    first, *others = rounds
    tallies = {name: first.tallies.get(name, nothing) for name in count.candidates}
    return (replace(first, tallies=tallies), *others)


def in_ballots(count: Count, places: int) -> Count:
    """Return a count of weights in 10**-places of a ballot, with all decimals in ballots.

    The whole numbers, of ballots and in pairs, stay in those units.
    """
    return replace(
        count,
        rounds=tuple(_round_in_ballots(round_, places) for round_ in count.rounds),
        tallies={name: shifted(votes, places) for name, votes in count.tallies.items()},
    )


def _round_in_ballots(round_: Round, places: int) -> Round:
    return replace(
        round_,
        tallies={name: shifted(votes, places) for name, votes in round_.tallies.items()},
        exhausted=shifted(round_.exhausted, places),
        lost=shifted(round_.lost, places),
        quota=shifted(round_.quota, places) if round_.quota else "",
        surplus=shifted(round_.surplus, places) if round_.surplus else "",
    )


def as_decimal(amount: int, places: int) -> str:
    """Return an amount of `10**-places` as a decimal with all its places."""
    if not places:
        return str(amount)
    whole, part = divmod(abs(amount), 10**places)
    return f"{'-' if amount < 0 else ''}{whole}.{part:0{places}d}"


def rounded_up(dividend: int, divisor: int) -> int:
    """Return the quotient rounded up."""
    return -(-dividend // divisor)


def shifted(amount: str, places: int) -> str:
    """Return a decimal with its point so many places further left, not a digit lost."""
    if not places:
        return amount
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    whole, _, part = digits.partition(".")
    whole = whole.rjust(places + 1, "0")
    return f"{sign}{whole[:-places]}.{whole[-places:]}{part}"
