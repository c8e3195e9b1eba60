"""Motions on the main screen: keys in, events out, and what the card shows."""

from __future__ import annotations

import scenes
from hands import Hands
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import PreparedMotion
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


async def test_the_screen_takes_a_close_back_and_counts_the_adjournment_again(stage):
    async with stage(begun()) as screen:
        session = screen.scene.session
        session.do(c.MoveProcedure(kind="adjourn"))
        session.do(c.OpenVote())
        session.do(c.StateCount(counts=Counts(for_=9)))
        session.do(c.CloseVote())
        await screen.pilot.pause()
        assert "ADJOURNMENT DECIDED" in screen.text("#head")
        session.do(c.Adjourn(confirmed=True))
        await screen.press("escape", "u")
        assert screen.meeting.in_session
        assert type(screen.app.screen).__name__ != "AdjournDialog", "asked once"
        session.do(c.Recount(counts=Counts(for_=1, against=8)))
        await screen.pilot.pause()
        assert "ADJOURNMENT DECIDED" not in screen.text("#head")


async def test_c_counts_again_in_the_recess_that_the_vote_decided(stage):
    async with stage(begun()) as screen:
        session = screen.scene.session
        session.do(c.MoveProcedure(kind="recess", text="5m"))
        session.do(c.OpenVote())
        session.do(c.StateCount(counts=Counts(for_=9)))
        session.do(c.CloseVote())
        await screen.pilot.pause()
        await screen.press("c")
        assert type(screen.app.screen).__name__ == "CountDialog"
        await screen.press("escape")
        session.do(c.Recount(counts=Counts(for_=1, against=8)))
        assert screen.meeting.in_session


async def test_the_screen_says_what_a_recount_takes_back_and_what_stays(stage):
    async with stage(begun()) as screen:
        session = screen.scene.session
        name = screen.meeting.name_of(screen.meeting.speech.person)
        session.do(c.MoveProcedure(kind="close-debate"))
        session.do(c.OpenVote())
        session.do(c.StateCount(counts=Counts(for_=9)))
        session.do(c.CloseVote())
        await screen.pilot.pause()
        await screen.press("escape")
        session.do(c.Recount(counts=Counts(for_=1, against=8)))
        await screen.pilot.pause()
        answer = " ".join(screen.answer.split())
        assert "the speakers' list is open again" in answer
        assert f"the speech of {name} that was ended stays ended" in answer


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
        assert screen.new_events == []
        assert "Type a part of a name." in Hands(screen).seen
        await screen.press("l", "e", "enter")
        assert screen.meeting.motions[-1].seconder == scene.id(2)
        assert screen.new_events == ["MotionSeconded"]
        assert type(screen.app.screen).__name__ == "VoteDialog"
        await screen.press("1", "2", "enter")
        assert screen.new_events[-1] == "VoteClosed"


async def test_the_verdict_on_an_amendment_is_told_while_the_card_shows_the_motion_again(stage):
    async with stage(begun(), (80, 24)) as screen:
        await screen.press("m", "a", "exclamation_mark", "enter", "v", "enter")
        seen = screen.app.screen.query_one("#verdict").render()
        assert "The question is on the amendment." in str(seen)
        await screen.press("9", "space", "2", "enter")
        assert "We pay 100 dollars!" in screen.text("#card")
        assert "carried: 9 for" in screen.answer
        await screen.press("v")
        assert "carried: 9 for" in str(screen.app.screen.query_one("#arithmetic").render())
        assert "Vote on motion" in str(screen.app.screen.query_one("#heading").render())


async def test_an_amendment_is_called_so_where_it_is_voted_on(stage):
    async with stage(begun(), (80, 24)) as screen:
        await screen.press("m", "a", "exclamation_mark", "enter", "v")
        assert "Amendment" in str(screen.app.screen.query_one("#heading").render())


async def test_a_turn_is_put_right_after_a_vote_too(stage):
    async with stage(scenes.debate(), (80, 24)) as screen:
        await screen.press("f")
        screen.scene.session.do(c.MoveMotion(text="We pay 100 dollars"))
        await screen.press("v", "9", "enter", "c")
        assert type(screen.app.screen).__name__ == "CountDialog"
        await screen.press("t")
        assert type(screen.app.screen).__name__ == "CorrectTurnDialog"
        await screen.type("nina")
        assert screen.new_events[-1] == "TurnCorrected"


async def test_a_card_without_figures_is_not_cut_where_lines_are_free(stage):
    scene = begun()
    scene.session.do(c.SecondMotion(person=scene.id(7)))
    async with stage(scene, (80, 24)) as screen:
        card = screen.text("#card")
        assert "seconded by" in card
        assert "simple majority" in " ".join(card.split())
        assert "…" not in card


async def test_motions_adopted_together_stand_together_on_the_card(stage):
    texts = ("We thank the tellers", "We approve the minutes", "We buy a drum")
    prepared = tuple(PreparedMotion(text=text, method="consent") for text in texts)
    agenda = scenes.agenda()
    first = replace(agenda.items[0], motions=prepared)
    scene = scenes.Scene(replace(agenda, items=(first, *agenda.items[1:]))).at("19:00")
    here = tuple(scene.id(n) for n in range(23))
    scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT), c.OpenMeeting())
    async with stage(scene, (80, 24)) as screen:
        await screen.press("C", "2", "enter")
        card = screen.text("#card")
        assert [text in card for text in texts] == [True, False, True]
        assert "adopted by general consent" in card
        title = str(screen.app.screen.query_one("#card").border_title)
        assert title == "Consent agenda · ✓ CARRIED"


async def test_a_postponed_motion_stays_in_view_and_is_taken_up_by_m_0_when_it_is_due(stage):
    scene = begun()
    scene.do(c.MoveProcedure(kind="postpone", text="until 20:00"), c.OpenVote())
    scene.do(c.StateCount(counts=Counts(for_=9)), c.CloseVote())
    async with stage(scene, (100, 40)) as screen:
        assert "until 20:00: We pay 100 dollars" in screen.text("#records")
        await screen.tick("20:00")
        assert "(m, then 0): We pay 100 dollars" in screen.text("#records")
        await screen.press("m", "0")
        assert screen.new_events == ["MotionTaken"]
        assert "We pay 100 dollars" not in screen.text("#records")


async def test_before_its_time_a_postponed_motion_is_taken_up_after_asking_once(stage):
    scene = begun()
    scene.do(c.MoveProcedure(kind="postpone", text="to the end"), c.OpenVote())
    scene.do(c.StateCount(counts=Counts(for_=9)), c.CloseVote())
    async with stage(scene, (100, 40)) as screen:
        await screen.press("m", "down", "enter")
        assert screen.new_events == []
        await screen.press("enter")
        assert screen.new_events == ["MotionTaken"]
