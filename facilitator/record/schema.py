"""The JSON Schemas of transcript.json and of a line of journal.jsonl."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.meeting.events import SCHEMA_VERSION, Recorded
from facilitator.record.transcript.document import Transcript

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return the schema of transcript.json (draft 2020-12), with descriptions."""
    made = _with_numbers(msgspec.json.schema(Transcript))
    return {"$schema": _DIALECT, "title": "facilitator transcript", **made}


def journal_schema() -> dict[str, Any]:
    """Return the schema of a line of journal.jsonl (draft 2020-12).

    It is sorted and has no titles and no descriptions, which come from docstrings. So it changes
    only if the form of the journal changes.
    """
    made = msgspec.json.schema(Recorded)
    definitions = made["$defs"]
    line = definitions.pop(Recorded.__name__)
    line["properties"] |= {
        "v": {"const": SCHEMA_VERSION},
        "prev": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "more": {"type": "integer", "minimum": 0},
        "crc": {"type": "string", "pattern": "^[0-9a-f]{8}$"},
    }
    line["required"] = [*line["required"], "v", "prev", "more", "crc"]
    bare = _sorted(_without_prose({**line, "$defs": definitions}))
    return {"$schema": _DIALECT, "title": "A line of a facilitator journal", **bare}


def _without_prose(made: Any) -> Any:
    if isinstance(made, list):
        return [_without_prose(part) for part in made]
    if not isinstance(made, dict):
        return made
    return {
        key: _without_prose(part)
        for key, part in made.items()
        # a property may itself be called "title": its schema is an object, prose is text
        if not (key in {"title", "description"} and isinstance(part, str))
    }


def _sorted(made: Any, key: str = "") -> Any:
    """Return `made` with sorted keys. Lists whose order has no meaning are sorted too."""
    if isinstance(made, dict):
        return {name: _sorted(made[name], name) for name in sorted(made)}
    if isinstance(made, list | tuple):
        parts = [_sorted(part) for part in made]
        return sorted(parts, key=str) if key in {"required", "enum", "anyOf"} else parts
    return made


def _with_numbers(made: Any) -> Any:
    """Return `made` with decimals as numbers, as they are written, instead of strings."""
    if isinstance(made, list):
        return [_with_numbers(part) for part in made]
    if not isinstance(made, dict):
        return made
    if made == {"type": "string", "format": "decimal"}:
        return {"type": "number"}
    return {key: _with_numbers(part) for key, part in made.items()}
