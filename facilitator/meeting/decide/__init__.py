"""Which acts are in order: a command and the meeting give events, or a sentence that refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting.agenda import Instant
from facilitator.meeting.decide import (
    attendance,
    ballots,
    closing,
    consent,
    consequences,
    dividing,
    elections,
    floor,
    lots,
    motions,
    open_election,
    papers,
    polls,
    procedures,
    sitting,
    speakers,
    turns,
    votes,
    writing,
)
from facilitator.meeting.events import Event
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting, Phase

Decider = Callable[[Meeting, Any, Instant], tuple[Event, ...]]

DECIDERS: dict[type, Decider] = {
    **sitting.DECIDERS,
    **attendance.DECIDERS,
    **speakers.DECIDERS,
    **floor.DECIDERS,
    **turns.DECIDERS,
    **motions.DECIDERS,
    **dividing.DECIDERS,
    **procedures.DECIDERS,
    **consent.DECIDERS,
    **votes.DECIDERS,
    **ballots.DECIDERS,
    **polls.DECIDERS,
    **elections.DECIDERS,
    **open_election.DECIDERS,
    **papers.DECIDERS,
    **lots.DECIDERS,
    **writing.DECIDERS,
    **closing.DECIDERS,
}
"""By type of command; undo and redo are the session's business, which knows the past."""

_BEFORE_OPENING = {
    c.OpenMeeting, c.AddPerson, c.RenamePerson, c.MarkPresence, c.SetOrder, c.TakeNote, c.SetTask,
    c.NameDelegate, c.HoldProxies, c.ForceOpening, c.SetQuorum, c.SetVoteRule,
}  # fmt: skip
_NOT_IN_RECESS = {
    c.NextItem, c.OpenItem, c.ReopenItem, c.CallNext, c.CallPerson, c.FinishSpeech, c.ExtendSpeech,
    c.YieldTime, c.LastWord, c.InviteNext, c.MoveMotion, c.SecondMotion, c.OpenVote, c.StateCount,
    c.OpenPoll, c.ReopenBase, c.StatePoll, c.CastBulk, c.Veto,
    c.JudgeByEye, c.CastVote, c.Object, c.CloseVote, c.Replan, c.ExtendItem,
    c.PauseMeeting, c.OpenElection, c.HoldAnotherRound, c.Nominate, c.ReopenElectionBase,
}  # fmt: skip

_NOT_IN_RECESS |= {
    c.MoveAmendment, c.MoveProcedure, c.SetWording, c.TakeMotion, c.DivideMotion, c.AskConsent,
    c.ObjectToConsent, c.AdoptConsent,
}  # fmt: skip


def closed(meeting: Meeting) -> Phrase:
    """Return why nothing can be done in a closed meeting, and what would help."""
    if meeting.adopted_at is not None:
        return say("The meeting is closed and its minutes are adopted: the record is final.")
    return say("The meeting is closed. Take the close back first: undo.")


def decide(meeting: Meeting, command: c.Command, now: Instant) -> tuple[Event, ...]:
    """Return the events that a command leads to, at least one.

    Raises:
        Refused: when the act is out of order, with the sentence that says why.
        NeedsConfirmation: when it would leave something unfinished and was not confirmed.
    """
    kind = type(command)
    if meeting.phase is Phase.CLOSED:
        raise Refused(closed(meeting))
    if meeting.phase is Phase.PREPARED and kind not in _BEFORE_OPENING:
        raise Refused(say("The meeting is not open yet: open it first."))
    if meeting.phase is Phase.PAUSED and kind in _NOT_IN_RECESS:
        raise Refused(say("The meeting is in recess: resume it first."))
    return consequences.with_consequences(meeting, DECIDERS[kind](meeting, command, now), now)
