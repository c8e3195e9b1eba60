"""What all commands have in common."""

import msgspec


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all commands."""
