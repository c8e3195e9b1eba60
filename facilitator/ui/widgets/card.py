"""The motion or vote. Its border wants attention, and the border's colour is the verdict."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size

from facilitator.ui.views.question import CardView
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, quiet, toned, wrapped

_GAP = "    "


class Card(Pane[CardView | None]):
    """What is asked, how it stands, and the verdict as a sentence."""

    def changed(self, slice_: CardView | None) -> None:
        """Colour the border, and take no place when nothing is asked."""
        self.display = slice_ is not None
        if slice_ is None:
            return
        for tone in Tone:
            self.set_class(tone is slice_.tone, f"-{tone.value}")
        title = f"{slice_.heading} · {slice_.verdict}" if slice_.verdict else slice_.heading
        self.border_title = Content(title)

    def lines(self, slice_: CardView | None, size: Size) -> Iterable[Content]:
        """Return text, movers, figures and sentence."""
        width = size.width
        if slice_ is None:
            return []
        short = self.is_short
        lines = wrapped(Content(slice_.text), width, 2 if short else 3)
        if slice_.people and not (short and slice_.counts):
            lines += wrapped(quiet(slice_.people), width, 1 if short else 2)
        if slice_.counts:
            lines += self._counts(slice_, width)
        if slice_.sentence:
            lines += wrapped(Content(slice_.sentence), width, 2 if short else 3)
        return lines

    def _counts(self, view: CardView, width: int) -> list[Content]:
        pairs = [
            Content.assemble(toned(number, view.tone, "bold"), f" {word}")
            for number, word in view.counts
        ]
        line = Content(_GAP).join(pairs)
        if line.cell_length > width:
            line = Content("  ").join(pairs)
        return [line.truncate(width, ellipsis=True)]
