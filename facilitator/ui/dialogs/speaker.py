"""The speaker picker: two letters and Enter put somebody on the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

import msgspec
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Role
from facilitator.meeting.commands import AddPerson, AskFloor, Command, MarkPresence
from facilitator.meeting.floor import CLASS_NAMES, SpeechClass
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean, fold
from facilitator.ui.dialogs.people import PRESENCE_NAMES, in_order, matching, rows_of
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import BAD, LATE, safe
from facilitator.words import Words

MARKS: dict[str, SpeechClass] = {
    "!": SpeechClass.ORDER,
    "?": SpeechClass.QUESTION,
    ">": SpeechClass.REPLY,
    "+": SpeechClass.FOR,
    "-": SpeechClass.AGAINST,
    "*": SpeechClass.INTERVENTION,
    "^": SpeechClass.INTERPOSED,
}
_REQUEST = re.compile(
    r"\s*(?:(?P<mark>[!?>+\-*^])(?P<rank>\d{0,3}))?\s*(?P<name>[^:]*)(?P<note>:.*)?"
)
_GUEST = "+guest"
_NAME = 4
"""From so many letters on, what is typed may be the name of somebody new."""


class NewSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is on no roster and wants the floor: to be added first, then to be listed."""

    name: str
    role: Role = Role.GUEST
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0

    @property
    def arrival(self) -> AddPerson:
        """The command that adds them."""
        return AddPerson(name=self.name, role=self.role)

    def request(self, person: str) -> AskFloor:
        """Return the command that lists them, by the id that they were given."""
        return AskFloor(
            person=person, speech_class=self.speech_class, note=self.note, rank=self.rank
        )


class Request(NamedTuple):
    """What was typed, taken apart: `!2 ngu a : the time` is a point of order of rank 2."""

    speech_class: SpeechClass
    rank: int
    name: str
    note: str | None


def read_request(text: str) -> Request:
    """Take apart what was typed: a leading mark, a part of a name, a note after a colon."""
    match = _REQUEST.fullmatch(text)
    if match is None:
        return Request(SpeechClass.PLAIN, 0, clean(text), None)
    note = clean((match["note"] or "").lstrip(":"))
    return Request(
        MARKS.get(match["mark"] or "", SpeechClass.PLAIN),
        int(match["rank"] or 0),
        clean(match["name"]),
        note or None,
    )


class PickSpeaker(Sheet[AskFloor | NewSpeaker | tuple[Command, ...]]):
    """Answers with a request for the floor, or with a guest to be added and then listed.

    For somebody who was marked as away the answer is two commands: the arrival and the request.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "note", "Note", show=False, priority=True),
    ]

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self._people = in_order(meeting)
        self._asked: str | None = None

    @property
    def request(self) -> Request:
        """What is typed, taken apart."""
        return read_request(self.typed)

    def heading(self) -> Content:
        """Return what Enter will do: add to the list, in which class."""
        title = Content.styled(self.words(say("Add to the speakers' list")), "bold")
        request = self.request if self.is_mounted else read_request("")
        if request.speech_class is SpeechClass.PLAIN:
            return title
        mark = next(m for m, c in MARKS.items() if c is request.speech_class)
        style = BAD if request.speech_class is SpeechClass.ORDER else LATE
        name = self.words(CLASS_NAMES[request.speech_class])
        return Content.assemble(title, "   ", (f"{mark} {name}", f"bold {style}"))

    def content(self) -> Iterator[Widget]:
        """Yield the field and the list."""
        hint = say("part of a name, then : and a note if you like")
        yield self.line(Field(placeholder=self.words(hint)))
        yield Rows(tall=len(self._people))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the marks of the classes and the keys."""
        return (
            ("!", say("point of order")),
            ("?", say("question")),
            (">", say("reply")),
            ("+", say("for")),
            ("-", say("against")),
            ("*", say("intervention")),
            ("^", say("interposed")),
            ("tab", say("note")),
            ("enter", say("adds")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show everybody."""
        self._listed: str | None = None
        self.changed()

    def changed(self) -> None:
        """Show who fits; the choice stays while only the mark or the note changes."""
        self.show_heading()
        request = self.request
        if request.name != self._listed:
            self._asked = None
            self._list(request.name)

    def _list(self, name: str) -> None:
        self._listed = name
        fits = matching(self.meeting, self._people, name)
        rows = rows_of(self.meeting, fits, self.words)
        unknown = all(fold(p.name) != fold(name) for p in fits)
        if name and (not fits or (unknown and len(name) >= _NAME)):
            add = say("add “{name}” as a guest", name=safe(name))
            rows += (Row(_GUEST, Content.assemble(("+ ", LATE), self.words(add))),)
        self.query_one(Rows).offer(rows)

    def taken(self) -> None:
        """Answer with the chosen one; a guest whom nothing else fits is asked about once."""
        request, rows = self.request, self.query_one(Rows)
        chosen = rows.chosen
        if chosen is None:
            self.complain(say("Type a part of a name."))
        elif chosen == _GUEST:
            self._take_guest(request, sure=len(rows.rows) > 1)
        else:
            asked = AskFloor(
                person=chosen,
                speech_class=request.speech_class,
                note=request.note,
                rank=request.rank,
            )
            self._take_known(asked)

    def _take_known(self, asked: AskFloor) -> None:
        """Answer; who was marked as away is asked about once, and then marked as here."""
        person = self.meeting.people[asked.person or ""]
        away = person.presence is not Presence.EXPECTED and not person.is_present
        if not away:
            self.reply(asked, asked)
        elif self._asked != person.id:
            self._asked = person.id
            self.complain(
                say(
                    "{name}: {presence}. Enter again marks them as here and adds them.",
                    name=person.name,
                    presence=PRESENCE_NAMES[person.presence],
                )
            )
        else:
            opened = self.meeting.opened_at is not None
            here = Presence.LATE if opened and not person.spans else Presence.PRESENT
            arrived = MarkPresence(people=(person.id,), presence=here)
            self.reply((arrived, asked), arrived)

    def _take_guest(self, request: Request, *, sure: bool) -> None:
        if not sure and self._asked != request.name:
            self._asked = request.name
            self.complain(
                say(
                    "Nobody here is called “{name}”. Enter again adds them as a guest.",
                    name=request.name,
                )
            )
            return
        guest = NewSpeaker(
            name=request.name,
            speech_class=request.speech_class,
            note=request.note,
            rank=request.rank,
        )
        self.reply(guest, guest.arrival)

    def action_note(self) -> None:
        """Put the chosen name into the line and go on to the note."""
        field, chosen = self.query_one(Field), self.query_one(Rows).chosen
        if ":" in field.value or chosen is None or chosen == _GUEST:
            field.value = field.value if ":" in field.value else f"{field.value.rstrip()} : "
            field.cursor_position = len(field.value)
            return
        request = self.request
        mark = next((m for m, c in MARKS.items() if c is request.speech_class), "")
        rank = str(request.rank) if request.rank else ""
        name = self.meeting.people[chosen].name.replace(":", " ")
        self._listed = clean(name)
        field.value = f"{mark}{rank}{' ' if rank else ''}{name} : "
        field.cursor_position = len(field.value)
