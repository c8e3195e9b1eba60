"""The motion or vote. Its border wants attention, and the border's colour is the verdict."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size

from facilitator.ui.views.question import CardView
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, quiet, toned, wrapped

_GAP = "   "
_DOT = " · "
_CORNERS = 2
"""Cells that the border takes from the width of the lines at the ends of its title."""
_LEAST = 6
"""Cells of a heading that still say something."""
_TIGHT = 6
"""Lines of a card on a screen of 24."""
_ROOMY = 5
"""Lines that leave one for what was written down."""


class Card(Pane[CardView | None]):
    """What is asked, how it stands, and the verdict as a sentence."""

    def changed(self, slice_: CardView | None) -> None:
        """Colour the border, and take no place when nothing is asked."""
        self.display = slice_ is not None
        self.screen.set_class(slice_ is not None, "-asked")
        if slice_ is None:
            return
        for tone in Tone:
            self.set_class(tone is slice_.tone, f"-{tone.value}")
        self._entitle()

    def on_resize(self) -> None:
        """Fit the title to the new width; the first one comes after the card is first shown."""
        self._entitle()

    def _entitle(self) -> None:
        """Put heading and verdict into the border: where both do not fit, the heading is cut.

        A verdict that lacks its last word could be read as another one.
        """
        view, room = self.slice, self.content_size.width - _CORNERS
        if view is None:
            return
        verdict = Content(view.verdict)
        left = room - verdict.cell_length - len(_DOT)
        if not view.verdict:
            self.border_title = Content(view.heading)
        elif room <= 0 or left >= Content(view.heading).cell_length:
            self.border_title = Content(f"{view.heading}{_DOT}{view.verdict}")
        elif left >= _LEAST:
            heading = Content(view.heading).truncate(left, ellipsis=True)
            self.border_title = Content.assemble(heading, _DOT, verdict)
        else:
            self.border_title = verdict

    def lines(self, slice_: CardView | None, size: Size) -> Iterable[Content]:
        """Return text, movers, figures and sentence."""
        width = size.width
        if slice_ is None:
            return []
        if self.is_short:
            return _tight(slice_, width)
        lines = wrapped(Content(slice_.text), width, 3)
        if slice_.reading:
            lines += wrapped(Content(slice_.reading), width, 3)
        if slice_.people:
            lines += wrapped(quiet(slice_.people), width, 2)
        lines += _below(slice_, width)
        lines += _counts(slice_, width)
        if slice_.sentence:
            lines += wrapped(Content(slice_.sentence), width)
        return [*lines, *_script(slice_, width, 4)]


def _tight(view: CardView, width: int) -> list[Content]:
    """Return at most six lines: figures are never cut, the sentence gets what is left.

    While the chair puts the question, its words come before everything but the question.
    """
    if not (view.reading or view.script or view.counts):
        return _airy(view, width)
    lines = wrapped(Content(view.text), width, 1 if view.reading else 2)
    if view.reading:
        lines += wrapped(Content(view.reading), width, 1 if view.below[1:] else 2)
    if view.script:
        lines += [*_below(view, width), *_counts(view, width)]
        return [*lines, *_script(view, width, max(2, _TIGHT - len(lines)))]
    if view.people and not view.counts:
        lines += wrapped(quiet(view.people), width, 1)
    lines += _below(view, width)
    lines += _counts(view, width)
    if view.sentence:
        lines += wrapped(Content(view.sentence), width, max(2, _TIGHT - len(lines)))
    return lines


def _airy(view: CardView, width: int) -> list[Content]:
    """Return a card without figures: the text, then who moved it, take the lines that are left."""
    last = [*_below(view, width), *wrapped(Content(view.sentence), width, 3)]
    if not view.sentence:
        last = _below(view, width)
    people = wrapped(quiet(view.people), width) if view.people else []
    text = wrapped(Content(view.text), width, max(2, _ROOMY - len(last) - min(1, len(people))))
    if people:
        people = wrapped(quiet(view.people), width, max(1, _ROOMY - len(last) - len(text)))
    return [*text, *people, *last]


def _below(view: CardView, width: int) -> list[Content]:
    """Return a line for each motion under the one on top."""
    return [
        Content.assemble(quiet(f"{'  ' * place}↳ "), quiet(text)).truncate(width, ellipsis=True)
        for place, text in enumerate(view.below)
    ]


def _script(view: CardView, width: int, most: int) -> list[Content]:
    """Return what the chair says, set off by its slant."""
    return wrapped(Content.styled(view.script, "italic"), width, most) if view.script else []


def _counts(view: CardView, width: int) -> list[Content]:
    """Return the figures with their words, broken between them where one line is too short."""
    lines: list[Content] = []
    for number, word in view.counts:
        pair = Content.assemble(toned(number, view.tone, "bold"), f" {word}")
        if lines and lines[-1].cell_length + len(_GAP) + pair.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], _GAP, pair)
        else:
            lines.append(pair)
    return lines
