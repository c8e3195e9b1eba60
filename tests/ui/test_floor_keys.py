"""The floor by keys: what is put in between, who has no name yet, pools, and the gentle sign."""

from __future__ import annotations

import scenes
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.body import BodyRules
from facilitator.meeting.events import FloorAsked
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence
from facilitator.meeting.pools import pools

RULES = BodyRules(pools={"A": 600, "B": 120}, ranks={"close the debate": 1, "recess": 2})


def opened(rules: BodyRules = RULES) -> scenes.Scene:
    """A body with pools and categories, 23 present; Nina Bell of group B speaks."""
    scene = scenes.Scene(replace(scenes.agenda(), body_rules=rules)).at("19:00")
    here = tuple(scene.id(n) for n in range(23))
    scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT), c.OpenMeeting())
    return scene.do(c.CallPerson(person=scene.id(1))).at("19:01")


async def test_a_question_by_nobody_yet_an_answer_and_the_speech_goes_on(stage):
    async with stage(opened()) as s:
        await s.press("a", "^", "enter")
        assert s.new_events == ["FloorAsked"]
        await s.press("space")
        assert s.new_events[1:] == ["SpeechInterrupted", "FloorGiven"]
        assert "… who?" in s.text("#speaker")
        assert "N says who it is" in s.text("#speaker")
        await s.press("N")
        await s.type("bor")
        assert s.meeting.name_of(s.meeting.speech.person) == "Boris Irwin"
        assert "N says" not in s.text("#speaker")
        await s.press("a")
        await s.type("=nin")
        answer = s.scene.events[-1]
        assert isinstance(answer, FloorAsked)
        assert (answer.speech_class, answer.answers) == (SpeechClass.INTERPOSED, "e1")
        await s.tick("19:01:20")
        await s.press("space")
        assert "= answer" in s.text("#speaker")
        await s.tick("19:01:50")
        await s.press("space")
        assert s.new_events[-2:] == ["SpeechEnded", "SpeechContinued"]
        assert s.meeting.name_of(s.meeting.speech.person) == "Nina Bell"
        await s.tick("19:02:00")
        await s.press("f")
        assert [turn.net() for turn in s.meeting.turns] == [20, 30, 70]


async def test_what_fits_beside_a_short_name_is_not_cut(stage):
    async with stage(opened(), size=(80, 24)) as s:
        await s.press("a", "^", "enter", "space")
        assert "… who? ^ interposed question" in s.text("#speaker")


async def test_space_lets_the_interrupted_go_on_before_it_goes_down_the_list(stage):
    scene = opened().do(
        c.AskFloor(person="p5"), c.AskFloor(person="p6", speech_class=SpeechClass.INTERPOSED)
    )
    async with stage(scene, size=(80, 24)) as s:
        assert "␣ next speaker" in s.text("#footer")
        await s.press("space")
        assert "␣ goes on" in s.text("#footer")
        await s.press("space")
        assert s.meeting.speech.id == "t1"
        assert len(s.meeting.waiting) == 1
        await s.press("space")
        assert s.meeting.speech.person == "p5"


async def test_a_double_press_gives_the_floor_back_and_takes_it_from_nobody(stage):
    scene = opened().do(c.AskFloor(person="p5"))
    scene.do(c.AskFloor(person="p6", speech_class=SpeechClass.INTERPOSED), c.CallNext())
    async with stage(scene) as s:
        await s.press("space")
        await s.press("space", apart=0.4)
        assert s.new_events == ["SpeechEnded", "SpeechContinued"]
        assert s.meeting.speech.id == "t1"
        assert "nothing was done" in s.answer


async def test_who_waits_without_a_name_is_named_by_one_key(stage):
    async with stage(opened()) as s:
        await s.press("N")
        assert "has a name" in s.answer
        await s.press("a", "*", "enter")
        assert "… who?" in s.text("#waiting")
        await s.press("N")
        await s.type("lee")
        assert s.new_events == ["FloorAsked", "EntryNamed"]
        assert "Lee Carder" in s.text("#waiting")


async def test_only_what_is_put_in_between_can_be_asked_by_nobody(stage):
    async with stage(opened()) as s:
        await s.press("a", "enter")
        assert s.scene.events[-1].person is not None
        await s.press("a", "=", "enter")
        assert s.new_events == ["FloorAsked"]


async def test_a_wrong_name_is_put_right_in_the_list(stage):
    async with stage(opened().do(c.AskFloor(person="p5"), c.AskFloor(person="p6"))) as s:
        await s.press("l", "down", "n")
        await s.type("hugo")
        assert s.new_events == ["EntryNamed"]
        assert [s.meeting.name_of(e.person) for e in s.meeting.waiting] == [
            "Vera Evans",
            "Hugo Gray",
        ]


async def test_moving_across_a_class_border_in_the_list_changes_the_class_and_says_so(stage):
    scene = opened().do(
        c.AskFloor(person="p5", speech_class=SpeechClass.ORDER), c.AskFloor(person="p6")
    )
    async with stage(scene) as s:
        await s.press("l", "down", "K", "escape")
        assert s.scene.events[-1].speech_class is SpeechClass.ORDER
        assert "moved to place 1 and is now: point of order" in s.text("#log")


