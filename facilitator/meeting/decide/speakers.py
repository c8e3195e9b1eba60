"""The speakers' list: who asks, who is named, moved, taken off, and in which order it is served."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.asides import nameless
from facilitator.meeting.decide.attendance import arriving
from facilitator.meeting.decide.checks import known_person, open_item, optional, waiting_entry
from facilitator.meeting.evolve.floor import EVOLVERS
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn, Waiting, class_at
from facilitator.meeting.order import ORDER_NAMES, arranged
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.state import Meeting

Events = tuple[e.Event, ...]


def _ask(meeting: Meeting, command: c.AskFloor, _now: Instant) -> Events:
    open_item(meeting)
    speech_class = command.speech_class
    if command.answers is not None:
        speech_class = _answered(meeting, command.answers)
    state = meeting.item_state
    if state and state.list_closed and speech_class.is_plain:
        raise Refused(say("The speakers' list is closed; points of order are still taken."))
    arrived: Events = ()
    if command.person is not None:
        person = known_person(meeting, command.person)
        if command.answers is None:
            check_not_waiting(meeting, person.id, speech_class)
        arrived = arriving(meeting, person)
    asked = e.FloorAsked(
        entry=f"e{meeting.entries + 1}",
        person=command.person,
        speech_class=speech_class,
        note=optional(command.note),
        rank=command.rank,
        answers=command.answers,
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


def _name(meeting: Meeting, command: c.NameSpeaker, _now: Instant) -> Events:
    person = known_person(meeting, command.person)
    entry, turn = command.entry, command.turn
    if entry is None and turn is None:
        found = nameless(meeting)
        entry = found.id if isinstance(found, Entry) else None
        turn = found.id if isinstance(found, Turn) else None
    if turn is not None:
        return _name_turn(meeting, turn, person.id)
    if entry is None:
        raise Refused(say("Everybody who waits or speaks has a name."))
    waiting = waiting_entry(meeting, entry)
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


def _withdraw(meeting: Meeting, command: c.WithdrawEntry, _now: Instant) -> Events:
    """Take a request off, and with a question the answers to it."""
    entry = waiting_entry(meeting, command.entry)
    answers = (x for x in meeting.waiting if x.answers == entry.id)
    return tuple(e.EntryWithdrawn(entry=x.id) for x in (entry, *answers))


def _move(meeting: Meeting, command: c.MoveEntry, now: Instant) -> Events:
    entry = waiting_entry(meeting, command.entry)
    listed = arranged(meeting)
    if not 1 <= command.place <= len(listed):
        raise Refused(say("The list has places 1 to {count}.", count=len(listed)))
    place = command.place - 1
    if listed[place].id == entry.id:
        raise Refused(
            say(
                "{name} stands at place {place} already.",
                name=meeting.name_of(entry.person),
                place=command.place,
            )
        )
    answers = [x for x in listed if x.answers == entry.id]
    moves = [_moving(meeting, entry, _past_its_answers(listed, entry, place))]
    for nth, answer in enumerate(answers):
        meeting = EVOLVERS[e.EntryMoved](meeting, moves[-1], now)
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


def _set_order(meeting: Meeting, command: c.SetOrder, _now: Instant) -> Events:
    if meeting.order is command.order:
        raise Refused(say("The order is {order} already.", order=ORDER_NAMES[command.order]))
    return (e.OrderSet(order=command.order),)


def _close_list(meeting: Meeting, _command: c.CloseList, _now: Instant) -> Events:
    open_item(meeting)
    if meeting.item_state and meeting.item_state.list_closed:
        raise Refused(say("The speakers' list is closed already."))
    return (e.ListClosed(),)


def _open_list(meeting: Meeting, _command: c.OpenList, _now: Instant) -> Events:
    open_item(meeting)
    if meeting.item_state and not meeting.item_state.list_closed:
        raise Refused(say("The speakers' list is open already."))
    return (e.ListOpened(),)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.AskFloor: _ask,
    c.NameSpeaker: _name,
    c.WithdrawEntry: _withdraw,
    c.MoveEntry: _move,
    c.SetOrder: _set_order,
    c.CloseList: _close_list,
    c.OpenList: _open_list,
}
