"""What somebody wants done: imperatives, with names already resolved to ids.

A field `believed` names what the sender took for current; None does not ask (line mode), the
empty string believes that there is nobody. A stale belief is refused: a double press is no act.
"""

from __future__ import annotations

import msgspec

from facilitator.meeting.agenda import Instant, Order, Role, Seconds
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.people import Presence
from facilitator.meeting.rules import Counts, Requirement
from facilitator.meeting.votes import Choice, Method


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all commands."""


class OpenMeeting(Wish, frozen=True, kw_only=True):
    """Come to order, and take up the first item."""


class NextItem(Wish, frozen=True, kw_only=True):
    """Close the open item and take up the next one that waits."""

    believed: str | None = None
    confirmed: bool = False


class OpenItem(Wish, frozen=True, kw_only=True):
    """Close the open item and take up this one, whatever its state."""

    item: str
    confirmed: bool = False


class ReopenItem(Wish, frozen=True, kw_only=True):
    """Take up again an item that was closed, deferred or skipped."""

    item: str
    confirmed: bool = False


class DeferItem(Wish, frozen=True, kw_only=True):
    """Put an item off to the next meeting; the open one when not named."""

    item: str | None = None
    confirmed: bool = False


class SkipItem(Wish, frozen=True, kw_only=True):
    """Pass an item over; the open one when not named."""

    item: str | None = None
    confirmed: bool = False


class ExtendItem(Wish, frozen=True, kw_only=True):
    """Give the open item more time."""

    seconds: Seconds
    reason: str | None = None


class PauseMeeting(Wish, frozen=True, kw_only=True):
    """Begin a recess."""

    reason: str | None = None


class ResumeMeeting(Wish, frozen=True, kw_only=True):
    """End the recess."""


class Replan(Wish, frozen=True, kw_only=True):
    """Take the proposal of `timing.replan`."""


class AdoptMinutes(Wish, frozen=True, kw_only=True):
    """Record that the minutes were read or shown, and adopted."""


class Adjourn(Wish, frozen=True, kw_only=True):
    """Close the meeting; unconfirmed, it is refused while the gate has something to say."""

    to: str | None = None
    confirmed: bool = False


class AddPerson(Wish, frozen=True, kw_only=True):
    """Add somebody who is on no roster, present from now on."""

    name: str
    role: Role = Role.GUEST
    voting: bool = False
    group: str | None = None


class RenamePerson(Wish, frozen=True, kw_only=True):
    """Put a name right."""

    person: str
    name: str


class MarkPresence(Wish, frozen=True, kw_only=True):
    """Record where people are; all of them in one act."""

    people: tuple[str, ...]
    presence: Presence
    reason: str | None = None


class AskFloor(Wish, frozen=True, kw_only=True):
    """Put somebody on the speakers' list."""

    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0


class WithdrawEntry(Wish, frozen=True, kw_only=True):
    """Take a request off the list."""

    entry: str


class MoveEntry(Wish, frozen=True, kw_only=True):
    """Move a request to a place, from 1, of the list as it is shown."""

    entry: str
    place: int


class SetOrder(Wish, frozen=True, kw_only=True):
    """Serve the list in another order."""

    order: Order


class CloseList(Wish, frozen=True, kw_only=True):
    """Take no more plain requests."""


class OpenList(Wish, frozen=True, kw_only=True):
    """Take requests again."""


class CallNext(Wish, frozen=True, kw_only=True):
    """Give the floor to a waiting entry, the first when none is named; ends the running speech."""

    entry: str | None = None
    believed: str | None = None
    """Id of the running turn."""


class CallPerson(Wish, frozen=True, kw_only=True):
    """Give the floor to somebody, waiting or not."""

    person: str
    invited: bool = False


class FinishSpeech(Wish, frozen=True, kw_only=True):
    """End the running speech."""

    believed: str | None = None


