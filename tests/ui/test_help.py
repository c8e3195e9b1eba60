"""What a chair sees who asks: the page of all keys, those of a dialog, and an unknown key."""

from __future__ import annotations

import scenes
from hands import Hands


async def test_no_key_does_nothing_in_silence(stage):
    async with stage(scenes.debate()) as s:
        await s.press("z")
        assert s.answer == "· “z” is no key here; ? shows all keys"
        assert s.new_events == []
        await s.press("s", "z")
        assert "“z” is no key here" in str(s.app.screen.query_one("#complaint").render())


async def test_in_a_dialog_the_palettes_key_shows_the_keys_that_it_has(stage):
    async with stage(scenes.debate()) as s:
        await s.press("d", "ctrl+p")
        assert s.app.screen.query("#guide")
        await s.press("ctrl+p")
        await s.type("keep it")
        assert s.new_events == ["NoteTaken"]


async def test_the_page_of_keys_says_how_it_is_read_on_and_left(stage):
    async with stage(scenes.debate(), size=(80, 24)) as s:
        await s.press("f1")
        seen = Hands(s).seen
        assert "space next page" in seen
        assert "THE FLOOR" in seen
        await s.press("space", "space")
        assert "THE FLOOR" not in Hands(s).seen
        assert "space next page" in Hands(s).seen
        await s.press("f1", "d")
        await s.type("keep it")
        assert s.new_events == ["NoteTaken"]
