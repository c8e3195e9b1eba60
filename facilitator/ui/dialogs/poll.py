"""Straw polls: any options, their counts with bars, and what the chair reads in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import CloseVote, Command, OpenPoll, StateOutcome, StatePoll
from facilitator.meeting.phrase import Percent, Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.statistics import shares
from facilitator.meeting.text import clean
from facilitator.meeting.verdict_words import poll_phrase
from facilitator.meeting.votes import Vote
from facilitator.typed.counts import read_options, read_poll
from facilitator.typed.line import Misunderstood, Text
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import Field
from facilitator.ui.dialogs.shown import BAD, MUTED, shown
from facilitator.ui.dialogs.voting import Suppose, VotingSheet
from facilitator.words import Words

PRESETS: tuple[tuple[Phrase, ...], ...] = (
    (say("yes"), say("no")),
    (say("for"), say("undecided"), say("against")),
    (
        say("strongly for"),
        say("weakly for"),
        say("neutral"),
        say("weakly against"),
        say("strongly against"),
    ),
    (
        say("strong positive"),
        say("positive"),
        say("following"),
        say("confused"),
        say("indifferent"),
        say("unconvinced"),
    ),
)
"""Usual sets of options; the third is a five-way poll, the fourth a temperature check."""
_BAR = 24


class PollDialog(VotingSheet):
    """Opens a straw poll: options are typed with commas between, or a usual set is taken."""

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
        *,
        text: str,
    ) -> None:
        super().__init__(view, do, words, suppose)
        self.text = text
        self._sets = [tuple(words(option) for option in options) for options in PRESETS]

    def heading(self) -> Content:
        """Return the question."""
        title = self.words(say("Straw poll on"))
        return Content.assemble((title, "bold"), "   ", shown(self.text))

    def content(self) -> Iterator[Widget]:
        """Yield the line and the usual sets."""
        yield self.line(Field(placeholder=self.words(say("options, with commas: tea, coffee"))))
        yield Rows(tall=len(self._sets))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("↑↓", say("a usual set")), ("enter", say("opens the poll")), ("esc", say("back")))

    def on_mount(self) -> None:
        """Show the usual sets."""
        self.changed()

    def reload(self) -> None:
        """Nothing here changes with the meeting."""

    def changed(self) -> None:
        """Show the options as they were read, or the usual sets."""
        rows = tuple(Row(str(n), shown(" · ".join(opts))) for n, opts in enumerate(self._sets))
        if options := self._typed:
            rows = (Row("typed", shown(" · ".join(options))),)
        self.query_one(Rows).offer(rows, self.query_one(Rows).chosen)

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(filter(None, read_options(Text.typed(self.typed))))

    def taken(self) -> None:
        """Open the poll, and go on to its count."""
        chosen = self.query_one(Rows).chosen or "0"
        options = self._typed or self._sets[int(chosen)]
        if self.act(OpenPoll(text=self.text, options=options)):
            self.then(PollCountDialog(self.view, self._do, self.words, self.suppose))


class PollCountDialog(VotingSheet):
    """Counts the open poll and closes it; then the chair says what it means."""

    @property
    def is_asking(self) -> bool:
        """A count holds no `?`."""
        return True

    @property
    def vote(self) -> Vote:
        """The poll."""
        return self.view().votes[-1]

    def heading(self) -> Content:
        """Return the question."""
        title = self.words(say("Straw poll"))
        return Content.assemble((title, "bold"), "   ", shown(self.vote.title))

    def content(self) -> Iterator[Widget]:
        """Yield the line, and the options with their numbers."""
        yield self.line(Field(placeholder=self.words(say("a number for each option in turn: 3 5"))))
        yield Rows(tall=len(self.vote.options), share=45)
        yield self.told("sum")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        enter = ("enter", say("states it and closes"))
        return (
            ("space", say("next number")),
            ("=", say("all the rest")),
            enter,
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the options."""
        field = self.query_one(Field)
        if self.vote.poll:
            field.value = " ".join(str(number) for number in self.vote.poll.values())
            field.cursor_position = len(field.value)
        self.reload()

    def reload(self) -> None:
        """Show the poll as it stands."""
        self.show_heading()
        self.changed()

    def changed(self) -> None:
        """Show the numbers with their bars."""
        vote = self.vote
        counts = self._counts()
        rows = poll_rows(vote, counts or {}, self.words)
        self.query_one(Rows).offer(rows, self._being_counted(vote))
        if counts is None:
            unread = say("That is not a count: a number for each option in turn.")
            self.tell("sum", Content.styled(f"✗ {self.words(unread)}", BAD))
            return
        told = self.refused(StatePoll(counts=counts)) if counts else None
        if told is not None:
            self.tell("sum", Content.styled(f"✗ {self.words(told)}", BAD))
            return
        total = sum(counts.values())
        told = say("{cast} so far", cast=total)
        if vote.present is not None:
            told = say("{cast} of {present} so far", cast=total, present=vote.present)
        self.tell("sum", Content.styled(self.words(told), MUTED))

    def _counts(self) -> dict[str, int] | None:
        """Return what is typed; None when it is not a count."""
        try:
            return read_poll(Text.typed(self.typed), self.vote)
        except (Misunderstood, Refused):
            return None

    def _being_counted(self, vote: Vote) -> str:
        """Return the option whose number is typed now, or comes next."""
        text = self.typed.replace(",", " ")
        place = len(text.split()) - (0 if text.endswith(" ") else 1)
        return vote.options[min(max(0, place), len(vote.options) - 1)]

    def taken(self) -> None:
        """State the count, close the poll, and ask what it means."""
        counts = self._counts()
        if not counts:
            self.complain(say("Write a number for each option in turn."))
        elif (refused := self.refused(StatePoll(counts=counts), CloseVote())) is not None:
            self.complain(refused)
        elif self.act(StatePoll(counts=counts)) and self.act(CloseVote()):
            self.then(OutcomeDialog(self.view, self._do, self.words, self.suppose))


