"""What people type is shown as they typed it: never markup, never control, whatever it is."""

from __future__ import annotations

import pytest
import scenes

from facilitator.meeting import commands as c
from facilitator.meeting.text import clean

PLACES = range(len(scenes.HOSTILE))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=str)
async def test_every_place_shows_it_as_it_is(stage, place, size):
    scene = scenes.fill(scenes.hostile(), place)
    async with stage(scene, size=size) as s:
        beginning = clean(scenes.HOSTILE[place])[:4]
        for part in ("#speaker", "#waiting", "#card", "#log"):
            assert beginning in s.text(part), part
        everything = "".join(str(w.render()) for w in s.app.screen.query("Pane") if w.region.height)
        assert "\x1b" not in everything
        assert "\u202e" not in everything


@pytest.mark.parametrize("place", PLACES)
async def test_answers_notices_and_palette_show_it_too(stage, place):
    scene = scenes.fill(scenes.hostile(), place)
    async with stage(scene, size=(120, 40)) as s:
        await s.press("n")
        await s.press("escape")
        s.app.screen.alarm(scenes.say_raw(clean(scenes.HOSTILE[place])))
        await s.pilot.pause()
        assert clean(scenes.HOSTILE[place])[:4] in s.answer
        await s.press("ctrl+p")
        await s.pilot.pause(0.2)
        await s.press("escape", "question_mark", "escape")
        await s.press("x", "escape", "s", "escape", "l", "escape")
        assert s.app.is_running


async def test_items_with_hostile_titles_are_walked_through(stage):
    async with stage(scenes.hostile(), size=(120, 40)) as s:
        for text in scenes.HOSTILE[1:]:
            await s.press("n")
            assert clean(text)[:4] in s.text("#title")


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=str)
@pytest.mark.parametrize(
    ("method", "paper"), [("block", "abc"), ("stv", "cab"), ("condorcet", "ba")]
)
async def test_elections_show_it_as_it_is(stage, size, method, paper):
    scene = scenes.hostile()
    people = tuple(scene.session.meeting.people)
    candidates = tuple(scenes.Candidate(name="?", person=person) for person in people)
    opening = c.OpenElection(title="[/x] {y}", candidates=candidates, seats=3, method=method)
    async with stage(scene, size=size) as s:
        scene.do(opening)
        seen = []

        async def press(*keys):
            await s.press(*keys)
            strips = s.app.screen._compositor.render_strips()
            seen.append("\n".join(strip.text for strip in strips))

        await press("W")
        await press("enter", *paper, "space", "x", "3")
        await press("enter", "l", "enter", "tab")
        await press(*paper, "enter", "enter")
        await press("1", "s", "escape", "B")
        await press("tab", "enter", "x", "x")
        await press("enter", "enter")
        await press("tab", "right", "right", "left", "tab")
        await press("r", "escape", "s", "escape")
        await press("B")
        assert "ElectionClosed" in s.new_events
        assert s.app.is_running
        everything = "".join(seen)
        assert "[/foo]" in everything
        assert "\x1b" not in everything
        assert "\u202e" not in everything
