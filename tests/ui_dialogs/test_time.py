"""More time, turns put right, the close of the meeting, concerns."""

import datetime as dt

import pytest

from facilitator.meeting.commands import (
    Adjourn,
    AnswerConcern,
    AskFloor,
    CallNext,
    CorrectTurn,
    ExtendItem,
    ExtendSpeech,
    FinishSpeech,
    MergeTurns,
    RaiseConcern,
    SplitTurn,
)
from facilitator.meeting.gate import unfinished
from facilitator.ui.dialogs import (
    AdjournDialog,
    AnswerDialog,
    ConcernDialog,
    CorrectTurnDialog,
    ExtendDialog,
)
from facilitator.ui.dialogs.extend import read_extension


@pytest.mark.parametrize(("digit", "minutes"), [("1", 1), ("2", 2), ("5", 5), ("0", 10)])
async def test_one_digit_gives_so_many_minutes(room, words, play, digit, minutes):
    stage = await play(ExtendDialog(room.meeting, words), digit)
    assert stage.answer == ExtendItem(seconds=minutes * 60)


async def test_a_length_and_a_reason_can_be_typed(room, words, play):
    stage = await play(ExtendDialog(room.meeting, words), " 7m30 khách đến [/muộn]", "@enter")
    assert stage.answer == ExtendItem(seconds=450, reason="khách đến [/muộn]")


async def test_what_is_no_length_is_refused_in_place(room, words, play):
    stage = await play(ExtendDialog(room.meeting, words), " soon", "@enter")
    assert stage.answers == []
    assert "That is no length of time" in stage.seen
    assert "soon" in stage.seen


async def test_the_speaker_gets_more_time_the_same_way(room, words, play):
    room.do(AskFloor(person=room.id("Võ Thị Én")), CallNext())
    stage = await play(ExtendDialog(room.meeting, words, speech=True), "2")
    assert stage.answer == ExtendSpeech(seconds=120)


@pytest.mark.parametrize(
    ("text", "seconds", "why"),
    [
        ("5", 300, None),
        ("+5", 300, None),
        ("1h30: lunch", 5400, "lunch"),
        ("5 phút khách đến", 300, "khách đến"),
        ("90s", 90, None),
    ],
)
def test_lengths_with_reasons(text, seconds, why):
    assert read_extension(text) == (seconds, why)


@pytest.fixture
def spoken(room):
    for name in ("Võ Thị Én", "Bùi Thị Hoa"):
        room.do(AskFloor(person=room.id(name)), CallNext()).wait(120).do(FinishSpeech()).wait(30)
    return room.do(AskFloor(person=room.id("Lê Văn Cường")), CallNext()).wait(60)


def at(room, text):
    hour, minute, second = (int(part) for part in text.split(":"))
    return room.now().replace(hour=hour, minute=minute, second=second)


def correction(room, words):
    return CorrectTurnDialog(room.meeting, words, room.now()).asking(room.session.refusal)


async def test_it_began_thirty_seconds_ago(spoken, words, play):
    stage = await play(correction(spoken, words), "-30s", "@enter")
    assert stage.answer == CorrectTurn(turn="t3", began_at=at(spoken, "19:34:30"))
    spoken.do(stage.answer)
    assert spoken.meeting.speech.net(spoken.now()) == 90


async def test_begin_and_end_as_clock_times(spoken, words, play):
    stage = await play(correction(spoken, words), "@down", "19:32:40-19:34", "@enter")
    assert stage.answer == CorrectTurn(
        turn="t2", began_at=at(spoken, "19:32:40"), ended_at=at(spoken, "19:34:00")
    )


async def test_the_end_alone(spoken, words, play):
    stage = await play(correction(spoken, words), "@down", ">-20s", "@enter")
    assert stage.answer == CorrectTurn(turn="t2", ended_at=at(spoken, "19:34:10"))


async def test_times_past_midnight_are_those_nearest_to_the_turn(make_room, words, play):
    room = make_room("Én", "Hoa")
    room.clock.set(room.now().replace(hour=23, minute=50))
    room.open().wait(300)
    room.do(AskFloor(person=room.id("Én")), CallNext()).wait(900).do(FinishSpeech())
    stage = await play(correction(room, words), ">00:05", "@enter")
    ended = at(room, "00:05:00")
    assert stage.answer == CorrectTurn(turn="t1", ended_at=ended)
    room.do(stage.answer)
    assert room.meeting.turns[0].net() == 600


