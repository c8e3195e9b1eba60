"""Motions and amendments: made, seconded, and what becomes of them without a vote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from facilitator.meeting import commands as c
from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.amending import amended
from facilitator.meeting.argument import read_argument
from facilitator.meeting.decide.attendance import arriving
from facilitator.meeting.decide.checks import known_person, open_item, optional, written
from facilitator.meeting.evolve import evolve
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.postponing import due, is_due, until_told
from facilitator.meeting.rules import SIMPLE, Requirement
from facilitator.meeting.stack import (
    amendment_out_of_order,
    goes_before,
    laid_aside,
    main_motion,
    needs_second,
    on_the_table,
    procedure_of,
    stack,
    to_be_amended,
)
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method

Events = tuple[e.Event, ...]


def pending(meeting: Meeting) -> Motion:
    """Return the motion to be decided next, or refuse."""
    if meeting.pending_motion is None:
        raise Refused(say("There is no motion before the meeting."))
    return meeting.pending_motion


def _check_not_being_voted_on(meeting: Meeting, motion: Motion) -> None:
    """Refuse to touch a motion while it, or something upon it, is put to the vote."""
    vote = meeting.open_vote
    if vote and vote.motion is not None and vote.motion >= motion.number:
        raise Refused(say("The motion is being voted on: close or annul the vote first."))


def check_no_consent(meeting: Meeting) -> None:
    """Refuse while the consent agenda is before the meeting."""
    if meeting.consent is not None:
        raise Refused(say("The consent agenda is before the meeting: adopt it or drop it first."))


def with_list_reopened(before: Meeting, events: Events, now: Instant) -> Events:
    """Return events that also open the list again, once nothing waits with its debate closed."""
    if not any(motion.debate_closed for motion in stack(before)):
        return events
    after = before
    for event in events:
        after = evolve(after, event, now)
    state = after.item_state
    if state is None or not state.list_closed or after.current != before.current:
        return events
    waits = any(motion.debate_closed for motion in stack(after))
    return events if waits else (*events, e.ListOpened())


def check_none_pending(meeting: Meeting) -> None:
    """Refuse while a motion waits for its decision."""
    before = meeting.pending_motion
    if before is None:
        return
    if before.procedure is not None:
        raise Refused(goes_before(meeting, before))
    raise Refused(
        say(
            "Motion {number} is before the meeting: vote on it, withdraw it, table it or "
            "refer it first.",
            number=before.number,
        )
    )


def arriving_all(meeting: Meeting, *people: str | None) -> Events:
    """Return the marks of those who move and second; refuse who is not there, or one as both."""
    mover, seconder = people
    if mover is not None and mover == seconder:
        raise Refused(say("Nobody can second their own motion."))
    arrived: Events = ()
    for person in people:
        if person is not None:
            arrived += arriving(meeting, known_person(meeting, person))
    return arrived


def _move(meeting: Meeting, command: c.MoveMotion, _now: Instant) -> Events:
    item = open_item(meeting)
    check_no_consent(meeting)
    check_none_pending(meeting)
    arrived = arriving_all(meeting, command.mover, command.seconder)
    moved = e.MotionMoved(
        number=len(meeting.motions) + 1,
        text=_no_number(written(command.text)),
        mover=command.mover,
        seconder=command.seconder,
        requirement=command.requirement or meeting.agenda.requirement,
        method=command.method,
        item=item.id,
    )
    return (*arrived, moved)


def _no_number(text: str) -> str:
    """Return `text`; refuse a bare number, which names a motion and never is one."""
    if text.strip(" .").isdecimal():
        raise Refused(say("“{text}” is only a number: write what is moved.", text=text))
    return text


def _amend(meeting: Meeting, command: c.MoveAmendment, _now: Instant) -> Events:
    item = open_item(meeting)
    check_no_consent(meeting)
    if (reason := amendment_out_of_order(meeting)) is not None:
        raise Refused(reason)
    target = to_be_amended(meeting) or pending(meeting)
    arrived = arriving_all(meeting, command.mover, command.seconder)
    text = written(command.text)
    wording = _wording(meeting, target, text, whole=command.whole)
    moved = e.MotionMoved(
        number=len(meeting.motions) + 1,
        text=text,
        mover=command.mover,
        seconder=command.seconder,
        requirement=command.requirement or _usual_for_amending(meeting, target),
        item=item.id,
        amends=target.number,
        wording=wording,
    )
    return (*arrived, moved)


def _usual_for_amending(meeting: Meeting, target: Motion) -> Requirement:
    """Return what an amendment needs: of a procedural motion a majority, whatever the body asks."""
    while target.amends is not None:
        target = meeting.motions[target.amends - 1]
    return meeting.agenda.requirement if target.procedure is None else SIMPLE


def _wording(meeting: Meeting, target: Motion, text: str, *, whole: bool) -> str | None:
    """Return how the amended motion would read, None when that has still to be said."""
    if whole and text == target.text:
        raise Refused(say("The text reads so already."))
    wording = text if whole else amended(target.text, text)
    if wording is not None and (procedure := procedure_of(meeting, target)) is not None:
        return read_argument(meeting, procedure, wording).text
    return wording


def _set_wording(meeting: Meeting, command: c.SetWording, _now: Instant) -> Events:
    amendment = pending(meeting)
    if amendment.amends is None:
        raise Refused(say("No amendment is before the meeting."))
    _check_not_being_voted_on(meeting, amendment)
    target = meeting.motions[amendment.amends - 1]
    wording = _wording(meeting, target, written(command.wording), whole=True)
    if wording is None or wording == amendment.wording:
        raise Refused(say("The text reads so already."))
    return (e.WordingSet(motion=amendment.number, wording=wording),)


def _second(meeting: Meeting, command: c.SecondMotion, _now: Instant) -> Events:
    motion = pending(meeting)
    _check_not_being_voted_on(meeting, motion)
    person = known_person(meeting, command.person)
    if motion.mover == person.id:
        raise Refused(say("Nobody can second their own motion."))
    if motion.seconder is not None:
        name = meeting.name_of(motion.seconder)
        raise Refused(say("The motion has been seconded by {name} already.", name=name))
    return (*arriving(meeting, person), e.MotionSeconded(motion=motion.number, seconder=person.id))


def check_ready(meeting: Meeting, motion: Motion | None, method: Method) -> None:
    """Refuse to put to the vote what is not seconded, or an amendment that nobody can read."""
    check_no_consent(meeting)
    if motion is None:
        return
    # without objection a meeting adopts what nobody has seconded
    if method is not Method.CONSENT and needs_second(meeting, motion):
        raise Refused(say("Motion {number} needs a second first.", number=motion.number))
    if motion.amends is not None and motion.wording is None:
        raise Refused(
            say(
                "Say first how motion {number} would read with the amendment.",
                number=motion.amends,
            )
        )


def _withdraw(meeting: Meeting, command: c.WithdrawMotion, now: Instant) -> Events:
    motion = pending(meeting)
    if command.motion is not None:
        found = next((m for m in stack(meeting) if m.number == command.motion), None)
        if found is None:
            raise Refused(say("Motion {number} is not pending.", number=command.motion))
        motion = found
    _check_not_being_voted_on(meeting, motion)
    return with_list_reopened(meeting, (e.MotionWithdrawn(motion=motion.number),), now)


def _main_to_set_aside(meeting: Meeting) -> int:
    """Return the number of the main motion; refuse while a procedural motion goes before it."""
    top = pending(meeting)
    main = main_motion(meeting)
    if main is None or top.procedure is not None:
        raise Refused(goes_before(meeting, top))
    _check_not_being_voted_on(meeting, main)
    return main.number


def _table(meeting: Meeting, _command: c.TableMotion, now: Instant) -> Events:
    tabled = e.MotionTabled(motion=_main_to_set_aside(meeting))
    return with_list_reopened(meeting, (tabled,), now)


def _refer(meeting: Meeting, command: c.ReferMotion, now: Instant) -> Events:
    number = _main_to_set_aside(meeting)
    referred = e.MotionReferred(motion=number, to=optional(command.to))
    return with_list_reopened(meeting, (referred,), now)


def _take(meeting: Meeting, command: c.TakeMotion, now: Instant) -> Events:
    item = open_item(meeting)
    check_no_consent(meeting)
    motion = _to_be_taken(meeting, command.motion, now)
    check_none_pending(meeting)
    return (e.MotionTaken(motion=motion.number, item=item.id),)


def _to_be_taken(meeting: Meeting, number: int | None, now: Instant) -> Motion:
    """Return the motion called `number`, or without one what is due, else the last one tabled."""
    aside = laid_aside(meeting)
    if number is None:
        ready = due(meeting, now) or on_the_table(meeting)[-1:]
        if not ready:
            raise Refused(say("No motion lies on the table."))
        return ready[0]
    motion = next((m for m in aside if m.number == number), None)
    if motion is None:
        raise Refused(say("No motion {number} lies on the table.", number=number))
    if motion.status is MotionStatus.DEFERRED and not is_due(meeting, motion, now):
        raise Refused(
            say(
                "Motion {number} is postponed {until}: before that, only another vote on the "
                "postponement brings it back.",
                number=number,
                until=until_told(meeting, motion),
            )
        )
    return motion


def _divide(meeting: Meeting, command: c.DivideMotion, _now: Instant) -> Events:
    main = main_motion(meeting)
    if main is None:
        raise Refused(say("There is no motion before the meeting."))
    top = pending(meeting)
    if top.number != main.number:
        raise Refused(goes_before(meeting, top))
    _check_not_being_voted_on(meeting, main)
    texts = tuple(written(text) for text in command.parts)
    if len(texts) < 2:
        raise Refused(say("Name the parts, two at least: divide PART; PART."))
    return dividing(meeting, main, texts)


def dividing(meeting: Meeting, main: Motion, texts: Sequence[str]) -> Events:
    """Return the events that divide `main` into parts, moved by its mover and under its rule."""
    first = len(meeting.motions) + 1
    moved = (
        e.MotionMoved(
            number=number,
            text=text,
            mover=main.mover,
            seconder=main.seconder,
            requirement=main.requirement,
            method=Method(main.method) if main.method else None,
            item=main.item,
            part_of=main.number,
            debate_closed=main.debate_closed,
        )
        for number, text in enumerate(texts, first)
    )
    return (e.MotionDivided(motion=main.number), *moved)


DECIDERS: dict[type, Callable[[Meeting, Any, Instant], Events]] = {
    c.MoveMotion: _move,
    c.MoveAmendment: _amend,
    c.SetWording: _set_wording,
    c.SecondMotion: _second,
    c.WithdrawMotion: _withdraw,
    c.TableMotion: _table,
    c.ReferMotion: _refer,
    c.TakeMotion: _take,
    c.DivideMotion: _divide,
}
