"""Textual's driver for Unix terminals, with an input that goes on whatever bytes come.

Textual's own decodes strictly in the thread of the input, and the first byte that is not UTF-8 ends
the app. Import it on Unix only.
"""

from __future__ import annotations

import os
import selectors
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from facilitator.ui.terminal_text import TerminalText


class Unreadable(Message):
    """The terminal sent bytes that are not UTF-8; they are shown as U+FFFD."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data


class TolerantDriver(LinuxDriver):
    """Reads the terminal as Textual's driver does, but for what cannot be decoded."""

    def run_input_thread(self) -> None:
        """Wait for input and pass it on, until the app ends."""
        text, parser = TerminalText(), XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                typed = self._typed(text) if selector.select(0.1) else text.pause()
                if text.unreadable:
                    self._app.post_message(Unreadable(text.unreadable))
                    text.unreadable = b""
                if not self._pass_on(parser.feed(typed) if typed else ()):
                    parser = XTermParser(self._debug)
                self._pass_on(parser.tick())

    def _typed(self, text: TerminalText) -> str:
        data = os.read(self.fileno, 4096)
        if not data:  # the end of an input that is no terminal
            self.exit_event.wait(0.1)
        return text.feed(data)

    def _pass_on(self, events: Iterable[Message]) -> bool:
        """Handle events; return whether the sequence that they come from could be read."""
        try:
            for event in events:
                self.process_message(event)
        except (ValueError, OverflowError):  # a key with a number that no character has
            return False
        return True
