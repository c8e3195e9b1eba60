"""The floor: who speaks, who waits, and a picture of who has spoken how long."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from textual.content import Content
from textual.geometry import Size

from facilitator.ui.format import columns
from facilitator.ui.views.floor import FloorView, PoolRow, SpeakerView, WaitingRow
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
            lines = [quiet(slice_.nobody)]
            if slice_.unheard:
                lines.append(quiet(slice_.unheard).truncate(width, ellipsis=True))
            return lines
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
        if view.hint:
            yield toned(view.hint, Tone.LATE).truncate(width, ellipsis=True)
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
        if slice_.sign:
            rows[1:1] = _sign(slice_.sign, marks + 1, width)
        room = height - len(lines)
        if len(rows) > room > 0:
            hidden = len(rows) - room + 1
            rows = [*rows[: room - 1], quiet(f" … +{hidden}")]
        return lines + rows


def _sign(sign: str, indent: int, width: int) -> list[Content]:
    """Return a sentence below the first row, in as many lines as it takes."""
    lines = wrap(sign, max(8, width - indent))
    return [toned(" " * indent + line, Tone.LATE) for line in lines]


class Pools(Pane[FloorView]):
    """What each group has left of its speaking time; nothing where the body has no pools."""

    def changed(self, slice_: FloorView) -> None:
        """Take no room without pools."""
        self.set_class(bool(slice_.pools), "-pools")

    def lines(self, slice_: FloorView, size: Size) -> Iterable[Content]:
        """Return a bar for each of a few groups, else as many as fit beside each other."""
        pools = slice_.pools
        if self.is_short or len(pools) > _MOST_BARS:
            return _in_columns(pools, size.width)
        names = min(max((len(pool.group) for pool in pools), default=0), size.width // 3)
        alike = _begin_alike(pools, names)
        return [_bar(pool, names, size.width, alike=alike) for pool in pools]


_MOST_BARS = 6
_MOST_LINES = 3
_SHORTEST_HEAD = 2
"""Cells of a group's name, its ellipsis counted, that stay before its last word."""


def _bar(pool: PoolRow, names: int, width: int, *, alike: bool) -> Content:
    left = toned(f"{pool.left:>7}", pool.tone, "bold")
    room = width - names - left.cell_length - 4
    bar = meter(pool.used, pool.given, max(4, room), pool.tone)
    return Content.assemble(_group(pool, names + 2, alike=alike), " ", bar, " ", left)


def _group(pool: PoolRow, width: int, *, alike: bool) -> Content:
    """Return a group's name; cut before its last word where the others begin alike."""
    mark = "▸ " if pool.speaks else "  "
    whole = Content.assemble(mark, pool.group)
    last = f" {pool.group.split()[-1]}"
    room = width - len(last)
    if alike and whole.cell_length > width and room >= len(mark) + _SHORTEST_HEAD:
        whole = Content.assemble(whole.truncate(room, ellipsis=True), last)
    return whole.truncate(width, ellipsis=True, pad=True)


def _begin_alike(pools: tuple[PoolRow, ...], cells: int) -> bool:
    """Return whether names cut to so many cells could not be told apart."""
    return len({pool.group[: cells - 1] for pool in pools}) < len(pools)


def _in_columns(pools: tuple[PoolRow, ...], width: int) -> list[Content]:
    """Return two groups in a line; of more than there is room for, those with the least left."""
    most = 2 * _MOST_LINES
    if len(pools) > most:
        least = sorted(pools, key=lambda pool: pool.given - pool.used)[:most]
        pools = tuple(pool for pool in pools if pool in least)
    cell = (width - 2) // 2
    longest = max(len(pool.left) for pool in pools)
    alike = _begin_alike(pools, cell - longest - 3)
    cells = [
        Content.assemble(
            _group(pool, cell - len(pool.left) - 1, alike=alike),
            " ",
            toned(pool.left, pool.tone, "bold"),
        )
        for pool in pools
    ]
    return [Content("  ").join(cells[i : i + 2]) for i in range(0, len(cells), 2)]


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
