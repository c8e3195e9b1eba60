"""The agenda as a list to act on: take up, defer, skip, reopen; plan beside actual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant, Item
from facilitator.meeting.commands import Command, DeferItem, OpenItem, ReopenItem, Replan, SkipItem
from facilitator.meeting.duration import clock
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import ItemStatus, Meeting
from facilitator.meeting.timing import projection
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import LiveSheet
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.ui.format import lateness, overrun, plan_label
from facilitator.words import Words

MARKS: dict[ItemStatus, tuple[str, str]] = {
    ItemStatus.WAITING: (" ", ""),
    ItemStatus.OPEN: ("▶", "bold"),
    ItemStatus.DONE: ("✓", GOOD),
    ItemStatus.DEFERRED: ("↷", LATE),
    ItemStatus.SKIPPED: ("–", MUTED),
}
STATUS_NAMES: dict[ItemStatus, Phrase] = {
    ItemStatus.WAITING: say("waiting"),
    ItemStatus.OPEN: say("open"),
    ItemStatus.DONE: say("done"),
    ItemStatus.DEFERRED: say("deferred"),
    ItemStatus.SKIPPED: say("skipped"),
}


class AgendaDialog(LiveSheet[None]):
    """Acts on any item of the agenda; Enter takes one up and goes back to the meeting."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "defer", "Defer", show=False),
        Binding("s", "skip", "Skip", show=False),
        Binding("o", "reopen", "Reopen", show=False),
        Binding("r", "replan", "Re-plan", show=False),
        Binding("home", "move(-999)", "First", show=False),
        Binding("end", "move(999)", "Last", show=False),
    ]

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        now: Callable[[], Instant],
    ) -> None:
        super().__init__(view, do, words)
        self.now = now
        self._taking: str | None = None

    def heading(self) -> Content:
        """Return when the meeting was to end and when it likely will."""
        title = Content.styled(self.words(say("Agenda")), "bold")
        ends = projection(self.view(), self.now())
        if ends is None:
            return title
        told = say(
            "planned end {planned}, likely {likely}",
            planned=f"{ends.planned:%H:%M}",
            likely=f"{ends.likely:%H:%M}",
        )
        late = lateness(ends.late)
        return Content.assemble(title, "   ", (self.words(told), MUTED), "  ", (late, LATE))

    def content(self) -> Iterator[Widget]:
        """Yield the items."""
        yield Rows(tall=len(self.view().agenda.items), share=50)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("enter", say("takes it up")),
            ("d", say("defer")),
            ("s", say("skip")),
            ("o", say("reopen")),
            ("r", say("take the re-planning")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the agenda, and let the open item's time run."""
        self._list(self.view().current)
        self.set_interval(1.0, self.reload)

    def reload(self) -> None:
        """Show the agenda as it stands now."""
        if self._taking is not None and self.view().current == self._taking:
            self.reply(None)
            return
        self._list(self.query_one(Rows).chosen)

    def _list(self, chosen: str | None) -> None:
        rows = tuple(self._row(item) for item in self.view().agenda.items)
        self.query_one(Rows).offer(rows, chosen)
        self.show_heading()

    def _row(self, item: Item) -> Row:
        meeting = self.view()
        state = meeting.items[item.id]
        mark, style = MARKS[state.status]
        indent = "  " * (item.level - 1)
        left = Content.assemble(
            (mark, style), f" {indent}{item.number:<4} ", shown(item.title, style)
        )
        return Row(item.id, left, self._times(item))

    def _times(self, item: Item) -> Content:
        """Return status, actual and plan in columns that stay where they are."""
        meeting = self.view()
        state = meeting.items[item.id]
        elapsed = meeting.elapsed(item.id, self.now())
        actual = clock(elapsed) if state.spans else ""
        plan = plan_label(state.plan)
        told = state.status in {ItemStatus.DEFERRED, ItemStatus.SKIPPED}
        word = self.words(STATUS_NAMES[state.status]) if told else ""
        over = overrun(elapsed, state.plan)
        return Content.assemble(
            (f"{word}  " if word else "", MUTED),
            (f"{over:>5}", LATE),
            f"{actual:>9}",
            (f"{plan:>8}", MUTED),
        )

    @property
    def _chosen(self) -> str:
        return self.query_one(Rows).chosen or ""

    def taken(self) -> None:
        """Take the chosen item up."""
        item = self._chosen
        if not item:
            return
        waiting = self.view().items[item].status is ItemStatus.WAITING
        self._taking = item
        self.act(OpenItem(item=item) if waiting else ReopenItem(item=item))

    def action_defer(self) -> None:
        """Put the chosen item off to the next meeting."""
        self._put_off(DeferItem(item=self._chosen))

    def action_skip(self) -> None:
        """Pass the chosen item over."""
        self._put_off(SkipItem(item=self._chosen))

    def action_reopen(self) -> None:
        """Take the chosen item up again."""
        # the open item is refused: closing upon it would take the reason along
        self._taking = self._chosen if self._chosen != self.view().current else None
        self.act(ReopenItem(item=self._chosen))

    def action_replan(self) -> None:
        """Take the proposal for the plans of what is left."""
        self._taking = None
        self.act(Replan())

    def _put_off(self, command: Command) -> None:
        self._taking = None
        self.act(command)
