"""A counted file for programs."""

from __future__ import annotations

import json

import msgspec

from facilitator.cli.count_outcome import Counted
from facilitator.counting import chains_of, condorcet_winner
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
        "rules": _fields(counted.rules) if counted.rules else None,
        "best": {"number": source.best, "by": source.best_by} if source.best else None,
        "seats": counted.seats,
        "papers": {
            "valid": _weight(counted, counted.valid),
            "blank": _weight(counted, counted.blank),
            "invalid": _weight(counted, sum(invalid.count for invalid in counted.invalid)),
        },
        "invalid": [
            {
                "line": one.line or None,
                "count": _weight(counted, one.count),
                "reason": words(one.reason),
            }
            for one in counted.invalid
        ],
        "complaints": [
            {"line": one.line or None, "message": words(one.message)} for one in source.remarks
        ],
        "lot": _lot(counted),
        "tie_order": counted.count.stated or None,
        "without_votes": counted.count.without_votes,
        "order": _order(counted),
        "wins_every_pair": condorcet_winner(counted.count.pairs),
        "count": _count(counted),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _lot(counted: Counted) -> dict[str, object] | None:
    if counted.seed is None and not counted.by_hand:
        return None
    return {"seed": counted.seed, "order": counted.count.lots, "by_hand": counted.by_hand}


def _order(counted: Counted) -> list[dict[str, object]]:
    """Return the ranks of a Condorcet count, each with the chains that its paths decide."""
    count = counted.count
    if not count.pairs:
        return []
    told, place = [], 1
    for rank, chains in zip(count.ranking, chains_of(count.ranking, count.pairs), strict=True):
        told.append({"place": place, "candidates": rank, "chains": chains})
        place += len(rank)
    return told


def _weight(counted: Counted, units: int) -> int | str:
    number = counted.in_ballots(units)
    return number if isinstance(number, int) else f"{number:f}"


def _count(counted: Counted) -> dict[str, object]:
    """Return all fields of the count; its ballots are called `papers` in this form."""
    count = counted.count
    pairs = {
        one: {other: _weight(counted, units) for other, units in row.items()}
        for one, row in count.pairs.items()
    }
    weighed = {"ballots": _weight(counted, count.ballots), "pairs": pairs}
    fields = _fields(count) | weighed
    return {"papers" if name == "ballots" else name: value for name, value in fields.items()}


def _fields(value: msgspec.Struct) -> dict[str, object]:
    """Return a struct with all its fields, those at their defaults too."""
    return {field: _whole(getattr(value, field)) for field in value.__struct_fields__}


def _whole(value: object) -> object:
    if isinstance(value, msgspec.Struct):
        return _fields(value)
    if isinstance(value, tuple):
        return [_whole(part) for part in value]
    return value
