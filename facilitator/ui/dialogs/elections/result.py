"""The result of an election: a table with bars, the sentence to read aloud, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.counting import is_seed
from facilitator.meeting.commands import (
    AnnulElection,
    Command,
    DrawLot,
    DrawLotByHand,
    HoldAnotherRound,
    RestateTotals,
)
from facilitator.meeting.elections import Election
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.elections.figures import RESULT_WORDS
from facilitator.ui.dialogs.elections.line import read_order
from facilitator.ui.dialogs.elections.pages import behind, front, how_many_behind, ways_on
from facilitator.ui.dialogs.elections.totals_line import read_totals
from facilitator.ui.dialogs.sheet import Field, LiveSheet
from facilitator.ui.dialogs.shown import shown
from facilitator.words import Words

_PROMPTS: dict[str, Phrase] = {
    "lot": say("a seed that all can see, as of dice; enter alone: eight digits by chance"),
    "hand": say("names as drawn by hand, the best first: Bo Ek, Ann Lee (or letters: b a)"),
    "annul": say("the reason why the election is annulled"),
    "recount": say("the totals of the second count: # 18 5 2 / 25 1 0"),
}
_LEADS_TO: dict[str, type[Command]] = {
    "lot": DrawLot,
    "hand": DrawLotByHand,
    "annul": AnnulElection,
    "recount": RestateTotals,
}


class ElectedDialog(LiveSheet[str]):
    """Shows what became of the last election until Escape; answers with the dialog that follows."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    ElectedDialog > #sheet { width: 124; height: 100%; }
    ElectedDialog .line { display: none; }
    ElectedDialog.-asking .line { display: block; }
    ElectedDialog #pages { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    ElectedDialog #pages > Static { width: 1fr; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "ask('lot')", "Lot", show=False),
        Binding("h", "ask('hand')", "Lot by hand", show=False),
        Binding("r", "again", "Another round", show=False),
        Binding("a", "ask('annul')", "Annul", show=False),
        Binding("c", "ask('recount')", "Recount", show=False),
        Binding("n", "new", "New election", show=False),
        Binding("tab", "page", "Rounds", show=False),
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right", "turn(1)", "Next", show=False),
        Binding("space", "move(8)", "On", show=False),
    ]

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        *,
        seed: Callable[[], str],
        room: Words | None = None,
        asks: str = "",
    ) -> None:
        """`seed` gives a fresh seed; `room` speaks what is read aloud; `asks` is asked at once."""
        super().__init__(view, do, words)
        self._seed = seed
        self._room = room or words
        self._first = asks
        self._asks = ""
        self._behind = False
        """The page with the rounds or the pairs is shown."""
        self._at = 0

    @property
    def election(self) -> Election:
        """The last election."""
        return self.view().elections[-1]

    def heading(self) -> Content:
        """Return what was elected, and what came of it."""
        election = self.election
        title = Content.assemble(
            (self.words(say("Election")), "bold"), "   ", shown(election.title)
        )
        if election.result is None:
            return title
        sign, word, style = RESULT_WORDS[election.result]
        verdict = (f"{sign} {self.words(word).upper()}", f"bold {style}")
        return Content.assemble(verdict, "   ", shown(election.title, "bold"))

    def content(self) -> Iterator[Widget]:
        """Yield the page and the line for a seed or a reason."""
        pages = VerticalScroll(Static("", id="page", markup=False), id="pages")
        pages.can_focus = False
        yield pages
        yield self.line(Field())

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        if self._asks:
            return (("enter", say("does it")), ("esc", say("back")))
        return ways_on(self.election, is_behind=self._behind)

    def on_mount(self) -> None:
        """Show the result."""
        self.reload()
        if self._first:
            self.action_ask(self._first)

    def on_resize(self) -> None:
        """Draw the tables as wide as the screen lets them be."""
        self.reload()

    def reload(self) -> None:
        """Show the election as it stands now."""
        self.show_heading()
        self.show_keys()
        width = max(40, min(124, self.app.size.width) - 6)
        if self._behind:
            self._at = min(self._at, how_many_behind(self.election) - 1)
            lines = behind(self.election, self.words, width, self._at)
        else:
            lines = front(self.view().elections, self.words, self._room, width)
        self.query_one("#page", Static).update(Content("\n").join(lines))

    def action_page(self) -> None:
        """Turn to the rounds or pairs, and back."""
        if not how_many_behind(self.election):
            self.complain(say("This result has no rounds and no pairs."))
            return
        self._behind = not self._behind
        self.complain(None)
        self.reload()

    def action_turn(self, step: int) -> None:
        """Go to another round, or to other columns of the pairs."""
        if self._behind:
            self._at = max(0, self._at + step)
            self.reload()

    def action_move(self, step: int) -> None:
        """Scroll."""
        self.query_one("#pages", VerticalScroll).scroll_relative(y=step, animate=False)

    def action_again(self) -> None:
        """Go on to another round, where there is something left to elect."""
        self._go("another-round", self._refused(HoldAnotherRound))

    def action_new(self) -> None:
        """Go on to a new election."""
        refused = say("The election is still open: close it first.")
        self._go("elect", refused if self.election.is_open else None)

    def _go(self, dialog: str, refused: Phrase | None) -> None:
        if refused is not None:
            self.complain(refused)
        else:
            self.reply(dialog)

    def _refused(self, wanted: Command | type[Command]) -> Phrase | None:
        refused = self._refusal(wanted) if self._refusal else None
        return refused.reason if refused is not None else None

    def action_ask(self, what: str) -> None:
        """Ask for the seed, the reason or the totals, if the act is in order at all."""
        refused = self._refused(_LEADS_TO[what]) if what in _LEADS_TO else None
        if refused is not None:
            self.complain(refused)
            return
        self.complain(None)
        self._asks = what
        self.add_class("-asking")
        field = self.query_one(Field)
        field.value = ""
        field.placeholder = self.words(_PROMPTS[what])
        field.focus()
        self.show_keys()

    def wants_letters(self) -> bool:
        """Letters are keys, unless words are asked for."""
        return bool(self._asks)

    def action_back(self) -> None:
        """Leave the question, then the dialog."""
        if self._asks:
            self._stop_asking()
        else:
            super().action_back()

    def _stop_asking(self) -> None:
        self._asks = ""
        self._early = 0
        self.remove_class("-asking")
        self.set_focus(None)
        self.complain(None)
        self.show_keys()

    def taken(self) -> None:
        """Do what was asked for."""
        if not self._asks:
            if self.election.is_open:
                self.reply("ballots")
            return
        try:
            command = self._wanted(clean(self.typed))
        except Refused as refused:
            self.complain(refused.reason)
            return
        if self.act(command):
            self._stop_asking()
            self._behind = False
            self.reload()

    def _wanted(self, text: str) -> Command:
        if self._asks == "lot":
            return DrawLot(seed=_seed(text) or self._seed())
        if self._asks == "hand":
            return DrawLotByHand(order=read_order(text, self.election))
        if self._asks == "annul":
            return AnnulElection(reason=text)
        return RestateTotals(totals=read_totals(text, self.election))


def _seed(text: str) -> str:
    """Return a seed as typed; names belong to the lot drawn by hand."""
    if text and not is_seed(text):
        raise Refused(
            say(
                "“{seed}” is not a seed, which is digits; for names as drawn by hand: esc, then h.",
                seed=text,
            )
        )
    return text
