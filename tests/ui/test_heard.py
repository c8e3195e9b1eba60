"""Who has been heard, on the main screen: one definition everywhere, one reminder each time."""

from __future__ import annotations

import hands
import scenes

from facilitator.meeting import commands as c
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence
from facilitator.ui.dialogs import statistics
from facilitator.words import Words


def with_guests(members: int = 4, guests: int = 2) -> scenes.Scene:
    """A meeting in session with a few members and guests, 19:01."""
    scene = scenes.Scene(scenes.agenda()).at("19:00")
    here = tuple(scene.id(n) for n in range(members))
    scene.do(c.MarkPresence(people=here, presence=Presence.PRESENT), c.OpenMeeting())
    for n in range(guests):
        scene.do(c.AddPerson(name=f"Guest {n}"))
    return scene.at("19:01")


def guest(scene: scenes.Scene) -> int:
    people = list(scene.session.meeting.people.values())
    return next(place for place, person in enumerate(people) if person.name == "Guest 0")


async def test_guests_are_no_part_of_those_who_have_spoken(stage):
    scene = with_guests()
    scene.speech(0, 30).speech(guest(scene), 60)
    async with stage(scene) as s:
        assert "spoken 1 of 4" in s.text("#times")
        shown = statistics(s.meeting, Words("en"), scene.session.now()).plain
        assert "1 of 4 people have spoken" in shown


async def test_who_was_here_and_left_still_counts(stage):
    scene = with_guests().speech(0, 30).speech(1, 30)
    scene.do(c.MarkPresence(people=(scene.id(1), scene.id(2)), presence=Presence.LEFT))
    async with stage(scene) as s:
        assert "spoken 2 of 4" in s.text("#times")
        shown = statistics(s.meeting, Words("en"), scene.session.now()).plain
        assert "2 of 4 people have spoken" in shown


async def test_the_reminder_and_the_sign_are_for_members_and_guests_are_invited_last(stage):
    scene = with_guests().speech(0, 30).speech(0, 30)
    async with stage(scene) as s:
        scene.speech(0, 30)
        await s.tick("19:05")
        assert "3 people have not spoken yet: h invites" in s.answer
        scene.do(c.AskFloor(person=scene.id(0)))
        await s.tick("19:05:01")
        assert "◦ 3 turns, 3 unheard: h" in s.text("#waiting")
        invited = []
        for minute in range(6, 11):
            await s.press("h")
            invited.append(s.meeting.name_of(s.meeting.speech.person))
            await s.tick(f"19:{minute:02}")
            await s.press("f")
        assert sorted(invited[3:]) == ["Guest 0", "Guest 1"]
        assert "unheard" not in s.text("#waiting")


async def test_while_only_guests_are_unheard_nobody_is_reminded(stage):
    scene = with_guests(members=2).speech(0, 30).speech(1, 30)
    async with stage(scene) as s:
        scene.speech(0, 30)
        await s.tick("19:05")
        assert "not spoken yet" not in s.answer


async def test_two_turns_that_end_at_once_do_not_pass_over_the_reminder(stage):
    scene = with_guests(members=9).speech(0, 30).speech(1, 30)
    scene.do(c.CallPerson(person=scene.id(2)))
    scene.do(c.AskFloor(person=scene.id(3), speech_class=SpeechClass.INTERPOSED), c.CallNext())
    async with stage(scene) as s:
        scene.do(c.CallPerson(person=scene.id(4)))
        assert len(s.meeting.turns) == 4
        await s.tick("19:02:10")
        assert "4 people have not spoken yet: h invites" in s.answer


async def test_who_speaks_for_the_first_time_and_asks_again_is_not_called_silent(stage):
    scene = with_guests().do(c.CallPerson(person="p1"), c.AskFloor(person="p1"))
    async with stage(scene) as s:
        assert "speaking now" in s.text("#waiting")
        assert "not spoken yet" not in s.text("#waiting")
        await s.press("l")
        assert "speaking now" in s.app.screen.query_one("Rows").render_line(0).text


async def test_between_two_speeches_the_panel_names_whom_h_would_invite(stage):
    scene = with_guests().speech(0, 30).do(c.AskFloor(person="p2"))
    async with stage(scene) as s:
        name = s.text("#speaker").partition("h invites ")[2].splitlines()[0].strip()
        assert "Call the next one" in s.text("#speaker")
        await s.press("h")
        assert s.meeting.name_of(s.meeting.speech.person) == name
        assert s.meeting.speech.person in {"p3", "p4"}, "who waits will be heard anyway"
        assert "h invites" not in s.text("#speaker")


async def test_the_statistics_live_while_they_are_looked_at(stage):
    scene = with_guests().do(c.CallPerson(person="p1"))
    async with stage(scene, size=(120, 36)) as s:
        await s.press("s")
        assert "0:00 in all" in hands.Hands(s).seen
        scene.at("19:02:05")
        s.app.screen.tick()
        await s.pilot.pause()
        assert "1:05 in all" in hands.Hands(s).seen


async def test_a_double_press_declines_for_nobody_else(stage):
    async with stage(with_guests()) as s:
        await s.press("H")
        await s.press("H", apart=0.4)
        assert s.new_events == ["InvitationDeclined"]
        assert "nothing was done" in s.answer
        await s.press("h", apart=5)
        await s.press("H", apart=5)
        await s.press("H", apart=0.4)
        assert s.new_events[1:] == ["FloorGiven", "InvitationDeclined"]
        await s.press("H", apart=5)
        assert s.new_events[-1] == "InvitationDeclined"
        declined = [p.name for p in s.meeting.people.values() if p.declined]
        assert len(declined) == 3


async def test_a_turn_that_is_taken_back_and_ends_again_reminds_nobody_twice(stage):
    scene = with_guests(members=9).speech(0, 30).speech(1, 30)
    scene.do(c.CallPerson(person=scene.id(2)))
    async with stage(scene) as s:
        await s.tick("19:03")
        await s.press("f")
        assert "6 people have not spoken yet" in s.answer
        await s.press("u")
        await s.tick("19:03:30")
        await s.press("f")
        assert "have not spoken" not in s.answer
