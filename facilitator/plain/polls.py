"""Lines about straw polls: any options, counted, and what the chair makes of them."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.plain.room import Room
from facilitator.typed.counts import FIVE_WAYS, read_options
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]


def _poll(_room: Room, rest: Text) -> Commands:
    text, options = rest, FIVE_WAYS
    for _, begin, end in rest.keywords("options"):
        text = rest.part(0, begin)
        options = read_options(rest.part(end))
    if text.is_empty or not all(options):
        raise Misunderstood
    return [c.OpenPoll(text=text.value, options=options)]


def _outcome(_room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        raise Misunderstood
    return [c.StateOutcome(text=rest.value)]


VERBS = {"poll": _poll, "outcome": _outcome}
