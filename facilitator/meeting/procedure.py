"""Procedural motions: which there are, what goes before what, and what a carried one does (spec 4).

A body replaces the table as a whole; `PLAIN` is what most bodies do. Precedence: a main motion has
0, an amendment `AMENDMENT`; of two motions the one with the larger number is decided first.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import SIMPLE, Requirement

MAIN, AMENDMENT = 0, 20
"""Precedence of what is no procedural motion."""


class Effect(StrEnum):
    """What a carried procedural motion does; the values are the words of a rule set."""

    NOTHING = "nothing"
    """Decided and recorded: the chair sees to it."""
    ADJOURN = "adjourn"
    RECESS = "recess"
    CLOSE_DEBATE = "close-debate"
    CLOSE_LIST = "close-list"
    OPEN_LIST = "open-list"
    LIMIT_SPEECHES = "limit-speeches"
    EXTEND_DEBATE = "extend-debate"
    CAUCUS = "caucus"
    """Free contributions of a set length each, for a set time."""
    NEXT_ITEM = "next-item"
    TABLE = "table"
    TAKE_FROM_TABLE = "take-from-table"
    POSTPONE = "postpone"
    DROP = "drop"
    """The main motion is not decided on at all (postponed indefinitely)."""
    REFER = "refer"
    VOTE_BY = "vote-by"
    DIVIDE = "divide"
    """The main motion is voted on part by part, in the chair's words."""
    RECONSIDER = "reconsider"
    """A decided motion comes before the meeting again, as it stood before its vote."""


class Asks(StrEnum):
    """What is said with a procedural motion."""

    LENGTH = "length"
    """`10m`."""
    LENGTHS = "lengths"
    """The whole, then each contribution: `10m 45s`."""
    ITEM = "item"
    """The number of an item that waits."""
    MOTION = "motion"
    """The number of a motion that lies on the table."""
    DECIDED = "decided"
    """The number of a main motion that was decided in this meeting."""
    METHOD = "method"
    """A way to vote: `ballot`."""
    WORDS = "words"


class Procedure(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """One procedural motion of a body."""

    kind: str
    """The word for it in line mode and in the record: `close-debate`."""
    name: str | None = None
    """In the body's own words; the usual name of the kind when there is none."""
    effect: Effect = Effect.NOTHING
    asks: Asks | None = None
    required: bool = False
    """It cannot be moved without what it asks."""
    precedence: int = MAIN
    incidental: bool = False
    """In order whatever is pending; `precedence` then says only what it yields to."""
    requirement: Requirement = SIMPLE
    second: bool = False
    debatable: bool = False
    amendable: bool = False
    interrupts: bool = False
    """May be moved while somebody else has the floor."""
    pending: bool = False
    """In order only while a main motion is before the meeting."""
    undebated: bool = False
    """In order only until that motion is debated or amended."""
    source: str | None = None
    """Where the rule is written: `RONR (12th ed.) 21`."""


PROCEDURE_NAMES: dict[str, Phrase] = {
    "adjourn": say("to adjourn"),
    "fix-time": say("to fix the time of the next meeting"),
    "recess": say("to take a recess"),
    "privilege": say("to raise a question of privilege"),
    "orders": say("to return to the agenda"),
    "table": say("to lay the motion on the table"),
    "take": say("to take a motion from the table"),
    "close-debate": say("to close the debate and vote at once"),
    "close-list": say("to close the speakers' list"),
    "open-list": say("to open the speakers' list again"),
    "limit": say("to limit the speeches"),
    "extend": say("to extend the debate"),
    "postpone": say("to postpone the motion"),
    "drop": say("to postpone the motion indefinitely"),
    "refer": say("to refer the motion to a committee"),
    "reorder": say("to take another item next"),
    "vote-by": say("to vote in another way"),
    "divide": say("to vote on the parts of the motion one by one"),
    "object": say("not to take the motion up at all"),
    "suspend-rules": say("to suspend the rules"),
    "appeal": say("to appeal from the chair's ruling"),
    "reconsider": say("to reconsider a vote"),
    "moderated": say("to hold a moderated caucus"),
    "unmoderated": say("to hold an unmoderated caucus"),
    "suspend": say("to suspend the meeting"),
}
"""By kind; completes "the motion ..."."""


def procedure_name(procedure: Procedure) -> Phrase:
    """Return what a procedural motion wants, as `to take a recess`."""
    if procedure.name is not None:
        return say("{text}", text=procedure.name)
    usual = PROCEDURE_NAMES.get(procedure.kind)
    return usual or say("{text}", text=procedure.kind)


PLAIN: tuple[Procedure, ...] = (
    Procedure(kind="adjourn", effect=Effect.ADJOURN, precedence=100, interrupts=True),
    Procedure(
        kind="recess",
        effect=Effect.RECESS,
        asks=Asks.LENGTH,
        precedence=90,
        debatable=True,
        amendable=True,
        interrupts=True,
    ),
    Procedure(kind="close-debate", effect=Effect.CLOSE_DEBATE, precedence=80, interrupts=True),
    Procedure(kind="close-list", effect=Effect.CLOSE_LIST, precedence=70, interrupts=True),
    Procedure(
        kind="limit",
        effect=Effect.LIMIT_SPEECHES,
        asks=Asks.LENGTH,
        required=True,
        precedence=60,
        debatable=True,
        amendable=True,
        interrupts=True,
    ),
    Procedure(
        kind="extend",
        effect=Effect.EXTEND_DEBATE,
        asks=Asks.LENGTH,
        required=True,
        precedence=60,
        debatable=True,
        amendable=True,
        interrupts=True,
    ),
    Procedure(
        kind="table",
        effect=Effect.TABLE,
        precedence=50,
        debatable=True,
        interrupts=True,
        pending=True,
    ),
    Procedure(
        kind="postpone",
        effect=Effect.POSTPONE,
        asks=Asks.WORDS,
        precedence=45,
        debatable=True,
        amendable=True,
        interrupts=True,
        pending=True,
    ),
    Procedure(
        kind="refer",
        effect=Effect.REFER,
        asks=Asks.WORDS,
        precedence=40,
        debatable=True,
        amendable=True,
        interrupts=True,
        pending=True,
    ),
    Procedure(
        kind="vote-by",
        effect=Effect.VOTE_BY,
        asks=Asks.METHOD,
        required=True,
        incidental=True,
        precedence=40,
        interrupts=True,
        pending=True,
    ),
    Procedure(
        kind="reorder",
        effect=Effect.NEXT_ITEM,
        asks=Asks.ITEM,
        required=True,
        incidental=True,
        precedence=30,
        debatable=True,
        interrupts=True,
    ),
    Procedure(kind="take", effect=Effect.TAKE_FROM_TABLE, asks=Asks.MOTION, interrupts=True),
    Procedure(
        kind="divide",
        effect=Effect.DIVIDE,
        asks=Asks.WORDS,
        incidental=True,
        precedence=30,
        debatable=True,
        interrupts=True,
        pending=True,
    ),
)
"""What a body does that has given itself no table; nothing needs a second, nobody waits their
turn to speak on the order of business."""
