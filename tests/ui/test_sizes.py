"""Every size from 80x24 up shows everything; smaller ones say what it takes."""

from __future__ import annotations

import pytest
import scenes

from facilitator.meeting import commands as c
from facilitator.meeting.rules import Counts
from facilitator.meeting.votes import Method
from facilitator.ui.views.footer import FooterKey
from facilitator.ui.widgets.footer import Footer

SIZES = [
    (80, 24),
    (80, 50),
    (100, 30),
    (109, 31),
    (110, 32),
    (110, 36),
    (120, 35),
    (120, 36),
    (160, 50),
    (240, 70),
]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_footer_never_cuts_a_word_and_keeps_undo_and_help(stage, language, size):
    async with stage(scenes.debate(language), size=size, language=language) as s:
        footer = s.app.screen.query_one(Footer)
        keys = {key.action: key for group in footer.slice for key in group}
        shown = str(footer.render())
        left = shown
        for key in sorted(keys.values(), key=lambda k: -len(k.label)):
            left = left.replace(f"{key.key} {key.label}", "", 1)
        assert set(left) <= set(" │\n")
        for wanted in ("next-speaker", "ask", "next-item", "vote", "undo", "help"):
            assert f"{keys[wanted].key} {keys[wanted].label}" in shown
        assert all(len(line) <= size[0] - 2 for line in shown.splitlines())


async def test_the_footer_keeps_its_places_when_a_label_changes(stage):
    async with stage(scenes.debate()) as s:
        before = s.text("#footer")
        await s.press("p")
        after = s.text("#footer")
        assert "resume" in after
        assert before.index("g agenda") == after.index("g agenda")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(
    "state",
    ["prepared", "debate", "voting", "overtime", "recess", "closed", "pooled", "interposed"],
)
async def test_nothing_stands_on_anything_else(stage, state, size):
    async with stage(getattr(scenes, state)("vi"), size=size, language="vi") as s:
        shown = [w for w in s.app.screen.query("Pane") if w.display and w.region.area]
        for number, one in enumerate(shown):
            for other in shown[number + 1 :]:
                assert not one.region.overlaps(other.region), (one.id, other.id)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", ["en", "vi"])
async def test_a_verdict_in_the_border_is_never_cut(stage, language, size):
    scene = scenes.voting(language, Method.HANDS)
    scene.session.do(c.StateCount(counts=Counts(for_=1, against=20)))
    scene.session.do(c.CloseVote())
    async with stage(scene, size=size, language=language) as s:
        card = s.app.screen.query_one("#card")
        verdict = {"en": "✗ LOST", "vi": "✗ KHÔNG ĐƯỢC THÔNG QUA"}[language]
        assert str(card.border_title).endswith(verdict)
        assert len(card.border_title) <= card.outer_size.width - 6


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_size_shows_who_speaks_who_waits_the_motion_and_the_agenda(stage, size):
    async with stage(scenes.debate(), size=size) as s:
        screen = s.app.screen
        shown = "\n".join(
            str(w.render()) for w in screen.query("Pane") if w.display and w.region.height
        )
        for wanted in ("Hugo Gray", "1:58 / 3:00", "Nina Bell", "point of order", "18 for",
                       "78.3%", "meetings stay on the 3rd", "spoken 9 of 23", "20–30", "left 50",
                       "What held us back", "19:44", "23/25", "20:34 ▲7"):  # fmt: skip
            assert wanted in shown, wanted
        card = screen.query_one("#card")
        assert card.region.height == len(str(card.render()).splitlines()) + 2


@pytest.mark.parametrize("size", [(79, 24), (80, 23), (40, 10)], ids=str)
async def test_a_smaller_screen_says_what_it_takes(stage, size):
    async with stage(scenes.debate(), size=size) as s:
        screen = s.app.screen
        notice = screen.query_one("#too-small")
        assert notice.region.width == size[0]
        assert "80 x 24" in str(notice.render())
        assert not screen.query_one("#panels").display
        await s.pilot.resize_terminal(80, 24)
        await s.pilot.pause()
        assert screen.query_one("#panels").display
        assert "Hugo Gray" in s.text("#speaker")


async def test_the_clock_grows_with_the_screen(stage):
    heights = []
    for size in ((80, 24), (120, 36), (200, 60)):
        async with stage(scenes.debate(), size=size) as s:
            lines = s.text("#clock").splitlines()
            heights.append(sum("█" in line for line in lines))
    assert heights == sorted(set(heights))


async def test_a_long_agenda_keeps_the_open_item_in_sight(stage):
    many = scenes.long_agenda(60)
    for size in ((120, 36), (80, 24)):
        async with stage(scenes.Scene(many).do(), size=size) as s:
            await s.press("n")
            for _ in range(40):
                await s.press("n")
            assert s.meeting.item.number == "41"
            panel = "#outline" if size[0] > 100 else "#folded"
            assert "▶" in s.text(panel)
            assert "41" in s.text(panel)


async def test_a_long_list_says_how_many_do_not_fit(stage):
    scene = scenes.opened()
    scene.do(*(scenes.c.AskFloor(person=scene.id(n)) for n in range(22)))
    async with stage(scene, size=(80, 24)) as s:
        rows = s.text("#waiting").splitlines()
        shown = len(rows) - 2
        assert rows[-1].strip() == f"… +{22 - shown}"


def test_a_footer_without_room_keeps_what_matters_most():
    def key(action: str, weight: int) -> FooterKey:
        return FooterKey(action, action[0], action, (action,), weight, is_in_order=True)

    from facilitator.ui.widgets.footer import _fitting

    groups = ((key("alpha", 1), key("beta", 3)), (key("gamma", 2), key("delta", 1)))
    kept = [[k.action for k in group] for group in _fitting(groups, 28)]
    assert kept == [["alpha"], ["gamma", "delta"]]
