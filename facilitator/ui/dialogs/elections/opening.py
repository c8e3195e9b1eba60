"""Opening an election: title, seats and names typed; then the rule, read back before it stands."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import OpenElection
from facilitator.meeting.elections import Election, ElectionMethod
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.elections.choices import (
    OUTSIDE,
    in_lines,
    method_at,
    numbered,
    rule_read_back,
    ways_to_elect,
    who_fits,
)
from facilitator.ui.dialogs.elections.draft import (
    Draft,
    from_outside,
    of_the_roster,
    put_up,
    several,
    take,
    would_be,
)
from facilitator.ui.dialogs.elections.methods import NAMES, word_of
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.people import in_order
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words

_NEXT = {"title": "seats", "seats": "candidates"}
_PROMPTS: dict[str, Phrase] = {
    "title": say("what is elected, such as: the board"),
    "seats": say("how many are to be elected; enter alone: 1"),
    "candidates": say("part of a name; enter alone: that is all"),
    "marks": say("names on a paper, such as: 1-3, or 2"),
    "each": say("the most votes that one candidate may be given"),
    "floor": say("such as: more than 1/2 of valid; enter alone: nothing further"),
    "cap": say("how many of one group at most; enter alone: no cap"),
}
_NAMING = (
    ("enter", say("adds; empty: goes on")),
    ("↑↓", say("choose")),
    (",", say("several at once")),
    ("⌫", say("last one off")),
    ("esc", say("back")),
)
_REVIEWING = (
    ("enter", say("opens the election")),
    ("↑↓", say("method")),
    ("n", say("names on a paper")),
    ("e", say("for one")),
    ("f", say("votes needed")),
    ("g", say("cap for a group")),
    ("c", say("candidates")),
    ("s", say("seats")),
    ("t", say("title")),
    ("esc", say("back")),
)
_DETAILS = {
    "t": "title",
    "s": "seats",
    "c": "candidates",
    "n": "marks",
    "e": "each",
    "f": "floor",
    "g": "cap",
}


def _usual(what: str, meeting: Meeting) -> str:
    """Return what Enter alone takes: for the title that of the item."""
    return meeting.item.title if what == "title" and meeting.item else ""


def _prompt(what: str, meeting: Meeting) -> Phrase:
    if title := _usual(what, meeting):
        return say("what is elected; enter alone: {title}", title=title)
    return _PROMPTS[what]


_NAMES = (
    say("Several names stand at once with commas between them: Ann, Bo, Zoe Quist (North)."),
    say(
        "Who is on no roster stands from outside; brackets behind such a name hold the group, "
        "which a cap counts."
    ),
)


class ElectDialog(Sheet[OpenElection]):
    """Answers with the election to open; Escape goes back a step, at the first one it leaves."""

    AUTO_FOCUS = ""
    EXPLAINED = _NAMES
    DEFAULT_CSS = """
    ElectDialog #so_far { max-height: 4; }
    ElectDialog #rule { margin-top: 1; }
    ElectDialog .hidden { display: none; }
    """

    def __init__(self, meeting: Meeting, words: Words, now: Instant) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.now = now
        self.draft = Draft()
        self._people = in_order(meeting)
        self._asks = "title"
        self._is_said = False
        """All that is needed has been said once: from then on a detail goes back to the rule."""

    def heading(self) -> Content:
        """Return what is elected."""
        title = self.words(say("Election"))
        about = (
            shown(self.draft.title) if self.draft.title else about_item(self.meeting, self.words)
        )
        return Content.assemble((title, "bold"), "   ", about)

    def content(self) -> Iterator[Widget]:
        """Yield what has been said, the line, the names or methods to choose from, the rule."""
        yield self.told("so_far")
        yield self.line(Field())
        yield Rows(tall=len(NAMES), share=34)
        yield self.told("rule")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self._asks == "candidates":
            return _NAMING
        if self._asks:
            return (("enter", say("goes on")), ("esc", say("back")))
        return tuple(pair for pair in _REVIEWING if pair[0] != "e" or self._is_cumulative)

    @property
    def _is_cumulative(self) -> bool:
        return self.draft.method == ElectionMethod.CUMULATIVE

    def on_mount(self) -> None:
        """Ask for the title."""
        self.query_one(Field).shortcut = self._shortcut
        self._ask("title")

    def _ask(self, what: str) -> None:
        """Ask for one thing; for nothing: show the rule that all of it makes."""
        self._asks = what
        field = self.query_one(Field)
        if field.parent is not None:
            field.parent.set_class(not what, "hidden")
        self.query_one(Rows).set_class(what not in {"", "candidates"}, "hidden")
        self.complain(None)
        if what:
            field.value = self.draft.title if what == "title" else ""
            field.cursor_position = len(field.value)
            field.placeholder = self.words(_prompt(what, self.meeting))
            field.focus()
        else:
            self._is_said = True
            self.set_focus(None)
        self._early = 0
        self._show_all()

    def _show_all(self) -> None:
        self.show_heading()
        self.show_keys()
        self.tell("so_far", self._so_far())
        if self._asks == "candidates":
            self._show_people()
        elif not self._asks:
            self._show_methods()
        read = None if self._asks else rule_read_back(self._would_be(self.draft), self.words)
        self.tell("rule", read or Content(""))

    def _so_far(self) -> Content:
        if self._asks == "title":
            return Content("")
        parts = numbered(self.draft.candidates)
        if self._asks != "seats":
            seats = nsay("{count} seat", "{count} seats", self.draft.seats)
            parts.insert(0, Content.styled(self.words(seats), "bold"))
        return in_lines(parts, min(84, self.app.size.width) - 4)

    def _show_people(self) -> None:
        standing = {candidate.person for candidate in self.draft.candidates}
        rows = who_fits(self.meeting, self._people, standing, self.typed, self.words)
        self.query_one(Rows).offer(rows)

    def _show_methods(self) -> None:
        usual = self._would_be(self.draft.by(None))
        chosen = self.draft.method or (word_of(usual.terms) if isinstance(usual, Election) else "")
        can_be = {
            word for word in NAMES if isinstance(self._would_be(self.draft.by(word)), Election)
        }
        self.query_one(Rows).offer(ways_to_elect(can_be, self.words), chosen)

    def _would_be(self, draft: Draft) -> Election | Refused:
        return would_be(self.meeting, draft.command(), self.now)

    def changed(self) -> None:
        """Show who fits."""
        if self._asks == "candidates":
            self._show_people()

    def wants_letters(self) -> bool:
        """Letters are keys once all is said."""
        return bool(self._asks)

    def on_key(self, event: events.Key) -> None:
        """Choose the method by its number, or a detail by its letter."""
        if self._asks:
            return
        event.prevent_default()  # a letter that asks for something is no text of the answer
        letter = (event.character or "").lower()
        if (word := method_at(letter)) is not None:
            event.stop()
            self._choose(word)
        elif letter in _DETAILS and (letter != "e" or self._is_cumulative):
            event.stop()
            self._ask(_DETAILS[letter])

    def _choose(self, word: str) -> None:
        self.draft.method = word
        self.draft.forget_bounds()
        self.complain(None)
        self._show_all()

    def action_move(self, step: int) -> None:
        """Choose another name, or another method."""
        super().action_move(step)
        chosen = self.query_one(Rows).chosen
        if not self._asks and chosen is not None:
            self._choose(chosen)

    def _shortcut(self, event: events.Key) -> bool:
        if event.key == "backspace" and self._asks == "candidates" and not self.typed:
            self.draft.candidates = self.draft.candidates[:-1]
            self._show_all()
            return True
        return False

    def action_back(self) -> None:
        """Go back a step; nothing that was said is lost before the dialog itself is left."""
        before = {"seats": "title", "candidates": "seats", "": "candidates"}
        if self._asks == "title" and not self._is_said:
            self.reply(None)
        elif self._is_said and self._asks:
            self._ask("")
        else:
            self._is_said = False
            self._ask(before[self._asks])

    def taken(self) -> None:
        """Take what is typed, and go on."""
        if not self._asks:
            self._open()
            return
        text = clean(self.typed)
        try:
            if self._asks == "candidates":
                self._take_candidate(text)
            else:
                take(self.draft, self._asks, text or _usual(self._asks, self.meeting))
                self._ask("" if self._is_said else _NEXT[self._asks])
        except Refused as refused:
            self.complain(refused.reason)

    def _take_candidate(self, text: str) -> None:
        if not text:
            if not self.draft.candidates:
                raise Refused(say("Nobody stands: name at least one candidate."))
            self._ask("")
            return
        chosen = self.query_one(Rows).chosen
        if "," in text:
            found = several(text, self._people)
        elif chosen in {None, OUTSIDE}:
            found = (from_outside(text),)
        else:
            found = (of_the_roster(self.meeting.people[chosen or ""]),)
        put_up(self.draft, found)
        self._ask("candidates")

    def _open(self) -> None:
        election = self._would_be(self.draft)
        if isinstance(election, Refused):
            self.complain(election.reason)
            return
        command = self.draft.command()
        self.reply(command, command)
