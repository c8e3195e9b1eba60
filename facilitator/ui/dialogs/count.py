"""Counting a vote: the numbers as they are typed, and the verdict that they would have."""

from __future__ import annotations

from collections.abc import Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import (
    CloseVote,
    Command,
    JudgeByEye,
    Recount,
    StateCount,
)
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import Result
from facilitator.meeting.stack import vote_title
from facilitator.meeting.votes import METHOD_NAMES, Vote
from facilitator.typed.counts import TypedCount, how_to_state, read_count, written_stated
from facilitator.typed.line import Misunderstood, Text
from facilitator.ui.dialogs.after import CastingDialog, can_cast
from facilitator.ui.dialogs.meaning import WRONG, Meaning, judged_meaning, wrong
from facilitator.ui.dialogs.numbers import NumbersSheet
from facilitator.ui.dialogs.requirement import rule_line
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.ui.dialogs.tally import Tally
from facilitator.ui.dialogs.voting import room_line
from facilitator.ui.views.question import aloud
from facilitator.words import Words

HOW_TO_COUNT = say(
    "18 2 3 is 18 for, 2 against and 3 abstaining; a fourth number counts the invalid ones; "
    "“for 18 against 2” says the same in words. "
    "= stands for all the rest, + or - alone for a clear majority or minority."
)
ROOMY = 32
"""Lines of a screen that has room for everything."""


