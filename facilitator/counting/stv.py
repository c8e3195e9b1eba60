"""Single transferable vote, by the rules that a body names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from facilitator.counting.papers import Paper
from facilitator.counting.results import Count

Rules: TypeAlias = Literal["meek", "scottish"]


def stv(
    candidates: Sequence[str],
    papers: Iterable[Paper],
    seats: int,
    *,
    rules: Rules = "meek",
    lots: Sequence[str] = (),
) -> Count:
    """Count a single transferable vote.

    A tie that decides who is elected stops the count unless `lots`, an order of candidates with
    the best first, breaks it. Scottish rules look at earlier rounds before they ask for a lot.
    Equal ranks are shared by Meek's rules; by the Scottish ones the paper ends there.
    """
    raise NotImplementedError
