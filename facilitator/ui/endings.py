"""Endings that come from outside: a signal, or a terminal window that is gone."""

from __future__ import annotations

import asyncio
import signal
from functools import partial
from typing import Any

from textual.app import App

ENDINGS = {"SIGTERM": 143, "SIGHUP": 129}
"""Signals that end the program cleanly, with the exit codes that shells expect of them."""


def end_cleanly(app: App[Any]) -> None:
    """Let signals end an app as if it had been left; call it when the app is mounted.

    Textual handles none of them: without this the terminal is left in disorder, and an exception
    raised in a plain signal handler may be swallowed, leaving a program that spins unseen.
    """
    loop = asyncio.get_running_loop()
    for name, code in ENDINGS.items():
        if (number := getattr(signal, name, None)) is not None:
            loop.add_signal_handler(number, partial(app.exit, return_code=code))
