"""The program around the screen: looks, signals, endings."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key

from facilitator.meeting.phrase import Phrase, say
from facilitator.session import Session
from facilitator.ui.endings import end_cleanly
from facilitator.ui.screens.meeting import MeetingScreen
from facilitator.ui.terminal import TerminalApp
from facilitator.ui.theme import THEMES, with_meanings
from facilitator.ui.views.tones import Tone
from facilitator.words import Words

if TYPE_CHECKING:
    from textual.command import Provider

    from facilitator.ui.driver import Unreadable


def _actions() -> type[Provider]:
    """Return the palette's provider; its imports would make the first frame wait."""
    from facilitator.ui.palette import ActionProvider

    return ActionProvider


class FacilitatorApp(TerminalApp[None]):
    """Runs one meeting in the full screen."""

    CSS_PATH = Path(__file__).parent / "facilitator.tcss"
    COMMANDS: ClassVar = {_actions}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "hint_leave", "", show=False, system=True),
        Binding("ctrl+q", "quit", "Leave", show=False, priority=True, system=True),
        Binding("ctrl+z", "suspend_process", "Suspend", show=False, priority=True, system=True),
    ]

    def __init__(
        self,
        session: Session,
        words: Words,
        *,
        look: str | None = None,
        keys: Mapping[str, str] | None = None,
        rings: bool = True,
        minutes: Callable[[], str] = str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.session = session
        self.words = words
        self.room = Words(session.meeting.agenda.language)
        self.chosen_keys = dict(keys or {})
        self.rings = rings
        self._minutes = minutes
        self._monotonic = monotonic
        self._told_unreadable = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = look if look in self.available_themes else THEMES[0].name
        self.title = session.meeting.agenda.title
        self.set_keymap(self.chosen_keys)

    def get_default_screen(self) -> MeetingScreen:
        """Return the one screen that is always there."""
        return MeetingScreen(
            self.session, self.words, self.room, minutes=self._minutes, monotonic=self._monotonic
        )

    def get_css_variables(self) -> dict[str, str]:
        """Return the look's variables, with our meanings in every look."""
        self.theme_variables = with_meanings(
            super().get_css_variables(), colours=not getattr(self, "no_color", False)
        )
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        """Apply a look; one that is chosen before there is a screen needs no reading of styles."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_mount(self) -> None:
        """End cleanly when the system or the terminal says so; the journal needs nothing more."""
        end_cleanly(self)

    def on_unreadable(self, event: Unreadable) -> None:
        """Say once that the terminal is not set to UTF-8; what it sent is shown as a sign."""
        event.stop()
        if self._told_unreadable:
            return
        self._told_unreadable = True
        told = say(
            "The terminal sent what is not UTF-8 (byte {byte}); it is shown as {sign}. Set the "
            "terminal to UTF-8, or write it again.",
            byte=f"{event.data[0]:02X}",
            sign="\ufffd",
        )
        self.notify(self.words(told), severity="warning", timeout=60, markup=False)

    def action_hint_leave(self) -> None:
        """Say how to leave: ctrl+c is too easily pressed to end a meeting's screen."""
        self._hint(say("ctrl+q leaves; the meeting stays open"))

    def on_key(self, event: Key) -> None:
        """Say of a key that means nothing here that it does not, rather than nothing."""
        if event.is_printable and event.character and event.key not in self.active_bindings:
            from facilitator.ui.dialogs.sheet import no_key  # it would make the first frame wait

            self._hint(no_key(event.character))

    def _hint(self, told: Phrase) -> None:
        if isinstance(self.screen, MeetingScreen):
            self.screen.tell(told, Tone.QUIET)
        elif (complain := getattr(self.screen, "complain", None)) is not None:
            complain(told)

    def action_command_palette(self) -> None:
        """Open the palette in the chair's language; in a dialog, the keys that it has."""
        from facilitator.ui.palette import open_palette

        explain = getattr(self.screen, "action_explain", None)
        if explain is not None:
            explain()
        else:
            open_palette(self)

    def action_look(self) -> None:
        """Change to the next look."""
        looks = [theme.name for theme in THEMES] + ["ansi-dark", "ansi-light"]
        place = looks.index(self.theme) if self.theme in looks else -1
        self.theme = looks[(place + 1) % len(looks)]

    def action_ring(self) -> None:
        """Turn the bell of the warnings on or off."""
        self.rings = not self.rings
        if isinstance(self.screen, MeetingScreen):
            said = say("The bell is on") if self.rings else say("The bell is off")
            self.screen.tell(said, Tone.QUIET)
