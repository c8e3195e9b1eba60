"""The centre: title, the loud clock and its bar, prompts, and what was written down."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size

from facilitator.ui import bigdigits
from facilitator.ui.views.subject import ClockView, PromptView, RecordRow, TitleView
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, beside, meter, quiet, toned, wrapped


class Title(Pane[TitleView]):
    """Number, title and presenter of the open item."""

    def lines(self, slice_: TitleView, size: Size) -> Iterable[Content]:
        """Return the title in at most two lines, the presenter behind it or below."""
        width = size.width
        number = f"{slice_.number}  " if slice_.number else ""
        title = Content.styled(f"{number}{slice_.title}", "bold")
        if title.cell_length + 3 + len(slice_.presenter) <= width:
            return [Content.assemble(title, "   ", quiet(slice_.presenter))]
        lines = wrapped(title, width, 2)
        if slice_.presenter:
            lines.append(quiet(slice_.presenter).truncate(width, ellipsis=True))
        return lines


class LoudClock(Pane[ClockView]):
    """The one loud thing: as large as the place allows, the words beside it, the bar below."""

    def lines(self, slice_: ClockView, size: Size) -> Iterable[Content]:
        """Return the digits with the words at their right or, where that makes them grow, below."""
        width, height = size
        words = _words(slice_)
        bar = 1 if slice_.high else 0
        longest = max((word.cell_length for word in words), default=-_GAP)
        beside = bigdigits.largest_scale(slice_.digits, width - _GAP - longest, height - bar)
        below = bigdigits.largest_scale(slice_.digits, width, height - bar - 1)
        lines = [
            toned(x, slice_.tone) for x in bigdigits.drawn(slice_.digits, max(1, beside, below))
        ]
        if below > beside:
            lines.append(_joined(words, width))
        else:
            lines = [_with(line, word) for line, word in _paired(lines, words)]
        if slice_.high:
            lines.append(meter(slice_.elapsed, slice_.high, width, slice_.tone, slice_.low))
        return [line.truncate(width) for line in lines]


_GAP = 3


def _words(view: ClockView) -> list[Content]:
    words = [toned(view.word, view.tone, "bold")] if view.word else []
    if view.plan:
        words.append(quiet(view.plan))
    if view.left:
        words.append(Content(view.left))
    return words


def _paired(lines: list[Content], words: list[Content]) -> list[tuple[Content, Content]]:
    """Return each line of the digits with the word beside it; the words stand in the middle."""
    above = max(0, (len(lines) - len(words)) // 2)
    column = [Content("")] * above + words
    column += [Content("")] * (len(lines) - len(column))
    return list(zip(lines, column, strict=False))


def _with(line: Content, word: Content) -> Content:
    return Content.assemble(line, " " * _GAP, word) if word else line


def _joined(words: list[Content], width: int) -> Content:
    """Return the words in one line; the last ones give way."""
    kept = list(words)
    while len(kept) > 1 and sum(word.cell_length + 3 for word in kept) - 3 > width:
        kept.pop()
    return Content(" · ").join(kept)


class Prompt(Pane[PromptView | None]):
    """A question that the chair can ask."""

    def changed(self, slice_: PromptView | None) -> None:
        """Take no place when there is none."""
        self.display = slice_ is not None

    def lines(self, slice_: PromptView | None, size: Size) -> Iterable[Content]:
        """Return the question behind an amber edge."""
        width = size.width
        if slice_ is None:
            return []
        text = Content.assemble(
            Content.styled(slice_.text, "italic"),
            quiet(f"  {slice_.place}" if slice_.place else ""),
        )
        edge = toned("▌ ", Tone.LATE)
        return [Content.assemble(edge, line) for line in wrapped(text, width - 2, 3)]


class Records(Pane[tuple[RecordRow, ...]]):
    """What was written down about the open item, the latest when not all of it fits.

    What the agenda says about it stands above, as much as there is room for.
    """

    def lines(self, slice_: tuple[RecordRow, ...], size: Size) -> Iterable[Content]:
        """Return each entry in at most two lines, and how many earlier ones there are."""
        width, height = size
        notes = [row for row in slice_ if row.is_note]
        written = [row for row in slice_ if not row.is_note]
        kinds = {row.kind for row in written}
        kind = max((Content(word).cell_length for word in kinds), default=0)
        lines: list[Content] = []
        hidden = len(written)
        for row in reversed(written):
            entry = _entry(row, kind, width)
            if len(lines) + len(entry) > height:
                break
            lines = entry + lines
            hidden -= 1
        if hidden and lines:
            lines[0] = beside(lines[0], quiet(f"↑ {hidden}"), width)
        for row in notes:
            room = height - len(lines)
            lines = (wrapped(toned(row.text, row.tone), width, room) if room > 0 else []) + lines
        return lines


def _entry(row: RecordRow, kind: int, width: int) -> list[Content]:
    """Return an entry with its kind in a column of its own."""
    blank = " " * kind
    label = toned(row.kind, row.tone).truncate(kind, pad=True)
    text = wrapped(Content(row.text), width - kind - 2, 2)
    return [Content.assemble(blank if n else label, "  ", line) for n, line in enumerate(text)]
