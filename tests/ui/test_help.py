"""What a chair sees who asks: the page of all keys, those of a dialog, and an unknown key."""

from __future__ import annotations

import re

import pytest
import scenes
from hands import Hands

from facilitator.meeting import commands as c
from facilitator.meeting.votes import Method


def _on_paper() -> scenes.Scene:
    return scenes.voting("en", Method.BALLOT)


def _moved() -> scenes.Scene:
    scene = scenes.debate("en")
    return scene.do(c.MoveMotion(text="Buy a projector", mover=scene.id(5)))


OF_THE_DEBATE = (
    *"vmBMrlgxceiodtAsw",
    "r g",
    "B enter",
    "B enter enter",
    "B enter enter t enter enter",
)
DIALOGS = (
    *((scenes.debate, keys) for keys in OF_THE_DEBATE),
    *((_moved, keys) for keys in ("v", "v r", "v w", "v p", "M 2")),
    *((_on_paper, keys) for keys in ("v", "v p")),
    (scenes.voting, "v"),
    *((scenes.electing, keys) for keys in ("B", "W", "B tab a enter ctrl+d")),
    *((scenes.elected, keys) for keys in ("W", "W a", "W r")),
    (scenes.pooled, "P"),
    (scenes.interposed, "N"),
)


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


@pytest.mark.parametrize(
    ("scene", "typed"), DIALOGS, ids=lambda part: getattr(part, "__name__", part)
)
async def test_every_dialog_shows_its_keys_and_lets_no_key_pass_in_silence(stage, scene, typed):
    async with stage(scene(), size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type(*(key if len(key) == 1 else f"@{key}" for key in typed.split()))
        assert re.search(r"(\?|F1) help *$", hands.seen, re.MULTILINE)
        before = hands.seen
        await s.press("question_mark")
        assert s.app.screen.query("#guide")
        await s.press("escape")
        assert hands.seen == before
        await s.press("tilde")
        assert hands.seen != before
