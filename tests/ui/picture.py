"""Makes the README's picture of the screen: `python tests/ui/picture.py docs/screen.svg`."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import scenes

from facilitator.ui.app import FacilitatorApp
from facilitator.words import Words

SIZE = (120, 36)


async def picture() -> str:
    """Return the main screen in the middle of a debate, as an SVG with fixed ids."""
    scene = scenes.debate()
    app = FacilitatorApp(scene.session, Words("en"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        drawn = app.export_screenshot(title="facilitator")
    return re.sub(r"terminal-\d+", "screen", drawn)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(asyncio.run(picture()), encoding="utf-8")
