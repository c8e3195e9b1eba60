"""Choosing one person out of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.people import in_order, matching, nobody_named, rows_of
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words


class PickPerson(Sheet[str]):
    """Answers with somebody's id: two letters of the name and Enter."""

    def __init__(
        self,
        meeting: Meeting,
        words: Words,
        title: Phrase | str,
        people: Iterable[Person] | None = None,
    ) -> None:
        super().__init__(words)
        self.meeting = meeting
        self._about = words(title) if isinstance(title, Phrase) else title
        self._people = in_order(meeting, people)

    def heading(self) -> Content:
        """Return what the person is wanted for."""
        return shown(self._about, "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the field and the list."""
        yield self.line(Field(placeholder=self.words(say("part of a name"))))
        yield Rows(tall=len(self._people))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("takes")), ("↑↓", say("choose")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show everybody."""
        self.changed()

    def changed(self) -> None:
        """Show who fits."""
        fits = matching(self.meeting, self._people, self.typed)
        self.query_one(Rows).offer(rows_of(self.meeting, fits, self.words))

    def taken(self) -> None:
        """Answer with the chosen one."""
        chosen = self.query_one(Rows).chosen
        if chosen is None:
            self.complain(nobody_named(self.typed))
        else:
            self.reply(chosen)
