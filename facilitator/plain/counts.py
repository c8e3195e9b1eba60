"""Counts as a line has them: `for 5 against 2 abstain 1 in East weights for 12.5 against 3`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from facilitator.meeting.exact import Number, read_number
from facilitator.meeting.phrase import say
from facilitator.meeting.rules import Counts, Weights
from facilitator.meeting.spelling import meant
from facilitator.plain.floor import number
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text

T = TypeVar("T", int, Number)

_FIELDS = {
    "for": "for_",
    "yes": "for_",
    "against": "against",
    "no": "against",
    "abstain": "abstain",
    "abstaining": "abstain",
    "invalid": "invalid",
}


class Stated(NamedTuple):
    """A count with what else a line says about it."""

    counts: Counts
    weighted: Weights | None
    group: str | None


def read_stated(rest: Text) -> Stated:
    """Read a count, the group it is of and the weights, where the line has them."""
    heads, weights = cut(rest, "weights")
    heads, group = cut(heads, "in")
    if group is not None and group.is_empty:
        raise Misunderstood
    return Stated(
        read_counts(heads),
        Weights(**_read(weights, _exact)) if weights is not None else None,
        group.value if group is not None else None,
    )


def read_counts(rest: Text) -> Counts:
    """Read `for N against N abstain N invalid N`, in any order, each at most once."""
    return Counts(**_read(rest, number))


def cut(rest: Text, keyword: str) -> tuple[Text, Text | None]:
    """Return what stands before a keyword and behind it; None behind when it is not there."""
    for _, begin, end in rest.keywords(keyword):
        return rest.part(0, begin), rest.part(end)
    return rest, None


def _read(rest: Text, value: Callable[[Text], T]) -> dict[str, T]:
    words: Sequence[Text] = [word for part in rest.parted(",") for word in part.words()]
    if not words or len(words) % 2:
        raise Misunderstood
    read: dict[str, T] = {}
    for what, how_many in zip(words[::2], words[1::2], strict=True):
        field = _FIELDS.get(what.raw.casefold())
        if field is None or field in read:
            raise Misunderstood
        read[field] = value(how_many)
    return read


def _exact(text: Text) -> Number:
    read = read_number(text.value)
    if read is None:
        raise Misunderstood(say("“{text}” is no number", text=text.value))
    return read


def group_named(room: Room, wanted: str) -> str:
    """Return a group of the last vote as the roster writes it, else as it was typed."""
    known = room.meeting.votes[-1].electorate.sizes if room.meeting.votes else {}
    fitting = meant(known, wanted)
    return fitting[0] if len(fitting) == 1 else wanted
