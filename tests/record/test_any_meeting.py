# ruff: noqa: ARG005 - all wishes have one shape
"""Whatever a meeting does, its record stays whole and taking back leaves no trace in it."""

from __future__ import annotations

import contextlib
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order
from facilitator.meeting.elections import Candidate, ElectionMethod, Mark, Written
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.phrase import Refused
from facilitator.meeting.rules import NAMED, Counts
from facilitator.meeting.votes import Choice, Method
from facilitator.record.derived import verify
from facilitator.record.journal import open_journal, read_journal, timeline_of
from facilitator.record.minutes import minutes
from facilitator.record.schema import schema
from facilitator.record.transcript import as_json
from facilitator.words import Words

from .room import AGENDA, Room, item

Wish = Callable[[random.Random, Room], c.Command]
ITEMS = tuple(item(n, f"Item {n}", low=n) for n in range(1, 6))


def person(dice: random.Random, room: Room) -> str:
    return dice.choice(list(room.session.meeting.people))


def entry(dice: random.Random, room: Room) -> str:
    return dice.choice([waiting.id for waiting in room.session.meeting.waiting] or ["e1"])


def turn(dice: random.Random, room: Room) -> str:
    return dice.choice([finished.id for finished in room.session.meeting.turns] or ["t1"])


def paper(dice: random.Random) -> tuple[tuple[Written, int], ...]:
    marks = tuple(
        Mark(candidate=number, answer=dice.choice(["yes", "no"]), rank=place)
        for place, number in enumerate(dice.sample(range(1, 4), dice.randint(0, 2)), start=1)
    )
    return ((Written(marks=marks), dice.randint(1, 2)),)


WISHES: list[Wish] = [
    lambda d, r: c.NextItem(confirmed=True),
    lambda d, r: c.OpenItem(item=f"i{d.randint(1, 5)}", confirmed=True),
    lambda d, r: c.DeferItem(confirmed=True),
    lambda d, r: c.SkipItem(item=f"i{d.randint(1, 5)}", confirmed=True),
    lambda d, r: c.ExtendItem(seconds=60, reason="much to say"),
    lambda d, r: c.PauseMeeting(reason="tea"),
    lambda d, r: c.ResumeMeeting(),
    lambda d, r: c.Replan(),
    lambda d, r: c.AddPerson(name=f"Guest {d.randint(1, 99)}"),
    lambda d, r: c.RenamePerson(person=person(d, r), name=f"Member {d.randint(1, 99)}"),
    lambda d, r: c.MarkPresence(people=(person(d, r),), presence=d.choice(list(Presence)[1:])),
    lambda d, r: c.AskFloor(
        person=person(d, r), speech_class=d.choice(list(SpeechClass)), note="x"
    ),
    lambda d, r: c.AskFloor(person=person(d, r)),
    lambda d, r: c.WithdrawEntry(entry=entry(d, r)),
    lambda d, r: c.MoveEntry(entry=entry(d, r), place=d.randint(1, 3)),
    lambda d, r: c.SetOrder(order=d.choice(list(Order))),
    lambda d, r: c.CallNext(),
    lambda d, r: c.CallNext(),
    lambda d, r: c.CallPerson(person=person(d, r)),
    lambda d, r: c.FinishSpeech(),
    lambda d, r: c.ExtendSpeech(seconds=30),
    lambda d, r: c.YieldTime(entry=entry(d, r)),
    lambda d, r: c.PutBack(),
    lambda d, r: c.LastWord(entry=entry(d, r)),
    lambda d, r: c.InviteNext(),
    lambda d, r: c.DeclineInvitation(),
    lambda d, r: c.CorrectTurn(turn=turn(d, r), person=person(d, r)),
    lambda d, r: c.SplitTurn(turn=turn(d, r), at=r.clock.now(), person=person(d, r)),
    lambda d, r: c.MoveMotion(text="Motion", mover=person(d, r), seconder=person(d, r)),
    lambda d, r: c.SecondMotion(person=person(d, r)),
    lambda d, r: c.WithdrawMotion(),
    lambda d, r: c.TableMotion(),
    lambda d, r: c.OpenVote(method=d.choice(list(Method)), requirement=d.choice([*NAMED.values()])),
    lambda d, r: c.OpenVote(text="Vote", method=Method.ROLLCALL),
    lambda d, r: c.StateCount(counts=Counts(for_=d.randint(0, 3), against=d.randint(0, 2))),
    lambda d, r: c.JudgeByEye(majority=d.random() < 0.5),
    lambda d, r: c.CastVote(person=person(d, r), choice=d.choice(list(Choice))),
    lambda d, r: c.CastVote(person=person(d, r), choice=d.choice(list(Choice))),
    lambda d, r: c.Object(person=person(d, r)),
    lambda d, r: c.CloseVote(),
    lambda d, r: c.Recount(counts=Counts(for_=d.randint(0, 3), against=d.randint(0, 2))),
    lambda d, r: c.GiveCastingVote(choice=Choice.FOR),
    lambda d, r: c.AnnulVote(reason="muddle"),
    lambda d, r: c.OpenElection(
        title="Chair",
        candidates=tuple(Candidate(name=name) for name in ("Ann", "B*b", "<Cy>")),
        seats=d.randint(1, 2),
        method=d.choice([None, *ElectionMethod, "ranked", "scottish"]),
    ),
    lambda d, r: c.Nominate(candidate=Candidate(name=d.choice(["D_d", "`Ed`"]))),
    lambda d, r: c.ReopenElectionBase(),
    lambda d, r: c.EnterPapers(papers=paper(d)),
    lambda d, r: c.EnterPapers(papers=paper(d)),
    lambda d, r: c.TakeOutPapers(papers=paper(d)),
    lambda d, r: c.ChooseEntry(entry=d.randint(1, 2)),
    lambda d, r: c.DropSecondEntry(),
    lambda d, r: c.CloseElection(),
    lambda d, r: c.CloseElection(),
    lambda d, r: c.DrawLot(seed=str(d.randint(1, 99))),
    lambda d, r: c.DrawLotByHand(order=tuple(d.sample((1, 2, 3), d.randint(1, 3)))),
    lambda d, r: c.HoldAnotherRound(),
    lambda d, r: c.AnnulElection(reason="muddle"),
    lambda d, r: c.TakeNote(kind=NoteKind.PRIVATE, text="HUSH"),
    lambda d, r: c.TakeNote(kind=d.choice([*NoteKind][2:]), text="noted"),
    lambda d, r: c.TakeNote(kind=NoteKind.NOTE, text="gist"),
    lambda d, r: c.SetTask(text="Task", owner=person(d, r), due="2026-12-24"),
    lambda d, r: c.RaiseConcern(person=person(d, r), text="Concern"),
    lambda d, r: c.AnswerConcern(concern=1, answer="Answer"),
    lambda d, r: c.Undo(),
    lambda d, r: c.Redo(),
]


