"""The palette: every action of the table, found by its words."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.text import fold
from facilitator.ui.actions import ACTIONS, Action
from facilitator.ui.actions.kinds import shown_key
from facilitator.ui.screens.meeting import MeetingScreen


def open_palette(app: App[Any]) -> None:
    """Open the palette over the meeting, once."""
    if isinstance(app.screen, MeetingScreen) and not CommandPalette.is_open(app):
        placeholder = app.screen.words(say("What do you want to do?"))
        app.push_screen(CommandPalette(placeholder=placeholder))


class ActionProvider(Provider):
    """Finds actions by any part of their words, with or without diacritics."""

    @property
    def meeting_screen(self) -> MeetingScreen | None:
        """The screen over which the palette was opened."""
        return self.screen if isinstance(self.screen, MeetingScreen) else None

    async def discover(self) -> Hits:
        """Yield everything, in the order of the table; what is out of order comes last."""
        screen = self.meeting_screen
        if screen is None:
            return
        situation = screen.desk.situation()
        judged = [(action, screen.desk.refusal(action, situation)) for action in ACTIONS]
        for action, refused in sorted(judged, key=lambda pair: pair[1] is not None):
            yield DiscoveryHit(
                self._title(screen, action, refused),
                partial(screen.action_act, action.id),
                text=screen.words(action.help),
            )

    async def search(self, query: str) -> Hits:
        """Yield what fits."""
        screen = self.meeting_screen
        if screen is None:
            return
        wanted = fold(query)
        for place, action in enumerate(ACTIONS):
            text = fold(" ".join((*self._told(screen, action), action.id)))
            if all(word in text for word in wanted.split()):
                starts = fold(screen.words(action.label)).startswith(wanted)
                yield Hit(
                    (2.0 if starts else 1.0) - place / 1000,
                    self._title(screen, action, screen.desk.refusal(action)),
                    partial(screen.action_act, action.id),
                    text=screen.words(action.help),
                )

    def _told(self, screen: MeetingScreen, action: Action) -> tuple[str, ...]:
        """Return the words that an action has in the meeting's language."""
        told = (action.label, action.help, *((action.also,) if action.also else ()))
        return tuple(screen.words(phrase) for phrase in told)

    def _title(self, screen: MeetingScreen, action: Action, refused: Refused | None) -> Content:
        """Return what the action does, its key, and why it is out of order now.

        All of it is content: a hit's `help` would be read as markup, names in it included.
        """
        key = screen.app_keys.get(action.id, action.keys)
        return Content.assemble(
            (f"{shown_key(key):>2}  ", "bold $key"),
            (screen.words(action.help), "$quiet" if refused else ""),
            (f"\n    – {screen.words(refused.reason)}" if refused else "", "$quiet"),
        )
