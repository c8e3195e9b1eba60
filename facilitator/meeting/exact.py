"""Exact numbers: whole where they are whole, decimal fractions otherwise; never binary ones."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = int | Decimal
"""Heads are whole; weights may be decimal fractions."""

_DECIMAL = re.compile(r"(\d{1,9})(?:[.,](\d{1,6}))?")
"""Bounded, so that sums and products of thousands of them stay exact in a Decimal."""


def read_number(words: str) -> Number | None:
    """Read `3`, `2.5` or `2,5`; None for anything else and for more than six decimals."""
    match = _DECIMAL.fullmatch(words.strip())
    if match is None:
        return None
    return whole(Decimal(f"{match[1]}.{match[2] or 0}"))


def whole(number: Number) -> Number:
    """Return the same number as an int when it is one, else without noughts at its end."""
    if isinstance(number, int):
        return number
    as_int = int(number)
    return as_int if as_int == number else number.normalize()


def in_parts(part: Number, whole: Number, parts: int = 1000) -> int:
    """Return `part / whole` in units of `1 / parts`, rounded half up; 0 of an empty whole.

    Each share is rounded by itself, so that one number has one share wherever it is shown.
    """
    return int((2 * parts * part + whole) // (2 * whole)) if whole else 0


def grain(*numbers: Number) -> Number:
    """Return the largest power of ten, at most 1, of which all the numbers are multiples."""
    finest = min((_exponent(number) for number in numbers), default=0)
    return Decimal(1).scaleb(finest) if finest < 0 else 1


def _exponent(number: Number) -> int:
    if isinstance(number, int):
        return 0
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
