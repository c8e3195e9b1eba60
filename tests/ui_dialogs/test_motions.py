"""Motions, seconds, general consent, and what can be done about a vote afterwards."""

import datetime as dt

import pytest

from facilitator.meeting.commands import (
    CloseVote,
    MoveMotion,
    MoveProcedure,
    NextItem,
    Object,
    OpenVote,
    SecondMotion,
    StateCount,
    TableMotion,
    TakeMotion,
)
from facilitator.meeting.rules import Counts
from facilitator.meeting.votes import Method
from facilitator.ui.dialogs import (
    ConsentDialog,
    MotionDialog,
    SecondDialog,
)
from facilitator.ui.dialogs.named import read_motion
from facilitator.ui.dialogs.sheet import Field


@pytest.fixture
def prepared(room):
    return room.do(NextItem())


async def test_one_digit_takes_a_prepared_motion(prepared, words, play):
    stage = await play(MotionDialog(prepared.meeting, words), "2")
    assert stage.answer == MoveMotion(place=2)
    prepared.do(stage.answer)
    moved = prepared.meeting.pending_motion
    assert (moved.text, moved.method) == ("Quét dọn nhà văn hóa", Method.CONSENT)


async def test_enter_takes_the_chosen_prepared_motion(prepared, words, play):
    stage = await play(MotionDialog(prepared.meeting, words), "@down", "@enter")
    assert stage.answer == MoveMotion(place=2)


async def test_a_prepared_motion_that_was_moved_is_offered_no_more(prepared, words, play):
    prepared.do(MoveMotion(text="Thông qua kế hoạch công tác tháng 12"))
    stage = await play(MotionDialog(prepared.meeting, words))
    assert "Thông qua kế hoạch" not in stage.seen
    assert "2  Quét dọn" in stage.seen
    stage = await play(MotionDialog(prepared.meeting, words), "2")
    assert stage.answer == MoveMotion(place=2)


async def test_a_number_that_is_not_prepared_is_refused_and_never_a_text(prepared, words, play):
    dialog = MotionDialog(prepared.meeting, words).asking(prepared.session.refusal)
    stage = await play(dialog, "7", "@enter")
    assert stage.answers == []
    assert "A number alone is not the text of a motion" in stage.seen


async def test_a_motion_on_the_table_is_taken_up_by_its_row_and_not_by_enter_alone(
    room, words, play
):
    room.do(MoveMotion(text="Sơn nhà"), TableMotion())
    stage = await play(MotionDialog(room.meeting, words), "@enter")
    assert stage.answers == []
    stage = await play(MotionDialog(room.meeting, words), "@down", "@enter")
    assert stage.answer == TakeMotion(motion=1)


async def test_what_was_postponed_and_is_due_is_the_first_row_and_the_key_0(room, words, play):
    room.do(MoveMotion(text="Sơn nhà"), MoveProcedure(kind="postpone", text="in 5 minutes"))
    room.do(OpenVote(), StateCount(counts=Counts(for_=3)), CloseVote())
    now = room.session.now()
    stage = await play(MotionDialog(room.meeting, words, now), "0")
    assert stage.answers == []
    later = now + dt.timedelta(minutes=5)
    for key in ("0", "@enter"):
        stage = await play(MotionDialog(room.meeting, words, later), key)
        assert stage.answer == TakeMotion(motion=1)


async def test_text_mover_and_seconder_in_one_line(prepared, words, play):
    stage = await play(MotionDialog(prepared.meeting, words), "Sơn [/nhà] / vo / dung", "@enter")
    assert stage.answer == MoveMotion(
        text="Sơn [/nhà]",
        mover=prepared.id("Võ Thị Én"),
        seconder=prepared.id("Phạm Thị Dung"),
    )


async def test_who_is_meant_is_shown_while_typing(prepared, words, play):
    stage = await play(MotionDialog(prepared.meeting, words), "Sơn / vo / dung")
    assert "moved by Võ Thị Én" in stage.seen
    assert "seconded by Phạm Thị Dung" in stage.seen


