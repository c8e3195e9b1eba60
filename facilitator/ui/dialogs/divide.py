"""Dividing a motion: the chair words its parts, which are then decided one by one."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import DivideMotion
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.stack import main_motion
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.words import Words


class DivideDialog(Sheet[DivideMotion]):
    """Answers with the parts: the text of the motion stands there, to be cut by semicolons."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        main = main_motion(meeting)
        self._text = main.text if main else ""

    def heading(self) -> Content:
        """Return what is asked."""
        return shown(self.words(say("Divide the motion")), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the text to edit, and the parts as they are understood."""
        yield self.line(Field(self._text))
        yield self.told("understood")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            (";", say("between two parts")),
            ("enter", say("puts the parts one by one")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the text as the one part that it is."""
        self.changed()

    def changed(self) -> None:
        """Show the parts."""
        lines = [
            Content.assemble((f"{number}  ", MUTED), shown(part))
            for number, part in enumerate(self._parts(), 1)
        ]
        self.tell("understood", Content("\n").join(lines))

    def _parts(self) -> tuple[str, ...]:
        return tuple(part for piece in self.typed.split(";") if (part := clean(piece)))

    def taken(self) -> None:
        """Answer with the parts."""
        divide = DivideMotion(parts=self._parts())
        self.reply(divide, divide)
