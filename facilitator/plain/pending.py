"""What is before the meeting, what may be moved on it, and what the chair says."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.agenda import PreparedMotion
from facilitator.meeting.argument import WANTED
from facilitator.meeting.decide.consent import ready
from facilitator.meeting.motions import STATUS_NAMES, Motion, MotionStatus
from facilitator.meeting.phrase import Argument, Phrase, Refused, joined, nsay, say
from facilitator.meeting.postponing import until_told
from facilitator.meeting.procedure import Procedure, procedure_name
from facilitator.meeting.rules import describe
from facilitator.meeting.script import script
from facilitator.meeting.stack import (
    amendment_out_of_order,
    heading,
    laid_aside,
    needs_second,
    out_of_order,
    stack,
    title,
)
from facilitator.meeting.state import Meeting


def motions(meeting: Meeting) -> tuple[Phrase, list[Phrase]]:
    """Return how many motions are pending, and a line for each and for all that can be moved."""
    pending = stack(meeting)
    head = nsay("{count} motion pending", "{count} motions pending", len(pending))
    return head, [*_before_the_meeting(meeting, pending), *_can_be_moved(meeting)]


def _before_the_meeting(meeting: Meeting, pending: tuple[Motion, ...]) -> Iterator[Phrase]:
    for place, motion in enumerate(reversed(pending)):
        line = joined(_about(meeting, motion))
        yield say("decided first: {motion}", motion=line) if place == 0 else line
    if meeting.consent is not None:
        for place in meeting.consent.places:
            yield say("in the block: {number} “{text}”", number=place,
                      text=_prepared(meeting)[place].text)  # fmt: skip
    else:
        for place, prepared in ready(meeting).items():
            yield say("prepared: {number} “{text}”", number=place, text=prepared.text)
    for motion in laid_aside(meeting):
        yield _aside(meeting, motion)


def _aside(meeting: Meeting, motion: Motion) -> Phrase:
    facts: dict[str, Argument] = {"number": motion.number, "text": motion.text}
    if motion.status is MotionStatus.TABLED:
        return say("on the table: {number} “{text}”", **facts)
    if motion.status is MotionStatus.DEFERRED:
        return say(
            "postponed {until}: {number} “{text}”", until=until_told(meeting, motion), **facts
        )
    return say("without a result in another item: {number} “{text}”", **facts)


def _prepared(meeting: Meeting) -> dict[int, PreparedMotion]:
    item = meeting.item
    return dict(enumerate(item.motions, start=1)) if item else {}


def _about(meeting: Meeting, motion: Motion) -> Iterator[Phrase]:
    yield say("{heading}: {text}", heading=heading(motion), text=title(meeting, motion))
    if motion.amends is not None:
        yield (
            say("no wording yet: wording TEXT")
            if motion.wording is None
            else say("it would read: “{text}”", text=motion.wording)
        )
    yield STATUS_NAMES[motion.status]
    if needs_second(meeting, motion):
        yield say("needs a second: second NAME")
    if motion.debate_closed:
        yield say("the debate is closed")
    yield say("needs {rule}", rule=describe(motion.requirement))


def _can_be_moved(meeting: Meeting) -> Iterator[Phrase]:
    reason = amendment_out_of_order(meeting)
    if meeting.pending_motion is not None:
        yield _line("amend", say("to amend what is decided first"), reason)
    for procedure in meeting.agenda.body_rules.procedures:
        name = _with_argument(procedure)
        yield _line(f"procedural {procedure.kind}", name, out_of_order(meeting, procedure))


def _with_argument(procedure: Procedure) -> Phrase:
    name, needs = procedure_name(procedure), describe(procedure.requirement)
    if procedure.asks is None:
        return say("{motion} ({rule})", motion=name, rule=needs)
    return say("{motion} ({rule}), with {what}", motion=name, rule=needs,
               what=WANTED[procedure.asks])  # fmt: skip


def _line(verb: str, what: Phrase, reason: Phrase | None) -> Phrase:
    if reason is None:
        return say("in order: {verb} - {what}", verb=verb, what=what)
    return say("not now: {verb} - {reason}", verb=verb, reason=reason)


def spoken(meeting: Meeting) -> tuple[Phrase, ...]:
    """Return what the chair says now.

    Raises:
        Refused: when no question is before the meeting.
    """
    sentences = script(meeting)
    if not sentences:
        raise Refused(say("There is no motion before the meeting."))
    return sentences
