"""What a count says: who is elected, round by round or pair by pair, and what is tied."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

Broken = Literal["", "earlier", "lot", "stated", "same"]
"""What settled a tie.

Empty where there was none; else an earlier round, the lot, an order stated beforehand, or the fact
that every choice leads to the same result.
"""


class Round(msgspec.Struct, frozen=True, omit_defaults=True):
    """A round of a count: the votes at its begin, and what then happened.

    Amounts are exact decimals as text, with the number of decimals that the rules prescribe.
    """

    number: int
    tallies: dict[str, str]
    """Votes of every candidate who is elected or still in, in the order of the candidates."""
    exhausted: str = "0"
    """Votes of ballots that name no candidate still in, blank ballots included."""
    lost: str = "0"
    """What rounding lost or added: ballots = tallies + exhausted + lost."""
    quota: str = ""
    """Votes that elect a candidate, in a single transferable vote; empty in a run-off."""
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    transferred: str = ""
    """The candidate whose surplus is transferred to make the next round."""
    surplus: str = ""
    """The size of that surplus."""
    tied: tuple[str, ...] = ()
    """Candidates among whom the one to exclude, elect or transfer from had to be chosen."""
    broken: Broken = ""


class CountTie(msgspec.Struct, frozen=True):
    """A tie that decides who is elected. A lot or another ballot is the way out."""

    candidates: tuple[str, ...]
    seats: int
    """Places at stake among them: seats to win, or exclusions to make."""
    about: Literal["election", "exclusion", "transfer"]
    round: int = 0
    """The round in which it stopped the count; 0 in counts without rounds."""


class PassedOver(msgspec.Struct, frozen=True):
    """A candidate who was next but whose group had already reached its cap."""

    candidate: str
    group: str


class Count(msgspec.Struct, frozen=True, omit_defaults=True):
    """The outcome of counting ballots."""

    method: str
    """irv, meek, scottish, schulze or most (votes)."""
    candidates: tuple[str, ...]
    seats: int
    ballots: int
    """All ballots that were counted, blank ones included."""
    elected: tuple[str, ...] = ()
    """In the order of election, or of the ranking; fewer than the seats while a tie is open."""
    ranking: tuple[tuple[str, ...], ...] = ()
    """All candidates, the best first, equal ones in a group; empty if the method ranks nobody."""
    rounds: tuple[Round, ...] = ()
    tallies: dict[str, str] = {}
    """Votes of each candidate, where there is only one round."""
    pairs: dict[str, dict[str, int]] = {}
    """How many ballots prefer the first candidate to the second (Condorcet)."""
    tie: CountTie | None = None
    lots: tuple[str, ...] = ()
    """The order drawn by lot, the best first; empty if it was not needed."""
    passed_over: tuple[PassedOver, ...] = ()
    unnamed: tuple[str, ...] = ()
    """Candidates whom no ballot names. They are elected only if the rules fill every seat."""
    stated: tuple[str, ...] = ()
    """The order for ties that was stated beforehand; empty if it was not needed."""

    @property
    def without_votes(self) -> tuple[str, ...]:
        """The elected whom no ballot names."""
        return tuple(name for name in self.elected if name in self.unnamed)


def without_ballots(count: Count, exhausted: str) -> Count:
    """Return the outcome if no ballot names a candidate: none is elected, and there is no tie.

    `exhausted` is the text of all votes.
    """
    first = Round(number=1, tallies=dict.fromkeys(count.candidates, "0"), exhausted=exhausted)
    return replace(
        count, elected=(), ranking=(), rounds=(first,), tie=None, unnamed=count.candidates
    )


def with_unnamed(rounds: Sequence[Round], count: Count, nothing: str) -> tuple[Round, ...]:
    """Return `rounds` with all candidates of `count` in the first one.

    Candidates whom no ballot names take no part in the transfers; they get the text `nothing`.
    """
    first, *others = rounds
    tallies = {name: first.tallies.get(name, nothing) for name in count.candidates}
    return (replace(first, tallies=tallies), *others)


def in_ballots(count: Count, places: int) -> Count:
    """Return `count`, made with weights in units of `10**-places`, with its decimals in ballots.

    The whole numbers (`ballots`, `pairs`) stay in those units.
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
    """Return `amount`, in units of `10**-places`, as a decimal with all its places."""
    if not places:
        return str(amount)
    whole, part = divmod(abs(amount), 10**places)
    return f"{'-' if amount < 0 else ''}{whole}.{part:0{places}d}"


def rounded_up(dividend: int, divisor: int) -> int:
    """Return `dividend / divisor` rounded up to a whole number."""
    return -(-dividend // divisor)


def shifted(amount: str, places: int) -> str:
    """Return the decimal `amount` divided by `10**places`, without losing a digit."""
    if not places:
        return amount
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    whole, _, part = digits.partition(".")
    whole = whole.rjust(places + 1, "0")
    return f"{sign}{whole[:-places]}.{whole[-places:]}{part}"
