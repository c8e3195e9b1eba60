"""Anything that anybody could wish to do in a meeting, in order or not."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Order, Quorum, Role
from facilitator.meeting.elections import (
    Candidate,
    ElectionMethod,
    Kind,
    Mark,
    Tally,
    Totals,
    Written,
)
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.procedure import PLAIN
from facilitator.meeting.rules import (
    NAMED,
    SIMPLE,
    Base,
    Counts,
    GroupRule,
    Requirement,
    Weights,
)
from facilitator.meeting.votes import Choice, Method

from .room import START

seconds = st.integers(0, 400)
times = st.integers(-300, 30).map(lambda s: START + dt.timedelta(seconds=s))
"""Off the start; the machine turns most of them into instants off now."""
people = st.sampled_from([f"p{n}" for n in range(1, 11)])
somebody = st.none() | people
entries = st.sampled_from([f"e{n}" for n in range(1, 13)])
turns = st.sampled_from([f"t{n}" for n in range(1, 9)])
item_ids = st.sampled_from([f"i{n}" for n in range(1, 9)])
classes = st.sampled_from(list(SpeechClass))
texts = st.sampled_from(["", " ", "We act", "a\x00b\u202ec", "{x} [b]%s", "Ta làm\nngay"])
counts = st.builds(
    Counts,
    for_=st.integers(-1, 7),
    against=st.integers(0, 4),
    abstain=st.integers(0, 2),
    invalid=st.integers(0, 1),
)
weighed = st.builds(
    Weights,
    for_=st.sampled_from([0, 2, Decimal("2.5")]),
    against=st.sampled_from([-1, 0, 3]),
)
quorums = st.sampled_from(
    [
        Quorum(),
        Quorum(num=2, den=3, strict=False),
        Quorum(number=3),
        Quorum(den=0),
        Quorum(number=-1),
    ]
)
groups = st.sampled_from(["east", "west", "north"])
requirements = st.none() | st.sampled_from(
    [
        *NAMED.values(),
        *(Requirement(base=base, number=3, floor=2) for base in Base),
        Requirement(in_groups=(GroupRule(requirement=SIMPLE),)),
        Requirement(in_groups=(GroupRule(requirement=NAMED["present"], groups=("east",)),)),
        Requirement(in_groups=(GroupRule(requirement=SIMPLE, groups=("north",)),)),
    ]
)
ballots = st.dictionaries(
    st.sampled_from(["for", "against", "abstain", "invalid", "blank", "Ann"]),
    st.integers(-1, 4),
    max_size=2,
)
options = st.sampled_from(["Tea", "Water", "tea", "Beer"])
yes_or_no = st.booleans()
candidates = st.lists(
    st.builds(
        Candidate,
        name=st.sampled_from(["An", "Bo", "Cy", "Di", ""]),
        person=st.none() | st.sampled_from(["p1", "p2", "p3"]),
        group=st.sampled_from([None, "east", "west"]),
    ),
    max_size=4,
).map(tuple)
marks = st.builds(
    Mark,
    candidate=st.integers(0, 5),
    name=texts,
    answer=st.sampled_from(["yes", "no", "abstain", "maybe"]),
    amount=st.integers(-1, 3),
    rank=st.integers(1, 3),
)
papers = st.builds(
    Written,
    kind=st.sampled_from([Kind.VALID, Kind.VALID, Kind.VALID, *Kind]),
    marks=st.lists(marks, max_size=3).map(tuple),
    detail=texts,
)
piles = st.lists(st.tuples(papers, st.integers(0, 2)), max_size=2).map(tuple)
totals = st.builds(
    Totals,
    tallies=st.lists(st.builds(Tally, votes=st.integers(-1, 3)), max_size=4).map(tuple),
    valid=st.integers(0, 4),
    invalid=st.integers(-1, 1),
    blank=st.integers(0, 1),
)
election_methods = st.none() | st.sampled_from([*ElectionMethod, "ranked", "scottish"])
amendments = st.builds(
    c.MoveAmendment,
    text=texts
    | st.sampled_from(
        ['replace "act" with "wait"', 'strike "We"', 'insert "now" after "act"', "add a little"]
    ),
    whole=yes_or_no,
    mover=somebody,
    seconder=somebody,
)
procedures = st.builds(
    c.MoveProcedure,
    kind=st.sampled_from([*(p.kind for p in PLAIN), "dance"]),
    text=st.sampled_from(["", "5m", "10m 1m", "2", "ballot", "hands", "the board"]),
    mover=somebody,
    seconder=somebody,
)

WISHES: dict[str, list[Any]] = {
    "agenda": [
        st.builds(c.NextItem, confirmed=yes_or_no),
        st.builds(c.OpenItem, item=item_ids, confirmed=yes_or_no),
        st.builds(c.ReopenItem, item=item_ids, confirmed=yes_or_no),
        st.builds(c.DeferItem, item=st.none() | item_ids, confirmed=yes_or_no),
        st.builds(c.SkipItem, item=st.none() | item_ids, confirmed=yes_or_no),
        st.builds(c.ExtendItem, seconds=st.integers(-5, 300), reason=st.none() | texts),
        st.builds(c.PauseMeeting, reason=st.none() | texts),
        st.just(c.ResumeMeeting()),
        st.builds(c.CountAsRecess, began=times, ended=times),
        st.just(c.Replan()),
        st.just(c.AdoptMinutes()),
    ],
    "people": [
        st.builds(c.AddPerson, name=texts, role=st.sampled_from(Role), voting=yes_or_no),
        st.builds(c.RenamePerson, person=people, name=texts),
        st.builds(
            c.MarkPresence,
            people=st.lists(people, max_size=3).map(tuple),
            presence=st.sampled_from(Presence),
            reason=st.none() | texts,
        ),
        st.builds(c.NameDelegate, person=people, delegate=somebody),
        st.builds(c.HoldProxies, person=people, number=st.integers(-1, 5)),
    ],
    "list": [
        st.builds(
            c.AskFloor, person=somebody, speech_class=classes, note=texts, rank=st.integers(0, 3)
        ),
        st.builds(c.AskFloor, person=people),
        st.builds(c.AskFloor, person=somebody, answers=entries),
        st.builds(c.NameSpeaker, person=people),
        st.builds(c.CorrectSpeaker, person=people, entry=st.none() | entries),
        st.builds(c.CorrectSpeaker, person=people, turn=turns),
        st.builds(c.Conclude, text=texts),
        st.builds(c.WithdrawEntry, entry=entries),
        st.builds(c.MoveEntry, entry=entries, place=st.integers(0, 6)),
        st.builds(c.SetOrder, order=st.sampled_from(Order)),
        st.just(c.ForceOpening()),
        st.builds(c.SetQuorum, quorum=quorums),
        st.builds(c.SetVoteRule, requirement=requirements.filter(bool)),
        st.just(c.CloseList()),
        st.just(c.OpenList()),
        st.builds(c.LastWord, entry=entries),
        st.just(c.PutBack()),
    ],
    "floor": [
        st.builds(c.CallNext, entry=st.none() | entries),
        st.just(c.CallNext()),
        st.builds(c.CallPerson, person=people, invited=yes_or_no),
        st.just(c.FinishSpeech()),
        st.builds(c.ExtendSpeech, seconds=st.integers(-5, 90)),
        st.builds(c.YieldTime, entry=entries),
        st.builds(
            c.ExtendPool, group=st.sampled_from(["east", "west"]), seconds=st.integers(-5, 90)
        ),
        st.just(c.InviteNext()),
        st.builds(c.DeclineInvitation, person=somebody),
    ],
    "turns": [
        st.builds(
            c.CorrectTurn,
            turn=turns,
            began_at=st.none() | times,
            ended_at=st.none() | times,
            person=somebody,
        ),
        st.builds(c.SplitTurn, turn=turns, at=times, person=somebody),
        st.builds(c.MergeTurns, turn=turns, merged=turns),
    ],
    "motions": [
        st.builds(
            c.MoveMotion,
            text=texts,
            mover=somebody,
            seconder=somebody,
            requirement=requirements,
            method=st.none() | st.sampled_from(Method),
        ),
        st.builds(c.SecondMotion, person=people),
        st.builds(c.WithdrawMotion, motion=st.none() | st.integers(0, 5)),
        st.just(c.TableMotion()),
        st.builds(c.ReferMotion, to=st.none() | texts),
        st.builds(c.TakeMotion, motion=st.none() | st.integers(0, 5), confirmed=st.booleans()),
        st.builds(c.DivideMotion, parts=st.lists(texts, max_size=3).map(tuple)),
        amendments,
        amendments,
        st.builds(c.SetWording, wording=texts),
        procedures,
        procedures,
        st.builds(c.AskConsent, places=st.lists(st.integers(0, 3), max_size=3).map(tuple)),
        st.builds(c.ObjectToConsent, place=st.integers(0, 3), person=somebody),
        st.just(c.AdoptConsent()),
        st.just(c.DropConsent()),
    ],
    "votes": [
        st.builds(
            c.OpenVote,
            text=st.none() | texts,
            method=st.none() | st.sampled_from(Method),
            requirement=requirements,
        ),
        st.builds(
            c.StateCount, counts=counts, weighted=st.none() | weighed, group=st.none() | groups
        ),
        st.builds(c.OpenPoll, text=texts, options=st.lists(options, max_size=3).map(tuple)),
        st.builds(c.StatePoll, counts=st.dictionaries(options, st.integers(-1, 4), max_size=3)),
        st.builds(c.StateOutcome, text=texts),
        st.just(c.ReopenBase()),
        st.builds(c.EnterBallots, papers=ballots),
        st.builds(c.TakeOutBallots, papers=ballots),
        st.builds(c.ChooseBallotEntry, entry=st.integers(0, 3)),
        st.just(c.DropSecondBallots()),
        st.builds(c.CastBulk, person=people, counts=counts),
        st.builds(c.Veto, person=people),
        st.builds(c.JudgeByEye, majority=yes_or_no),
        st.builds(c.CastVote, person=people, choice=st.sampled_from(Choice)),
        st.builds(c.Object, person=people),
        st.just(c.CloseVote()),
        st.builds(c.Recount, counts=counts, group=st.none() | groups),
        st.builds(c.GiveCastingVote, choice=st.sampled_from(Choice)),
        st.builds(c.AnnulVote, reason=texts),
    ],
    "elections": [
        st.builds(
            c.OpenElection,
            title=texts,
            candidates=candidates,
            seats=st.integers(0, 3),
            method=election_methods,
            most=st.none() | st.integers(0, 3),
            cap=st.none() | st.integers(0, 2),
            floor=requirements,
        ),
        st.builds(c.OpenElection, title=st.just("Chair"), candidates=candidates),
        st.builds(c.HoldAnotherRound, method=st.none() | election_methods),
        st.builds(c.Nominate, candidate=st.builds(Candidate, name=texts)),
        st.just(c.ReopenElectionBase()),
        st.builds(c.EnterPapers, papers=piles),
        st.builds(c.EnterPapers, papers=piles),
        st.builds(c.TakeOutPapers, papers=piles),
        st.builds(c.StateTotals, totals=totals),
        st.builds(c.ChooseEntry, entry=st.integers(0, 3)),
        st.just(c.DropSecondEntry()),
        st.just(c.CloseElection()),
        st.builds(c.RestateTotals, totals=totals),
        st.builds(c.DrawLot, seed=st.sampled_from(["", "4711", "Ann"])),
        st.builds(c.DrawLotByHand, order=st.lists(st.integers(0, 4), max_size=4).map(tuple)),
        st.builds(c.AnnulElection, reason=texts),
    ],
    "writing": [
        st.builds(c.TakeNote, kind=st.sampled_from(NoteKind), text=texts),
        st.builds(
            c.SetTask,
            text=texts,
            owner=somebody,
            due=st.sampled_from([None, "2026-12-01", "tomorrow"]),
        ),
        st.builds(c.RaiseConcern, person=somebody, text=texts),
        st.builds(c.AnswerConcern, concern=st.integers(-1, 3), answer=texts),
    ],
}
