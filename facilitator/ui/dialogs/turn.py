"""Putting a turn right: who it was, when it began and ended, two in one, one in two."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command, CorrectTurn, MergeTurns, SplitTurn
from facilitator.meeting.duration import clock
from facilitator.meeting.floor import Turn
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.correction import read_correction
from facilitator.ui.dialogs.people import in_order
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.words import Words


class CorrectTurnDialog(Sheet[Command]):
    """Answers with the correction of the chosen turn, the running or the last one at first."""

    def __init__(self, meeting: Meeting, words: Words, now: Instant) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.now = now
        self._turns: list[Turn] = [*reversed(meeting.live), *reversed(list(meeting.turns))]
        self._people = in_order(meeting)

    def heading(self) -> Content:
        """Return what this is about."""
        return Content.styled(self.words(say("Put a turn right")), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the line, the turns and what was understood."""
        hint = say("-30s · 19:42 · >19:45 · 19:42-19:45 · a name")
        yield self.line(Field(placeholder=self.words(hint)))
        empty = self.words(say("Nobody has spoken yet."))
        yield self.told("understood")
        yield Rows(tall=len(self._turns), most=6, empty=empty)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("-30s", say("it began earlier")),
            (">", say("its end")),
            ("/19:43", say("two turns, from then on")),
            ("&", say("one with the turn before")),
            ("↑↓", say("which turn")),
            ("enter", say("puts it right")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the turns, the last one first."""
        self.query_one(Rows).offer(tuple(self._row(turn) for turn in self._turns))

    def _row(self, turn: Turn) -> Row:
        item = self.meeting.item_by_id(turn.item).number
        name = shown(self.meeting.name_of(turn.person))
        end = self._time(turn.ended_at) if turn.ended_at else self.words(say("now"))
        return Row(
            turn.id,
            Content.assemble((self._mark(turn), GOOD), name),
            Content.assemble(
                (f"{item:>4}   ", MUTED),
                f"{self._time(turn.began_at)} – {end:<8}",
                f"{clock(turn.net(self.now)):>8}",
            ),
        )

    def _mark(self, turn: Turn) -> str:
        if turn.ended_at is None:
            return "▶ "
        return "‖ " if turn in self.meeting.live else "  "

    def _time(self, instant: Instant) -> str:
        return f"{self.meeting.zone.local(instant):%H:%M:%S}"

    @property
    def _chosen(self) -> Turn | None:
        chosen = self.query_one(Rows).chosen
        return next((turn for turn in self._turns if turn.id == chosen), None)

    def _command(self, turn: Turn) -> Command:
        earlier = self._turns[self._turns.index(turn) + 1 :]
        before = next((t for t in earlier if t.item == turn.item), None)
        return read_correction(self.typed, turn, before, self._people, self.meeting.zone)

    def action_move(self, step: int) -> None:
        """Choose another turn."""
        super().action_move(step)
        self.changed()

    def changed(self) -> None:
        """Say what was understood."""
        turn = self._chosen
        if turn is None or not self.typed.strip():
            self.tell("understood", Content(""))
            return
        try:
            told = self._told(turn, self._command(turn))
        except Refused as refused:
            self.tell("understood", Content.styled(self.words(refused.reason), LATE))
        else:
            self.tell("understood", shown(self.words(told), GOOD))

    def _told(self, turn: Turn, command: Command) -> Phrase:
        if isinstance(command, MergeTurns):
            before = next(t for t in self._turns if t.id == command.turn)
            name = self.meeting.name_of(before.person)
            return say("one turn of {name} with the one before", name=name)
        if isinstance(command, SplitTurn):
            name = self.meeting.name_of(command.person or turn.person)
            return say("from {time} on it was {name}", time=self._time(command.at), name=name)
        if isinstance(command, CorrectTurn) and command.person is not None:
            return say("it was {name}", name=self.meeting.name_of(command.person))
        return self._times_told(turn, command)

    def _times_told(self, turn: Turn, command: Command) -> Phrase:
        began = getattr(command, "began_at", None) or turn.began_at
        ended = getattr(command, "ended_at", None) or turn.ended_at
        before = self._cut_short(turn, began)
        if before is not None:
            name = self.meeting.name_of(before.person)
            told = say("it began at {began}, when {name} ended", began=self._time(began), name=name)
        elif ended is None:
            told = say("it began at {began}", began=self._time(began))
        else:
            told = say("{began} to {ended}", began=self._time(began), ended=self._time(ended))
        return told

    def _cut_short(self, turn: Turn, began: Instant) -> Turn | None:
        """Return the turn before, when it ends earlier because this one began earlier."""
        earlier = self._turns[self._turns.index(turn) + 1 :]
        before = next((t for t in earlier if t.item == turn.item), None)
        if before is None or before.ended_at is None or before.spans[-1].began >= began:
            return None
        return before if began < before.ended_at <= turn.began_at else None

    def taken(self) -> None:
        """Answer with the correction."""
        turn = self._chosen
        if turn is None:
            self.complain(say("Nobody has spoken yet."))
            return
        try:
            command = self._command(turn)
        except Refused as refused:
            self.complain(refused.reason)
        else:
            self.reply(command, command)
