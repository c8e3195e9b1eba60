"""Two entries of the same papers side by side: each difference, and which of the two is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import (
    ChooseEntry,
    Command,
    DropSecondEntry,
    EnterPapers,
    TakeOutPapers,
)
from facilitator.meeting.elections import Election
from facilitator.meeting.elections.pile import Difference, differences
from facilitator.meeting.elections.rewriting import alike, written_again
from facilitator.meeting.elections.words import paper_phrase
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import LiveSheet
from facilitator.ui.dialogs.shown import BAD, GOOD, MUTED, shown
from facilitator.words import Words


class EntriesDialog(LiveSheet[str]):
    """Settles difference by difference; Enter goes back to the papers."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    EntriesDialog > #sheet { width: 104; border-top: tall $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "right(1)", "First", show=False),
        Binding("2", "right(2)", "Second", show=False),
        Binding("f", "go_on(1)", "First entry", show=False),
        Binding("s", "go_on(2)", "Second entry", show=False),
        Binding("x", "drop", "Give up", show=False),
    ]

    def __init__(
        self, view: Callable[[], Meeting], do: Callable[[Command], str | None], words: Words
    ) -> None:
        super().__init__(view, do, words)
        self._sure = False

    @property
    def election(self) -> Election:
        """The election as it stands."""
        return self.view().elections[-1]

    @property
    def found(self) -> list[Difference]:
        """The differences that are left."""
        return differences(self.election.papers, self.election.second or {})

    def heading(self) -> Content:
        """Return how many differences there are."""
        count = len(self.found)
        told = nsay("{count} difference", "{count} differences", count)
        state = (self.words(told), f"bold {BAD}")
        if not count:
            state = (f"✓ {self.words(say('both entries agree'))}", f"bold {GOOD}")
        return Content.assemble(
            (self.words(say("Two entries of the same papers")), "bold"), "   ", state
        )

    def content(self) -> Iterator[Widget]:
        """Yield how many papers each entry has, and the differences."""
        yield self.told("sums")
        yield Rows(tall=4, share=50, empty=self.words(say("Enter goes back and closes.")))

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        settle = (
            ("↑↓", say("choose")),
            ("1", say("the first entry is right")),
            ("2", say("the second entry is right")),
        )
        return (
            *(settle if self.found else ()),
            ("f", say("type on in the first")),
            ("s", say("in the second")),
            ("x", say("give the second up")),
            ("enter", say("to the papers")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the differences."""
        self.reload()

    def reload(self) -> None:
        """Show what still differs."""
        rows = self.query_one(Rows)
        before = rows.cursor
        offered = tuple(self._row(n, one) for n, one in enumerate(self.found))
        rows.offer(offered, str(min(before, len(offered) - 1)) if offered else None)
        self.show_heading()
        self.show_keys()
        self.tell("sums", self._sums())

    def _row(self, number: int, one: Difference) -> Row:
        told = self.words(
            say("first {first} · second {second}", first=one.first, second=one.second)
        )
        return Row(str(number), shown(self._said(one)), Content.styled(told, "bold"))

    def _said(self, one: Difference) -> str:
        return self.words(paper_phrase(one.paper, self.election, is_read=True))

    def _sums(self) -> Content:
        election = self.election
        entries = [sum(entry.values()) for entry in (election.papers, election.second or {})]
        first, second = (nsay("{count} paper", "{count} papers", count) for count in entries)
        told = say("first entry: {first} · second entry: {second}", first=first, second=second)
        return Content.styled(self.words(told), MUTED)

    def _chosen(self) -> Difference | None:
        chosen = self.query_one(Rows).chosen
        return self.found[int(chosen)] if chosen is not None and self.found else None

    def action_right(self, entry: int) -> None:
        """Bring the other entry to what this one has of the chosen paper."""
        one = self._chosen()
        if one is None:
            return
        other = 3 - entry
        more = (one.first - one.second) if entry == 1 else (one.second - one.first)
        if self._go_to(other):
            self._change(one, more)

    def _go_to(self, entry: int) -> bool:
        return self.election.entering == entry or self.act(ChooseEntry(entry=entry))

    def _change(self, one: Difference, more: int) -> None:
        election = self.election
        terms, candidates = election.terms, election.candidates
        if more > 0:
            written = written_again(one.paper, terms, candidates)
            limit = election.ceiling
            if limit is not None and election.entered + more > limit:
                self.complain(
                    say(
                        "This entry has {limit} papers, as many as there can be: settle first "
                        "what it has too many of.",
                        limit=limit,
                    )
                )
                return
            self.act(EnterPapers(papers=((written, more),)))
            return
        gone = tuple(
            (written_again(paper, terms, candidates), count)
            for paper, count in alike(one.paper, election.entry, -more)
        )
        self.act(TakeOutPapers(papers=gone))

    def action_go_on(self, entry: int) -> None:
        """Go back to the papers, to one of the two entries."""
        if self._go_to(entry):
            self.reply("ballots")

    def action_drop(self) -> None:
        """Give the second entry up, after asking once."""
        if not self._sure:
            self._sure = True
            self.complain(say("All of the second entry goes. x again does it."))
        elif self.act(DropSecondEntry()):
            self.reply("ballots")

    def taken(self) -> None:
        """Go back to the papers."""
        self.reply("ballots")
