"""Mistakes that decide who votes or how: read before the meeting opens, and settled or taken on."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import Command, ForceOpening, OpenMeeting
from facilitator.meeting.mistakes import told
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Sheet
from facilitator.ui.dialogs.shown import LATE, shown
from facilitator.words import Words


class MistakesDialog(Sheet[tuple[Command, ...]]):
    """Lists the mistakes; one key opens the meeting all the same, Escape goes back to mend them."""

    DEFAULT_CSS = "MistakesDialog > #sheet { border-top: tall $warning; }"
    AUTO_FOCUS = ""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self._mistakes = meeting.mistakes

    def heading(self) -> Content:
        """Return how many mistakes there are."""
        count = nsay(
            "{count} mistake decides who votes or how",
            "{count} mistakes decide who votes or how",
            len(self._mistakes),
        )
        return Content.assemble(("⚠ ", LATE), shown(self.words(count), "bold"))

    def content(self) -> Iterator[Widget]:
        """Yield the mistakes, and what can be done."""
        yield Rows(tall=min(12, 2 * len(self._mistakes)), most=12)  # most sentences take two lines
        yield self.told("ways")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("F", say("open all the same")),
            ("↑↓", say("read on")),
            ("esc", say("back")),
        )

    def wants_letters(self) -> bool:
        """Letters are keys here."""
        return False

    def on_mount(self) -> None:
        """List the mistakes."""
        rows = (Row(str(n), shown(self.words(told(each)))) for n, each in enumerate(self._mistakes))
        self.query_one(Rows).offer(tuple(rows))
        ways = say(
            "Mend the file, leave with ctrl+q and start again. Or open the meeting all the same: "
            "whoever a mistake concerns has no vote, and a rule that cannot be read is asked for "
            "before the first vote."
        )
        self.tell("ways", shown(self.words(ways)))

    def on_key(self, event: events.Key) -> None:
        """Open the meeting with the mistakes as they are."""
        if event.character == "F":
            event.stop()
            self.reply((ForceOpening(), OpenMeeting()), ForceOpening())

    def taken(self) -> None:
        """Enter decides nothing: it is pressed too easily."""
        self.complain(say("F opens the meeting all the same; esc goes back."))
