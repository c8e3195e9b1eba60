"""Votes as they are taken: opened, counted, judged, counted again (spec 4 and 5)."""

from __future__ import annotations

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.motions import MotionStatus
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import NAMED, Counts, Result
from facilitator.meeting.verdict_words import verdict_phrase
from facilitator.meeting.votes import Choice, Method

from .room import VOTERS, Room, agenda, english


def status(room: Room, number: int = 1) -> MotionStatus:
    return room.meeting.motions[number - 1].status


def verdict(room: Room) -> str:
    return english(verdict_phrase(room.vote))


# motions


def test_the_way_of_a_motion() -> None:
    room = Room()
    room.moves("We buy chairs", mover=room.id("Ann"))
    assert status(room) is MotionStatus.MOVED
    assert "own motion" in room.refused(c.SecondMotion(person=room.id("Ann")))
    room.do(c.SecondMotion(person=room.id("Bob")))
    assert status(room) is MotionStatus.SECONDED
    assert "seconded by Bob" in room.refused(c.SecondMotion(person=room.id("Cat")))
    room.speaks("Cat", 30)
    assert status(room) is MotionStatus.DEBATED
    assert "Motion 1 is before" in room.refused(c.MoveMotion(text="Tables too"))
    room.opens_vote(None)
    assert status(room) is MotionStatus.VOTING
    for command in (c.WithdrawMotion(), c.TableMotion(), c.ReferMotion()):
        assert "being voted on" in room.refused(command)
    room.counts(5, 1)
    room.closes_vote()
    assert status(room) is MotionStatus.CARRIED
    assert "no motion" in room.refused(c.WithdrawMotion())


@pytest.mark.parametrize(
    ("command", "wanted"),
    [
        (c.WithdrawMotion(), MotionStatus.WITHDRAWN),
        (c.TableMotion(), MotionStatus.TABLED),
        (c.ReferMotion(), MotionStatus.REFERRED),
    ],
)
def test_a_motion_can_go_without_a_vote(command: c.Command, wanted: MotionStatus) -> None:
    room = Room()
    room.moves()
    room.do(command)
    assert status(room) is wanted
    room.moves("Another")


def test_a_motion_belongs_to_its_item() -> None:
    room = Room()
    room.moves()
    room.next()
    assert "no motion" in room.refused(c.OpenVote())
    room.moves("Another")
    room.do(c.ReopenItem(item="i1"))
    assert room.opens_vote(None).title == "We act"


# counts


def test_the_result_says_what_it_had_and_needed_and_of_what() -> None:
    room = Room()
    room.opens_vote(needs="absolute")
    room.counts(4, 1, 1)
    vote = room.closes_vote()
    assert vote.verdict is not None
    assert (vote.verdict.needed, vote.verdict.margin, vote.verdict.base_size) == (4, 0, 6)
    assert verdict(room) == (
        "carried: 4 for, 4 needed; 66.7% of 6 members entitled to vote (absolute majority)"
    )


def test_a_count_that_cannot_be_is_refused_with_its_arithmetic() -> None:
    room = Room()
    room.leaves("Fay")
    room.opens_vote()
    sentence = room.refused(c.StateCount(counts=Counts(for_=4, against=1, abstain=1)))
    assert "4 for + 1 against + 1 abstaining + 0 invalid = 6, but only 5" in sentence
    assert "less than nothing" in room.refused(c.StateCount(counts=Counts(for_=-1)))
    told = room.told(c.StateCount(counts=Counts(for_=3, against=1)))
    assert "1 did not vote" in told


def test_a_vote_is_not_closed_without_a_count() -> None:
    room = Room()
    room.opens_vote()
    assert "State the count" in room.refused(c.CloseVote())


def test_without_attendance_the_roster_is_the_limit_and_without_a_roster_nothing() -> None:
    room = Room(opened=False)
    room.do(c.OpenMeeting())
    room.opens_vote()
    assert (room.vote.present, room.vote.entitled, len(room.vote.electors)) == (None, 6, 6)
    assert "only 6 are entitled" in room.refused(c.StateCount(counts=Counts(for_=7)))
    nobody = Room(agenda(people=()))
    nobody.opens_vote()
    nobody.counts(70, 30)
    assert nobody.closes_vote().result is Result.CARRIED


def test_a_base_that_is_not_known_is_refused_at_the_opening() -> None:
    room = Room(agenda(people=()))
    needs = {
        rule: c.OpenVote(text="x", requirement=NAMED[rule]) for rule in ("present", "absolute")
    }
    assert "take the attendance" in room.refused(needs["present"])
    assert "the roster names none" in room.refused(needs["absolute"])
    assert "nobody to call" in room.refused(c.OpenVote(text="x", method=Method.ROLLCALL))


