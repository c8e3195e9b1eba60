"""The header line."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size

from facilitator.ui.views.head import HeadView
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, beside, quiet, toned


class Head(Pane[HeadView]):
    """Which meeting, who is there, how late it is."""

    def lines(self, slice_: HeadView, size: Size) -> Iterable[Content]:
        """Return one line; on narrow screens the shorter words."""
        width = size.width
        left = Content.styled(slice_.title, "bold")
        for parts in self._forms(slice_):
            right = Content("   ").join(part for part in parts if part.cell_length)
            if right.cell_length <= width * 2 // 3 and left.cell_length + right.cell_length < width:
                break
        return [beside(left, right, width)]

    def _forms(self, view: HeadView) -> list[list[Content]]:
        phase = toned(view.phase.upper(), Tone.LATE, "bold")
        time = Content(view.time)
        late = toned(view.late, view.late_tone, "bold")
        likely = Content.assemble(
            Content.styled(view.likely, "bold"), " " if view.late else "", late
        )
        end = Content.assemble(
            Content.styled(view.likely_short, "bold"), " " if view.late else "", late
        )
        presence = toned(view.presence, view.presence_tone)
        short = toned(view.presence_short, view.presence_tone)
        full = [phase, presence, time, quiet(view.planned), likely]
        return [full, [phase, presence, time, end], [phase, short, time, end]]
