"""One evening with something of everything, for the tests of transcript and minutes."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import NAMED, Counts
from facilitator.meeting.votes import Choice, Method

from .room import AGENDA, Room


def evening(room: Room | None = None) -> Room:
    """19:30 to 20:12, with a late member, one who leaves, a recess, votes, tasks and an undo."""
    room = room or Room(replace(AGENDA, secretary="Bo Carr"))
    room.present("Ann", "Bo", "Eve", "Guy")
    room.do(c.MarkPresence(people=(room.who("Di"),), presence=Presence.ABSENT, reason="ill"))
    room.do(c.OpenMeeting())
    room.wait(minutes=2).do(c.MarkPresence(people=(room.who("Cy"),), presence=Presence.LATE))
    news(room)
    room.do(c.NextItem())
    tasks(room)
    room.do(c.AdoptMinutes())
    return room.wait(minutes=1).do(c.Adjourn(to="2026-12-23", confirmed=True))


def news(room: Room) -> None:
    """Two speeches, the second interrupted by a question, and a private note."""
    room.do(c.AskFloor(person=room.who("Cy"), note="the dues are late"), c.CallNext())
    room.wait(seconds=90).do(c.TakeNote(kind=NoteKind.NOTE, text="asks for a reminder"))
    room.do(c.AskFloor(person=room.who("Ann")), c.CallNext()).wait(seconds=30)
    room.do(c.AskFloor(person=room.who("Bo"), speech_class=SpeechClass.INTERPOSED), c.CallNext())
    room.wait(seconds=15).do(c.FinishSpeech()).wait(seconds=30).do(c.FinishSpeech())
    room.do(c.TakeNote(kind=NoteKind.PRIVATE, text="Cy is tired"))
    room.do(c.TakeNote(kind=NoteKind.NOTE, text="slip of the pen"), c.Undo())
    room.do(c.TakeNote(kind=NoteKind.NOTE, text="The hall is booked"))
    room.do(c.TakeNote(kind=NoteKind.CONCLUSION, text="Dues are collected on Friday"))
    room.wait(minutes=10)


def tasks(room: Room) -> None:
    """A recess, a motion by hands and recounted, a roll call, a task, two concerns."""
    room.do(c.MoveMotion(text="Adopt the plan", mover=room.who("Cy"), seconder=room.who("Ann")))
    room.wait(minutes=5).do(c.PauseMeeting(reason="tea")).wait(minutes=10).do(c.ResumeMeeting())
    room.do(c.OpenVote(), c.StateCount(counts=Counts(for_=1, against=2)), c.CloseVote())
    room.do(c.Recount(counts=Counts(for_=2, against=1)))
    room.do(
        c.OpenVote(text="Tea", method=Method.ROLLCALL, requirement=NAMED["absolute"]),
        c.CastVote(person=room.who("Cy"), choice=Choice.ABSTAIN),
        c.CastVote(person=room.who("Ann"), choice=Choice.FOR),
        c.CastVote(person=room.who("Bo"), choice=Choice.AGAINST),
        c.CloseVote(),
    )
    room.do(c.SetTask(text="Write to the council", owner=room.who("Cy"), due="2026-12-01"))
    room.do(c.SetTask(text="Mend the door"))
    room.do(c.RaiseConcern(person=room.who("Eve"), text="The hall is cold"))
    room.do(c.RaiseConcern(person=None, text="Who has the key?"))
    room.do(c.AnswerConcern(concern=2, answer="Bo has"))
    room.do(c.TakeNote(kind=NoteKind.DECISION, text="The plan stands"))
    room.do(c.MarkPresence(people=(room.who("Bo"),), presence=Presence.LEFT))
    room.wait(minutes=11, seconds=15)