def test_the_base_is_frozen_when_the_vote_opens() -> None:
    room = Room()
    room.leaves("Fay")
    room.opens_vote(needs="present")
    room.mark(Presence.PRESENT, "Fay")
    room.leaves("Ann", "Bob", "Cat", "Dan")
    room.do(c.AddPerson(name="Ida", voting=True))
    room.counts(3, 0)
    vote = room.closes_vote()
    assert (vote.present, vote.entitled) == (5, 6)
    assert vote.verdict is not None
    assert (vote.result, vote.verdict.base_size) == (Result.CARRIED, 5)


def test_a_verdict_is_not_judged_again_when_people_come_later() -> None:
    room = Room()
    room.leaves("Fay", "Eve")
    room.opens_vote(needs="present")
    room.counts(3)
    room.closes_vote()
    room.mark(Presence.PRESENT, "Fay", "Eve")
    assert room.vote.result is Result.CARRIED
    assert room.read_again().votes[-1].result is Result.CARRIED


def test_a_tie_is_lost_and_said_and_the_chair_can_break_it() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None)
    room.counts(2, 2)
    room.closes_vote()
    assert verdict(room).startswith("tied, and so lost: 2 for, 3 needed")
    assert status(room) is MotionStatus.TIED
    assert "for or against" in room.refused(c.GiveCastingVote(choice=Choice.ABSTAIN))
    room.do(c.GiveCastingVote(choice=Choice.FOR))
    assert (room.vote.result, status(room)) == (Result.CARRIED, MotionStatus.CARRIED)
    assert room.vote.tally.for_ == 2, "the casting vote is beside the count, not in it"
    assert room.vote.verdict is not None
    assert room.vote.verdict.base_size == 4, "so the base is what the count adds up to"
    assert "given already" in room.refused(c.GiveCastingVote(choice=Choice.FOR))
    room.undo()
    room.do(c.GiveCastingVote(choice=Choice.AGAINST))
    assert (room.vote.result, status(room)) == (Result.LOST, MotionStatus.LOST)


def test_a_tie_against_a_number_is_said_too() -> None:
    room = Room()
    room.opens_vote(needs="at least 4")
    room.counts(3, 3)
    assert room.closes_vote().result is Result.TIED
    assert verdict(room) == "tied, and so lost: 3 for, 4 needed"


def test_abstentions_alone_carry_nothing() -> None:
    room = Room()
    room.opens_vote()
    room.counts(0, 0, 6)
    room.closes_vote()
    assert verdict(room) == "lost: 0 votes for and against, and nothing carries on an empty base"


def test_a_recount_stands_beside_the_first_count() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None)
    room.counts(3, 2)
    room.closes_vote()
    assert room.refused(c.Recount(counts=Counts(for_=9)))
    room.do(c.Recount(counts=Counts(for_=2, against=3)))
    assert (room.vote.result, status(room)) == (Result.LOST, MotionStatus.LOST)
    assert room.vote.recounts == (Counts(for_=3, against=2),)
    room.do(c.Recount(counts=Counts(for_=4, against=2)))
    assert (room.vote.result, status(room)) == (Result.CARRIED, MotionStatus.CARRIED)
    assert len(room.vote.recounts) == 2
    room.undo(2)
    assert room.vote.result is Result.CARRIED


def test_a_recount_of_a_tie_forgets_the_casting_vote() -> None:
    room = Room()
    room.opens_vote()
    room.counts(2, 2)
    room.closes_vote()
    room.do(c.GiveCastingVote(choice=Choice.FOR))
    room.do(c.Recount(counts=Counts(for_=2, against=3)))
    assert (room.vote.result, room.vote.casting) == (Result.LOST, None)


def test_a_vote_is_annulled_with_a_reason_and_the_motion_is_open_again() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None)
    room.counts(5)
    room.closes_vote()
    assert "no text" in room.refused(c.AnnulVote(reason="  "))
    room.do(c.AnnulVote(reason="miscounted"))
    assert (room.vote.result, status(room)) == (Result.ANNULLED, MotionStatus.DEBATED)
    assert room.vote.tally.for_ == 5, "annulled, never deleted"
    assert verdict(room) == "annulled: miscounted"
    assert "annulled" in room.refused(c.Recount(counts=Counts(for_=4)))
    room.opens_vote(None)


def test_an_open_vote_can_be_annulled() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None)
    room.do(c.AnnulVote(reason="wrong text"))
    assert room.meeting.open_vote is None
    assert status(room) is MotionStatus.DEBATED


def test_annulling_does_not_take_a_motion_from_the_table() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None, by=Method.CONSENT)
    room.do(c.Object(person=room.id("Ann")))
    room.closes_vote()
    room.do(c.TableMotion())
    room.do(c.AnnulVote(reason="asked too early"))
    assert status(room) is MotionStatus.TABLED


def test_by_eye_gives_a_result_without_invented_numbers() -> None:
    room = Room()
    room.opens_vote()
    room.do(c.JudgeByEye(majority=True))
    vote = room.closes_vote()
    assert (vote.result, vote.counts) == (Result.CARRIED, None)
    assert "by eye" in verdict(room)
    room.opens_vote()
    room.do(c.JudgeByEye(majority=True))
    room.counts(2, 3)
    assert room.closes_vote().result is Result.LOST, "a count replaces the eye"
    room.opens_vote(needs="two-thirds")
    assert "simple majority" in room.refused(c.JudgeByEye(majority=True))


