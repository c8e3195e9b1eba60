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
        if not self.is_active:
            self._exchange_repaint_regions()
