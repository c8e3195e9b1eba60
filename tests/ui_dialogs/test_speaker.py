"""The speaker picker: two letters and Enter, marks, notes, guests."""

import unicodedata

import pytest

from facilitator.meeting.agenda import Role
from facilitator.meeting.commands import (
    AddPerson,
    AskFloor,
    CallNext,
    FinishSpeech,
    MarkPresence,
)
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.people import Presence
from facilitator.ui.dialogs import NewSpeaker, PickPerson, PickSpeaker
from facilitator.ui.dialogs.speaker import read_request


def line_of(stage, name):
    return next(line for line in stage.seen.splitlines() if name in line)


async def test_two_letters_and_enter_find_a_name_without_diacritics(room, words, play):
    stage = await play(PickSpeaker(room.meeting, words), "ngu a", "@enter")
    assert stage.answer.person in {p.id for p in room.meeting.people.values() if "An" in p.name}
    stage = await play(PickSpeaker(room.meeting, words), "vo", "@enter")
    assert stage.answer == AskFloor(person=room.id("Võ Thị Én"))


@pytest.mark.parametrize(
    ("mark", "speech_class"),
    [
        ("!", SpeechClass.ORDER),
        ("?", SpeechClass.QUESTION),
        (">", SpeechClass.REPLY),
        ("+", SpeechClass.FOR),
        ("-", SpeechClass.AGAINST),
        ("*", SpeechClass.INTERVENTION),
        ("^", SpeechClass.INTERPOSED),
    ],
)
async def test_a_leading_mark_gives_the_class(room, words, play, mark, speech_class):
    stage = await play(PickSpeaker(room.meeting, words), mark, "vo", "@enter")
    assert stage.answer == AskFloor(person=room.id("Võ Thị Én"), speech_class=speech_class)


async def test_a_note_follows_a_colon_and_tab_goes_there(room, words, play):
    stage = await play(PickSpeaker(room.meeting, words), "vo : đèn đường", "@enter")
    assert stage.answer == AskFloor(person=room.id("Võ Thị Én"), note="đèn đường")
    stage = await play(PickSpeaker(room.meeting, words), "!vo", "@tab", "ngõ 4", "@enter")
    assert stage.answer == AskFloor(
        person=room.id("Võ Thị Én"), speech_class=SpeechClass.ORDER, note="ngõ 4"
    )


async def test_tab_keeps_the_chosen_one_of_two_namesakes(room, words, play):
    first, second = (p.id for p in room.meeting.people.values() if p.name == "Nguyễn Vạn An")
    keys = ("nguyen van an", "@down", "@tab", "x", "@enter")
    stage = await play(PickSpeaker(room.meeting, words), *keys)
    plain = await play(PickSpeaker(room.meeting, words), "nguyen van an", "@tab", "x", "@enter")
    assert {stage.answer.person, plain.answer.person} == {first, second}


def test_a_point_of_order_can_have_a_rank():
    assert read_request("!2 ngu a: time ") == (
        SpeechClass.ORDER, 2, "ngu a", "time", False,
    )  # fmt: skip
    assert read_request("4th seat").name == "4th seat"


async def test_a_name_that_nobody_has_is_a_guest_after_a_second_enter(room, words, play):
    stage = await play(PickSpeaker(room.meeting, words), "Zoë Quist", "@enter")
    assert stage.answers == []
    assert "Zoë Quist" in stage.seen
    assert "Enter again" in stage.seen
    stage = await play(PickSpeaker(room.meeting, words), "?Zoë Quist", "@enter", "@enter")
    guest = stage.answer
    assert guest == NewSpeaker(name="Zoë Quist", speech_class=SpeechClass.QUESTION)
    assert guest.arrival == AddPerson(name="Zoë Quist", role=Role.GUEST)
    assert guest.request("p11") == AskFloor(person="p11", speech_class=SpeechClass.QUESTION)


async def test_typing_on_takes_the_question_about_a_guest_back(room, words, play):
    stage = await play(PickSpeaker(room.meeting, words), "Zoë", "@enter", " Q", "@enter")
    assert stage.answers == []
    assert "Zoë Q" in stage.seen


