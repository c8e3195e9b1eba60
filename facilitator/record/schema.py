"""The JSON Schema of transcript.json."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.record.form import Transcript


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12), with a description of what is not plain by its name."""
    made = _with_numbers(msgspec.json.schema(Transcript))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "facilitator transcript",
        **made,
    }


def _with_numbers(made: Any) -> Any:
    """Say that exact decimals are written as JSON numbers, and not as msgspec's usual strings."""
    if isinstance(made, list):
        return [_with_numbers(part) for part in made]
    if not isinstance(made, dict):
        return made
    if made == {"type": "string", "format": "decimal"}:
        return {"type": "number"}
    return {key: _with_numbers(part) for key, part in made.items()}
