"""Clocks, warnings and reminders: a word, a mark and a bell, once each."""

from __future__ import annotations

import pytest
import scenes

from facilitator.meeting import commands as c
from facilitator.meeting.people import Presence


@pytest.fixture
def bells(monkeypatch):
    rung = []
    monkeypatch.setattr("facilitator.ui.app.FacilitatorApp.bell", lambda _: rung.append(1))
    return rung


async def test_the_clock_says_where_in_its_window_the_item_is(stage):
    async with stage(scenes.opened().do(c.NextItem(), c.NextItem())) as s:
        words = {}
        for clock in ("19:05", "19:20:30", "19:21", "19:27", "19:33:05"):
            await s.tick(clock)
            words[clock] = s.text("#clock")
        assert "early by 15:00" in words["19:05"]
        assert "within the window" in words["19:20:30"]
        assert "70 % passed" in words["19:21"]
        assert "90 % passed" in words["19:27"]
        assert "over by 3:05" in words["19:33:05"]


async def test_the_lower_end_of_a_window_is_marked_in_the_bar(stage):
    async with stage(scenes.debate(), size=(120, 36)) as s:
        bar = s.text("#clock").splitlines()[-1]
        assert bar.index("┼") == len(bar) * 20 // 30


async def test_each_warning_rings_once(stage, bells):
    async with stage(scenes.opened()) as s:
        for clock in ("19:10:00", "19:10:30", "19:10:31", "19:12", "19:13:30", "19:14", "19:15:00"):
            await s.tick(clock)
        assert len(bells) == 3
        assert s.answer == "✗ Item 1: the time is up (0:00 over)"
        await s.tick("19:16:30")
        assert len(bells) == 4
        assert "1:30 over" in s.answer


async def test_more_time_makes_a_warning_due_again(stage, bells):
    async with stage(scenes.opened()) as s:
        await s.tick("19:14:30")
        s.scene.do(c.ExtendItem(seconds=600))
        await s.tick("19:15")
        assert len(bells) == 1
        await s.tick("19:17:30")
        assert len(bells) == 2


async def test_the_bell_can_be_turned_off_and_the_words_stay(stage, bells):
    async with stage(scenes.opened(), rings=False) as s:
        await s.tick("19:14:30")
        assert bells == []
        assert "90 %" in s.answer


async def test_taking_up_a_meeting_again_says_nothing_of_what_is_past(stage, bells):
    async with stage(scenes.overtime()) as s:
        await s.tick("20:00:06")
        assert bells == []


async def test_a_speakers_time_is_told_by_name(stage, bells):
    async with stage(scenes.debate()) as s:
        await s.tick("19:45:56")
        assert s.answer == "✗ Hugo Gray: the time is up"
        assert "3:00 / 3:00" in s.text("#speaker")
        await s.tick("19:46:08")
        assert "+0:12" in s.text("#speaker")


async def test_after_every_third_turn_the_chair_is_reminded_of_the_unheard_once(stage):
    async with stage(scenes.opened()) as s:
        told = []
        for place in range(4):
            s.scene.speech(place + 3, 5)
            await s.pilot.pause()
            told.append(s.answer)
        assert told[0] == told[1] == told[3] == ""
        assert "20 people have not spoken yet: h invites" in told[2]


async def test_the_loss_of_the_quorum_is_announced(stage, bells):
    async with stage(scenes.opened()) as s:
        gone = tuple(s.scene.id(n) for n in range(11))
        s.scene.do(c.MarkPresence(people=gone, presence=Presence.LEFT))
        await s.pilot.pause()
        assert s.answer == "✗ the quorum is lost: 12 of 25 entitled, 13 needed"
        assert "✗ 12/25 present, quorum 13" in s.text("#head")
        assert len(bells) == 1


async def test_a_recess_stops_the_clocks_and_shows_its_own(stage):
    async with stage(scenes.recess()) as s:
        assert "recess since 19:44" in s.text("#clock")
        assert "paused" in s.text("#speaker")
        before = s.text("#speaker")
        await s.tick("19:55")
        assert s.text("#speaker") == before


async def test_a_tick_changes_no_layout(stage):
    async with stage(scenes.debate()) as s:
        clock, card = s.app.screen.query_one("#clock"), s.app.screen.query_one("#card")
        layouts = (clock._layout_updates, card._layout_updates)
        for second in range(55, 60):
            await s.tick(f"19:44:{second}")
        assert (clock._layout_updates, card._layout_updates) == layouts
        assert "2:03 / 3:00" in s.text("#speaker")


async def test_what_is_hidden_asks_for_no_layout_as_time_passes(stage):
    async with stage(scenes.debate()) as s:
        pools = s.app.screen.query_one("#pools")
        assert not pools.display
        layouts = pools._layout_updates
        for second in range(55, 60):
            await s.tick(f"19:44:{second}")
        assert pools._layout_updates == layouts
