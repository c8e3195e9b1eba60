"""The consent agenda: one key adopts the block, one key takes a motion out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import (
    AdoptConsent,
    AskConsent,
    Command,
    DropConsent,
    ObjectToConsent,
)
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.note import about_item
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import LiveSheet
from facilitator.ui.dialogs.shown import KEY, LATE, MUTED, shown
from facilitator.words import Words

LETTERS = "123456789abcefghijklmnopqrstuvwxyz"
"""Keys of the motions by their place on the agenda; d drops the block."""


class ConsentAgendaDialog(LiveSheet[None]):
    """Asks about the block as soon as it opens; acts while it stays."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(
        self, view: Callable[[], Meeting], do: Callable[[Command], str | None], words: Words
    ) -> None:
        super().__init__(view, do, words)

    def heading(self) -> Content:
        """Return the question that the chair asks."""
        asked = self.words(say("Does anybody object to one of these?"))
        return Content.assemble((asked, "bold"), "   ", about_item(self.view(), self.words))

    def content(self) -> Iterator[Widget]:
        """Yield the motions of the block."""
        yield Rows(share=60)

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        last = LETTERS[max(self._most(), 1) - 1]
        return (
            (f"1-9 a-{last}" if last.isalpha() else "1-9", say("takes one out")),
            ("enter", say("nobody objects: adopts the rest")),
            ("d", say("drops the block")),
            ("esc", say("back")),
        )

    def _most(self) -> int:
        """Return how many of the item's motions have a key."""
        item = self.view().item
        return min(len(item.motions), len(LETTERS)) if item else 0

    def wants_letters(self) -> bool:
        """Letters are keys here."""
        return False

    def on_mount(self) -> None:
        """Put the block before the meeting, unless it is there."""
        if self.view().consent is None:
            self.act(AskConsent())
        else:
            self.reload()

    def reload(self) -> None:
        """Show what is in the block and what has left it."""
        meeting = self.view()
        block = meeting.consent
        if block is None:
            return
        prepared = meeting.item_by_id(block.item).motions
        out = dict(block.out)
        rows = []
        for place in sorted({*block.places, *out}):
            text = _numbered(prepared[place - 1].text, place)
            letter = LETTERS[place - 1] if place <= len(LETTERS) else " "
            if place in out:
                left = Content.assemble("  ", (f"{letter}  ", MUTED), shown(text, "dim"))
                rows.append(Row("", left, shown(self.words(say("taken out")), LATE)))
            else:
                left = Content.assemble((f"{letter}  ", KEY), shown(text))
                rows.append(Row(str(place), left))
        self.query_one(Rows).offer(tuple(rows), self.query_one(Rows).chosen)

    def on_key(self, event: events.Key) -> None:
        """Take a motion out by its key, or drop the block."""
        key = event.character or " "
        if key in LETTERS[: max(self._most(), 9)]:
            event.stop()
            self.act(ObjectToConsent(place=LETTERS.index(key) + 1))
        elif key == "d":
            event.stop()
            if self.act(DropConsent()):
                self.reply(None)

    def taken(self) -> None:
        """Adopt what is left."""
        if self.act(AdoptConsent()):
            self.reply(None)


def _numbered(text: str, place: int) -> str:
    """Return a motion with its number on the agenda, where the key in front is not that number."""
    return text if place < 10 else f"{place} {text}"
