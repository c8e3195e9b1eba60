"""The README's picture is what the program draws."""

from __future__ import annotations

from pathlib import Path

from picture import picture

SAVED = Path(__file__).parents[2] / "docs" / "screen.svg"


async def test_the_picture_in_the_readme_is_todays_screen():
    assert await picture() == SAVED.read_text(encoding="utf-8"), (
        "the screen looks different now: python tests/ui/picture.py docs/screen.svg"
    )
