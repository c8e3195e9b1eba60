"""The centre: title, the loud clock and its bar, prompts, and what was written down."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from facilitator.ui import bigdigits
from facilitator.ui.views.subject import ClockView, PromptView, RecordRow, TitleView
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, meter, quiet, toned, wrapped


class Title(Pane[TitleView]):
    """Number, title and presenter of the open item."""

    def lines(self, slice_: TitleView, width: int, height: int) -> Iterable[Content]:
        """Return the title in at most two lines, the presenter behind it or below."""
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

    def lines(self, slice_: ClockView, width: int, height: int) -> Iterable[Content]:
        """Return the digits with the words at their right or, where they are wide, below."""
        words = self._words(slice_)
        longest = max((word.cell_length for word in words), default=0)
        scale = self._scale(slice_, width, height - 2, longest)
        digits = bigdigits.drawn(slice_.digits, scale)
        across = bigdigits.width(slice_.digits, scale)
        lines = [toned(line, slice_.tone) for line in digits]
        if longest and across + 3 + longest <= width:
            start = max(0, len(lines) - len(words))
            for index, word in enumerate(words):
                lines[start + index] = Content.assemble(lines[start + index], "   ", word)
        else:
            lines.append(_joined(words, width))
        if slice_.high:
            lines.append(meter(slice_.elapsed, slice_.high, width, slice_.tone, slice_.low))
        return lines

    def _scale(self, view: ClockView, width: int, height: int, longest: int) -> int:
        """Return the largest scale; the words go below only where that makes the digits grow."""
        roomy = bigdigits.largest_scale(view.digits, width, height)
        beside = bigdigits.largest_scale(view.digits, width - 3 - longest, height + 1)
        return max(1, roomy, beside)

    def _words(self, view: ClockView) -> list[Content]:
        words = [toned(view.word, view.tone, "bold")] if view.word else []
        if view.left:
            words.append(Content(view.left))
        if view.plan:
            words.append(quiet(view.plan))
        return words


def _joined(words: list[Content], width: int) -> Content:
    while words and sum(word.cell_length + 3 for word in words) - 3 > width:
        words = words[:-1] if len(words) > 1 else []
    return Content(" · ").join(words)


class Prompt(Pane[PromptView | None]):
    """A question that the chair can ask."""

    def changed(self, slice_: PromptView | None) -> None:
        """Take no place when there is none."""
        self.display = slice_ is not None

    def lines(self, slice_: PromptView | None, width: int, height: int) -> Iterable[Content]:
        """Return the question behind an amber edge."""
        if slice_ is None:
            return []
        text = Content.assemble(
            Content.styled(slice_.text, "italic"), quiet(f"  {slice_.place}" if slice_.place else "")
        )
        edge = toned("▌ ", Tone.LATE)
        return [Content.assemble(edge, line) for line in wrapped(text, width - 2, 3)]


class Records(Pane[tuple[RecordRow, ...]]):
    """What was written down about the open item, the latest when not all of it fits."""

    def lines(self, slice_: tuple[RecordRow, ...], width: int, height: int) -> Iterable[Content]:
        """Return each entry in at most two lines, its kind in a column of its own."""
        kind = max((Content(row.kind).cell_length for row in slice_), default=0)
        lines: list[Content] = []
        for row in reversed(slice_):
            text = wrapped(Content(row.text), width - kind - 2, 2)
            entry = [
                Content.assemble(
                    toned(row.kind.ljust(kind) if index == 0 else " " * kind, row.tone), "  ", line
                )
                for index, line in enumerate(text)
            ]
            if len(lines) + len(entry) > height:
                break
            lines = entry + lines
        return lines