def poll_rows(vote: Vote, counts: dict[str, int], words: Words) -> tuple[Row, ...]:
    """Return a line for each option: name, bar, number, share of those counted."""
    total = sum(counts.values())
    numbers = [counts.get(option) for option in vote.options]
    rows = []
    for option, number, tenths in zip(
        vote.options, numbers, shares([number or 0 for number in numbers]), strict=True
    ):
        bar = ("█" * round(_BAR * (number or 0) / total) if total else "").ljust(_BAR)
        share = words(say("{share}", share=Percent(tenths, 1000))) if total else ""
        figures = f"{bar}  {'·' if number is None else number:>4}  {share:>6}"
        rows.append(Row(option, shown(option), Content(figures)))
    return tuple(rows)


class OutcomeDialog(VotingSheet):
    """Asks what the last poll means, in the chair's words; empty leaves it to the numbers."""

    def heading(self) -> Content:
        """Return the poll and its numbers."""
        vote = self.view().votes[-1]
        title = self.words(say("What does the poll mean?"))
        return Content.assemble((title, "bold"), "   ", shown(vote.title))

    def content(self) -> Iterator[Widget]:
        """Yield the numbers and the line."""
        yield self.told("ended")
        yield self.line(Field(placeholder=self.words(say("the outcome in the chair's words"))))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (("enter", say("writes it down")), ("esc", say("leaves the numbers alone")))

    def on_mount(self) -> None:
        """Show the numbers."""
        self.reload()

    def reload(self) -> None:
        """Show the numbers."""
        counted = self.words(poll_phrase(self.view().votes[-1].poll))
        self.tell("ended", shown(counted, MUTED))

    def taken(self) -> None:
        """Write the outcome down."""
        if not (text := clean(self.typed)) or self.act(StateOutcome(text=text)):
            self.reply(True)  # noqa: FBT003 - the answer itself
