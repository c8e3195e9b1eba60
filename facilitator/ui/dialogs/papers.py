"""Papers of a vote, one key each; entered once or twice, and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from facilitator.meeting.ballots import BALLOT_WORDS, read_paper
from facilitator.meeting.commands import (
    ChooseBallotEntry,
    CloseVote,
    Command,
    DropSecondBallots,
    EnterBallots,
    TakeOutBallots,
)
from facilitator.meeting.papers import FIRST, SECOND, Papers, number_of
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Vote
from facilitator.ui.dialogs.after import CastingDialog, can_cast
from facilitator.ui.dialogs.roll import decided_line
from facilitator.ui.dialogs.sheet import no_key
from facilitator.ui.dialogs.shown import GOOD, LATE, MUTED, shown
from facilitator.ui.dialogs.tally import verdict_line
from facilitator.ui.dialogs.voting import Suppose, VotingSheet
from facilitator.words import Words

PAPER_KEYS: dict[str, str] = {"en": "fgaib", "vi": "tkyhr"}
"""A letter for each of `BALLOT_WORDS` by language: tán thành, không, ý kiến khác, hỏng, trắng.
The English ones are understood in every language, after its own."""
PAPER_NAMES: tuple[Phrase, ...] = (
    say("for"),
    say("against"),
    say("abstaining"),
    say("invalid"),
    say("blank"),
)
_MOST_ALIKE = 5
"""Digits of a number before a letter."""


_TYPING = (
    say("A letter is one paper, a number before it so many alike: 12f."),
    say("The record holds how many papers say the same, never their order."),
)


class PapersDialog(VotingSheet):
    """Takes the papers of the open ballot: a letter is one, a number before it so many alike.

    The session keeps what is typed in hand, outside of the record, until enough papers are there
    to hide their order.
    """

    AUTO_FOCUS = ""
    EXPLAINED = _TYPING
    DEFAULT_CSS = """
    PapersDialog #counted { margin: 1 0; }
    PapersDialog #verdict { min-height: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("backspace", "take_back", "Take back", show=False),
    ]

    def __init__(
        self,
        view: Callable[[], Meeting],
        do: Callable[[Command], str | None],
        words: Words,
        suppose: Suppose,
    ) -> None:
        super().__init__(view, do, words, suppose)
        self._typed: list[Papers] = []
        self._alike = ""
        self._last = ""
        self._sure = False

    @property
    def vote(self) -> Vote:
        """The ballot as it stands."""
        return self.view().votes[-1]

    @property
    def papers(self) -> Papers:
        """All papers of the entry that is being made, those in hand included."""
        return self.vote.entries.get(self.vote.entry, {})

    @property
    def missing(self) -> int | None:
        """Papers that may still come; None where nobody knows who is in the room."""
        if self.vote.present is None:
            return None
        return max(0, self.vote.present - number_of(self.papers))

    def heading(self) -> Content:
        """Return the question, and which entry it is."""
        entry = self.vote.entry if self.is_mounted else FIRST
        title = say("Papers") if entry == FIRST else say("Papers, second entry")
        return Content.assemble((self.words(title), "bold"), "   ", shown(self.vote.title))

    def content(self) -> Iterator[Widget]:
        """Yield the tally, what was typed last, and the verdict so far."""
        yield self.told("counted")
        yield self.told("last")
        yield self.told("verdict")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        letters = PAPER_KEYS.get(self.words.language, PAPER_KEYS["en"])
        second = self.is_mounted and SECOND in self.vote.entries
        return (
            *zip(letters, PAPER_NAMES, strict=True),
            ("12f", say("twelve alike")),
            ("⌫", say("takes the last back")),
            ("e", say("the other entry") if second else say("second entry, to compare")),
            *((("d", say("drops the second entry")),) if second else ()),
            ("enter", say("closes and counts")),
            ("esc", say("back, all is kept")),
        )

    def on_mount(self) -> None:
        """Show what has been entered."""
        self.reload()

    def reload(self) -> None:
        """Show the papers as they lie."""
        self.show_heading()
        self.show_keys()
        papers, parts = self.papers, []
        for word, name in zip(BALLOT_WORDS, PAPER_NAMES, strict=True):
            parts.append(
                Content.assemble((str(number_like(papers, word)), "bold"), f" {self.words(name)}")
            )
        entered = self._how_many(number_of(papers))
        self.tell("counted", Content.assemble(Content("     ").join(parts), "\n", (entered, MUTED)))
        typing = f"{self._alike}…" if self._alike else self._last
        self.tell("last", Content.styled(typing, GOOD))
        self.tell("verdict", self._verdict())

    def _how_many(self, number: int) -> str:
        if self.vote.present is None:
            return self.words(nsay("{count} paper", "{count} papers", number))
        present = self.vote.present
        told = nsay(
            "{count} paper of {present}", "{count} papers of {present}", number, present=present
        )
        return self.words(told)

    def _verdict(self) -> Content:
        if self.vote.entry == SECOND:
            hidden = say("The first entry stays hidden until this one is done: enter compares.")
            return Content.styled(self.words(hidden), MUTED)
        if not self.papers:
            return Content("")
        judged = self.supposed(CloseVote())
        if isinstance(judged, Phrase):
            return Content.styled(f"▲ {self.words(judged)}", LATE)
        line = verdict_line(judged, self.words, self.view(), is_final=self.missing == 0)
        if not self.missing:
            return line
        return Content.assemble(line, "\n", decided_line(self.vote, self.words))

    def on_key(self, event: events.Key) -> None:
        """Take a paper, or the number before it."""
        key = (event.character or "").lower()
        if not key or not event.is_printable or key == "?":
            return
        event.stop()
        self._sure = False
        own = PAPER_KEYS.get(self.words.language, PAPER_KEYS["en"])
        if key.isdigit() and len(self._alike) < _MOST_ALIKE:
            self._alike = f"{self._alike}{key}".lstrip("0")
            self.reload()
        elif key == "e":
            self._other_entry()
        elif key == "d" and SECOND in self.vote.entries:
            self.act(DropSecondBallots())
        else:
            for letters in (own, PAPER_KEYS["en"]):
                if key in letters:
                    self._put(letters.index(key))
                    return
            self.complain(no_key(event.character))

    def _put(self, place: int) -> None:
        lot = {BALLOT_WORDS[place]: int(self._alike or 1)}
        self._alike = ""
        if not self.act(EnterBallots(papers=lot)):
            return
        self.complain(None)
        self._typed.append(lot)
        number = lot[BALLOT_WORDS[place]]
        self._last = f"{self.words(PAPER_NAMES[place])} × {number}"
        self.reload()

    def action_take_back(self) -> None:
        """Take back the number that is being typed, else the last papers."""
        self._sure = False
        if self._alike:
            self._alike = self._alike[:-1]
        elif self._typed:
            if self.act(TakeOutBallots(papers=self._typed[-1])):
                self._typed.pop()
            self._last = ""
        else:
            self.complain(say("Nothing was typed here since. Esc, then u takes back what was."))
        self.reload()

    def _other_entry(self) -> None:
        other = FIRST if self.vote.entry == SECOND else SECOND
        self._last = ""
        self._typed.clear()
        self.act(ChooseBallotEntry(entry=other))

    def taken(self) -> None:
        """Close the vote; unless all papers are in, after asking once."""
        if not self.papers:
            self.complain(say("Enter the papers first."))
        elif self.missing != 0 and not self._sure and self.refused(CloseVote()) is None:
            self._sure = True
            self.complain(really_close(number_of(self.papers), self.missing))
        elif self.act(CloseVote()):
            if can_cast(self.suppose):
                self.then(CastingDialog(self.view, self._do, self.words, self.suppose))
            else:
                self.reply(True)  # noqa: FBT003 - the answer itself


def really_close(papers: int, missing: int | None) -> Phrase:
    """Return the question before the close, with the papers that are missing."""
    if missing is None:
        return nsay(
            "{count} paper is in. Enter again closes the vote.",
            "{count} papers are in. Enter again closes the vote.",
            papers,
        )
    return nsay(
        "{papers}, {count} is missing. Enter again closes the vote.",
        "{papers}, {count} are missing. Enter again closes the vote.",
        missing,
        papers=nsay("{count} paper is in", "{count} papers are in", papers),
    )


def number_like(papers: Papers, word: str) -> int:
    """Return how many papers say a word; for `invalid`, whatever the reason."""
    read = ((read_paper(text), number) for text, number in papers.items())
    return sum(number for paper, number in read if paper is not None and paper.word == word)
