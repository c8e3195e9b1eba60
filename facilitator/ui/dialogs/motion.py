"""Putting a motion: one that the agenda holds ready, or one that somebody just made."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant, PreparedMotion
from facilitator.meeting.commands import MoveMotion, TakeMotion
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.postponing import due, postponed, when
from facilitator.meeting.prepared import bare_number, ready
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import on_the_table
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import METHOD_NAMES, Method
from facilitator.ui.dialogs.named import NamedSheet
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import LATE, MUTED, shown
from facilitator.words import Words


class MotionDialog(NamedSheet[MoveMotion | TakeMotion]):
    """Answers with a motion: a digit takes a prepared one at once, else its text is typed.

    A postponed motion whose time has come is the first row, and 0 takes it up; those that wait or
    lie on the table are the last rows.
    """

    def __init__(self, meeting: Meeting, words: Words, now: Instant | None = None) -> None:
        super().__init__(meeting, words)
        self._prepared = ready(meeting)
        waiting = (*postponed(meeting), *on_the_table(meeting))
        self._due = due(meeting, now) if now is not None else ()
        self._later = tuple(motion for motion in waiting if motion not in self._due)

    def heading(self) -> Content:
        """Return what this is about."""
        title = self.words(say("Motion"))
        return Content.assemble((title, "bold"), "   ", about_item(self.meeting, self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the line, and the prepared motions or the people who fit."""
        hint = say("the text / who moves it / who seconds it")
        yield self.line(Field(placeholder=self.words(hint)))
        yield self.told("understood")
        yield Rows(tall=max(len(self._rows()), 4), most=6)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        prepared = (("1-9", say("takes a prepared one")),) if self._prepared else ()
        again = (("0", say("takes up the postponed one")),) if self._due else ()
        return (
            *again,
            *prepared,
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
        """Take a prepared motion by its number, when nothing has been typed yet.

        A digit that begins the numbers of several is typed, and Enter takes the whole number.
        """
        digit = event.character or ""
        if self.typed or not digit:
            return False
        if digit == "0" and self._due:
            self._take_up(self._due[0].number)
            return True
        meant = [place for place in self._prepared if str(place).startswith(digit)]
        if meant != [int(digit) if digit.isascii() and digit.isdigit() else 0]:
            return False
        self._take_prepared(meant[0])
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
        # Enter alone takes no motion from the table
        self.query_one(Rows).offer(self._rows(), or_none=not (self._due or self._prepared))

    def _rows(self) -> tuple[Row, ...]:
        prepared = (
            Row(
                f"m{number}",
                Content.assemble((f"{number}  ", MUTED), shown(motion.text)),
                shown(self._how(motion), MUTED),
            )
            for number, motion in self._prepared.items()
        )
        first = (self._waiting(motion, "0" if n == 0 else "") for n, motion in enumerate(self._due))
        return (*first, *prepared, *(self._waiting(motion) for motion in self._later))

    def _waiting(self, motion: Motion, key: str = "") -> Row:
        """Return the row of a motion that was postponed or lies on the table."""
        told = say("on the table")
        if motion.status is MotionStatus.DEFERRED:
            told = say("postponed {when}", when=when(self.meeting, motion))
        right = shown(self.words(told), LATE if motion in self._due else MUTED)
        return Row(
            f"t{motion.number}",
            Content.assemble((f"{key:1}  ", MUTED), shown(motion.text)),
            right,
        )

    def _how(self, motion: PreparedMotion) -> str:
        if motion.method in set(Method):
            return self.words(METHOD_NAMES[Method(motion.method)])
        return self.words(describe(motion.requirement)) if motion.requirement else ""

    def taken(self) -> None:
        """Answer with the motion that is chosen or typed."""
        moved = self.read()
        chosen = self.query_one(Rows).chosen
        if not self.typed.strip() and chosen is not None:
            number = int(chosen[1:])
            (self._take_prepared if chosen.startswith("m") else self._take_up)(number)
            return
        if not moved.text:
            self.complain(say("Say what is moved."))
            return
        named = self.ids_meant(moved)
        if named is not None:
            place = bare_number(moved.text)
            text = moved.text if place is None else ""
            motion = MoveMotion(text=text, place=place, mover=named[0], seconder=named[1])
            self.reply(motion, motion)

    def _take_prepared(self, place: int) -> None:
        motion = MoveMotion(place=place)
        self.reply(motion, motion)

    def _take_up(self, number: int) -> None:
        taken = TakeMotion(motion=number)
        self.reply(taken, taken)
