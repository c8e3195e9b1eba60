"""A screen that goes on changing while dialogs stand before it."""

from __future__ import annotations

from textual.screen import Screen


class Ground(Screen[None]):
    """Shows what changes on it through a dialog, at the cost of what changed."""

    def _compositor_refresh(self) -> None:
        """Pass on to a dialog what changed below it, and only that.

        Textual 8.2 keeps the regions and passes them on again with each later change: once all
        of the screen was among them, every second sent the whole picture to the terminal.
        """
        super()._compositor_refresh()
        # a private method: a Textual without it sends more, and must not end the meeting
        exchange = getattr(self, "_exchange_repaint_regions", None)
        if exchange is not None and not self.is_active:
            exchange()
