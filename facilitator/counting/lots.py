"""Lots: an order of names from a seed that anybody can draw again, and orders drawn by hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

_SEED = re.compile(r"\d+(?:[ .:/-]\d+)*", re.ASCII)


def is_seed(text: str) -> bool:
    """Return whether `text` is a seed: digits, also a date or throws of a die, and no letters.

    A name is never taken for a seed: the order that it gives would be nobody's choice and look
    like the lot of the one whom it names.
    """
    return _SEED.fullmatch(text) is not None


def draw_lots(names: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return names in an order that the seed alone decides, the best first.

    The order is that of the SHA-256 digests (hexadecimal) of `seed:name` in UTF-8, so that it can
    be proved without this program and does not depend on the order in which names are given.
    """
    return tuple(sorted(names, key=lambda name: _digest(seed, name)))


def _digest(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()
