"""The speakers' list: who asks, who is named, moved, taken off, and in which order it is served."""

from __future__ import annotations

from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, Order
from facilitator.meeting.asides import nameless
from facilitator.meeting.commands.attendance import arriving
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import (
    known_person,
    open_item,
    optional,
    somebody_waiting,
    waiting_entry,
)
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn, Waiting, class_at
from facilitator.meeting.order import ORDER_NAMES, arranged
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting


class AskFloor(Command, frozen=True, kw_only=True):
    """Put somebody on the speakers' list."""

    person: str | None
    speech_class: SpeechClass = SpeechClass.PLAIN
    note: str | None = None
    rank: int = 0
    answers: str | None = None
    """Id of the request whose question or intervention is to be answered; it sets the class."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        speech_class = self.speech_class
        if self.answers is not None:
            speech_class = _answered(meeting, self.answers)
        state = meeting.item_state
        if state and state.list_closed and speech_class.is_plain:
            raise Refused(say("The speakers' list is closed; points of order are still taken."))
        arrived: Events = ()
        if self.person is not None:
            person = known_person(meeting, self.person)
            if self.answers is None:
                check_not_waiting(meeting, person.id, speech_class)
            arrived = arriving(meeting, person)
        asked = e.FloorAsked(
            entry=f"e{meeting.entries + 1}",
            person=self.person,
            speech_class=speech_class,
            note=optional(self.note),
            rank=self.rank,
            answers=self.answers,
        )
        return (*arrived, asked)


def _answered(meeting: Meeting, entry: str) -> SpeechClass:
    """Return the class of what is answered: the answer has the same."""
    waiting: list[Entry | Turn] = [x for x in meeting.waiting if x.id == entry]
    heard = (t for t in (*meeting.live, *meeting.turns) if t.entry == entry)
    found = [*waiting, *(t for t in heard if t.item == meeting.current)]
    if not found or not found[0].speech_class.can_be_answered:
        raise Refused(say("There is no question or intervention to answer."))
    return found[0].speech_class


def check_not_waiting(
    meeting: Meeting, person: str, speech_class: SpeechClass, without: str | None = None
) -> None:
    """Refuse more requests of a class than the body allows; for, against and plain are one class.

    One of each class, where the rules say nothing; an answer to a question does not count.
    """
    allowed = _allowed(meeting, speech_class)
    if allowed == 0:
        name = CLASS_NAMES[speech_class]
        raise Refused(say("The rules of this body know no {speech_class}.", speech_class=name))
    waiting = [
        entry
        for entry in meeting.waiting
        if entry.person == person
        and entry.speech_class.rank == speech_class.rank
        and entry.answers is None
        and entry.id != without
    ]
    if len(waiting) >= allowed:
        raise Refused(
            say(
                "{name} is waiting already ({speech_class}).",
                name=meeting.name_of(person),
                speech_class=CLASS_NAMES[waiting[0].speech_class],
            )
        )


def _allowed(meeting: Meeting, speech_class: SpeechClass) -> int:
    entries = meeting.agenda.body_rules.entries
    of_its_own = entries.get(speech_class.value)
    if of_its_own is None and speech_class.is_plain:
        of_its_own = entries.get(SpeechClass.PLAIN.value)
    return 1 if of_its_own is None else of_its_own


class NameSpeaker(Command, frozen=True, kw_only=True):
    """Name whoever has no name yet: the one who speaks, else the first who waits, else the last."""

    person: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        if nameless(meeting) is None:
            raise Refused(say("Everybody who waits or speaks has a name."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        found = nameless(meeting)
        if isinstance(found, Turn):
            return CorrectSpeaker(person=self.person, turn=found.id).decide(meeting, now)
        entry = found.id if found else None
        return CorrectSpeaker(person=self.person, entry=entry).decide(meeting, now)


class CorrectSpeaker(Command, frozen=True, kw_only=True):
    """Say who waits with the request `entry`, or whose the turn `turn` is or was."""

    person: str
    entry: str | None = None
    turn: str | None = None

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        person = known_person(meeting, self.person)
        if self.turn is not None:
            return _name_turn(meeting, self.turn, person.id)
        waiting = waiting_entry(meeting, self.entry or "")
        if waiting.person == person.id:
            raise Refused(say("It is {name} already.", name=person.name))
        check_not_waiting(meeting, person.id, waiting.speech_class, without=waiting.id)
        arrived = arriving(meeting, person)
        return (*arrived, e.EntryNamed(entry=waiting.id, person=person.id))


def _name_turn(meeting: Meeting, turn: str, person: str) -> Events:
    found = next((t for t in (*meeting.live, *meeting.turns) if t.id == turn), None)
    if found is None:
        raise Refused(say("There is no such turn."))
    if found.person == person:
        raise Refused(say("It is {name} already.", name=meeting.name_of(person)))
    running = found in meeting.live
    arrived = arriving(meeting, meeting.people[person]) if running else ()
    return (*arrived, e.TurnCorrected(turn=turn, person=person))


class WithdrawEntry(Command, frozen=True, kw_only=True):
    """Take a request off the list."""

    entry: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        somebody_waiting(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        """Take a request off, and with a question the answers to it."""
        self.in_order(meeting, now)
        entry = waiting_entry(meeting, self.entry)
        answers = (x for x in meeting.waiting if x.answers == entry.id)
        return tuple(e.EntryWithdrawn(entry=x.id) for x in (entry, *answers))


class MoveEntry(Command, frozen=True, kw_only=True):
    """Move a request to a place, from 1, of the list as it is shown."""

    entry: str
    place: int

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        somebody_waiting(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        entry = waiting_entry(meeting, self.entry)
        listed = arranged(meeting)
        if not 1 <= self.place <= len(listed):
            raise Refused(say("The list has places 1 to {count}.", count=len(listed)))
        place = self.place - 1
        if listed[place].id == entry.id:
            raise Refused(
                say(
                    "{name} stands at place {place} already.",
                    name=meeting.name_of(entry.person),
                    place=self.place,
                )
            )
        answers = [x for x in listed if x.answers == entry.id]
        moves = [_moving(meeting, entry, _past_its_answers(listed, entry, place))]
        for nth, answer in enumerate(answers):
            meeting = moves[-1].evolve(meeting, now)
            others = [x.id for x in arranged(meeting) if x.id != answer.id]
            moves.append(_moving(meeting, answer, others.index(entry.id) + 1 + nth))
        return tuple(moves)


def _past_its_answers(listed: Waiting, entry: Entry, place: int) -> int:
    """Return where to move an entry in the list without it: one step down is past its answers."""
    place_now = listed.index(entry)
    others = [x for x in listed if x.id != entry.id]
    if place < place_now or listed[place].answers != entry.id:
        return place
    rest = (i for i, x in enumerate(others) if i >= place and x.answers != entry.id)
    return next(rest, len(others) - 1) + 1


def _moving(meeting: Meeting, entry: Entry, place: int) -> e.EntryMoved:
    """Return the move of an entry to a place, from 0, of the list without it."""
    others = tuple(x for x in arranged(meeting) if x.id != entry.id)
    return e.EntryMoved(entry=entry.id, place=place, speech_class=class_at(others, entry, place))


class SetOrder(Command, frozen=True, kw_only=True):
    """Serve the list in another order."""

    before_opening: ClassVar[bool] = True

    order: Order

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        if meeting.order is self.order:
            raise Refused(say("The order is {order} already.", order=ORDER_NAMES[self.order]))
        return (e.OrderSet(order=self.order),)


class CloseList(Command, frozen=True, kw_only=True):
    """Take no more plain requests."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if meeting.item_state and meeting.item_state.list_closed:
            raise Refused(say("The speakers' list is closed already."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return (e.ListClosed(),)


class OpenList(Command, frozen=True, kw_only=True):
    """Take requests again."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        if meeting.item_state and not meeting.item_state.list_closed:
            raise Refused(say("The speakers' list is open already."))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return (e.ListOpened(),)
