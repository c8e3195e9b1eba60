"""What is written down, the gate, adoption and adjournment (spec 7)."""

from __future__ import annotations

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.notes import NoteKind

from .room import MINUTE, Room, agenda, lasting


def test_a_note_is_the_gist_of_the_running_speech_and_a_private_one_is_not() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.note("more light")
    room.note("watch the time", NoteKind.PRIVATE)
    gist, private = room.meeting.notes
    assert (gist.person, gist.item, private.person) == (room.id("Ann"), "i1", None)
    assert (gist.number, private.number) == (1, 2)


def test_text_is_cleaned_at_the_door_and_nothing_is_not_written_down() -> None:
    room = Room()
    room.note("a\x1b[31m\u202eb\r\n  c")
    assert room.meeting.notes[0].text == "a[31mb c"
    for text in ("", "  \n", "\u200b\u2066"):
        assert "no text" in room.refused(c.TakeNote(kind=NoteKind.NOTE, text=text))


def test_a_conclusion_belongs_to_the_open_item_and_the_last_one_stands() -> None:
    room = Room()
    room.note("early", NoteKind.CONCLUSION)
    room.note("late", NoteKind.CONCLUSION)
    assert room.meeting.items["i1"].conclusion == "late"
    room.undo()
    assert room.meeting.items["i1"].conclusion == "early"
    room.next()
    room.next()
    room.do(c.SkipItem())
    room.refused(c.TakeNote(kind=NoteKind.CONCLUSION, text="of nothing"))
    room.note("of the meeting", NoteKind.DECISION)
    assert room.meeting.notes[-1].item is None


def test_tasks_and_concerns() -> None:
    room = Room()
    room.do(c.SetTask(text="sweep", owner=room.id("Ann"), due="2026-12-01"))
    assert "not a date" in room.refused(c.SetTask(text="mop", due="Friday"))
    room.refused(c.SetTask(text="mop", owner="p99"))
    room.do(c.RaiseConcern(person=room.id("Bob"), text="dark street"))
    assert "no concern 2" in room.refused(c.AnswerConcern(concern=2, answer="lamp"))
    room.refused(c.AnswerConcern(concern=0, answer="lamp"))
    room.do(c.AnswerConcern(concern=1, answer="lamp"))
    assert room.meeting.concerns[0].answer == "lamp"


def test_the_gate_lists_what_is_unfinished() -> None:
    room = Room(agenda(lasting(5), lasting(5), lasting(5)))
    room.wait(minutes=6)
    room.ask("Ann", "Bob")
    room.call()
    room.moves("We act")
    room.opens_vote(None)
    room.do(c.SetTask(text="sweep"))
    room.do(c.RaiseConcern(person=None, text="dark street"))
    assert room.unfinished == [
        "Ann is speaking.",
        "1 person is waiting to speak.",
        "The vote on “We act” is open.",
        "Motion 1 has no result: “We act”.",
        "Task 1 has no owner: “sweep”.",
        "Concern 1 has no answer: “dark street”.",
        "Item 1 ran 1:00 over, without a note why.",
        "Item 2 was not reached: Item 2.",
        "Item 3 was not reached: Item 3.",
    ]
    assert "9 things are unfinished" in room.asks_first(c.Adjourn())


def test_a_finished_meeting_closes_without_a_question() -> None:
    room = Room(agenda(lasting(5), lasting(5)))
    room.wait(minutes=6)
    room.note("the bus was late")
    room.next()
    assert room.unfinished == []
    room.do(c.AdoptMinutes())
    assert "already" in room.refused(c.AdoptMinutes())
    room.do(c.Adjourn(to="2026-12-03"))
    assert room.meeting.next_date == "2026-12-03"
    assert room.meeting.adopted_at == room.now


def test_an_item_is_reached_when_one_of_its_parts_was() -> None:
    room = Room(agenda(("1", lasting()), ("2", lasting()), ("2.1", lasting()), ("2.2", lasting())))
    room.take_up("2.1")
    assert room.unfinished == ["Item 2.2 was not reached: Item 2.2."]


def test_more_time_with_a_reason_explains_an_overrun() -> None:
    room = Room(agenda(lasting(5)))
    room.do(c.ExtendItem(seconds=MINUTE, reason="many asked"))
    room.wait(minutes=7)
    assert room.unfinished == []


@pytest.mark.parametrize(("to", "word"), [("2026-11-22", "past"), ("soon", "not a date")])
def test_the_next_meeting_lies_ahead(to: str, word: str) -> None:
    assert word in Room().refused(c.Adjourn(to=to, confirmed=True))


def test_after_the_close_nothing_is_done_until_it_is_taken_back() -> None:
    room = Room()
    before = room.meeting
    room.do(c.Adjourn(confirmed=True))
    for command in (c.TakeNote(kind=NoteKind.NOTE, text="x"), c.AddPerson(name="Ida")):
        assert "Take the close back first" in room.refused(command)
    room.do(c.Undo())
    assert room.meeting == before


def test_after_the_close_the_record_with_adopted_minutes_is_final() -> None:
    room = Room()
    room.do(c.AdoptMinutes())
    room.do(c.Adjourn(confirmed=True))
    for command in (c.Undo(), c.TakeNote(kind=NoteKind.NOTE, text="x"), c.AddPerson(name="Ida")):
        assert "final" in room.refused(command)
