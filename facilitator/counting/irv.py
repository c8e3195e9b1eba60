"""Instant run-off: one seat, the last of each round excluded until one has more than half."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.counting.papers import Equal, Paper
from facilitator.counting.results import Count


def irv(
    candidates: Sequence[str],
    papers: Iterable[Paper],
    *,
    lots: Sequence[str] = (),
    equal: Equal = "stop",
) -> Count:
    """Count an instant run-off.

    A tie for the exclusion that decides who is elected stops the count unless `lots`, an order
    of candidates with the best first, breaks it; one that makes no difference does not.
    """
    raise NotImplementedError