async def test_those_waiting_and_those_not_heard_are_marked(room, words, play):
    room.do(AskFloor(person=room.id("Võ Thị Én")), CallNext()).wait(130).do(FinishSpeech())
    room.do(AskFloor(person=room.id("Bùi Thị Hoa")), CallNext())
    room.do(AskFloor(person=room.id("Lê Văn Cường")))
    stage = await play(PickSpeaker(room.meeting, words), size=(80, 40))
    assert "1 turn, 2:10" in line_of(stage, "Võ Thị Én")
    assert "speaking now" in line_of(stage, "Bùi Thị Hoa")
    assert "waiting, place 1" in line_of(stage, "Lê Văn Cường")
    assert "not spoken yet" in line_of(stage, "Phạm Thị Dung")


async def test_those_present_come_before_those_away(room, words, play):
    away = [p.id for p in room.meeting.people.values() if p.name == "Nguyễn Vạn An"]
    room.do(MarkPresence(people=tuple(away), presence=Presence.ABSENT))
    stage = await play(PickSpeaker(room.meeting, words), "ng", "@enter")
    assert stage.answer.person == room.id("Nguyễn Thị Ánh")


async def test_somebody_marked_away_is_asked_about_and_then_marked_here(room, words, play):
    room.do(MarkPresence(people=(room.id("Võ Thị Én"),), presence=Presence.LEFT))
    dialog = PickSpeaker(room.meeting, words).asking(room.session.refusal)
    stage = await play(dialog, "vo", "@enter", "@enter")
    room.do(*stage.answer)
    assert room.person("Võ Thị Én").is_present
    assert room.meeting.waiting[0].person == room.id("Võ Thị Én")


async def test_a_refusal_is_said_in_place_and_nothing_typed_is_lost(room, words, play):
    room.do(AskFloor(person=room.id("Võ Thị Én")))
    dialog = PickSpeaker(room.meeting, words).asking(room.session.refusal)
    stage = await play(dialog, "vo : đèn", "@enter")
    assert stage.answers == []
    assert "Võ Thị Én is waiting already" in stage.seen
    assert "vo : đèn" in stage.seen


async def test_a_quick_typist_needs_not_wait_for_the_dialog(room, words, play):
    stage = await play(PickSpeaker(room.meeting, words), eager="!vo:x\n")
    assert stage.answer == AskFloor(
        person=room.id("Võ Thị Én"), speech_class=SpeechClass.ORDER, note="x"
    )


async def test_escape_answers_nothing(room, words, play):
    stage = await play(PickSpeaker(room.meeting, words), "vo", "@escape")
    assert stage.answer is None


async def test_hostile_names_are_shown_as_they_are_and_reach_no_terminal(make_room, words, play):
    decomposed = unicodedata.normalize("NFD", "Nguyễn Văn Ấm")
    room = make_room(
        "[/foo]", "[bold]B", "\x1b[2JEsc", "山田太郎山田太郎", decomposed, "x" * 300
    ).open()
    stage = await play(PickSpeaker(room.meeting, words), size=(80, 24))
    assert "[/foo]" in stage.seen
    assert "[bold]B" in stage.seen
    assert "\x1b" not in stage.seen
    assert "山田太郎山田太郎" in stage.seen
    assert max(len(line) for line in stage.seen.splitlines()) <= 80
    stage = await play(PickSpeaker(room.meeting, words), "nguyen am", "@enter")
    assert stage.answer.person == "p5"


async def test_choosing_from_some_people_only(room, words, play):
    some = [room.person("Võ Thị Én"), room.person("Bùi Thị Hoa")]
    stage = await play(PickPerson(room.meeting, words, "[/who]?", some), "@down", "@enter")
    assert stage.answer == room.id("Bùi Thị Hoa")
    stage = await play(PickPerson(room.meeting, words, "Who?", some), "zzz", "@enter")
    assert stage.answers == []
    assert "Nobody here is called “zzz”." in stage.seen
