"""Amending the text that is pending, the wording of an amendment, and what a motion asks."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.argument import WANTED
from facilitator.meeting.commands import MoveAmendment, MoveProcedure, SetWording
from facilitator.meeting.motions import UntilKind
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.postponing import read_until, until_phrase
from facilitator.meeting.procedure import Asks, Effect, Procedure, procedure_name
from facilitator.meeting.rules import describe
from facilitator.meeting.stack import heading, title, to_be_amended
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.wording import would_read
from facilitator.ui.dialogs.named import Moved, NamedSheet
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.words import Words


class AmendDialog(NamedSheet[MoveAmendment]):
    """Answers with an amendment: the text as it stands is edited, or an instruction typed."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(meeting, words)
        motion = to_be_amended(meeting)
        self._motion = motion
        self._text = motion.text if motion else ""
        self._about = heading(motion) if motion else say("Motion")

    def heading(self) -> Content:
        """Return what is amended."""
        told = self.words(say("Amend"))
        return Content.assemble((told, "bold"), "   ", shown(self.words(self._about), MUTED))

    def content(self) -> Iterator[Widget]:
        """Yield the text to edit, and how it would read."""
        yield self.line(Field(self._text))
        yield self.told("reading")
        yield self.told("understood")
        yield Rows(most=4)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("enter", say("moves the amendment")),
            ("ctrl+u", say("empties the line: then replace “X” with “Y”, strike “X”")),
            ("/", say("then mover, then seconder")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Put the cursor behind the text."""
        field = self.query_one(Field)
        field.cursor_position = len(self._text)
        self.changed()

    def read(self) -> Moved:
        """Return what is typed; with a slash in the motion itself, a slash is text."""
        return Moved(clean(self.typed)) if "/" in self._text else super().read()

    def changed(self) -> None:
        """Show how the text would read, and who is named."""
        moved = self.read()
        self.tell("reading", self._reading(moved.text))
        if not self.offer_people(moved):
            self.query_one(Rows).offer(())
        self.tell_understood(moved)

    def action_move(self, step: int) -> None:
        """Choose another mover or seconder."""
        super().action_move(step)
        self.tell_understood(self.read())

    def _reading(self, text: str) -> Content:
        if not text or text == self._text or self._motion is None:
            return Content("")
        try:
            wording = would_read(self.meeting, self._motion, text)
        except Refused as refused:
            return shown(self.words(refused.reason), LATE)
        if wording is None:
            return shown(self.words(say("in words: the wording is asked for afterwards")), LATE)
        if wording == text:
            return shown(self.words(say("now: “{text}”", text=self._text)), MUTED)
        return shown(self.words(say("would read: “{text}”", text=wording)), MUTED)

    def taken(self) -> None:
        """Answer with the amendment."""
        moved = self.read()
        if not moved.text:
            self.complain(say("Say what is moved."))
            return
        named = self.ids_meant(moved)
        if named is not None:
            amendment = MoveAmendment(text=moved.text, mover=named[0], seconder=named[1])
            self.reply(amendment, amendment)


class WordingDialog(Sheet[SetWording]):
    """Answers with how the text would read when the pending amendment is carried."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        amendment = meeting.pending_motion
        number = amendment.amends if amendment else None
        self._target = meeting.motions[number - 1].text if number else ""
        self._wording = (amendment.wording if amendment else None) or self._target
        self._amendment = amendment.text if amendment else ""

    def heading(self) -> Content:
        """Return what is asked."""
        return shown(self.words(say("How would it read with the amendment?")), "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the amendment's words, and the text to edit."""
        yield self.told("amendment")
        yield self.line(Field(self._wording))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("sets the wording")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show what the amendment says."""
        self.query_one(Field).cursor_position = len(self._wording)
        self.tell("amendment", shown(self._amendment, MUTED))

    def taken(self) -> None:
        """Answer with the wording."""
        wording = SetWording(wording=clean(self.typed))
        self.reply(wording, wording)


class ArgumentDialog(NamedSheet[MoveProcedure]):
    """Answers with a procedural motion and what it asks: a length, an item, a way to vote."""

    def __init__(
        self, meeting: Meeting, words: Words, procedure: Procedure, now: Instant | None = None
    ) -> None:
        super().__init__(meeting, words)
        self._procedure = procedure
        self._now = now

    def heading(self) -> Content:
        """Return the motion."""
        name = self.words(procedure_name(self._procedure))
        needs = self.words(describe(self._procedure.requirement))
        return Content.assemble(shown(name, "bold"), "   ", shown(needs, MUTED))

    def content(self) -> Iterator[Widget]:
        """Yield the line for what it asks."""
        yield self.line(Field(placeholder=self.words(wanted_of(self._procedure))))
        yield self.told("understood")
        yield Rows(most=4)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("enter", say("moves it")),
            ("/", say("then mover, then seconder")),
            ("esc", say("back")),
        )

    def changed(self) -> None:
        """Show who is named."""
        moved = self.read()
        if not self.offer_people(moved):
            self.query_one(Rows).offer(())
        self.tell_understood(moved)

    def action_move(self, step: int) -> None:
        """Choose another mover or seconder."""
        super().action_move(step)
        self.tell_understood(self.read())

    def understood(self, moved: Moved) -> list[Content]:
        """Return when a motion that is postponed so would come back, and who moves it."""
        people = super().understood(moved)
        if self._procedure.effect is not Effect.POSTPONE or self._now is None or not moved.text:
            return people
        try:
            until = read_until(self.meeting, moved.text, self._now)
        except Refused as refused:
            return [shown(self.words(refused.reason), LATE), *people]
        told = self.words(until_phrase(self.meeting, until, moved.text))
        return [shown(told, LATE if until.kind is UntilKind.WORDS else GOOD), *people]

    def taken(self) -> None:
        """Answer with the motion."""
        moved = self.read()
        named = self.ids_meant(moved)
        if named is not None:
            motion = MoveProcedure(
                kind=self._procedure.kind, text=moved.text, mover=named[0], seconder=named[1]
            )
            self.reply(motion, motion)


def wanted_of(procedure: Procedure) -> Phrase:
    """Return what can be said with a procedural motion, for the line where it is typed."""
    if procedure.asks is None:
        return Phrase("")
    wanted = WANTED[procedure.asks]
    if procedure.effect is Effect.CLOSE_DEBATE:
        wanted = say("all, to close it on everything that is pending")
    elif procedure.effect is Effect.POSTPONE:
        wanted = say("until 19:10, until item 3, to the end, to the next meeting")
    elif procedure.effect is Effect.DIVIDE:
        wanted = say("the parts, with a semicolon between them")
    elif procedure.asks is Asks.WORDS:
        wanted = say("to whom, until when or about what, in words")
    return wanted if procedure.required else say("{what}; or nothing", what=wanted)


def pending_title(meeting: Meeting, words: Words) -> Content:
    """Return the motion to be decided next, for a heading."""
    motion = meeting.pending_motion
    if motion is None:
        return Content("")
    name = words(heading(motion))
    return Content.assemble((name, "bold"), "   ", shown(words(title(meeting, motion))))
