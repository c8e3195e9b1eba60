"""The start screen: unfinished meetings first, agendas, minutes; Enter chooses."""

import threading

import pytest

from facilitator.cli.starting import choices, read_choice
from facilitator.ui.start import Kind, StartApp, StartChoice
from facilitator.words import Words

CHOICES = (
    StartChoice(kind=Kind.MINUTES, title="Tháng mười", detail="3 Oct", target="m"),
    StartChoice(kind=Kind.SHIPPED, title="Board meeting", detail="6 items", target="board"),
    StartChoice(kind=Kind.AGENDA, title="[/foo] Họp tổ", detail="4 items", target="hop.md"),
    StartChoice(kind=Kind.RESUME, title="Sinh hoạt", detail="item 3 of 9", target="r"),
)


@pytest.fixture
def run(words):
    async def ran(choices=CHOICES, *keys, detail=None, size=(80, 24)):
        app = StartApp(choices, words, detail=detail)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys:
                await pilot.press(*([key[1:]] if key.startswith("@") else key))
            if detail is not None:
                await app.workers.wait_for_complete()
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            app.seen = "\n".join(strip.text.rstrip() for strip in strips)
        return app

    return ran


async def test_an_unfinished_meeting_comes_first_and_enter_goes_on_with_it(run):
    app = await run(CHOICES, "@enter")
    assert app.return_value.target == "r"


async def test_the_arrows_pass_over_the_headings(run):
    targets = [
        (await run(CHOICES, *["@down"] * steps, "@enter")).return_value.target for steps in range(5)
    ]
    assert targets == ["r", "hop.md", "board", "m", "r"]


async def test_typing_finds_without_diacritics(run):
    app = await run(CHOICES, "thang", "@enter")
    assert app.return_value.target == "m"
    app = await run(CHOICES, "nothing like it", "@enter")
    assert app.return_value is None
    assert "Nothing here fits." in app.seen


async def test_escape_empties_the_line_and_then_leaves(run):
    app = await run(CHOICES, "thang", "@escape", "@enter")
    assert app.return_value.target == "r"
    app = await run(CHOICES, "@escape")
    assert app.return_value is None
    assert app.return_code == 0


async def test_what_takes_time_to_read_is_read_in_a_thread(run):
    threads = []

    def detail(choice):
        threads.append(threading.current_thread())
        if choice.target == "broken":
            raise ValueError
        if choice.target == "titled":
            return StartChoice(kind=choice.kind, title="A [/title]", detail="9 items", target="t")
        return "7 items"

    choices = [
        StartChoice(kind=Kind.AGENDA, title=name, target=name)
        for name in ("plain", "broken", "titled")
    ]
    app = await run(choices, detail=detail)
    assert threads
    assert threading.main_thread() not in threads
    assert "7 items" in app.seen
    assert "A [/title]" in app.seen
    assert "broken" in app.seen


async def test_a_newcomer_is_told_how_it_works(run):
    app = await run(CHOICES, "?")
    assert "An agenda is a Markdown file" in app.seen
    app = await run(CHOICES, "?", "@enter", "@escape", "@enter")
    assert app.return_value.target == "r"


async def test_hostile_titles_and_many_of_them_fit(run):
    choices = [
        StartChoice(kind=Kind.AGENDA, title=f"[/x]{n} \x1b[2J" + "山" * 80, target=str(n))
        for n in range(200)
    ]
    app = await run(choices, "@up", "@enter")
    assert app.return_value.target == "199"
    assert "\x1b" not in app.seen


async def test_files_of_a_project_and_those_without_items_come_behind_the_agendas(run, tmp_path):
    words = Words("en")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n## 1.0\n- more\n")
    (tmp_path / "About.md").write_text("A word about us.\n")
    (tmp_path / "README.md").write_text("# Roof\n## One minute\n## Two\n")
    (tmp_path / "spring.md").write_text("# Spring meeting\n## 1. News (10m)\n")
    offered = choices(tmp_path / "none", tmp_path, words)
    here = [choice for choice in offered if choice.kind is Kind.AGENDA]

    def detail(choice):
        return read_choice(choice, words)

    app = await run(here, detail=detail)
    places = [app.seen.index(title) for title in ("Spring meeting", "About", "Changelog", "Roof")]
    assert places == sorted(places)
    assert "no items" in app.seen
    shown = app.seen.splitlines()
    assert next(line for line in shown if "▸" in line).split()[1:3] == ["Spring", "meeting"]
