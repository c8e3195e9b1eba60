"""After a vote: the chair's casting vote, and annulment with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import AnnulVote, GiveCastingVote
from facilitator.meeting.log.votes import counts_phrase
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.rules import Result
from facilitator.meeting.stack import vote_title
from facilitator.meeting.text import clean
from facilitator.meeting.votes import Choice
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.ui.dialogs.tally import verdict_line
from facilitator.ui.dialogs.voting import Suppose, VotingSheet

CASTING = {"+": Choice.FOR, "-": Choice.AGAINST}
"""The keys of a casting vote, the same as on the main screen."""


def casting_keys(suppose: Suppose) -> tuple[str, ...]:
    """Return the keys of the casting votes that are in order after the last vote."""
    return tuple(key for key, choice in CASTING.items() if _is_in_order(suppose, choice))


def _is_in_order(suppose: Suppose, choice: Choice) -> bool:
    try:
        suppose(GiveCastingVote(choice=choice))
    except Refused:
        return False
    return True


def can_cast(suppose: Suppose) -> bool:
    """Return whether the chair may vote on what the last vote left: a tie, or one vote short."""
    return bool(casting_keys(suppose))


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
    """Offers the casting vote: one key, or Enter to leave the result as it is."""

    AUTO_FOCUS = ""

    def about(self) -> Phrase:
        """Return what is done about it."""
        if self._is_tied:
            return say("A tie: the chair may break it")
        return say("The chair's vote would change the result")

    @property
    def _is_tied(self) -> bool:
        return self.view().votes[-1].result is Result.TIED

    def content(self) -> Iterator[Widget]:
        """Yield how it ended."""
        yield self.told("ended")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        names = {"+": say("casting vote for"), "-": say("casting vote against")}
        leave = say("leaves it tied, and so lost") if self._is_tied else say("leaves it as it is")
        return (
            *((key, names[key]) for key in casting_keys(self.suppose)),
            ("enter", leave),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the tie."""
        self.reload()

    def on_key(self, event: events.Key) -> None:
        """Give the casting vote."""
        choice = CASTING.get(event.character or "")
        if choice is not None:
            event.stop()
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
