"""The line of numbers of a vote: what its keys do besides typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from facilitator.meeting.commands import Command, JudgeByEye, ReopenBase, Veto
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method, Vote
from facilitator.ui.dialogs.meaning import not_vetoed
from facilitator.ui.dialogs.papers import PapersDialog
from facilitator.ui.dialogs.person import PickPerson
from facilitator.ui.dialogs.sheet import Field, no_key
from facilitator.ui.dialogs.voting import Suppose, VotingSheet
from facilitator.words import Words

_OF_A_COUNT = set("0123456789 =+-,;./")


class NumbersSheet(VotingSheet):
    """A vote with a line to type its count into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_number", "Next number", show=False, priority=True),
    ]

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
        *,
        recount: bool = False,
    ) -> None:
        super().__init__(view, do, words, suppose)
        self.recount = recount
        self._is_stating = False

    @property
    def vote(self) -> Vote | None:
        """The vote that is counted; None before it is open."""
        return self.view().votes[-1] if self.recount else self.view().open_vote

    @property
    def before(self) -> tuple[Command, ...]:
        """What has to be done before anything can be counted."""
        return ()

    @property
    def is_counted(self) -> bool:
        """The result comes from numbers that are typed here."""
        return True

    @property
    def is_asking(self) -> bool:
        """A count holds no `?`."""
        return True

    def frozen(self) -> Vote | Phrase:
        """Return the vote with what it is, or would be, opened with; or why it cannot be."""
        return self.vote or self.supposed(*self.before)

    def number_keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys of the line of numbers."""
        if not self.is_counted:
            return ()
        numbers: tuple[tuple[str, Phrase], ...] = (
            ("tab", say("next number")),
            ("=", say("all the rest")),
        )
        if not self.is_mounted or self.recount:
            return numbers
        if self.is_on_paper:
            numbers = (("p", say("papers one by one")), *numbers)
        if self.vetoing:
            numbers = (*numbers, ("x", say("veto")))
        if self.can_take_base_anew:
            numbers = (*numbers, ("n", say("base anew, from those here now")))
        if self.refused(*self.before, JudgeByEye(majority=True)) is not None:
            return numbers
        return (*numbers, ("+ -", say("clear majority, clear minority")))

    def pressed(self, event: events.Key) -> bool:
        """Take the letters of the room, and keep what cannot stand in a count out of the line."""
        if self.is_worded(event.character or ""):
            return False
        if event.character == "n" and self.can_take_base_anew:
            self.act(ReopenBase())
        elif event.character == "x" and self.vetoing:
            self._veto()
        elif event.character == "p" and self.is_on_paper:
            self.then(PapersDialog(self.view, self._do, self.words, self.suppose))
        elif not event.is_printable or event.character in _OF_A_COUNT or event.character == "?":
            return False
        else:
            self.complain(no_key(event.character))
        return True

    def is_worded(self, character: str) -> bool:
        """Return whether a letter belongs into the line: a count is typed in words.

        `f` begins `for 18 against 2`, and `t`, where it is no key, `tán thành 18 không 2`.
        """
        if not self.typed:
            is_key = self.recount or self.vote is None
            return character == "f" or (character == "t" and not is_key)
        return any(sign.isalpha() for sign in self.typed)

    @property
    def is_on_paper(self) -> bool:
        """The papers can be entered by one key each: they are all alike but for what they say."""
        vote = None if self.recount else self.vote
        if vote is None or vote.electorate.is_weighted or vote.electorate.sizes:
            return False
        return vote.method is Method.BALLOT and vote.counts is None

    @property
    def can_take_base_anew(self) -> bool:
        """Somebody who votes has come or gone since the vote was opened."""
        return not self.recount and self.vote is not None and self.refused(ReopenBase()) is None

    @property
    def vetoing(self) -> tuple[str, ...]:
        """Ids of those who have a veto and have not declared it."""
        vote = self.frozen()
        return () if self.recount or isinstance(vote, Phrase) else not_vetoed(vote)

    def _veto(self) -> None:
        def vetoed(person: str | None) -> None:
            if person is not None and all(self.act(c) for c in (*self.before, Veto(person=person))):
                self.reload()

        people = [self.view().people[person] for person in self.vetoing]
        if len(people) == 1:
            vetoed(people[0].id)
        else:
            asked = say("Who vetoes it?")
            self.app.push_screen(PickPerson(self.view(), self.words, asked, people), vetoed)

    def action_next_number(self) -> None:
        """Go on to the next number."""
        field = self.query_one(Field)
        if field.value.strip():
            field.value = f"{field.value.rstrip()} "
            field.cursor_position = len(field.value)
