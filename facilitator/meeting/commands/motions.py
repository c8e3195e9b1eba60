"""Motions and amendments: made, seconded, and what becomes of them without a vote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant, PreparedMotion
from facilitator.meeting.argument import Argument, read_argument
from facilitator.meeting.commands.attendance import arriving
from facilitator.meeting.commands.base import Command, Events
from facilitator.meeting.commands.checks import known_person, open_item, optional, written
from facilitator.meeting.evolve import evolve
from facilitator.meeting.motions import Motion, MotionStatus
from facilitator.meeting.phrase import NeedsConfirmation, Refused, say
from facilitator.meeting.postponing import check_can_wait, due, is_due, postponed, read_until, when
from facilitator.meeting.prepared import bare_number, not_prepared, number_is_no_text, ready
from facilitator.meeting.procedure import Effect, Procedure
from facilitator.meeting.rules import SIMPLE, Requirement
from facilitator.meeting.stack import (
    amendment_out_of_order,
    division_out_of_order,
    goes_before,
    main_motion,
    needs_second,
    on_the_table,
    procedure_of,
    stack,
    to_be_amended,
)
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import Method
from facilitator.meeting.wording import would_read

BETWEEN_PARTS = ";"
"""What is written between two parts."""


class MoveMotion(Command, frozen=True, kw_only=True):
    """Put a motion before the meeting."""

    in_recess: ClassVar[bool] = False

    text: str = ""
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement | None = None
    method: Method | None = None
    place: int | None = None
    """The place of a prepared motion, from 1, instead of a text; what it says counts."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        check_no_consent(meeting)
        check_none_pending(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        arrived = arriving_all(meeting, self.mover, self.seconder)
        prepared = None if self.place is None else _prepared(meeting, self.place)
        method = self.method
        if prepared is not None and method is None and prepared.method in set(Method):
            method = Method(prepared.method)
        rule = self.requirement or (prepared.requirement if prepared else None)
        moved = e.MotionMoved(
            number=len(meeting.motions) + 1,
            text=prepared.text if prepared else worded(meeting, self.text),
            mover=self.mover,
            seconder=self.seconder,
            requirement=rule or meeting.agenda.requirement,
            method=method,
            item=item.id,
            place=self.place,
        )
        return (*arrived, moved)


def check_no_consent(meeting: Meeting) -> None:
    """Refuse while the consent agenda is before the meeting."""
    if meeting.consent is not None:
        raise Refused(say("The consent agenda is before the meeting: adopt it or drop it first."))


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


def _prepared(meeting: Meeting, place: int) -> PreparedMotion:
    """Return the prepared motion at a place, or refuse."""
    found = ready(meeting).get(place)
    if found is None:
        raise Refused(not_prepared(meeting, place))
    return found


def worded(meeting: Meeting, text: str) -> str:
    """Return the text of a motion, cleaned; refuse a number alone, which says nothing."""
    if bare_number(text) is not None:
        raise Refused(number_is_no_text(meeting))
    return written(text)


class MoveAmendment(Command, frozen=True, kw_only=True):
    """Move to amend the motion that would be decided next."""

    in_recess: ClassVar[bool] = False

    text: str
    """`replace "X" with "Y"` and the like, the whole new text, or words about it."""
    whole: bool = False
    """The text is the whole new text, whatever it looks like."""
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        check_no_consent(meeting)
        if (reason := amendment_out_of_order(meeting)) is not None:
            raise Refused(reason)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        target = to_be_amended(meeting) or pending(meeting)
        arrived = arriving_all(meeting, self.mover, self.seconder)
        text = written(self.text)
        wording = _wording(meeting, target, text, now, whole=self.whole)
        moved = e.MotionMoved(
            number=len(meeting.motions) + 1,
            text=text,
            mover=self.mover,
            seconder=self.seconder,
            requirement=self.requirement or _usual_for_amending(meeting, target),
            item=item.id,
            amends=target.number,
            wording=wording,
        )
        return (*arrived, moved)


def pending(meeting: Meeting) -> Motion:
    """Return the motion to be decided next, or refuse."""
    if meeting.pending_motion is None:
        raise Refused(say("There is no motion before the meeting."))
    return meeting.pending_motion


def _usual_for_amending(meeting: Meeting, target: Motion) -> Requirement:
    """Return what an amendment needs: of a procedural motion a majority, whatever the body asks."""
    while target.amends is not None:
        target = meeting.motions[target.amends - 1]
    return meeting.agenda.requirement if target.procedure is None else SIMPLE


def _wording(
    meeting: Meeting, target: Motion, text: str, now: Instant, *, whole: bool
) -> str | None:
    """Return how the amended motion would read, None when that has still to be said."""
    if whole and text == target.text:
        raise Refused(say("The text reads so already."))
    wording = text if whole else would_read(meeting, target, text)
    if wording is None:
        return None
    if (procedure := procedure_of(meeting, target)) is not None:
        return check_argument(meeting, procedure, wording, now).text
    return worded(meeting, wording)


def check_argument(meeting: Meeting, procedure: Procedure, text: str, now: Instant) -> Argument:
    """Return the argument of a procedural motion; refuse one that cannot be carried out."""
    argument = read_argument(meeting, procedure, text)
    if procedure.effect is Effect.POSTPONE:
        check_can_wait(meeting, read_until(meeting, argument.text, now), now)
    return argument


class SetWording(Command, frozen=True, kw_only=True):
    """Say how the text would read when the pending amendment is carried."""

    in_recess: ClassVar[bool] = False

    wording: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _pending_amendment(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        amendment, target = _pending_amendment(meeting)
        wording = _wording(meeting, target, written(self.wording), now, whole=True)
        if wording is None or wording == amendment.wording:
            raise Refused(say("The text reads so already."))
        return (e.WordingSet(motion=amendment.number, wording=wording),)


def _pending_amendment(meeting: Meeting) -> tuple[Motion, Motion]:
    """Return the pending amendment and the motion that it amends, or refuse."""
    amendment = pending(meeting)
    if amendment.amends is None:
        raise Refused(say("No amendment is before the meeting."))
    _check_not_being_voted_on(meeting, amendment)
    return amendment, meeting.motions[amendment.amends - 1]


def _check_not_being_voted_on(meeting: Meeting, motion: Motion) -> None:
    """Refuse to touch a motion while it, or something upon it, is put to the vote."""
    vote = meeting.open_vote
    if vote and vote.motion is not None and vote.motion >= motion.number:
        raise Refused(say("The motion is being voted on: close or annul the vote first."))


class SecondMotion(Command, frozen=True, kw_only=True):
    """Second the pending motion."""

    in_recess: ClassVar[bool] = False

    person: str

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        motion = pending(meeting)
        _check_not_being_voted_on(meeting, motion)
        if motion.seconder is not None:
            name = meeting.name_of(motion.seconder)
            raise Refused(say("The motion has been seconded by {name} already.", name=name))

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        motion = pending(meeting)
        person = known_person(meeting, self.person)
        if motion.mover == person.id:
            raise Refused(say("Nobody can second their own motion."))
        return (
            *arriving(meeting, person),
            e.MotionSeconded(motion=motion.number, seconder=person.id),
        )


class WithdrawMotion(Command, frozen=True, kw_only=True):
    """Withdraw the pending motion, or one below it with everything that hangs on it."""

    motion: int | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        pending(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        motion = pending(meeting)
        if self.motion is not None:
            here = (m for m in meeting.motions if m.status.is_pending and m.item == meeting.current)
            found = next((m for m in here if m.number == self.motion), None)
            if found is None:
                raise Refused(say("Motion {number} is not pending.", number=self.motion))
            motion = found
        _check_not_being_voted_on(meeting, motion)
        return with_list_reopened(meeting, (e.MotionWithdrawn(motion=motion.number),), now)


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


class TableMotion(Command, frozen=True, kw_only=True):
    """Lay the main motion on the table, with its amendments."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _main_to_set_aside(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        tabled = e.MotionTabled(motion=_main_to_set_aside(meeting))
        return with_list_reopened(meeting, (tabled,), now)


def _main_to_set_aside(meeting: Meeting) -> int:
    """Return the number of the main motion; refuse while a procedural motion goes before it."""
    top = pending(meeting)
    main = main_motion(meeting)
    if main is None or top.procedure is not None:
        raise Refused(goes_before(meeting, top))
    _check_not_being_voted_on(meeting, main)
    return main.number


class ReferMotion(Command, frozen=True, kw_only=True):
    """Refer the main motion elsewhere, with its amendments."""

    to: str | None = None

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        _main_to_set_aside(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        number = _main_to_set_aside(meeting)
        referred = e.MotionReferred(motion=number, to=optional(self.to))
        return with_list_reopened(meeting, (referred,), now)


class DivideMotion(Command, frozen=True, kw_only=True):
    """Divide the main motion into parts, in the chair's words, that are decided one by one."""

    in_recess: ClassVar[bool] = False

    parts: tuple[str, ...]

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        check_no_consent(meeting)
        if (reason := division_out_of_order(meeting)) is not None:
            raise Refused(reason)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        return dividing(meeting, pending(meeting), self.parts)


def dividing(meeting: Meeting, whole: Motion, parts: Sequence[str]) -> Events:
    """Return the events that divide a motion; refuse parts that are no motions of their own."""
    texts = [worded(meeting, part) for part in parts]
    if len(texts) < 2:
        raise Refused(
            say("Word at least two parts, with a semicolon between them (divide PART; PART).")
        )
    if len(set(texts)) < len(texts):
        raise Refused(say("Two parts are the same: word each part differently."))
    if whole.text in texts:
        raise Refused(say("A part cannot be the whole motion."))
    first = len(meeting.motions) + 1
    moved = [
        e.MotionMoved(
            number=number,
            text=text,
            mover=whole.mover,
            seconder=whole.seconder,
            requirement=whole.requirement,
            method=Method(whole.method) if whole.method else None,
            item=whole.item,
            part_of=whole.number,
        )
        for number, text in enumerate(texts, first)
    ]
    numbers = tuple(part.number for part in moved)
    return (e.MotionDivided(motion=whole.number, parts=numbers), *moved)


class TakeMotion(Command, frozen=True, kw_only=True):
    """Take up a motion that lies on the table or was postponed.

    Without a number: the first postponed one whose time has come, else the last one tabled.
    """

    in_recess: ClassVar[bool] = False

    motion: int | None = None
    confirmed: bool = False
    """Also before the time that it was postponed to."""

    @classmethod
    def in_order(cls, meeting: Meeting, now: Instant) -> None:
        open_item(meeting)
        check_no_consent(meeting)

    def decide(self, meeting: Meeting, now: Instant) -> Events:
        self.in_order(meeting, now)
        item = open_item(meeting)
        motion = _to_take(meeting, self.motion, now)
        check_none_pending(meeting)
        is_early = motion.status is MotionStatus.DEFERRED and not is_due(meeting, motion, now)
        if is_early and not self.confirmed:
            raise NeedsConfirmation(
                say(
                    "Motion {number} is postponed {when}: before that it is taken up only when the "
                    "meeting suspends its rules or nobody objects (take {number} now).",
                    number=motion.number,
                    when=when(meeting, motion),
                )
            )
        return (e.MotionTaken(motion=motion.number, item=item.id, early=is_early),)


def _to_take(meeting: Meeting, number: int | None, now: Instant) -> Motion:
    """Return the motion to take up: the one named, a due one, the last tabled; or refuse."""
    tabled, waiting = on_the_table(meeting), postponed(meeting)
    if number is None:
        found = (*due(meeting, now)[:1], *reversed(tabled))
        if not found:
            raise Refused(say("No motion lies on the table, and no postponed one is due."))
        return found[0]
    named = next((motion for motion in (*tabled, *waiting) if motion.number == number), None)
    if named is None:
        raise Refused(say("No motion {number} lies on the table or is postponed.", number=number))
    return named


def parts_in(text: str) -> tuple[str, ...]:
    """Return the parts that are written in one line; a single one when it names none."""
    return tuple(part.strip() for part in text.split(BETWEEN_PARTS) if part.strip())


def check_ready(meeting: Meeting, motion: Motion | None, method: Method) -> None:
    """Refuse to put to the vote what is not seconded, or an amendment that nobody can read."""
    check_no_consent(meeting)
    if motion is None:
        return
    if motion.to_divide:
        raise Refused(
            say(
                "Motion {number} is to be decided part by part: word its parts first "
                "(divide PART; PART).",
                number=motion.number,
            )
        )
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
