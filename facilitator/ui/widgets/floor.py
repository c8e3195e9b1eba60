"""The floor: who speaks, who waits, and a picture of who has spoken how long."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.geometry import Size

from facilitator.ui.format import columns
from facilitator.ui.views.floor import FloorView, SpeakerView, WaitingRow
from facilitator.ui.views.tones import Tone
from facilitator.ui.widgets.pane import Pane, beside, meter, quiet, toned


class Speaker(Pane[FloorView]):
    """Who has the floor: the second thing on the screen that one sees."""

    def changed(self, slice_: FloorView) -> None:
        """Lift the surface while somebody speaks."""
        self.set_class(slice_.speaker is not None, "-speaking")

    def lines(self, slice_: FloorView, size: Size) -> Iterable[Content]:
        """Return name, clock and bar."""
        width = size.width
        if slice_.speaker is None:
            return [quiet(slice_.nobody)]
        return self._speaking(slice_.speaker, width)

    def _speaking(self, view: SpeakerView, width: int) -> Iterable[Content]:
        name = Content.styled(view.name, "bold")
        aside = quiet(view.aside)
        if name.cell_length + 1 + aside.cell_length <= width:
            yield beside(name, aside, width)
        else:
            yield name.truncate(width, ellipsis=True)
            yield aside.truncate(width, ellipsis=True)
        clock = Content.assemble(
            toned(view.time, view.tone, "bold"),
            quiet(f" / {view.limit}"),
            toned(f"  {view.word}" if view.word else "", view.tone, "bold"),
        )
        room = width - clock.cell_length - 2
        bar = meter(view.elapsed, view.high, max(4, room), view.tone)
        yield Content.assemble(clock, "  ", bar)
        if view.note:
            yield quiet(view.note).truncate(width, ellipsis=True)
        if view.paused:
            yield toned(view.paused, Tone.LATE).truncate(width, ellipsis=True)


class WaitingList(Pane[FloorView]):
    """Who waits, in the order in which they will be called, and why there."""

    def lines(self, slice_: FloorView, size: Size) -> Iterable[Content]:
        """Return the heading and the rows that fit."""
        width, height = size
        right = toned(slice_.closed, Tone.ALARM) if slice_.closed else quiet(slice_.order)
        lines = [beside(Content(slice_.waiting), right, width)]
        marks = max((len(row.mark) for row in slice_.rows), default=1)
        rows = [_row(row, marks, width) for row in slice_.rows]
        room = height - len(lines)
        if len(rows) > room > 0:
            hidden = len(rows) - room + 1
            rows = [*rows[: room - 1], quiet(f" … +{hidden}")]
        return lines + rows


def _row(row: WaitingRow, marks: int, width: int) -> Content:
    left = Content.assemble(toned(f"{row.mark:>{marks}} ", row.mark_tone, "bold"), row.name)
    return beside(left, toned(row.why, row.why_tone), width)


class SpeakingTimes(Pane[FloorView]):
    """A column for everybody present, most time first; who has not spoken is a dot on the line."""

    def lines(self, slice_: FloorView, size: Size) -> Iterable[Content]:
        """Return the figures and the picture."""
        width, height = size
        if not slice_.times:
            return []
        lines = [beside(Content(slice_.spoken), quiet(slice_.gini), width)]
        rows = columns(slice_.times, width, max(1, height - 1))
        for index, row in enumerate(rows):
            if index == len(rows) - 1:
                heard = len(row.rstrip(" "))
                silent = "·" * (len(row) - heard)
                lines.append(
                    Content.assemble(toned(row[:heard], Tone.GOOD), Content.styled(silent, "$late"))
                )
            else:
                lines.append(toned(row, Tone.GOOD))
        return lines
