"""The keys: groups by meaning, always in the same places, dim when out of order, never cut."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.style import Style

from facilitator.ui.views.footer import FooterGroups, FooterKey
from facilitator.ui.widgets.pane import Pane

_BETWEEN = "  "
_BORDER = " │ "


class Footer(Pane[FooterGroups]):
    """What does not fit is behind `?` and the palette."""

    class Pressed(Message):
        """A key was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def on_click(self, event: Click) -> None:
        """A key can be clicked, too."""
        if action := event.style.meta.get("action"):
            self.post_message(self.Pressed(action))

    def lines(self, slice_: FooterGroups, size: Size) -> Iterable[Content]:
        """Return one line for each row that the footer has."""
        width, height = size
        rows = [slice_] if height < 2 else _halved(slice_)
        return [_line(_fitting(row, width)) for row in rows]


def _halved(groups: FooterGroups) -> list[FooterGroups]:
    """Return the groups in two rows, as even as their lengths allow."""
    lengths = [_length(group) for group in groups]
    half, best = 1, None
    for cut in range(1, len(groups)):
        uneven = abs(sum(lengths[:cut]) - sum(lengths[cut:]))
        if best is None or uneven < best:
            half, best = cut, uneven
    return [groups[:half], groups[half:]]


def _length(group: tuple[FooterKey, ...]) -> int:
    return sum(_cells(key) + len(_BETWEEN) for key in group)


def _cells(key: FooterKey) -> int:
    return Content(key.key).cell_length + 1 + _room(key)


def _room(key: FooterKey) -> int:
    return max(Content(label).cell_length for label in key.labels)


def _fitting(groups: FooterGroups, width: int) -> FooterGroups:
    kept = [list(group) for group in groups if group]
    while kept and _row_length(kept) > width:
        weights = [key.weight for group in kept for key in group]
        heaviest = max(weights)
        group = next(g for g in reversed(kept) if any(k.weight == heaviest for k in g))
        group.remove(next(k for k in reversed(group) if k.weight == heaviest))
        kept = [g for g in kept if g]
    return tuple(tuple(group) for group in kept)


def _row_length(groups: list[list[FooterKey]]) -> int:
    inside = sum(_length(tuple(group)) - len(_BETWEEN) for group in groups)
    return inside + len(_BORDER) * (len(groups) - 1)


def _line(groups: FooterGroups) -> Content:
    return Content.styled(_BORDER, "$track").join(
        Content(_BETWEEN).join(_drawn(key) for key in group) for group in groups
    )


def _drawn(key: FooterKey) -> Content:
    label = Content(key.label)
    blank = " " * max(0, _room(key) - label.cell_length)
    press = Style.from_meta({"action": key.action})
    styles = ("bold $key", "") if key.is_in_order else ("$quiet dim", "$quiet dim")
    drawn = Content.assemble(
        Content.styled(key.key, styles[0]), " ", Content.styled(key.label, styles[1]), blank
    )
    return drawn.stylize(press)
