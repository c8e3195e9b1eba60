"""The agenda and the speakers' list as lists to act on."""

import pytest

from facilitator.meeting.agenda import Order
from facilitator.meeting.commands import AskFloor, CallNext, FinishSpeech
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.order import arranged
from facilitator.meeting.state import ItemStatus
from facilitator.ui.dialogs import AgendaDialog, ListDialog


def agenda_of(room, words):
    return AgendaDialog(room.view, room.live, words, room.now).asking(room.session.refusal)


def list_of(room, words):
    return ListDialog(room.view, room.live, words).asking(room.session.refusal)


def statuses(room):
    return [room.meeting.items[item.id].status for item in room.meeting.agenda.items]


async def test_enter_takes_the_chosen_item_up_and_goes_back(room, words, play):
    stage = await play(agenda_of(room, words), "@down", "@down", "@enter")
    assert stage.answer is None
    assert room.meeting.item.number == "3"
    assert statuses(room) == [ItemStatus.DONE, ItemStatus.WAITING, ItemStatus.OPEN]


async def test_defer_skip_and_reopen(room, words, play):
    stage = await play(agenda_of(room, words), "@down", "d", "@down", "s")
    assert statuses(room) == [ItemStatus.OPEN, ItemStatus.DEFERRED, ItemStatus.SKIPPED]
    assert "deferred" in stage.seen
    assert "skipped" in stage.seen
    await play(agenda_of(room, words), "@down", "o")
    assert room.meeting.item.number == "2"


async def test_leaving_a_speech_is_asked_and_the_same_key_obeys(room, words, play):
    room.do(AskFloor(person=room.id("Võ Thị Én")), CallNext())
    stage = await play(agenda_of(room, words), "@down", "@enter")
    assert "Võ Thị Én is speaking. Leave the item all the same?" in stage.seen
    assert room.meeting.item.number == "1"
    stage = await play(agenda_of(room, words), "@down", "@enter", "@enter")
    assert stage.answer is None
    assert room.meeting.item.number == "2"


async def test_plan_and_actual_stand_beside_each_other(room, words, play):
    room.wait(20 * 60)
    stage = await play(agenda_of(room, words))
    line = next(line for line in stage.seen.splitlines() if "Thông báo" in line)
    assert line.split()[-3:] == ["▲5", "20:00", "15"]


@pytest.fixture
def waiting(room):
    room.do(AskFloor(person=room.id("Trần Văn Thênh")), CallNext()).wait(60)
    for name in ("Võ Thị Én", "Bùi Thị Hoa", "Lê Văn Cường"):
        room.do(AskFloor(person=room.id(name)))
    return room


def names(room):
    return [room.meeting.name_of(entry.person) for entry in arranged(room.meeting)]


async def test_enter_calls_the_chosen_one(waiting, words, play):
    stage = await play(list_of(waiting, words), "@down", "@enter")
    assert stage.answer is None
    assert waiting.meeting.name_of(waiting.meeting.speech.person) == "Bùi Thị Hoa"


async def test_moving_keeps_the_choice_on_the_one_moved(waiting, words, play):
    await play(list_of(waiting, words), "@down", "@down", "KK")
    assert names(waiting) == ["Lê Văn Cường", "Võ Thị Én", "Bùi Thị Hoa"]
    await play(list_of(waiting, words), "@shift+down", "J")
    assert names(waiting) == ["Võ Thị Én", "Bùi Thị Hoa", "Lê Văn Cường"]


async def test_removing_goes_to_the_next_one(waiting, words, play):
    await play(list_of(waiting, words), "@down", "xx")
    assert names(waiting) == ["Võ Thị Én"]


async def test_yielding_gives_what_is_left(waiting, words, play):
    await play(list_of(waiting, words), "@down", "y")
    assert waiting.meeting.speech is None
    hoa = next(e for e in waiting.meeting.waiting if e.person == waiting.id("Bùi Thị Hoa"))
    assert hoa.bonus == 120


async def test_the_last_word_closes_and_clears(waiting, words, play):
    stage = await play(list_of(waiting, words), "@down", "L")
    assert stage.answer is None
    assert waiting.meeting.waiting == ()
    assert waiting.meeting.item_state.list_closed


async def test_order_and_closing_are_one_key_each(waiting, words, play):
    stage = await play(list_of(waiting, words), "o", "c")
    assert waiting.meeting.order is Order.FEWEST
    assert "fewest turns first" in stage.seen
    assert "the list is closed" in stage.seen
    await play(list_of(waiting, words), "c")
    assert not waiting.meeting.item_state.list_closed


async def test_why_somebody_stands_there_is_always_said(waiting, words, play):
    waiting.do(
        AskFloor(person=waiting.id("Phạm Thị Dung"), speech_class=SpeechClass.ORDER, note="[/giờ]")
    )
    stage = await play(list_of(waiting, words))
    assert "Phạm Thị Dung: point of order, ahead of all lower classes" in stage.seen
    assert "[/giờ]" in stage.seen
    stage = await play(list_of(waiting, words), "@down")
    assert "Võ Thị Én: not spoken yet, asked at 19:31:00" in stage.seen


async def test_putting_back_the_last_speaker(waiting, words, play):
    waiting.do(FinishSpeech())
    await play(list_of(waiting, words), "b")
    assert names(waiting)[0] == "Trần Văn Thênh"


async def test_an_empty_list_says_so_and_refuses(room, words, play):
    stage = await play(list_of(room, words), "x", "@enter")
    assert stage.answers == []
    assert "Nobody is waiting to speak." in stage.seen


async def test_o_on_the_open_item_says_that_it_is_open(room, words, play):
    stage = await play(agenda_of(room, words), "o")
    assert stage.answers == []
    assert "✗" in stage.seen
    assert "open" in stage.seen.split("✗")[1].splitlines()[0]