def test_two_votes_at_once_are_refused() -> None:
    room = Room()
    room.opens_vote()
    assert "open already" in room.refused(c.OpenVote(text="Another"))
    assert "close it first" in room.refused(c.Recount(counts=Counts()))
    assert "roll call" in room.refused(c.CastVote(person=room.id("Ann"), choice=Choice.FOR))


# consent


def test_general_consent_is_adopted_unless_somebody_objects() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None, by=Method.CONSENT)
    assert "not taken by counting" in room.refused(c.StateCount(counts=Counts(for_=3)))
    assert room.closes_vote().result is Result.CARRIED
    assert verdict(room) == "adopted by general consent"


def test_an_objection_leaves_the_motion_before_the_meeting() -> None:
    room = Room()
    room.moves()
    room.opens_vote(None, by=Method.CONSENT)
    room.do(c.Object(person=room.id("Ann")))
    assert "objected already" in room.refused(c.Object(person=room.id("Ann")))
    assert "not entitled" in room.refused(c.Object(person=room.id("Hal")))
    assert room.closes_vote().result is Result.UNDECIDED
    assert "1 objection; put it to a vote" in verdict(room)
    assert room.opens_vote(None).title == "We act"


# roll call


def test_a_roll_call_asks_everybody_and_then_those_who_passed() -> None:
    room = Room()
    room.opens_vote(by=Method.ROLLCALL)
    assert [room.meeting.name_of(p) for p in room.vote.to_be_asked] == list(VOTERS)
    room.cast("for", "Ann", "Bob")
    room.cast("pass", "Cat", "Dan")
    room.cast("against", "Eve")
    assert [room.meeting.name_of(p) for p in room.vote.to_be_asked] == ["Fay"]
    room.cast("abstain", "Fay")
    assert room.vote.second_round
    assert [room.meeting.name_of(p) for p in room.vote.to_be_asked] == ["Cat", "Dan"]
    assert "nobody can pass" in room.refused(c.CastVote(person=room.id("Cat"), choice=Choice.PASS))
    room.cast("for", "Cat")
    room.cast("against", "Dan")
    assert room.vote.to_be_asked == ()
    vote = room.closes_vote()
    assert vote.counts == Counts(for_=3, against=2, abstain=1)
    assert vote.result is Result.CARRIED


def test_a_second_answer_replaces_the_first_and_guests_have_none() -> None:
    room = Room()
    room.opens_vote(by=Method.ROLLCALL)
    room.cast("for", "Ann")
    room.cast("against", "Ann")
    assert room.vote.tally == Counts(against=1)
    for guest in ("Guy", "Hal"):
        assert "not entitled" in room.refused(c.CastVote(person=room.id(guest), choice=Choice.FOR))
    room.mark(Presence.ABSENT, "Fay")
    room.cast("for", "Fay")


def test_a_roll_call_in_which_all_pass_has_decided_nothing() -> None:
    room = Room()
    room.opens_vote(by=Method.ROLLCALL)
    room.cast("pass", *VOTERS)
    assert "Nobody has answered" in room.refused(c.CloseVote())
    room.cast("against", VOTERS[0])
    assert room.closes_vote().result is Result.LOST


def test_decided_early_is_said_when_nobody_can_change_it() -> None:
    room = Room()
    room.opens_vote(by=Method.ROLLCALL, needs="absolute")
    room.cast("for", "Ann", "Bob", "Cat")
    assert room.vote.decided is None
    room.cast("for", "Dan")
    assert room.vote.decided is Result.CARRIED
    room.closes_vote()
    room.opens_vote(by=Method.ROLLCALL)
    room.cast("against", "Ann", "Bob", "Cat")
    assert room.vote.decided is None, "it may still be a tie, which a casting vote breaks"
    room.cast("abstain", "Dan")
    assert room.vote.decided is Result.LOST


def test_the_end_of_the_meeting_decides_no_vote() -> None:
    for method in (Method.CONSENT, Method.HANDS, Method.ROLLCALL):
        room = Room()
        room.moves()
        room.opens_vote(None, by=method)
        if method is Method.HANDS:
            room.counts(4, 1)
        room.do(c.Adjourn(confirmed=True))
        assert room.vote.result is Result.UNDECIDED
        assert verdict(room).startswith("undecided")
        assert status(room) is MotionStatus.DEBATED
    room = Room()
    room.opens_vote()
    room.do(c.JudgeByEye(majority=True))
    room.do(c.Adjourn(confirmed=True))
    assert verdict(room).startswith("undecided")


def test_a_stated_count_outlives_an_adjournment() -> None:
    room = Room()
    room.opens_vote()
    room.counts(4, 1)
    room.do(c.Adjourn(confirmed=True))
    assert room.vote.tally == Counts(for_=4, against=1)
