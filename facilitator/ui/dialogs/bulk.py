"""Votes that one person casts for many, not all of them alike: `70 30`."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Counts
from facilitator.typed.counts import TypedCount, read_count
from facilitator.typed.line import Misunderstood, Text
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import BAD, shown
from facilitator.ui.dialogs.tally import Tally
from facilitator.words import Words


class BulkDialog(Sheet[Counts]):
    """Answers with how the votes of one holder are cast."""

    def __init__(self, words: Words, name: str, heads: int) -> None:
        super().__init__(words)
        self._holder = name
        self._heads = heads

    def heading(self) -> Content:
        """Return whose votes they are, and how many."""
        told = say("{name} casts {count} votes", name=self._holder, count=self._heads)
        return shown(self.words(told), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the line and the numbers."""
        yield self.line(Field(placeholder=self.words(say("for, against, abstaining: 70 30"))))
        yield Tally(self.words)
        yield self.told("left")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("=", say("all the rest")), ("enter", say("casts them")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show nothing yet."""
        self.changed()

    def _stated(self) -> TypedCount | None:
        """Return what is typed; None when it is not a count."""
        try:
            return read_count(Text.typed(self.typed), ceiling=self._heads)
        except Misunderstood:
            return None

    def changed(self) -> None:
        """Show the numbers, and how many are left."""
        stated = self._stated()
        self.query_one(Tally).show(stated or TypedCount(), large=False)
        left = self._heads - (stated.counts.cast if stated else 0)
        told = self.words(say("{left} of {count} left", left=left, count=self._heads))
        self.tell("left", Content(told) if left >= 0 else Content.styled(f"✗ {told}", BAD))

    def taken(self) -> None:
        """Answer with the numbers."""
        stated = self._stated()
        if stated is None or not stated.given or stated.counts.invalid:
            self.complain(say("Write the numbers for, against and abstaining, as in 70 30."))
        elif stated.counts.cast > self._heads:
            self.complain(say("That is more than the {count} votes.", count=self._heads))
        else:
            self.reply(stated.counts)
