"""The speakers' list to act on: call, move, remove, yield, last word; and why it stands so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.agenda import Order
from facilitator.meeting.commands import (
    CallNext,
    CloseList,
    Command,
    CorrectSpeaker,
    LastWord,
    MoveEntry,
    OpenList,
    PutBack,
    SetOrder,
    WithdrawEntry,
    YieldTime,
)
from facilitator.meeting.duration import clock
from facilitator.meeting.floor import Entry, SpeechClass
from facilitator.meeting.order import ORDER_NAMES, arranged
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.reasons import class_told, spoken_or_speaking, why
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.naming import NameSheet
from facilitator.ui.dialogs.rows import Row, Rows
from facilitator.ui.dialogs.sheet import LiveSheet
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, shown
from facilitator.ui.dialogs.speaker import ANSWER, MARKS
from facilitator.words import Words

_ORDERS = tuple(Order)
_MARK_OF = {speech_class: mark for mark, speech_class in MARKS.items()}


class ListDialog(LiveSheet[None]):
    """Acts on the waiting list; Enter calls the chosen one and goes back to the meeting."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ListDialog #why { margin-top: 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+up,K", "shift(-1)", "Up", show=False),
        Binding("shift+down,J", "shift(1)", "Down", show=False),
        Binding("x,delete", "remove", "Remove", show=False),
        Binding("y", "yield_to", "Yield", show=False),
        Binding("L", "last_word", "Last word", show=False),
        Binding("o", "order", "Order", show=False),
        Binding("c", "close_or_open", "Close or open", show=False),
        Binding("b", "put_back", "Put back", show=False),
        Binding("w", "tell_why", "Why", show=False),
        Binding("n,N", "name", "Name", show=False),
    ]

    def __init__(
        self, view: Callable[[], Meeting], do: Callable[[Command], str | None], words: Words
    ) -> None:
        super().__init__(view, do, words)

    def heading(self) -> Content:
        """Return how many wait, in which order, and whether the list is closed."""
        meeting = self.view()
        waiting = len(meeting.waiting)
        told = nsay("{count} waiting", "{count} waiting", waiting)
        state = meeting.item_state
        closed = Content("")
        if state is not None and state.list_closed:
            shut = self.words(say("the list is closed"))
            closed = Content.styled(f"✗ {shut}", f"bold {LATE}")
        return Content.assemble(
            (self.words(say("Speakers' list")), "bold"),
            "   ",
            self.words(told),
            "   ",
            (self.words(ORDER_NAMES[meeting.order]), GOOD),
            "   ",
            closed,
        )

    def content(self) -> Iterator[Widget]:
        """Yield the list, and why the chosen one stands where they stand."""
        empty = self.words(say("Nobody is waiting to speak."))
        yield Rows(tall=max(3, len(self.view().waiting)), empty=empty)
        yield self.told("why")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("enter", say("calls")),
            ("K J", say("up, down")),
            ("x", say("removes")),
            ("y", say("yields to")),
            ("L", say("last word")),
            ("b", say("puts back")),
            ("n", say("says who")),
            ("o", say("order")),
            ("c", say("closes, opens")),
            ("esc", say("back")),
        )

    def on_mount(self) -> None:
        """Show the list."""
        self.reload()

    def reload(self) -> None:
        """Show the list as it stands now."""
        meeting = self.view()
        rows = self.query_one(Rows)
        place, chosen = rows.cursor, rows.chosen
        entries = arranged(meeting)
        kept = chosen in {entry.id for entry in entries}
        shown_rows = tuple(self._row(meeting, n, entry) for n, entry in enumerate(entries, 1))
        if not kept and shown_rows:
            chosen = shown_rows[min(place, len(shown_rows) - 1)].key
        rows.offer(shown_rows, chosen)
        self.show_heading()
        self._tell_why()

    def _row(self, meeting: Meeting, place: int, entry: Entry) -> Row:
        special = not entry.speech_class.is_plain
        mark = ANSWER if entry.answers else _MARK_OF.get(entry.speech_class, " ")
        tone = BAD if entry.speech_class is SpeechClass.ORDER else LATE if special else MUTED
        person = meeting.name_of(entry.person) if entry.person else self.words(say("… who?"))
        name = shown(person, "bold" if special else "")
        note = shown(f"  {entry.note}", MUTED) if entry.note else Content("")
        left = Content.assemble((f"{place:>2} ", MUTED), (f"{mark} ", f"bold {tone}"), name, note)
        return Row(entry.id, left, self._right(meeting, entry, tone))

    def _right(self, meeting: Meeting, entry: Entry, tone: str) -> Content:
        parts = []
        if entry.speech_class is not SpeechClass.PLAIN:
            parts.append(shown(self.words(class_told(meeting, entry)), tone))
        if entry.bonus:
            parts.append(Content.styled(f"+{clock(entry.bonus)}", GOOD))
        told, is_new = spoken_or_speaking(meeting, entry.person)
        parts.append(Content.styled(self.words(told), LATE if is_new else MUTED))
        return Content.styled(" · ", MUTED).join(parts)

    def _tell_why(self) -> None:
        meeting = self.view()
        entry = next((e for e in meeting.waiting if e.id == self.query_one(Rows).chosen), None)
        self.tell("why", shown(self.words(why(meeting, entry))) if entry else Content(""))

    def action_move(self, step: int) -> None:
        """Choose another entry, and say why it stands there."""
        super().action_move(step)
        self.complain(None)
        self._tell_why()

    def action_tell_why(self) -> None:
        """Say why the chosen one stands where they stand; it always stands there."""
        self._tell_why()

    @property
    def _chosen(self) -> str | None:
        return self.query_one(Rows).chosen

    def _act_on(self, make: Callable[[str], Command]) -> bool:
        if self._chosen is None:
            self.complain(say("Nobody is waiting to speak."))
            return False
        return self.act(make(self._chosen))

    def taken(self) -> None:
        """Call the chosen one."""
        if self._act_on(lambda entry: CallNext(entry=entry)) and self.is_current:
            self.reply(None)

    def action_shift(self, step: int) -> None:
        """Move the chosen entry one place."""
        place = self.query_one(Rows).cursor + 1 + step
        if 1 <= place <= len(self.view().waiting):
            self._act_on(lambda entry: MoveEntry(entry=entry, place=place))

    def action_remove(self) -> None:
        """Take the chosen entry off the list."""
        self._act_on(lambda entry: WithdrawEntry(entry=entry))

    def action_yield_to(self) -> None:
        """Give what is left of the speaker's time to the chosen one."""
        self._act_on(lambda entry: YieldTime(entry=entry))

    def action_last_word(self) -> None:
        """Call the chosen one, then close and clear the list."""
        if self._act_on(lambda entry: LastWord(entry=entry)) and self.is_current:
            self.reply(None)

    def action_name(self) -> None:
        """Say who the chosen one is, or that it is somebody else."""
        entry = next((e for e in self.view().waiting if e.id == self._chosen), None)
        if entry is None:
            self.complain(say("Nobody is waiting to speak."))
            return
        sheet = NameSheet(self.view(), self.words, entry)
        if self._refusal is not None:
            sheet.asking(self._refusal)
        self.app.push_screen(sheet, self._named)

    def _named(self, named: CorrectSpeaker | None) -> None:
        if named is not None:
            self.act(named)

    def action_order(self) -> None:
        """Serve the list in the next order."""
        here = _ORDERS.index(self.view().order)
        self.act(SetOrder(order=_ORDERS[(here + 1) % len(_ORDERS)]))

    def action_close_or_open(self) -> None:
        """Close the list, or open it again."""
        state = self.view().item_state
        self.act(OpenList() if state is not None and state.list_closed else CloseList())

    def action_put_back(self) -> None:
        """Put the last speaker at the head of the list."""
        self.act(PutBack())
