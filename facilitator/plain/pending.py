"""What is before the meeting, what may be moved on it, and what the chair says."""

from __future__ import annotations

from collections.abc import Iterator

from facilitator.meeting.agenda import Instant, PreparedMotion
from facilitator.meeting.argument import WANTED
from facilitator.meeting.motions import STATUS_NAMES, Motion
from facilitator.meeting.phrase import Argument, Phrase, Refused, joined, nsay, say
from facilitator.meeting.postponing import is_due, postponed, when
from facilitator.meeting.prepared import ready
from facilitator.meeting.procedure import Procedure, procedure_name
from facilitator.meeting.rules import describe
from facilitator.meeting.script import script
from facilitator.meeting.stack import (
    amendment_out_of_order,
    division_out_of_order,
    heading,
    needs_second,
    on_the_table,
    out_of_order,
    stack,
    title,
    waiting_parts,
)
from facilitator.meeting.state import Meeting


def motions(meeting: Meeting, now: Instant) -> tuple[Phrase, list[Phrase]]:
    """Return how many motions are pending, and a line for each and for all that can be moved."""
    pending = stack(meeting)
    head = nsay("{count} motion pending", "{count} motions pending", len(pending))
    return head, [*_before_the_meeting(meeting, pending, now), *_can_be_moved(meeting)]


def _before_the_meeting(
    meeting: Meeting, pending: tuple[Motion, ...], now: Instant
) -> Iterator[Phrase]:
    for place, motion in enumerate(reversed(pending)):
        line = joined(_about(meeting, motion))
        yield say("decided first: {motion}", motion=line) if place == 0 else line
    for motion in waiting_parts(meeting):
        yield say("decided later: {motion}", motion=joined(_about(meeting, motion)))
    if meeting.consent is not None:
        for place in meeting.consent.places:
            yield say("in the block: {number} “{text}”", number=place,
                      text=_prepared(meeting)[place].text)  # fmt: skip
    else:
        for place, prepared in ready(meeting).items():
            yield say("prepared: {number} “{text}” (motion {number} puts it)",
                      number=place, text=prepared.text)  # fmt: skip
    for motion in on_the_table(meeting):
        yield say("on the table: motion {number} “{text}” (take {number})",
                  number=motion.number, text=motion.text)  # fmt: skip
    for motion in postponed(meeting):
        yield postponed_line(meeting, motion, now)


def postponed_line(meeting: Meeting, motion: Motion, now: Instant) -> Phrase:
    """Return until when a motion is postponed, or that it is due and how it is taken up."""
    facts: dict[str, Argument] = {
        "number": motion.number,
        "text": motion.text,
        "when": when(meeting, motion),
    }
    if is_due(meeting, motion, now):
        return say("due: motion {number} “{text}”, postponed {when} (take {number})", **facts)
    return say("postponed {when}: motion {number} “{text}”", **facts)


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
    if motion.to_divide:
        yield say("to be decided part by part: divide PART; PART")
    if needs_second(meeting, motion):
        yield say("needs a second: second NAME")
    if motion.debate_closed:
        yield say("the debate is closed")
    yield say("needs {rule}", rule=describe(motion.requirement))


def _can_be_moved(meeting: Meeting) -> Iterator[Phrase]:
    reason = amendment_out_of_order(meeting)
    if meeting.pending_motion is not None:
        yield _line("amend", say("to amend what is decided first"), reason)
        reason = division_out_of_order(meeting)
        yield _line("divide", say("to divide it into parts, in the chair's words"), reason)
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
