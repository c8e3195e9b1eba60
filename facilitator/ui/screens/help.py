"""All keys on one page, from the table of actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen

from facilitator.meeting.phrase import say
from facilitator.ui.actions.kinds import GROUP_NAMES, Group, spelled_key
from facilitator.ui.actions.table import in_group
from facilitator.ui.dialogs.rows import Keys
from facilitator.ui.widgets.pane import Pane, quiet, wrapped
from facilitator.words import Words


class HelpView(Struct, frozen=True):
    """All keys, in their groups."""

    heading: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Pairs of a group's name and its keys with their meanings."""
    dialogs: str
    """How to see the keys of a dialog."""


def help_view(words: Words, chosen: Mapping[str, str]) -> HelpView:
    """Return the page's slice."""
    groups = []
    for group in Group:
        keyed = [action for action in in_group(group) if action.keys]
        keys = tuple((spelled_key(chosen.get(a.id, a.keys)), words(a.help)) for a in keyed)
        groups.append((words(GROUP_NAMES[group]), keys))
    heading = words(say("Keys; ctrl+p finds every action by its words"))
    told = say("In a dialog ? shows its keys, or F1 once something is typed.")
    return HelpView(heading, tuple(groups), words(told))


class HelpPage(Pane[HelpView]):
    """Groups one below the other; what is long goes on under its beginning."""

    def lines(self, slice_: HelpView, size: Size) -> Iterable[Content]:
        """Return the whole page."""
        yield Content.styled(slice_.heading, "bold")
        for line in wrapped(Content(slice_.dialogs), size.width):
            yield quiet(line.plain)
        for name, keys in slice_.groups:
            yield Content("")
            yield quiet(name.upper())
            for key, meaning in keys:
                first, *rest = wrapped(Content(meaning), size.width - 9)
                yield Content.assemble((f"{key:>7}", "bold $key"), "  ", first)
                yield from (Content.assemble(" " * 9, line) for line in rest)


class HelpScreen(ModalScreen[None]):
    """Closed by Escape, Enter, `?`, F1 or `q`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,question_mark,f1,q", "dismiss", "Back", show=False),
        Binding("space", "turn", "On", show=False),
    ]

    def __init__(self, words: Words, chosen: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        with Vertical(id="help"):
            with VerticalScroll(id="keys"):
                page = HelpPage()
                page.show(help_view(self._words, self._chosen))
                yield page
            yield Keys(
                self._words,
                ("↑↓", say("line by line")),
                ("space", say("next page")),
                ("home end", say("first and last")),
                ("esc", say("back")),
            )

    def action_turn(self) -> None:
        """Scroll by a page, with a line of the last one kept."""
        keys = self.query_one("#keys", VerticalScroll)
        keys.scroll_relative(y=max(1, keys.size.height - 1), animate=False)
