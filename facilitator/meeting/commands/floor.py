"""Commands of the speakers' list, the speeches and their corrections."""

from __future__ import annotations

from facilitator.meeting.agenda import Instant, Order, Seconds
from facilitator.meeting.commands.base import Wish
from facilitator.meeting.floor import SpeechClass


class AskFloor(Wish, frozen=True, kw_only=True):
    """Put somebody on the speakers' list."""

    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0
    answers: str | None = None
    """Id of the request whose question or intervention is to be answered; it sets the class."""


class NameSpeaker(Wish, frozen=True, kw_only=True):
    """Say who it is that waits or speaks for nobody yet; a finished turn is corrected."""

    person: str
    entry: str | None = None
    turn: str | None = None
    """Neither: the nameless one who speaks, else who waits first, else who spoke last."""


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


class ExtendPool(Wish, frozen=True, kw_only=True):
    """Give a group more speaking time."""

    group: str
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

    believed: str | None = None
    """Id of the running turn."""


class DeclineInvitation(Wish, frozen=True, kw_only=True):
    """Record that the one who was invited does not wish to speak."""

    person: str | None = None
    believed: str | None = None
    """Id of the one who is or would be invited; empty for nobody."""


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
