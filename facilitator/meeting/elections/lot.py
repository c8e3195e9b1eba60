"""The lot: an order of candidates from a seed that everybody can draw again.

Candidates come in the order of the SHA-256 digests of `SEED:NAME` in UTF-8, written as 64
hexadecimal digits, the smallest first. By hand: `printf '%s' '4711:Ana Lima' | sha256sum`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.counting import draw_lots
from facilitator.meeting.elections.terms import Candidate


def drawn(seed: str, numbers: Iterable[int], candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Return candidates, given by their numbers, in the order of their lots."""
    named = {candidates[number - 1].name: number for number in numbers}
    return tuple(named[name] for name in draw_lots(named, seed))
