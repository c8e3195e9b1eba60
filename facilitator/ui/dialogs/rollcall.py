"""The roll call: one name at a time, one key for an answer, the tally always in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import CastBulk, CastVote, CloseVote, Command, ReopenBase
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import Counts
from facilitator.meeting.stack import vote_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import CHOICE_NAMES, Choice
from facilitator.ui.dialogs.after import CastingDialog, can_cast
from facilitator.ui.dialogs.bulk import BulkDialog
from facilitator.ui.dialogs.calling import CallingSheet
from facilitator.ui.dialogs.roll import (
    CHOICE_KEYS,
    CHOICES,
    caller_line,
    decided_line,
    is_second_round,
    near_line,
    represented_by,
    tally_line,
)
from facilitator.ui.dialogs.shown import GOOD, shown
from facilitator.ui.dialogs.voting import Suppose
from facilitator.words import Words

_ANSWERING = (
    say("The digits 1 2 3 4 answer too, in the order of the letters."),
    say("Who passes is called again at the end, and then cannot pass."),
)


class RollCallDialog(CallingSheet):
    """Takes the open roll call to its end; answers True once the vote is closed."""

    AUTO_FOCUS = ""
    EXPLAINED = _ANSWERING
    DEFAULT_CSS = """
    RollCallDialog #who {
        height: 3; margin: 1 0; padding: 1 2; background: $primary 25%; text-style: bold;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    RollCallDialog:ansi #who { background: ansi_default; text-style: bold reverse; }
    RollCallDialog #near { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    RollCallDialog #tally { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace,left", "move(-1)", "Back", show=False),
        Binding("right", "move(1)", "On", show=False),
        Binding("c", "close_vote", "Close", show=False),
    ]

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
    ) -> None:
        super().__init__(view, do, words, suppose)
        self._letters = CHOICE_KEYS.get(words.language, CHOICE_KEYS["en"])

    def heading(self) -> Content:
        """Return the question and how far the call has come."""
        vote = self.vote
        answered = len(vote.electors) - len(vote.to_be_asked)
        told = say("{answered} of {all}", answered=answered, all=len(vote.electors))
        title = self.words(say("Second round") if is_second_round(self.vote) else say("Roll call"))
        return Content.assemble(
            (title, "bold"),
            "   ",
            (self.words(told), f"bold {GOOD}"),
            "   ",
            shown(self.words(vote_title(self.view(), vote))),
        )

    def content(self) -> Iterator[Widget]:
        """Yield the name, those around it, the tally and what it means so far."""
        yield self.told("who")
        yield self.told("near")
        yield self.told("tally")
        yield self.told("decided")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        answers = tuple(
            (letter, CHOICE_NAMES[choice])
            for letter, choice in zip(self._letters, CHOICES, strict=True)
            if choice is not Choice.PASS or not is_second_round(self.vote)
        )
        called, vote = self.called, self.vote
        if called is None:
            return (
                ("←", say("back")),
                ("/", say("find")),
                ("enter", say("closes the vote")),
                ("esc", say("back")),
            )
        for_others = represented_by(vote, called)
        return (
            *answers,
            *((("⇧", say("with a capital: also for those represented")),) if for_others else ()),
            *((("b", say("several ways")),) if vote.electorate.heads_of(called) > 1 else ()),
            *((("n", say("base anew")),) if self.refused(ReopenBase()) is None else ()),
            ("←→", say("back and on")),
            ("/", say("find")),
            ("c", say("closes the vote")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Call the first whose answer is wanted."""
        self.go_on()
        self.reload()

    def reload(self) -> None:
        """Show the roll call as it stands now."""
        if self.vote.closed_at is not None:
            self._finish()
            return
        self.show_heading()
        self.show_keys()
        self.tell("who", self._who())
        self.tell("near", self._near())
        self.tell("tally", tally_line(self.vote, self.words))
        self.tell("decided", decided_line(self.vote, self.words))

    def _finish(self) -> None:
        if can_cast(self.suppose):
            self.then(CastingDialog(self.view, self._do, self.words, self.suppose))
        else:
            self.reply(True)  # noqa: FBT003 - the answer itself

    def _who(self) -> Content:
        if self.called is None:
            told = say("All have answered. Enter closes the vote.")
            return Content.styled(self.words(told), GOOD)
        return caller_line(self.view(), self.vote, self.called, self.words)

    def _near(self) -> Content:
        if self.place is None:
            return Content("")
        return near_line(self.view(), self.vote, self.place, self.words)

    def on_key(self, event: events.Key) -> None:
        """Take an answer: by the letter of the language, the English letter or the digit."""
        typed = event.character or ""
        key = typed.lower()
        if not key:
            return
        for letters in (self._letters, "1234", CHOICE_KEYS["en"]):
            if key in letters:
                event.stop()
                self._answer(CHOICES[letters.index(key)], for_all=typed != key)
                return
        others = {"b": self._several_ways, "n": self._base_anew, "/": self.find}
        if key in others:
            event.stop()
            others[key]()

    def _answer(self, choice: Choice, *, for_all: bool = False) -> None:
        self.sure = False
        if self.called is None:
            self.complain(say("All have answered: ← goes back to one of them."))
            return
        people = [self.called, *(represented_by(self.vote, self.called) if for_all else ())]
        if all(self.act(CastVote(person=person, choice=choice)) for person in people):
            self.go_on()
            self.reload()

    def _several_ways(self) -> None:
        called = self.called
        if called is None or (heads := self.vote.electorate.heads_of(called)) < 2:
            self.complain(say("Nobody with several votes is being called."))
            return

        def split(counts: Counts | None) -> None:
            if counts is not None and self.act(CastBulk(person=called, counts=counts)):
                self.go_on()
                self.reload()

        self.app.push_screen(BulkDialog(self.words, self.view().name_of(called), heads), split)

    def _base_anew(self) -> None:
        self.act(ReopenBase())

    def taken(self) -> None:
        """Close the vote when all have answered."""
        if self.place is None:
            self.action_close_vote()
        else:
            self.complain(say("An answer is one letter; c closes the vote."))

    def action_close_vote(self) -> None:
        """Close the vote; while answers are missing, after asking once."""
        missing = len(self.vote.to_be_asked)
        if missing and not self.sure:
            self.sure = True
            self.complain(
                nsay(
                    "{count} has not answered. c again closes the vote without them.",
                    "{count} have not answered. c again closes the vote without them.",
                    missing,
                )
            )
            return
        self.act(CloseVote())
