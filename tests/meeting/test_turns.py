"""Putting turns right afterwards: the tallies follow (spec 3)."""

from __future__ import annotations

import datetime as dt

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.people import Presence

from .room import START, Room


def at(seconds: int) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def spoken(room: Room, name: str) -> tuple[int, int]:
    person = room.person(name)
    return person.turns, person.seconds


def two_turns() -> Room:
    """Ann from 10 to 70, Bob from 70 to 100."""
    room = Room()
    room.ask("Ann", "Bob")
    room.wait(seconds=10)
    room.call()
    room.wait(seconds=60)
    room.call()
    room.wait(seconds=30)
    room.finish()
    return room


def test_it_began_thirty_seconds_ago() -> None:
    room = Room()
    room.wait(minutes=2)
    room.ask("Ann")
    room.call()
    room.wait(seconds=10)
    room.do(c.CorrectTurn(turn=room.speech.id, began_at=room.now - dt.timedelta(seconds=30)))
    assert room.speech.net(room.now) == 30
    room.finish()
    assert spoken(room, "Ann") == (1, 30)


def test_begin_end_and_speaker_of_a_finished_turn() -> None:
    room = two_turns()
    room.do(c.CorrectTurn(turn="t1", began_at=at(20), ended_at=at(60)))
    assert spoken(room, "Ann") == (1, 40)
    room.do(c.CorrectTurn(turn="t1", person=room.id("Cat")))
    assert (spoken(room, "Ann"), spoken(room, "Cat")) == ((0, 0), (1, 40))
    assert "so already" in room.refused(c.CorrectTurn(turn="t1", person=room.id("Cat")))


def test_an_interrupted_speech_can_be_put_right_too() -> None:
    room = Room()
    room.wait(minutes=1)
    room.ask("Ann")
    room.call()
    room.wait(seconds=20)
    room.ask("Bob", to="interposed")
    room.call()
    room.do(c.CorrectTurn(turn="t1", began_at=at(50), person=room.id("Cat")))
    assert "still running" in room.refused(c.CorrectTurn(turn="t1", ended_at=at(70)))
    room.finish()
    room.finish()
    assert spoken(room, "Cat") == (1, 30)


def test_a_speech_that_a_recess_pauses_has_no_end_to_correct() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.pause()
    assert "still running" in room.refused(c.CorrectTurn(turn="t1", ended_at=at(30)))


def test_impossible_times_are_refused() -> None:
    room = two_turns()
    for wrong in (
        c.CorrectTurn(turn="t1", began_at=at(80)),
        c.CorrectTurn(turn="t1", began_at=at(-1)),
        c.CorrectTurn(turn="t2", ended_at=at(101)),
        c.CorrectTurn(turn="t9", ended_at=at(90)),
        c.SplitTurn(turn="t1", at=at(10)),
        c.SplitTurn(turn="t1", at=at(70)),
        c.MergeTurns(turn="t1", merged="t1"),
    ):
        assert room.refused(wrong)


def test_a_turn_that_was_two_is_split_and_adds_up() -> None:
    room = two_turns()
    instant = at(25).replace(microsecond=700_000)
    room.do(c.SplitTurn(turn="t1", at=instant, person=room.id("Cat")))
    assert room.turns == [("Ann", 15), ("Cat", 45), ("Bob", 30)]
    assert (spoken(room, "Ann"), spoken(room, "Cat")) == ((1, 15), (1, 45))
    room.speaks("Dan", 5)
    assert len({turn.id for turn in room.meeting.turns}) == 4


def test_a_split_in_a_pause_keeps_the_pause_out() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=20)
    room.pause()
    room.wait(seconds=100)
    room.resume()
    room.wait(seconds=30)
    room.finish()
    room.do(c.SplitTurn(turn="t1", at=at(60)))
    assert room.turns == [("Ann", 20), ("Ann", 30)]
    assert spoken(room, "Ann") == (2, 50)


def test_two_turns_that_were_one_are_merged_at_the_place_of_the_later() -> None:
    room = two_turns()
    room.speaks("Ann", 40)
    room.do(c.MergeTurns(turn="t3", merged="t1"))
    assert room.turns == [("Bob", 30), ("Ann", 100)]
    assert spoken(room, "Ann") == (1, 100)
    room.do(c.PutBack())
    assert room.waiting == ["Ann"], "the last speaker is who ended last"


def test_it_began_earlier_ends_the_speech_before_it_earlier() -> None:
    room = two_turns()
    told = room.told(c.CorrectTurn(turn="t2", began_at=at(65)))
    assert room.turns == [("Ann", 55), ("Bob", 35)]
    assert "Ann's turn was from 19:30:10 to 19:31:05" in told
    assert spoken(room, "Ann") == (1, 55)
    room.undo()
    assert room.turns == [("Ann", 60), ("Bob", 30)]


def test_a_later_end_takes_from_the_speech_that_followed_the_running_one_too() -> None:
    room = two_turns()
    room.ask("Cat")
    room.call()
    room.wait(seconds=20)
    room.do(c.CorrectTurn(turn="t2", ended_at=at(110)))
    assert room.turns == [("Ann", 60), ("Bob", 40)]
    assert room.speech.net(room.now) == 10
    assert room.speech.is_running


def test_a_correction_that_would_leave_nothing_of_another_turn_is_refused() -> None:
    room = two_turns()
    reason = room.refused(c.CorrectTurn(turn="t2", began_at=at(10)))
    assert reason == "That would leave nothing of Ann's turn, which began at 19:30:10."


