"""A counted file for programs."""

from __future__ import annotations

import json

import msgspec

from facilitator.cli.count_outcome import Counted
from facilitator.counting import condorcet_winner
from facilitator.words import Words


def as_json(counted: Counted, words: Words) -> str:
    """Return the outcome with all rounds and pairs; amounts are exact decimals as text."""
    source = counted.source
    document = {
        "file": counted.file,
        "form": source.form,
        "title": source.title,
        "candidates": source.candidates,
        "left_out": counted.left_out,
        "method": counted.method,
        "seats": counted.seats,
        "papers": {
            "valid": counted.valid,
            "blank": counted.blank,
            "invalid": sum(invalid.count for invalid in counted.invalid),
        },
        "invalid": [
            {"line": one.line or None, "count": one.count, "reason": words(one.reason)}
            for one in counted.invalid
        ],
        "complaints": [
            {"line": one.line or None, "message": words(one.message)} for one in source.complaints
        ],
        "lot": {"seed": counted.seed, "order": counted.count.lots} if counted.seed else None,
        "wins_every_pair": condorcet_winner(counted.count.pairs),
        "count": _whole(counted.count),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _whole(value: object) -> object:
    """Return a value with all its fields, those at their defaults too."""
    if isinstance(value, msgspec.Struct):
        return {field: _whole(getattr(value, field)) for field in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_whole(part) for part in value]
    return value
