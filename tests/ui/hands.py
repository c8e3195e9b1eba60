"""Hands on the keyboard, for acts of many keys."""

from __future__ import annotations

from tests.keyboard import write


class Hands:
    """Types: texts letter by letter, `@enter` and the like by their names; counts the strokes."""

    def __init__(self, at) -> None:
        self.at = at
        self.strokes = 0

    async def type(self, *texts: str) -> None:
        for text in texts:
            if text.startswith("@"):
                self.strokes += 1
                await self.at.pilot.press(text[1:])
            else:
                self.strokes += len(text)
                await write(self.at.pilot, text)
        # a busy machine takes a process that waits for its turn for one that is done
        await self.at.pilot.pause()
        await self.at.pilot.pause()

    @property
    def seen(self) -> str:
        """What is on the screen, as lines of text."""
        width, _ = self.at.app.size
        strips = self.at.app.screen._compositor.render_strips()
        return "\n".join(strip.text[:width].rstrip() for strip in strips)

    @property
    def election(self):
        return self.at.meeting.elections[-1]
