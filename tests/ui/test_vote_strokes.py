"""How many keys a vote takes, words and figures that are really said included."""

from __future__ import annotations

import pytest
import scenes
from hands import Hands
from textual.events import Paste

from facilitator.meeting import commands as c
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import Base, Counts
from facilitator.meeting.votes import Method


@pytest.fixture
def scene():
    full = scenes.Scene().at("19:00")
    return full.do(c.MarkPresence(people=(), presence=Presence.PRESENT), c.OpenMeeting())


async def test_a_vote_by_hands_with_what_is_usual(stage, scene):
    scene.do(c.MoveMotion(text="Buy chairs"))
    async with stage(scene, size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type("v", "18 2 =", "@enter")
        assert s.meeting.votes[-1].tally == Counts(for_=18, against=2, abstain=5)
        assert hands.strokes == 8


async def test_a_roll_call_of_25_with_two_passes(stage, scene):
    scene.do(c.MoveMotion(text="Buy chairs"))
    async with stage(scene, size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type("v", "r", "@enter", "ffffp" * 2, "f" * 15, "fg", "@enter")
        assert s.meeting.votes[-1].tally == Counts(for_=24, against=1)
        assert s.meeting.votes[-1].result == "carried"
        assert hands.strokes == 31


async def test_two_thirds_of_those_present_on_a_text_of_its_own(stage, scene):
    async with stage(scene, size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type("v", "tea", "@enter", *["@down"] * 4, "17 2", "@enter")
        vote = s.meeting.votes[-1]
        assert (vote.requirement.share, vote.requirement.base) == ("2/3", Base.PRESENT)
        assert (vote.verdict.needed, vote.result) == (17, "carried")
        assert hands.strokes == 14


@pytest.mark.parametrize(
    ("keys", "strokes"),
    [(("c",), 8), (("v", "@enter"), 9), (("u", "v", *["@backspace"] * 5), 14)],
    ids=["c", "v", "u"],
)
async def test_a_wrong_count_is_put_right_by_any_key_that_comes_to_mind(
    stage, scene, keys, strokes
):
    scene.do(c.MoveMotion(text="Buy chairs"))
    async with stage(scene, size=(80, 24)) as s:
        await Hands(s).type("v", "8 2 3", "@enter")
        hands = Hands(s)
        await hands.type(*keys, "18 2 3", "@enter")
        assert s.meeting.votes[-1].tally == Counts(for_=18, against=2, abstain=3)
        assert hands.strokes == strokes


async def test_a_ballot_of_25_papers_in_piles(stage, scene):
    scene.do(c.MoveMotion(text="Buy chairs"))
    async with stage(scene, size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type("v", "b", "@enter", "p", "18f5g2a", "@enter")
        assert s.meeting.votes[-1].tally == Counts(for_=18, against=5, abstain=2)
        assert hands.strokes == 12


async def test_a_straw_poll_with_its_outcome(stage, scene):
    async with stage(scene, size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type("v", "tea", "@enter", "p", "@enter", "9 2", "@enter", "ok", "@enter")
        assert s.meeting.votes[-1].outcome == "ok"
        assert hands.strokes == 14


async def test_after_an_objection_v_proposes_to_count_hands(stage, scene):
    scene.do(c.MoveMotion(text="Buy chairs", method=Method.CONSENT))
    async with stage(scene, size=(80, 24)) as s:
        hands = Hands(s)
        await hands.type("v", "@enter", "nina", "@enter")
        assert s.meeting.votes[-1].objections
        await hands.type("v", "18 2 =", "@enter")
        assert s.meeting.votes[-1].result == "carried"


async def test_a_paste_of_several_lines_loses_none_of_them(stage, scene):
    async with stage(scene, size=(80, 24)) as s:
        await s.press("d")
        field = s.app.screen.focused
        field.post_message(Paste("paint the hall\r\nin May,\n\n[b]if dry\n"))
        await s.pilot.pause()
        await s.press("enter")
        assert s.scene.events[-1].text == "paint the hall in May, [b]if dry"


async def test_a_vote_taken_while_a_speech_goes_on_is_doubted_by_the_key_of_corrections(stage):
    voting = scenes.voting(method=Method.HANDS)
    assert voting.session.meeting.speech is not None
    async with stage(voting) as s:
        await s.press("v", "plus", "enter", "c")
        await s.type("9 9")
        await s.press("plus")
        vote = s.meeting.votes[-1]
        assert (vote.doubted, vote.tally.against) == ("clear majority", 9)
        assert vote.result == "carried"
