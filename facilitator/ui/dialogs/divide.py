"""Dividing the question: the motion stands there, and semicolons part it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import DivideMotion
from facilitator.meeting.commands.motions import parts_in
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.stack import heading
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.words import Words


class DivideDialog(Sheet[DivideMotion]):
    """Answers with the parts of the motion before the meeting, as the chair words them."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        motion = meeting.pending_motion
        self._text = motion.text if motion else ""
        self._about = heading(motion) if motion else say("Motion")

    def heading(self) -> Content:
        """Return what is divided."""
        told = self.words(say("Divide"))
        return Content.assemble((told, "bold"), "   ", shown(self.words(self._about), MUTED))

    def content(self) -> Iterator[Widget]:
        """Yield the text to edit, and the parts as they would be voted on."""
        yield self.line(Field(self._text))
        yield self.told("understood")
        yield Rows(tall=2, most=6)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            (";", say("ends a part")),
            ("enter", say("divides it: the parts are voted on one by one")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Put the cursor behind the text."""
        self.query_one(Field).cursor_position = len(self._text)
        self.changed()

    def changed(self) -> None:
        """Show the parts, in the order in which they are voted on."""
        parts = self._parts()
        told = "" if len(parts) > 1 else self.words(say("Put a semicolon between the parts."))
        self.tell("understood", shown(told, MUTED))
        found = parts if len(parts) > 1 else ()
        rows = tuple(
            Row(str(n), Content.assemble((f"{n}  ", MUTED), shown(part)))
            for n, part in enumerate(found, 1)
        )
        self.query_one(Rows).offer(rows, or_none=True)

    def _parts(self) -> tuple[str, ...]:
        return parts_in(clean(self.typed))

    def taken(self) -> None:
        """Answer with the parts."""
        division = DivideMotion(parts=self._parts())
        self.reply(division, division)
