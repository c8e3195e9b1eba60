"""What all tests share: a pilot that asks the loop whether the screen is done."""

from __future__ import annotations

import asyncio
import os
import time
from asyncio.base_events import BaseEventLoop
from typing import cast

import pytest

os.environ["TEXTUAL_FPS"] = "500"
"""A repaint comes after 2 ms and not after 17; Textual reads this when it is imported."""

SOON = 0.01
"""Seconds: a timer due so soon (a repaint, the end of a resize) belongs to what was done."""


async def quiet(_min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until the event loop has nothing to do now or soon, and no thread computes.

    Textual's pilot waits until the process hardly uses the processor for 20 ms, twice a key. That
    takes most of the time of a test of the screen, and fails where a busy machine lets it starve.
    """
    loop = cast("BaseEventLoop", asyncio.get_running_loop())
    end = time.monotonic() + max_sleep
    idle = False
    while not idle and time.monotonic() < end:
        await asyncio.sleep(0)
        used = time.process_time()
        await asyncio.sleep(0.001)
        computing = time.process_time() - used > 0.0005
        idle = not computing and not loop._ready and not _due_soon(loop)  # type: ignore[attr-defined]


def _due_soon(loop: BaseEventLoop) -> bool:
    limit = loop.time() + SOON
    return any(t.when() < limit and not t.cancelled() for t in loop._scheduled)  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _quiet_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.app.wait_for_idle", quiet)
    monkeypatch.setattr("textual.pilot.wait_for_idle", quiet)


# lanes

LONG = (
    # a screen, a terminal, processes
    "tests/ui/",
    "tests/ui_dialogs/",
    "tests/test_cli.py",
    "tests/test_count_command.py",
    "tests/test_encodings.py",
    "tests/test_terminal.py",
    "tests/test_time_zones.py",
    # walks and searches at random
    "tests/counting/test_properties.py",
    "tests/meeting/test_any_command.py",
    "tests/plain/test_any_form.py",
)
"""Files and folders of long tests: only the first test of each file is in the fast lane."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the other tests of a long file as slow."""
    begun: set[str] = set()
    for item in items:
        file = item.nodeid.partition("::")[0]
        if file.startswith(LONG):
            if file in begun:
                item.add_marker(pytest.mark.slow)
            begun.add(file)
