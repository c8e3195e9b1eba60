"""Condorcet's comparison of pairs, completed by Schulze's strongest paths (winning votes)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from facilitator.counting.papers import Paper
from facilitator.counting.results import Count


def schulze(
    candidates: Sequence[str],
    papers: Iterable[Paper],
    seats: int = 1,
    *,
    cap: int | None = None,
    groups: Mapping[str, str] | None = None,
    lots: Sequence[str] = (),
) -> Count:
    """Rank all candidates and seat them from the top; at most `cap` of one group."""
    raise NotImplementedError


def condorcet_winner(pairs: Mapping[str, Mapping[str, int]]) -> str | None:
    """Return the candidate whom more papers prefer than not in every pair, if there is one."""
    for name, row in pairs.items():
        if all(votes > pairs[other][name] for other, votes in row.items() if other != name):
            return name
    return None
