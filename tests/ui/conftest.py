"""A running screen over a scene: keys in, events out."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from facilitator.ui.app import FacilitatorApp
from facilitator.words import Words

sys.path.insert(0, str(Path(__file__).parent))

import scenes

from tests.keyboard import write


class Monotonic:
    """Seconds that pass when a test says so; each key press otherwise comes two seconds later."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """A scene on a screen."""

    def __init__(
        self, scene: scenes.Scene, app: FacilitatorApp, pilot: Pilot[None], time: Monotonic
    ) -> None:
        self.scene = scene
        self.app = app
        self.pilot = pilot
        self.time = time
        self._seen = len(scene.events)

    async def press(self, *keys: str, apart: float = 2.0) -> Stage:
        """Press keys, some seconds apart."""
        for key in keys:
            self.time.now += apart
            await self.pilot.press(key)
        await self.pilot.pause()
        return self

    async def type(self, text: str) -> Stage:
        """Type a text and Enter."""
        await write(self.pilot, text)
        return await self.press("enter", apart=0.0)

    async def tick(self, clock: str) -> Stage:
        """Let the meeting's clock stand at a time."""
        self.scene.at(clock)
        self.app.screen_stack[0].tick()
        await self.pilot.pause()
        return self

    @property
    def new_events(self) -> list[str]:
        """Names of the events since the stage was set."""
        return [type(event).__name__ for event in self.scene.events[self._seen :]]

    @property
    def meeting(self):
        return self.scene.session.meeting

    def text(self, selector: str) -> str:
        """Return what a widget shows."""
        return str(self.app.screen_stack[0].query_one(selector).render())

    @property
    def answer(self) -> str:
        """The line that answers the last key."""
        return self.text("#answer").strip()


@pytest.fixture
def stage() -> Callable[..., AbstractAsyncContextManager[Stage]]:
    """Return a function that puts a scene on a screen."""

    @asynccontextmanager
    async def put(
        scene: scenes.Scene, size: tuple[int, int] = (120, 36), language: str = "en", **options
    ) -> AsyncIterator[Stage]:
        time = Monotonic()
        app = FacilitatorApp(scene.session, Words(language), monotonic=time, **options)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Stage(scene, app, pilot, time)

    return put
