"""Choosing one person out of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import SecondMotion
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.stack import title as motion_title
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.people import in_order, matching, nobody_named, rows_of
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Answer, Field, Sheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words


class PersonSheet(Sheet[Answer]):
    """Finds one person: two letters of the name and Enter."""

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
            self.picked(chosen)

    def picked(self, person: str) -> None:
        """Answer with the one that was found."""
        raise NotImplementedError


class PickPerson(PersonSheet[str]):
    """Answers with somebody's id."""

    def picked(self, person: str) -> None:
        """Answer with the id."""
        self.reply(person)


class SecondDialog(PersonSheet[SecondMotion]):
    """Answers with the second for the motion before the meeting."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        motion = meeting.pending_motion
        text = motion_title(meeting, motion) if motion else Phrase("…")
        title = say("Who seconds “{text}”?", text=text)
        mover = motion.mover if motion else None
        others = [p for p in meeting.people.values() if p.id != mover]
        super().__init__(meeting, words, title, others)

    def changed(self) -> None:
        """Show who fits; before a name is typed nobody is chosen: Enter alone makes no second."""
        super().changed()
        if not self.typed.strip():
            rows = self.query_one(Rows)
            rows.offer(rows.rows, or_none=True)

    def taken(self) -> None:
        """Answer with the chosen one; nobody says yes for somebody else by Enter alone."""
        if self.query_one(Rows).chosen is None and not self.typed.strip():
            self.complain(say("Type a part of a name."))
        else:
            super().taken()

    def picked(self, person: str) -> None:
        """Answer with the seconder."""
        second = SecondMotion(person=person)
        self.reply(second, second)