class ExtendSpeech(Wish, frozen=True, kw_only=True):
    """Give the speaker more time."""

    seconds: Seconds


class YieldTime(Wish, frozen=True, kw_only=True):
    """End the running speech and give what is left of it to a waiting entry."""

    entry: str


class PutBack(Wish, frozen=True, kw_only=True):
    """Put the last speaker at the head of the list again."""


class LastWord(Wish, frozen=True, kw_only=True):
    """Call this entry, then close and clear the list."""

    entry: str


class InviteNext(Wish, frozen=True, kw_only=True):
    """Give the floor to the first of those who have not been heard."""


class DeclineInvitation(Wish, frozen=True, kw_only=True):
    """Record that the one who was invited does not wish to speak."""

    person: str | None = None


class CorrectTurn(Wish, frozen=True, kw_only=True):
    """Put right a turn's begin, end or speaker; the running one's too."""

    turn: str
    began_at: Instant | None = None
    ended_at: Instant | None = None
    person: str | None = None


class SplitTurn(Wish, frozen=True, kw_only=True):
    """Make two turns of one, at an instant within it."""

    turn: str
    at: Instant
    person: str | None = None


class MergeTurns(Wish, frozen=True, kw_only=True):
    """Make one turn of two that follow each other in the same item."""

    turn: str
    merged: str


class MoveMotion(Wish, frozen=True, kw_only=True):
    """Put a motion before the meeting."""

    text: str
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement | None = None
    method: Method | None = None


class SecondMotion(Wish, frozen=True, kw_only=True):
    """Second the pending motion."""

    person: str


class WithdrawMotion(Wish, frozen=True, kw_only=True):
    """Withdraw the pending motion."""


class TableMotion(Wish, frozen=True, kw_only=True):
    """Lay the pending motion on the table."""


class ReferMotion(Wish, frozen=True, kw_only=True):
    """Refer the pending motion elsewhere."""


class OpenVote(Wish, frozen=True, kw_only=True):
    """Open a vote on the pending motion, or on a text of its own."""

    text: str | None = None
    method: Method | None = None
    requirement: Requirement | None = None


class StateCount(Wish, frozen=True, kw_only=True):
    """State the count of the open vote; a later statement replaces it."""

    counts: Counts


class JudgeByEye(Wish, frozen=True, kw_only=True):
    """Judge the open vote without counting."""

    majority: bool


class CastVote(Wish, frozen=True, kw_only=True):
    """Answer in the open roll call; a second answer replaces the first."""

    person: str
    choice: Choice


class Object(Wish, frozen=True, kw_only=True):
    """Object to the general consent that is being asked."""

    person: str


class CloseVote(Wish, frozen=True, kw_only=True):
    """Close the open vote and judge it."""


class Recount(Wish, frozen=True, kw_only=True):
    """State a second count of the last vote."""

    counts: Counts


class GiveCastingVote(Wish, frozen=True, kw_only=True):
    """Break the tie of the last vote."""

    choice: Choice


class AnnulVote(Wish, frozen=True, kw_only=True):
    """Set the last vote aside."""

    reason: str


class TakeNote(Wish, frozen=True, kw_only=True):
    """Write down a note, private note, decision or conclusion of the open item."""

    kind: NoteKind
    text: str


class SetTask(Wish, frozen=True, kw_only=True):
    """Give a task; `due` is an ISO date."""

    text: str
    owner: str | None = None
    due: str | None = None


class RaiseConcern(Wish, frozen=True, kw_only=True):
    """Write down a concern."""

    person: str | None
    text: str


class AnswerConcern(Wish, frozen=True, kw_only=True):
    """Write down the answer to a concern."""

    concern: int
    answer: str


class Undo(Wish, frozen=True, kw_only=True):
    """Take back the last act that stands."""


class Redo(Wish, frozen=True, kw_only=True):
    """Restore the act that was taken back last."""


Command = Wish
