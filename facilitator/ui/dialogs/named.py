"""A line that says something and who says it: `the text / mover / seconder`."""

from __future__ import annotations

import re
from typing import NamedTuple

from textual.content import Content

from facilitator.meeting.names import resolve
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.people import in_order, matching, name_of
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Answer, Sheet
from facilitator.ui.dialogs.shown import GOOD, MUTED, shown
from facilitator.words import Words

_MOVER = re.compile(r"^(?P<text>.*?)\s*/\s*(?P<mover>[^/]*?)\s*(?:/\s*(?P<second>[^/]*?)\s*)?$")


class Moved(NamedTuple):
    """What was typed, taken apart: `the text / mover / seconder`."""

    text: str
    mover: str | None = None
    seconder: str | None = None


def read_motion(text: str) -> Moved:
    """Take apart `the text / mover / seconder`; a slash between figures or words is text."""
    match = _MOVER.fullmatch(text) if " /" in text or "/ " in text else None
    if match is None:
        return Moved(clean(text))
    return Moved(clean(match["text"]), clean(match["mover"]), clean(match["second"] or "") or None)


class NamedSheet(Sheet[Answer]):
    """Finds mover and seconder behind slashes, and says whom it found."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self._people = in_order(meeting)
        self._mover: tuple[str, str | None] = ("", None)
        """The mover's name as it was typed, and the row that was chosen for it."""

    def read(self) -> Moved:
        """Return what is typed, taken apart."""
        return read_motion(self.typed)

    def offer_people(self, moved: Moved) -> bool:
        """Offer those who fit the name being typed; False when none is."""
        wanted = moved.seconder if moved.seconder is not None else moved.mover
        if wanted is None:
            return False
        fits = matching(self.meeting, self._people, wanted)
        self.query_one(Rows).offer(tuple(Row(p.id, name_of(p)) for p in fits))
        return True

    def people_meant(self, moved: Moved) -> tuple[Person | None, Person | None]:
        """Return mover and seconder; the one being typed is the chosen row."""
        chosen = self.query_one(Rows).chosen
        last = self.meeting.people.get(chosen or "")
        if moved.seconder is None:
            return (last if moved.mover else None), None
        movers = self._movers(moved.mover or "")
        return (movers[0] if len(movers) == 1 else None), last

    def _movers(self, name: str) -> list[Person]:
        """Return who can be the mover: whoever was chosen in the list while the name was typed."""
        typed, chosen = self._mover
        if name == typed and chosen in self.meeting.people:
            return [self.meeting.people[chosen]]
        return resolve(self._people, name) if name else []

    def understood(self, moved: Moved) -> list[Content]:
        """Return who moves and seconds, as far as it is known."""
        mover, seconder = self.people_meant(moved)
        parts = []
        if mover is not None:
            told = say("moved by {name}", name=mover.name)
            parts.append(shown(self.words(told), GOOD))
        if seconder is not None:
            told = say("seconded by {name}", name=seconder.name)
            parts.append(shown(self.words(told), GOOD))
        return parts

    def tell_understood(self, moved: Moved) -> None:
        """Say whom the line names."""
        if moved.seconder is None:
            self._mover = (moved.mover or "", self.query_one(Rows).chosen)
        dot = Content.styled("  ·  ", MUTED)
        self.tell("understood", dot.join(self.understood(moved)))

    def ids_meant(self, moved: Moved) -> tuple[str | None, str | None] | None:
        """Return the ids of mover and seconder; None after saying that a name means nobody."""
        mover, seconder = self.people_meant(moved)
        if moved.seconder is not None and len(movers := self._movers(moved.mover or "")) > 1:
            names = ", ".join(person.name for person in movers[:4])
            self.complain(say("“{text}” may be: {names}.", text=moved.mover or "", names=names))
            return None
        for name, person in ((moved.mover, mover), (moved.seconder, seconder)):
            if name and person is None:
                self.complain(say("Nobody here is called “{name}”.", name=name))
                return None
        return (mover.id if mover else None), (seconder.id if seconder else None)
