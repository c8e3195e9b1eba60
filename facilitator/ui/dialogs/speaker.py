"""The speaker picker: two letters and Enter put somebody on the list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

import msgspec
from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Role
from facilitator.meeting.asides import answerable, request_of
from facilitator.meeting.commands import AddPerson, AskFloor, Command, MarkPresence
from facilitator.meeting.floor import CLASS_NAMES, SpeechClass
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.reasons import class_told
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.people import PRESENCE_NAMES, in_order, matching, rows_of
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import BAD, LATE, MUTED, safe, shown
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
ANSWER = "="
"""The mark of an answer: its class is that of the question."""
_REQUEST = re.compile(
    r"\s*(?:(?P<mark>[!?>+\-*^=])(?P<rank>\d{0,3}))?\s*(?P<name>[^:]*)(?P<note>:.*)?"
)
_GUEST = "+guest"
_NOBODY = "+nobody"
_NAME = 4
"""From so many letters on, what is typed may be the name of somebody new."""


class NewSpeaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who is on no roster and wants the floor: to be added first, then to be listed."""

    name: str
    role: Role = Role.GUEST
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0
    answers: str | None = None

    @property
    def arrival(self) -> AddPerson:
        """The command that adds them."""
        return AddPerson(name=self.name, role=self.role)

    def request(self, person: str) -> AskFloor:
        """Return the command that lists them, by the id that they were given."""
        return AskFloor(
            person=person,
            speech_class=self.speech_class,
            note=self.note,
            rank=self.rank,
            answers=self.answers,
        )


class Request(NamedTuple):
    """What was typed, taken apart: `!2 ngu a : the time` is a point of order of rank 2."""

    speech_class: SpeechClass
    rank: int
    name: str
    note: str | None
    is_answer: bool = False

    @property
    def may_be_nobody(self) -> bool:
        """Somebody calls out, and the chair will learn their name later."""
        return not self.name and (self.is_answer or self.speech_class.can_be_answered)


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
        match["mark"] == ANSWER,
    )


_MARKING = (
    say("A mark before the name gives the class: ! Ann, or ?Bo: who pays for it."),
    say("Any part of the name will do, with or without accents."),
)


class PickSpeaker(Sheet[AskFloor | NewSpeaker | tuple[Command, ...]]):
    """Answers with a request for the floor, or with a guest to be added and then listed.

    For somebody who was marked as away the answer is two commands: the arrival and the request.
    """

    EXPLAINED = _MARKING
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
        if request.is_answer:
            told = self.words(self._answer_told())
            return Content.assemble(title, "   ", shown(f"{ANSWER} {told}", f"bold {LATE}"))
        if request.speech_class is SpeechClass.PLAIN:
            return title
        mark = next(m for m, c in MARKS.items() if c is request.speech_class)
        style = BAD if request.speech_class is SpeechClass.ORDER else LATE
        name = self.words(class_told(self.meeting, self._entry(request)))
        marked = shown(f"{mark} {name}", f"bold {style}")
        return Content.assemble(title, "   ", marked)

    def _entry(self, request: Request) -> AskFloor:
        """Return the request as it would be sent, for nobody yet."""
        asked = answerable(self.meeting) if request.is_answer else None
        return AskFloor(
            person=None,
            speech_class=request.speech_class,
            note=request.note,
            rank=request.rank,
            answers=request_of(asked) if asked else None,
        )

    def _answer_told(self) -> Phrase:
        asked = answerable(self.meeting)
        if asked is None:
            return say("there is no question to answer")
        name = self.meeting.name_of(asked.person)
        return say(
            "answers {name}: {speech_class}",
            name=name,
            speech_class=CLASS_NAMES[asked.speech_class],
        )

    def _tell_categories(self, request: Request) -> None:
        """Show the body's categories of points of order with the digits that choose them."""
        ranks = self.meeting.agenda.body_rules.ranks
        if ranks:
            wanted = request.speech_class is SpeechClass.ORDER
            told = "   ".join(f"!{rank} {name}" for name, rank in ranks.items())
            self.tell("ranks", shown(told if wanted else "", MUTED))

    def content(self) -> Iterator[Widget]:
        """Yield the field and the list."""
        hint = say("part of a name, then : and a note if you like")
        yield self.line(Field(placeholder=self.words(hint)))
        if self.meeting.agenda.body_rules.ranks:
            yield self.told("ranks")
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
            (ANSWER, say("answer")),
            ("tab", say("note")),
            ("enter", say("adds")),
            ("esc", say("back")),
        )

    @property
    def is_asking(self) -> bool:
        """A `?` is the mark of a question here."""
        return False

    def on_mount(self) -> None:
        """Show everybody."""
        self._listed: tuple[str, bool] | None = None
        self.changed()

    def changed(self) -> None:
        """Show who fits; the choice stays while only the mark or the note changes."""
        self.show_heading()
        request = self.request
        self._tell_categories(request)
        if (request.name, request.may_be_nobody) != self._listed:
            self._asked = None
            self._list(request.name, or_nobody=request.may_be_nobody)

    def _list(self, name: str, *, or_nobody: bool) -> None:
        self._listed = (name, or_nobody)
        fits = matching(self.meeting, self._people, name)
        rows = rows_of(self.meeting, fits, self.words)
        unknown = all(p.name != clean(name) for p in fits)
        if name and (not fits or (unknown and len(name) >= _NAME)):
            add = say("add “{name}” as a guest", name=safe(name))
            rows += (Row(_GUEST, Content.assemble(("+ ", LATE), self.words(add))),)
        if or_nobody:
            later = self.words(say("… nobody yet: N says later who it is"))
            rows = (Row(_NOBODY, Content.styled(later, LATE)), *rows)
        self.query_one(Rows).offer(rows)

    def taken(self) -> None:
        """Answer with the chosen one; a guest whom nothing else fits is asked about once."""
        request, rows = self.request, self.query_one(Rows)
        chosen, entry = rows.chosen, self._entry(request)
        if request.is_answer and entry.answers is None:
            self.complain(say("There is no question or intervention to answer."))
        elif chosen is None:
            self.complain(say("Type a part of a name."))
        elif chosen == _NOBODY:
            self.reply(entry, entry)
        elif chosen == _GUEST:
            self._take_guest(request, sure=len(rows.rows) > 1)
        else:
            self._take_known(replace(entry, person=chosen))

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
            answers=self._entry(request).answers,
        )
        self.reply(guest, guest.arrival)

    def action_note(self) -> None:
        """Put the chosen name into the line and go on to the note."""
        field, chosen = self.query_one(Field), self.query_one(Rows).chosen
        if ":" in field.value or chosen in {None, _GUEST, _NOBODY}:
            field.value = field.value if ":" in field.value else f"{field.value.rstrip()} : "
            field.cursor_position = len(field.value)
            return
        request = self.request
        mark = next((m for m, c in MARKS.items() if c is request.speech_class), "")
        mark = ANSWER if request.is_answer else mark
        rank = str(request.rank) if request.rank else ""
        name = self.meeting.people[chosen].name.replace(":", " ")
        self._listed = (clean(name), False)
        field.value = f"{mark}{rank}{' ' if rank else ''}{name} : "
        field.cursor_position = len(field.value)
