"""Really? Asked once, then obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.phrase import Phrase, say
from facilitator.ui.dialogs.sheet import Sheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words


class ConfirmDialog(Sheet[bool]):
    """Answers True on Enter or `y`, False on `n`; Escape answers None, which is no either."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ConfirmDialog > #sheet { border-top: tall $warning; }
    ConfirmDialog #heading { height: auto; text-wrap: wrap; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "Yes", show=False),
        Binding("n", "no", "No", show=False),
    ]

    def __init__(self, words: Words, question: Phrase | str) -> None:
        super().__init__(words)
        self._question = words(question) if isinstance(question, Phrase) else question

    def heading(self) -> Content:
        """Return the question."""
        return shown(self._question, "bold")

    def content(self) -> Iterator[Widget]:
        """Nothing but the question."""
        yield from ()

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("yes, do it")), ("esc", say("no, back")))

    def taken(self) -> None:
        """Answer yes."""
        self.reply(True)  # noqa: FBT003 - the answer itself

    def action_yes(self) -> None:
        """Answer yes."""
        self.reply(True)  # noqa: FBT003 - the answer itself

    def action_no(self) -> None:
        """Answer no."""
        self.reply(False)  # noqa: FBT003 - the answer itself
