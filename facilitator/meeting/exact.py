"""Exact numbers: whole where they are whole, decimal fractions otherwise; never binary ones."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

Number: TypeAlias = int | Decimal
"""Heads are whole; weights may be decimal fractions."""

_DECIMAL = re.compile(r"(\d{1,9})(?:[.,](\d{1,6}))?")
"""Bounded, so that sums and products of thousands of them stay exact in a Decimal."""


_FRACTION = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})")


def read_number(words: str) -> Number | None:
    """Read `3`, `2.5`, `2,5` or `1/2`.

    Return None for anything else, for more than six decimals, and for a fraction that has no
    decimal of that length: 1/3 would not be exact.
    """
    if match := _FRACTION.fullmatch(words.strip()):
        return _of_fraction(int(match[1]), int(match[2]))
    match = _DECIMAL.fullmatch(words.strip())
    if match is None:
        return None
    return whole(Decimal(f"{match[1]}.{match[2] or 0}"))


def _of_fraction(numerator: int, denominator: int) -> Number | None:
    if denominator == 0 or numerator * 1_000_000 % denominator:
        return None
    return whole(Decimal(numerator * 1_000_000 // denominator).scaleb(-6))


def whole(number: Number) -> Number:
    """Return the same number as an int when it is one, else without noughts at its end."""
    if isinstance(number, int):
        return number
    as_int = int(number)
    return as_int if as_int == number else number.normalize()


def grain(*numbers: Number) -> Number:
    """Return the largest power of ten, at most 1, of which all the numbers are multiples."""
    finest = min((_exponent(number) for number in numbers), default=0)
    return Decimal(1).scaleb(finest) if finest < 0 else 1


def _exponent(number: Number) -> int:
    if isinstance(number, int):
        return 0
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
