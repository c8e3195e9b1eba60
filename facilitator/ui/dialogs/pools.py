"""Speaking time of the groups: what is left of each pool, and more of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands import Command, ExtendPool
from facilitator.meeting.duration import clock
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.pools import Pool, pools
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import LiveSheet
from facilitator.ui.dialogs.shown import BAD, GOOD, MUTED, shown
from facilitator.ui.format import cells
from facilitator.words import Words

_BAR = 20


def _extra(pool: Pool) -> str:
    return f"+{clock(pool.extra)}" if pool.extra else ""


class PoolsDialog(LiveSheet[None]):
    """Gives the chosen group so many minutes more as the digit says."""

    AUTO_FOCUS = ""

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        now: Callable[[], Instant],
    ) -> None:
        super().__init__(view, do, words)
        self._now = now

    def heading(self) -> Content:
        """Return what this is about, and for how long it holds."""
        title = Content.styled(self.words(say("Speaking time of the groups")), "bold")
        whole = self.view().agenda.body_rules.pools_of_meeting
        told = say("for the whole meeting") if whole else say("for this item")
        return Content.assemble(title, "   ", (self.words(told), MUTED))

    def content(self) -> Iterator[Widget]:
        """Yield the groups."""
        yield Rows(tall=len(self.view().agenda.body_rules.pools), most=12)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("1", say("+1 minute")),
            ("2", say("+2")),
            ("5", say("+5")),
            ("0", say("+10")),
            ("↑↓", say("which group")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the groups, and what is left of their time each second."""
        self.reload()
        self.set_interval(1.0, self.reload)

    def reload(self) -> None:
        """Show what is left now."""
        rows = self.query_one(Rows)
        found = pools(self.view(), self._now())
        given = max((len(clock(pool.given)) for pool in found), default=0)
        extra = max((len(_extra(pool)) for pool in found), default=0)
        offered = tuple(self._row(pool, given, extra) for pool in found)
        rows.offer(offered, rows.chosen)

    def _row(self, pool: Pool, given: int, extra: int) -> Row:
        """Return a group's line; `given` and `extra` are the cells that those need in any line."""
        filled = cells(pool.used, max(pool.used, pool.given), _BAR)
        tone = BAD if pool.left < 0 else GOOD
        bar = Content.assemble(("━" * filled, tone), ("─" * (_BAR - filled), MUTED))
        right = Content.assemble(
            bar,
            (f"{clock(pool.left):>9}", f"bold {tone}"),
            (f" / {clock(pool.given):>{given}}", MUTED),
            (f"  {_extra(pool):>{extra}}" if extra else "", MUTED),
        )
        return Row(pool.group, shown(pool.group), right)

    def on_key(self, event: events.Key) -> None:
        """Take a digit for so many minutes; 0 for ten."""
        digit, chosen = event.character or "", self.query_one(Rows).chosen
        if digit.isascii() and digit.isdigit() and chosen is not None:
            event.stop()
            self.act(ExtendPool(group=chosen, seconds=(int(digit) or 10) * 60))
            return
        super().on_key(event)

    def taken(self) -> None:
        """Enter goes back to the meeting."""
        self.reply(None)
