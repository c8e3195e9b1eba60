"""Members who speak in turn, and those who have not been heard (spec 3)."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.people import Presence

from .room import MINUTE, Room, agenda, lasting


def test_a_go_around_calls_each_member_present_once_with_its_own_turn_length() -> None:
    room = Room(agenda(("1", lasting(10), {"go_around": 45}), lasting(5)), opened=False)
    room.mark(Presence.PRESENT, "Ann", "Cat", "Guy", "Hal")
    room.do(c.OpenMeeting())
    assert room.waiting == ["Ann", "Cat", "Guy"], "a guest is no member"
    room.call()
    assert room.speech.limit == 45
    room.next(really=True)
    room.ask("Ann")
    room.call()
    assert room.speech.limit == 3 * MINUTE
    room.do(c.ReopenItem(item="i1", confirmed=True))
    assert room.waiting == ["Cat", "Guy"], "nobody is asked a second time"


def test_a_go_around_without_attendance_asks_the_whole_roster() -> None:
    room = Room(agenda(("1", lasting(10), {"go_around": 0})), opened=False)
    room.do(c.OpenMeeting())
    assert room.waiting == ["Ann", "Bob", "Cat", "Dan", "Eve", "Fay", "Guy"]
    room.call()
    assert room.speech.limit == 3 * MINUTE


def test_inviting_begins_with_the_least_heard_group_and_the_declining_come_last() -> None:
    room = Room()
    room.speaks("Ann", 60)
    room.do(c.InviteNext())
    first = room.person(room.speaker or "")
    assert first.group != "east", "the east has been heard"
    assert room.speech.invited
    room.do(c.DeclineInvitation())
    assert room.speaker is None
    assert room.person(first.name).declined == 1
    assert room.person(first.name).turns == 0
    asked = []
    for _ in range(6):
        room.do(c.InviteNext())
        asked.append(room.speaker)
        room.finish()
    assert first.name not in asked
    room.do(c.InviteNext())
    assert room.speaker == first.name, "asked again, last"
    room.finish()
    assert "has spoken" in room.refused(c.InviteNext())


def test_who_waits_is_heard_without_an_invitation() -> None:
    room = Room()
    room.speaks("Ann", 60)
    room.ask("Bob", "Cat", "Dan", "Guy")
    asked = set()
    for _ in range(2):
        room.do(c.InviteNext())
        asked.add(room.speaker)
        room.finish()
    assert asked == {"Eve", "Fay"}
    assert room.waiting == ["Bob", "Cat", "Dan", "Guy"]
    room.do(c.InviteNext())
    assert room.speaker in {"Bob", "Dan", "Guy"}, "then the least heard group; a guest comes last"


def test_only_who_was_or_could_be_invited_declines() -> None:
    room = Room()
    room.speaks("Ann", 60)
    assert "not been invited" in room.refused(c.DeclineInvitation(person=room.id("Ann")))
    room.leaves("Bob")
    room.refused(c.DeclineInvitation(person=room.id("Bob")))
    room.do(c.DeclineInvitation(person=room.id("Cat")))


def test_who_was_interrupted_is_not_invited_to_speak() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.ask("Bob", to="interposed")
    room.call()
    room.leaves("Cat", "Dan", "Eve", "Fay", "Guy", "Hal")
    assert "has spoken" in room.refused(c.InviteNext())


def test_inviting_needs_to_know_who_is_here() -> None:
    room = Room(opened=False)
    room.do(c.OpenMeeting())
    assert "attendance" in room.refused(c.InviteNext())
    room.ask("Ann")
    assert room.person("Ann").presence is Presence.EXPECTED


def test_who_acts_unmarked_is_present_once_attendance_was_taken() -> None:
    room = Room(opened=False)
    room.mark(Presence.PRESENT, "Ann")
    room.do(c.OpenMeeting())
    room.ask("Bob")
    assert room.person("Bob").is_present


def test_who_asked_before_the_attendance_is_present_when_called_after_it() -> None:
    room = Room(opened=False)
    room.do(c.OpenMeeting())
    room.ask("Bob")
    room.mark(Presence.PRESENT, "Ann")
    assert not room.person("Bob").is_present
    room.call()
    assert room.person("Bob").is_present
