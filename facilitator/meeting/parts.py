"""Parts of a meeting by name: what changed between two of its states, and setting it back."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from facilitator.meeting.effects import Part
from facilitator.meeting.floor import Turn
from facilitator.meeting.motions import Motion
from facilitator.meeting.state import ItemState, Meeting

_OF_THE_MEETING = ("next_up", "order")
_OF_AN_ITEM = tuple(
    field
    for field in ItemState.__struct_fields__
    if field not in {"status", "spans", "seconds_for", "seconds_against", "conclusion"}
)
"""Not what time that went by, speeches and the chair's own steps make of an item."""
_OF_A_MOTION = Motion.__struct_fields__


def part(of: str, field: str, value: object) -> Part:
    """Return a part with a value, in the form in which the journal holds it."""
    plain = msgspec.json.decode(msgspec.json.encode(value))
    return Part(of=of, field=field, value=plain)


def motion_id(number: int) -> str:
    """Return how a part names a motion."""
    return f"m{number}"


def number_of(of: str) -> int | None:
    """Return the number of the motion that a part names; None when it is of something else."""
    return int(of[1:]) if of.startswith("m") else None


def current(meeting: Meeting, of: str, field: str) -> Any:
    """Return the value that a part has in the meeting; None for a turn that is over."""
    holder = _holder(meeting, of)
    return None if holder is None else getattr(holder, field)


def value_of(named: Part) -> Any:
    """Return the value that a part carries, as the meeting holds it."""
    holder: type = {"": Meeting, "i": ItemState, "m": Motion, "t": Turn}[named.of[:1]]
    return msgspec.convert(named.value, _types(holder)[named.field])


def with_part(meeting: Meeting, named: Part) -> Meeting:
    """Return the meeting with a part set to the value that it carries."""
    change = {named.field: value_of(named)}
    if not named.of:
        return replace(meeting, **change)
    if named.of in meeting.items:
        state = replace(meeting.items[named.of], **change)
        return replace(meeting, items={**meeting.items, named.of: state})
    if (number := number_of(named.of)) is not None:
        motion = replace(meeting.motions[number - 1], **change)
        return replace(meeting, motions=meeting.motions.replace(number - 1, motion))
    for role in ("speech", "interrupted"):
        turn = getattr(meeting, role)
        if turn is not None and turn.id == named.of:
            return replace(meeting, **{role: replace(turn, **change)})
    return meeting


def changes(before: Meeting, after: Meeting) -> tuple[Part, ...]:
    """Return the parts that differ between two states, each with its value before.

    Motions that are only in the second state are left out.
    """
    found = list(_differences("", before, after, _OF_THE_MEETING))
    if before.items is not after.items:
        for item, state in before.items.items():
            found += _differences(item, state, after.items[item], _OF_AN_ITEM)
    if before.motions is not after.motions:
        for motion in before.motions:
            later = after.motions[motion.number - 1]
            found += _differences(motion_id(motion.number), motion, later, _OF_A_MOTION)
    return tuple(found)


def _differences(of: str, one: object, other: object, fields: tuple[str, ...]) -> Iterator[Part]:
    if one is other:
        return
    for field in fields:
        value = getattr(one, field)
        if value != getattr(other, field):
            yield part(of, field, value)


def _holder(meeting: Meeting, of: str) -> object | None:
    if not of:
        return meeting
    if of in meeting.items:
        return meeting.items[of]
    if (number := number_of(of)) is not None:
        return meeting.motions[number - 1]
    return next((turn for turn in meeting.live if turn.id == of), None)


@cache
def _types(holder: type) -> dict[str, Any]:
    return {field.name: field.type for field in msgspec.structs.fields(holder)}
