"""Concerns: raised by a member, answered when the answer is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import AnswerConcern, RaiseConcern
from facilitator.meeting.notes import Concern
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.typed.line import Text
from facilitator.typed.people import person_and_text
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.people import in_order, matching, name_of, nobody_named
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, MUTED, shown
from facilitator.words import Words

_NOBODY = "+nobody"


class ConcernDialog(Sheet[RaiseConcern]):
    """Answers with a concern typed in one line, `who : what`; the speaker is offered first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "who", "Who", show=False, priority=True),
    ]

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        speaking = meeting.speech.person if meeting.speech else None
        people = in_order(meeting)
        self._people = sorted(people, key=lambda p: p.id != speaking)
        self._speaking = speaking
        self._wanted: tuple[str, bool] | None = None
        self._fits: list[Person] = []

    def heading(self) -> Content:
        """Return what this is about."""
        title = self.words(say("Concern"))
        return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the line and the people who fit."""
        yield self.line(Field(placeholder=self.words(say("who : what wants an answer"))))
        yield Rows(tall=len(self._people) + 1, most=5)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("tab", say("takes the name")),
            ("↑↓", say("choose")),
            ("enter", say("writes it down")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Offer the speaker, then everybody."""
        self.changed()

    @property
    def _parts(self) -> tuple[str, str, bool]:
        """Who, what, and whether somebody was named: without a colon it is the chosen one's."""
        who, what = person_and_text(Text.typed(self.typed))
        return ("", what.value, False) if who is None else (who.value, what.value, True)

    def changed(self) -> None:
        """Show who fits what stands before the colon; without one it is the speaker's."""
        who, what, named = self._parts
        wanted = who if named else what
        if (wanted, named) == self._wanted:
            return
        self._wanted = (wanted, named)
        self._fits = matching(self.meeting, self._people, wanted)
        nobody = Row(_NOBODY, Content.styled(self.words(say("nobody by name")), MUTED))
        rows = [self._row(person) for person in self._fits]
        if not named:
            speaker = self.meeting.people.get(self._speaking or "")
            first = [self._row(speaker)] if speaker else []
            rows = [*first, nobody, *(row for row in rows if row.key != self._speaking)]
        elif not wanted:
            rows.insert(0, nobody)
        self.query_one(Rows).offer(tuple(rows))

    def _row(self, person: Person) -> Row:
        return Row(person.id, name_of(person), self._mark(person.id))

    def _mark(self, person: str) -> Content:
        if person != self._speaking:
            return Content("")
        return Content.styled(self.words(say("speaking now")), GOOD)

    def taken(self) -> None:
        """Answer with the concern."""
        who, what, _ = self._parts
        chosen = self.query_one(Rows).chosen
        if not what:
            self.complain(say("Say what wants an answer."))
        elif chosen is None:
            self.complain(nobody_named(who))
        else:
            person = None if chosen == _NOBODY else chosen
            raised = RaiseConcern(person=person, text=what)
            self.reply(raised, raised)

    def action_who(self) -> None:
        """Put the chosen name into the line and go on to the text."""
        field, rows = self.query_one(Field), self.query_one(Rows)
        _, what, named = self._parts
        chosen = rows.chosen
        if not named and rows.cursor == 0 and self._fits:
            chosen = self._fits[0].id
        if chosen is None or chosen == _NOBODY:
            return
        name = self.meeting.people[chosen].name.replace(":", " ")
        self._wanted = (clean(name), True)
        rows.offer((self._row(self.meeting.people[chosen]),))
        field.value = f"{name} : {what if named else ''}"
        field.cursor_position = len(field.value)


def concern_line(meeting: Meeting, concern: Concern) -> Content:
    """Return a concern as one line: number, who, what."""
    who = shown(meeting.name_of(concern.person), "bold") if concern.person else Content("")
    parts = [Content.styled(f"{concern.number}", MUTED), who, shown(concern.text)]
    return Content("  ").join(part for part in parts if part)


class AnswerDialog(Sheet[AnswerConcern]):
    """Answers with the answer to a concern; those without one are offered first."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self._concerns = sorted(meeting.concerns, key=lambda c: c.answer is not None)

    def heading(self) -> Content:
        """Return what this is about."""
        return Content.styled(self.words(say("Answer to a concern")), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the line and the concerns."""
        yield self.line(Field(placeholder=self.words(say("the answer"))))
        yield Rows(
            tall=len(self._concerns),
            most=6,
            empty=self.words(say("No concern has been raised.")),
        )

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("↑↓", say("which concern")),
            ("enter", say("writes it down")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the concerns."""
        done = Content.styled(self.words(say("✓ answered")), GOOD)
        self.query_one(Rows).offer(
            tuple(
                Row(str(c.number), concern_line(self.meeting, c), done if c.answer else Content(""))
                for c in self._concerns
            )
        )

    def taken(self) -> None:
        """Answer with the answer."""
        chosen = self.query_one(Rows).chosen
        text = clean(self.typed)
        if chosen is None:
            self.complain(say("No concern has been raised."))
        elif not text:
            self.complain(say("There is nothing to write down yet."))
        else:
            answer = AnswerConcern(concern=int(chosen), answer=text)
            self.reply(answer, answer)
