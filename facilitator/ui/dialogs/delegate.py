"""Who votes for a member who is away, and how many votes of others a member casts."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from facilitator.meeting.commands import HoldProxies, NameDelegate
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.person import PersonSheet
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field
from facilitator.words import Words

_NOBODY = "-"
"""The key of the line for nobody; no id looks like it."""


class DelegateDialog(PersonSheet[NameDelegate | HoldProxies]):
    """Answers with the delegate of a member, or with how many votes of others they cast."""

    def __init__(self, meeting: Meeting, words: Words, person: Person) -> None:
        others = [p for p in meeting.people.values() if p.voting and p.id != person.id]
        title = say("Who votes for {name} while they are away?", name=person.name)
        super().__init__(meeting, words, title, others)
        self._person = person

    def on_mount(self) -> None:
        """Say what a number means, too."""
        number = say("part of a name; or a number: votes of others that they cast")
        self.query_one(Field).placeholder = self.words(number)
        super().on_mount()

    def changed(self) -> None:
        """Show who fits; before a name is typed nobody leads, so that Enter alone names nobody."""
        super().changed()
        if not self.typed.strip():
            rows = self.query_one(Rows)
            nobody = Row(_NOBODY, Content(self.words(say("nobody"))))
            rows.offer((nobody, *rows.rows), self._person.represented_by)

    def taken(self) -> None:
        """Answer with a number, or with the one that was chosen."""
        number = self.typed.strip()
        if number.isascii() and number.isdecimal():
            # a number of thousands of digits is one that Python does not read
            held = HoldProxies(person=self._person.id, number=int(number.lstrip("0")[:9] or 0))
            self.reply(held, held)
        else:
            super().taken()

    def picked(self, person: str) -> None:
        """Answer with the delegate."""
        delegate = None if person == _NOBODY else person
        if delegate == self._person.represented_by:
            self.reply(None)
            return
        named = NameDelegate(person=self._person.id, delegate=delegate)
        self.reply(named, named)


def votes_of(meeting: Meeting, person: Person) -> Iterator[Phrase]:
    """Yield who votes for somebody, and how many votes of others they cast."""
    if person.represented_by is not None:
        yield say("delegate: {name}", name=meeting.name_of(person.represented_by))
    if person.held:
        yield nsay("casts {count} vote of others", "casts {count} votes of others", person.held)
