"""Going through the names of a roll call: on, back, a page, and to somebody by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from facilitator.meeting.commands import Command
from facilitator.meeting.phrase import say
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Vote
from facilitator.ui.dialogs.people import matching, name_of
from facilitator.ui.dialogs.person import PickPerson
from facilitator.ui.dialogs.roll import answered, calling_order, places_waiting
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.voting import Suppose, VotingSheet
from facilitator.words import Words


class _OutOfTurn(PickPerson):
    """Beside each name stands what they have answered."""

    def __init__(self, meeting: Meeting, words: Words, vote: Vote) -> None:
        people = [meeting.people[person] for person in calling_order(vote)]
        asked = say("Who answers out of turn, or changes their answer?")
        super().__init__(meeting, words, asked, people)
        self._vote = vote

    def changed(self) -> None:
        """Show who fits."""
        fits = matching(self.meeting, self._people, self.typed)
        rows = (Row(p.id, partial(name_of, p), partial(answered, self._vote, p.id)) for p in fits)
        self.query_one(Rows).offer(tuple(rows))


class CallingSheet(VotingSheet):
    """Knows who is called; what they answer is for its children."""

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
    ) -> None:
        super().__init__(view, do, words, suppose)
        self.place: int | None = None
        """Of the one who is called, in the order of the call; None when all have answered."""
        self.sure = False
        """Whether the close was asked for once already."""

    @property
    def vote(self) -> Vote:
        """The roll call as it stands."""
        return self.view().votes[-1]

    @property
    def called(self) -> str | None:
        """Id of the one whose answer is wanted; None when all have answered."""
        return None if self.place is None else calling_order(self.vote)[self.place]

    def find(self) -> None:
        """Call somebody out of turn: who answers late, or changes their answer."""
        order = calling_order(self.vote)

        def found(person: str | None) -> None:
            if person is not None:
                self.place = order.index(person)
                self.sure = False
                self.complain(None)
                self.reload()

        self.app.push_screen(_OutOfTurn(self.view(), self.words, self.vote), found)

    def go_on(self) -> None:
        """Go on to the next one whose answer is wanted, around the end."""
        places = places_waiting(self.vote)
        here = -1 if self.place is None else self.place
        self.place = next((p for p in places if p > here), places[0] if places else None)

    def action_move(self, step: int) -> None:
        """Go back to change an answer, or on without one; a page at a time, too."""
        self.sure = False
        self.complain(None)
        last = len(self.vote.electors) - 1
        here = last + 1 if self.place is None else self.place
        if here + step > last and step == 1:
            self.place = None
            self.go_on()
        else:
            self.place = min(max(0, here + step), last)
        self.reload()
