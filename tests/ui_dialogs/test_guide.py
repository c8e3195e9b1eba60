"""Every dialog shows its own keys: by `?` while that is no text, by F1 always."""

import pytest

from facilitator.meeting.commands import MoveMotion, OpenVote
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs import (
    AttendanceDialog,
    PickSpeaker,
    RollCallDialog,
    TakeNoteDialog,
    VoteDialog,
)
from facilitator.words import Words

WORDS = Words("en")


def vote(room, kind=VoteDialog):
    return kind(room.view, room.live, WORDS, room.session.supposing)


def moved(room):
    return room.do(MoveMotion(text="Sơn lại cổng", mover=room.id("Trần Văn Thênh")))


@pytest.mark.parametrize("back", ["@escape", "?", "@f1", "q", "@enter"])
async def test_a_question_mark_shows_the_keys_and_any_way_back_leads_back(play, room, back):
    stage = await play(vote(moved(room)), "?")
    assert "Keys here" in stage.seen
    assert "rule in full" in stage.seen
    stage = await play(vote(room), "?", back, "7 1 0")
    assert "Keys here" not in stage.seen
    assert "carried: 7 for" in stage.seen


async def test_in_a_text_a_question_mark_is_text_and_f1_shows_the_keys(play, room):
    note = [room.meeting, WORDS, NoteKind.NOTE]
    stage = await play(TakeNoteDialog(*note))
    assert stage.seen.endswith("? help")
    stage = await play(TakeNoteDialog(*note), "why?")
    assert "› why?" in stage.seen
    assert stage.seen.endswith("F1 help")
    stage = await play(TakeNoteDialog(*note), "why?", "@f1")
    assert "Keys here" in stage.seen
    stage = await play(TakeNoteDialog(*note), "why?", "@f1", "@escape", "@enter")
    assert stage.answer.text == "why?"


async def test_where_a_question_mark_is_a_mark_it_stays_one(play, room):
    stage = await play(PickSpeaker(room.meeting, WORDS), "?")
    assert "clarifying question" in stage.seen
    assert stage.seen.endswith("F1 help")


async def test_twice_the_key_is_there_and_back(play, room):
    stage = await play(AttendanceDialog(room.view, room.live, WORDS), "?", "?", "@escape")
    assert stage.answer is None


@pytest.mark.parametrize("language", ["en", "vi"])
async def test_the_keys_of_a_roll_call_fit_and_say_what_else_answers(play, room, language):
    moved(room).do(OpenVote(method=Method.ROLLCALL))
    made = RollCallDialog(room.view, room.live, Words(language), room.session.supposing)
    stage = await play(made, "?")
    assert "1 2 3 4" in stage.seen
    assert "ctrl+q" in stage.seen


async def test_a_letter_that_cannot_stand_in_a_count_is_answered(play, room):
    moved(room).do(OpenVote())
    stage = await play(vote(room), "z")
    assert "“z” is no key here" in stage.seen
    stage = await play(vote(room), "z", "7")
    assert "“z”" not in stage.seen
