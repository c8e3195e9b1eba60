"""Undo and redo to any depth: nothing derived from what was taken back remains (spec 7)."""

from __future__ import annotations

import datetime as dt

import pytest

from facilitator.meeting import commands as c
from facilitator.meeting.author import Author
from facilitator.meeting.events import ItemOpened, MeetingOpened, Recorded
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.state import Phase
from facilitator.meeting.timeline import BrokenTimeline, Timeline
from facilitator.session import MemoryJournal, Session

from .room import START, Room, english

X = Author(name="x")


def busy() -> Room:
    """A meeting that used most of its acts, three items long."""
    room = Room()
    room.ask("Ann", "Bob", "Cat")
    room.call()
    room.wait(seconds=60)
    room.ask("Dan", to="interposed")
    room.call()
    room.wait(seconds=10)
    room.finish()
    room.do(c.YieldTime(entry=room.entry("Cat").id))
    room.move("Cat", 1)
    room.next(really=True)
    room.moves("We act", mover=room.id("Ann"))
    room.opens_vote(None)
    room.counts(4, 2)
    room.closes_vote()
    room.note("done", NoteKind.DECISION)
    room.pause()
    room.leaves("Fay")
    room.wait(minutes=5)
    room.resume()
    room.next()
    room.do(c.ReopenItem(item="i1"))
    room.call()
    room.wait(seconds=30)
    room.finish()
    return room


def test_everything_can_be_taken_back_and_restored_step_by_step() -> None:
    room = busy()
    states = [room.meeting]
    while room.session.refusal(c.Undo()) is None:
        room.undo()
        states.append(room.meeting)
    assert room.meeting.phase is Phase.PREPARED
    assert not room.person("Ann").is_present
    assert "nothing to take back" in room.refused(c.Undo())
    for state in reversed(states[:-1]):
        room.redo()
        assert room.meeting == state
    assert "nothing to restore" in room.refused(c.Redo())


def test_one_undo_takes_back_the_whole_act() -> None:
    room = Room()
    room.ask("Ann", "Bob")
    room.call()
    before = room.meeting
    room.next(really=True)
    room.undo()
    assert room.meeting == before
    assert (room.open_item, room.speaker, room.waiting) == ("1", "Ann", ["Bob"])


def test_a_speech_ended_by_mistake_has_not_stopped() -> None:
    room = Room()
    room.ask("Ann")
    room.call()
    room.wait(seconds=60)
    room.finish()
    room.wait(seconds=20)
    room.undo()
    assert room.speech.net(room.now) == 80
    assert room.person("Ann").turns == 0


def test_a_new_act_leaves_nothing_to_restore() -> None:
    room = Room()
    room.note("one")
    room.note("two")
    room.undo(2)
    room.note("three")
    assert "nothing to restore" in room.refused(c.Redo())
    assert [note.text for note in room.meeting.notes] == ["three"]
    room.undo()
    room.redo()
    assert [note.text for note in room.meeting.notes] == ["three"]


def test_undo_says_what_it_took_back() -> None:
    room = Room()
    room.ask("Ann")
    assert room.told(c.Undo()) == "taken back: Ann asks for the floor"
    assert room.told(c.Redo()) == "restored: Ann asks for the floor"


def test_what_was_undone_stays_in_the_record_and_marked() -> None:
    room = Room()
    room.note("one")
    (line,) = room.journal.lines[-1:]
    room.undo()
    timeline = room.session.timeline
    assert line in timeline.recorded
    assert timeline.undone == {line.act}
    assert line not in list(timeline.standing())
    room.note("two")
    assert timeline.undone == {line.act}


def test_the_journal_read_again_gives_the_same_meeting_and_the_same_undo() -> None:
    room = busy()
    room.undo(7)
    room.redo(2)
    again = Timeline(room.journal.lines)
    assert again.meeting == room.meeting
    assert (again.to_undo, again.to_redo, again.undone, again.told) == (
        room.session.timeline.to_undo,
        room.session.timeline.to_redo,
        room.session.timeline.undone,
        room.session.timeline.told,
    )
    resumed = Session(again, room.journal, room.clock)
    resumed.do(c.Redo())
    room.journal.lines.pop()
    room.redo()
    assert resumed.meeting == room.meeting


def test_events_that_cannot_follow_each_other_are_loud() -> None:
    room = Room()
    lines = room.journal.lines
    with pytest.raises(BrokenTimeline, match="event 3 follows event 1"):
        Timeline([lines[0], lines[2]])
    with pytest.raises(BrokenTimeline, match="prepare"):
        Timeline([Recorded(seq=1, at=START, by=X, act=1, event=MeetingOpened())])
    with pytest.raises(BrokenTimeline, match="once"):
        Timeline([lines[0], Recorded(seq=2, at=START, by=X, act=2, event=lines[0].event)])
    with pytest.raises(BrokenTimeline, match="prepare"):
        _ = Timeline().meeting
    undone = room.do(c.Undo())
    with pytest.raises(BrokenTimeline, match="not the last"):
        Timeline([*lines[:-1], *undone, Recorded(
            seq=undone[0].seq + 1, at=START, by=X, act=99, event=undone[0].event)])  # fmt: skip


def test_what_fails_fails_before_it_is_on_disk() -> None:
    room = Room()
    before, count = room.meeting, len(room.journal.lines)
    with pytest.raises(KeyError):
        room.session.timeline.rehearse([ItemOpened(item="i99")], START)
    assert room.meeting is before
    assert len(room.journal.lines) == count


class FullDisk(MemoryJournal):
    """A journal that cannot keep anything any more."""

    def append(self, _lines: tuple[Recorded, ...]) -> None:
        raise OSError(28, "No space left on device")


def test_when_the_journal_cannot_be_written_nothing_has_happened() -> None:
    room = Room()
    heard: list[tuple[Recorded, ...]] = []
    session = Session(room.session.timeline, FullDisk(), room.clock)
    session.listen(heard.append)
    before = session.meeting
    with pytest.raises(OSError, match="No space"):
        session.do(c.AskFloor(person="p1"))
    assert session.meeting is before
    assert heard == []


def test_listeners_hear_after_the_meeting_has_evolved() -> None:
    room = Room()
    heard: list[tuple[str, dt.datetime]] = []
    room.session.listen(lambda lines: heard.append((room.waiting[0], lines[0].at)))
    room.ask("Ann")
    assert heard == [("Ann", room.now)]


def test_an_act_and_its_events_have_one_instant() -> None:
    room = Room()

    class Hasty:
        def now(self) -> dt.datetime:
            room.clock.advance(1)
            return room.clock.now()

    session = Session(room.session.timeline, room.journal, Hasty())
    lines = session.do(c.NextItem())
    assert len({line.at for line in lines}) == 1
    assert english(session.told(lines))
