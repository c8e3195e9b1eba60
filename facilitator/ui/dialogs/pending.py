"""What can be done about the motion before the meeting: each by one key, the rest dim with why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import (
    Command,
    MoveProcedure,
    WithdrawMotion,
)
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.procedure import Procedure, procedure_name
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import (
    amendment_out_of_order,
    needs_second,
    out_of_order,
)
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.amend import (
    AmendDialog,
    ArgumentDialog,
    WordingDialog,
    pending_title,
)
from facilitator.ui.dialogs.divide import DivideDialog
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.person import SecondDialog
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Sheet
from facilitator.ui.dialogs.shown import KEY, MUTED, shown
from facilitator.words import Words

LETTERS = "123456789bcdefghijklmnopqtuvxyz"
"""Keys of the procedural motions by their place in the body's table; a, r, s and w are taken."""


def procedure_rows(
    meeting: Meeting, words: Words, table: tuple[tuple[str, Procedure], ...]
) -> Iterator[Row]:
    """Yield a row for each procedural motion; on the right what it needs, or why not now."""
    for key, procedure in table:
        name = words(procedure_name(procedure))
        reason = out_of_order(meeting, procedure)
        if reason is None:
            left = Content.assemble((f"{key:1}  ", KEY), shown(name))
            yield Row(procedure.kind, left, shown(words(describe(procedure.requirement)), MUTED))
        else:
            left = Content.assemble((f"{key:1}  ", MUTED), shown(name, "dim"))
            yield Row(procedure.kind, left, shown(words(reason), "dim"))


class PendingDialog(Sheet[Command]):
    """Answers with what is done about the motion that is decided next, or moved upon it."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    EXPLAINED = (say("What is dim is not in order now; where it is chosen, it says why."),)

    def __init__(self, meeting: Meeting, words: Words, now: Instant | None = None) -> None:
        super().__init__(words)
        self.meeting = meeting
        self._now = now
        table = meeting.agenda.body_rules.procedures
        keys = [*LETTERS, *[""] * len(table)]
        self._table = tuple(zip(keys, table, strict=False))

    def heading(self) -> Content:
        """Return the motion, or what the meeting is on."""
        if self.meeting.pending_motion is None:
            title = self.words(say("Procedural motion"))
            return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))
        return pending_title(self.meeting, self.words)

    def content(self) -> Iterator[Widget]:
        """Yield the list."""
        yield Rows(share=70)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("↑↓ enter", say("or the key in front")),
            ("esc", say("back")),
        )

    def wants_letters(self) -> bool:
        """Letters are keys here."""
        return False

    def on_mount(self) -> None:
        """Show everything that can be moved, and why the rest cannot."""
        rows = (*self._own_rows(), *procedure_rows(self.meeting, self.words, self._table))
        self.query_one(Rows).offer(rows, self._first())

    def _first(self) -> str | None:
        """Return what Enter does at once: what the motion waits for, else the first in order."""
        motion = self.meeting.pending_motion
        if motion is None:
            table = (procedure for _, procedure in self._table)
            return next((p.kind for p in table if out_of_order(self.meeting, p) is None), None)
        if motion.amends is not None and motion.wording is None:
            return "wording"
        if motion.to_divide:
            return "parts"
        if needs_second(self.meeting, motion):
            return "second"
        return "amend"

    def _own_rows(self) -> Iterator[Row]:
        motion = self.meeting.pending_motion
        if motion is None:
            return
        reason = amendment_out_of_order(self.meeting)
        amend = self.words(say("amend it"))
        if reason is None:
            yield Row("amend", Content.assemble(("a  ", KEY), amend))
        else:
            left = Content.assemble(("a  ", MUTED), (amend, "dim"))
            yield Row("amend", left, shown(self.words(reason), "dim"))
        if motion.is_main:
            yield self._divide_row(motion)
        if motion.amends is not None:
            wanted = shown(self.words(say("wanted"))) if motion.wording is None else Content("")
            label = self.words(say("say how it would read"))
            yield Row("wording", Content.assemble(("r  ", KEY), label), wanted)
        if motion.seconder is None:
            is_wanted = needs_second(self.meeting, motion)
            right = shown(self.words(say("wanted"))) if is_wanted else Content("")
            label = self.words(say("somebody seconds it"))
            yield Row("second", Content.assemble(("s  ", KEY), label), right)
        yield Row("withdraw", Content.assemble(("w  ", KEY), self.words(say("withdraw it"))))

    def _divide_row(self, motion: Motion) -> Row:
        label = self.words(say("divide it: its parts are voted on one by one"))
        wanted = shown(self.words(say("wanted"))) if motion.to_divide else Content("")
        return Row("parts", Content.assemble(("/  ", KEY), label), wanted)

    def on_key(self, event: events.Key) -> None:
        """Do what the key stands for."""
        letter = event.character or ""
        own = {"a": "amend", "/": "parts", "r": "wording", "s": "second", "w": "withdraw"}
        by_letter = {key: procedure.kind for key, procedure in self._table if key}
        wanted = own.get(letter) or by_letter.get(letter)
        if wanted is not None and any(row.key == wanted for row in self.query_one(Rows).rows):
            event.stop()
            event.prevent_default()
            self._do(wanted)

    def taken(self) -> None:
        """Do what is chosen."""
        if (chosen := self.query_one(Rows).chosen) is not None:
            self._do(chosen)

    def _do(self, wanted: str) -> None:
        match wanted:
            case "amend":
                if (reason := amendment_out_of_order(self.meeting)) is not None:
                    self.complain(reason)
                else:
                    self._onward(AmendDialog(self.meeting, self.words))
            case "parts":
                self._onward(DivideDialog(self.meeting, self.words))
            case "wording":
                self._onward(WordingDialog(self.meeting, self.words))
            case "second":
                self._onward(SecondDialog(self.meeting, self.words))
            case "withdraw":
                self.reply(WithdrawMotion(), WithdrawMotion())
            case _:
                self._move(next(p for _, p in self._table if p.kind == wanted))

    def _move(self, procedure: Procedure) -> None:
        if (reason := out_of_order(self.meeting, procedure)) is not None:
            self.complain(reason)
        elif procedure.asks is None:
            motion = MoveProcedure(kind=procedure.kind)
            self.reply(motion, motion)
        else:
            self._onward(ArgumentDialog(self.meeting, self.words, procedure, self._now))

    def _onward(self, dialog: Sheet[Any]) -> None:
        """Ask for the rest on top of this one; back from there is back here."""
        if self._refusal is not None:
            dialog.asking(self._refusal)

        def answered(command: Command | None) -> None:
            if command is not None:
                self.reply(command)

        self.app.push_screen(dialog, answered)
