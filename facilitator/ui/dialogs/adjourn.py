"""Closing the meeting: what is unfinished stands here first, and the chair decides."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Adjourn
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.typed.dates import day_ahead, read_date
from facilitator.typed.line import Misunderstood
from facilitator.ui.dialogs.dates import day_told
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, LATE, shown
from facilitator.words import Words


class AdjournDialog(Sheet[Adjourn]):
    """Answers with the close. With something unfinished, Enter asks once more; Escape mends."""

    DEFAULT_CSS = """
    AdjournDialog.-unfinished > #sheet { border-top: tall $warning; }
    AdjournDialog .line { margin-top: 1; }
    """

    def __init__(
        self, meeting: Meeting, words: Words, gate: tuple[Phrase, ...], now: Instant | None = None
    ) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.gate = gate
        self._today = (now or meeting.opened_at or Instant.now().astimezone()).date()
        self._asked = False
        self.set_class(bool(gate), "-unfinished")

    def heading(self) -> Content:
        """Return what is about to happen, and how much is unfinished."""
        title = Content.styled(self.words(say("Close the meeting")), "bold")
        if not self.gate:
            return Content.assemble(
                title, "   ", (self.words(say("✓ nothing is unfinished")), GOOD)
            )
        told = nsay("{count} thing is unfinished", "{count} things are unfinished", len(self.gate))
        return Content.assemble(title, "   ", (f"⚠ {self.words(told)}", LATE))

    def content(self) -> Iterator[Widget]:
        """Yield what is unfinished, and the line for the next meeting's date."""
        if self.gate:
            yield Rows(tall=len(self.gate))
        hint = say("the next meeting, if it is set: Friday, 3/12, in two weeks")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("understood")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        back = ("esc", say("back, to mend it") if self.gate else say("back"))
        if self.gate and not self._asked:
            return (("enter", say("close anyway")), ("↑↓", say("read on")), back)
        return (("enter", say("closes the meeting")), back)

    def on_mount(self) -> None:
        """List what is unfinished."""
        for rows in self.query(Rows):
            rows.offer(
                tuple(Row(str(i), shown(self.words(what))) for i, what in enumerate(self.gate))
            )

    def changed(self) -> None:
        """Show the date that was understood."""
        self._asked = False
        day = read_date(self.typed, self._today, self.meeting.agenda.language)
        told = day_told(day, self.words) if day else ""
        self.tell("understood", Content.styled(told, GOOD))

    def taken(self) -> None:
        """Close, after asking once when something is unfinished."""
        said = clean(self.typed)
        try:
            day = day_ahead(said, self._today, self.meeting.agenda.language) if said else None
        except (Misunderstood, Refused) as unread:
            self.complain(unread.reason)
            return
        if self.gate and not self._asked:
            self._asked = True
            self.complain(say("Enter again closes it with all this unfinished; it will be kept."))
            self.show_keys()
        else:
            close = Adjourn(to=day.isoformat() if day else None, confirmed=bool(self.gate))
            self.reply(close, close)
