"""After a vote: the chair's casting vote, and annulment with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import AnnulVote, GiveCastingVote
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.rules import Result
from facilitator.meeting.stack import vote_title
from facilitator.meeting.text import clean
from facilitator.meeting.verdict_words import counts_phrase
from facilitator.meeting.votes import Choice
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.ui.dialogs.tally import verdict_line
from facilitator.ui.dialogs.voting import Suppose, VotingSheet


def can_cast(suppose: Suppose) -> bool:
    """Return whether the chair may decide the last vote, one way at least."""
    return any(_in_order(suppose, choice) for choice in _CHOICES.values())


_CHOICES = {"+": Choice.FOR, "-": Choice.AGAINST}


def _in_order(suppose: Suppose, choice: Choice) -> bool:
    try:
        suppose(GiveCastingVote(choice=choice))
    except Refused:
        return False
    return True


class _AfterSheet(VotingSheet):
    """Something about the last vote, which is shown as it ended."""

    def heading(self) -> Content:
        """Return the vote."""
        title = self.words(self.about())
        return Content.assemble(
            (title, "bold"),
            "   ",
            shown(self.words(vote_title(self.view(), self.view().votes[-1]))),
        )

    def about(self) -> Phrase:
        """Return what is done about it."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show how the vote ended."""
        vote = self.view().votes[-1]
        counted = f"{self.words(counts_phrase(vote.tally))}\n" if vote.counts is not None else ""
        self.tell(
            "ended", Content.assemble((counted, MUTED), verdict_line(vote, self.words, self.view()))
        )


class CastingDialog(_AfterSheet):
    """Offers the chair's vote where it decides: one key, or Enter to leave the result as it is."""

    AUTO_FOCUS = ""

    def about(self) -> Phrase:
        """Return what is done about it."""
        if self.view().votes[-1].result is Result.TIED:
            return say("A tie: the chair may break it")
        return say("One vote decides: the chair may vote")

    def content(self) -> Iterator[Widget]:
        """Yield how it ended."""
        yield self.told("ended")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        names = {"+": say("casting vote for"), "-": say("casting vote against")}
        votes = [(key, names[key]) for key, way in _CHOICES.items() if _in_order(self.suppose, way)]
        return (*votes, ("enter", say("leaves the result as it is")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show the tie."""
        self.reload()

    def on_key(self, event: events.Key) -> None:
        """Break the tie."""
        if event.character in {"+", "-"}:
            event.stop()
            choice = Choice.FOR if event.character == "+" else Choice.AGAINST
            if self.act(GiveCastingVote(choice=choice)):
                self.reply(True)  # noqa: FBT003 - the answer itself

    def taken(self) -> None:
        """Leave the result as it is."""
        self.reply(True)  # noqa: FBT003 - the answer itself


class AnnulDialog(_AfterSheet):
    """Sets the last vote aside, with a reason."""

    def about(self) -> Phrase:
        """Return what is done about it."""
        return say("Set the vote aside")

    def content(self) -> Iterator[Widget]:
        """Yield how it ended, and the line for a reason."""
        yield self.told("ended")
        yield self.line(Field(placeholder=self.words(say("the reason why it is set aside"))))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("annuls it, with the reason")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show how it ended."""
        self.reload()

    def taken(self) -> None:
        """Annul the vote."""
        if not (reason := clean(self.typed)):
            self.complain(say("A vote is annulled with a reason, never without."))
        elif self.act(AnnulVote(reason=reason)):
            self.reply(True)  # noqa: FBT003 - the answer itself
