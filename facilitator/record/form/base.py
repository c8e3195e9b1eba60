"""What all parts of the transcript have in common."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

Time: TypeAlias = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
Date: TypeAlias = Annotated[str, Meta(extra_json_schema={"format": "date"})]
Length: TypeAlias = Annotated[int, Meta(description="whole seconds")]
Count: TypeAlias = Annotated[int, Meta(ge=0)]
Share: TypeAlias = Annotated[float, Meta(ge=0, le=1, description="0 to 1, four decimals")]
Figure: TypeAlias = int | Decimal
"""Heads, or weights as exact decimals; a JSON number either way."""
Interval: TypeAlias = tuple[Time, Time | None]
"""From and to; `to` is null while it runs."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all parts: nothing is left out, nothing else may come in."""