class CountDialog(NumbersSheet):
    """Counts the open vote and closes it, or counts the last one again (`recount`).

    The verdict shown is that which the meeting itself would give.
    """

    DEFAULT_CSS = """
    CountDialog #room { margin-bottom: 1; }
    CountDialog #verdict { min-height: 2; }
    CountDialog > #sheet.-carried { border-top: tall $text-success; }
    CountDialog > #sheet.-lost { border-top: tall $text-error; }
    CountDialog > #sheet.-tied { border-top: tall $text-warning; }
    """

    def heading(self) -> Content:
        """Return what was voted on."""
        title = say("Count again") if self.recount else say("Count")
        vote = self.vote
        if vote is None:
            return Content("")
        how = self.words(METHOD_NAMES[vote.method])
        return Content.assemble(
            (self.words(title), "bold"),
            ("  ·  ", MUTED),
            (how, MUTED),
            "   ",
            shown(self.words(vote_title(self.view(), vote))),
        )

    def content(self) -> Iterator[Widget]:
        """Yield the rule and the room, the numbers and what they mean."""
        yield self.told("rule")
        yield self.told("room")
        yield self.line(Field(placeholder=self.words(how_to_state(self.vote))))
        yield Tally(self.words)
        yield self.told("verdict")
        yield self.told("arithmetic")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        enter = say("states it; the first count stays on record")
        if not self.recount:
            enter = say("states it and closes")
        turn = (("t", say("who spoke, instead")),) if self.recount and self.view().turns else ()
        return (*self.number_keys(), ("enter", enter), *turn, ("esc", say("back")))

    def explained(self) -> tuple[Phrase, ...]:
        """Return how a vote is set up, before it is open, and how a count is written."""
        frozen = self.frozen()
        asked = how_to_state(frozen if isinstance(frozen, Vote) else None)
        count = (say("On the line: {what}.", what=asked), HOW_TO_COUNT)
        return (*(() if self.vote else self.EXPLAINED), *(count if self.is_counted else ()))

    def pressed(self, event: events.Key) -> bool:
        """Go on to the turns, where it is not the count that has to be put right."""
        if event.character == "t" and self.recount and self.view().turns:
            self.reply("correct")
            return True
        return super().pressed(event)

    def on_mount(self) -> None:
        """Show what there is; a count that was stated before can be put right."""
        field = self.query_one(Field)
        field.shortcut = self.pressed
        if self.vote is not None and not self.recount:
            field.value = written_stated(self.vote)
            field.cursor_position = len(field.value)
        self.reload()

    def reload(self) -> None:
        """Show the vote as it stands."""
        if self._is_stating or not self.is_mounted:
            return
        vote = self.vote
        if vote is not None:
            self.tell("rule", rule_line(vote.requirement, vote, self.words))
            self.tell("room", room_line(self.view(), vote, self.words))
        self.show_heading()
        self.changed()

    @property
    def has_room(self) -> bool:
        """The numbers may stand large."""
        return True

    def changed(self) -> None:
        """Show the numbers and the verdict that they would have."""
        if self._is_stating or not self.is_mounted:
            return
        frozen = self.frozen()
        known = frozen if isinstance(frozen, Vote) else None
        stated = self._stated(known)
        self.query_one(Field).placeholder = self.words(how_to_state(known))
        self.query_one(Tally).show(stated or TypedCount(), large=self.has_room)
        self.query_one("#sheet").set_class(self._is_crowded(known), "-crowded")
        verdict, arithmetic, result = self.meaning(frozen, stated)
        if arithmetic.plain.startswith(WRONG) and self.query_one("#complaint").has_class("-said"):
            arithmetic = Content("")
        for each in (Result.CARRIED, Result.LOST, Result.TIED):
            self.query_one("#sheet").set_class(each is result, f"-{each}")
        self.tell("verdict", verdict)
        self.tell("arithmetic", arithmetic)
        self.show_keys()

    def _is_crowded(self, vote: Vote | None) -> bool:
        """Tell whether the verdict on what is typed will need the lines of the rules."""
        if vote is None or not self.typed.strip() or self.app.size.height >= ROOMY:
            return False
        voters = vote.electorate
        return bool(vote.requirement.in_groups or voters.is_weighted or voters.vetoes)

    def _stated(self, vote: Vote | None) -> TypedCount | None:
        """Return what is typed; None when it is not a count."""
        try:
            return read_count(Text.typed(self.typed), vote)
        except Misunderstood:
            return None

    def meaning(self, frozen: Vote | Phrase, stated: TypedCount | None) -> Meaning:
        """Return the result, the verdict and the arithmetic of what is typed."""
        if isinstance(frozen, Phrase):
            return wrong(frozen, self.words)
        if stated is None:
            unread = say("That is not a count: write up to four numbers, as in 18 2 3.")
            return wrong(unread, self.words)
        if stated.is_empty:
            return self.nothing_typed(frozen)
        judged = self.supposed(*self._acts(stated))
        if isinstance(judged, Phrase):
            return wrong(judged, self.words)
        return judged_meaning(judged, stated, self.view(), self.words)

    def complain(self, reason: Phrase | str | None) -> None:
        """Say what is wrong, once: not again below what the numbers mean."""
        super().complain(reason)
        if reason:
            self.changed()

    def nothing_typed(self, vote: Vote) -> Meaning:
        """Return what to do, below the words with which the chair puts the question."""
        invited = Content.styled(self.words(self.invitation(vote)), MUTED)
        if self.recount or not vote.is_open:
            return Meaning(invited)
        script = aloud(self.view(), vote, Words(self.view().agenda.language))
        return Meaning(Content.styled(script, "italic"), invited) if script else Meaning(invited)

    def invitation(self, vote: Vote) -> Phrase:
        """Return what to do while nothing is typed."""
        if self.recount and vote.counts is not None:
            return say("It was {counts}. Type what it should be.", counts=written_stated(vote))
        return say("Type the count: for, against, abstaining.")

    def _acts(self, stated: TypedCount) -> tuple[Command, ...]:
        """Return what makes a count the result, beginning with what is not done yet."""
        if self.recount:
            return stated.commands(Recount)
        if stated.by_eye is not None:
            return (*self.before, JudgeByEye(majority=stated.by_eye), CloseVote())
        if self.vote is not None and written_stated(self.vote) == self.typed.strip():
            return (CloseVote(),)
        return (*self.before, *stated.commands(StateCount), CloseVote())

    def taken(self) -> None:
        """State the count and close the vote."""
        frozen = self.frozen()
        stated = self._stated(frozen if isinstance(frozen, Vote) else None)
        if stated is None or (self.recount and stated.by_eye is not None):
            self.complain(say("Write the numbers for, against and abstaining, as in 18 2 3."))
        elif stated.is_empty:
            self.complain(say("No count has been stated yet."))
        elif (refused := self.refused(*self._acts(stated))) is not None:
            self.complain(refused)
        else:
            self._state(self._acts(stated))

    def _state(self, acts: tuple[Command, ...]) -> None:
        self._is_stating = True
        done = all(self.act(command) for command in acts)
        self._is_stating = False
        if not done:
            self.reload()
        elif can_cast(self.suppose):
            self.then(CastingDialog(self.view, self._do, self.words, self.suppose))
        else:
            self.reply(True)  # noqa: FBT003 - the answer itself
