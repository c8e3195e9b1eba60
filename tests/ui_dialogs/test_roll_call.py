"""The roll call: one key an answer, a second round, a way back, and the close."""

import pytest

from facilitator.meeting.commands import CastVote, CloseVote, OpenVote
from facilitator.meeting.rules import NAMED
from facilitator.meeting.votes import Choice, Method
from facilitator.ui.dialogs import RollCallDialog
from facilitator.words import Words


@pytest.fixture
def calling(make_room):
    room = make_room("An", "[/foo] Bình", "Cường", "Dung").open()
    return room.do(OpenVote(text="Thông qua", method=Method.ROLLCALL))


def dialog(room, language="en"):
    return RollCallDialog(room.view, room.live, Words(language)).asking(room.session.refusal)


def answers(room):
    return [command.choice for command in room.done if isinstance(command, CastVote)]


async def test_one_key_for_each_member_and_enter_closes(calling, play):
    stage = await play(dialog(calling), "fgaf", "@enter")
    assert stage.answer is True
    assert answers(calling) == [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR]
    assert calling.done[-1] == CloseVote()
    assert calling.meeting.votes[-1].result == "carried"


@pytest.mark.parametrize(("language", "letters"), [("vi", "tkyt"), ("vi", "fgaf"), ("en", "1231")])
async def test_letters_of_the_language_and_digits_mean_the_same(calling, play, language, letters):
    await play(dialog(calling, language), letters)
    assert answers(calling) == [Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.FOR]


async def test_vietnamese_letters_are_no_answers_in_english(calling, play):
    await play(dialog(calling), "tky")
    assert answers(calling) == []


async def test_those_who_passed_are_asked_again_and_cannot_pass(calling, play):
    stage = await play(dialog(calling), "fpfp")
    assert "Second round" in stage.seen
    assert "▸ [/foo] Bình" in stage.seen
    stage = await play(dialog(calling), "p")
    assert "In the second round nobody can pass." in stage.seen
    stage = await play(dialog(calling), "ff", "@enter")
    assert stage.answer is True
    assert calling.meeting.votes[-1].tally.for_ == 4


async def test_going_back_changes_an_answer_and_goes_on_where_it_was(calling, play):
    stage = await play(dialog(calling), "ff", "@left", "g", "ff", "@enter")
    assert stage.answer is True
    tally = calling.meeting.votes[-1].tally
    assert (tally.for_, tally.against) == (3, 1)


async def test_the_tally_and_what_it_means_are_shown_live(calling, play):
    stage = await play(dialog(calling), "ff")
    assert "✓ 2 for" in stage.seen
    assert "still open (simple majority)" in stage.seen
    assert "2 of 4" in stage.seen
    stage = await play(dialog(calling), "f")
    assert "decided: carried, whatever the others say" in stage.seen


async def test_closing_early_asks_once(calling, play):
    stage = await play(dialog(calling), "ff", "c")
    assert stage.answers == []
    assert "2 have not answered" in stage.seen
    assert calling.meeting.open_vote is not None
    stage = await play(dialog(calling), "cc")
    assert stage.answer is True


async def test_escape_leaves_the_vote_open_and_it_goes_on_later(calling, play):
    stage = await play(dialog(calling), "ff", "@escape")
    assert stage.answer is None
    stage = await play(dialog(calling))
    assert "▸ Cường" in stage.seen


async def test_a_hundred_members_fit(make_room, play):
    room = make_room(*(f"Nguyễn Văn {n:03}" for n in range(100))).open()
    room.do(OpenVote(text="x" * 200, method=Method.ROLLCALL, requirement=NAMED["absolute"]))
    stage = await play(dialog(room), "f" * 51)
    assert "51 of 100" in stage.seen
    assert "decided: carried" in stage.seen