async def test_the_arrows_choose_among_namesakes(prepared, words, play):
    twins = [p.id for p in prepared.meeting.people.values() if p.name == "Nguyễn Vạn An"]
    stage = await play(MotionDialog(prepared.meeting, words), "X / nguyen van an", "@enter")
    other = await play(MotionDialog(prepared.meeting, words), "X / van an", "@down", "@enter")
    assert {stage.answer.mover, other.answer.mover} == set(twins)


async def test_a_mover_who_can_be_several_is_asked_about_and_never_the_first(prepared, words, play):
    def paste(app):
        app.screen.query_one(Field).value = "X / nguyen van an / dung"

    stage = await play(MotionDialog(prepared.meeting, words), paste, "@enter")
    assert stage.answers == []
    assert "“nguyen van an” may be: Nguyễn Vạn An, Nguyễn Vạn An." in stage.seen


async def test_the_mover_chosen_by_an_arrow_stays_while_the_seconder_is_typed(
    prepared, words, play
):
    twins = [p.id for p in prepared.meeting.people.values() if p.name == "Nguyễn Vạn An"]
    first = await play(MotionDialog(prepared.meeting, words), "X / van an", " / dung", "@enter")
    other = await play(
        MotionDialog(prepared.meeting, words), "X / van an", "@down", " / dung", "@enter"
    )
    assert {first.answer.mover, other.answer.mover} == set(twins)
    assert other.answer.seconder == prepared.id("Phạm Thị Dung")


async def test_an_unknown_mover_is_refused_and_the_line_stays(prepared, words, play):
    stage = await play(MotionDialog(prepared.meeting, words), "Sơn / zzz", "@enter")
    assert stage.answers == []
    assert "Nobody here is called “zzz”." in stage.seen
    assert "Sơn / zzz" in stage.seen


async def test_ones_own_motion_cannot_be_seconded(prepared, words, play):
    dialog = MotionDialog(prepared.meeting, words).asking(prepared.session.refusal)
    stage = await play(dialog, "Sơn / vo / vo", "@enter")
    assert stage.answers == []
    assert "Nobody can second their own motion." in stage.seen


async def test_nothing_is_moved_without_words(room, words, play):
    stage = await play(MotionDialog(room.meeting, words), "@enter")
    assert stage.answers == []
    assert "Say what is moved." in stage.seen


def test_a_slash_within_a_text_is_text():
    assert read_motion("plan 2026/27, and/or later") == ("plan 2026/27, and/or later", None, None)


async def test_the_mover_is_not_offered_as_the_second(room, words, play):
    room.do(MoveMotion(text="Sơn [/]", mover=room.id("Võ Thị Én")))
    stage = await play(SecondDialog(room.meeting, words), "dung", "@enter")
    assert stage.answer == SecondMotion(person=room.id("Phạm Thị Dung"))
    stage = await play(SecondDialog(room.meeting, words), "vo thi en", "@enter")
    assert stage.answers == []


async def test_nobody_becomes_the_second_by_enter_alone(room, words, play):
    room.do(MoveMotion(text="Sơn [/]", mover=room.id("Võ Thị Én")))
    stage = await play(SecondDialog(room.meeting, words), "@enter", "@enter")
    assert stage.answers == []
    assert "▸" not in stage.seen
    stage = await play(
        SecondDialog(room.meeting, words), "du", "@backspace", "@backspace", "@enter"
    )
    assert stage.answers == []
    stage = await play(SecondDialog(room.meeting, words), "@down", "@enter")
    assert stage.answer == SecondMotion(person=room.id("Nguyễn Vạn An"))
    stage = await play(SecondDialog(room.meeting, words), "@up")
    assert "▸" in stage.seen


@pytest.fixture
def asked(room):
    return room.do(OpenVote(text="Nghỉ [/sớm]", method=Method.CONSENT))


async def test_consent_is_adopted_with_enter(asked, words, play):
    stage = await play(ConsentDialog(asked.meeting, words), "@enter")
    assert stage.answer == (CloseVote(),)


async def test_an_objection_is_recorded_and_closes(asked, words, play):
    stage = await play(ConsentDialog(asked.meeting, words), "vo", "@enter")
    assert stage.answer == (Object(person=asked.id("Võ Thị Én")), CloseVote())
    asked.do(*stage.answer)
    assert asked.meeting.votes[-1].result == "undecided"
