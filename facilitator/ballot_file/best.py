"""Which number of a table of ranks is the best: 1, or the highest.

Most tables number places, so 1 is the best. Some rate candidates, so the highest number is the best
(CIVS has such a mode). Counted the wrong way, the last candidates win. A file shows which by

- its words: a comment such as `# highest number is best`;
- its shape: voters put a few candidates on top, each at a place of its own, and leave the others
  together at the other end, where the form had put them. Of five candidates

      1 2 3 3 3     three share the highest number: 1 is the best
      3 2 1 1 1     three share the 1: the highest number is the best
      1 . . . .     an unfinished ballot begins with 1 and not with the 5 of others: 1 is the best

- its numbers: every ballot has each number once, up to the number of candidates, as places have.
  Then 1 is the best, as usual.

If a file shows nothing, or both, nothing is guessed: `best_of` returns None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from facilitator.meeting.exact import Number
from facilitator.meeting.text import fold

Best: TypeAlias = Literal["lowest", "highest"]
BestSource: TypeAlias = Literal["asked", "file", "shape", "usual"]

_HIGH = re.compile(
    r"\b(?:high(?:er|est)?|larg(?:er|est)|big(?:ger|gest)?)\b[\w ]*\b(?:is|are|=|means)[ a-z]*"
    r"\b(?:best|better|first)"
)
_LOW = re.compile(
    r"(?:\b(?:low(?:er|est)?|small(?:er|est)?)\b[\w ]*\b(?:is|are|=|means)"
    r"|\b1(?:st)? (?:is|=|means))"
    r"[ a-z]*\b(?:best|better|first|top)"
)
_SURE = 8
"""How many times more evidence there must be for one end than for the other."""


class BestFound(NamedTuple):
    """Which number is the best, and what shows it."""

    best: Best
    source: BestSource


class Numbers(NamedTuple):
    """The numbers on a ballot, how many candidates it leaves blank, and how many such ballots."""

    given: Sequence[Number]
    blank: int
    alike: Number


def best_of(ballots: Sequence[Numbers], comments: Iterable[str] = ()) -> BestFound | None:
    """Return which number is the best, or None if nothing shows it."""
    said = {best for text in comments for best in _said(fold(text))}
    if said:
        return BestFound(said.pop(), "file") if len(said) == 1 else None
    highest = max((number for ballot in ballots for number in ballot.given), default=0)
    low = sum(_for_low(ballot, highest) * ballot.alike for ballot in ballots)
    high = sum(_for_high(ballot) * ballot.alike for ballot in ballots)
    if not low and not high:
        return BestFound("lowest", "usual") if all(map(_is_of_places, ballots)) else None
    if low >= _SURE * high:
        return BestFound("lowest", "shape")
    shown = sum(ballot.alike for ballot in ballots if _for_high(ballot))
    is_usual = 2 * shown >= sum(ballot.alike for ballot in ballots)
    return BestFound("highest", "shape") if high >= _SURE * low and is_usual else None


def _said(text: str) -> Iterable[Best]:
    if _HIGH.search(text):
        yield "highest"
    if _LOW.search(text):
        yield "lowest"


def _for_low(ballot: Numbers, highest: Number) -> int:
    """Return how much `ballot` speaks for 1 as the best.

    That is how many candidates share its highest number, or 1 for an unfinished ballot that counts
    from 1 and does not reach `highest`, the highest number on any ballot.
    """
    if ballot.blank and _counts_from_one(ballot.given) and max(ballot.given) < highest:
        return 1
    return _sharing(ballot.given, at=max(ballot.given, default=0))


def _for_high(ballot: Numbers) -> int:
    """Return how much `ballot` speaks for the highest number: how many share its lowest."""
    return _sharing(ballot.given, at=min(ballot.given, default=0))


def _sharing(given: Sequence[Number], at: Number) -> int:
    """Return how many others share the number `at`, or 0 if the other end is shared too.

    `at` is the lowest or the highest of the numbers.
    """
    times = Counter(given)
    ends = [number for number in (min(times, default=at), max(times, default=at)) if number != at]
    return times[at] - 1 if ends and times[ends[0]] == 1 else 0


def _counts_from_one(given: Sequence[Number]) -> bool:
    return bool(given) and sorted(given) == list(range(1, len(given) + 1))


def _is_of_places(ballot: Numbers) -> bool:
    """Return whether the numbers of `ballot` can be places, each taken once or all the same."""
    most = len(ballot.given) + ballot.blank
    are_places = all(number == int(number) and 1 <= number <= most for number in ballot.given)
    return are_places and len(set(ballot.given)) in {0, 1, len(ballot.given)}
