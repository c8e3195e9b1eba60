"""Motions on the main screen: keys in, events out, and what the card shows."""

from __future__ import annotations

import scenes
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.body import BodyRules
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import Counts


def begun() -> scenes.Scene:
    scene = scenes.debate("en")
    scene.session.do(c.MoveMotion(text="We pay 100 dollars"))
    return scene


async def test_an_amendment_is_m_a_the_change_and_enter(stage):
    async with stage(begun(), (80, 24)) as screen:
        await screen.press("m", "a", "exclamation_mark", "enter")
        assert screen.new_events == ["MotionMoved"]
        assert screen.meeting.pending_motion.wording == "We pay 100 dollars!"
        shown = screen.text("#card")
        assert "We pay 100 dollars!" in shown
        assert "↳ upon" in shown
        assert "Amendment" in str(screen.app.screen.query_one("#card").border_title)


async def test_a_procedural_motion_is_two_keys(stage):
    async with stage(begun()) as screen:
        await screen.press("M", "1")
        assert screen.new_events == ["MotionMoved"]
        assert screen.meeting.pending_motion.procedure == "adjourn"


async def test_a_carried_adjournment_goes_to_the_gate(stage):
    async with stage(begun()) as screen:
        await screen.press("M", "1")
        session = screen.scene.session
        session.do(c.OpenVote())
        session.do(c.StateCount(counts=Counts(for_=9)))
        session.do(c.CloseVote())
        await screen.pilot.pause()
        assert type(screen.app.screen).__name__ == "AdjournDialog"
        await screen.press("escape")
        assert screen.meeting.in_session


async def test_a_closed_debate_goes_straight_to_the_vote(stage):
    async with stage(begun()) as screen:
        session = screen.scene.session
        session.do(c.MoveProcedure(kind="close-debate"))
        session.do(c.OpenVote())
        session.do(c.StateCount(counts=Counts(for_=9)))
        session.do(c.CloseVote())
        await screen.pilot.pause()
        assert type(screen.app.screen).__name__ == "VoteDialog"
        await screen.press("escape")
        assert screen.meeting.speech is None
        assert screen.meeting.waiting == ()


async def test_a_card_that_was_away_comes_back_with_its_text(stage):
    async with stage(begun()) as screen:
        await screen.press("u")
        screen.scene.session.do(c.PauseMeeting())
        screen.scene.session.do(c.ResumeMeeting())
        screen.scene.session.do(c.MoveMotion(text="We sing"))
        await screen.pilot.pause()
        assert "We sing" in screen.text("#card")
        screen.scene.session.do(c.NextItem(confirmed=True))
        await screen.pilot.pause()
        screen.scene.session.do(c.MoveMotion(text="We dance"))
        await screen.pilot.pause()
        assert "We dance" in screen.text("#card")


async def test_the_card_shows_what_the_chair_says(stage):
    async with stage(begun()) as screen:
        screen.scene.session.do(c.OpenVote())
        await screen.pilot.pause()
        shown = " ".join(screen.text("#card").split())
        assert "The question is on the adoption of the motion." in shown
        assert "Those in favour" in shown


async def test_the_card_shows_what_was_decided_last(stage):
    async with stage(begun()) as screen:
        session = screen.scene.session
        session.do(c.MoveProcedure(kind="close-debate"))
        for _ in range(2):
            session.do(c.OpenVote())
            session.do(c.StateCount(counts=Counts(for_=9)))
            session.do(c.CloseVote())
        await screen.pilot.pause()
        await screen.press("escape")
        assert "We pay 100 dollars" in screen.text("#card")
        assert "Procedural" not in str(screen.app.screen.query_one("#card").border_title)


async def test_v_asks_for_the_second_that_a_motion_still_needs(stage):
    rules = BodyRules(second=True)
    scene = scenes.Scene(replace(scenes.agenda(), body_rules=rules)).at("19:00")
    here = tuple(scene.id(n) for n in range(23))
    scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT), c.OpenMeeting())
    scene.do(c.MoveMotion(text="We pay 100 dollars", mover=scene.id(1)))
    async with stage(scene, (80, 24)) as screen:
        assert "v second" in screen.text("#footer")
        await screen.press("v")
        assert type(screen.app.screen).__name__ == "SecondDialog"
        await screen.press("enter")
        assert screen.new_events == ["MotionSeconded"]
        assert type(screen.app.screen).__name__ == "VoteDialog"
        await screen.press("1", "2", "enter")
        assert screen.new_events[-1] == "VoteClosed"