async def test_categories_of_points_of_order_are_shown_and_chosen_by_digit(stage):
    async with stage(opened()) as s:
        await s.press("a", "!")
        shown = str(s.app.screen.query_one("#ranks").render())
        assert "!1 close the debate" in shown
        await s.press("2")
        assert "point of order: recess" in str(s.app.screen.query_one("#heading").render())
        await s.type("lee")
        assert s.scene.events[-1].rank == 2


def branches(*names: str) -> scenes.Scene:
    """Two groups of those names with pools, all present."""
    rules = BodyRules(pools=dict.fromkeys(names, 600))
    agenda = scenes.agenda()
    people = tuple(replace(p, group=names["AB".index(p.group)]) for p in agenda.people)
    scene = scenes.Scene(replace(agenda, people=people, body_rules=rules)).at("19:00")
    here = tuple(scene.id(n) for n in range(23))
    return scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT), c.OpenMeeting())


async def test_groups_that_begin_alike_are_told_apart_on_a_small_screen(stage):
    async with stage(branches("Branch committee 1", "Branch committee 2"), size=(80, 24)) as s:
        shown = s.text("#pools")
        assert "… 1 " in shown
        assert "… 2 " in shown


async def test_pools_are_charged_live_and_given_more_by_a_digit(stage):
    async with stage(opened()) as s:
        assert "1:00" in s.text("#pools")
        await s.tick("19:01:59")
        assert "0:01" in s.text("#pools")
        assert "used up" not in s.answer
        await s.tick("19:02:30")
        assert "-0:30" in s.text("#pools")
        assert "speaking time of B is used up" in s.answer
        await s.press("P", "down", "5", "escape")
        assert s.new_events == ["PoolExtended"]
        assert {pool.group: pool.left for pool in pools(s.meeting, s.scene.clock.now())} == {
            "A": 600,
            "B": 270,
        }
        assert "4:30" in s.text("#pools")


async def test_without_pools_nothing_is_shown_and_the_key_says_why(stage):
    async with stage(scenes.debate()) as s:
        assert not s.app.screen.query_one("#pools").display
        await s.press("P")
        assert "No group has a pool" in s.answer


async def test_a_fourth_turn_is_pointed_out_before_the_key_and_never_asked_about(stage):
    scene = opened().do(c.FinishSpeech()).speech(1, 10).speech(1, 10)
    scene.do(c.AskFloor(person=scene.id(1)))
    async with stage(scene) as s:
        assert "◦ 3 turns, 22 unheard: h" in s.text("#waiting")
        await s.press("space")
        assert s.new_events == ["FloorGiven"]
        assert "unheard" not in s.text("#waiting")


async def test_a_first_or_second_turn_and_a_point_of_order_are_not_pointed_out(stage):
    scene = opened().do(c.FinishSpeech()).speech(1, 10).speech(1, 10)
    scene.do(c.AskFloor(person=scene.id(1), speech_class=SpeechClass.ORDER))
    scene.do(c.AskFloor(person=scene.id(2)))
    async with stage(scene) as s:
        assert "unheard" not in s.text("#waiting")


async def test_it_began_thirty_seconds_ago_takes_six_keys(stage):
    scene = opened().do(c.AskFloor(person="p5"), c.CallNext())
    async with stage(scene) as s:
        await s.press("c", "-", "3", "0", "s")
        shown = str(s.app.screen.query_one("#understood").render())
        assert shown == "it began at 19:00:30, when Nina Bell ended"
        await s.press("enter")
        assert s.new_events == ["TurnCorrected", "TurnCorrected"]
        assert s.meeting.turns[-1].net() == 30
        assert s.meeting.speech.net(s.scene.clock.now()) == 30


async def test_after_every_third_turn_the_unheard_are_remembered_quietly(stage):
    scene = opened().do(c.FinishSpeech()).speech(2, 10)
    async with stage(scene) as s:
        scene.speech(3, 10)
        await s.tick("19:05")
        assert "20 people have not spoken yet: h invites" in s.answer
        await s.press("h")
        assert s.meeting.speech.invited


async def test_who_was_interrupted_stands_among_the_turns_to_put_right(stage):
    scene = opened().do(c.AskFloor(person="p5", speech_class=SpeechClass.INTERPOSED), c.CallNext())
    async with stage(scene) as s:
        await s.press("c", "down")
        await s.type("lee")
        assert s.meeting.name_of(s.meeting.interrupted.person) == "Lee Carder"


async def test_while_the_attendance_is_not_taken_everybody_on_the_roster_may_speak(stage):
    scene = scenes.Scene(scenes.agenda()).at("19:00").do(c.OpenMeeting())
    scene.speech(3, 60)
    async with stage(scene) as s:
        assert "spoken 1 of 25" in s.text("#times")