def test_a_correction_within_an_interrupted_speech_leaves_its_two_ends() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.ask("Bob", to="interposed")
    room.call()
    room.wait(seconds=30)
    room.finish()
    room.wait(seconds=60)
    room.finish()
    room.do(c.CorrectTurn(turn="t2", began_at=at(50), ended_at=at(100)))
    assert room.turns == [("Bob", 50), ("Ann", 100)]
    assert len(room.meeting.turns[1].spans) == 2


def test_a_corrected_turn_lies_within_its_item_and_outside_the_recesses() -> None:
    room = Room()
    room.wait(seconds=10)
    room.pause()
    room.wait(seconds=50)
    room.resume()
    room.next()
    room.wait(seconds=10)
    room.speaks("Ann", 30)
    assert "At 19:30:30 item 2 was not open" in room.refused(
        c.CorrectTurn(turn="t1", began_at=at(30))
    )
    room.pause()
    room.wait(seconds=100)
    room.resume()
    room.wait(seconds=20)
    room.do(c.CorrectTurn(turn="t1", ended_at=at(210)))
    assert room.turns == [("Ann", 40)], "the recess is no part of it"


def test_turns_of_an_older_record_that_overlap_are_not_merged() -> None:
    room = two_turns()
    older = e.TurnCorrected(turn="t2", began_at=at(65))
    room.session.record((older,), room.now)
    assert room.turns == [("Ann", 60), ("Bob", 35)], "read as it was written"
    assert "overlap" in room.refused(c.MergeTurns(turn="t1", merged="t2"))


def test_turns_that_lie_in_other_items_are_not_merged() -> None:
    room = two_turns()
    room.next()
    room.speaks("Ann", 10)
    assert "different items" in room.refused(c.MergeTurns(turn="t2", merged="t3"))


def test_corrections_are_undone_to_the_second() -> None:
    room = two_turns()
    before = room.meeting
    room.do(c.SplitTurn(turn="t1", at=at(30), person=room.id("Cat")))
    room.do(c.CorrectTurn(turn="t3", person=room.id("Dan")))
    room.do(c.MergeTurns(turn="t1", merged="t3"))
    room.undo(3)
    assert room.meeting == before


def test_time_for_and_against_follows_a_correction() -> None:
    room = Room()
    room.speaks("Ann", 60, to="for")
    room.do(c.CorrectTurn(turn="t1", ended_at=at(45)))
    assert room.meeting.items["i1"].seconds_for == 45


def interrupted() -> Room:
    """Ann from 0 to 150, Bob's question from 60 to 90 in between, a recess from 120 to 130."""
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.ask("Bob", to="interposed")
    room.call()
    room.wait(seconds=30)
    room.finish()
    room.wait(seconds=30)
    room.pause()
    room.wait(seconds=10)
    room.resume()
    room.wait(seconds=20)
    room.finish()
    assert room.turns == [("Bob", 30), ("Ann", 110)]
    return room


def test_a_speech_ended_before_the_question_that_was_put_to_it() -> None:
    room = interrupted()
    room.do(c.CorrectTurn(turn="t1", ended_at=at(55)))
    assert room.turns == [("Bob", 30), ("Ann", 55)]
    room.undo()
    told = room.told(c.CorrectTurn(turn="t1", ended_at=at(75)))
    assert told == "Ann's turn was from 19:30:00 to 19:31:00", "while Bob asked, Ann was silent"
    assert room.turns == [("Bob", 30), ("Ann", 60)]


def test_a_speech_began_after_the_question_or_in_the_recess() -> None:
    room = interrupted()
    room.do(c.CorrectTurn(turn="t1", began_at=at(95), ended_at=at(145)))
    assert room.turns == [("Bob", 30), ("Ann", 40)]
    room.do(c.CorrectTurn(turn="t1", began_at=at(40)))
    assert room.turns == [("Bob", 30), ("Ann", 65)], "the question in between is Bob's again"
    assert room.read_again() == room.meeting


def test_a_turn_that_would_lie_in_its_own_pause_is_refused() -> None:
    room = interrupted()
    reason = room.refused(c.CorrectTurn(turn="t1", began_at=at(65), ended_at=at(80)))
    assert reason == "A turn begins before it ends, and its pauses lie between."


def test_who_is_said_to_have_the_floor_is_in_the_room() -> None:
    room = Room(opened=False)
    room.mark(Presence.PRESENT, "Ann", "Bob")
    room.mark(Presence.ABSENT, "Cat")
    room.do(c.OpenMeeting())
    room.call_out("Ann")
    assert "not present" in room.refused(c.CorrectTurn(turn="t1", person=room.id("Cat")))
    room.do(c.CorrectTurn(turn="t1", person=room.id("Dan")))
    assert room.person("Dan").is_present
    room.finish()
    room.leaves("Bob")
    room.do(c.CorrectTurn(turn="t1", person=room.id("Bob")))
    assert not room.person("Bob").is_present, "who spoke may have left since"


def test_only_who_was_invited_has_spoken_by_invitation() -> None:
    room = Room()
    room.speaks("Ann", 60)
    room.do(c.InviteNext())
    who = room.speaker
    room.wait(seconds=60)
    room.finish()
    room.do(c.SplitTurn(turn="t2", at=at(90), person=room.id("Ann")))
    room.do(c.SplitTurn(turn="t2", at=at(75)))
    invited = [(room.meeting.name_of(t.person), t.invited) for t in room.meeting.turns]
    assert invited == [("Ann", False), (who, True), (who, True), ("Ann", False)]


def test_a_running_speech_is_not_split_and_the_reason_helps() -> None:
    room = two_turns()
    room.call_out("Cat")
    room.wait(seconds=20)
    for wrong in (
        c.SplitTurn(turn="t3", at=at(110)),
        c.MergeTurns(turn="t2", merged="t3"),
    ):
        assert room.refused(wrong) == "The speech is still running: finish it first."
