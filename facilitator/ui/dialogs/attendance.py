"""Attendance: the whole list, one key for each mark, the quorum live."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Role
from facilitator.meeting.commands import AddPerson, Command, MarkPresence, RenamePerson
from facilitator.meeting.people import Person, Presence
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.delegate import DelegateDialog, votes_of
from facilitator.ui.dialogs.people import PRESENCE_NAMES, in_order, matching, name_of
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, LiveSheet
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, shown
from facilitator.words import Words

MARKS: dict[Presence, tuple[str, str]] = {
    Presence.EXPECTED: ("·", MUTED),
    Presence.PRESENT: ("✓", GOOD),
    Presence.LATE: ("▲", LATE),
    Presence.LEFT: ("→", LATE),
    Presence.ABSENT: ("✗", BAD),
    Presence.EXCUSED: ("○", MUTED),
}
ROLE_NAMES: dict[Role, Phrase] = {
    Role.CHAIR: say("chair"),
    Role.SECRETARY: say("secretary"),
    Role.MEMBER: say("member"),
    Role.PROBATIONARY: say("probationary"),
    Role.OBSERVER: say("observer"),
    Role.GUEST: say("guest"),
}
_PROMPTS: dict[str, Phrase] = {
    "find": say("part of a name; enter marks who arrives, or goes to who is here"),
    "reason": say("the reason why they are excused"),
    "guest": say("the guest's name"),
    "name": say("the name as it should be"),
}
_ASKED_BY = {"/": "find", "e": "reason", "g": "guest", "n": "name"}


class AttendanceDialog(LiveSheet[None]):
    """Marks people present, late, gone, absent or excused, one key each, until Escape."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    AttendanceDialog .line { display: none; margin-top: 1; }
    AttendanceDialog.-asking .line { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,p", "mark('present')", "Present", show=False),
        Binding("l", "mark('late')", "Late", show=False),
        Binding("x", "mark('left')", "Left", show=False),
        Binding("a", "mark('absent')", "Absent", show=False),
        Binding("d", "delegate", "Delegate", show=False),
        Binding("A", "everybody", "All present", show=False),
        Binding("home", "move(-999)", "First", show=False),
        Binding("end", "move(999)", "Last", show=False),
    ]

    def __init__(
        self, view: Callable[[], Meeting], do: Callable[[Command], str | None], words: Words
    ) -> None:
        super().__init__(view, do, words)
        self._asks = ""
        self._found = ""

    def heading(self) -> Content:
        """Return the quorum as it stands."""
        quorum = self.view().quorum
        title = Content.styled(self.words(say("Attendance")), "bold")
        told = self.words(
            say("{present} of {entitled} voting", present=quorum.present, entitled=quorum.entitled)
        )
        if not self.view().attendance_taken:
            state = Content.styled(self.words(say("not taken yet")), MUTED)
        elif quorum.is_met:
            needed = say("✓ quorum ({needed})", needed=quorum.needed)
            state = Content.styled(self.words(needed), GOOD)
        else:
            lacking = say("✗ no quorum: {needed} needed", needed=quorum.needed)
            state = Content.styled(self.words(lacking), f"bold {BAD}")
        return Content.assemble(title, "   ", (told, "bold"), "   ", state)

    def content(self) -> Iterator[Widget]:
        """Yield the counts, the list and the line that asks for words."""
        yield self.told("counts")
        yield Rows(tall=len(self.view().people), share=45, empty=self.words(say("Nobody fits.")))
        yield self.line(Field())

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self._asks:
            return (("enter", say("takes")), ("↑↓", say("choose")), ("esc", say("back")))
        return (
            ("space", say("present")),
            ("l", say("late")),
            ("x", say("left")),
            ("a", say("absent")),
            ("e", say("excused")),
            ("d", say("delegate")),
            ("A", say("all the rest present")),
            ("g", say("guest")),
            ("n", say("mend the name")),
            ("/", say("find")),
            ("esc", say("done")),
        )

    def on_mount(self) -> None:
        """Show everybody; the first who has not been called is chosen."""
        people = in_order(self.view())
        waiting = next((p.id for p in people if p.presence is Presence.EXPECTED), None)
        self._list(waiting)

    def reload(self) -> None:
        """Show the attendance as it stands now."""
        self._list(self.query_one(Rows).chosen)

    def _list(self, chosen: str | None) -> None:
        meeting = self.view()
        everybody = in_order(meeting)
        people = matching(meeting, everybody, self._found) if self._found else everybody
        self.query_one(Rows).offer(tuple(self._row(p) for p in people), chosen)
        self.show_heading()
        self.tell("counts", _counted(everybody, self.words))

    def _row(self, person: Person) -> Row:
        named = partial(_named, self.view(), person, self.words)
        return Row(person.id, named, partial(_standing, person, self.words))

    def action_mark(self, presence: str) -> None:
        """Mark the chosen one, and go on to the next."""
        rows = self.query_one(Rows)
        if rows.chosen is None:
            return
        last = rows.cursor == len(rows.rows) - 1
        if self.act(MarkPresence(people=(rows.chosen,), presence=Presence(presence))) and not last:
            rows.move(1)

    def action_everybody(self) -> None:
        """Mark everybody present who has not been called."""
        self.act(MarkPresence(people=(), presence=Presence.PRESENT))

    def action_delegate(self) -> None:
        """Ask who votes for the chosen one."""
        chosen = self.query_one(Rows).chosen
        if chosen is None:
            return
        dialog = DelegateDialog(self.view(), self.words, self.view().people[chosen])
        if self._refusal is not None:
            dialog.asking(self._refusal)

        def answered(named: Command | None) -> None:
            if named is not None:
                self.act(named)

        self.app.push_screen(dialog, answered)

    def _ask(self, what: str) -> None:
        """Ask for words: a reason, a guest's name, a part of a name."""
        self._asks = what
        self.add_class("-asking")
        field = self.query_one(Field)
        chosen = self.query_one(Rows).chosen
        field.value = self.view().name_of(chosen) if what == "name" and chosen else ""
        field.cursor_position = len(field.value)
        field.placeholder = self.words(_PROMPTS[what])
        self._early = len(field.value)
        field.focus()
        self.show_keys()

    def wants_letters(self) -> bool:
        """Letters are keys, unless words are asked for."""
        return bool(self._asks)

    def on_key(self, event: events.Key) -> None:
        """Ask for words at once: a binding is run behind the letters of a quick typist.

        Those letters the sheet itself catches: Textual runs this method of each class in turn.
        """
        if not self._asks and event.character in _ASKED_BY:
            event.stop()
            event.prevent_default()
            self._ask(_ASKED_BY[event.character])

    def changed(self) -> None:
        """Show who fits while somebody is being looked for."""
        if self._asks == "find":
            self._found = clean(self.typed)
            self._list(None)

    def action_back(self) -> None:
        """Leave the question, then the dialog."""
        if self._asks:
            self._stop_asking()
        else:
            super().action_back()

    def _stop_asking(self) -> None:
        chosen = self.query_one(Rows).chosen
        self._asks = self._found = ""
        self.remove_class("-asking")
        self.set_focus(None)
        self.complain(None)
        self.show_keys()
        self._list(chosen)

    def taken(self) -> None:
        """Take the words that were asked for."""
        chosen = self.query_one(Rows).chosen
        if self._asks == "find" and chosen and self.view().people[chosen].is_present:
            self._stop_asking()
            return
        command = self._wanted(self._asks, clean(self.typed), chosen)
        if command is not None and self.act(command):
            self._stop_asking()
            if isinstance(command, AddPerson):
                self._list(list(self.view().people)[-1])

    def _wanted(self, asks: str, text: str, chosen: str | None) -> Command | None:
        if asks == "guest":
            return AddPerson(name=text)
        if chosen is None:
            return None
        if asks == "reason":
            return MarkPresence(people=(chosen,), presence=Presence.EXCUSED, reason=text or None)
        if asks == "name":
            return RenamePerson(person=chosen, name=text)
        person = self.view().people[chosen]
        late = self.view().opened_at is not None and not person.spans
        here = Presence.LATE if late else Presence.PRESENT
        return MarkPresence(people=(chosen,), presence=here)


