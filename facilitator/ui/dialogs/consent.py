"""General consent: adopted unless somebody objects. And what can still be done about a vote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import (
    AnnulVote,
    CloseVote,
    Command,
    GiveCastingVote,
    Object,
)
from facilitator.meeting.log.votes import counts_phrase, verdict_phrase
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Result
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.votes import Choice
from facilitator.ui.dialogs.people import in_order, matching, nobody_named, rows_of
from facilitator.ui.dialogs.rows import Rows
from facilitator.ui.dialogs.sheet import Field, Sheet
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.words import Words


class ConsentDialog(Sheet[tuple[Command, ...]]):
    """Answers with the close when nobody objects, or with the objection and the close."""

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.vote = meeting.votes[-1]
        self._people = [p for p in in_order(meeting) if p.is_present or not p.spans]

    def heading(self) -> Content:
        """Return the question that the chair asks."""
        asked = self.words(say("Does anybody object?"))
        return Content.assemble((asked, "bold"), "   ", shown(self.vote.title))

    def content(self) -> Iterator[Widget]:
        """Yield the line for the name of an objector."""
        hint = say("nobody objects: enter; else a part of the objector's name")
        yield self.line(Field(placeholder=self.words(hint)))
        yield Rows(most=4)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self.is_mounted and self.typed.strip():
            return (("enter", say("records the objection")), ("esc", say("back")))
        return (("enter", say("nobody objects: adopted")), ("esc", say("back")))

    def changed(self) -> None:
        """Show who fits, and what Enter will do."""
        wanted = self.typed.strip()
        fits = matching(self.meeting, self._people, wanted) if wanted else []
        self.query_one(Rows).offer(rows_of(self.meeting, fits, self.words))
        self.show_keys()

    def taken(self) -> None:
        """Answer."""
        if not self.typed.strip():
            self.reply((CloseVote(),), CloseVote())
            return
        chosen = self.query_one(Rows).chosen
        if chosen is None:
            self.complain(nobody_named(self.typed))
            return
        objection = Object(person=chosen)
        self.reply((objection, CloseVote()), objection)


class VoteAfterDialog(Sheet[Command]):
    """Answers with what is done about the last vote: the chair's casting vote, or annulment.

    The reason for an annulment is typed; a tie is broken by one key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "cast('for')", "For", show=False),
        Binding("minus", "cast('against')", "Against", show=False),
    ]

    def __init__(self, meeting: Meeting, words: Words) -> None:
        super().__init__(words)
        self.meeting = meeting
        self.vote = meeting.votes[-1]
        self._tied = self.vote.result is Result.TIED and self.vote.casting is None

    def heading(self) -> Content:
        """Return the vote."""
        title = self.words(say("The vote on"))
        return Content.assemble((title, "bold"), "   ", shown(self.vote.title))

    def content(self) -> Iterator[Widget]:
        """Yield how it ended, and the line for a reason."""
        yield self.told("ended")
        yield self.line(Field(placeholder=self.words(say("the reason why it is set aside"))))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        casting = (("+", say("casting vote for")), ("-", say("casting vote against")))
        return (
            *(casting if self._tied else ()),
            ("enter", say("annuls it, with the reason")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Say how the vote ended."""
        said = self.words(verdict_phrase(self.vote))
        if self.vote.counts is not None:
            said = f"{self.words(counts_phrase(self.vote.tally))} · {said}"
        self.tell("ended", shown(said, MUTED))
        self.query_one(Field).shortcut = lambda event: self._cast(event.character)

    def _cast(self, key: str | None) -> bool:
        if not self._tied or self.typed or key not in {"+", "-"}:
            return False
        self.action_cast("for" if key == "+" else "against")
        return True

    def action_cast(self, choice: str) -> None:
        """Break the tie."""
        if self._tied:
            casting = GiveCastingVote(choice=Choice(choice))
            self.reply(casting, casting)

    def taken(self) -> None:
        """Answer with the annulment."""
        if reason := clean(self.typed):
            annul = AnnulVote(reason=reason)
            self.reply(annul, annul)
        else:
            self.complain(say("A vote is annulled with a reason, never without."))
