"""Putting a motion: one that the agenda holds ready, or one that somebody just made."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import PreparedMotion
from facilitator.meeting.commands import MoveMotion
from facilitator.meeting.commands.motions import TakeMotion
from facilitator.meeting.decide.consent import ready
from facilitator.meeting.motions import STATUS_NAMES, MotionStatus
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.postponing import until_told
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import laid_aside
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import METHOD_NAMES, Method
from facilitator.ui.dialogs.named import NamedSheet
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.words import Words


class MotionDialog(NamedSheet[MoveMotion | TakeMotion]):
    """Answers with a motion: a digit takes a prepared one at once, else its text is typed.

    Below the prepared ones stand those that were laid aside, to be taken up again.
    """

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(meeting, words)
        self._prepared = ready(meeting)

    def heading(self) -> Content:
        """Return what this is about."""
        title = self.words(say("Motion"))
        return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the line, and the prepared motions or the people who fit."""
        hint = say("the text / who moves it / who seconds it")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("understood")
        yield Rows(tall=max(len(self._prepared), 4), most=6)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        ready = (("1-9", say("takes a prepared one")),) if self._prepared else ()
        return (
            *ready,
            ("/", say("then mover, then seconder")),
            ("enter", say("puts it")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the prepared motions."""
        self.query_one(Field).shortcut = self._take_digit
        self.changed()

    def on_key(self, event: events.Key) -> None:
        """Catch a digit that comes before the field has the focus."""
        if self.focused is not None or not self._take_digit(event):
            super().on_key(event)

    def _take_digit(self, event: events.Key) -> bool:
        """Take a prepared motion by its number, when nothing has been typed yet."""
        number = event.character or ""
        if self.typed or number not in {str(place) for place in self._prepared}:
            return False
        self._take_prepared(self._prepared[int(number)])
        return True

    def changed(self) -> None:
        """Show the prepared motions, or who fits the name that is being typed."""
        moved = self.read()
        if not self.typed.strip():
            self._show_prepared()
        elif not self.offer_people(moved):
            self.query_one(Rows).offer(())
        self.tell_understood(moved)

    def action_move(self, step: int) -> None:
        """Choose another prepared motion, mover or seconder."""
        super().action_move(step)
        self.tell_understood(self.read())

    def _show_prepared(self) -> None:
        rows = tuple(
            Row(
                f"m{number}",
                Content.assemble((f"{number}  ", MUTED), shown(motion.text)),
                shown(self._how(motion), MUTED),
            )
            for number, motion in self._prepared.items()
        )
        self.query_one(Rows).offer((*rows, *self._aside()))

    def _aside(self) -> tuple[Row, ...]:
        """Return a row for each motion without a result that is not before the meeting."""
        rows = []
        for motion in laid_aside(self.meeting):
            name = STATUS_NAMES[motion.status]
            if motion.status is MotionStatus.DEFERRED:
                name = say("postponed {until}", until=until_told(self.meeting, motion))
            left = Content.assemble(("↩  ", MUTED), shown(motion.text))
            rows.append(Row(f"t{motion.number}", left, shown(self.words(name), MUTED)))
        return tuple(rows)

    def _how(self, motion: PreparedMotion) -> str:
        if motion.method in set(Method):
            return self.words(METHOD_NAMES[Method(motion.method)])
        return self.words(describe(motion.requirement)) if motion.requirement else ""

    def taken(self) -> None:
        """Answer with the motion that is chosen or typed."""
        moved = self.read()
        chosen = self.query_one(Rows).chosen
        if not self.typed.strip() and chosen is not None and chosen.startswith("t"):
            take = TakeMotion(motion=int(chosen[1:]))
            self.reply(take, take)
            return
        if not self.typed.strip() and chosen is not None:
            self._take_prepared(self._prepared[int(chosen[1:])])
            return
        if not moved.text:
            self.complain(say("Say what is moved."))
            return
        named = self.ids_meant(moved)
        if named is not None:
            motion = MoveMotion(text=moved.text, mover=named[0], seconder=named[1])
            self.reply(motion, motion)

    def _take_prepared(self, prepared: PreparedMotion) -> None:
        motion = MoveMotion(
            text=prepared.text,
            requirement=prepared.requirement,
            method=Method(prepared.method) if prepared.method in set(Method) else None,
        )
        self.reply(motion, motion)
