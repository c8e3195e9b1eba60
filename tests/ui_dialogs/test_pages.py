"""Pages of text and the statistics."""

import re

import pytest

from facilitator.meeting.body import BodyRules
from facilitator.meeting.commands import AskFloor, CallNext, FinishSpeech
from facilitator.meeting.phrase import say
from facilitator.ui.dialogs import MinutesPages, RulesPages, StatisticsPages, TextPages, statistics
from facilitator.words import Words


async def test_text_is_shown_as_it_is_and_can_be_scrolled(words, play):
    text = "# Biên bản [/x]\n\n" + "\n".join(f"- line {n} \x1b[31m" for n in range(200))
    stage = await play(TextPages(words, "The [/minutes]", text))
    assert "# Biên bản [/x]" in stage.seen
    assert "The [/minutes]" in stage.seen
    assert "\x1b" not in stage.seen
    assert "line 199" not in stage.seen
    stage = await play(TextPages(words, "m", text), "@end")
    assert "line 199" in stage.seen
    stage = await play(TextPages(words, "m", text), " ", "@down")
    assert "line 17" in stage.seen
    assert "# Biên bản" not in stage.seen
    stage = await play(TextPages(words, "m", text), "q")
    assert stage.answer is None


async def test_minutes_are_read_as_they_read_not_as_they_are_written(words, play):
    text = (
        "# Minutes \\[/x\\]\n\n## 1. Roof\n\n- **Time:** a quarter past "
        + "seven in the evening " * 4
        + "\n  - \\*Ann\\* said &amp; meant it\n\n1. first\n2. second\n"
    )
    stage = await play(MinutesPages(words, "m", text))
    assert "Minutes [/x]" in stage.seen
    assert "▌ 1. Roof" in stage.seen
    assert "• Time: a quarter past seven" in stage.seen
    assert re.search(r"\n {4}(in|the|evening|seven)", stage.seen)
    assert "  – *Ann* said & meant it" in stage.seen
    assert "2. second" in stage.seen
    assert "#" not in stage.seen
    assert "**" not in stage.seen


async def test_a_table_of_the_minutes_keeps_its_columns_on_a_small_screen(words, play):
    rows = [("Ann Lee of the northern district", 20), ("Võ 王小明", 10)]
    text = "\n".join(
        f"    {name:<{40 - sum(c in '王小明' for c in name)}}  {n:>3}  {'█' * n:<20}  elected today"
        for name, n in rows
    )
    stage = await play(MinutesPages(words, "m", text))
    first, second = (line for line in stage.seen.splitlines() if "elected today" in line)
    assert first.count("█") == 2 * second.count("█")
    assert first.index("█") - 3 == second.index("█")  # three letters take two cells each


async def test_minutes_are_scrolled_by_line_page_and_heading(words, play):
    text = "\n\n".join(f"## {n}. Item\n\nWhat was said \x1b[2J of {n}." for n in range(300))
    stage = await play(MinutesPages(words, "m", text))
    assert "\x1b" not in stage.seen
    assert "▌ 0. Item" in stage.seen
    stage = await play(MinutesPages(words, "m", text), "@end")
    assert "of 299" in stage.seen
    stage = await play(MinutesPages(words, "m", text), *["@tab"] * 7)
    assert stage.seen.splitlines()[3].startswith("  ▌ 7. Item")
    stage = await play(MinutesPages(words, "m", text), *["@tab"] * 7, "@shift+tab")
    assert stage.seen.splitlines()[3].startswith("  ▌ 6. Item")
    stage = await play(MinutesPages(words, "m", text), " ", "b", "@down")
    assert "of 0" in stage.seen
    assert "▌ 0. Item" not in stage.seen


def spoke(room, name, seconds):
    room.do(AskFloor(person=room.id(name)), CallNext()).wait(seconds).do(FinishSpeech())


def test_who_spoke_longest_stands_first_and_the_silent_are_named(room, words):
    spoke(room, "Võ Thị Én", 60)
    spoke(room, "Bùi Thị Hoa", 180)
    text = statistics(room.meeting, words, room.now()).plain
    assert text.index("Bùi Thị Hoa") < text.index("Võ Thị Én")
    bars = {
        line.split("━")[0].strip(): line.count("━") for line in text.splitlines() if "━" in line
    }
    assert bars["Bùi Thị Hoa"] > 2 * bars["Võ Thị Én"] > 0
    silent = text.split("8 have not spoken yet\n")[1].splitlines()[0]
    assert "Lê Văn Cường" in silent
    assert "Bùi Thị Hoa" not in silent


def test_the_running_speech_counts(room, words):
    room.do(AskFloor(person=room.id("Võ Thị Én")), CallNext()).wait(90)
    text = statistics(room.meeting, words, room.now()).plain
    assert "1:30" in next(line for line in text.splitlines() if "Võ Thị Én" in line)


def test_the_overrun_stands_beside_the_plan(room, words):
    room.wait(20 * 60)
    line = next(
        line
        for line in statistics(room.meeting, words, room.now()).plain.splitlines()
        if "Thông báo" in line
    )
    assert line.split()[-3:] == ["▲5", "20:00", "15"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_heads_of_the_figures_stay_apart_on_a_small_screen(room, language):
    spoke(room, "Bùi Thị Hoa", 60)
    words = Words(language)
    text = statistics(room.meeting, words, room.now()).plain
    heads = [words(say(head)) for head in ("time", "share", "turns", "median", "longest")]
    line = next(line for line in text.splitlines() if heads[-1] in line)
    assert line.split() == " ".join(heads).split()


async def test_statistics_fit_a_small_screen_before_anybody_spoke(make_room, words, play):
    room = make_room(*(f"[/x] 山田{n}" + "y" * 60 for n in range(30))).open()
    spoke(room, "[/x] 山田3" + "y" * 60, 10)
    stage = await play(StatisticsPages(room.meeting, words, room.now()))
    assert "[/x] 山田3" in stage.seen
    assert "1 of 30 people have spoken" in stage.seen


async def test_the_rules_are_read_part_by_part(make_room, words, play):
    rules = BodyRules(name="roberts", second=True, pools={"Tổ [/1]": 900})
    agenda = make_room(body_rules=rules, rules="roberts").meeting.agenda
    stage = await play(RulesPages(agenda, words), size=(60, 60))
    assert "Rules of this meeting: Robert's Rules of Order" in stage.seen
    assert "A motion needs somebody who seconds it." in stage.seen
    assert "Tổ [/1] may speak for 15 min." in stage.seen
    lines = [line.strip() for line in stage.seen.splitlines()]
    begun = lines.index("· to close the debate and vote at once: simple")
    assert lines[begun + 1].startswith("majority; no debate;")
