"""General consent: adopted unless somebody objects."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import CloseVote, Command, Object
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.stack import vote_title
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.people import in_order, matching, nobody_named, rows_of
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words


class ConsentDialog(Sheet[tuple[Command, ...]]):
    """Answers with the close when nobody objects, or with the objection and the close."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.vote = meeting.votes[-1]
        self._people = [p for p in in_order(meeting) if p.is_present or not p.spans]

    def heading(self) -> Content:
        """Return the question that the chair asks."""
        asked = self.words(say("Does anybody object?"))
        return Content.assemble(
            (asked, "bold"), "   ", shown(self.words(vote_title(self.meeting, self.vote)))
        )

    def content(self) -> Iterator[Widget]:
        """Yield the line for the name of an objector."""
        hint = say("nobody objects: enter; else a part of the objector's name")
        yield self.line(Field(placeholder=self.words(hint)))
        yield Rows(most=4)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self.is_mounted and self.typed.strip():
            return (("enter", say("records the objection")), ("esc", say("back")))
        return (("enter", say("nobody objects: adopted")), ("esc", say("back")))

    def changed(self) -> None:
        """Show who fits, and what Enter will do."""
        wanted = self.typed.strip()
        fits = matching(self.meeting, self._people, wanted) if wanted else []
        self.query_one(Rows).offer(rows_of(self.meeting, fits, self.words))
        self.show_keys()

    def taken(self) -> None:
        """Answer."""
        if not self.typed.strip():
            self.reply((CloseVote(),), CloseVote())
            return
        chosen = self.query_one(Rows).chosen
        if chosen is None:
            self.complain(nobody_named(self.typed))
            return
        objection = Object(person=chosen)
        self.reply((objection, CloseVote()), objection)
