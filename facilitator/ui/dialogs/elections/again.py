"""Another round for what the last one left: a run-off, a tie, seats that stay empty."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import HoldAnotherRound
from facilitator.meeting.elections import Election
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.elections.choices import (
    in_lines,
    method_at,
    numbered,
    rule_read_back,
    ways_to_elect,
)
from facilitator.ui.dialogs.elections.draft import would_be
from facilitator.ui.dialogs.elections.methods import NAMES, word_of
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Sheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words


class AnotherRoundDialog(Sheet[HoldAnotherRound]):
    """Answers with the next round: Enter alone takes it as it follows from the last one."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    AnotherRoundDialog #who { margin-top: 1; max-height: 4; }
    AnotherRoundDialog #rule { margin-top: 1; }
    """

    def __init__(self, meeting: Meeting, words: Words, now: Instant) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.now = now
        usual = self._opened(HoldAnotherRound())
        self._usual = word_of(usual.terms) if isinstance(usual, Election) else ""
        self._method = self._usual

    def _opened(self, command: HoldAnotherRound) -> Election | Refused:
        return would_be(self.meeting, command, self.now)

    @property
    def _command(self) -> HoldAnotherRound:
        method = None if self._method == self._usual else self._method
        return HoldAnotherRound(method=method)

    def heading(self) -> Content:
        """Return what is elected."""
        title = self.meeting.elections[-1].title
        return Content.assemble((self.words(say("Another round")), "bold"), "   ", shown(title))

    def content(self) -> Iterator[Widget]:
        """Yield who stands, the methods and the rule."""
        yield self.told("who")
        yield Rows(tall=len(NAMES), share=34)
        yield self.told("rule")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("enter", say("opens the election")),
            ("↑↓", say("method")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the round as it follows from the last one."""
        self._show()

    def _show(self) -> None:
        can_be = {
            word
            for word in NAMES
            if isinstance(self._opened(HoldAnotherRound(method=word)), Election)
        }
        rows = ways_to_elect(can_be, self.words, {self._usual: say("as before")})
        self.query_one(Rows).offer(rows, self._method)
        election = self._opened(self._command)
        named = numbered(election.candidates) if isinstance(election, Election) else []
        self.tell("who", in_lines(named, min(84, self.app.size.width) - 4))
        self.tell("rule", rule_read_back(election, self.words))

    def on_key(self, event: events.Key) -> None:
        """Choose the method by its number."""
        if (word := method_at(event.character or "")) is not None:
            event.stop()
            self._choose(word)

    def action_move(self, step: int) -> None:
        """Choose another method."""
        super().action_move(step)
        self._choose(self.query_one(Rows).chosen or self._usual)

    def _choose(self, word: str) -> None:
        self._method = word
        self.complain(None)
        self._show()

    def taken(self) -> None:
        """Answer with the round."""
        self.reply(self._command, self._command)
