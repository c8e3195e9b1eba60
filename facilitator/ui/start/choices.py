"""What the start screen offers: plain data, filled by whoever knows the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec
from textual.content import Content

from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import fold
from facilitator.ui.dialogs.rows import Row
from facilitator.ui.dialogs.shown import GOOD, MUTED, shown
from facilitator.words import Words


class Kind(StrEnum):
    """What Enter does with a choice; in the order of the screen."""

    RESUME = "resume"
    AGENDA = "agenda"
    """An agenda in the current folder."""
    SHIPPED = "shipped"
    """An agenda that comes with the program."""
    MINUTES = "minutes"


class StartChoice(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be done from here."""

    kind: Kind
    title: str
    detail: str = ""
    """Date, items, minutes: one short line. May be empty and come later from a `Detail`."""
    target: str
    """A meeting's id or folder, an agenda's path or name: what the caller opens."""
    is_doubtful: bool = False
    """It is hardly an agenda: offered behind the others of its kind."""


Detail = Callable[[StartChoice], "StartChoice | str"]
"""Reads what takes time: returns the detail, or the whole choice with its title put right.

Called in a thread, once for each choice without a detail.
"""

HEADINGS: dict[Kind, Phrase] = {
    Kind.RESUME: say("Go on with an unfinished meeting"),
    Kind.AGENDA: say("Begin from an agenda in this folder"),
    Kind.SHIPPED: say("Begin from an agenda that comes with the program"),
    Kind.MINUTES: say("Read the minutes"),
}


def fits(choice: StartChoice, wanted: str) -> bool:
    """Tell whether every word that was typed is in the title, the detail or the target."""
    text = fold(f"{choice.title} {choice.detail} {choice.target}")
    return all(word in text for word in fold(wanted).split())


def rows_of(choices: Sequence[StartChoice], wanted: str, words: Words) -> tuple[Row, ...]:
    """Return the choices that fit, by kind, each kind under its heading; keys are their places."""
    rows: list[Row] = []
    for kind in Kind:
        group = [
            (place, choice)
            for place, choice in enumerate(choices)
            if choice.kind is kind and fits(choice, wanted)
        ]
        group.sort(key=lambda placed: placed[1].is_doubtful)
        if not group:
            continue
        if rows:
            rows.append(Row("", Content("")))
        rows.append(Row("", Content.styled(words(HEADINGS[kind]), f"bold {MUTED}")))
        rows += [_row(place, choice) for place, choice in group]
    return tuple(rows)


def _row(place: int, choice: StartChoice) -> Row:
    style = f"bold {GOOD}" if choice.kind is Kind.RESUME else MUTED if choice.is_doubtful else ""
    return Row(str(place), shown(choice.title, style), shown(choice.detail, MUTED))
