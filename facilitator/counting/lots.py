"""A lot that anybody can draw again: an order of names from a seed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def draw_lots(names: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return names in an order that the seed alone decides, the best first.

    The order is that of the SHA-256 digests (hexadecimal) of `seed:name` in UTF-8, so that it can
    be proved without this program and does not depend on the order in which names are given.
    """
    return tuple(sorted(names, key=lambda name: _digest(seed, name)))


def _digest(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()
