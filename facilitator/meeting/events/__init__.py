"""What happened: the facts that the journal keeps. Past tense, nothing derived.

The instant, the author and the act that an event belongs to are in its envelope (`Recorded`).
"""

from __future__ import annotations

import msgspec

from facilitator.meeting.agenda import Instant
from facilitator.meeting.events.base import Fact
from facilitator.meeting.events.floor import (
    EntryMoved,
    EntryWithdrawn,
    FloorAsked,
    FloorGiven,
    InvitationDeclined,
    ListCleared,
    ListClosed,
    ListOpened,
    OrderSet,
    SpeakerPutBack,
    SpeechContinued,
    SpeechEnded,
    SpeechExtended,
    SpeechInterrupted,
    TimeYielded,
    TurnCorrected,
    TurnsMerged,
    TurnSplit,
)
from facilitator.meeting.events.sitting import (
    ItemClosed,
    ItemDeferred,
    ItemOpened,
    ItemSkipped,
    MeetingAdjourned,
    MeetingOpened,
    MeetingPaused,
    MeetingPrepared,
    MeetingResumed,
    MinutesAdopted,
    PersonAdded,
    PersonRenamed,
    PlansAdjusted,
    PresenceChanged,
    TimeExtended,
)
from facilitator.meeting.events.voting import (
    BallotCast,
    CastingVoteGiven,
    MajorityJudged,
    MotionMoved,
    MotionReferred,
    MotionSeconded,
    MotionTabled,
    MotionWithdrawn,
    ObjectionRaised,
    VoteAnnulled,
    VoteClosed,
    VoteOpened,
    VoteRecounted,
    VotesCounted,
)
from facilitator.meeting.events.writing import (
    ActRedone,
    ActUndone,
    ConcernAnswered,
    ConcernRaised,
    NoteTaken,
    TaskSet,
)

SCHEMA_VERSION = 1
"""Version of the events below; older journals are brought up to it when they are read."""

Event = (
    MeetingPrepared | MeetingOpened | ItemOpened | ItemClosed | ItemDeferred | ItemSkipped
    | TimeExtended | MeetingPaused | MeetingResumed | PlansAdjusted | MinutesAdopted
    | MeetingAdjourned | PersonAdded | PersonRenamed | PresenceChanged | FloorAsked
    | EntryWithdrawn | EntryMoved | OrderSet | ListClosed | ListOpened | ListCleared
    | FloorGiven | SpeechInterrupted | SpeechContinued | SpeechEnded | SpeechExtended
    | TimeYielded | SpeakerPutBack | InvitationDeclined | TurnCorrected | TurnSplit | TurnsMerged
    | MotionMoved | MotionSeconded | MotionWithdrawn | MotionTabled | MotionReferred
    | VoteOpened | VotesCounted | MajorityJudged | BallotCast | ObjectionRaised | VoteClosed
    | VoteRecounted | CastingVoteGiven | VoteAnnulled | NoteTaken | TaskSet | ConcernRaised
    | ConcernAnswered | ActUndone | ActRedone
)  # fmt: skip


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """An event in its envelope, as one line of the journal holds it."""

    v: int = SCHEMA_VERSION
    seq: int
    """From 1, without gaps."""
    at: Instant
    by: str
    """Who typed it."""
    act: int
    """Events of one command share it; undo takes back an act."""
    event: Event


__all__ = [
    "SCHEMA_VERSION",
    "ActRedone",
    "ActUndone",
    "BallotCast",
    "CastingVoteGiven",
    "ConcernAnswered",
    "ConcernRaised",
    "EntryMoved",
    "EntryWithdrawn",
    "Event",
    "Fact",
    "FloorAsked",
    "FloorGiven",
    "InvitationDeclined",
    "ItemClosed",
    "ItemDeferred",
    "ItemOpened",
    "ItemSkipped",
    "ListCleared",
    "ListClosed",
    "ListOpened",
    "MajorityJudged",
    "MeetingAdjourned",
    "MeetingOpened",
    "MeetingPaused",
    "MeetingPrepared",
    "MeetingResumed",
    "MinutesAdopted",
    "MotionMoved",
    "MotionReferred",
    "MotionSeconded",
    "MotionTabled",
    "MotionWithdrawn",
    "NoteTaken",
    "ObjectionRaised",
    "OrderSet",
    "PersonAdded",
    "PersonRenamed",
    "PlansAdjusted",
    "PresenceChanged",
    "Recorded",
    "SpeakerPutBack",
    "SpeechContinued",
    "SpeechEnded",
    "SpeechExtended",
    "SpeechInterrupted",
    "TaskSet",
    "TimeExtended",
    "TimeYielded",
    "TurnCorrected",
    "TurnSplit",
    "TurnsMerged",
    "VoteAnnulled",
    "VoteClosed",
    "VoteOpened",
    "VoteRecounted",
    "VotesCounted",
]
