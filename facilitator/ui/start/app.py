"""The program that runs when `facilitator` is typed alone, until something is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from facilitator.meeting.phrase import Phrase, say
from facilitator.ui.dialogs.pages import TextPages
from facilitator.ui.dialogs.rows import Keys, Rows
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.endings import end_cleanly
from facilitator.ui.start.choices import Detail, StartChoice, rows_of
from facilitator.ui.terminal import TerminalApp
from facilitator.ui.theme import THEMES, with_meanings
from facilitator.words import Words

HELP: tuple[Phrase, ...] = (
    say("An agenda is a Markdown file: headings or lists, with the minutes behind each item."),
    say("`facilitator check FILE` shows how a file is understood, line by line."),
    say("Choose one here and press Enter: the meeting screen opens, with its keys at the foot."),
    say("During the meeting what happens often is one key; ? shows them all."),
    say("Everything is on disk as soon as it is shown. Leave at any time and come back here."),
    say("At the close, the minutes and the transcript are already written."),
)


class StartApp(TerminalApp[StartChoice]):
    """Offers what can be done from here; exits with the choice, or None when the chair leaves."""

    DEFAULT_CSS = """
    StartApp > Screen { background: $background; align: center top; }
    StartApp #start { width: 96; max-width: 100%; height: 1fr; padding: 1 2 0 2; }
    StartApp #name { text-style: bold; height: 1; }
    StartApp #hint { height: auto; color: $text-muted; margin-bottom: 1; }
    StartApp .line { height: 1; width: 1fr; }
    StartApp .line > .prompt { width: 2; color: $text-accent; text-style: bold; }
    StartApp .line > Field { width: 1fr; }
    StartApp #choices { height: 1fr; width: 1fr; }
    StartApp #start Keys { margin: 1 0; }
    StartApp Keys { color: $quiet; }
    StartApp Field > .input--placeholder { color: $hint; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True),
        Binding("enter", "take", "Take", show=False),
        Binding("f1", "tell", "How it works", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("pageup", "move(-8)", "Up a page", show=False),
        Binding("pagedown", "move(8)", "Down a page", show=False),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True),
    ]

    def __init__(
        self,
        choices: Sequence[StartChoice],
        words: Words,
        *,
        detail: Detail | None = None,
        look: str | None = None,
    ) -> None:
        super().__init__()
        self.choices = list(choices)
        self.words = words
        self._detail = detail
        self._has_moved = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = look if look in self.available_themes else THEMES[0].name

    def get_css_variables(self) -> dict[str, str]:
        """Return the look's variables, with our meanings in every look."""
        return with_meanings(super().get_css_variables())

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        hint = say("Chairs a meeting: agenda, clocks, speakers, votes, minutes. Enter begins.")
        with Vertical(id="start"):
            yield Static("facilitator", id="name", markup=False)
            yield Static(self.words(hint), id="hint", markup=False)
            field = Field(placeholder=self.words(say("type to find")))
            yield Horizontal(Static("›", classes="prompt", markup=False), field, classes="line")
            rows = Rows(tall=99, share=100, empty=self.words(say("Nothing here fits.")))
            rows.id = "choices"
            yield rows
            yield Keys(
                self.words,
                ("enter", say("begins")),
                ("↑↓", say("choose")),
                ("?", say("how it works")),
                ("esc", say("leaves")),
            )

    def on_mount(self) -> None:
        """Show what there is at once; what takes time to read comes from a thread."""
        end_cleanly(self)
        field = self.screen_stack[0].query_one(Field)
        field.shortcut = lambda event: self._help_asked(event.character)
        field.focus()
        self._list(None)
        if self._detail is not None and any(not choice.detail for choice in self.choices):
            self.run_worker(self._read_details, thread=True, exit_on_error=False)

    def _help_asked(self, key: str | None) -> bool:
        if key != "?":
            return False
        self.action_tell()
        return True

    def action_tell(self) -> None:
        """Tell a newcomer how it works, once."""
        if len(self.screen_stack) > 1:
            return
        text = "\n\n".join(self.words(line) for line in HELP)
        self.push_screen(TextPages(self.words, say("How it works"), text))

    def _read_details(self) -> None:
        """Read the details one by one, in the order of the screen; runs in a thread."""
        for place, choice in enumerate(self.choices):
            if choice.detail or self._detail is None or not self.is_running:
                continue
            try:
                read = self._detail(choice)
            except Exception:  # noqa: BLE001, S112 - a file that cannot be read just has no detail
                continue
            self.call_from_thread(self._detail_read, place, read)

    def _detail_read(self, place: int, read: StartChoice | str) -> None:
        if isinstance(read, str):
            old = self.choices[place]
            read = replace(old, detail=read)
        self.choices[place] = read
        # whoever has chosen nothing yet stays on the first, also when another file comes first now
        chosen = self.screen_stack[0].query_one(Rows).chosen
        self._list(chosen if self._has_moved else None)

    def _list(self, chosen: str | None) -> None:
        wanted = self.screen_stack[0].query_one(Field).value
        self.screen_stack[0].query_one(Rows).offer(
            rows_of(self.choices, wanted, self.words), chosen
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits."""
        event.stop()
        self._has_moved = False
        self._list(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the choice."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Leave with the choice."""
        chosen = self.screen_stack[0].query_one(Rows).chosen
        if chosen is not None and len(self.screen_stack) == 1:
            self.exit(self.choices[int(chosen)])

    def action_move(self, step: int) -> None:
        """Choose another one."""
        if len(self.screen_stack) == 1:
            self._has_moved = True
            self.screen_stack[0].query_one(Rows).move(step)

    def action_leave(self) -> None:
        """Empty the line first, then leave without a choice."""
        field = self.screen_stack[0].query_one(Field)
        if field.value:
            field.value = ""
        else:
            self.exit(None)


def run_start(
    choices: Sequence[StartChoice],
    words: Words,
    *,
    detail: Detail | None = None,
    look: str | None = None,
) -> StartChoice | None:
    """Show the start screen on the terminal until something is chosen; None when left.

    Raises:
        SystemExit: with 143 or 129 when a signal or a lost terminal ended it, 70 after an error.
    """
    app = StartApp(choices, words, detail=detail, look=look)
    chosen = app.run()
    if app.exit_status:
        raise SystemExit(app.exit_status)
    return chosen
