"""A Textual app that no input ends, and that never fails with the exit status of success."""

from __future__ import annotations

import sys
from typing import Any, TypeVar

from textual.app import App
from textual.driver import Driver

FAILED = 70
"""Exit status after an error of the program: EX_SOFTWARE of sysexits.h."""
_ERROR = 1
"""What Textual sets for an error in a handler; nothing of ours leaves with it."""

Returned = TypeVar("Returned")


class TerminalApp(App[Returned]):
    """An app for a terminal that may send any bytes."""

    has_panicked = False
    """An error ended the app in a thread, for which Textual sets no exit status."""

    def get_driver_class(self) -> type[Driver]:
        """Return the platform's driver; on Unix one that reads bytes that are not UTF-8."""
        driver = super().get_driver_class()
        if sys.platform == "win32":
            return driver
        from textual.drivers.linux_driver import LinuxDriver

        if driver is not LinuxDriver:  # one that the environment names
            return driver
        from facilitator.ui.driver import TolerantDriver

        return TolerantDriver

    def panic(self, *renderables: Any) -> None:
        """Leave with an error."""
        self.has_panicked = True
        super().panic(*renderables)

    @property
    def exit_status(self) -> int:
        """What the program ends with: 0 only if nothing failed."""
        if self.has_panicked or self.return_code == _ERROR:
            return FAILED
        return self.return_code or 0
