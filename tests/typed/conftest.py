"""Both doors of one meeting: what a line says, and what the same words say in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from facilitator.in_hand import Entering, TakingOut
from facilitator.meeting.commands import Command
from facilitator.meeting.phrase import Refused
from facilitator.meeting.state import Meeting
from facilitator.words import Words
from tests.plain.conftest import Sitting, convene, sitting
from tests.ui_dialogs.conftest import play

__all__ = ["convene", "doors", "play", "sitting"]


class Doors:
    """Hears the same words through line mode and through a dialog."""

    def __init__(self, sitting: Sitting, play: Callable[..., Any]) -> None:
        self.sitting = sitting
        self.words = Words("en")
        self._play = play

    def view(self) -> Meeting:
        return self.sitting.meeting

    def do(self, command: Command) -> str | None:
        """Do what a live dialog asks; return why it is refused."""
        session = self.sitting.session
        try:
            if isinstance(command, Entering | TakingOut):
                session.enter(command)
            else:
                session.do(command)
        except Refused as refused:
            return str(refused)
        return None

    def line(self, *lines: str) -> list[object]:
        """Return the events that lines led to, and take them back."""
        session = self.sitting.session
        before = len(session.timeline.recorded)
        for line in lines:
            self.sitting(line)
            assert self.sitting.status == 0, line
        done = [recorded.event for recorded in session.timeline.recorded[before:]]
        for _ in lines:
            self.sitting.ok("undo")
        return done

    async def screen(self, dialog: Any, typed: str) -> list[object]:
        """Return the events of what a dialog answered to words and Enter; take them back."""
        session = self.sitting.session
        stage = await self._play(dialog, typed, "@enter")
        answer: Command = stage.answer
        if hasattr(answer, "confirmed"):
            answer = replace(answer, confirmed=True)
        before = len(session.timeline.recorded)
        session.do(answer)
        done = [recorded.event for recorded in session.timeline.recorded[before:]]
        self.sitting.ok("undo")
        return done

    async def live(self, dialog: Any, typed: str) -> list[object]:
        """Return the events of what a live dialog did upon words and Enter; take them back."""
        session = self.sitting.session
        before = len(session.timeline.recorded)
        await self._play(dialog, typed, "@enter")
        done = [recorded.event for recorded in session.timeline.recorded[before:]]
        for _ in done:
            self.sitting.ok("undo")
        return done


@pytest.fixture
def doors(sitting: Sitting, play: Callable[..., Any]) -> Doors:
    return Doors(sitting, play)
