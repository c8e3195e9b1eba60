"""The JSON Schema of transcript.json."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitator.record.form import Transcript


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12), with a description of what is not plain by its name."""
    made = msgspec.json.schema(Transcript)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "facilitator transcript",
        **made,
    }
