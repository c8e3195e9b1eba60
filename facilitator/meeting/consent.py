"""The consent agenda: prepared motions adopted together unless somebody objects (spec 4)."""

from __future__ import annotations

import msgspec


class ConsentBlock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The block that the chair puts before the meeting; its motions are moved when it is adopted.

    Places are those of the open item's prepared motions, from 1.
    """

    item: str
    places: tuple[int, ...]
    """Still in the block."""
    out: tuple[tuple[int, str | None], ...] = ()
    """Taken out, each with the one who objected."""
