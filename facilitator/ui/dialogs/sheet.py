"""What every dialog is: a quiet sheet at the foot of the screen that always answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar, Generic, NamedTuple, Self, TypeVar

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from facilitator.meeting.commands import Command
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.rows import Keys, Rows
from facilitator.ui.dialogs.shown import typed
from facilitator.words import Words

Answer = TypeVar("Answer")
Shortcut = Callable[[events.Key], bool]
Refusal = Callable[[Command | type[Command]], Refused | None]


class Then(NamedTuple):
    """An answer that puts another dialog in the place of the one that gave it."""

    dialog: ModalScreen[Any]


def no_key(character: str | None) -> Phrase:
    """Return that a key means nothing here: no key does nothing in silence."""
    return say("“{key}” is no key here; ? shows all keys", key=character or "")


class Field(Input):
    """A line to type into; what a terminal or a paste must not bring in never gets in."""

    DEFAULT_CSS = """
    Field, Field:focus { background: transparent; background-tint: transparent 0%; }
    """

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(value, placeholder=placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.shortcut: Shortcut | None = None
        """Is asked about each key first; True says that the key is dealt with."""

    async def _on_key(self, event: events.Key) -> None:
        if self._asks_for_keys(event) or (self.shortcut is not None and self.shortcut(event)):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def _asks_for_keys(self, event: events.Key) -> bool:
        screen = self.screen
        if event.character != "?" or not isinstance(screen, Sheet) or not screen.is_asking:
            return False
        screen.action_explain()
        return True

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste as one; left to itself, Textual keeps the first alone."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)

    def validate_value(self, value: str) -> str:
        """Keep what may be shown."""
        return typed(value)


class Sheet(ModalScreen["Answer | None"], Generic[Answer]):
    """A dialog: a heading, its own content, a line for what is wrong, a line of keys.

    It answers once: with its result, or with None when the chair goes back with Escape. A refusal
    is shown in place, and nothing that was typed is lost.
    """

    DEFAULT_CSS = """
    Sheet { align: center bottom; background: $background 35%; }
    Sheet > #sheet {
        width: 84; max-width: 100%; height: auto; max-height: 100%;
        background: $panel; border-top: tall $primary; padding: 0 2;
    }
    Sheet:ansi > #sheet {
        border-left: vkey $primary; border-right: vkey $primary; padding: 0 1;
    }
    Sheet #heading { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    Sheet .line { height: 1; width: 1fr; }
    Sheet .line > .prompt { width: 2; color: $text-accent; text-style: bold; }
    Sheet .line > Field { width: 1fr; }
    Sheet .told { height: auto; width: 1fr; }
    Sheet #complaint { height: auto; width: 1fr; color: $text-error; display: none; }
    Sheet #complaint.-said { display: block; }
    Sheet Keys { margin-top: 1; }
    """
    AUTO_FOCUS: ClassVar[str | None] = "Field"
    EXPLAINED: ClassVar[tuple[Phrase, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("enter", "take", "Take", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-8)", "Up a page", show=False),
        Binding("pagedown", "move(8)", "Down a page", show=False),
        Binding("f1,question_mark", "explain", "Help", show=False),
    ]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self._refusal: Refusal | None = None
        self._answered = False
        self._early = 0
        self._read = ""

    def asking(self, refusal: Refusal) -> Self:
        """Ask the session before answering, so that a refusal is shown here and loses nothing."""
        self._refusal = refusal
        return self

    def heading(self) -> Content:
        """Return the first line: what this is about."""
        raise NotImplementedError

    def content(self) -> Iterator[Widget]:
        """Yield the dialog's own widgets."""
        raise NotImplementedError

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys that matter now, with their words."""
        raise NotImplementedError

    def wants_letters(self) -> bool:
        """Tell whether letters belong into the field, even before it has the focus."""
        return bool(self.AUTO_FOCUS)

    def explained(self) -> tuple[Phrase, ...]:
        """Return what the page of keys says below them, in sentences."""
        return self.EXPLAINED

    @property
    def is_asking(self) -> bool:
        """A `?` asks for the keys: there is no line, or nothing stands in it yet."""
        return not (self.wants_letters() and any(field.value for field in self.query(Field)))

    def taken(self) -> None:
        """Act on Enter."""

    def changed(self) -> None:
        """Act on a change of what is typed."""

    def compose(self) -> ComposeResult:
        """Lay the sheet out."""
        with Vertical(id="sheet"):
            yield Static(self.heading(), id="heading", markup=False)
            yield from self.content()
            yield Static("", id="complaint", markup=False)
            yield Keys(self.words, *self.keys(), aside=self.help_key())

    def line(self, field: Field) -> Horizontal:
        """Return a field behind its prompt."""
        return Horizontal(Static("›", classes="prompt", markup=False), field, classes="line")

    def told(self, id: str) -> Static:  # noqa: A002 - as Textual calls it
        """Return a place for what the program understood."""
        return Static("", id=id, classes="told", markup=False)

    def tell(self, id: str, content: Content) -> None:  # noqa: A002 - as Textual calls it
        """Say what the program understood."""
        self.query_one(f"#{id}", Static).update(content)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(Field).value

    def complain(self, reason: Phrase | str | None) -> None:
        """Say in one line what is wrong; None takes it away."""
        line = self.query_one("#complaint", Static)
        said = self.words(reason) if isinstance(reason, Phrase) else reason or ""
        line.update(Content(f"✗ {said}" if said else ""))
        line.set_class(bool(said), "-said")

    def show_keys(self) -> None:
        """Draw the keys anew."""
        self.query_one(Keys).show(*self.keys(), aside=self.help_key())

    def help_key(self) -> tuple[str, Phrase] | None:
        """Return the key that shows all keys now: `?` is text once something is typed."""
        return ("?" if self.is_asking else "F1", say("help"))

    def show_heading(self) -> None:
        """Draw the heading anew."""
        self.query_one("#heading", Static).update(self.heading())

    def reply(self, result: Answer | None, *commands: Command) -> None:
        """Answer and go, unless the first of the commands would be refused: then say why."""
        if self._answered:
            return
        if commands and self._refusal is not None:
            refused = self._refusal(commands[0])
            if refused is not None and not isinstance(refused, NeedsConfirmation):
                self.complain(refused.reason)
                return
        self._answered = True
        self.dismiss(result)

    def action_back(self) -> None:
        """Go back without an answer."""
        self.reply(None)

    def action_take(self) -> None:
        """Take what is chosen or typed."""
        if not self._answered:
            self._catch_up()
            self.taken()

    def action_explain(self) -> None:
        """Show all keys that do something here, and what may be typed."""
        from facilitator.ui.dialogs.guide import Guide

        if self.is_current and not self._answered:
            self.app.push_screen(Guide(self))

    def action_move(self, step: int) -> None:
        """Move the choice in the list, if there is one."""
        for rows in self.query(Rows):
            rows.move(step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field takes, as everywhere."""
        event.stop()
        self.action_take()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Act on what is typed."""
        event.stop()
        self._catch_up()
        self.query_one(Keys).show_aside(self.help_key())

    def _catch_up(self) -> None:
        """Act on what is typed now, once; Enter may come before the word of the last letter."""
        fields = self.query(Field)
        if fields and fields.first().value != self._read:
            self._read = fields.first().value
            self.complain(None)
            self.changed()

    def on_key(self, event: events.Key) -> None:
        """Catch the letters of a quick typist before the field has the focus."""
        if not self.wants_letters() or self.focused is not None:
            return
        if event.character == "?" and self.is_asking:
            return
        if event.is_printable and event.character:
            event.stop()
            field = self.query(Field).first()
            field.insert(event.character, self._early)
            self._early += 1
            field.focus()


class LiveSheet(Sheet[Answer]):
    """A dialog that acts while it stays open: it sees the meeting and does through one door."""

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
    ) -> None:
        super().__init__(words)
        self.view = view
        self._do = do
        self._unsure: Command | None = None

    def act(self, command: Command) -> bool:
        """Do something; a refusal is shown in place. Return whether it was done.

        What wants to be confirmed is asked here, and the same key again is the yes.
        """
        question = self._refusal(command) if self._refusal is not None else None
        if isinstance(question, NeedsConfirmation):
            if command != self._unsure:
                self._unsure = command
                self.complain(
                    say("{question} The same key again does it.", question=question.reason)
                )
                return False
            command = replace(command, confirmed=True)
        self._unsure = None
        reason = self._do(command)
        if not self._answered:
            self.complain(reason)
            self.reload()
        return reason is None

    def reload(self) -> None:
        """Show the meeting as it stands now."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Something else may have happened while another screen was on top."""
        if self.is_mounted and not self._answered:
            self.reload()
