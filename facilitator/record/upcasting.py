"""Read journals of older versions: bring their lines up to the present form.

An upcast takes the plain JSON object of a line that one version of the program wrote, and returns
the object that the next version would have written. Files are never rewritten. An upcast must never
be changed once it has been released: it describes files that exist.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Plain = dict[str, Any]
Upcast = Callable[[Plain], Plain]


class TooOld(Exception):  # noqa: N818 - what it is
    """Raised for a line of `version`, from which no upcast leads on."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


def brought_up(line: Plain, version: int, to: int, upcasts: Mapping[int, Upcast]) -> Plain:
    """Return the object that version `to` would have written for a `line` of `version`.

    Raises:
        TooOld: if `upcasts` has no entry for one of the versions on the way.
    """
    for step in range(version, to):
        if step not in upcasts:
            raise TooOld(step)
        line = {**upcasts[step](line), "v": step + 1}
    return line


def _from_1(line: Plain) -> Plain:
    """Return the form of version 2: authors and spans are objects, procedures are in full.

    "by": "ann"                      ->  "by": {"name": "ann"}
    "spans": [["...:00", "...:30"]]  ->  "spans": [{"began": "...:00", "ended": "...:30"}]
    "casting_vote": false            ->  "casting_vote": "no"
    """
    event = dict(line["event"])
    match event["type"]:
        case "MeetingPrepared":
            agenda = dict(event["agenda"])
            usual = {"procedures": _PLAIN_OF_1}
            rules = {**usual, **agenda.get("body_rules", {})}
            if "casting_vote" in rules:
                rules["casting_vote"] = "yes" if rules["casting_vote"] else "no"
            agenda["body_rules"] = rules
            event["agenda"] = agenda
        case "PersonAdded":
            person = dict(event["person"])
            for derived in ("turns", "seconds", "declined"):  # never set for a person who joins
                person.pop(derived, None)
            event["person"] = _with_spans(person)
        case "TurnCorrected":
            event = _with_spans(event)
    return {**line, "by": {"name": line["by"]}, "event": event}


def _with_spans(holder: Plain) -> Plain:
    if "spans" not in holder:
        return holder
    spans = [{"began": began, "ended": ended} for began, ended in holder["spans"]]
    return {**holder, "spans": spans}


_PLAIN_OF_1: tuple[Plain, ...] = (
    {"kind": "adjourn", "effect": "adjourn", "precedence": 100, "interrupts": True},
    {"kind": "recess", "effect": "recess", "asks": "length", "precedence": 90, "debatable": True,
     "amendable": True, "interrupts": True},
    {"kind": "close-debate", "effect": "close-debate", "precedence": 80, "interrupts": True},
    {"kind": "close-list", "effect": "close-list", "precedence": 70, "interrupts": True},
    {"kind": "limit", "effect": "limit-speeches", "asks": "length", "required": True,
     "precedence": 60, "debatable": True, "amendable": True, "interrupts": True},
    {"kind": "extend", "effect": "extend-debate", "asks": "length", "required": True,
     "precedence": 60, "debatable": True, "amendable": True, "interrupts": True},
    {"kind": "table", "effect": "table", "precedence": 50, "debatable": True, "interrupts": True,
     "pending": True},
    {"kind": "postpone", "effect": "postpone", "asks": "words", "precedence": 45,
     "debatable": True, "amendable": True, "interrupts": True, "pending": True},
    {"kind": "refer", "effect": "refer", "asks": "words", "precedence": 40, "debatable": True,
     "amendable": True, "interrupts": True, "pending": True},
    {"kind": "vote-by", "effect": "vote-by", "asks": "method", "required": True,
     "incidental": True, "precedence": 40, "interrupts": True, "pending": True},
    {"kind": "reorder", "effect": "next-item", "asks": "item", "required": True,
     "incidental": True, "precedence": 30, "debatable": True, "interrupts": True},
    {"kind": "take", "effect": "take-from-table", "asks": "motion", "interrupts": True},
)  # fmt: skip
"""The procedural motions that version 1 left out where a body had not changed them."""

UPCASTS: dict[int, Upcast] = {1: _from_1}
"""The upcasts by the version they start from: one for each older version."""