async def test_it_was_somebody_else(spoken, words, play):
    stage = await play(correction(spoken, words), "dung", "@enter")
    assert stage.answer == CorrectTurn(turn="t3", person=spoken.id("Phạm Thị Dung"))


async def test_splitting_and_merging(spoken, words, play):
    stage = await play(correction(spoken, words), "@down", "/19:33:10 dung", "@enter")
    assert stage.answer == SplitTurn(
        turn="t2", at=at(spoken, "19:33:10"), person=spoken.id("Phạm Thị Dung")
    )
    stage = await play(correction(spoken, words), "@down", "&", "@enter")
    assert stage.answer == MergeTurns(turn="t1", merged="t2")


async def test_what_was_understood_is_said_while_typing(spoken, words, play):
    stage = await play(correction(spoken, words), "@down", "19:33")
    assert "19:33:00 to 19:34:30" in stage.seen


async def test_an_impossible_correction_is_refused_and_the_words_stay(spoken, words, play):
    stage = await play(correction(spoken, words), "19:20", "@enter")
    assert stage.answers == []
    assert "A turn cannot begin before the meeting." in stage.seen
    assert "› 19:20" in stage.seen
    stage = await play(correction(spoken, words), "29:99", "@enter")
    assert stage.answers == []
    stage = await play(correction(spoken, words), "van", "@enter")
    assert "“van” may be:" in stage.seen


def closing(room, words):
    gate = unfinished(room.meeting, room.now())
    return AdjournDialog(room.meeting, words, gate, room.now())


async def test_what_is_unfinished_is_listed_and_asked_about_once(spoken, words, play):
    stage = await play(closing(spoken, words), "@enter")
    assert stage.answers == []
    assert "Lê Văn Cường is speaking." in stage.seen
    assert "Item 3 was not reached" in stage.seen
    stage = await play(closing(spoken, words), "@enter", "@enter")
    assert stage.answer == Adjourn(confirmed=True)


async def test_the_next_meeting_is_read_as_people_say_it(room, words, play):
    dialog = AdjournDialog(room.meeting, words, (), room.now())
    stage = await play(dialog, "thứ sáu tuần sau", "@enter")
    friday = dt.date(2026, 12, 4)
    assert stage.answer == Adjourn(to=friday.isoformat())
    stage = await play(AdjournDialog(room.meeting, words, (), room.now()), "3/12")
    assert "Thursday 3 Dec 2026" in stage.seen


async def test_an_unreadable_or_past_date_is_refused_in_place(room, words, play):
    dialog = AdjournDialog(room.meeting, words, (), room.now())
    stage = await play(dialog, "some day", "@enter")
    assert stage.answers == []
    assert "“some day” is not a date" in stage.seen
    dialog = AdjournDialog(room.meeting, words, (), room.now())
    stage = await play(dialog, "2020-01-01", "@enter")
    assert stage.answers == []
    assert "is past" in stage.seen


async def test_the_speaker_raises_the_concern_unless_somebody_else_is_named(spoken, words, play):
    stage = await play(ConcernDialog(spoken.meeting, words), "đèn [/đường] ngõ 4", "@enter")
    assert stage.answer == RaiseConcern(person=spoken.id("Lê Văn Cường"), text="đèn [/đường] ngõ 4")
    stage = await play(ConcernDialog(spoken.meeting, words), "vo : đèn", "@enter")
    assert stage.answer == RaiseConcern(person=spoken.id("Võ Thị Én"), text="đèn")
    stage = await play(ConcernDialog(spoken.meeting, words), "vo", "@tab", "đèn", "@enter")
    assert stage.answer == RaiseConcern(person=spoken.id("Võ Thị Én"), text="đèn")


async def test_nobody_in_particular_can_raise_a_concern(room, words, play):
    stage = await play(ConcernDialog(room.meeting, words), "đường ngõ 4", "@enter")
    assert stage.answer == RaiseConcern(person=None, text="đường ngõ 4")
    stage = await play(ConcernDialog(room.meeting, words), ": đèn", "@enter")
    assert stage.answer == RaiseConcern(person=None, text="đèn")


async def test_answering_begins_with_what_has_no_answer(room, words, play):
    room.do(
        RaiseConcern(person=None, text="đèn"),
        RaiseConcern(person=room.id("Võ Thị Én"), text="[/nước]"),
        AnswerConcern(concern=1, answer="tuần sau"),
    )
    stage = await play(AnswerDialog(room.meeting, words), "đã báo", "@enter")
    assert stage.answer == AnswerConcern(concern=2, answer="đã báo")
    stage = await play(AnswerDialog(room.meeting, words), "@enter")
    assert stage.answers == []
