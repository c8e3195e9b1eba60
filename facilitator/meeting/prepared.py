"""Motions that the agenda prepared for an item, and the numbers by which they are called.

A prepared motion is called by its place in the item, from 1. The places of the others do not change
when one has been moved. A number alone is never the text of a motion.
"""

from __future__ import annotations

import re

from facilitator.meeting.agenda import PreparedMotion
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import fold

_NUMBER = re.compile(
    r"(?:(?:motion|prepared|number|no|nr|n|de nghi|kien nghi|so)\b\s*\.?\s*)*"
    r"[#(\[]*\s*(?P<digits>\d+)\s*[.)\]]*"
)
_MOST_DIGITS = 9


def bare_number(text: str) -> int | None:
    """Return the number that a text consists of: `2`, `#2`, `(2)`, `2.`, `motion 2`.

    None for every text with more in it. A number of ten digits or more is 0, which is no place.
    """
    found = _NUMBER.fullmatch(fold(text))
    if found is None:
        return None
    return int(found["digits"]) if len(found["digits"]) <= _MOST_DIGITS else 0


def ready(meeting: Meeting) -> dict[int, PreparedMotion]:
    """Return the open item's prepared motions that have not been moved, by place from 1.

    One that was typed instead of called by its place is known by its text.
    """
    item = meeting.item
    if item is None:
        return {}
    own = [motion for motion in meeting.motions if motion.item == item.id and motion.is_main]
    taken = {motion.place for motion in own if motion.place is not None}
    for motion in own:
        if motion.place is None and motion.part_of is None:
            same = (n for n, m in enumerate(item.motions, 1) if m.text == motion.original)
            taken.update([place for place in same if place not in taken][:1])
    return {n: m for n, m in enumerate(item.motions, start=1) if n not in taken}


def not_prepared(meeting: Meeting, place: int) -> Phrase:
    """Return why the open item has no prepared motion at a place, with those that it has."""
    item = meeting.item
    if item is not None and 1 <= place <= len(item.motions):
        return say(
            "The prepared motion {number} has been moved already: “{text}”.",
            number=place,
            text=item.motions[place - 1].text,
        )
    return number_is_no_text(meeting)


def number_is_no_text(meeting: Meeting) -> Phrase:
    """Return that a number alone is no text of a motion, with the prepared motions there are."""
    waiting = ready(meeting)
    if not waiting:
        return say("A number alone is not the text of a motion: write what is moved in words.")
    listed = ", ".join(f"{place} “{prepared.text}”" for place, prepared in waiting.items())
    return say(
        "A number alone is not the text of a motion. Prepared for this item: {motions}.",
        motions=listed,
    )
