"""What the agenda says about an item is shown to the chair while the item is open."""

import pytest
import scenes
from hands import Hands
from msgspec.structs import replace

from facilitator.meeting import commands as c

NOTES = "Nobody from the board counts.\nThe old wording [b]went out[/b] with the notice; " * 4


@pytest.fixture
def scene():
    plain = scenes.agenda()
    first = replace(plain.items[0], notes=NOTES.strip())
    scene = scenes.Scene(replace(plain, items=(first, *plain.items[1:]))).at("19:00")
    return scene.do(c.OpenMeeting())


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_stands_under_the_item_as_it_was_written(stage, scene, size):
    async with stage(scene, size) as s:
        shown = " ".join(s.text("#records").split())
        assert shown.startswith("Nobody from the board counts. The old wording [b]went out[/b]")
        await s.press("n")
        assert "Nobody from the board" not in Hands(s).seen


async def test_what_is_written_down_comes_first_where_room_is_short(stage, scene):
    async with stage(scene, (80, 24)) as s:
        for word in ("one", "two", "three", "four"):
            await s.press("d")
            await s.type(word)
        shown = s.text("#records")
        assert all(f"decision  {word}" in shown for word in ("one", "two", "three", "four"))
        assert "Nobody from the board counts." in shown
        assert "…" in shown
        assert "↑" not in shown
