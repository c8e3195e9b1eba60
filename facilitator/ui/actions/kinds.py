"""What an action is: keys and words in front; behind, a command, a dialog or a deed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command, OpenMeeting
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting


class Group(StrEnum):
    """Groups by meaning; their order is that of the footer and the help."""

    FLOOR = "floor"
    AGENDA = "agenda"
    VOTE = "vote"
    RECORD = "record"
    SEE = "see"
    BACK = "back"


GROUP_NAMES: dict[Group, Phrase] = {
    Group.FLOOR: say("The floor"),
    Group.AGENDA: say("Agenda and time"),
    Group.VOTE: say("Motions and votes"),
    Group.RECORD: say("What is written down"),
    Group.SEE: say("To look at"),
    Group.BACK: say("Back, help and the program"),
}


class Situation(Struct, frozen=True):
    """What an action is built from: the meeting, and what the chair believes to be current."""

    meeting: Meeting
    now: Instant
    item: str
    """Id of the item that the chair takes for current; empty for none."""
    turn: str
    """Id of the speech that the chair takes for running; empty for none."""
    asked: str = ""
    """Id of the one whom the chair takes for invited, or to be invited next; empty for nobody."""


class Ask(Struct, frozen=True):
    """Open a dialog, unless what it leads to is out of order.

    `to` is the kind of command that the dialog will build, or the command itself where nothing
    has to be filled in; None opens it at any time.
    """

    dialog: str
    to: Command | type[Command] | None = None


class Run(Struct, frozen=True):
    """Let the screen or the program do something that is no act of the meeting."""

    deed: str


Deed = Command | Ask | Run


def opening(meeting: Meeting) -> Deed:
    """Return what opens a prepared meeting: mistakes that decide who votes are shown first."""
    return Ask("mistakes") if meeting.mistakes else OpenMeeting()


class Action(Struct, frozen=True, kw_only=True):
    """One thing that a chair can do."""

    id: str
    keys: str = ""
    """As Textual names them, several with commas; the first one is shown. Empty: palette only."""
    label: Phrase
    """Short, for the footer."""
    help: Phrase
    """One line, for the help screen and the palette."""
    group: Group
    also: Phrase | None = None
    """More words that the palette finds it by; they are shown nowhere."""
    weight: int = 0
    """In the footer: 1 stays longest, larger ones give way first; 0 is not in the footer."""
    act: Callable[[Situation], Deed]
    other: Callable[[Situation], Phrase | None] | None = None
    """Another label for the moment, such as `resume` for `recess`."""
    others: tuple[Phrase, ...] = ()
    """All labels that `other` can give: the footer keeps room for the longest."""

    def label_for(self, situation: Situation) -> Phrase:
        """Return the label for the moment."""
        return (self.other(situation) if self.other else None) or self.label


_SHOWN = {
    "space": "␣",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "enter": "⏎",
    "escape": "esc",
    "plus": "+",
    "minus": "-",
}


def shown_key(key: str) -> str:
    """Return a key as it is shown: `␣`, `?`, `U`, `^p`."""
    first = key.split(",", maxsplit=1)[0].strip()
    if first.startswith("ctrl+"):
        return f"^{first[5:]}"
    return _SHOWN.get(first, first)


def spelled_key(key: str) -> str:
    """Return a key in words, for the help and the README: `space`, `ctrl+p`, `?`."""
    first = key.split(",", maxsplit=1)[0].strip()
    return _SHOWN.get(first, first) if first not in {"space", "enter", "escape"} else first
