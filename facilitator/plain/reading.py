"""From a line to what it wants: commands for the session, or a question."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import Refused, say
from facilitator.plain import (
    agenda,
    attendance,
    either,
    elections,
    floor,
    motions,
    turns,
    votes,
    w3c,
    writing,
)
from facilitator.plain.later import NOT_YET
from facilitator.plain.queries import QUERIES, Query
from facilitator.plain.room import Room
from facilitator.plain.usage import FORMS
from facilitator.typed.line import Misunderstood, Text

Handler = Callable[[Room, Text], list[c.Command]]

ACTS: dict[str, Handler] = {
    **agenda.VERBS,
    **attendance.VERBS,
    **floor.VERBS,
    **motions.VERBS,
    **votes.VERBS,
    **elections.VERBS,
    **either.VERBS,
    **writing.VERBS,
    **turns.VERBS,
    **w3c.VERBS,
}
_COLON_FIRST = {"pause", "task", "concern"}
"""Commands that mean something by a colon right after them; `note: text` is a habit."""

LEAVING = {"quit", "exit"}
"""Leave line mode; the meeting stays open."""


class Question(NamedTuple):
    """A line that asks and changes nothing."""

    query: Query
    about: Text


def read(room: Room, line: Text) -> list[c.Command] | Question:
    """Return what a line wants.

    Raises:
        Misunderstood: when it is none of the grammar.
        Refused: when a name is unknown or ambiguous, or this version does not do it yet.
    """
    verb, rest = line.head()
    if rest.shadow.startswith(":") and verb not in _COLON_FIRST:
        rest = rest.part(1)
    if (query := QUERIES.get(verb)) is not None:
        return Question(query, rest)
    for words in (verb, f"{verb} {rest.value.casefold()}"):
        if (instead := NOT_YET.get(words)) is not None:
            raise Refused(instead)
    handler = ACTS.get(verb)
    if handler is None:
        raise _unknown(verb)
    commands = handler(room, rest)
    return [*room.joining, *commands]


def _unknown(verb: str) -> Misunderstood:
    near = difflib.get_close_matches(verb[:40], FORMS, n=1)
    if near:
        return Misunderstood(
            say("“{verb}” is no command; {near} is, and so is help", verb=verb[:40], near=near[0])
        )
    return Misunderstood(say("“{verb}” is no command; write help to see them", verb=verb[:40]))


def usage(line: Text) -> Misunderstood:
    """Return the answer to a line whose command is known and whose words are not."""
    verb, _ = line.head()
    return Misunderstood(say("not understood; write: {form}", form=FORMS.get(verb, verb)))
