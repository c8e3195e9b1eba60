"""Sentences about motions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.meeting import events as e
from facilitator.meeting.agenda import Instant
from facilitator.meeting.duration import clock
from facilitator.meeting.motions import STATUS_NAMES, Motion, MotionStatus
from facilitator.meeting.phrase import Argument, Phrase, nsay, say
from facilitator.meeting.postponing import until_phrase
from facilitator.meeting.quorum_words import warned
from facilitator.meeting.stack import title
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import METHOD_NAMES


def _moved(meeting: Meeting, event: e.MotionMoved, _at: Instant) -> Phrase:
    text = _said(meeting, event)
    by = meeting.name_of(event.mover) if event.mover else None
    figures: dict[str, Argument] = {"number": event.number, "text": text}
    if event.amends is not None:
        figures["target"] = event.amends
        if by is None:
            return say("amendment {number} to motion {target}: {text}", **figures)
        return say("amendment {number} to motion {target} by {name}: {text}", name=by, **figures)
    if event.part_of is not None:
        return say("motion {number}, part of motion {whole}: {text}",
                   whole=event.part_of, **figures)  # fmt: skip
    if by is None:
        return say("motion {number}: {text}", **figures)
    return say("motion {number} by {name}: {text}", name=by, **figures)


def _said(meeting: Meeting, event: e.MotionMoved) -> Phrase | str:
    if event.procedure is None:
        return event.text
    moved = Motion(
        number=event.number,
        text=event.text,
        requirement=event.requirement,
        item=event.item,
        procedure=event.procedure,
    )
    return title(meeting, moved)


def _seconded(meeting: Meeting, event: e.MotionSeconded, _at: Instant) -> Phrase:
    name = meeting.name_of(event.seconder)
    return say("motion {number} seconded by {name}", number=event.motion, name=name)


def _withdrawn(_meeting: Meeting, event: e.MotionWithdrawn, _at: Instant) -> Phrase:
    return say("motion {number} withdrawn", number=event.motion)


def _tabled(_meeting: Meeting, event: e.MotionTabled, _at: Instant) -> Phrase:
    return say("motion {number} laid on the table", number=event.motion)


def _referred(_meeting: Meeting, event: e.MotionReferred, _at: Instant) -> Phrase:
    if event.to:
        return say("motion {number} referred: {to}", number=event.motion, to=event.to)
    return say("motion {number} referred", number=event.motion)


def _postponed(meeting: Meeting, event: e.MotionPostponed, _at: Instant) -> Phrase:
    if event.indefinitely:
        return say("motion {number} postponed indefinitely, and so lost", number=event.motion)
    if event.until is not None:
        return say("motion {number} postponed {when}", number=event.motion,
                   when=until_phrase(meeting, event.until, event.to))  # fmt: skip
    if event.to:
        return say("motion {number} postponed: {to}", number=event.motion, to=event.to)
    return say("motion {number} postponed", number=event.motion)


def _division_ordered(_meeting: Meeting, event: e.DivisionOrdered, _at: Instant) -> Phrase:
    return say("motion {number} is voted on part by part: word the parts (divide PART; PART)",
               number=event.motion)  # fmt: skip


def _divided(_meeting: Meeting, event: e.MotionDivided, _at: Instant) -> Phrase:
    return nsay(
        "motion {number} divided into {count} part",
        "motion {number} divided into {count} parts",
        len(event.parts),
        number=event.motion,
    )


def _taken(meeting: Meeting, event: e.MotionTaken, _at: Instant) -> Phrase:
    motion = meeting.motions[event.motion - 1]
    text = motion.text
    if event.early:
        return say("motion {number} taken up before the time it was postponed to: {text}",
                   number=event.motion, text=text)  # fmt: skip
    if motion.status is MotionStatus.DEFERRED:
        return say("motion {number}, which was postponed, is before the meeting again: {text}",
                   number=event.motion, text=text)  # fmt: skip
    return say("motion {number} taken from the table: {text}", number=event.motion, text=text)


def _reconsidered(meeting: Meeting, event: e.MotionReconsidered, _at: Instant) -> Phrase:
    text = meeting.motions[event.motion - 1].text
    return say("motion {number} is reconsidered: {text}", number=event.motion, text=text)


def _restored(meeting: Meeting, event: e.MotionsRestored, _at: Instant) -> Phrase:
    motion = meeting.motions[event.motions[0] - 1]
    if event.status.is_pending:
        return say("motion {number} is before the meeting again: {text}",
                   number=motion.number, text=motion.text)  # fmt: skip
    return say("motion {number} stays as it was decided: {result}",
               number=motion.number, result=STATUS_NAMES[event.status])  # fmt: skip


def _wording_set(meeting: Meeting, event: e.WordingSet, _at: Instant) -> Phrase:
    target = meeting.motions[event.motion - 1].amends or 0
    if event.wording is None:
        return say("say how motion {number} would read with amendment {amendment}",
                   number=target, amendment=event.motion)  # fmt: skip
    return say("motion {number} would read: “{text}”", number=target, text=event.wording)


def _reworded(_meeting: Meeting, event: e.MotionReworded, _at: Instant) -> Phrase:
    if event.by is None:
        return say("motion {number} reads again: “{text}”", number=event.motion, text=event.text)
    return say("motion {number} now reads: “{text}”", number=event.motion, text=event.text)


def _debate_closed(_meeting: Meeting, event: e.DebateClosed, _at: Instant) -> Phrase:
    number = max(event.motions)
    return say("the debate is closed: vote on motion {number}", number=number)


def _debate_reopened(_meeting: Meeting, _event: e.DebateReopened, _at: Instant) -> Phrase:
    return say("the debate is open again")


def _method_set(_meeting: Meeting, event: e.VoteMethodSet, _at: Instant) -> Phrase:
    if event.method is None:
        return say("the next vote is taken as usual")
    return say("the next vote is by {method}", method=METHOD_NAMES[event.method])


def _limited(_meeting: Meeting, event: e.SpeechesLimited, _at: Instant) -> Phrase:
    if event.seconds is None:
        return say("speeches have their usual length again")
    time = clock(event.seconds)
    if event.until is not None:
        return say("contributions of {time} each, until {until}", time=time,
                   until=f"{event.until:%H:%M}")  # fmt: skip
    return say("speeches are limited to {time}", time=time)


def _put_next(meeting: Meeting, event: e.ItemPutNext, _at: Instant) -> Phrase:
    item = meeting.item_by_id(event.item)
    return say("item {number}, {title}, comes next", number=item.number, title=item.title)


def _consent_asked(meeting: Meeting, event: e.ConsentAsked, _at: Instant) -> Phrase:
    told = nsay(
        "consent agenda: {count} motion; does anybody object?",
        "consent agenda: {count} motions; does anybody object to one of them?",
        len(event.places),
    )
    return warned(meeting, told)


def _consent_objected(meeting: Meeting, event: e.ConsentObjected, _at: Instant) -> Phrase:
    block = meeting.consent
    item = meeting.item_by_id(block.item) if block else None
    text = item.motions[event.place - 1].text if item else ""
    if event.person is None:
        return say("taken out of the block: {number} “{text}”", number=event.place, text=text)
    return say(
        "{name} objects to {number}, which leaves the block: “{text}”",
        name=meeting.name_of(event.person),
        number=event.place,
        text=text,
    )


def _consent_adopted(meeting: Meeting, event: e.ConsentAdopted, _at: Instant) -> Phrase:
    told = nsay(
        "{count} motion adopted by consent",
        "{count} motions adopted together by consent",
        len(event.motions),
    )
    return warned(meeting, told)


def _consent_dropped(_meeting: Meeting, _event: e.ConsentDropped, _at: Instant) -> Phrase:
    return say("the consent agenda was taken back; its motions are put one by one")


TELLERS: dict[type, Callable[[Meeting, Any, Instant], Phrase | None]] = {
    e.MotionMoved: _moved,
    e.MotionSeconded: _seconded,
    e.MotionWithdrawn: _withdrawn,
    e.MotionTabled: _tabled,
    e.MotionReferred: _referred,
    e.MotionPostponed: _postponed,
    e.DivisionOrdered: _division_ordered,
    e.MotionDivided: _divided,
    e.MotionTaken: _taken,
    e.MotionReconsidered: _reconsidered,
    e.MotionsRestored: _restored,
    e.WordingSet: _wording_set,
    e.MotionReworded: _reworded,
    e.DebateClosed: _debate_closed,
    e.DebateReopened: _debate_reopened,
    e.VoteMethodSet: _method_set,
    e.SpeechesLimited: _limited,
    e.ItemPutNext: _put_next,
    e.ConsentAsked: _consent_asked,
    e.ConsentObjected: _consent_objected,
    e.ConsentAdopted: _consent_adopted,
    e.ConsentDropped: _consent_dropped,
}
