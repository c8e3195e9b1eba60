"""Facts of motions."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.change import with_item
from facilitator.meeting.consent import ConsentBlock
from facilitator.meeting.duration import clock
from facilitator.meeting.events.base import Event
from facilitator.meeting.motions import STATUS_NAMES, Motion, MotionStatus, Until
from facilitator.meeting.phrase import Argument, Phrase, nsay, say
from facilitator.meeting.postponing import until_phrase
from facilitator.meeting.quorum_words import warned
from facilitator.meeting.rules import Requirement
from facilitator.meeting.stack import adhering, moved_about, title
from facilitator.meeting.state import Meeting
from facilitator.meeting.votes import METHOD_NAMES, Method


class MotionMoved(Event, frozen=True, kw_only=True):
    """A motion was made."""

    number: int
    text: str
    mover: str | None = None
    seconder: str | None = None
    requirement: Requirement
    method: Method | None = None
    item: str
    amends: int | None = None
    wording: str | None = None
    """Of an amendment: how what it amends would read."""
    procedure: str | None = None
    """Kind of a procedural motion; the text is then what it asks."""
    in_block: bool = False
    """It was part of the consent agenda."""
    place: int | None = None
    """The place among the item's prepared motions, from 1."""
    part_of: int | None = None
    """Number of the motion that was divided into this one and others."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        whole = meeting.motions[self.part_of - 1] if self.part_of is not None else None
        motion = Motion(
            number=self.number,
            text=self.text,
            mover=self.mover,
            seconder=self.seconder,
            requirement=self.requirement,
            method=self.method,
            status=MotionStatus.SECONDED if self.seconder else MotionStatus.MOVED,
            item=self.item,
            amends=self.amends,
            wording=self.wording,
            procedure=self.procedure,
            in_block=self.in_block,
            moved_at=at,
            place=self.place,
            part_of=self.part_of,
            debate_closed=whole is not None and whole.debate_closed,
        )
        return replace(meeting, motions=meeting.motions.append(motion))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        text = _said(meeting, self)
        by = meeting.name_of(self.mover) if self.mover else None
        figures: dict[str, Argument] = {"number": self.number, "text": text}
        if self.amends is not None:
            figures["target"] = self.amends
            if by is None:
                return say("amendment {number} to motion {target}: {text}", **figures)
            return say(
                "amendment {number} to motion {target} by {name}: {text}", name=by, **figures
            )
        if self.part_of is not None:
            return say("motion {number}, part of motion {whole}: {text}",
                       whole=self.part_of, **figures)  # fmt: skip
        if by is None:
            return say("motion {number}: {text}", **figures)
        return say("motion {number} by {name}: {text}", name=by, **figures)


def _said(meeting: Meeting, event: MotionMoved) -> Phrase | str:
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


class MotionSeconded(Event, frozen=True, kw_only=True):
    """A motion was seconded."""

    motion: int
    seconder: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        status = meeting.motions[self.motion - 1].status
        if status is MotionStatus.MOVED:
            status = MotionStatus.SECONDED
        return with_motion(meeting, self.motion, seconder=self.seconder, status=status)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        name = meeting.name_of(self.seconder)
        return say("motion {number} seconded by {name}", number=self.motion, name=name)


def with_motion(meeting: Meeting, number: int, **changes: Any) -> Meeting:
    """Return the meeting with a motion changed."""
    if changes.get("status") in {MotionStatus.DEBATED, MotionStatus.VOTING}:
        changes["debated"] = True
    motion = replace(meeting.motions[number - 1], **changes)
    return replace(meeting, motions=meeting.motions.replace(number - 1, motion))


class MotionWithdrawn(Event, frozen=True, kw_only=True):
    """The mover withdrew the motion."""

    motion: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _set_aside(meeting, self.motion, MotionStatus.WITHDRAWN)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("motion {number} withdrawn", number=self.motion)


def _set_aside(
    meeting: Meeting, number: int, status: MotionStatus, **changes: str | bool | Until | None
) -> Meeting:
    """What hangs on a motion goes its way with it, and what was moved about it falls."""
    motion = meeting.motions[number - 1]
    for part in adhering(meeting, motion):
        meeting = with_motion(meeting, part.number, status=status)
    for procedural in moved_about(meeting, motion):
        for part in (procedural, *adhering(meeting, procedural)):
            meeting = with_motion(meeting, part.number, status=MotionStatus.WITHDRAWN)
    return with_motion(meeting, number, status=status, **changes)


class MotionTabled(Event, frozen=True, kw_only=True):
    """The motion was laid on the table."""

    motion: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _set_aside(meeting, self.motion, MotionStatus.TABLED)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("motion {number} laid on the table", number=self.motion)


class MotionReferred(Event, frozen=True, kw_only=True):
    """The motion was referred elsewhere."""

    motion: int
    to: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _set_aside(meeting, self.motion, MotionStatus.REFERRED, to=self.to)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.to:
            return say("motion {number} referred: {to}", number=self.motion, to=self.to)
        return say("motion {number} referred", number=self.motion)


class MotionPostponed(Event, frozen=True, kw_only=True):
    """The motion was put off, until when `to` says; or dropped without a decision."""

    motion: int
    to: str | None = None
    """The words."""
    indefinitely: bool = False
    until: Until | None = None
    """When it comes back, as `to` was understood."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        status = MotionStatus.LOST if self.indefinitely else MotionStatus.DEFERRED
        return _set_aside(
            meeting,
            self.motion,
            status,
            to=self.to,
            until=self.until,
            dropped=self.indefinitely,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.indefinitely:
            return say("motion {number} postponed indefinitely, and so lost", number=self.motion)
        if self.until is not None:
            return say("motion {number} postponed {when}", number=self.motion,
                       when=until_phrase(meeting, self.until, self.to))  # fmt: skip
        if self.to:
            return say("motion {number} postponed: {to}", number=self.motion, to=self.to)
        return say("motion {number} postponed", number=self.motion)


class DivisionOrdered(Event, frozen=True, kw_only=True):
    """It was decided to vote on a motion part by part; the parts are still to be worded."""

    motion: int

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_motion(meeting, self.motion, to_divide=True)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("motion {number} is voted on part by part: word the parts (divide PART; PART)",
                   number=self.motion)  # fmt: skip


class MotionDivided(Event, frozen=True, kw_only=True):
    """A motion was divided: the parts, moved next, are decided one by one in its place."""

    motion: int
    parts: tuple[int, ...]
    """Their numbers."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_motion(meeting, self.motion, status=MotionStatus.DIVIDED, to_divide=False)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return nsay(
            "motion {number} divided into {count} part",
            "motion {number} divided into {count} parts",
            len(self.parts),
            number=self.motion,
        )


class MotionTaken(Event, frozen=True, kw_only=True):
    """A motion on the table, or a postponed one, was taken up in the item that was open then."""

    motion: int
    item: str
    early: bool = False
    """It was postponed, and its time had not come."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        """A motion comes back with its amendments, as far as it had come."""
        motion = meeting.motions[self.motion - 1]
        for part in (motion, *adhering(meeting, motion)):
            status = MotionStatus.SECONDED if part.seconder else MotionStatus.MOVED
            if part.debated:
                status = MotionStatus.DEBATED
            meeting = with_motion(meeting, part.number, status=status, item=self.item)
        return with_motion(meeting, self.motion, to=None, until=None)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        motion = meeting.motions[self.motion - 1]
        text = motion.text
        if self.early:
            return say("motion {number} taken up before the time it was postponed to: {text}",
                       number=self.motion, text=text)  # fmt: skip
        if motion.status is MotionStatus.DEFERRED:
            return say("motion {number}, which was postponed, is before the meeting again: {text}",
                       number=self.motion, text=text)  # fmt: skip
        return say("motion {number} taken from the table: {text}", number=self.motion, text=text)


class MotionReconsidered(Event, frozen=True, kw_only=True):
    """A decided motion came before the meeting again, in the item that was open then."""

    motion: int
    item: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_motion(
            meeting,
            self.motion,
            status=MotionStatus.DEBATED,
            debated=True,
            item=self.item,
            debate_closed=False,
            in_block=False,
            to=None,
            until=None,
            dropped=False,
            decided_as=meeting.motions[self.motion - 1].status,
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        text = meeting.motions[self.motion - 1].text
        return say("motion {number} is reconsidered: {text}", number=self.motion, text=text)


class MotionsRestored(Event, frozen=True, kw_only=True):
    """Motions stand as they did before a procedural motion that did not carry after all."""

    motions: tuple[int, ...]
    """The main motion first, then the amendments that had gone its way with it."""
    status: MotionStatus
    """Of the first one."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        for number in self.motions:
            meeting = with_motion(
                meeting,
                number,
                status=self.status,
                to=None,
                until=None,
                dropped=False,
                to_divide=False,
            )
        return meeting

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        motion = meeting.motions[self.motions[0] - 1]
        if self.status.is_pending:
            return say("motion {number} is before the meeting again: {text}",
                       number=motion.number, text=motion.text)  # fmt: skip
        return say("motion {number} stays as it was decided: {result}",
                   number=motion.number, result=STATUS_NAMES[self.status])  # fmt: skip


class WordingSet(Event, frozen=True, kw_only=True):
    """It was said how the amended text would read."""

    motion: int
    """The amendment."""
    wording: str | None = None
    """None: it has to be said anew, because what it amends has changed."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_motion(meeting, self.motion, wording=self.wording)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        target = meeting.motions[self.motion - 1].amends or 0
        if self.wording is None:
            return say("say how motion {number} would read with amendment {amendment}",
                       number=target, amendment=self.motion)  # fmt: skip
        return say("motion {number} would read: “{text}”", number=target, text=self.wording)


class MotionReworded(Event, frozen=True, kw_only=True):
    """A motion's text became another one: by an amendment, or back when that did not stand."""

    motion: int
    text: str
    by: int | None = None
    """The amendment; none when an earlier text was restored."""
    wording: str | None = None
    """Of an amendment that was amended: how what it amends would read now."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        motion = meeting.motions[self.motion - 1]
        restores = self.by is None and motion.versions
        versions = motion.versions[:-1] if restores else (*motion.versions, motion.text)
        return with_motion(
            meeting, self.motion, text=self.text, versions=versions, wording=self.wording
        )

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.by is None:
            return say("motion {number} reads again: “{text}”", number=self.motion, text=self.text)
        return say("motion {number} now reads: “{text}”", number=self.motion, text=self.text)


class DebateClosed(Event, frozen=True, kw_only=True):
    """Motions are to be voted on without more debate or amendments."""

    motions: tuple[int, ...]

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _debate(meeting, self.motions, closed=True)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        number = max(self.motions)
        return say("the debate is closed: vote on motion {number}", number=number)


def _debate(meeting: Meeting, numbers: tuple[int, ...], *, closed: bool) -> Meeting:
    for number in numbers:
        meeting = with_motion(meeting, number, debate_closed=closed)
    return meeting


class DebateReopened(Event, frozen=True, kw_only=True):
    """Motions may be debated and amended again."""

    motions: tuple[int, ...]

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return _debate(meeting, self.motions, closed=False)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the debate is open again")


class VoteMethodSet(Event, frozen=True, kw_only=True):
    """It was decided how motions are voted on."""

    motions: tuple[int, ...]
    method: Method | None
    """None: as usual again."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        for number in self.motions:
            meeting = with_motion(meeting, number, method=self.method)
        return meeting

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.method is None:
            return say("the next vote is taken as usual")
        return say("the next vote is by {method}", method=METHOD_NAMES[self.method])


class SpeechesLimited(Event, frozen=True, kw_only=True):
    """Turns on an item got another length, for as long as `until` says or for all of it."""

    item: str
    seconds: Seconds | None
    """None: the usual length again."""
    until: Instant | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return with_item(meeting, self.item, turn_limit=self.seconds, limited_until=self.until)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        if self.seconds is None:
            return say("speeches have their usual length again")
        time = clock(self.seconds)
        if self.until is not None:
            return say("contributions of {time} each, until {until}", time=time,
                       until=f"{self.until:%H:%M}")  # fmt: skip
        return say("speeches are limited to {time}", time=time)


class ItemPutNext(Event, frozen=True, kw_only=True):
    """An item was to be taken next, whatever the order of the agenda."""

    item: str

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(meeting, next_up=self.item)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        item = meeting.item_by_id(self.item)
        return say("item {number}, {title}, comes next", number=item.number, title=item.title)


class ConsentAsked(Event, frozen=True, kw_only=True):
    """Prepared motions of an item were put before the meeting as one block (places from 1)."""

    item: str
    places: tuple[int, ...]

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(meeting, consent=ConsentBlock(item=self.item, places=self.places))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        told = nsay(
            "consent agenda: {count} motion; does anybody object?",
            "consent agenda: {count} motions; does anybody object to one of them?",
            len(self.places),
        )
        return warned(meeting, told)


class ConsentObjected(Event, frozen=True, kw_only=True):
    """A motion left the block."""

    place: int
    person: str | None = None

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        block = meeting.consent
        if block is None:
            return meeting
        left = tuple(place for place in block.places if place != self.place)
        out = (*block.out, (self.place, self.person))
        return replace(meeting, consent=replace(block, places=left, out=out))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        block = meeting.consent
        item = meeting.item_by_id(block.item) if block else None
        text = item.motions[self.place - 1].text if item else ""
        if self.person is None:
            return say("taken out of the block: {number} “{text}”", number=self.place, text=text)
        return say(
            "{name} objects to {number}, which leaves the block: “{text}”",
            name=meeting.name_of(self.person),
            number=self.place,
            text=text,
        )


class ConsentAdopted(Event, frozen=True, kw_only=True):
    """What was left of the block was adopted: these motions."""

    motions: tuple[int, ...]

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        done = (meeting.consent,) if meeting.consent else ()
        return replace(meeting, consent=None, consents=(*meeting.consents, *done))

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        told = nsay(
            "{count} motion adopted by consent",
            "{count} motions adopted together by consent",
            len(self.motions),
        )
        return warned(meeting, told)


class ConsentDropped(Event, frozen=True, kw_only=True):
    """The block was taken back."""

    def evolve(self, meeting: Meeting, at: Instant) -> Meeting:
        return replace(meeting, consent=None)

    def told(self, meeting: Meeting, at: Instant) -> Phrase | None:
        return say("the consent agenda was taken back; its motions are put one by one")
