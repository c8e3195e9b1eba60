"""All keys on one page, from the table of actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from facilitator.meeting.phrase import say
from facilitator.ui.actions.kinds import GROUP_NAMES, Action, Group, spelled_key
from facilitator.ui.actions.table import in_group
from facilitator.words import Words


class HelpScreen(ModalScreen[None]):
    """Closed by Escape, Enter, `?` or `q`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,q", "dismiss", "Back", show=False),
    ]

    def __init__(self, words: Words, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay the groups out one below the other."""
        with VerticalScroll(id="help"):
            yield Static(Content.styled(self._words(say("Keys")), "bold"), classes="heading")
            for group in Group:
                yield Static(self._group(group), classes="group")
            yield Static(Content.styled(self._words(say("esc goes back")), "$quiet"))

    def _group(self, group: Group) -> Content:
        lines = [Content.styled(self._words(GROUP_NAMES[group]).upper(), "$quiet")]
        lines += [self._line(action) for action in in_group(group) if action.keys]
        return Content("\n").join(lines)

    def _line(self, action: Action) -> Content:
        key = spelled_key(self._chosen.get(action.id, action.keys))
        return Content.assemble((f"{key:>7}", "bold $key"), "  ", self._words(action.help))
