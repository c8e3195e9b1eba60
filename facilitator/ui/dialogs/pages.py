"""Pages to read on: the minutes so far, the statistics, help. Plain text, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from facilitator.meeting.agenda import Agenda, Instant
from facilitator.meeting.bylaws import bylaws, name_of_rules
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean, clean_lines
from facilitator.ui.dialogs.document import laid_out, read_document
from facilitator.ui.dialogs.sheet import Sheet
from facilitator.ui.dialogs.shown import MUTED, shown
from facilitator.ui.dialogs.statistics import statistics
from facilitator.ui.widgets.lines import Lines
from facilitator.ui.widgets.pane import wrapped
from facilitator.words import Words


def lined(text: str) -> Content:
    """Return text of several lines; headings of Markdown stand out, their marks step back."""
    return Content("\n").join(_line(line) for line in clean_lines(text).split("\n"))


def _line(line: str) -> Content:
    marks = len(line) - len(line.lstrip("#"))
    if 0 < marks <= 6 and line[marks : marks + 1] == " ":
        return Content.assemble((line[: marks + 1], MUTED), (line[marks + 1 :], "bold"))
    return Content(line)


class TextPages(Sheet[None]):
    """Shows pages until Escape; the words are plain text or the source of Markdown."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TextPages > #sheet { width: 104; height: 100%; max-height: 100%; }
    TextPages #heading { margin-bottom: 1; }
    TextPages #pages { height: 1fr; scrollbar-size-vertical: 1; }
    TextPages #pages > Static { width: 1fr; height: auto; padding-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "back", "Back", show=False),
        Binding("space,pagedown", "turn(1)", "On", show=False),
        Binding("b,pageup", "turn(-1)", "Back a page", show=False),
        Binding("home,g", "ends(0)", "Top", show=False),
        Binding("end,G", "ends(1)", "End", show=False),
        Binding("k", "move(-1)", "Up", show=False),
        Binding("j", "move(1)", "Down", show=False),
    ]

    def __init__(self, words: Words, title: Phrase | str, text: str | Content) -> None:
        super().__init__(words)
        self._about = words(title) if isinstance(title, Phrase) else title
        self._text = text if isinstance(text, Content) else lined(text)

    def heading(self) -> Content:
        """Return the title."""
        return shown(self._about, "bold")

    def content(self) -> Iterator[Widget]:
        """Yield the text."""
        pages = VerticalScroll(Static(self._text, markup=False), id="pages")
        pages.can_focus = False
        yield pages

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        return (
            ("↑↓", say("line by line")),
            ("space", say("next page")),
            ("b", say("page before")),
            ("home end", say("first and last")),
            ("esc", say("back")),
        )

    @property
    def pages(self) -> Widget:
        """What is scrolled."""
        return self.query_one("#pages")

    def action_move(self, step: int) -> None:
        """Scroll by a line."""
        self.pages.scroll_relative(y=step, animate=False)

    def action_turn(self, step: int) -> None:
        """Scroll by a page, with a line of the last one kept."""
        pages = self.pages
        pages.scroll_relative(y=step * max(1, pages.size.height - 1), animate=False)

    def action_ends(self, end: int) -> None:
        """Go to the top or to the end."""
        if end:
            self.pages.scroll_end(animate=False)
        else:
            self.pages.scroll_home(animate=False)

    def taken(self) -> None:
        """Enter goes on reading."""
        self.action_turn(1)


class MinutesPages(TextPages):
    """Shows Markdown as it reads and not as it is written, with a key from heading to heading."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,n", "heading(1)", "Next heading", show=False),
        Binding("shift+tab,p", "heading(-1)", "Heading before", show=False),
    ]

    def __init__(self, words: Words, title: Phrase | str, markdown: str) -> None:
        super().__init__(words, title, "")
        self._parts = read_document(markdown)
        self._headings: list[int] = []

    def content(self) -> Iterator[Widget]:
        """Yield the text."""
        yield Lines(id="pages")

    def keys(self) -> tuple[tuple[str, Phrase], ...]:
        """Return the keys."""
        first, *others = super().keys()
        return (first, ("tab", say("next heading")), *others)

    def on_resize(self) -> None:
        """Fold the text to the screen."""
        width = min(104, self.app.size.width) - 5
        lines, self._headings = laid_out(self._parts, width)
        self.query_one(Lines).show(lines)

    def action_heading(self, step: int) -> None:
        """Scroll to the next heading, or back to the one before."""
        pages = self.pages
        here = round(pages.scroll_y)
        ahead = [y for y in self._headings if (y > here if step > 0 else y < here)]
        if ahead:
            pages.scroll_to(y=ahead[0] if step > 0 else ahead[-1], animate=False)


class RulesPages(TextPages):
    """Shows the rules that the meeting keeps, part by part."""

    def __init__(self, agenda: Agenda, words: Words) -> None:
        title = say("Rules of this meeting: {rules}", rules=name_of_rules(agenda))
        super().__init__(words, title, "")
        self._agenda = agenda

    def on_resize(self) -> None:
        """Fold the sentences to the screen; what goes on in a second line stands further in."""
        width = min(104, self.app.size.width) - 7
        lines = []
        for part in bylaws(self._agenda):
            lines += [Content(""), Content.styled(clean(self.words(part.title)), "bold")]
            for sentence in part.sentences:
                first, *others = wrapped(Content(clean(self.words(sentence))), width - 4)
                lines.append(Content.assemble(("  · ", MUTED), first))
                lines += [Content.assemble("    ", line) for line in others]
        self.query_one("#pages > Static", Static).update(Content("\n").join(lines[1:]))


class StatisticsPages(TextPages):
    """Shows the figures of the meeting so far; with `look`, as they are each second."""

    def __init__(
        self,
        meeting: Meeting,
        words: Words,
        now: Instant,
        look: Callable[[], tuple[Meeting, Instant]] | None = None,
    ) -> None:
        super().__init__(words, say("Statistics"), "")
        self._meeting = meeting
        self._now = now
        self._look = look

    def on_mount(self) -> None:
        """Let the figures live."""
        if self._look is not None:
            self.set_interval(1.0, self.tick)

    def tick(self) -> None:
        """Draw the figures of now."""
        if self._look is not None:
            self._meeting, self._now = self._look()
            self.on_resize()

    def on_resize(self) -> None:
        """Draw the figures as wide as the screen lets them be."""
        width = min(104, self.app.size.width) - 6
        figures = statistics(self._meeting, self.words, self._now, width)
        self.query_one("#pages > Static", Static).update(figures)
