"""Taking the papers of an election: one line for each, read back before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.commands import (
    ChooseEntry,
    CloseElection,
    Command,
    EnterPapers,
    ReopenElectionBase,
    TakeOutPapers,
)
from facilitator.meeting.commands.papers import why_open
from facilitator.meeting.elections import Election, Written
from facilitator.meeting.elections.terms import METHODS
from facilitator.meeting.phrase import Phrase, Refused, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.elections.how import how_written, last_line, really_close
from facilitator.ui.dialogs.elections.slate import Slate
from facilitator.ui.dialogs.elections.stands import counted, marks_of, of_all, stands
from facilitator.ui.dialogs.elections.wanted import PLUS, understood, wanted
from facilitator.ui.dialogs.sheet import Field, LiveSheet
from facilitator.ui.dialogs.shown import LATE, MUTED, fitted, shown
from facilitator.words import Words


class _Typed(NamedTuple):
    """A line that was taken."""

    text: str
    paper: Written
    alike: int
    entry: int


class BallotsDialog(LiveSheet[str]):
    """Enters papers until Escape; answers with the dialog that comes next."""

    DEFAULT_CSS = """
    BallotsDialog > #sheet { width: 124; }
    BallotsDialog #papers { margin-top: 1; }
    BallotsDialog #read { height: auto; min-height: 2; max-height: 4; }
    BallotsDialog Keys { margin-top: 0; }
    """

    def __init__(
        self, view: Callable[[], Meeting], do: Callable[[Command], str | None], words: Words
    ) -> None:
        super().__init__(view, do, words)
        self._lines: list[_Typed] = []
        self._sure = False

    @property
    def election(self) -> Election:
        """The election as it stands."""
        return self.view().elections[-1]

    def heading(self) -> Content:
        """Return what is elected, which entry is made, and how many papers are in."""
        election = self.election
        title = say("Papers") if election.second is None else _ENTRIES[election.entering]
        seats = nsay(
            "{count} seat; {method}",
            "{count} seats; {method}",
            election.terms.seats,
            method=METHODS[election.terms.method],
        )
        return Content.assemble(
            (self.words(title), "bold"),
            "   ",
            shown(election.title),
            "   ",
            (self.words(seats), MUTED),
        )

    def content(self) -> Iterator[Widget]:
        """Yield the candidates, the papers so far, the line, and how it is read."""
        yield Slate()
        yield self.told("papers")
        yield self.line(Field(placeholder=self.words(how_written(self.election))))
        yield self.told("read")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        election = self.election
        other = say("second entry") if election.entering == 1 else say("first entry")
        compare = (("ctrl+d", say("differences")),) if election.second is not None else ()
        anew = (("ctrl+n", say("base anew")),) if self._can_take_base_anew else ()
        return (
            ("enter", say("takes it; empty: closes")),
            ("x12", say("twelve alike")),
            ("0", say("blank")),
            ("!", say("invalid")),
            *_back_or_more(election),
            ("tab", other),
            *compare,
            *anew,
            ("esc", say("back")),
        )

    def explained(self) -> tuple[Phrase, ...]:
        """Return how papers are written here."""
        return (how_written(self.election, is_full=True),)

    @property
    def _can_take_base_anew(self) -> bool:
        """Somebody who votes has come or gone since the election was opened."""
        return self._refusal is not None and self._refusal(ReopenElectionBase()) is None

    def on_mount(self) -> None:
        """Show the candidates."""
        self.query_one(Field).shortcut = self._shortcut
        self.reload()

    def reload(self) -> None:
        """Show the election as it stands now."""
        if not self.election.is_open:
            return
        self.show_heading()
        self.show_keys()
        self.tell("papers", self._papers())
        self._show_line()

    def changed(self) -> None:
        """Show how the line is read."""
        self._sure = False
        self._show_line()

    def _meant(self) -> Command | Refused | None:
        """Return what Enter would do with the line."""
        return wanted(self.typed, self.view(), self.election, self.words.language)

    def _show_line(self) -> None:
        wish = self._meant()
        paper: Written | None = None
        if isinstance(wish, EnterPapers):
            paper = wish.papers[0][0]
        marked = marks_of(paper, self.election) if paper else {}
        latest = paper.marks[-1].candidate if paper and paper.marks else 0
        self.query_one(Slate).show(stands(self.election, marked), latest)
        self.tell("read", self._told(wish))

    def _told(self, wish: Command | Refused | None) -> Content:
        if wish is None:
            return self._last()
        refused = None
        if not isinstance(wish, Refused):
            refused = self._refusal(wish) if self._refusal else None
        return understood(wish, refused, self.election, self.words)

    def _last(self) -> Content:
        """Return the line before, so that a look up from the papers finds its place."""
        if not self._lines:
            return Content.styled(self.words(how_written(self.election, is_full=True)), MUTED)
        line = self._lines[-1]
        return shown(self.words(last_line(line.text, line.paper, line.alike, self.election)), MUTED)

    def _papers(self) -> Content:
        left, right = counted(self.election, self.words), of_all(self.election, self.words)
        return fitted(left, right, max(40, min(124, self.app.size.width) - 4))

    def on_resize(self) -> None:
        """Draw what is as wide as the screen anew."""
        self.reload()

    def _shortcut(self, event: events.Key) -> bool:
        match event.key:
            case "backspace" if not self.typed:
                self._take_back()
            case "tab":
                self._other_entry()
            case "ctrl+n":
                self._take_base_anew()
            case "ctrl+d" if self.election.second is not None:
                self.reply("entries")
            case "pageup" | "pagedown":
                self.query_one(Slate).turn(1 if event.key == "pagedown" else -1)
            case _:
                return False
        return True

    def _take_base_anew(self) -> None:
        if self.act(ReopenElectionBase()):
            self.reload()

    def _take_back(self) -> None:
        """Take the last line out again, and put it back into the field to be mended."""
        here = [line for line in self._lines if line.entry == self.election.entering]
        if not here:
            self.complain(say("Nothing was typed here yet that could be taken back."))
            return
        line = here[-1]
        if self.act(TakeOutPapers(papers=((line.paper, line.alike),))):
            self._lines.remove(line)
            self._write(line.text)
            self.reload()

    def _write(self, text: str) -> None:
        field = self.query_one(Field)
        field.value = text
        field.cursor_position = len(text)

    def _other_entry(self) -> None:
        """Begin the second entry, or go on with the other one."""
        self.act(ChooseEntry(entry=3 - self.election.entering))

    def taken(self) -> None:
        """Take the line; an empty one closes the election, after asking once."""
        wish = self._meant()
        if wish is None:
            self._close()
        elif isinstance(wish, Refused):
            self.complain(wish.reason)
        elif self.act(wish):
            if isinstance(wish, EnterPapers):
                ((paper, count),) = wish.papers
                entry = self.election.entering
                self._lines.append(_Typed(self.typed.strip(), paper, count, entry))
            self._write("")
            self.reload()

    def _close(self) -> None:
        election = self.election
        if why_open(election) is not None:
            self.reply("entries")
            return
        refused = self._refusal(CloseElection()) if self._refusal else None
        if refused is None and not self._sure:
            self._sure = True
            self.tell("read", Content.styled(f"? {self.words(really_close(election))}", LATE))
            return
        if self.act(CloseElection()):
            self.reply("election-result")


_ENTRIES = {1: say("Papers, first entry"), 2: say("Papers, second entry")}


def _back_or_more(election: Election) -> Iterator[tuple[str, Phrase]]:
    """Yield the key that takes a paper back; while none is in, that of one more candidate."""
    if election.entered:
        yield ("⌫", say("last one back"))
    elif not (election.papers or election.second or election.totals):
        yield (PLUS, say("one more stands"))