def derived(room: Room) -> tuple[dict[str, Any], str]:
    """Transcript and minutes, without what tells of the taking back itself."""
    made = json.loads(as_json(room.session.timeline))
    del made["record"]
    del made["undone"]
    return made, minutes(room.session.timeline, Words("en"))


@pytest.mark.parametrize("seed", range(4))
def test_a_meeting_at_random_has_a_whole_record_at_every_moment(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)  # noqa: S311 - a die, not a secret
    checker = jsonschema.Draft202012Validator(schema())
    room = Room(replace(AGENDA, items=ITEMS), open_journal(tmp_path)[0])
    room.present("Ann", "Bo", "Cy").do(c.OpenMeeting())
    done = 0
    for _ in range(90):
        room.wait(seconds=dice.choice([0, 0, 5, 40]))
        room.do(
            c.SetOrder(order=dice.choice([o for o in Order if o != room.session.meeting.order]))
        )
        before = derived(room)
        wish = dice.choice(WISHES)(dice, room)
        with contextlib.suppress(Refused):
            room.do(wish)
            done += 1
            if isinstance(wish, c.Undo | c.Redo):
                continue
            after = derived(room)
            room.do(c.Undo())
            assert derived(room) == before, wish
            room.do(c.Redo())
            assert derived(room) == after, wish
        if done % 10 == 0:
            checker.validate(json.loads(as_json(room.session.timeline)))
    room.do(c.Adjourn(confirmed=True)).session.close()
    assert done > 15
    timeline = timeline_of(read_journal(tmp_path), tmp_path)
    assert timeline.meeting == room.session.meeting
    assert as_json(timeline) == as_json(room.session.timeline)
    checker.validate(json.loads(as_json(timeline)))
    text = minutes(timeline, Words("en"))
    assert "HUSH" not in text
    assert MarkdownIt("commonmark").render(text)
    made = json.loads(as_json(timeline))
    assert sum(turn["seconds"] for turn in made["turns"]) == sum(
        person.seconds for person in timeline.meeting.people.values()
    )
    assert verify(tmp_path).events == len(timeline.recorded)
