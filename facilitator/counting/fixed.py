"""Fixed-point amounts as whole numbers, and their text."""

from __future__ import annotations


def text(amount: int, places: int) -> str:
    """Return an amount of `10**-places` as a decimal with all its places."""
    if not places:
        return str(amount)
    whole, part = divmod(abs(amount), 10**places)
    return f"{'-' if amount < 0 else ''}{whole}.{part:0{places}d}"


def up(dividend: int, divisor: int) -> int:
    """Return the quotient rounded up."""
    return -(-dividend // divisor)


def shifted(amount: str, places: int) -> str:
    """Return a decimal with its point so many places further left, not a digit lost."""
    if not places:
        return amount
    sign, digits = ("-", amount[1:]) if amount.startswith("-") else ("", amount)
    whole, _, part = digits.partition(".")
    whole = whole.rjust(places + 1, "0")
    return f"{sign}{whole[:-places]}.{whole[-places:]}{part}"
