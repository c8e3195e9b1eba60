"""Opening votes and stating counts: few keys, live arithmetic, nothing impossible."""

import pytest

from facilitator.meeting.commands import (
    CloseVote,
    JudgeByEye,
    MoveMotion,
    OpenVote,
    Recount,
    StateCount,
)
from facilitator.meeting.rules import NAMED, SIMPLE, Base, Counts, Requirement
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs import CountDialog, VoteDialog
from facilitator.ui.dialogs.count import read_count


@pytest.fixture
def moved(room):
    return room.do(MoveMotion(text="Thông qua [/kế hoạch]"))


@pytest.fixture
def voting(moved):
    return moved.do(OpenVote())


async def test_enter_alone_opens_the_vote_on_the_pending_motion(moved, words, play):
    stage = await play(VoteDialog(moved.meeting, words), "@enter")
    assert stage.answer == OpenVote(method=Method.HANDS, requirement=SIMPLE)


async def test_a_letter_or_a_number_chooses_the_method(moved, words, play):
    stage = await play(VoteDialog(moved.meeting, words), "r", "@enter")
    assert stage.answer.method is Method.ROLLCALL
    stage = await play(VoteDialog(moved.meeting, words), "4", "@enter")
    assert stage.answer.method is Method.CONSENT
    stage = await play(VoteDialog(moved.meeting, words), "@right", "@enter")
    assert stage.answer.method is Method.VOICE


async def test_the_arrows_choose_the_rule(moved, words, play):
    stage = await play(VoteDialog(moved.meeting, words), "@down", "@enter")
    assert stage.answer.requirement == NAMED["absolute"]


async def test_the_rule_of_the_motion_comes_first(room, words, play):
    room.do(MoveMotion(text="X", requirement=NAMED["two-thirds"]))
    stage = await play(VoteDialog(room.meeting, words), "@enter")
    assert stage.answer.requirement == NAMED["two-thirds"]


async def test_a_rule_can_be_written_in_full(moved, words, play):
    keys = ("@up", "@enter", "at least 2/3 of entitled", "@enter", "@enter")
    stage = await play(VoteDialog(moved.meeting, words), *keys)
    assert stage.answer.requirement == Requirement(num=2, den=3, strict=False, base=Base.ENTITLED)
    stage = await play(VoteDialog(moved.meeting, words), "@up", "@enter", "most", "@enter")
    assert stage.answers == []
    assert "That is no rule" in stage.seen
    assert "most" in stage.seen


async def test_without_a_motion_the_question_is_asked_first(room, words, play):
    stage = await play(VoteDialog(room.meeting, words), "Nghỉ [giải] lao", "@enter", "@enter")
    assert stage.answer == OpenVote(text="Nghỉ [giải] lao", method=Method.HANDS, requirement=SIMPLE)
    stage = await play(VoteDialog(room.meeting, words), "@enter")
    assert stage.answers == []


async def test_a_count_states_and_closes(voting, words, play):
    stage = await play(CountDialog(voting.meeting, words), "6 2 1", "@enter")
    assert stage.answer == (
        StateCount(counts=Counts(for_=6, against=2, abstain=1)),
        CloseVote(),
    )
    voting.do(*stage.answer)
    assert voting.meeting.votes[-1].result == "carried"


async def test_the_verdict_and_the_silent_are_shown_before_it_is_stated(voting, words, play):
    stage = await play(CountDialog(voting.meeting, words), "6 2 1")
    assert "✓ carried: 6 for, 5 needed; 75.0% of 8" in stage.seen
    assert "9 of 10 voted; 1 did not vote" in stage.seen
    stage = await play(CountDialog(voting.meeting, words), "3 3")
    assert "= tied, and so lost" in stage.seen


async def test_an_impossible_count_is_refused_with_the_arithmetic(voting, words, play):
    stage = await play(CountDialog(voting.meeting, words), "6 2 11", "@enter")
    assert stage.answers == []
    assert "6 for + 2 against + 11 abstaining + 0 invalid = 19" in stage.seen
    assert "6 2 11" in stage.seen


async def test_the_rest_is_one_key(voting, words, play):
    stage = await play(CountDialog(voting.meeting, words), "=", "@enter")
    assert stage.answer[0] == StateCount(counts=Counts(for_=10))
    stage = await play(CountDialog(voting.meeting, words), "6 2 =", "@enter")
    assert stage.answer[0] == StateCount(counts=Counts(for_=6, against=2, abstain=2))


async def test_by_eye_has_no_numbers(voting, words, play):
    stage = await play(CountDialog(voting.meeting, words), "+", "@enter")
    assert stage.answer == (JudgeByEye(majority=True), CloseVote())
    stage = await play(CountDialog(voting.meeting, words), "-")
    assert "by a clear majority against, judged by eye" in stage.seen


async def test_by_eye_is_refused_where_the_rule_wants_numbers(moved, words, play):
    moved.do(OpenVote(requirement=NAMED["absolute"]))
    dialog = CountDialog(moved.meeting, words).asking(moved.session.refusal)
    stage = await play(dialog, "+", "@enter")
    assert stage.answers == []
    assert "Only a simple majority can be judged by eye" in stage.seen
    dialog = CountDialog(moved.meeting, words).asking(moved.session.refusal)
    assert "clear majority" not in (await play(dialog)).seen


async def test_a_recount_keeps_to_numbers(voting, words, play):
    voting.do(StateCount(counts=Counts(for_=6)), CloseVote())
    stage = await play(CountDialog(voting.meeting, words, recount=True), "5 5", "@enter")
    assert stage.answer == (Recount(counts=Counts(for_=5, against=5)),)
    stage = await play(CountDialog(voting.meeting, words, recount=True), "+", "@enter")
    assert stage.answers == []


@pytest.mark.parametrize("text", ["six", "1 2 3 4 5", "= =", "+ 3", "1.5e3", "9999999", "²"])
def test_what_is_no_count(text):
    assert read_count(text, 10) is None


def test_the_rest_needs_a_known_room():
    assert read_count("=", None) is None
    assert read_count("4, 2; =", 10).counts == Counts(for_=4, against=2, abstain=4)
