"""The keys of a dialog on a page of their own, with what may be typed there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.meeting.phrase import Phrase, say
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import KEY, MUTED, safe
from facilitator.ui.widgets.pane import wrapped

_WIDTH = 84
_FRAME = 5
"""Cells of the sheet beside its text."""
_BESIDE = 5
"""Lines of the sheet that are not its text."""
_LINE = (("ctrl+u", say("empties the line")), ("ctrl+w", say("takes a word back")))
_LIST = ("pgup pgdn", say("a page of the list"))
_LEAVE = (
    "ctrl+q",
    say("Leave the program; the meeting stays open and can be resumed"),
)


class Guide(Sheet[None]):
    """Shows every key of the dialog below, one in a line; any way back leads back to it."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Guide #heading { margin-bottom: 1; }
    Guide #guide { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    Guide #guide > Static { width: 1fr; height: auto; padding-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "back", "Back", show=False)]

    def __init__(self, about: Sheet[Any]) -> None:
        super().__init__(about.words)
        self._about = about

    def heading(self) -> Content:
        """Return what the keys are those of."""
        told = Content.styled(self.words(say("Keys here")), "bold")
        return Content.assemble(told, "   ", self._about.heading())

    def content(self) -> Iterator[Widget]:
        """Yield the page."""
        pages = VerticalScroll(Static("", markup=False), id="guide")
        pages.can_focus = False
        yield pages

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("↑↓", say("scroll")), ("esc", say("back")))

    def help_key(self) -> None:
        """The keys here are all in sight."""

    def on_resize(self) -> None:
        """Fold the sentences to the screen."""
        self.query_one("#guide").styles.max_height = max(1, self.app.size.height - _BESIDE)
        width = min(_WIDTH, self.app.size.width) - _FRAME
        self.query_one("#guide > Static", Static).update(Content("\n").join(self._lines(width)))

    def _lines(self, width: int) -> Iterator[Content]:
        pairs = [*self._about.keys(), *self._usual()]
        edge = max(Content(key).cell_length for key, _ in pairs)
        for key, label in pairs:
            first, *rest = wrapped(Content(safe(self.words(label))), width - edge - 2)
            gap = " " * (edge - Content(key).cell_length)
            yield Content.assemble(gap, (key, KEY), "  ", first)
            yield from (Content.assemble(" " * (edge + 2), line) for line in rest)
        explained = self._about.explained()
        yield from (Content(""),) if explained else ()
        for phrase in explained:
            yield from wrapped(Content.styled(safe(self.words(phrase)), MUTED), width)

    def _usual(self) -> Iterator[tuple[str, Phrase]]:
        pairs = self._about.keys()
        if any(rows.is_long for rows in self._about.query(Rows)):
            yield _LIST
        if self._about.wants_letters() and self._about.query(Field):
            yield from (pair for pair in _LINE if pair[0] not in dict(pairs))
        yield _LEAVE

    def action_explain(self) -> None:
        """Let the key that brought the page take it away."""
        self.reply(None)

    def action_move(self, step: int) -> None:
        """Scroll."""
        self.query_one("#guide", VerticalScroll).scroll_relative(y=step, animate=False)

    def taken(self) -> None:
        """Enter goes back too."""
        self.reply(None)
