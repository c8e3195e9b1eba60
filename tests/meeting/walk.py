"""Somebody who does whatever comes to mind in a meeting, and looks at what becomes of it."""

from __future__ import annotations

from collections import Counter, deque
from random import Random

import msgspec
import pytest

from facilitator.in_hand import Entering, TakingOut
from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.phrase import NeedsConfirmation, Phrase, Refused
from facilitator.meeting.rules import Result
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.votes import Method
from facilitator.session import Session

from .any_command import ALL, GROUPS, Maker
from .room import Room
from .wholeness import SPEAKERS, folded, record_is_whole, whole

TRIES = 25
"""So many commands are thought of at a time, in order or not."""

ENDS = {
    c.AnnulVote, c.AnnulElection, c.WithdrawMotion, c.TableMotion, c.ReferMotion, c.PauseMeeting,
    c.DropConsent, c.DeferItem, c.SkipItem, c.NextItem, c.OpenItem, c.ReopenItem,
}  # fmt: skip
"""What cuts short most of what is begun: done more rarely."""


ON_A_VOTE: dict[Method, list[type[c.Command]]] = {
    Method.ROLLCALL: [*[c.CastVote] * 6, c.CastBulk, c.Veto, c.ReopenBase, c.CloseVote],
    Method.HANDS: [c.StateCount, c.StateCount, c.JudgeByEye, c.Veto, c.CloseVote],
    Method.VOICE: [c.StateCount, c.JudgeByEye, c.ReopenBase, c.CloseVote],
    Method.BALLOT: [
        *[c.EnterBallots] * 3,
        c.TakeOutBallots,
        c.ChooseBallotEntry,
        c.DropSecondBallots,
        c.StateCount,
        c.CloseVote,
    ],
    Method.CONSENT: [c.Object, c.CloseVote],
    Method.POLL: [c.StatePoll, c.CloseVote],
}
ON_AN_ELECTION = [
    *[c.EnterPapers] * 4, c.TakeOutPapers, c.ChooseEntry, c.DropSecondEntry, c.StateTotals,
    c.CloseElection, c.CloseElection, c.Nominate, c.ReopenElectionBase,
]  # fmt: skip
AFTER_AN_ELECTION = [c.DrawLot, c.DrawLotByHand, c.HoldAnotherRound, c.RestateTotals]


DEBATE = [
    *[c.AskFloor] * 4, *[c.CallNext] * 3, c.FinishSpeech, c.YieldTime, c.NameSpeaker, c.MoveEntry,
    c.CorrectTurn, c.SplitTurn, c.MergeTurns, c.ExtendPool,
]  # fmt: skip


def what_fits(meeting: Meeting) -> list[type[c.Command]]:
    """Return what somebody does next who knows what is open, or has just been closed."""
    if meeting.open_vote:
        return ON_A_VOTE[meeting.open_vote.method]
    if meeting.open_election:
        return ON_AN_ELECTION
    if meeting.elections and meeting.elections[-1].result in {"tied", "run-off", "incomplete"}:
        return AFTER_AN_ELECTION
    if meeting.votes and meeting.votes[-1].result is Result.TIED:
        return [c.GiveCastingVote, c.Recount]
    return DEBATE


class Walk:
    """One meeting; every act is taken back and restored, every refusal was foreseen."""

    def __init__(self, body: Agenda, *, taken: bool = True, opened: bool = True) -> None:
        self.room = Room(body, opened=False)
        # no state is kept, so that undo always folds the events that stand
        self.room.session.timeline._before = deque(maxlen=0)
        self.did: Counter[type[c.Command]] = Counter()
        if taken:
            self.room.everybody_present()
        if opened:
            self.room.do(c.OpenMeeting())

    @property
    def session(self) -> Session:
        return self.room.session

    @property
    def meeting(self) -> Meeting:
        return self.room.meeting

    def go(self, dice: Random) -> None:
        """Stay with one subject, or go about anything, until a few commands were in order."""
        if dice.random() < 0.1:
            self.take_back(dice.randint(1, 6), restores=dice.random() < 0.5)
            return
        if self.meeting.phase is Phase.PAUSED:
            self.do(c.ResumeMeeting())
        kinds, wanted = self.subject(dice), dice.choice((1, 2, 4, 8))
        for _ in range(TRIES):
            kind = dice.choice(kinds)
            if kind in ENDS and dice.random() < 0.8:
                continue
            command = Maker(dice, self.meeting, self.room.now).command(kind)
            types = isinstance(command, Entering | TakingOut) and dice.random() < 0.7
            if self.type(command) if types else self.do(command):
                self.room.wait(seconds=dice.choice((0, 0, 5, 60, 400)))
                wanted -= 1
            if not wanted:
                break
        whole(self.meeting, self.room.now)

    def subject(self, dice: Random) -> list[type[c.Command]]:
        """Return commands about one thing; mostly about what is being voted on."""
        fitting = what_fits(self.meeting)
        if dice.random() < (0.6 if fitting is not DEBATE else 0.2):
            return fitting
        if dice.random() < 0.2:
            return list(ALL)
        picked = dice.choice(ALL)
        return next(kinds for kinds in GROUPS.values() if picked in kinds)

    def take_back(self, times: int, *, restores: bool) -> None:
        before = self.meeting
        done = sum(self.do(c.Undo()) for _ in range(times))
        if restores:
            for _ in range(done):
                self.session.do(c.Redo())
            assert self.meeting == before

    def do(self, command: c.Command) -> bool:
        """Do it, take it back and restore it; or be refused, as foreseen, with nothing changed."""
        before, lines = self.meeting, len(self.room.journal.lines)
        foreseen = self.session.refusal(command)
        if foreseen is not None:
            with pytest.raises(Refused) as refused:
                self.session.do(command)
            assert foreseen.reason == refused.value.reason
            assert self.meeting is before
            assert len(self.room.journal.lines) == lines
            said(foreseen.reason)
            if isinstance(foreseen, NeedsConfirmation):
                sure = msgspec.structs.replace(command, confirmed=True)
                assert not isinstance(self.session.refusal(sure), NeedsConfirmation)
            return False
        done = self.session.do(command)
        self.did[type(command)] += 1
        if done:
            said(self.session.told(done))
            assert len(self.room.journal.lines) > lines
        else:  # papers in hand were given up
            assert isinstance(command, c.Undo | c.Redo)
        if not isinstance(command, c.Undo | c.Redo) and self.meeting.phase is not Phase.CLOSED:
            after = self.meeting
            self.session.do(c.Undo())
            assert self.meeting == before
            self.session.do(c.Redo())
            assert self.meeting == after
        return True

    def type(self, papers: Entering | TakingOut) -> bool:
        """Take papers in hand, or out again, as the screens and line mode do."""
        before, lines = self.meeting, len(self.room.journal.lines)
        try:
            said(self.session.enter(papers))
        except Refused as refused:
            said(refused.reason)
            assert self.meeting == before
            assert len(self.room.journal.lines) == lines
            return False
        self.did[type(papers)] += 1
        if len(self.room.journal.lines) == lines and isinstance(papers, Entering):
            after = self.meeting
            self.session.do(c.Undo())
            assert self.meeting == before
            self.session.do(c.Redo())
            assert self.meeting == after
        return True

    def look_at_the_record(self) -> None:
        record_is_whole(self.session.timeline)
        assert folded(self.session.timeline) == self.session.timeline.meeting


def said(phrase: Phrase) -> None:
    """Assert that a sentence can be spoken, in every language."""
    for words in SPEAKERS:
        assert words(phrase).strip()
