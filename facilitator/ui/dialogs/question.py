"""What a vote is about; and what can still be done about the last one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import PreparedMotion
from facilitator.meeting.commands import AnnulVote, Command, MoveMotion, StateOutcome
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.prepared import ready
from facilitator.meeting.stack import title, vote_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs.after import AnnulDialog, CastingDialog, can_cast
from facilitator.ui.dialogs.count import CountDialog
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.poll import OutcomeDialog
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.ui.dialogs.tally import verdict_line
from facilitator.ui.dialogs.vote import VoteDialog
from facilitator.ui.dialogs.voting import Suppose, VotingSheet
from facilitator.words import Words


class QuestionDialog(VotingSheet):
    """Asks what the vote is about; below, the motions in the agenda and the last vote."""

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
        *,
        text: str = "",
    ) -> None:
        super().__init__(view, do, words, suppose)
        self._text = text

    def heading(self) -> Content:
        """Return what is asked, and of which item."""
        title = self.words(say("What is the vote about?"))
        return Content.assemble((title, "bold"), "   ", about_item(self.view(), self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the line, and what else there is to do."""
        hint = say("the question, in a few words")
        yield self.line(Field(self._text, placeholder=self.words(hint)))
        yield Rows(most=8, share=36)
        yield self.told("last")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self.is_mounted and clean(self.typed):
            return (("enter", say("goes on to method and rule")), ("esc", say("back")))
        return (("↑↓", say("choose")), ("enter", say("takes")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show what there is to vote on, and the last vote."""
        field = self.query_one(Field)
        field.cursor_position = len(field.value)
        self.reload()

    def reload(self) -> None:
        """Show what there is as it stands."""
        self._last()
        self.changed()

    def changed(self) -> None:
        """Offer the rest only while nothing is typed."""
        rows = self.query_one(Rows)
        rows.offer(() if clean(self.typed) else self._rows(), rows.chosen)
        self.show_keys()

    def _prepared(self) -> list[PreparedMotion]:
        return [*ready(self.view()).values()]

    def _rows(self) -> tuple[Row, ...]:
        rows = []
        if (motion := self.view().pending_motion) is not None:
            number = self.words(say("motion {number}", number=motion.number))
            rows.append(
                Row(
                    "pending",
                    shown(self.words(title(self.view(), motion))),
                    Content.styled(number, MUTED),
                )
            )
        else:
            hint = Content.styled(self.words(say("in the agenda")), MUTED)
            rows += [Row(f"m{n}", shown(m.text), hint) for n, m in enumerate(self._prepared())]
        again = say("the last vote: count again, both counts stay")
        votes = self.view().votes
        if votes and votes[-1].can_be_recounted:
            rows.append(Row("recount", Content(self.words(again))))
        if can_cast(self.suppose):
            told = say("the last vote: the chair's casting vote")
            rows.append(Row("casting", Content(self.words(told))))
        if self.refused(StateOutcome) is None:
            means = say("the last straw poll: say what it means")
            rows.append(Row("outcome", Content(self.words(means))))
        if self.refused(AnnulVote) is None:
            aside = say("the last vote: set it aside, with a reason")
            rows.append(Row("annul", Content(self.words(aside))))
        return tuple(rows)

    def _last(self) -> None:
        votes = self.view().votes
        if not votes:
            return
        last = self.words(say("last vote"))
        line = Content.assemble(
            (f"{last}: ", MUTED), shown(self.words(vote_title(self.view(), votes[-1])), MUTED), "\n"
        )
        self.tell("last", Content.assemble(line, verdict_line(votes[-1], self.words, self.view())))

    def taken(self) -> None:
        """Go on with what is typed or chosen."""
        if text := clean(self.typed):
            self._go(VoteDialog, text=text)
            return
        match self.query_one(Rows).chosen:
            case None:
                self.complain(say("Say what the vote is about."))
            case "pending":
                self._go(VoteDialog)
            case "recount":
                self._go(CountDialog, recount=True)
            case "casting":
                self._go(CastingDialog)
            case "outcome":
                self._go(OutcomeDialog)
            case "annul":
                self._go(AnnulDialog)
            case chosen:
                self._move(self._prepared()[int(chosen[1:])])

    def _move(self, ready: PreparedMotion) -> None:
        method = Method(ready.method) if ready.method in set(Method) else None
        motion = MoveMotion(text=ready.text, requirement=ready.requirement, method=method)
        if self.act(motion):
            self._go(VoteDialog)

    def _go(self, dialog: Callable[..., VotingSheet], **given: object) -> None:
        self.then(dialog(self.view, self._do, self.words, self.suppose, **given))