def _named(meeting: Meeting, person: Person, words: Words) -> Content:
    """Return the mark and the name of somebody, and what their vote is about."""
    name = Content.assemble(MARKS[person.presence], " ", name_of(person))
    if not person.voting:
        plain = person.role is Role.MEMBER
        role = words(say("no vote") if plain else ROLE_NAMES[person.role])
        name = Content.assemble(name, "  ", (role, f"italic {MUTED}"))
    for told in votes_of(meeting, person):
        name = Content.assemble(name, "  ", shown(words(told), MUTED))
    return name


def _standing(person: Person, words: Words) -> Content:
    """Return where somebody is, with the reason or the time."""
    state = words(PRESENCE_NAMES[person.presence])
    if person.presence is Presence.EXCUSED and person.reason:
        state = f"{state}: {person.reason}"
    if person.presence is Presence.LATE and person.spans:
        state = f"{state} {person.spans[0].began:%H:%M}"
    if person.presence is Presence.LEFT and person.spans and person.spans[-1].ended:
        state = f"{state} {person.spans[-1].ended:%H:%M}"
    return shown(state, MARKS[person.presence][1])


def _counted(people: list[Person], words: Words) -> Content:
    """Return how many are present, late, gone and so on."""
    parts = []
    for presence, (mark, style) in MARKS.items():
        number = sum(p.presence is presence for p in people)
        if number:
            told = f"{mark} {number} {words(PRESENCE_NAMES[presence])}"
            parts.append(Content.styled(told, style))
    return Content("   ").join(parts)
