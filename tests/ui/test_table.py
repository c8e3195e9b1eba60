"""One table: keys, footer, palette, help and refusals say the same."""

from __future__ import annotations

import re

import pytest
import scenes
from textual.command import CommandPalette
from textual.widgets import OptionList

from facilitator.ui.actions import ACTIONS, BY_ID
from facilitator.ui.actions.kinds import spelled_key
from facilitator.ui.actions.table import key_table
from facilitator.ui.screens.meeting import MeetingScreen
from facilitator.words import Words

PROMISED = {
    "space": "next-speaker", "a": "ask", "f": "finish", "n": "next-item", "e": "extend",
    "p": "recess", "v": "vote", "m": "motion", "d": "decision", "k": "conclusion", "i": "task",
    "o": "concern", "t": "note", "r": "attendance", "w": "minutes", "g": "agenda",
    "s": "statistics", "h": "hear", "u": "undo", "U": "redo", "question_mark": "help",
    "ctrl+p": "palette", "ctrl+q": "leave", "ctrl+z": "suspend",
}  # fmt: skip
STATES = ["prepared", "opened", "debate", "voting", "overtime", "recess", "closed"]


def test_the_promised_keys_do_what_was_promised():
    by_key = {key: a.id for a in ACTIONS for key in a.keys.split(",")}
    assert {key: by_key.get(key) for key in PROMISED} == PROMISED


def test_no_key_and_no_name_stands_twice():
    keys = [key for a in ACTIONS for key in a.keys.split(",") if key]
    assert len(keys) == len(set(keys))
    assert len(BY_ID) == len(ACTIONS)


def test_every_key_is_bound_with_a_name_to_remap_it_and_a_tooltip():
    bound = {binding.id: binding for binding in MeetingScreen.BINDINGS}
    for action in ACTIONS:
        if action.keys:
            assert bound[action.id].key == action.keys
            assert bound[action.id].tooltip


def test_every_key_is_in_the_key_table():
    table = key_table(Words("en"))
    for action in ACTIONS:
        if action.keys:
            assert f"| `{spelled_key(action.keys)}` |" in table


async def test_every_key_is_on_the_help_screen(stage):
    async with stage(scenes.debate(), size=(100, 40)) as s:
        await s.press("question_mark")
        page = str(s.app.screen.query_one("HelpPage").render())
        for action in ACTIONS:
            if action.keys:
                assert re.search(rf"^ *{re.escape(spelled_key(action.keys))}  ", page, re.MULTILINE)
        await s.press("escape")
        assert isinstance(s.app.screen, MeetingScreen)


@pytest.mark.parametrize("state", STATES)
async def test_a_key_is_dim_for_the_very_reason_that_it_tells(stage, state):
    async with stage(getattr(scenes, state)()) as s:
        desk, screen = s.app.screen.desk, s.app.screen
        shown = {key.action: key for group in screen.query_one("Footer").slice for key in group}
        for action in ACTIONS:
            refused = desk.refusal(action)
            if action.id in shown:
                assert shown[action.id].is_in_order == (refused is None)
            if refused is not None:
                before = len(s.scene.events)
                screen.action_act(action.id)
                assert Words("en")(refused.reason) in s.answer
                assert len(s.scene.events) == before
        assert s.app.screen is screen


async def test_the_palette_has_everything_and_says_what_is_out_of_order(stage):
    async with stage(scenes.prepared(), size=(120, 40)) as s:
        await s.press("ctrl+p")
        assert isinstance(s.app.screen, CommandPalette)
        await s.pilot.pause(0.3)
        hits = s.app.screen.query_one(OptionList)
        assert hits.option_count == len(ACTIONS)
        prompts = [str(hits.get_option_at_index(i).prompt) for i in range(hits.option_count)]
        finish = next(p for p in prompts if "End the running speech" in p)
        assert "not open yet" in finish


async def test_the_palette_finds_words_without_their_diacritics(stage):
    async with stage(scenes.debate("vi"), size=(120, 40), language="vi") as s:
        await s.press("ctrl+p", *"diem danh")
        await s.pilot.pause(0.3)
        await s.press("enter")
        assert type(s.app.screen).__name__ == "AttendanceDialog"


async def test_a_footer_key_can_be_clicked(stage):
    async with stage(scenes.debate()) as s:
        footer = s.text("#footer").splitlines()[0]
        await s.pilot.click("#footer", offset=(footer.index("finish") + 1, 0))
        await s.pilot.pause()
        assert s.new_events == ["SpeechEnded"]


@pytest.mark.parametrize(
    ("typed", "dialog"),
    [
        ("delegate", "AttendanceDialog"),
        ("wrong count", "QuestionDialog"),
        ("close the debate", "PendingDialog"),
        ("candidates", "ElectDialog"),
    ],
)
async def test_the_palette_finds_what_a_newcomer_calls_it(stage, typed, dialog):
    async with stage(scenes.opened(), size=(120, 40)) as s:
        await s.press("ctrl+p", *(letter if letter != " " else "space" for letter in typed))
        await s.pilot.pause(0.3)
        await s.press("enter")
        assert type(s.app.screen).__name__ == dialog
