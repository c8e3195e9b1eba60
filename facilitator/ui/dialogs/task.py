"""Giving a task in one line: `owner : what is to be done by Friday`, understood as it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import SetTask
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.typed.dates import without_due
from facilitator.typed.line import Text
from facilitator.typed.people import person_and_text
from facilitator.ui.dialogs.dates import day_told
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.people import in_order, matching, name_of, nobody_named
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.words import Words


class TaskDialog(Sheet[SetTask]):
    """Answers with a task. The list below finds the owner; what was understood stands under it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "owner", "Owner", show=False, priority=True),
    ]

    def __init__(self, meeting: Meeting, words: Words, now: Instant) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.today = now.date()
        self._people = in_order(meeting)
        self._wanted: str | None = None
        self._ownerless = False

    def heading(self) -> Content:
        """Return what this is about."""
        title = self.words(say("Task"))
        return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the line, the owners who fit, and what was understood."""
        hint = say("owner : what is to be done by Friday")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("understood")
        yield Rows(tall=len(self._people), most=5)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("tab", say("takes the owner")),
            ("↑↓", say("choose")),
            ("enter", say("gives the task")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show everybody."""
        self.changed()

    @property
    def _parts(self) -> tuple[str | None, str]:
        """The owner's part (None without a colon, empty when nobody is wanted), and the rest."""
        owner, rest = person_and_text(Text.typed(self.typed))
        return (None if owner is None else owner.value), rest.raw

    def _split(self, text: str) -> tuple[str, dt.date | None]:
        """Return what is to be done and its date.

        Raises:
            Refused: when the date is past.
        """
        what, due = without_due(Text.typed(text), self.today, self.meeting.agenda.language)
        return what.value, due

    def changed(self) -> None:
        """Show who fits and what was understood."""
        self._ownerless = False
        owner, text = self._parts
        wanted = text if owner is None else owner
        if wanted != self._wanted:
            self._wanted = wanted
            self._offer(wanted, typing=owner is None)
        self._understand(owner, text)

    def _offer(self, wanted: str, *, typing: bool) -> None:
        fits = matching(self.meeting, self._people, wanted) if wanted or typing else []
        self.query_one(Rows).offer(tuple(Row(p.id, name_of(p)) for p in fits))

    def action_move(self, step: int) -> None:
        """Choose another owner."""
        super().action_move(step)
        self._understand(*self._parts)

    def _understand(self, owner: str | None, text: str) -> None:
        try:
            task, due = self._split(text)
        except Refused as refused:
            self.tell("understood", Content.styled(self.words(refused.reason), LATE))
            return
        chosen = self.query_one(Rows).chosen if owner else None
        who = (
            shown(self.meeting.name_of(chosen), "bold")
            if chosen
            else Content.styled(self.words(say("no owner")), LATE)
        )
        by = (
            Content.styled(self.words(say("by {date}", date=day_told(due, self.words))), GOOD)
            if due
            else Content.styled(self.words(say("no date")), MUTED)
        )
        what = shown(task) if owner is not None else Content("")
        parts = [part for part in (who, what, by) if part]
        self.tell("understood", Content.styled("  ·  ", MUTED).join(parts))

    def taken(self) -> None:
        """Answer with the task; one without an owner is asked about once."""
        owner, text = self._parts
        try:
            task, due = self._split(text)
        except Refused as refused:
            self.complain(refused.reason)
            return
        chosen = self.query_one(Rows).chosen if owner else None
        if not task:
            self.complain(say("Say what is to be done."))
        elif owner and chosen is None:
            self.complain(
                say(
                    "Nobody here is called “{name}”; a line that begins with : has no owner.",
                    name=owner,
                )
            )
        elif chosen is None and owner is None and not self._ownerless:
            self._ownerless = True
            self.complain(say("Nobody is to do it yet. Enter again gives it without an owner."))
        else:
            given = SetTask(text=task, owner=chosen, due=due.isoformat() if due else None)
            self.reply(given, given)

    def action_owner(self) -> None:
        """Put the chosen owner's name into the line and go on to the text."""
        field, chosen = self.query_one(Field), self.query_one(Rows).chosen
        owner, text = self._parts
        if chosen is None:
            self.complain(nobody_named(owner if owner is not None else text))
            return
        name = self.meeting.people[chosen].name.replace(":", " ")
        rest = text if owner is not None else ""
        self._wanted = clean(name)
        field.value = f"{name} : {rest}"
        field.cursor_position = len(field.value)
